import { inside, listOf, mapOf, type Convert, type Node, type Place, refusal, resolve, same } from './walk.ts'

// The Schema Object: section 4.7.24 of 3.0.3, which takes part of JSON Schema Wright-00, from JSON
// Schema 2020-12, which 3.1 takes as a whole.

/** Converts a keyword to keywords of 3.0. */
type Keyword = (value: unknown, place: Place, schema: Node) => Node

const keepAs =
  (name: string, convert: Convert = same): Keyword =>
  (value, place) => ({ [name]: convert(value, place) })

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  ...Object.fromEntries(
    [
      ...['title', 'description', 'default', 'example', 'deprecated', 'externalDocs'],
      ...['enum', 'format', 'pattern', 'minLength', 'maxLength', 'multipleOf'],
      ...['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
      ...['readOnly', 'writeOnly', 'discriminator', 'xml'],
    ].map((name) => [name, keepAs(name)]),
  ),
  allOf: keepAs('allOf', listOf(toSchema)),
  anyOf: keepAs('anyOf', listOf(toSchema)),
  oneOf: keepAs('oneOf', listOf(toSchema)),
  not: keepAs('not', toSchema),
  items: keepAs('items', toSchema),
  properties: keepAs('properties', mapOf(toSchema)),
  additionalProperties: keepAs('additionalProperties', (value, place) =>
    typeof value === 'boolean' ? value : toSchema(value, place),
  ),
  type: toType,
  const: (value) => ({ enum: [value] }),
  // At least one name, by Wright-00 section 5.15.
  required: (value) => ((value as unknown[]).length > 0 ? { required: value } : {}),
  // In 3.0, `exclusiveMinimum` is a boolean beside `minimum` (Wright-00 section 5.3).
  minimum: (value, _place, { exclusiveMinimum }) =>
    isNumber(exclusiveMinimum) && exclusiveMinimum >= Number(value) ? {} : { minimum: value },
  exclusiveMinimum: (value, _place, { minimum }) =>
    isNumber(minimum) && minimum > Number(value) ? {} : { minimum: value, exclusiveMinimum: true },
  maximum: (value, _place, { exclusiveMaximum }) =>
    isNumber(exclusiveMaximum) && exclusiveMaximum <= Number(value) ? {} : { maximum: value },
  exclusiveMaximum: (value, _place, { maximum }) =>
    isNumber(maximum) && maximum < Number(value) ? {} : { maximum: value, exclusiveMaximum: true },
  examples: (value, _place, { example }) => {
    const [first] = value as unknown[]
    return example === undefined && first !== undefined ? { example: first } : {}
  },
  // Section 4.4 of 3.0.3 has formats for both; otherwise these are annotations, and say nothing of
  // what is valid (JSON Schema Validation 2020-12, section 8.2).
  contentEncoding: (value) => (value === 'base64' ? { format: 'byte' } : {}),
  contentMediaType: (value, _place, { contentEncoding }) =>
    value === 'application/octet-stream' && !contentEncoding ? { format: 'binary' } : {},
  contentSchema: () => ({}),
  $comment: () => ({}),
}

/** Keywords that do not change which values are valid. */
const ANNOTATIONS = ['title', 'description', 'default', 'example', 'examples', 'deprecated']

/** Null and nothing else. `nullable` adds null to the type, and `enum` leaves nothing but null. */
const NULL = { type: 'object', nullable: true, enum: [null] }

/** JSON Schema 2020-12, section 4.3.2: `true` and `false` are schemas; in 3.0 they are not. */
export function toSchema(schema: unknown, place: Place): Node {
  if (typeof schema === 'boolean') return schema ? {} : { not: {} }
  const { $ref, ...siblings } = schema as Node
  if ($ref !== undefined) return toReference($ref, siblings, place)
  return toNullable(siblings, place) ?? toKeywords(siblings, place)
}

function toKeywords(schema: Node, place: Place): Node {
  const converted = Object.entries(schema).map(([name, value]) => {
    const convert = name.startsWith('x-') ? keepAs(name) : KEYWORDS[name]
    if (!convert) throw refusal(place, `OpenAPI 3.0 has no words for "${name}"`)
    return convert(value, inside(place, name), schema)
  })
  return Object.assign({}, ...converted) as Node
}

/** Section 4.7.23: beside a `$ref`, nothing counts; in 3.1 (section 4.8.24.1) all of it does. */
function toReference($ref: unknown, siblings: Node, place: Place): Node {
  if (!/^#\/components\/[^/]+\/[^/]+$/.test(String($ref)))
    throw refusal(place, `refers to ${String($ref)}, which is no component`)
  const { allOf = [], ...others } = toKeywords(siblings, place)
  if (Object.keys(siblings).length === 0) return { $ref }
  return { allOf: [{ $ref }, ...(allOf as Node[])], ...others }
}

/**
 * The schema or null, `anyOf: [schema, { type: 'null' }]`, becomes the schema with `nullable`. A
 * schema that is referred to is copied: section 4.7.24.1 says that `nullable` adds null to the `type`
 * beside it and to no other, so that `{ nullable: true, allOf: [{ $ref }] }` would refuse null.
 */
function toNullable({ anyOf, ...others }: Node, place: Place): Node | undefined {
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined
  const [schema, ...rest] = (anyOf as Node[]).filter(({ type }) => type !== 'null')
  const isAlone = Object.keys(others).every((name) => ANNOTATIONS.includes(name))
  if (!schema || rest.length > 0 || !isAlone) return undefined
  const target = typeof schema.$ref === 'string' ? resolve(place.document, schema.$ref) : schema
  const { type, ...keywords } = toSchema(target, place)
  const isPlain = !['allOf', 'anyOf', 'oneOf', 'not'].some((name) => name in keywords)
  if (typeof type !== 'string' || !isPlain) return undefined
  return {
    type,
    nullable: true,
    ...keywords,
    ...(Array.isArray(keywords.enum) && { enum: [...(keywords.enum as unknown[]), null] }),
    ...toKeywords(others, place),
  }
}

/** Section 4.7.24: a `type` is one name, and null is none; an array says what its items are. */
function toType(value: unknown, place: Place, schema: Node): Node {
  const all = [value].flat() as string[]
  const types = all.filter((type) => type !== 'null')
  const nullable = types.length < all.length
  const ofType = (type: string) => ({
    type,
    ...(type === 'array' && !schema.items && { items: {} }),
  })
  const [first, ...others] = types
  if (first === undefined) return NULL
  if (others.length === 0) return { ...ofType(first), ...(nullable && { nullable }) }
  if (schema.anyOf) throw refusal(place, 'OpenAPI 3.0 has no words for several types with "anyOf"')
  return { anyOf: [...types.map(ofType), ...(nullable ? [NULL] : [])] }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}
