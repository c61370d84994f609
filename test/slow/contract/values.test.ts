import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import type { Document } from '../../../src/contract/index.ts'
import { loadLibraries } from '../../../src/contract/libraries.ts'
import type { JsonSchema } from '../../../src/contract/pointer.ts'
import { createSchemas } from '../../../src/contract/schemas.ts'
import { createValues } from '../../../src/contract/values/index.ts'
import { document } from './shop/document.ts'

const libraries = await loadLibraries()
const shop = structuredClone(document) as unknown as Document
const values = createValues(createSchemas(shop, libraries).forRequests, 1, libraries)
const schemaOf = (name: string) => (shop.components?.schemas?.[name] ?? {}) as JsonSchema
const ajv = new Ajv2020({ strict: false })
formats.default(ajv)
ajv.addSchema(document, 'shop')

/** The values to send for a schema, as text. */
const valid = (name: string) =>
  values.valid(schemaOf(name)).map(({ value }) => JSON.stringify(value))

test.each([
  ['CustomerIn', 'an emoji', /[\u{1F300}-\u{1FAFF}]/u],
  ['CustomerIn', 'a NUL', /\\u0000/],
  ['CustomerIn', 'a combining accent', /[\u0300-\u036f]/],
  ['CustomerIn', 'a quote', /'/],
  ['CustomerIn', 'null', /"birthday":null/],
  ['CustomerIn', 'an empty map', /"labels":\{\}/],
  ['CustomerIn', 'a leap day', /02-29/],
  ['Setting', 'the largest integer of its format', /2147483647/],
  ['Setting', 'the smallest', /-2147483647/],
])('valid values of %s include %s', (name, _about, pattern) => {
  expect(valid(name).join('\n')).toMatch(pattern)
})

test('numbers without bounds include some beyond 32 and 64 bits, which a server may refuse', () => {
  const samples = values.valid({ type: 'integer' })
  const large = samples.filter(({ value }) => Math.abs(Number(value)) >= 2 ** 31)
  expect(large.map(({ value }) => value)).toContain(1e20)
  expect(large.every(({ unwelcome }) => unwelcome)).toBe(true)
})

test.each([
  ...['name required', 'name minLength', 'name maxLength', 'email format', 'email loose'].map(
    (fault) => ['CustomerIn', fault] as const,
  ),
  ...['birthday format', 'birthday loose', 'phone loose', 'phone line', 'vip type', 'vip null'].map(
    (fault) => ['CustomerIn', fault] as const,
  ),
  ...['tags uniqueItems', 'tags maxItems', 'tags minItems', 'labels maxProperties'].map(
    (fault) => ['CustomerIn', fault] as const,
  ),
  ...['labels values'].map((fault) => ['CustomerIn', fault] as const),
  ...['minProperties', 'name null', 'phone loose'].map(
    (fault) => ['CustomerPatch', fault] as const,
  ),
  ...['lines multipleOf', 'lines maximum', 'lines closed', 'discount exclusive'].map(
    (fault) => ['OrderIn', fault] as const,
  ),
  ...['status enum', 'status case'].map((fault) => ['OrderIn', fault] as const),
  ['NoteIn', 'content kind'] as const,
  ['Setting', 'value int32'] as const,
])('an invalid %s shows that a server does not check %s', (name, fault) => {
  const isValid = ajv.getSchema(`shop#/components/schemas/${name}`)
  const accepted = values
    .invalid(schemaOf(name))
    .filter(({ value }) => isValid?.(repaired(fault, value)) === true)
  expect(accepted.map(({ about }) => about)).not.toEqual([])
})

/** The value without its violation of one keyword: the server does not check that keyword. */
function repaired(fault: string, value: unknown): unknown {
  const [member = '', keyword = member] = fault.split(' ')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const thing = { ...(value as Record<string, unknown>) }
  const given = thing[member]
  switch (keyword) {
    case 'required':
      thing[member] ??= member === 'email' ? 'a@example.com' : 'text'
      break
    case 'minLength':
      if (given === '') thing[member] = 'x'
      break
    case 'maxLength':
      if (typeof given === 'string') thing[member] = given.slice(0, 40)
      break
    case 'format':
      if (typeof given === 'string')
        thing[member] = member === 'birthday' ? '2020-01-01' : 'a@example.com'
      break
    case 'loose':
      // Only the beginning of the pattern or format is checked.
      if (typeof given === 'string' && member === 'phone')
        thing[member] = /\+[0-9]{6,12}$/m.exec(given)?.[0] ?? given
      if (typeof given === 'string' && member === 'birthday' && /^\d{4}-\d\d-\d\d/.test(given))
        thing[member] = '2020-01-01'
      if (typeof given === 'string' && member === 'email' && given.includes('@'))
        thing[member] = 'a@example.com'
      break
    case 'line':
      if (typeof given === 'string') thing[member] = given.replace(/\n$/, '')
      break
    case 'uniqueItems':
      if (Array.isArray(given)) thing[member] = [...new Set(given)]
      break
    case 'maxItems':
      if (Array.isArray(given)) thing[member] = given.slice(0, 4)
      break
    case 'minItems':
      if (Array.isArray(given) && given.length === 0) thing[member] = ['x']
      break
    case 'type':
      if (given !== undefined) thing[member] = member === 'vip' ? true : 'text'
      break
    case 'null':
      if (given === null) Reflect.deleteProperty(thing, member)
      break
    case 'maxProperties':
      if (typeof given === 'object' && given !== null)
        thing[member] = Object.fromEntries(Object.entries(given).slice(0, 3))
      break
    case 'values':
      if (typeof given === 'object' && given !== null && !Array.isArray(given)) thing[member] = {}
      break
    case 'minProperties':
      if (Object.keys(thing).length === 0) thing.vip = true
      break
    case 'multipleOf':
    case 'maximum':
      if (Array.isArray(given))
        thing[member] = given.map((line: unknown) => {
          const { quantity } = Object(line) as { quantity?: unknown }
          const isOff = typeof quantity === 'number' && Number.isInteger(quantity)
          if (keyword === 'multipleOf' && isOff && quantity >= 6 && quantity <= 60)
            return { ...(line as object), quantity: 6 }
          if (keyword === 'maximum' && isOff && quantity > 60)
            return { ...(line as object), quantity: 6 }
          return line
        })
      break
    case 'exclusive':
      if (given === 1) thing[member] = 0.5
      break
    case 'closed':
      if (Array.isArray(given))
        thing[member] = given.map((line: unknown) => {
          if (typeof line !== 'object' || line === null) return line
          const { sku, quantity } = line as { sku?: unknown; quantity?: unknown }
          return { ...(sku !== undefined && { sku }), ...(quantity !== undefined && { quantity }) }
        })
      break
    case 'kind':
      if (typeof given === 'object' && given !== null)
        thing[member] = { ...given, kind: 'plain', text: 'x' }
      break
    case 'int32':
      if (typeof given === 'number' && Number.isInteger(given)) thing[member] = 1
      break
    case 'enum':
      if (typeof given === 'string') thing[member] = 'open'
      break
    case 'case':
      if (typeof given === 'string') thing[member] = given.toLowerCase()
      break
    default:
      throw new Error(`No fault ${fault}`)
  }
  return thing
}
