import type { JsonSchema } from '../pointer.ts'
import { type ObjectSchema, requiredIn } from '../schemas.ts'

/** A value to send, and a few words about its special property. */
export interface Sample {
  value: unknown
  about: string
  /** True if a server may have reasons to refuse it, although it is valid by the schema. */
  unwelcome?: boolean
}

/** Longest text and list to send, even if a schema allows more. */
export const LONGEST_TEXT = 20_000
export const LONGEST_LIST = 200

interface Bounds {
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  multipleOf?: number
  minItems?: number
  maxItems?: number
  minProperties?: number
  maxProperties?: number
}

/** The bounds of a schema. Exclusive bounds become the nearest integer inside. */
export function numbersOf(schema: ObjectSchema): Bounds {
  const bounds = { ...schema } as Bounds
  if (typeof schema.exclusiveMinimum === 'number') bounds.minimum = schema.exclusiveMinimum + 1
  if (typeof schema.exclusiveMaximum === 'number') bounds.maximum = schema.exclusiveMaximum - 1
  return bounds
}

export function typesOf({ type }: ObjectSchema): string[] {
  return [type ?? []].flat() as string[]
}

export function isObject(schema: ObjectSchema): boolean {
  return typesOf(schema).includes('object') || 'properties' in schema
}

export function isMap({ properties, additionalProperties }: ObjectSchema): boolean {
  return properties === undefined && additionalProperties !== false
}

export function requiredOf({ required }: ObjectSchema): string[] {
  return requiredIn(required)
}

export function membersOf({ properties }: ObjectSchema): [string, JsonSchema][] {
  return Object.entries((properties as Record<string, JsonSchema> | undefined) ?? {})
}

export function only(record: Record<string, unknown>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)))
}

export function without(record: Record<string, unknown>, name: string) {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name))
}

/** The text, cut or repeated to a length in characters. */
export function stretched(base: unknown, length: number): string {
  const text = typeof base === 'string' && base.length > 0 ? base : 'a'
  return text.length >= length ? text.slice(0, length) : text.padEnd(length, 'a')
}

/** A list of different items, made from the first item of another list. */
export function listOf(base: readonly unknown[], length: number): unknown[] {
  return Array.from({ length }, (_, index) => altered(base[0], index))
}

/** The item with a small change, so that the items of a list differ. */
function altered(item: unknown, index: number): unknown {
  if (index === 0 || item === undefined) return item
  if (typeof item === 'number') return item + index
  if (typeof item !== 'string') return item
  const digits = String(index)
  return /^[^@]+@/.test(item)
    ? item.replace('@', `${digits}@`)
    : `${item.slice(0, Math.max(0, item.length - digits.length))}${digits}`
}

export function distinct(samples: Sample[]): Sample[] {
  const seen = new Set<string>()
  return samples.filter(({ value }) => {
    const key = value === undefined ? '' : JSON.stringify(value)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
