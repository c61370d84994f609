import { Type, type TProperties, type TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { invalidParameter } from '../errors.ts'
import { closedObject, metadata } from '../schemas.ts'

// In a form there is no `null`: ClerkJS sends the field empty.

export const orEmpty = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Literal('')]))

export const text = Type.Optional(Type.String())
export const flag = Type.Optional(Type.Boolean())

/** What ClerkJS knows of a CAPTCHA. The sandbox asks for none. */
const captcha = { captcha_token: text, captcha_error: text, captcha_widget_type: text }

/** What the widgets send back of a factor that was listed to them. */
const factor = { safe_identifier: text, primary: text, default: text, channel: text }

/** A form of a sign-in, a sign-up or a reverification. */
export const attemptForm = <Properties extends TProperties>(properties: Properties) =>
  closedObject({ ...factor, ...captcha, locale: text, timezone: text, ...properties })

/** Where a provider's page leads back to. */
export const redirects = {
  redirect_url: text,
  action_complete_redirect_url: text,
  // A provider would fill its own form with these.
  oidc_login_hint: text,
  oidc_prompt: text,
}

/** What an optional field says: nothing, when it is empty. */
export const textOf = (field: string | undefined): string | null =>
  field === undefined || field === '' ? null : field

/**
 * ClerkJS sends metadata as JSON in a field of the form.
 *
 * @throws {ClerkApiError} 422 when it is no object
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
