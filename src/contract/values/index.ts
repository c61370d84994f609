import type { Libraries } from '../libraries.ts'
import { child, isRecord, type JsonSchema } from '../pointer.ts'
import { alternativesOf, type ObjectSchema, type Schemas } from '../schemas.ts'
import { invalidSamples } from './invalid.ts'
import { distinct, isObject, membersOf, type Sample } from './node.ts'
import { patternExtremes } from './patterns.ts'
import { validSamples } from './valid.ts'

export type { Sample } from './node.ts'

/** Makes values from schemas. The same seed gives the same values. */
export interface Values {
  /** A valid, realistic value: the schema's example, or a generated one. */
  typical(schema: JsonSchema): unknown
  /** Valid values at each bound of each keyword, and in each class of characters. */
  valid(schema: JsonSchema): Sample[]
  /** Values that each violate one keyword at one place. */
  invalid(schema: JsonSchema): Sample[]
  /** Random valid values. */
  random(schema: JsonSchema, count: number): Sample[]
  /** A valid value that is different for each number. */
  another(schema: JsonSchema, serial: number): unknown
}

/** Most levels of objects whose members are varied. */
const DEPTH = 4
/** Most samples of one schema. From more samples, every n-th is taken. */
const MOST = 400

export function createValues(schemas: Schemas, seed: number, libraries: Libraries): Values {
  const { fc, generateSync } = libraries
  const texts = fc
    .sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { seed, numRuns: 4 })
    .map((value): [string, string] => ['random text', value])
  const extremes = (pattern: string) => patternExtremes(pattern, libraries)
  const known = new Map<JsonSchema, unknown>()

  function made(schema: JsonSchema, required: boolean, variant = 0): unknown {
    if (isOpen(schemas.resolve(schema))) return {}
    for (let attempt = 0; attempt < 5; attempt++) {
      const made = generated(schema, required, seed + variant + attempt * 7919)
      const value = withoutReadOnly(schema, made)
      if (value !== undefined && schemas.isValid(schema, value)) return value
    }
    return undefined
  }

  /** A generated value; undefined if the generator does not support the schema. */
  function generated(schema: JsonSchema, required: boolean, from: number): unknown {
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

  /** The value without members that only the server sets. */
  function withoutReadOnly(schema: JsonSchema, value: unknown, depth = 0): unknown {
    if (depth > DEPTH || typeof value !== 'object' || value === null) return value
    const node = schemas.resolve(schema)
    if (Array.isArray(value))
      return isRecord(node.items)
        ? value.map((item) => withoutReadOnly(node.items as JsonSchema, item, depth + 1))
        : value
    const members = new Map(membersOf(node))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => schemas.resolve(members.get(name) ?? true).readOnly !== true)
        .map(([name, member]) => [
          name,
          withoutReadOnly(members.get(name) ?? true, member, depth + 1),
        ]),
    )
  }

  function typical(schema: JsonSchema, depth = 0): unknown {
    if (depth === 0 && known.has(schema)) return known.get(schema)
    const value = typicalOf(schema, depth)
    if (depth === 0) known.set(schema, value)
    return value
  }

  function typicalOf(schema: JsonSchema, depth: number): unknown {
    const node = schemas.resolve(schema)
    const { example, examples, default: preset, enum: listed, const: constant } = node
    const told = [constant, example, ...listIn(examples), preset, ...listIn(listed)]
    const usable = told.find((value) => value !== undefined && schemas.isValid(schema, value))
    if (usable !== undefined) return usable
    if (depth >= DEPTH) return made(schema, true)
    const own = isObject(node) ? membersTypical(node, depth) : undefined
    if (own && schemas.isValid(schema, own)) return own
    for (const alternative of alternativesOf(node)) {
      const value = typical(alternative, depth + 1)
      const whole = own && isRecord(value) ? { ...own, ...value } : value
      if (whole !== undefined && schemas.isValid(schema, whole)) return whole
    }
    if (Array.isArray(node.items) || !isRecord(node.items)) return made(schema, false)
    const item = typical(node.items, depth + 1)
    return item !== undefined && schemas.isValid(schema, [item]) ? [item] : made(schema, false)
  }

  function membersTypical(node: ObjectSchema, depth: number): Record<string, unknown> {
    return Object.fromEntries(
      sent(node)
        .map(([name, member]) => [name, typical(member, depth + 1)] as const)
        .filter(([, value]) => value !== undefined),
    )
  }

  /** The members of requests, without those that only the server sets. */
  function sent(node: ObjectSchema): [string, JsonSchema][] {
    return membersOf(node).filter(([, member]) => schemas.resolve(member).readOnly !== true)
  }

  /** Varies a value at one place; the rest of the whole is unchanged. */
  function vary(
    schema: JsonSchema,
    base: unknown,
    ofNode: (node: ObjectSchema, base: unknown) => Sample[],
    depth = 0,
    where = '',
  ): Sample[] {
    const node = schemas.resolve(schema)
    const own = ofNode(node, base).map((sample) => ({
      ...sample,
      about: `${sample.about}${where && ` at ${where}`}`,
    }))
    if (depth >= DEPTH) return own
    const [first, ...others] = alternativesOf(node)
    if (first !== undefined) {
      const chosen = [first, ...others].find((one) => schemas.isValid(one, base)) ?? first
      const variants = [first, ...others]
        .filter((one) => one !== chosen)
        .map((one, index) => ({
          about: `variant ${index + 2}${where && ` at ${where}`}`,
          value: typical(one),
        }))
      return [...own, ...variants, ...vary(chosen, base, ofNode, depth + 1, where)]
    }
    if (Array.isArray(base) && isRecord(node.items)) {
      const [head, ...rest] = base as unknown[]
      if (head === undefined) return own
      return [
        ...own,
        ...vary(node.items, head, ofNode, depth + 1, `${where}/0`).map((sample) => ({
          ...sample,
          value: [sample.value, ...rest],
        })),
      ]
    }
    if (!isRecord(base)) return own
    const inside = sent(node).flatMap(([name, member]) =>
      vary(member, base[name] ?? typical(member), ofNode, depth + 1, child(where, name)).map(
        (sample) => ({ ...sample, value: { ...base, [name]: sample.value } }),
      ),
    )
    return [...own, ...inside]
  }

  return {
    typical: (schema) => typical(schema),

    valid(schema) {
      const samples = vary(schema, typical(schema), (node, base) =>
        validSamples(node, base, { texts, extremes }),
      )
      return thinned(distinct(samples).filter(({ value }) => schemas.isValid(schema, value)))
    },

    invalid(schema) {
      const samples = vary(schema, typical(schema), invalidSamples)
      return thinned(distinct(samples).filter(({ value }) => !schemas.isValid(schema, value)))
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

/** Keywords that restrict values. A schema without any of them allows everything. */
const MEANING = [
  ...['type', 'properties', 'items', 'enum', 'const', 'allOf', 'anyOf', 'oneOf', 'not', 'pattern'],
  ...['format', 'additionalProperties', 'required', 'if', 'minimum', 'maximum', 'minLength'],
]

function isOpen(schema: ObjectSchema): boolean {
  return MEANING.every((keyword) => schema[keyword] === undefined)
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}

function thinned(samples: Sample[]): Sample[] {
  if (samples.length <= MOST) return samples
  const step = samples.length / MOST
  return Array.from({ length: MOST }, (_, index) => samples[Math.floor(index * step)]).filter(
    (sample) => sample !== undefined,
  )
}
