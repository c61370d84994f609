import { keysOf, same, type Schema } from './document.ts'
import type { Finding } from './kinds.ts'
import { nameOf, type Place } from './place.ts'
import { valuesOf } from './types.ts'
import { code, fromTo, list, sentence } from './words.ts'

/** The direction of a value: callers give it in requests, the API in responses. */
export type Direction = 'request' | 'response'

type Compare = (before: Schema, after: Schema, place: Place, direction: Direction) => Finding[]

/** Compares the keywords that do not contain other schemas. */
export const compareKeywords: Compare = (...given) =>
  [values, format, bounds, constraints, defaults, texts].flatMap((compare) => compare(...given))

/** The default of each bound. */
const BOUNDS: Record<string, number> = {
  ...{ minLength: 0, minItems: 0, minProperties: 0 },
  ...{ maxLength: Infinity, maxItems: Infinity, maxProperties: Infinity },
}

/** Keywords that have a rule of their own, or do not restrict values. */
const HANDLED = new Set([
  ...['$ref', 'type', 'nullable', 'enum', 'const', 'format', 'default', 'deprecated'],
  ...['properties', 'required', 'additionalProperties', 'unevaluatedProperties', 'items'],
  ...['allOf', 'anyOf', 'oneOf', 'discriminator', ...Object.keys(BOUNDS)],
  ...['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'],
  ...['title', 'description', 'example', 'examples', 'externalDocs', 'xml', '$comment', '$id'],
])

/** Compares `enum` and `const`. */
const values: Compare = (before, after, place, direction) => {
  const [old, now] = [before, after].map((schema) =>
    valuesOf(schema)?.filter((value) => value !== null),
  )
  const name = sentence(nameOf(place)).slice(0, -1)
  if (!old && !now) return []
  if ([before, after].every(isBoolean) && (old ?? BOTH).length === 2 && (now ?? BOTH).length === 2)
    return []
  if (!old)
    return [{ kind: `${direction}-enum-added`, message: `${name} can only be ${one(now)} now.` }]
  if (!now) return [{ kind: `${direction}-enum-removed`, message: `${name} may be any value now.` }]
  const added = now.filter((value) => !old.some((known) => same(known, value)))
  const removed = old.filter((value) => !now.some((known) => same(known, value)))
  const findings: Finding[] = []
  if (added.length > 0)
    findings.push({
      kind: `${direction}-enum-value-added`,
      message: `${name} may be ${one(added)} now.`,
    })
  if (removed.length > 0)
    findings.push({
      kind: `${direction}-enum-value-removed`,
      message: `${name} cannot be ${one(removed)} any more.`,
    })
  return findings
}

const BOTH = [true, false]

function isBoolean({ type }: Schema): boolean {
  return [type ?? []].flat().every((one) => one === 'boolean' || one === 'null')
}

const format: Compare = ({ format: before }, { format: after }, place, direction) => {
  if (before === after) return []
  const message = sentence(`the format of ${nameOf(place)} ${fromTo(before, after)}`)
  return [{ kind: `${direction}-format-${verb(before, after)}`, message }]
}

const bounds: Compare = (before, after, place, direction) => [
  ...Object.entries(BOUNDS).flatMap(([keyword, none]): Finding[] => {
    const [old, now] = [Number(before[keyword] ?? none), Number(after[keyword] ?? none)]
    if (old === now) return []
    const tightened = none === Infinity ? now < old : now > old
    const message = `${code(keyword)} of ${nameOf(place)} ${fromTo(before[keyword], after[keyword])}.`
    return [{ kind: `${direction}-bound-${tightened ? 'tightened' : 'loosened'}`, message }]
  }),
  ...limit(before, after, place, direction, LOWEST),
  ...limit(before, after, place, direction, HIGHEST),
]

/** The two keywords of a numeric limit. The sign makes the tighter limit the larger number. */
const LOWEST = { inclusive: 'minimum', exclusive: 'exclusiveMinimum', sign: 1 }
const HIGHEST = { inclusive: 'maximum', exclusive: 'exclusiveMaximum', sign: -1 }

interface Limit {
  /** A tighter limit has a larger value. */
  value: number
  keyword?: string
}

/** Compares a limit in any notation: for integers, `exclusiveMinimum: 0` equals `minimum: 1`. */
function limit(
  before: Schema,
  after: Schema,
  place: Place,
  direction: Direction,
  keywords: typeof LOWEST,
): Finding[] {
  const isInteger = [before, after].every(({ type }) =>
    [type ?? []].flat().every((one) => one === 'integer' || one === 'null'),
  )
  // For fractions, an exclusive limit is tighter than an inclusive one with the same number.
  const step = isInteger ? 1 : 0
  const [old, now] = [limitOf(before, keywords, step), limitOf(after, keywords, step)]
  if (old.value === now.value && (isInteger || old.keyword === now.keyword)) return []
  const isTighter =
    now.value > old.value || (now.value === old.value && now.keyword === keywords.exclusive)
  const kind = `${direction}-bound-${isTighter ? 'tightened' : 'loosened'}` as const
  const [keyword = ''] = [now.keyword, old.keyword].filter(
    (one) => one !== undefined && before[one] !== after[one],
  )
  const change = fromTo(before[keyword], after[keyword])
  return [{ kind, message: `${code(keyword)} of ${nameOf(place)} ${change}.` }]
}

function limitOf(
  schema: Schema,
  { inclusive, exclusive, sign }: typeof LOWEST,
  step: number,
): Limit {
  const limits = [inclusive, exclusive].flatMap((keyword): Limit[] => {
    const value = schema[keyword]
    if (typeof value !== 'number') return []
    const beyond = keyword === exclusive ? step : 0
    return [{ value: sign * value + beyond, keyword }]
  })
  const byTightness = (one: Limit, other: Limit) =>
    other.value - one.value ||
    Number(other.keyword === exclusive) - Number(one.keyword === exclusive)
  return limits.sort(byTightness)[0] ?? { value: -Infinity }
}

/** All keywords without a rule of their own. A schema without such a keyword allows more. */
const constraints: Compare = (before, after, place, direction) =>
  keysOf(before, after)
    .filter((keyword) => !HANDLED.has(keyword) && !keyword.startsWith('x-'))
    .filter((keyword) => !sameMembers(keyword, before, after))
    .flatMap((keyword): Finding[] => {
      const [old, now] = [before[keyword], after[keyword]].map((value) =>
        value === false ? undefined : value,
      )
      if (same(old, now)) return []
      const message = `${code(keyword)} of ${nameOf(place)} ${fromTo(old, now)}.`
      if (keyword === 'writeOnly' && direction === 'response')
        return [
          now === true
            ? {
                kind: 'response-property-removed',
                message: sentence(`${nameOf(place)} is not answered any more`),
              }
            : {
                kind: 'response-property-added',
                message: sentence(`${nameOf(place)} is answered now`),
              },
        ]
      const multiple = keyword === 'multipleOf' ? multipleChange(old, now) : undefined
      if (multiple) return [{ kind: `${direction}-bound-${multiple}`, message }]
      // Other encodings of a text give it another meaning.
      const change = keyword.startsWith('content') ? 'changed' : verb(old, now)
      return [{ kind: `${direction}-constraint-${change}`, message }]
    })

/** Multiples of 4 are all multiples of 2, but not the other way round. */
function multipleChange(old: unknown, now: unknown): 'tightened' | 'loosened' | undefined {
  if (typeof old !== 'number' || typeof now !== 'number') return undefined
  if (Number.isInteger(now / old)) return 'tightened'
  return Number.isInteger(old / now) ? 'loosened' : undefined
}

/** True if only the schemas in the keyword can differ. These are compared one by one. */
export function sameMembers(keyword: string, before: Schema, after: Schema): boolean {
  if (keyword !== 'patternProperties' && keyword !== 'prefixItems') return false
  const [old, now] = [before[keyword], after[keyword]]
  if (typeof old !== 'object' || typeof now !== 'object' || !old || !now) return false
  return same(Object.keys(old).sort(), Object.keys(now).sort())
}

/** A default matters only in a request: a caller may leave the value out. */
const defaults: Compare = (before, after, place, direction) => {
  const [old, now] = [before.default, after.default]
  if (direction === 'response' || same(old, now)) return []
  const message = sentence(`the default of ${nameOf(place)} ${fromTo(old, now)}`)
  return [{ kind: `request-default-${verb(old, now)}`, message }]
}

const texts: Compare = (before, after, place) => compareTexts(before, after, nameOf(place))

/** Compares description and `deprecated`, of a schema or any other object that has them. */
export function compareTexts(
  before: { description?: string; deprecated?: boolean },
  after: { description?: string; deprecated?: boolean },
  name: string,
): Finding[] {
  const findings: Finding[] = []
  if (!before.deprecated && after.deprecated)
    findings.push({ kind: 'deprecated', message: sentence(`${name} is deprecated`) })
  if (before.deprecated && !after.deprecated)
    findings.push({ kind: 'undeprecated', message: sentence(`${name} is not deprecated any more`) })
  if (before.description !== after.description)
    findings.push({
      kind: 'description-changed',
      message: sentence(`the description of ${name} changed`),
    })
  return findings
}

function verb(before: unknown, after: unknown): 'added' | 'removed' | 'changed' {
  if (before === undefined) return 'added'
  return after === undefined ? 'removed' : 'changed'
}

function one(values: readonly unknown[] = []): string {
  return list(values, 'or')
}
