import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types'

import { toSchema } from './openapi-3.0-schema.ts'
import {
  type Convert,
  listOf,
  mapOf,
  type Node,
  object,
  omitted,
  type Place,
  refusal,
  resolve,
  same,
  unescapePointer,
} from './walk.ts'

/**
 * Converts a document to OpenAPI 3.0.3, for tools that do not read 3.1. Webhooks and components
 * without references are left out. The roles and scopes in `security` move to `x-required-roles`.
 * @returns another document; the given one stays as it is
 * @throws {Error} with a JSON pointer to a part that 3.0 cannot express
 */
export function toOpenApi30(document: OpenAPIV3_1.Document): OpenAPIV3.Document {
  const { paths = {} } = document
  const converted = documentObject({ ...document, paths }, { document, pointer: '#' })
  return withoutUnused(converted as OpenAPIV3.Document)
}

// The objects of OpenAPI 3.0.3, section 4.7, with the fields that are converted or left out. All
// other fields are the same in 3.1.

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

/** Section 4.7.9; 3.0 has no `components.pathItems`, so references to them are resolved. */
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

/**
 * License Object: `identifier` (3.1, section 4.8.4) is a name of SPDX, which has a page for each.
 */
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
