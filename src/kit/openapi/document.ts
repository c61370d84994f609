import type { OpenAPIV3_1 } from 'openapi-types'
import { schemes, type SecurityRequirements } from '../auth/schemes.ts'

export interface DocumentOptions {
  info: OpenAPIV3_1.InfoObject
  /** In the order in which documentation shows them. */
  tags: readonly OpenAPIV3_1.TagObject[]
  /** Demanded by operations without `security`. */
  defaultSecurity: SecurityRequirements
  /** The address of the API, as clients see it. */
  publicUrl?: string | undefined
}

/**
 * The address in a document that no server has published, such as one in a file. Some generators
 * need an absolute one: with `/` they call `//v1/me`, and `v1` is taken for a host.
 */
const PLACEHOLDER = 'http://127.0.0.1:8080'

/** The document without operations and components, which come from the routes and their schemas. */
export function documentBase({ info, tags, defaultSecurity, publicUrl = PLACEHOLDER }: DocumentOptions) {
  return {
    openapi: '3.1.0',
    info,
    servers: [serverAt(publicUrl)],
    ...(tags.length > 0 && { tags: [...tags] }),
    security: defaultSecurity.map((requirement) => mutable(requirement)),
    components: {
      securitySchemes: Object.fromEntries(
        Object.entries(schemes).map(([name, { document }]) => [name, document]),
      ),
    },
  }
}

/** A copy of the document that names another address of the API. */
export function withAddress<T extends object>(document: T, address: string): T {
  return { ...document, servers: [serverAt(address)] }
}

function serverAt(url: string): OpenAPIV3_1.ServerObject {
  return { url, description: 'This server' }
}

function mutable(requirement: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(requirement).map(([name, demands]) => [name, [...demands]]),
  )
}
