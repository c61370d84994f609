import { type Document, isRecord } from './pointer.ts'

/** Keywords with names of the author as members. None of these names is a keyword. */
const MAPS = new Set([
  ...['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas'],
  ...['schemas', 'responses', 'parameters', 'requestBodies', 'headers', 'securitySchemes', 'links'],
  ...['callbacks', 'paths', 'content', 'encoding', 'variables', 'examples', 'pathItems'],
])
/** Keywords that contain data, never schemas. */
const DATA = new Set(['example', 'default', 'enum', 'const', 'mapping', 'value'])

/** Turns schemas of OpenAPI 3.0 into the JSON Schema 2020-12 of OpenAPI 3.1. */
export function upgraded(document: Document): Document {
  return walk(document, false) as Document
}

function walk(node: unknown, isMap: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => walk(item, false))
  if (!isRecord(node)) return node
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      !isMap && (DATA.has(key) || key.startsWith('x-'))
        ? value
        : walk(value, !isMap && MAPS.has(key)),
    ]),
  )
  return isMap ? copy : withoutNullable(withBounds(copy))
}

function withBounds(schema: Record<string, unknown>): Record<string, unknown> {
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (schema[exclusive] === true) {
      schema[exclusive] = schema[bound]
      Reflect.deleteProperty(schema, bound)
    } else if (schema[exclusive] === false) Reflect.deleteProperty(schema, exclusive)
  }
  return schema
}

function withoutNullable(given: Record<string, unknown>): Record<string, unknown> {
  if (typeof given.nullable !== 'boolean') return given
  const { nullable, ...schema } = given
  if (!nullable) return schema
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] }
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(Array.isArray(schema.enum) && {
      enum: [...new Set([...(schema.enum as unknown[]), null])],
    }),
  }
}
