type Schema = Readonly<Record<string, unknown>>

/** Keywords that validate a value but do not affect how it is written. */
const BOUNDS = new Set([
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
])

/**
 * For the Ajv of fast-json-stringify: a format decides how a date is written, but validates
 * nothing.
 */
export const UNJUDGED = { validateFormats: false }

/** Keywords whose value maps names to schemas; a name may equal a keyword. */
const OF_NAMES = new Set(['properties', 'patternProperties', 'definitions', '$defs'])

/**
 * Converts schemas of answers so that fast-json-stringify writes without validation. It uses Ajv to
 * select the member of `anyOf` or `oneOf`, so a value with a name that is too long would match none
 * and become a 500. Bounds are removed. "A component or null" needs no selection, and refers to a
 * copy of the component that is `nullable`.
 */
export const forSerializer = {
  /** @param schemas by `$id`; the copies are added */
  shared(schemas: Readonly<Record<string, object>>): Record<string, object> {
    return Object.fromEntries(
      Object.entries(schemas).flatMap(([id, found]) => {
        const schema = forSerializer.schema(found)
        const twin = `${id}${OR_NULL}`
        return [
          [id, schema],
          [twin, { ...orNull(schema, id), $id: twin }],
        ]
      }),
    )
  },

  schema(schema: object): object {
    return convert(schema) as object
  },
}

const OR_NULL = 'OrNull'

/** Only a schema with a type can be `nullable`. */
function orNull(schema: object, id: string): object {
  if ('type' in schema) return { ...schema, nullable: true }
  return { anyOf: [{ $ref: `${id}#` }, { type: 'null' }] }
}

function convert(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(convert)
  if (typeof node !== 'object' || node === null) return node
  const component = nullableComponent(node as Schema)
  if (component) return { $ref: component.replace(/#$/, `${OR_NULL}#`) }
  return Object.fromEntries(
    Object.entries(node).flatMap(([keyword, value]) => {
      if (BOUNDS.has(keyword)) return []
      return [[keyword, OF_NAMES.has(keyword) ? ofNames(value as Schema) : convert(value)]]
    }),
  )
}

function ofNames(schemas: Schema): Schema {
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, convert(one)]))
}

/** The reference in `nullable(component)`. */
function nullableComponent({ anyOf }: Schema): string | undefined {
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined
  const members = anyOf as Schema[]
  const reference = members.find(({ $ref }) => typeof $ref === 'string')?.$ref as string | undefined
  return members.some(({ type }) => type === 'null') ? reference : undefined
}
