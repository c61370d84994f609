import { Type, type TProperties, type TSchema } from '@sinclair/typebox'

// What seeds and request bodies have in common.

/** An object that has these properties only: Clerk refuses parameters that it does not know. */
export const closedObject = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false })

/** In Clerk's bodies, `null` is mostly as good as nothing. */
export const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

/** Of any script; without spaces and control characters. */
export const emailAddress = Type.String({
  pattern: '^[^@\\s\\u0000-\\u001f\\u007f-\\u009f]+@[^@\\s\\u0000-\\u001f\\u007f-\\u009f]+$',
  maxLength: 320,
  expects: 'an email address, such as ada@example.com',
})
export const username = Type.String({
  pattern: '^[\\w-]{3,64}$',
  expects: '3 to 64 letters, digits, - or _',
})
export const slug = Type.String({
  pattern: '^[a-z0-9_-]+$',
  expects: 'lower-case letters, digits, - or _',
})
export const metadata = Type.Record(Type.String(), Type.Unknown())
