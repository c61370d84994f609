import { type Static, type TObject, type TSchema, type TUnsafe, Type } from '@sinclair/typebox'

/** The schemas that routes refer to by name; the app registers each once. */
export const components: TSchema[] = []

/**
 * Names a schema, so that it is one component of the spec wherever it is used, never inlined.
 * @param name PascalCase, unique in the API
 * @returns a reference to the component, of the schema's own type
 */
export function component<T extends TSchema>(name: string, schema: T): TUnsafe<Static<T>> {
  if (components.some(({ $id }) => $id === name))
    throw new Error(`There are two components named ${name}`)
  components.push({ ...schema, $id: name })
  return Type.Unsafe<Static<T>>({ $ref: `${name}#` })
}

/** Refers to a component from a part of the document that is not made from a route's schemas. */
export function inDocument(reference: TUnsafe<unknown>): { $ref: string } {
  return { $ref: `#/components/schemas/${String(reference.$ref).replace('#', '')}` }
}

/** A string that is one of `values`: an `enum`, which generators name, where a union is not. */
export function oneOf<const T extends readonly string[]>(values: T, options: object = {}) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...options })
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

// Schemas of answers promise what Clerk's own spec guarantees, and no more: no length, range, pattern
// or format beyond it. What Clerk may leave out is null in an answer, never absent.

/** A resource as Clerk's spec has it, where the types of the SDK promise a field that may be absent. */
export type Lacking<Resource, Names extends keyof Resource> = Omit<Resource, Names> & {
  [Name in Names]?: Resource[Name] | null
}

/** Text of any length. */
export function text(description?: string) {
  return Type.String(description === undefined ? {} : { description })
}

/** A point in time as Clerk gives it: milliseconds since 1970. */
export function timestamp(description: string, example: number) {
  return Type.Integer({ format: 'int64', description, examples: [example] })
}

/** Closes an object for input: unknown properties are refused, not dropped. */
export function closed<T extends TObject>(schema: T): T {
  return { ...schema, additionalProperties: false }
}
