/**
 * The types of the document. In the package, `npm run client` writes this file from the contract:
 * there, each code has its own status.
 */
import type { components } from '../../openapi/client.js'

export type { components, operations, paths } from '../../openapi/client.js'

/** The HTTP status of each problem, by code. */
export type ProblemStatuses = Record<components['schemas']['Problem']['code'], number>
