import { isRecord } from '../pointer.ts'
import type { ObjectSchema } from '../schemas.ts'
import {
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

const WRONG_TYPES: Record<string, unknown> = {
  string: 'text',
  number: 5,
  boolean: true,
  object: { unexpected: true },
  array: ['unexpected'],
  null: null,
}

/** Invalid values of each format: nonsense, then values in which only a part is wrong. */
const WRONG_FORMATS: Record<string, unknown[]> = {
  email: ['nobody', 'a@b@example.com', 'a b@example.com', '@example.com'],
  'date-time': ['yesterday', '2026-01-01', '2026-01-01T00:00:00', '2026-02-31T00:00:00Z'],
  date: ['yesterday', '2026-02-31', '2026-13-01', '2026-01-01T00:00:00Z', '01/02/2026'],
  time: ['noon', '25:61', '12:00:00'],
  duration: ['an hour', '1h', 'PT'],
  uri: ['not a uri', '/relative', 'http://a b'],
  'uri-reference': ['not a reference'],
  uuid: ['not-a-uuid', 'zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz', '00000000000040008000000000000000'],
  ipv4: ['256.1.1.1', '1.2.3', '1.2.3.4.5'],
  ipv6: [':::', '1.2.3.4', '12345::'],
  hostname: ['-x-', 'a b', 'a..b'],
  regex: ['('],
  'json-pointer': ['a/b'],
  byte: ['%%%'],
  int32: [2 ** 31, -(2 ** 31) - 1],
}

/** Makes values that each violate one keyword of a schema. Some may still be valid. */
export function invalidSamples(schema: ObjectSchema, base: unknown): Sample[] {
  const samples: Sample[] = []
  const add = (about: string, value: unknown) => samples.push({ about, value })
  for (const [type, value] of Object.entries(WRONG_TYPES)) add(`type: ${type}`, value)
  const { minLength, maxLength, minimum, maximum, multipleOf } = numbersOf(schema)
  if (Array.isArray(schema.enum)) {
    add('enum', 'not_in_the_enum')
    const [first] = schema.enum as unknown[]
    if (typeof first === 'string') add('enum: upper case', first.toUpperCase())
  }
  if (minLength) add('minLength', stretched(base, minLength - 1))
  if (maxLength !== undefined && maxLength < LONGEST_TEXT)
    add('maxLength', stretched(base, maxLength + 1))
  if (typeof schema.pattern === 'string')
    for (const value of offPattern(String(base))) add('pattern', value)
  for (const [index, wrong] of (WRONG_FORMATS[String(schema.format)] ?? []).entries())
    add(`format: ${String(schema.format)}${index > 0 ? `, ${String(wrong)}` : ''}`, wrong)
  if (typesOf(schema).includes('integer')) add('type: a fraction', 1.5)
  if (minimum !== undefined) add('minimum', minimum - (multipleOf ?? 1))
  if (maximum !== undefined) add('maximum', maximum + (multipleOf ?? 1))
  if (multipleOf !== undefined)
    for (const step of [1, multipleOf / 2])
      add('multipleOf', (typeof base === 'number' ? base : (minimum ?? 0)) - step)
  if (typesOf(schema).some((type) => /^(?:integer|number)$/.test(type)))
    add('type: a number with more behind it', `${String(minimum ?? 1)}abc`)
  if (Array.isArray(base)) {
    const { minItems, maxItems } = numbersOf(schema)
    if (minItems) add('minItems', base.slice(0, minItems - 1))
    if (maxItems !== undefined && maxItems < LONGEST_LIST * 5)
      add('maxItems', listOf(base, maxItems + 1))
    if (schema.uniqueItems === true) {
      const others = listOf(base, Math.max(minItems ?? 0, 2) - 1)
      add('uniqueItems', [...others, others[0]])
    }
  }
  if (isRecord(base)) {
    for (const name of requiredOf(schema)) add(`required: without ${name}`, without(base, name))
    add('additionalProperties', { ...base, unexpected_member: 'unexpected' })
    add('required members only', only(base, requiredOf(schema)))
    const { minProperties, maxProperties } = numbersOf(schema)
    if (minProperties) add('minProperties', {})
    if (maxProperties !== undefined && maxProperties < LONGEST_LIST)
      add('maxProperties', mapOf(base, maxProperties + 1, schema.additionalProperties))
    for (const name of isRecord(schema.dependentRequired)
      ? Object.keys(schema.dependentRequired)
      : [])
      add(`dependentRequired: ${name} alone`, only(base, [...requiredOf(schema), name]))
    if (isRecord(schema.additionalProperties))
      for (const value of ['text', 5, null, { unexpected: true }])
        add('additionalProperties: another type', { ...base, unexpected_member: value })
    const property = (schema.discriminator as { propertyName?: string } | undefined)?.propertyName
    if (property) add('discriminator', { ...base, [property]: 'no_such_variant' })
  }
  return samples
}

/** Texts that break a pattern in all ways in which servers read patterns wrongly. */
function offPattern(base: string): string[] {
  return [
    ...['\u0000', '', ' ', '../..'],
    // Only one end is anchored, or `$` also matches before a line break, or `^` after one.
    ...[`${base}!`, `!${base}`, `${base}\n`, `${base}\n!`, `!\n${base}`, ` ${base}`, `${base} `],
  ]
}

/** The map with more members. */
function mapOf(base: Record<string, unknown>, size: number, member: unknown) {
  const value = Object.values(base)[0] ?? (isRecord(member) && member.type === 'string' ? 'a' : 1)
  const more = Array.from({ length: size }, (_, index) => [`member_${index + 1}`, value] as const)
  return Object.fromEntries([...Object.entries(base), ...more].slice(0, size))
}
