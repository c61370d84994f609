import { makeId } from './ids.ts'

// What a user is known by, and proves it with. Times are milliseconds since 1970.

interface Identifier {
  id: string
  verified: boolean
  /** How it was verified: `admin`, `email_code`, `ticket`, `from_oauth_google` … */
  strategy: string
  /** Nobody else can take it, although it is not verified. */
  reserved: boolean
  created_at: number
}

export interface EmailAddress extends Identifier {
  email_address: string
}

export interface PhoneNumber extends Identifier {
  /** E.164: `+15555550100`. */
  phone_number: string
  reserved_for_second_factor: boolean
  default_second_factor: boolean
}

/** An account at Google, GitHub and the like, with which its user signs in. */
export interface ExternalAccount {
  id: string
  /** `oauth_google` */
  provider: string
  /** The id that the provider knows its account by. */
  provider_user_id: string
  email_address: string
  first_name: string
  last_name: string
  username: string | null
  approved_scopes: string
  verified: boolean
  /** The address of the provider's page, while the account is not verified. */
  redirect_url: string | null
  /** What failed at the provider, as an entry of Clerk's `errors`. */
  error: { code: string; message: string; long_message: string } | null
  created_at: number
  updated_at: number
}

/** A credential of WebAuthn. */
export interface Passkey {
  id: string
  name: string
  /** The challenge to sign, while the passkey is not verified. */
  nonce: string | null
  /** The credential's id and public key (SPKI), base64url. */
  credential_id: string | null
  public_key: string | null
  verified: boolean
  last_used_at: number | null
  created_at: number
  updated_at: number
}

/** An authenticator app, by the secret that it shares (RFC 6238, base32). */
export interface Totp {
  id: string
  secret: string
  verified: boolean
  created_at: number
  updated_at: number
}

/** Codes that each replace the authenticator app once. */
export interface BackupCodes {
  id: string
  codes: string[]
  created_at: number
  updated_at: number
}

/** An address that an admin verified, unless `fields` says otherwise. */
export function newEmailAddress(
  emailAddress: string,
  fields: Partial<EmailAddress> = {},
): EmailAddress {
  return {
    id: makeId('idn'),
    email_address: emailAddress.toLowerCase(),
    verified: true,
    strategy: 'admin',
    reserved: false,
    created_at: Date.now(),
    ...fields,
  }
}

/** A number that an admin verified, unless `fields` says otherwise. */
export function newPhoneNumber(
  phoneNumber: string,
  fields: Partial<PhoneNumber> = {},
): PhoneNumber {
  return {
    id: makeId('idn'),
    phone_number: phoneNumber,
    verified: true,
    strategy: 'admin',
    reserved: false,
    reserved_for_second_factor: false,
    default_second_factor: false,
    created_at: Date.now(),
    ...fields,
  }
}
