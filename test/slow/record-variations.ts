import { readBackendSpec } from '../clerk-spec.ts'

interface Schema {
  $ref?: string
  type?: string
  enum?: unknown[]
  pattern?: string
  nullable?: boolean
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  allOf?: Schema[]
  oneOf?: Schema[]
  anyOf?: Schema[]
}
type Json = Record<string, unknown>

/** A change of one field that Clerk's spec allows. */
export interface Variation {
  /** A description of the change: `latest_activity.city is ''`. */
  name: string
  apply(record: Json): Json
}

export interface Records {
  /** The record, with all fields that Clerk's spec has for its kind. */
  complete(kind: string, record: Json): Json
  /** Every change of one field, at any depth, that Clerk's spec allows. */
  variations(kind: string): Variation[]
}

/** Records that only the answer of a verification describes, by its path. */
const VERIFICATIONS: Partial<Record<string, string>> = {
  api_key: '/api_keys/verify',
  clerk_idp_oauth_access_token: '/oauth_applications/access_tokens/verify',
  machine_to_machine_token: '/m2m_tokens/verify',
}

const TEXTS: [string, string][] = [
  ['empty', ''],
  ['of 5000 characters', 'é'.repeat(5000)],
  ['odd', '\ud800 \udfff \u0000\u0007\u2028 "\\ </script> 👩‍🚀 \u202e'],
]

/** Fields that decide the result of an operation: another value changes the answer. */
const DECIDES = /^object$|\.object$|^(?:id|user_id|subject|revoked|expired|active)$/

/** Reads Clerk's spec; undefined if it does not exist. */
export function readRecords(): Records | undefined {
  const spec = readBackendSpec() as
    | {
        components: { schemas: Record<string, Schema> }
        paths: Record<
          string,
          { post: { responses: { 200: { content: Record<string, { schema: Schema }> } } } }
        >
      }
    | undefined
  if (!spec) return undefined
  const { components, paths } = spec

  function resolve({ $ref, ...schema }: Schema): Schema {
    if ($ref) return resolve(components.schemas[$ref.split('/').at(-1) ?? ''] ?? {})
    const [first] = schema.allOf ?? schema.oneOf ?? schema.anyOf ?? []
    return first ? { ...resolve(first), ...schema } : schema
  }

  function schemaOf(kind: string): Schema {
    const path = VERIFICATIONS[kind]
    const content = path && paths[path]?.post.responses[200].content['application/json']
    const schema = content
      ? content.schema
      : Object.values(components.schemas).find((one) =>
          one.properties?.object?.enum?.includes(kind),
        )
    if (!schema) throw new Error(`Clerk's spec has no ${kind}`)
    return resolve(schema)
  }

  function sample(schema: Schema): unknown {
    const { type, enum: values, properties, items, required = [] } = resolve(schema)
    if (values) return values[0]
    if (properties)
      return Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]))
    if (items) return resolve(items).properties ? [sample(items)] : []
    return { string: 'text', integer: 1, number: 1, boolean: true, object: {} }[type ?? ''] ?? null
  }

  function fill(schema: Schema, value: unknown): unknown {
    const { properties, items } = resolve(schema)
    if (items && Array.isArray(value)) {
      const list = value.length > 0 ? value : (sample(schema) as unknown[])
      return list.map((item) => fill(items, item))
    }
    if (!properties || typeof value !== 'object' || value === null) return value
    const record = value as Json
    const names = Object.keys(properties).filter((name) => name !== 'organization_memberships')
    const filled = names.map((name) => {
      const inner = properties[name] ?? {}
      return [name, fill(inner, record[name] ?? sample(inner))]
    })
    return { ...record, ...(Object.fromEntries(filled) as Json) }
  }

  function vary(schema: Schema, path: string[]): Variation[] {
    const { properties = {}, required = [] } = resolve(schema)
    return Object.entries(properties).flatMap(([name, inner]) => {
      const at = [...path, name]
      const where = at.join('.')
      if (DECIDES.test(where) || name === 'organization_memberships') return []
      const { type, enum: values, pattern, items, ...rest } = resolve(inner)
      const isOptional = !required.includes(name)
      const isNullable = isOptional || inner.nullable === true || rest.nullable === true
      const texts = type === 'string' && !values && !pattern ? TEXTS : []
      const numbers = type === 'integer' || type === 'number' ? [0, Number.MAX_SAFE_INTEGER] : []
      const set = (how: string, value: unknown): Variation => ({
        name: `${where} is ${how}`,
        apply: (record) => changed(record, at, value),
      })
      return [
        ...(isOptional ? [set('absent', undefined)] : []),
        ...(isNullable ? [set('null', null)] : []),
        ...texts.map(([how, text]) => set(how, text)),
        ...(values ?? []).map((value) => set(String(value), value)),
        ...numbers.map((value) => set(String(value), value)),
        ...(type === 'number' ? [set('a fraction', 0.5)] : []),
        ...(type === 'boolean' ? [set('true', true), set('false', false)] : []),
        ...(items ? [set('an empty list', [])] : []),
        ...(type === 'object' && !rest.properties ? [set('empty', {})] : []),
        ...(rest.properties ? vary(inner, at) : []),
        ...(items && resolve(items).properties ? vary(items, [...at, '0']) : []),
      ]
    })
  }

  return {
    complete: (kind, record) => fill(schemaOf(kind), record) as Json,
    variations: (kind) => vary(schemaOf(kind), []),
  }
}

/** A copy with another value at the path, if the path exists; undefined removes it. */
function changed<T>(whole: T, [name = '', ...rest]: string[], value: unknown): T {
  if (typeof whole !== 'object' || whole === null) return whole
  const copy = (Array.isArray(whole) ? [...(whole as unknown[])] : { ...whole }) as Json
  if (rest.length > 0 && !(name in copy)) return whole
  if (rest.length > 0) copy[name] = changed(copy[name], rest, value)
  else if (value === undefined) Reflect.deleteProperty(copy, name)
  else copy[name] = value
  return copy as T
}
