import type { OpenAPIV3_1 } from 'openapi-types'

declare module 'fastify' {
  interface FastifySchema {
    /** The request and the answer that the document shows. Default: made from the schemas. */
    examples?: OperationExamples
  }
}

export interface OperationExamples {
  request?: unknown
  response?: unknown
}

type Schema = Readonly<Record<string, unknown>>
type Schemas = Readonly<Record<string, unknown>>

/** Examples of text by its format. */
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T12:00:00Z',
  date: '2026-01-31',
  email: 'ada@example.com',
  uri: 'https://example.com',
  'uri-reference': '/',
  uuid: '0b6fd9ae-7c52-4a3e-9d0c-1f6f5c1d2e3f',
}
const MILLISECONDS = 1_735_689_600_000
/** Maximum depth of components within components. */
const DEEPEST = 6

/** Puts an example into the request and into each success of an operation. */
export function withExamples(
  operation: OpenAPIV3_1.OperationObject,
  { request, response }: OperationExamples,
  schemas: Schemas,
): OpenAPIV3_1.OperationObject {
  const { requestBody, responses = {} } = operation
  return {
    ...operation,
    ...(requestBody && { requestBody: shown(requestBody, request, schemas) }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, answer]) => [
        status,
        shown(answer as OpenAPIV3_1.ResponseObject, response, schemas),
      ]),
    ),
  }
}

function shown<T extends object>(described: T, given: unknown, schemas: Schemas): T {
  const { content } = described as { content?: Record<string, OpenAPIV3_1.MediaTypeObject> }
  const json = content?.['application/json']
  if (!json?.schema) return described
  const example = given ?? exampleOf(json.schema as Schema, schemas)
  return { ...described, content: { ...content, 'application/json': { ...json, example } } }
}

/**
 * Makes an example of a value: from the `examples`, `default` and `enum` of its schema, or else from
 * its type and format.
 * @param schemas the components by name
 */
export function exampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  const { $ref, examples, type, anyOf, oneOf, allOf } = schema
  if (typeof $ref === 'string') {
    const referred = schemas[$ref.split('/').at(-1) ?? '']
    return depth < DEEPEST && referred ? exampleOf(referred as Schema, schemas, depth + 1) : null
  }
  if (Array.isArray(examples) && examples.length > 0) return examples[0]
  for (const keyword of ['example', 'default', 'const']) if (keyword in schema) return schema[keyword]
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const alternatives = (anyOf ?? oneOf) as Schema[] | undefined
  const [first] = alternatives?.filter((one) => one.type !== 'null') ?? []
  if (first) return exampleOf(first, schemas, depth)
  if (Array.isArray(allOf)) {
    const parts = allOf.map((one) => exampleOf(one as Schema, schemas, depth))
    return parts.length === 1 ? parts[0] : Object.assign({}, ...parts)
  }
  const types = [type].flat()
  // Null is a better example than filler text.
  if (types.includes('null') && types.includes('string') && !schema.format) return null
  switch (types.find((one) => one !== 'null')) {
    case 'object':
      return exampleOfObject(schema, schemas, depth)
    case 'array': {
      const length = Math.max(Number(schema.minItems ?? 1), 1)
      const item = exampleOf((schema.items ?? {}) as Schema, schemas, depth)
      return Array.from({ length }, () => item)
    }
    case 'string':
      return exampleOfText(schema)
    case 'integer':
    case 'number':
      return schema.format === 'int64' ? MILLISECONDS : (schema.minimum ?? 1)
    case 'boolean':
      return true
    default:
      return type === 'null' ? null : {}
  }
}

function exampleOfObject({ properties = {} }: Schema, schemas: Schemas, depth: number): unknown {
  return Object.fromEntries(
    Object.entries(properties as Record<string, Schema>).map(([name, property]) => [
      name,
      exampleOf(property, schemas, depth),
    ]),
  )
}

function exampleOfText({ format, pattern, minLength }: Schema): string {
  const text = FORMATS[String(format)] ?? (typeof pattern === 'string' ? exampleOfPattern(pattern) : undefined) ?? 'text'
  return text.padEnd(Number(minLength ?? 0), '.')
}

/** Letters and digits in the order of an id. */
const SAMPLE = Array.from('2b6fcd92dvf96q05x8e4a8xvt6a')
/** A set of characters with its count, or one character. */
const PART = /\[([^\]]+)\](?:\{(\d+)[^}]*\}|[+*])?|\\?([^\\])/g

const SET_OR_ESCAPED = /\[[^\]]+\][+*]?|\\./g

/** @returns undefined for a pattern with groups, alternatives or other operators */
function exampleOfPattern(pattern: string): string | undefined {
  const inner = pattern.replaceAll(/^\^|\$$/g, '')
  if (/[()|?*+.^$]/.test(inner.replaceAll(SET_OR_ESCAPED, ''))) return undefined
  const text = inner.replaceAll(PART, (_part, set?: string, count?: string, character?: string) => {
    if (set === undefined) return character ?? ''
    const fitting = SAMPLE.filter((one) => new RegExp(`[${set}]`).test(one))
    const length = Number(count ?? 4)
    return Array.from({ length }, (_, index) => fitting[index % fitting.length] ?? '').join('')
  })
  return new RegExp(pattern, 'u').test(text) ? text : undefined
}
