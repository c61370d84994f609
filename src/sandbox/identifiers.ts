import { makeId } from './ids.ts'

// The identifiers and factors of a user. Times are milliseconds since 1970.

interface Identifier {
  id: string
  verified: boolean
  /** The way of verification: `admin`, `email_code`, `ticket`, `from_oauth_google` … */
  strategy: string
  /** True if nobody else can take it, although it is not verified. */
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

/** A wallet of a blockchain, added by an admin. Nobody can sign in with it in the sandbox. */
export interface Web3Wallet {
  id: string
  /** The address of the wallet. */
  web3_wallet: string
  created_at: number
}

/** An account at Google, GitHub and the like, with which the user signs in. */
export interface ExternalAccount {
  id: string
  /** `oauth_google` */
  provider: string
  /** The id of the account at the provider. */
  provider_user_id: string
  email_address: string
  first_name: string
  last_name: string
  username: string | null
  approved_scopes: string
  verified: boolean
  /** The address of the provider's page, until the account is verified. */
  redirect_url: string | null
  /** The error of the provider, as an entry of Clerk's `errors`. */
  error: { code: string; message: string; long_message: string } | null
  created_at: number
  updated_at: number
}

/** A credential of WebAuthn. */
export interface Passkey {
  id: string
  name: string
  /** The challenge to sign, until the passkey is verified. */
  nonce: string | null
  /** The credential's id and public key (SPKI), base64url. */
  credential_id: string | null
  public_key: string | null
  verified: boolean
  last_used_at: number | null
  created_at: number
  updated_at: number
}

/** An authenticator app, with its shared secret (RFC 6238, base32). */
export interface Totp {
  id: string
  secret: string
  verified: boolean
  created_at: number
  updated_at: number
}

/** Backup codes. Each replaces the authenticator app once. */
export interface BackupCodes {
  id: string
  codes: string[]
  created_at: number
  updated_at: number
}

/** A new address, verified by an admin unless `fields` says otherwise. */
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

/** A new number, verified by an admin unless `fields` says otherwise. */
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
