import {
  alternativesOf,
  componentName,
  type Document,
  flatten,
  isReference,
  keysOf,
  resolve,
  same,
  type Schema,
} from './document.ts'
import { compareDiscriminator } from './discriminators.ts'
import { compareKeywords, type Direction, sameMembers } from './keywords.ts'
import type { Finding } from './kinds.ts'
import { member, nameOf, type Place, placeInside } from './place.ts'
import { compareTypes, withoutNull } from './types.ts'
import { code, sentence } from './words.ts'

/** The state of a comparison of schemas. Each operation has a new one. */
export interface Context {
  before: Document
  after: Document
  direction: Direction
  /** Pairs of schemas that have been compared. They end the recursion. */
  seen: Map<object, Set<object>>
}

/**
 * Compares the values that two Schema Objects (OpenAPI 3.1, section 4.8.24) allow. No schema allows
 * everything. If schemas cannot be compared, as with `not`, the worst severity counts.
 */
export function compareSchemas(
  before: Schema | boolean | undefined,
  after: Schema | boolean | undefined,
  place: Place,
  context: Context,
): Finding[] {
  const old = withoutNull(context.before, toSchema(before))
  const now = withoutNull(context.after, toSchema(after))
  return [
    ...compareNullable(old.nullable, now.nullable, place, context.direction),
    ...compareNonNull(old.schema, now.schema, placeInside(old.schema, now.schema, place), context),
  ]
}

function compareNullable(
  before: boolean | undefined,
  after: boolean | undefined,
  place: Place,
  direction: Direction,
): Finding[] {
  if (before === undefined || after === undefined || before === after) return []
  return after
    ? [{ kind: `${direction}-nullable-added`, message: say(place, 'may be null now') }]
    : [{ kind: `${direction}-nullable-removed`, message: say(place, 'cannot be null any more') }]
}

function compareNonNull(old: Schema, now: Schema, place: Place, context: Context): Finding[] {
  const before = isReference(old) ? resolve<Schema>(context.before, old) : old
  const after = isReference(now) ? resolve<Schema>(context.after, now) : now
  const compared = context.seen.get(before) ?? new Set()
  if (compared.has(after)) return []
  context.seen.set(before, compared.add(after))

  const from = flatten(context.before, before)
  const to = flatten(context.after, after)
  const members = alternativesOf(context.before, from)?.nonNull
  const others = alternativesOf(context.after, to)?.nonNull
  if (!members && !others) return comparePlain(from, to, place, context)
  const alternatives = { before: members ?? [old], after: others ?? [now] }
  return [
    ...compareDiscriminator(from, to, place, context.direction),
    ...compareAlternatives(alternatives, from.discriminator !== undefined, place, context),
    ...(members && others ? comparePlain(from, to, place, context) : []),
  ]
}

function comparePlain(before: Schema, after: Schema, place: Place, context: Context): Finding[] {
  const { direction } = context
  const types = compareTypes(before, after)
  const changed: Finding[] = types
    ? [
        {
          kind: `${direction}-type-${types.change}`,
          message: sentence(
            `the type of ${nameOf(place)} changed from ${types.from} to ${types.to}`,
          ),
        },
      ]
    : []
  if (types && !types.comparable) return changed
  return [
    ...changed,
    ...compareKeywords(before, after, place, direction),
    ...compareProperties(before, after, place, context),
    ...compareAdditional(before, after, place, context),
    ...compareMembers('patternProperties', before, after, place, context),
    ...compareMembers('prefixItems', before, after, place, context),
    ...(before.items === undefined && after.items === undefined
      ? []
      : compareSchemas(before.items, after.items, member(place, '[]'), context)),
  ]
}

/** Compares the schemas in a keyword, if both have the same keys there. */
function compareMembers(
  keyword: 'patternProperties' | 'prefixItems',
  before: Schema,
  after: Schema,
  place: Place,
  context: Context,
): Finding[] {
  if (!sameMembers(keyword, before, after)) return []
  const [old, now] = [before[keyword], after[keyword]] as Record<string, Schema>[]
  return Object.keys(old ?? {}).flatMap((key) =>
    compareSchemas(old?.[key], now?.[key], member(place, key), context),
  )
}

function compareProperties(
  before: Schema,
  after: Schema,
  place: Place,
  context: Context,
): Finding[] {
  const names = [...keysOf(before.properties, after.properties), ...requiredOf(before, after)]
  return [...new Set(names)].flatMap((name) => {
    const at = member(place, name)
    if (!hasProperty(before, name)) return propertyAdded(after, name, at, context.direction)
    if (!hasProperty(after, name)) return propertyRemoved(after, at, context.direction)
    const [was, is] = [isRequired(before, name), isRequired(after, name)]
    return [
      ...(was === is ? [] : requiredChanged(is, at, context.direction)),
      ...compareSchemas(before.properties?.[name], after.properties?.[name], at, context),
    ]
  })
}

function propertyAdded(after: Schema, name: string, at: Place, direction: Direction): Finding[] {
  if (direction === 'response')
    return [{ kind: 'response-property-added', message: say(at, 'is new') }]
  return isRequired(after, name)
    ? [{ kind: 'request-property-required-added', message: say(at, 'is new and required') }]
    : [{ kind: 'request-property-added', message: say(at, 'is new and may be left out') }]
}

function propertyRemoved(after: Schema, at: Place, direction: Direction): Finding[] {
  if (direction === 'response')
    return [{ kind: 'response-property-removed', message: say(at, 'is not answered any more') }]
  return opennessOf(after) === 'closed'
    ? [{ kind: 'request-property-removed', message: say(at, 'is refused now') }]
    : [{ kind: 'request-property-ignored', message: say(at, 'has no meaning any more') }]
}

function requiredChanged(isNow: boolean, at: Place, direction: Direction): Finding[] {
  if (direction === 'request')
    return isNow
      ? [{ kind: 'request-property-made-required', message: say(at, 'is required now') }]
      : [{ kind: 'request-property-made-optional', message: say(at, 'may be left out now') }]
  return isNow
    ? [{ kind: 'response-property-made-required', message: say(at, 'is always there now') }]
    : [{ kind: 'response-property-made-optional', message: say(at, 'may be missing now') }]
}

const ALLOWED = {
  open: 'may have any further property now',
  schema: 'may have further properties of one schema now',
  closed: 'may have no further property now',
}

/** Compares the allowed properties besides the named ones. */
function compareAdditional(
  before: Schema,
  after: Schema,
  place: Place,
  context: Context,
): Finding[] {
  const [old, now] = [opennessOf(before), opennessOf(after)]
  if (old === 'schema' && now === 'schema')
    return compareSchemas(additional(before), additional(after), member(place, '*'), context)
  if (old === now) return []
  const change = now === 'closed' || old === 'open' ? 'closed' : 'opened'
  return [
    {
      kind: `${context.direction}-additional-properties-${change}`,
      message: say(place, ALLOWED[now]),
    },
  ]
}

/** Compares the members of `oneOf` or `anyOf`. A schema with neither is its own only member. */
function compareAlternatives(
  alternatives: { before: Schema[]; after: Schema[] },
  discriminated: boolean,
  place: Place,
  context: Context,
): Finding[] {
  const { direction } = context
  const { pairs, removed, added } = matched(alternatives.before, alternatives.after)
  const kind =
    direction === 'response' && discriminated
      ? 'response-variant-added'
      : (`${direction}-alternative-added` as const)
  return [
    ...removed.map((schema): Finding => ({
      kind: `${direction}-alternative-removed`,
      message: say(place, `cannot be ${memberName(schema)} any more`),
    })),
    ...added.map((schema): Finding => ({
      kind,
      message: say(place, `may be ${memberName(schema)} now`),
    })),
    ...pairs.flatMap(([before, after]) => compareSchemas(before, after, place, context)),
  ]
}

/** Matches references by target, then equal schemas, then the others by their order. */
function matched(before: readonly Schema[], after: readonly Schema[]) {
  const removed = [...before]
  const added: Schema[] = []
  const pairs: [Schema, Schema][] = []
  for (const schema of after) {
    const index = removed.findIndex(
      (old) => old.$ref === schema.$ref && (old.$ref ?? same(old, schema)),
    )
    const [old] = index < 0 ? [] : removed.splice(index, 1)
    if (old) pairs.push([old, schema])
    else added.push(schema)
  }
  const inline = [...removed, ...added].every(({ $ref }) => $ref === undefined)
  if (!inline || removed.length !== added.length) return { pairs, removed, added }
  removed.forEach((old, index) => {
    pairs.push([old, added[index] ?? old])
  })
  return { pairs, removed: [], added: [] }
}

function memberName(schema: Schema): string {
  return code(componentName(schema) ?? schema.title ?? schema.type ?? 'another schema')
}

function say(place: Place, what: string): string {
  return sentence(`${nameOf(place)} ${what}`)
}

function toSchema(schema: Schema | boolean | undefined): Schema {
  if (schema === false) return NOTHING
  return typeof schema === 'object' ? schema : ANYTHING
}

const ANYTHING: Schema = {}
const NOTHING: Schema = { type: [] }

function requiredOf(...schemas: Schema[]): string[] {
  return schemas.flatMap(({ required }) => required ?? [])
}

function isRequired(schema: Schema, name: string): boolean {
  return requiredOf(schema).includes(name)
}

function hasProperty(schema: Schema, name: string): boolean {
  return Object.hasOwn(schema.properties ?? {}, name) || isRequired(schema, name)
}

function additional(schema: Schema): Schema | boolean {
  return schema.additionalProperties ?? schema.unevaluatedProperties ?? true
}

function opennessOf(schema: Schema): keyof typeof ALLOWED {
  const allowed = additional(schema)
  if (allowed === false) return 'closed'
  return allowed === true || Object.keys(allowed).length === 0 ? 'open' : 'schema'
}
