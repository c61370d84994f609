import { keysOf, same, type Schema } from './document.ts'
import type { Finding } from './kinds.ts'
import { nameOf, type Place } from './place.ts'
import { valuesOf } from './types.ts'
import { code, fromTo, list, sentence } from './words.ts'

/** The direction of a value: callers give it in requests, the API in responses. */
export type Direction = 'request' | 'response'

type Compare = (before: Schema, after: Schema, place: Place, direction: Direction) => Finding[]

/** Compares the keywords that are not about schemas inside of this one. */
export const compareKeywords: Compare = (...given) =>
  [values, format, bounds, constraints, defaults, texts].flatMap((compare) => compare(...given))

/** The value that a missing bound stands for. */
const BOUNDS: Record<string, number> = {
  ...{ minimum: -Infinity, exclusiveMinimum: -Infinity },
  ...{ minLength: 0, minItems: 0, minProperties: 0 },
  ...{ maximum: Infinity, exclusiveMaximum: Infinity },
  ...{ maxLength: Infinity, maxItems: Infinity, maxProperties: Infinity },
}

/** Keywords with a rule of their own, or that no value depends on. */
const HANDLED = new Set([
  ...['$ref', 'type', 'nullable', 'enum', 'const', 'format', 'default', 'deprecated'],
  ...['properties', 'required', 'additionalProperties', 'unevaluatedProperties', 'items'],
  ...['allOf', 'anyOf', 'oneOf', 'discriminator', ...Object.keys(BOUNDS)],
  ...['title', 'description', 'example', 'examples', 'externalDocs', 'xml', '$comment', '$id'],
])

/** `enum` and `const`. */
const values: Compare = (before, after, place, direction) => {
  const [old, now] = [before, after].map((schema) =>
    valuesOf(schema)?.filter((value) => value !== null),
  )
  const name = sentence(nameOf(place)).slice(0, -1)
  if (!old && !now) return []
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

const format: Compare = ({ format: before }, { format: after }, place, direction) => {
  if (before === after) return []
  const message = sentence(`the format of ${nameOf(place)} ${fromTo(before, after)}`)
  return [{ kind: `${direction}-format-${verb(before, after)}`, message }]
}

const bounds: Compare = (before, after, place, direction) =>
  Object.entries(BOUNDS).flatMap(([keyword, none]): Finding[] => {
    const [old, now] = [Number(before[keyword] ?? none), Number(after[keyword] ?? none)]
    if (old === now) return []
    const tightened = none === Infinity ? now < old : now > old
    const message = `${code(keyword)} of ${nameOf(place)} ${fromTo(before[keyword], after[keyword])}.`
    return [{ kind: `${direction}-bound-${tightened ? 'tightened' : 'loosened'}`, message }]
  })

/** All keywords without a rule of their own. Whatever they say: a schema without them allows more. */
const constraints: Compare = (before, after, place, direction) =>
  keysOf(before, after)
    .filter((keyword) => !HANDLED.has(keyword) && !keyword.startsWith('x-'))
    .flatMap((keyword): Finding[] => {
      const [old, now] = [before[keyword], after[keyword]].map((value) =>
        value === false ? undefined : value,
      )
      if (same(old, now)) return []
      const message = `${code(keyword)} of ${nameOf(place)} ${fromTo(old, now)}.`
      return [{ kind: `${direction}-constraint-${verb(old, now)}`, message }]
    })

/** A default means something in a request alone: a call without the value. */
const defaults: Compare = (before, after, place, direction) => {
  const [old, now] = [before.default, after.default]
  if (direction === 'response' || same(old, now)) return []
  const message = sentence(`the default of ${nameOf(place)} ${fromTo(old, now)}`)
  return [{ kind: `request-default-${verb(old, now)}`, message }]
}

const texts: Compare = (before, after, place) => compareTexts(before, after, nameOf(place))

/** The description, and whether it is deprecated, of a schema or anything else that has these. */
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
