import { isRecord } from '../pointer.ts'
import type { ObjectSchema } from '../schemas.ts'
import {
  listOf,
  LONGEST_LIST,
  LONGEST_TEXT,
  numbersOf,
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

const WRONG_FORMATS: Record<string, string> = {
  email: 'nobody',
  'date-time': 'yesterday',
  date: '2026-02-31',
  time: '25:61',
  uri: 'not a uri',
  uuid: 'not-a-uuid',
  ipv4: '256.1.1.1',
  ipv6: ':::',
  hostname: '-x-',
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
    for (const value of ['\u0000', `${String(base)}!`, '', ' ', '../..']) add('pattern', value)
  if (typeof schema.format === 'string') {
    const wrong = WRONG_FORMATS[schema.format]
    if (wrong !== undefined) add(`format: ${schema.format}`, wrong)
  }
  if (typesOf(schema).includes('integer')) add('type: a fraction', 1.5)
  if (minimum !== undefined) add('minimum', minimum - (multipleOf ?? 1))
  if (maximum !== undefined) add('maximum', maximum + (multipleOf ?? 1))
  if (multipleOf !== undefined) add('multipleOf', multipleOf / 2)
  if (Array.isArray(base)) {
    const { minItems, maxItems } = numbersOf(schema)
    if (minItems) add('minItems', base.slice(0, minItems - 1))
    if (maxItems !== undefined && maxItems < LONGEST_LIST * 5)
      add('maxItems', listOf(base, maxItems + 1))
    if (schema.uniqueItems === true) add('uniqueItems', [base[0], base[0]])
  }
  if (isRecord(base)) {
    for (const name of requiredOf(schema)) add(`required: without ${name}`, without(base, name))
    add('additionalProperties', { ...base, unexpected_member: 'unexpected' })
    if (numbersOf(schema).minProperties) add('minProperties', {})
    const property = (schema.discriminator as { propertyName?: string } | undefined)?.propertyName
    if (property) add('discriminator', { ...base, [property]: 'no_such_variant' })
  }
  return samples
}
