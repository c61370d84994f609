/**
 * The types of the document, and the routes of its operations. In the package, `npm run client`
 * writes this file from the contract.
 */
import { readFileSync } from 'node:fs'
import type { operations } from '../../openapi/client.js'

export type { components, operations, paths } from '../../openapi/client.js'

/** The method and the path of an operation, and of some lists, their cursor. */
export type Route = readonly [method: string, path: string, cursor?: 'after']

/** The operations by id. Only Clerk calls those that the document marks as internal. */
export const routes = routesOf(
  JSON.parse(
    readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'),
  ) as Described,
) as { readonly [Id in keyof operations]: Route }

interface Described {
  paths: Record<string, Record<string, DescribedOperation>>
}
interface DescribedOperation {
  operationId: string
  parameters?: readonly { name: string }[]
  'x-internal'?: true
}

function routesOf({ paths }: Described): Record<string, Route> {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
  )
  return Object.fromEntries(
    all
      .filter((operation) => !operation['x-internal'])
      .map(({ operationId, method, path, parameters = [] }) => {
        const hasCursor = parameters.some(({ name }) => name === 'after')
        return [operationId, hasCursor ? [method, path, 'after'] : [method, path]]
      }),
  )
}
