import fc from 'fast-check'
import { generateSync } from 'json-schema-faker'
import { child, type JsonSchema, type Located } from './document.ts'
import { alternativesOf, type Schemas } from './schemas.ts'

/** A value to send, and in a few words what is special about it. */
export interface Sample {
  value: unknown
  about: string
  /** Valid by the schema, but a server may have its reasons to refuse it. */
  unwelcome?: boolean
}

/** Values by schema: the same for the same seed. */
export interface Values {
  /** A valid value that looks like a real one: the schema's example, or made up. */
  typical(schema: Located<JsonSchema>): unknown
  /** Valid values at each bound of each keyword, and of each class of characters. */
  valid(schema: Located<JsonSchema>): Sample[]
  /** Values that each violate one keyword in one place. */
  invalid(schema: Located<JsonSchema>): Sample[]
  /** Valid values made at random. */
  random(schema: Located<JsonSchema>, count: number): Sample[]
  /** A valid value that is another for each number. */
  another(schema: Located<JsonSchema>, serial: number): unknown
}

type ObjectSchema = Record<string, unknown>
type Node = Located<ObjectSchema>

/** Longest text and list that are sent, whatever a schema allows. */
const LONGEST_TEXT = 20_000
const LONGEST_LIST = 200
/** How deep the members of an object are varied. */
const DEPTH = 4

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

export function createValues(schemas: Schemas, seed: number): Values {
  const text = fc
    .sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { seed, numRuns: 4 })
    .map((value): [string, string] => ['random text', value])

  function made(schema: Located<JsonSchema>, required: boolean, variant = 0): unknown {
    for (let attempt = 0; attempt < 5; attempt++) {
      const value = generated(schema, required, seed + variant + attempt * 7919)
      if (value !== undefined && schemas.isValid(schema, value)) return value
    }
    return undefined
  }

  /** Undefined where the generator cannot do what the schema wants. */
  function generated(schema: Located<JsonSchema>, required: boolean, from: number): unknown {
    try {
      return generateSync(schemas.standalone(schema), {
        seed: from,
        alwaysFakeOptionals: !required,
        maxItems: 3,
      })
    } catch {
      return undefined
    }
  }

  function typical(schema: Located<JsonSchema>, depth = 0): unknown {
    const node = schemas.resolve(schema)
    const { example, examples, default: preset, enum: listed, const: constant } = node.value
    const told = [constant, example, ...((examples as unknown[] | undefined) ?? []), preset]
    const known = [...told, ...((listed as unknown[] | undefined) ?? [])].find(
      (value) => value !== undefined && schemas.isValid(schema, value),
    )
    if (known !== undefined) return known
    if (isObject(node) && depth < DEPTH) {
      const members = membersOf(node)
        .map(([name, member]) => [name, typical(member, depth + 1)] as const)
        .filter(([, value]) => value !== undefined)
      const value = Object.fromEntries(members)
      if (schemas.isValid(schema, value)) return value
    }
    return made(schema, false)
  }

  /** The variations of a value in place, each in the otherwise unchanged whole. */
  function vary(
    schema: Located<JsonSchema>,
    base: unknown,
    ofLeaf: (node: Node, base: unknown) => Sample[],
    depth = 0,
    where = '',
  ): Sample[] {
    const node = schemas.resolve(schema)
    const own = ofLeaf(node, base).map((sample) => ({
      ...sample,
      about: `${sample.about}${where && ` at ${where}`}`,
    }))
    if (depth >= DEPTH) return own
    const [first] = alternativesOf(node)
    const alternative = alternativesOf(node).find((one) => schemas.isValid(one, base)) ?? first
    if (alternative) return [...own, ...vary(alternative, base, ofLeaf, depth + 1, where)]
    if (Array.isArray(base) && typeof node.value.items === 'object') {
      const items = { value: node.value.items as JsonSchema, pointer: child(node.pointer, 'items') }
      const [head, ...rest] = base as unknown[]
      if (head === undefined) return own
      return [
        ...own,
        ...vary(items, head, ofLeaf, depth + 1, `${where}/0`).map((sample) => ({
          ...sample,
          value: [sample.value, ...rest],
        })),
      ]
    }
    if (!isRecord(base)) return own
    const inside = membersOf(node).flatMap(([name, member]) =>
      vary(member, base[name] ?? typical(member), ofLeaf, depth + 1, child(where, name)).map(
        (sample) => ({ ...sample, value: { ...base, [name]: sample.value } }),
      ),
    )
    return [...own, ...inside]
  }

  return {
    typical: (schema) => typical(schema),

    valid(schema) {
      const samples = vary(schema, typical(schema), (node, base) => validOf(node, base, text))
      return distinct(samples.filter(({ value }) => schemas.isValid(schema, value)))
    },

    invalid(schema) {
      const samples = vary(schema, typical(schema), invalidOf)
      return distinct(samples.filter(({ value }) => !schemas.isValid(schema, value)))
    },

    another: (schema, serial) => made(schema, false, serial * 104_729),

    random(schema, count) {
      return distinct(
        Array.from({ length: count }, (_, variant) => ({
          value: made(schema, variant % 2 === 0, variant + 1),
          about: `random ${variant + 1}`,
        })).filter(({ value }) => value !== undefined),
      )
    },
  }
}

function validOf(node: Node, base: unknown, randomText: [string, string][]): Sample[] {
  const { enum: listed, default: preset } = node.value
  const samples: Sample[] = []
  const add = (about: string, value: unknown) => samples.push({ about, value })
  for (const value of (listed as unknown[] | undefined) ?? []) add(`enum ${String(value)}`, value)
  if (preset !== undefined) add('the default', preset)
  if (typesOf(node).includes('null')) add('null', null)
  if (listed) return samples
  const { minLength = 0, maxLength = 300, minimum, maximum, multipleOf } = numbersOf(node)
  if (typesOf(node).includes('string')) {
    const longest = Math.min(maxLength, LONGEST_TEXT)
    for (const length of [minLength, minLength + 1, longest - 1, longest])
      if (length >= 0) add(`${length} characters`, stretched(base, length))
    add(`${longest} characters of two bytes`, 'é'.repeat(longest))
    for (const [about, value] of [...CHARACTERS, ...randomText]) add(about, value)
    samples.push({ about: 'a NUL', value: 'a\u0000b', unwelcome: true })
  }
  if (typesOf(node).includes('boolean'))
    for (const value of [true, false]) add(String(value), value)
  if (typesOf(node).some((type) => type === 'integer' || type === 'number')) {
    const step = multipleOf ?? 1
    for (const value of [minimum, maximum, 0, 1]) {
      if (value === undefined) continue
      for (const near of [value - step, value, value + step]) add(`the number ${near}`, near)
    }
    if (typesOf(node).includes('number')) add('a fraction', 0.5)
  }
  if (Array.isArray(base)) {
    const { minItems = 0, maxItems = 5 } = numbersOf(node)
    const most = Math.min(maxItems, LONGEST_LIST)
    for (const length of [minItems, minItems + 1, most])
      add(
        `${length} items`,
        Array.from({ length }, (_, index) => altered((base as unknown[])[0], index)),
      )
  }
  if (isRecord(base)) {
    const required = requiredOf(node)
    add('what is required alone', only(base, required))
    for (const name of Object.keys(base))
      if (!required.includes(name)) add(`without ${name}`, without(base, name))
    if (isMap(node)) {
      add('an empty map', {})
      add('a map in a map', { deep: { list: [1, 'two', null, true], 'a/b~c': {} } })
    }
  }
  return samples
}

function invalidOf(node: Node, base: unknown): Sample[] {
  const samples: Sample[] = []
  const add = (about: string, value: unknown) => samples.push({ about, value })
  for (const [type, value] of Object.entries(WRONG_TYPES)) add(`type: ${type}`, value)
  const { value: schema } = node
  const { minLength, maxLength, minimum, maximum, multipleOf } = numbersOf(node)
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
  if (typesOf(node).includes('integer')) add('type: a fraction', 1.5)
  if (minimum !== undefined) add('minimum', minimum - (multipleOf ?? 1))
  if (maximum !== undefined) add('maximum', maximum + (multipleOf ?? 1))
  if (multipleOf !== undefined) add('multipleOf', multipleOf / 2)
  if (Array.isArray(base)) {
    const { minItems, maxItems } = numbersOf(node)
    const [head] = base as unknown[]
    if (minItems) add('minItems', base.slice(0, minItems - 1))
    if (maxItems !== undefined && maxItems < LONGEST_LIST * 5)
      add(
        'maxItems',
        Array.from({ length: maxItems + 1 }, (_, index) => altered(head, index)),
      )
    if (schema.uniqueItems === true) add('uniqueItems', [head, head])
  }
  if (isRecord(base)) {
    for (const name of requiredOf(node)) add(`required: without ${name}`, without(base, name))
    add('additionalProperties', { ...base, unexpected_member: 'unexpected' })
    if (numbersOf(node).minProperties) add('minProperties', {})
    const property = (schema.discriminator as { propertyName?: string } | undefined)?.propertyName
    if (property) add('discriminator', { ...base, [property]: 'no_such_variant' })
  }
  return samples
}

interface Bounds {
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  multipleOf?: number
  minItems?: number
  maxItems?: number
  minProperties?: number
}

/** Exclusive bounds are brought to the nearest integer inside. */
function numbersOf({ value }: Node): Bounds {
  const bounds = { ...value } as Bounds
  if (typeof value.exclusiveMinimum === 'number') bounds.minimum = value.exclusiveMinimum + 1
  if (typeof value.exclusiveMaximum === 'number') bounds.maximum = value.exclusiveMaximum - 1
  return bounds
}

function typesOf({ value }: Node): string[] {
  return [value.type ?? []].flat() as string[]
}

function requiredOf({ value }: Node): string[] {
  return (value.required as string[] | undefined) ?? []
}

function isObject(node: Node): boolean {
  return typesOf(node).includes('object') || 'properties' in node.value
}

function isMap({ value }: Node): boolean {
  return value.properties === undefined && value.additionalProperties !== false
}

function membersOf({ value, pointer }: Node): [string, Located<JsonSchema>][] {
  return Object.entries((value.properties as Record<string, JsonSchema> | undefined) ?? {}).map(
    ([name, schema]) => [name, { value: schema, pointer: child(pointer, 'properties', name) }],
  )
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function only(record: Record<string, unknown>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)))
}

function without(record: Record<string, unknown>, name: string) {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name))
}

/** The text cut, or repeated, to a length in characters. */
function stretched(base: unknown, length: number): string {
  const text = typeof base === 'string' && base.length > 0 ? base : 'a'
  return text.length >= length ? text.slice(0, length) : text.padEnd(length, 'a')
}

/** The item, changed a little, so that the items of a list are different. */
function altered(item: unknown, index: number): unknown {
  if (index === 0 || item === undefined) return item
  if (typeof item === 'number') return item + index
  if (typeof item !== 'string') return item
  const digits = String(index)
  return /^[^@]+@/.test(item)
    ? item.replace('@', `${digits}@`)
    : `${item.slice(0, Math.max(0, item.length - digits.length))}${digits}`
}

function distinct(samples: Sample[]): Sample[] {
  const seen = new Set<string>()
  return samples.filter(({ value }) => {
    const key = value === undefined ? '' : JSON.stringify(value)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
