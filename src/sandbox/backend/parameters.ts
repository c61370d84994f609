import { Type, type TSchema } from '@sinclair/typebox'

// Parts of request bodies and queries that several resources have.

/** An object schema that refuses what it does not name, as Clerk does. */
export const closed = { additionalProperties: false }

/** In Clerk's bodies, `null` is mostly as good as nothing. */
export const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

export const emailAddress = Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$' })
