/**
 * The types of the document, and the routes of its operations. In the package, `npm run client`
 * writes this file from the contract.
 */
import { readFileSync } from 'node:fs'
import type { operations } from '../../openapi/client.js'

export type { components, operations, paths } from '../../openapi/client.js'

/** The method and the path of an operation. */
export type Route = readonly [method: string, path: string]

/** The operations by id. Only Clerk calls those that the document marks as internal. */
export const routes = routesOf(
  JSON.parse(
    readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'),
  ) as Described,
) as { readonly [Id in keyof operations]: Route }

interface Described {
  paths: Record<string, Record<string, { operationId: string; 'x-internal'?: true }>>
}

function routesOf({ paths }: Described): Record<string, Route> {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
  )
  return Object.fromEntries(
    all
      .filter((operation) => !operation['x-internal'])
      .map(({ operationId, method, path }) => [operationId, [method, path]]),
  )
}
