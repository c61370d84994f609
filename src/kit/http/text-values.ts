import type { TSchema } from '@sinclair/typebox'

/** The shared schemas, by `$id`. */
type Pool = Readonly<Record<string, unknown>>
type Read = (text: unknown) => unknown

const FORMS: Partial<Record<string, RegExp>> = {
  integer: /^(?:0|-?[1-9]\d*)$/,
  number: /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/,
  boolean: /^(?:true|false)$/,
}

/**
 * Compiles a function that converts the text of a path, query or headers to the types of its
 * schema, in place: numbers in decimal digits, `true` and `false`. Other text stays text, which
 * validation then refuses. Ajv's own conversion reads ` 5`, `0x10`, `1e3` and `5.0` as integers.
 */
export function compileTextReader(schema: TSchema, pool: Pool): (values: object) => void {
  const { properties = {} } = schema as { properties?: Record<string, TSchema> }
  const readers = Object.entries(properties).flatMap(([name, property]) => {
    const read = readerOf(property, pool)
    return read ? [[name, read] as const] : []
  })
  return (values) => {
    const record = values as Record<string, unknown>
    for (const [name, read] of readers)
      if (Object.hasOwn(record, name)) record[name] = read(record[name])
  }
}

/** Undefined if the schema expects text. */
function readerOf(schema: TSchema, pool: Pool): Read | undefined {
  const types = typesOf(schema, pool)
  if (types.includes('array')) {
    const readItem = schema.items ? readerOf(schema.items as TSchema, pool) : undefined
    return readItem && ((list) => (Array.isArray(list) ? list.map(readItem) : list))
  }
  if (types.includes('string')) return undefined
  const forms = types.flatMap((type) => FORMS[type] ?? [])
  if (forms.length === 0) return undefined
  return (text) => {
    if (typeof text !== 'string') return text
    const form = forms.find((one) => one.test(text))
    const value: unknown = form ? JSON.parse(text) : text
    // A larger one would lose its last digits.
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? text : value
  }
}

/** Returns the possible types of a value, through references and alternatives. */
function typesOf(schema: TSchema, pool: Pool): string[] {
  const { $ref, anyOf = [], oneOf = [], allOf = [], type } = schema as Record<string, never[]>
  if (typeof $ref === 'string') {
    const target = pool[($ref as string).replace(/#$/, '')] as TSchema | undefined
    return target ? typesOf(target, pool) : []
  }
  return [type ?? [], [...anyOf, ...oneOf, ...allOf].flatMap((one) => typesOf(one, pool))].flat(2)
}
