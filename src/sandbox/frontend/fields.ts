import { Type, type TProperties, type TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { invalidParameter } from '../errors.ts'
import { closedObject, metadata } from '../schemas.ts'

// A form has no `null`: ClerkJS sends an empty field.

export const orEmpty = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Literal('')]))

export const text = Type.Optional(Type.String())
export const flag = Type.Optional(Type.Boolean())

/** The CAPTCHA fields of ClerkJS. The sandbox uses no CAPTCHA. */
const captcha = { captcha_token: text, captcha_error: text, captcha_widget_type: text }

/** The fields of a listed factor that the widgets send back. */
const factor = { safe_identifier: text, primary: text, default: text, channel: text }

/** A form of a sign-in, a sign-up or a reverification. */
export const attemptForm = <Properties extends TProperties>(properties: Properties) =>
  closedObject({ ...factor, ...captcha, locale: text, timezone: text, ...properties })

/** The addresses to which a provider's page redirects. */
export const redirects = {
  redirect_url: text,
  action_complete_redirect_url: text,
  // A real provider would fill in its own form with these.
  oidc_login_hint: text,
  oidc_prompt: text,
}

/** The value of an optional field: null if the field is empty. */
export const textOf = (field: string | undefined): string | null =>
  field === undefined || field === '' ? null : field

/**
 * Parses metadata, which ClerkJS sends as JSON in a field of the form.
 *
 * @throws {ClerkApiError} 422 if it is no object
 */
export function parseMetadata(json: string): Record<string, unknown> {
  const fault = invalidParameter('form_param_format_invalid', 'unsafe_metadata', 'It is no object.')
  try {
    const value: unknown = JSON.parse(json)
    if (Value.Check(metadata, value)) return value
  } catch {
    throw fault
  }
  throw fault
}
