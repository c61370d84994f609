import { isDeepStrictEqual } from 'node:util'
import type { OpenAPIV3_1 } from 'openapi-types'
import { ContractUsageError } from '../usage-error.ts'

export type Document = OpenAPIV3_1.Document

/** A Schema Object (OpenAPI 3.1, section 4.8.24), with the members that the comparison reads. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  nullable?: boolean
  enum?: unknown[]
  const?: unknown
  format?: string
  default?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  unevaluatedProperties?: Schema | boolean
  items?: Schema | boolean
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  discriminator?: { propertyName?: string; mapping?: Record<string, string> }
  deprecated?: boolean
  description?: string
  [keyword: string]: unknown
}

/**
 * Follows a reference, or a chain of references. Any other value is returned unchanged.
 * @throws {ContractUsageError} if a reference has no target
 */
export function resolve<T extends object>(document: Document, value: T | { $ref?: string }): T {
  let found: unknown = value
  for (let hops = 0; hops < 100; hops++) {
    const reference = (found as { $ref?: unknown } | undefined)?.$ref
    if (found === undefined) break
    if (typeof reference !== 'string') return found as T
    found = at(document, reference)
  }
  throw new ContractUsageError(`A reference leads nowhere: ${(value as { $ref?: string }).$ref}`)
}

/** The value at a JSON pointer in a fragment (RFC 6901, section 6). */
function at(document: Document, reference: string): unknown {
  const keys = decodeURIComponent(reference.replace(/^#\/?/, '')).split('/')
  return keys
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document)
}

/** The name of the referenced component schema. */
export function componentName(schema: Schema): string | undefined {
  if (!isReference(schema)) return undefined
  return /^#\/components\/schemas\/([^/]+)$/.exec(schema.$ref ?? '')?.[1]
}

/** The keys of both objects, those of `before` first. */
export function keysOf(before: object = {}, after: object = {}): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
}

/** True if two parts of a document are the same. The order of keys does not matter. */
export const same: (before: unknown, after: unknown) => boolean = isDeepStrictEqual

/** True if a schema has only a reference and no other keyword, which section 4.8.24.5 allows. */
export function isReference(schema: Schema): boolean {
  return schema.$ref !== undefined && Object.keys(schema).length === 1
}

/** The schema, merged with the target of its reference and the members of its `allOf`. */
export function flatten(document: Document, schema: Schema): Schema {
  const { $ref, allOf = [], ...own } = schema
  const parts = [...($ref === undefined ? [] : [resolve<Schema>(document, { $ref })]), ...allOf]
  if (parts.length === 0) return schema
  return parts
    .map((part) => flatten(document, part))
    .reduce<Schema>((whole, part) => ({ ...part, ...whole, ...merged(whole, part) }), own)
}

function merged(a: Schema, b: Schema): Schema {
  return {
    ...((a.properties ?? b.properties) && { properties: { ...b.properties, ...a.properties } }),
    ...((a.required ?? b.required) && { required: [...(a.required ?? []), ...(b.required ?? [])] }),
  }
}

/** The members of `oneOf` or `anyOf` without `{ type: 'null' }`, and a flag if there was one. */
export function alternativesOf(
  document: Document,
  schema: Schema,
): { nonNull: Schema[]; nullable: boolean } | undefined {
  const members = schema.oneOf ?? schema.anyOf
  if (!members) return undefined
  const nonNull = members.filter((each) => flatten(document, each).type !== 'null')
  return { nonNull, nullable: nonNull.length < members.length }
}
