import { Type, type TSchema } from '@sinclair/typebox'

// In a form there is no `null`: ClerkJS sends the field empty.

export const orEmpty = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Literal('')]))

/** What an optional field says: nothing, when it is empty. */
export const textOf = (field: string | undefined): string | null =>
  field === undefined || field === '' ? null : field
