import { Type, type Static } from '@sinclair/typebox'
import { checkNewPassword } from '../password-rules.ts'
import { checkFree, taken } from '../identifications.ts'
import { PASSWORD_HASHERS } from '../passwords.ts'
import type { User } from '../records.ts'
import {
  closedObject,
  dateTime,
  emailAddress,
  metadata,
  optional,
  phoneNumber,
  username,
} from '../schemas.ts'
import { newBackupCodes, newTotp } from '../second-factors.ts'
import type { Store } from '../store.ts'
import { IdentificationStatus, metadataParameters } from './parameters.ts'

const optionalText = optional(Type.String())

export const MetadataBody = closedObject({
  ...metadataParameters,
  unsafe_metadata: Type.Optional(metadata),
})

const flag = optional(Type.Boolean())

/** The parameters of the user's profile. */
const profile = {
  external_id: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  locale: optionalText,
  username: optional(username),
  password: optionalText,
  password_digest: optionalText,
  password_hasher: optional(Type.Union(PASSWORD_HASHERS.map((name) => Type.Literal(name)))),
  totp_secret: optional(Type.String({ pattern: '^[A-Za-z2-7]+=*$' })),
  backup_codes: Type.Optional(Type.Array(Type.String())),
  delete_self_enabled: flag,
  create_organization_enabled: flag,
  create_organizations_limit: optional(Type.Integer({ minimum: 0 })),
  bypass_client_trust: flag,
  legal_accepted_at: optional(dateTime),
  created_at: optional(dateTime),
  // The sandbox has no legal documents.
  skip_legal_checks: flag,
  skip_password_checks: flag,
}

export const NewUser = closedObject({
  ...profile,
  ...MetadataBody.properties,
  email_address: Type.Optional(Type.Array(emailAddress)),
  email_address_identification_status: Type.Optional(Type.Array(IdentificationStatus)),
  phone_number: Type.Optional(Type.Array(phoneNumber)),
  phone_number_identification_status: Type.Optional(Type.Array(IdentificationStatus)),
  web3_wallet: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
  skip_password_requirement: flag,
  skip_user_requirement: flag,
  banned: flag,
  locked: flag,
})

export const UserChanges = closedObject({
  ...profile,
  primary_email_address_id: Type.Optional(Type.String()),
  primary_phone_number_id: Type.Optional(Type.String()),
  primary_web3_wallet_id: Type.Optional(Type.String()),
  notify_primary_email_address_changed: flag,
  sign_out_of_other_sessions: flag,
})

type NewUser = Static<typeof NewUser>
type UserChanges = Static<typeof UserChanges>

/** Parameters that are stored as they are, under the same name. */
const SAME = [
  ...['external_id', 'first_name', 'last_name', 'locale', 'username', 'password'],
  ...['public_metadata', 'private_metadata', 'unsafe_metadata', 'create_organizations_limit'],
  ...['primary_email_address_id', 'primary_phone_number_id', 'primary_web3_wallet_id'],
]
/** Parameters that are ignored if they are `null`. */
const FLAGS = [
  ...['delete_self_enabled', 'create_organization_enabled', 'bypass_client_trust'],
  ...['banned', 'locked'],
]

/** The user's record made from the parameters: times in milliseconds, secrets as factors. */
export function recordFields(parameters: Partial<NewUser & UserChanges>): Partial<User> {
  const { totp_secret, backup_codes, created_at, legal_accepted_at } = parameters
  const { password_digest, password_hasher = null } = parameters
  const same = Object.entries(parameters).filter(
    ([name, value]) => SAME.includes(name) || (FLAGS.includes(name) && value !== null),
  )
  return {
    ...(Object.fromEntries(same) as Partial<User>),
    ...(password_digest != null && { password: password_digest, password_hasher }),
    ...(totp_secret != null && { totp: newTotp({ secret: totp_secret, verified: true }) }),
    ...(backup_codes !== undefined && { backup_codes: newBackupCodes(backup_codes) }),
    ...(created_at != null && { created_at: Date.parse(created_at) }),
    ...(legal_accepted_at != null && { legal_accepted_at: Date.parse(legal_accepted_at) }),
  }
}

/** Throws 422 if another user has one of the new values, or nobody may choose the password. */
export function checkProfile(
  store: Store,
  { username, external_id, password }: Partial<User>,
  skipPasswordChecks = false,
  owner?: User,
): void {
  if (username != null) checkFree(store, 'username', username, owner)
  if (external_id != null) {
    const holder = [...store.users.values()].find((user) => user.external_id === external_id)
    if (holder && holder !== owner) throw taken('external_id')
  }
  if (password != null && !skipPasswordChecks) checkNewPassword(store, password)
}
