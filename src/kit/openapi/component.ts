import { type Static, type TObject, type TSchema, type TUnsafe, Type } from '@sinclair/typebox'

/** The property of a reference that holds its schema. Copies of the reference have it too. */
const DEFINITION = Symbol('definition')

/**
 * Names a schema, so that it is one component of the document wherever it is used. The app adds it
 * when it registers a route that uses it.
 * @param name PascalCase, unique in the app
 * @returns a reference to the component, with the type of the schema
 */
export function component<T extends TSchema>(name: string, schema: T): TUnsafe<Static<T>> {
  const definition = { ...schema, $id: name }
  return Type.Unsafe<Static<T>>({ $ref: `${name}#`, [DEFINITION]: definition })
}

/** Lists the components that a schema refers to, directly or by way of others. */
export function componentsIn(schema: unknown, found = new Set<TSchema>()): Set<TSchema> {
  if (typeof schema !== 'object' || schema === null) return found
  const { [DEFINITION]: definition } = schema as { [DEFINITION]?: TSchema }
  if (definition && !found.has(definition)) componentsIn(definition, found.add(definition))
  for (const value of Object.values(schema)) componentsIn(value, found)
  return found
}

/** A string that is one of `values`: an `enum`, which generators name, where a union is not. */
export function oneOf<const T extends readonly string[]>(values: T, options: object = {}) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...options })
}

/**
 * A named `oneOf`: one component for all its uses, so that generators make one type of it.
 * @param name PascalCase, unique in the app
 */
export function namedOneOf<const T extends readonly string[]>(
  name: string,
  values: T,
  description: string,
) {
  return component(name, oneOf(values, { description }))
}

/** A component with keywords for one of its uses, such as a description or a default. */
export function described<T extends TSchema>(schema: T, keywords: object): TUnsafe<Static<T>> {
  return Type.Unsafe<Static<T>>({ allOf: [schema], ...keywords })
}

/** The schema, or null: as a `type` list, which generators read better than a union. */
export function nullable<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  const type: unknown = schema.type
  return Type.Unsafe<Static<T> | null>(
    typeof type === 'string'
      ? { ...schema, type: [type, 'null'] }
      : { anyOf: [schema, { type: 'null' }] },
  )
}

// Schemas of answers promise only what Clerk's spec guarantees: no other length, range, pattern or
// format. A value that Clerk may leave out is null in an answer, never absent.

/**
 * A resource with fields that may be absent by Clerk's spec, although the SDK's types promise them.
 */
export type Lacking<Resource, Names extends keyof Resource> = Omit<Resource, Names> & {
  [Name in Names]?: Resource[Name] | null
}

/** Text of any length. */
export function text(description?: string) {
  return Type.String(description === undefined ? {} : { description })
}

/**
 * A point in time as Clerk gives it: milliseconds since 1970. The format is one that every language
 * reads without loss: with `int64` some clients in TypeScript make a BigInt of it, which neither
 * `Date` nor `JSON.stringify` takes, and an integer without format is 32 bits long in Java.
 */
export function timestamp(description: string, example: number) {
  return Type.Number({ format: 'double', description, examples: [example] })
}

/** Closes an object for input: unknown properties are refused, not dropped. */
export function closed<T extends TObject>(schema: T): T {
  return { ...schema, additionalProperties: false }
}
