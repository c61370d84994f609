import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types'

type Node = Record<string, unknown>

/** Where a node is in the 3.1 document; the pointer is for messages. */
interface Place {
  document: OpenAPIV3_1.Document
  pointer: string
}

/** Makes of a node of a 3.1 document what says the same in 3.0. */
type Convert = (node: unknown, place: Place) => unknown

/**
 * The document for tools that do not read OpenAPI 3.1: what it says, in the words of 3.0.3. Webhooks
 * are left out, and so are the components that nothing refers to any more; the roles and scopes that
 * `security` names move to `x-required-roles`.
 * @returns another document; the given one stays as it is
 * @throws {Error} on what 3.0 has no words for, with a pointer to it
 */
export function toOpenApi30(document: OpenAPIV3_1.Document): OpenAPIV3.Document {
  const { paths = {} } = document
  const converted = documentObject({ ...document, paths }, { document, pointer: '#' })
  return withoutUnused(converted as OpenAPIV3.Document)
}

// The objects of OpenAPI 3.0.3, section 4.7: which of their fields are converted and how, and which
// of 3.1 it does not have. All other fields are the same in both.

/** The base dialect of 3.1 and the dialect it extends. */
const DIALECTS = [
  'https://spec.openapis.org/oas/3.1/dialect/base',
  'https://json-schema.org/draft/2020-12/schema',
]

const mediaType = object({ schema: toSchema, encoding: mapOf(object({ headers })) })
const header = orReference(object({ schema: toSchema, content: mapOf(mediaType) }))
const parameter = header
const requestBody = orReference(object({ content: mapOf(mediaType) }))
const response = orReference(
  object({ headers, content: mapOf(mediaType), links: mapOf(orReference(same)) }),
)
const callback = orReference(mapOf(pathItem))
const operation = withSecurity(
  object({
    parameters: listOf(parameter),
    requestBody,
    responses: mapOf(response),
    callbacks: mapOf(callback),
  }),
)
const components = object({
  schemas: mapOf(toSchema),
  responses: mapOf(response),
  parameters: mapOf(parameter),
  examples: mapOf(orReference(same)),
  requestBodies: mapOf(requestBody),
  headers,
  securitySchemes: mapOf(orReference(toSecurityScheme)),
  links: mapOf(orReference(same)),
  callbacks: mapOf(callback),
  pathItems: omitted,
})
const documentObject = withSecurity(
  object({
    openapi: () => '3.0.3',
    info: object({ summary: omitted, license: toLicense }),
    jsonSchemaDialect: dialect,
    paths: mapOf(pathItem),
    webhooks: omitted,
    components,
  }),
)

function headers(node: unknown, place: Place): unknown {
  return mapOf(header)(node, place)
}

/** Section 4.7.9; `components.pathItems` is of 3.1, so that a reference to one is resolved. */
function pathItem(node: unknown, place: Place): unknown {
  const { $ref, ...fields } = node as Node
  const name = /^#\/components\/pathItems\/(.+)$/.exec(String($ref))?.[1]
  if (name === undefined) return pathItemFields(node, place)
  const target = place.document.components?.pathItems?.[unescapePointer(name)]
  if (!target) throw refusal(place, `${String($ref)} does not resolve`)
  return pathItem({ ...target, ...fields }, place)
}

const pathItemFields = object({
  parameters: listOf(parameter),
  ...Object.fromEntries(
    ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => [
      method,
      operation,
    ]),
  ),
})

/** License Object: `identifier` (3.1, section 4.8.4) is a name of SPDX, which has a page for each. */
function toLicense(node: unknown): unknown {
  const { identifier, ...license } = node as OpenAPIV3_1.LicenseObject & { identifier?: string }
  return {
    ...license,
    ...(identifier && { url: `https://spdx.org/licenses/${identifier}.html` }),
  }
}

/** `jsonSchemaDialect` (3.1, section 4.8.1): what is converted here is the dialect of 3.1 itself. */
function dialect(node: unknown, place: Place): undefined {
  if (!DIALECTS.includes(String(node))) throw refusal(place, 'is not the dialect of OpenAPI 3.1')
}

/** Security Scheme Object, section 4.7.27: the type `mutualTLS` is of 3.1. */
function toSecurityScheme(node: unknown, place: Place): unknown {
  if ((node as Node).type === 'mutualTLS') throw refusal(place, 'OpenAPI 3.0 has no mutualTLS')
  return node
}

/**
 * Security Requirement Object, section 4.7.30: except for OAuth and OpenID Connect, the array of a
 * scheme is empty, where in 3.1 (section 4.8.30) it may name roles. The requirements are kept as
 * they were in `x-required-roles`; alternatives that differed in nothing else become one.
 */
function withSecurity(convert: Convert): Convert {
  return (node, place) => {
    const { security, ...fields } = convert(node, place) as Node
    if (!Array.isArray(security)) return fields
    const { securitySchemes = {} } = place.document.components ?? {}
    const takesScopes = (name: string) => {
      const { type } = (securitySchemes[name] ?? {}) as { type?: string }
      return type === 'oauth2' || type === 'openIdConnect'
    }
    const bare = (security as Record<string, string[]>[]).map((requirement) =>
      Object.fromEntries(
        Object.entries(requirement).map(([name, demands]) => [
          name,
          takesScopes(name) ? demands : [],
        ]),
      ),
    )
    const alternatives = new Map(
      bare.map((requirement) => [JSON.stringify(requirement), requirement]),
    )
    const lost = JSON.stringify(bare) !== JSON.stringify(security)
    return {
      ...fields,
      security: [...alternatives.values()],
      ...(lost && { 'x-required-roles': security }),
    }
  }
}

/** Reference Object, section 4.7.23: it has no other fields than `$ref`. */
function orReference(convert: Convert): Convert {
  return (node, place) => {
    const { $ref } = node as Node
    return $ref === undefined ? convert(node, place) : { $ref }
  }
}

/** Leaves out the components that only webhooks refer to, or that were copied (`toNullable`). */
function withoutUnused({ components = {}, ...rest }: OpenAPIV3.Document): OpenAPIV3.Document {
  const used = new Set<string>()
  const visit = (node: unknown) => {
    for (const [, pointer = ''] of JSON.stringify(node).matchAll(/"#(\/components\/[^"]+)"/g)) {
      if (used.has(pointer)) continue
      used.add(pointer)
      visit(resolve({ components }, pointer) ?? null)
    }
  }
  visit(rest)
  const kept = Object.entries(components).map(([kind, named]) => [
    kind,
    Object.fromEntries(
      Object.entries(named as Node).filter(
        ([name]) => kind === 'securitySchemes' || used.has(`/components/${kind}/${name}`),
      ),
    ),
  ])
  return { ...rest, components: Object.fromEntries(kept) as OpenAPIV3.ComponentsObject }
}

// The Schema Object: section 4.7.24 of 3.0.3, which takes part of JSON Schema Wright-00, from JSON
// Schema 2020-12, which 3.1 takes as a whole.

/** What a keyword becomes: keywords of 3.0. */
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
  // 3.0 has the bound and, beside it, whether the bound itself is out (Wright-00 section 5.3).
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

/** What says, without a word on what is valid, something of a schema beside its `anyOf`. */
const ANNOTATIONS = ['title', 'description', 'default', 'example', 'examples', 'deprecated']

/** Null and nothing else. `nullable` adds null to the type, and `enum` leaves nothing but null. */
const NULL = { type: 'object', nullable: true, enum: [null] }

/** JSON Schema 2020-12, section 4.3.2: `true` and `false` are schemas; in 3.0 they are not. */
function toSchema(schema: unknown, place: Place): Node {
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

// How to walk a document.

function same(node: unknown): unknown {
  return node
}

function omitted(): undefined {
  return undefined
}

/** Converts the fields that are named; leaves out those that become undefined. */
function object(fields: Readonly<Record<string, Convert>>): Convert {
  return (node, place) =>
    Object.fromEntries(
      Object.entries(node as Node).flatMap(([name, value]) => {
        const converted = (fields[name] ?? same)(value, inside(place, name))
        return converted === undefined ? [] : [[name, converted]]
      }),
    )
}

/** Specification extensions (`x-…`) that stand among the entries are no entries. */
function mapOf(convert: Convert): Convert {
  return (node, place) =>
    Object.fromEntries(
      Object.entries(node as Node).map(([name, value]) => [
        name,
        convert(value, inside(place, name)),
      ]),
    )
}

function listOf(convert: Convert): Convert {
  return (node, place) =>
    (node as unknown[]).map((item, index) => convert(item, inside(place, String(index))))
}

function inside({ document, pointer }: Place, name: string): Place {
  const segment = name.replaceAll('~', '~0').replaceAll('/', '~1')
  return { document, pointer: `${pointer}/${segment}` }
}

/** What a JSON pointer (RFC 6901), as a fragment or not, leads to. */
function resolve(document: object, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, segment) => (node as Node | undefined)?.[unescapePointer(segment)],
      document,
    )
}

function unescapePointer(segment: string): string {
  return decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~')
}

function refusal({ pointer }: Place, reason: string): Error {
  return new Error(`${pointer}: ${reason}`)
}
