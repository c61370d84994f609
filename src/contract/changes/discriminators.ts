import { componentName, type Schema } from './document.ts'
import type { Direction } from './keywords.ts'
import type { Finding } from './kinds.ts'
import { nameOf, type Place } from './place.ts'
import { code, list, sentence } from './words.ts'

/** Compares Discriminator Objects (OpenAPI 3.1, section 4.8.25): the property, and its values. */
export function compareDiscriminator(
  before: Schema,
  after: Schema,
  place: Place,
  direction: Direction,
): Finding[] {
  const [old, now] = [before.discriminator?.propertyName, after.discriminator?.propertyName]
  if (old === undefined || now === undefined) return []
  const kind = `${direction}-discriminator-changed` as const
  if (old !== now) {
    const change = `changed from ${code(old)} to ${code(now)}`
    return [{ kind, message: sentence(`the discriminator of ${nameOf(place)} ${change}`) }]
  }
  const [was, is] = [valuesByVariant(before), valuesByVariant(after)]
  return [...was].flatMap(([variant, values]): Finding[] => {
    const next = is.get(variant)
    // Added or removed variants are reported elsewhere.
    if (!next || same(values, next)) return []
    const change = `is ${code(variant)} for ${list(next, 'or')} now, it was for ${list(values, 'or')}`
    return [{ kind, message: sentence(`${nameOf(place)} ${change}`) }]
  })
}

/** The values of the property for each variant: its name, unless the mapping has others. */
function valuesByVariant(schema: Schema): Map<string, string[]> {
  const mapping = Object.entries(schema.discriminator?.mapping ?? {})
  const variants = (schema.oneOf ?? schema.anyOf ?? []).flatMap((one) => componentName(one) ?? [])
  return new Map(
    variants.map((variant) => {
      const values = mapping.filter(([, to]) => nameIn(to) === variant).map(([value]) => value)
      return [variant, values.length > 0 ? values.sort() : [variant]]
    }),
  )
}

function nameIn(reference: string): string {
  return reference.replace(/^#\/components\/schemas\//, '')
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.join('\n') === other.join('\n')
}
