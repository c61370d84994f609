import type { FastifySchema, RouteOptions } from 'fastify'
import type { Operation } from './route.ts'
import { DeclarationError } from './declaration-error.ts'
import { acceptedType } from './http/bodies.ts'

/** Client generators make function names of it. */
const OPERATION_ID = /^[A-Za-z][\w-]*$/

/**
 * Checks that an operation declares everything that the document needs.
 * @param tags the allowed tags of a route; empty for any
 * @throws {DeclarationError} with the route and the missing declaration
 */
export function checkDeclaration(operation: Operation, tags: readonly string[]): void {
  const { method, schema } = operation
  const fail = (problem: string) => {
    throw new DeclarationError(`${nameOf(operation)}: ${problem}`)
  }
  if (schema.hide) return
  const { operationId, summary, tags: [tag] = [] } = schema
  if (method.includes(',')) fail('an operation has one method: register each on its own')
  if (!operationId)
    fail(
      'schema.operationId is missing. A route that is no operation of the API belongs into a scope beside the one of clerkOpenApi',
    )
  else if (!OPERATION_ID.test(operationId))
    fail(`schema.operationId must be a name such as listReports (it is "${operationId}")`)
  if (!summary) fail('schema.summary is missing')
  if (tags.length > 0 && !tags.includes(tag ?? ''))
    fail(`schema.tags must be one of ${tags.join(', ')}; the option tags has them`)
  const part = (['body', 'querystring'] as const).find((name) => hasUnboundedArray(schema[name]))
  const type = otherMediaType(schema)
  if (type !== undefined)
    fail(
      `its body is declared as ${type}, and operations take ${acceptedType} alone. Register the route in a scope beside the one of clerkOpenApi`,
    )
  if (part) fail(`schema.${part} has an array without maxItems: say how many items it takes`)
}

/** @returns `Route GET /v1/me` */
export function nameOf({ method, url }: Pick<RouteOptions, 'method' | 'url'>): string {
  return `Route ${String(method)} ${url}`
}

/** @returns a declared media type of the body that the API would refuse */
function otherMediaType({ consumes = [], body }: FastifySchema): string | undefined {
  const { content = {} } = (body ?? {}) as { content?: object }
  return [...consumes, ...Object.keys(content)].find((type) => type !== acceptedType)
}

function hasUnboundedArray(schema: FastifySchema['body']): boolean {
  if (typeof schema !== 'object' || schema === null) return false
  const { type, maxItems } = schema as { type?: unknown; maxItems?: unknown }
  if (type === 'array' && maxItems === undefined) return true
  return Object.values(schema).some(hasUnboundedArray)
}
