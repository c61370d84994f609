import { isRecord } from '../pointer.ts'
import type { ObjectSchema } from '../schemas.ts'
import {
  isMap,
  listOf,
  LONGEST_LIST,
  LONGEST_TEXT,
  numbersOf,
  only,
  requiredOf,
  type Sample,
  stretched,
  typesOf,
  without,
} from './node.ts'

const CHARACTERS: [string, string][] = [
  ['a space', 'a b'],
  ['space around', ' padded '],
  ['an accent', 'Zoë'],
  ['a combining accent', 'Zoe\u0308'],
  ['an emoji', '👩‍🚀'],
  ['CJK', '日本語'],
  ['right to left', 'שלום'],
  ['quotes', `"'\``],
  ['markup', '<b>&amp;</b>'],
  ['SQL', "'; DROP TABLE users; --"],
  ['percent signs', '100%25'],
  ['backslashes', '\\n\\u0000'],
  ['a line break', 'a\nb'],
  ['a plus and a hash', 'a+b#c'],
  ['__proto__', '__proto__'],
]

/** Extreme values of formats with parts. */
const FORMATS: Record<string, string[]> = {
  date: ['0001-01-01', '1970-01-01', '2024-02-29', '9999-12-31'],
  'date-time': [
    '1970-01-01T00:00:00Z',
    '2024-02-29T23:59:59.999Z',
    '2026-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59Z',
  ],
}

/** The largest integers of 32 bits, of a double, and more than 64 bits hold. */
const LARGE = [2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e20]

/** Makes values at the bounds of one schema. Some may be invalid for other reasons. */
export function validSamples(
  schema: ObjectSchema,
  base: unknown,
  given: { texts: [about: string, text: string][]; extremes: (pattern: string) => string[] },
): Sample[] {
  const { enum: listed, default: preset } = schema
  const samples: Sample[] = []
  const add = (about: string, value: unknown) => samples.push({ about, value })
  for (const value of (listed as unknown[] | undefined) ?? []) add(`enum ${String(value)}`, value)
  if (preset !== undefined) add('the default', preset)
  const types = typesOf(schema)
  if (types.includes('null')) add('null', null)
  if (listed) return samples
  if (types.includes('string')) {
    samples.push(...textSamples(schema, base, given.texts))
    if (typeof schema.pattern === 'string')
      for (const value of given.extremes(schema.pattern))
        add(`an extreme of the pattern, ${JSON.stringify(value.slice(0, 40))}`, value)
    for (const value of FORMATS[String(schema.format)] ?? [])
      add(`the ${String(schema.format)} ${value}`, value)
  }
  if (types.includes('boolean')) for (const value of [true, false]) add(String(value), value)
  if (types.some((type) => type === 'integer' || type === 'number'))
    samples.push(...numberSamples(schema))
  if (Array.isArray(base)) {
    const { minItems = 0, maxItems = 5 } = numbersOf(schema)
    const most = Math.min(maxItems, LONGEST_LIST)
    for (const length of [minItems, minItems + 1, most]) {
      add(`${length} items`, listOf(base, length))
      // Items of an enum cannot be altered, so one is repeated.
      add(`${length} times the same item`, Array<unknown>(length).fill(base[0]))
    }
  }
  if (isRecord(base)) {
    const required = requiredOf(schema)
    add('required members only', only(base, required))
    for (const name of Object.keys(base))
      if (!required.includes(name)) add(`without ${name}`, without(base, name))
    if (isMap(schema)) {
      add('an empty map', {})
      add('a map in a map', { deep: { list: [1, 'two', null, true], 'a/b~c': {} } })
    }
  }
  return samples
}

function textSamples(
  schema: ObjectSchema,
  base: unknown,
  texts: [about: string, text: string][],
): Sample[] {
  const { minLength = 0, maxLength = 300 } = numbersOf(schema)
  const longest = Math.min(maxLength, LONGEST_TEXT)
  const lengths = [minLength, minLength + 1, longest - 1, longest].filter((length) => length >= 0)
  return [
    ...lengths.map((length) => ({ about: `${length} characters`, value: stretched(base, length) })),
    { about: `${longest} characters of two bytes`, value: 'é'.repeat(longest) },
    ...[...CHARACTERS, ...texts].map(([about, value]) => ({ about, value })),
    { about: 'a NUL', value: 'a\u0000b', unwelcome: true },
  ]
}

function numberSamples(schema: ObjectSchema): Sample[] {
  const { minimum, maximum, multipleOf: step = 1 } = numbersOf(schema)
  const large = LARGE.flatMap((value) => [value, -value]).map(
    (value) => step * Math.floor(value / step),
  )
  const numbers = [minimum, maximum, 0, 1]
    .filter((value) => value !== undefined)
    .flatMap((value) => [value - step, value, value + step])
  if (typesOf(schema).includes('number')) numbers.push(0.5)
  return [
    ...numbers.map((value) => ({ about: `the number ${value}`, value })),
    // A server may have limits that the document does not name, but must not fail.
    ...large.map((value) => ({
      about: `the number ${value}`,
      value,
      unwelcome: !isSized(schema, value),
    })),
  ]
}

/** True if the format says that the number fits. */
function isSized({ format }: ObjectSchema, value: number): boolean {
  return (
    (format === 'int32' && Math.abs(value) < 2 ** 31) ||
    (format === 'int64' && Math.abs(value) < 2 ** 63)
  )
}
