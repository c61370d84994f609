import { Type, type TProperties, type TSchema } from '@sinclair/typebox'

// Schemas that seeds and request bodies share.

/** An object with only these properties. Clerk refuses unknown parameters. */
export const closedObject = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false })

/** In most of Clerk's bodies, `null` means the same as a missing value. */
export const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

/** In any script; without spaces and control characters. */
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
/** E.164: a plus sign, the country, the number. */
export const phoneNumber = Type.String({
  pattern: '^\\+[1-9]\\d{6,14}$',
  expects: 'a phone number, such as +15555550100',
})
/** RFC 3339: `2026-01-31T12:00:00Z`. */
export const dateTime = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
  expects: 'a time, such as 2026-01-31T12:00:00Z',
})
export const metadata = Type.Record(Type.String(), Type.Unknown())
