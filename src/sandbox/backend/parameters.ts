import { Type, type Static } from '@sinclair/typebox'
import { metadata, optional } from '../schemas.ts'

// Parts of request bodies that several resources have.

/** The metadata of organizations and memberships. */
export const metadataParameters = {
  public_metadata: Type.Optional(metadata),
  private_metadata: Type.Optional(metadata),
}

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

/** How sure it is that an identifier is the user's. */
export const IdentificationStatus = Type.Union([
  Type.Literal('verified'),
  Type.Literal('reserved'),
  Type.Literal('unverified'),
])

export function statusFields(status: Static<typeof IdentificationStatus> = 'verified') {
  return { verified: status === 'verified', reserved: status === 'reserved', strategy: 'admin' }
}
