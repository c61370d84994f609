import { Type, type Static } from '@sinclair/typebox'
import { metadata, optional } from '../schemas.ts'

// Parts of request bodies that several resources share.

/** The metadata of organizations and memberships. */
export const metadataParameters = {
  public_metadata: Type.Optional(metadata),
  private_metadata: Type.Optional(metadata),
}

/** The body without the parameters that are `null`. Clerk reads `null` as the default. */
export function withoutNulls<Body extends object>(body: Body) {
  const entries = Object.entries(body).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as { [Key in keyof Body]: Exclude<Body[Key], null> }
}

/** Lifetime of a machine credential, in seconds. Without it, the default applies, or no limit. */
export const secondsUntilExpiration = optional(Type.Number({ exclusiveMinimum: 0 }))

/** The time of expiration, in milliseconds since 1970; `null` if it never expires. */
export function expirationIn(seconds: number | null | undefined): number | null {
  return seconds == null ? null : Date.now() + Math.round(seconds * 1000)
}

/** The status of a new identifier. Nobody else can take a reserved one. */
export const IdentificationStatus = Type.Union([
  Type.Literal('verified'),
  Type.Literal('reserved'),
  Type.Literal('unverified'),
])

export function statusFields(status: Static<typeof IdentificationStatus> = 'verified') {
  return { verified: status === 'verified', reserved: status === 'reserved', strategy: 'admin' }
}
