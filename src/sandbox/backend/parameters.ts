import { Type, type TSchema } from '@sinclair/typebox'

// Parts of request bodies and queries that several resources have.

/** An object schema that refuses what it does not name, as Clerk does. */
export const closed = { additionalProperties: false }

/** In Clerk's bodies, `null` is mostly as good as nothing. */
export const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

export const emailAddress = Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$' })

/** The body without the parameters that are `null`: they mean the default. */
export function withoutNulls<Body extends object>(body: Body) {
  const entries = Object.entries(body).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as { [Key in keyof Body]: Exclude<Body[Key], null> }
}

/** How long a machine credential is valid; without it, for ever, or as long as the default is. */
export const secondsUntilExpiration = optional(Type.Number({ exclusiveMinimum: 0 }))

/** When that is, in milliseconds; `null` is never. */
export function expirationIn(seconds: number | null | undefined): number | null {
  return seconds == null ? null : Date.now() + Math.round(seconds * 1000)
}
