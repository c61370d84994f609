import { alternativesOf, type Document, flatten, type Schema } from './document.ts'

/** A schema without null, and a flag if it was nullable; undefined if it allows any type. */
interface NonNull {
  schema: Schema
  nullable: boolean | undefined
}

/**
 * Separates null from the other types of a schema, in any notation: `type: [T, 'null']`, `anyOf`
 * with `{ type: 'null' }`, or `nullable` (OpenAPI 3.0).
 */
export function withoutNull(document: Document, schema: Schema, depth = 0): NonNull {
  const resolved = flatten(document, schema)
  const members = alternativesOf(document, resolved)
  if (!members) return { schema, nullable: isNullable(resolved) }
  const [only, ...others] = members.nonNull
  if (!only || others.length > 0 || resolved.discriminator || depth > 20)
    return { schema, nullable: members.nullable }
  const inner = withoutNull(document, only, depth + 1)
  return { schema: inner.schema, nullable: members.nullable || inner.nullable }
}

function isNullable(schema: Schema): boolean | undefined {
  const values = valuesOf(schema)
  if (values && !values.includes(null)) return false
  if (schema.type === undefined) return values && true
  return schema.nullable === true || [schema.type].flat().includes('null')
}

/** The values of `enum` or `const`. */
export function valuesOf(schema: Schema): unknown[] | undefined {
  return schema.enum ?? ('const' in schema ? [schema.const] : undefined)
}

interface TypeChange {
  change: 'changed' | 'narrowed' | 'widened'
  from: string
  to: string
  /** True if both have values, so that they can be compared further. */
  comparable: boolean
}

/** Compares the types without null. */
export function compareTypes(before: Schema, after: Schema): TypeChange | undefined {
  const [old, now] = [typesOf(before), typesOf(after)]
  const narrower = isSubset(now, old)
  const wider = isSubset(old, now)
  if (narrower && wider) return undefined
  const change = narrower ? 'narrowed' : wider ? 'widened' : 'changed'
  const comparable = change !== 'changed' && old?.length !== 0 && now?.length !== 0
  return { change, from: describe(before, old), to: describe(after, now), comparable }
}

/** The types that a schema allows, without null; undefined if it allows all. */
function typesOf(schema: Schema): string[] | undefined {
  const values = valuesOf(schema)
  if (schema.type === undefined && !values) return undefined
  const types = schema.type === undefined ? (values ?? []).map(typeOf) : [schema.type].flat()
  return [...new Set(types)].filter((type) => type !== 'null')
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

function isSubset(inner: string[] | undefined, outer: string[] | undefined): boolean {
  if (!outer) return true
  return (inner ?? ['any']).every(
    (type) => outer.includes(type) || (type === 'integer' && outer.includes('number')),
  )
}

function describe(schema: Schema, types: string[] | undefined): string {
  if (!types) return 'any'
  return types.join(' or ') || (isNullable(schema) ? 'null' : 'nothing')
}
