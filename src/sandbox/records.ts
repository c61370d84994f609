import { makeId } from './ids.ts'
import {
  newEmailAddress,
  type BackupCodes,
  type EmailAddress,
  type ExternalAccount,
  type Passkey,
  type PhoneNumber,
  type Totp,
  type Web3Wallet,
} from './identifiers.ts'
import type { SignIn, SignUp } from './attempts.ts'

// Fields have the names of Clerk's Backend API. Times are milliseconds since 1970.
export type Metadata = Record<string, unknown>

export interface Timestamps {
  created_at: number
  updated_at: number
}

export interface User extends Timestamps {
  id: string
  external_id: string | null
  username: string | null
  first_name: string | null
  last_name: string | null
  locale: string | null
  /** A data URI; `null` means a picture of the initials. */
  image: string | null
  /** In plain text, so that people who try the sandbox can read it. */
  password: string | null
  /** The hash algorithm, if `password` is a digest of the real one. */
  password_hasher: string | null
  password_last_updated_at: number | null
  /** True if the password must be replaced at the next sign-in. */
  password_compromised: boolean
  email_addresses: EmailAddress[]
  primary_email_address_id: string | null
  phone_numbers: PhoneNumber[]
  primary_phone_number_id: string | null
  web3_wallets: Web3Wallet[]
  primary_web3_wallet_id: string | null
  external_accounts: ExternalAccount[]
  passkeys: Passkey[]
  totp: Totp | null
  backup_codes: BackupCodes | null
  mfa_enabled_at: number | null
  mfa_disabled_at: number | null
  public_metadata: Metadata
  private_metadata: Metadata
  unsafe_metadata: Metadata
  banned: boolean
  locked: boolean
  /** The time at which the lock ends by itself; `null` if it never does. */
  locked_until: number | null
  /** Wrong passwords and codes since the last sign-in. */
  failed_attempts: number
  delete_self_enabled: boolean
  create_organization_enabled: boolean
  create_organizations_limit: number | null
  legal_accepted_at: number | null
  bypass_client_trust: boolean
  last_sign_in_at: number | null
  last_active_at: number | null
  /** Features and plan of Clerk Billing, for the claims `fea` and `pla` of the token. */
  features: string[]
  plan: string | null
}

export interface Session extends Timestamps {
  id: string
  user_id: string
  client_id: string
  /** The actor, who acts as the user: `{ sub }`, from an actor token. */
  actor: Metadata | null
  status: 'active' | 'ended' | 'removed' | 'revoked'
  last_active_organization_id: string | null
  last_active_at: number
  expire_at: number
  abandon_at: number
  first_factor_verified_at: number
  second_factor_verified_at: number | null
  /** True if the user's password was compromised at the sign-in. */
  password_compromised: boolean
  /** True for agents and actors, who cannot set up a second factor of the user. */
  bypasses_mfa: boolean
}

/** A browser. The Frontend API identifies it by its cookie. */
export interface Client extends Timestamps {
  id: string
  session_ids: string[]
  last_active_session_id: string | null
  sign_in: SignIn | null
  sign_up: SignUp | null
}

export interface Organization extends Timestamps {
  id: string
  name: string
  slug: string
  created_by: string | null
  /** 0 means unlimited. */
  max_allowed_memberships: number
  admin_delete_enabled: boolean
  public_metadata: Metadata
  private_metadata: Metadata
  features: string[]
  plan: string | null
  /** `null` means the initial role set. */
  role_set_id: string | null
  /** A data URI; `null` means a picture of the initial. */
  image: string | null
}

export interface Membership extends Timestamps {
  id: string
  organization_id: string
  user_id: string
  /** The role's key: `org:admin`. */
  role: string
  public_metadata: Metadata
  private_metadata: Metadata
}

export interface OrganizationInvitation extends Timestamps {
  id: string
  organization_id: string
  email_address: string
  role: string
  inviter_id: string | null
  status: 'pending' | 'accepted' | 'revoked'
  public_metadata: Metadata
  private_metadata: Metadata
  url: string
  expires_at: number
}

export interface Invitation extends Timestamps {
  id: string
  email_address: string
  status: 'pending' | 'accepted' | 'revoked'
  public_metadata: Metadata
  url: string
  expires_at: number
}

export interface SignInToken extends Timestamps {
  id: string
  user_id: string
  status: 'pending' | 'accepted' | 'revoked'
  token: string
  url: string
}

/** Lets another person, the actor, sign in as the user. */
export interface ActorToken extends Timestamps {
  id: string
  user_id: string
  actor: Metadata
  /** Lifetime of the session that it starts. */
  session_max_duration_in_seconds: number
  status: 'pending' | 'accepted' | 'revoked'
  token: string
  url: string
}

/** Both times are now, or `at` if it is given. */
export function timestamps(at = Date.now()): Timestamps {
  return { created_at: at, updated_at: at }
}

/** The record of a new user. Clerk's defaults apply for fields that are not given. */
export function userRecord(fields: Partial<User>, emailAddresses: string[]): User {
  const times = timestamps(fields.created_at)
  const id = fields.id ?? makeId('user')
  const emails = emailAddresses.map((emailAddress) =>
    newEmailAddress(emailAddress, {
      id: makeId('idn', `${id}:${emailAddress}`),
      created_at: times.created_at,
    }),
  )
  return {
    id,
    external_id: null,
    username: null,
    first_name: null,
    last_name: null,
    locale: null,
    image: null,
    password: null,
    password_hasher: null,
    password_last_updated_at: fields.password == null ? null : times.created_at,
    password_compromised: false,
    email_addresses: emails,
    primary_email_address_id: emails[0]?.id ?? null,
    phone_numbers: [],
    primary_phone_number_id: null,
    web3_wallets: [],
    primary_web3_wallet_id: null,
    external_accounts: [],
    passkeys: [],
    totp: null,
    backup_codes: null,
    mfa_enabled_at: null,
    mfa_disabled_at: null,
    public_metadata: {},
    private_metadata: {},
    unsafe_metadata: {},
    banned: false,
    locked: false,
    locked_until: null,
    failed_attempts: 0,
    delete_self_enabled: true,
    create_organization_enabled: true,
    create_organizations_limit: null,
    legal_accepted_at: null,
    bypass_client_trust: false,
    last_sign_in_at: null,
    last_active_at: null,
    features: [],
    plan: null,
    ...times,
    ...fields,
  }
}

/** The record of a new organization. Clerk's defaults apply for fields that are not given. */
export function organizationRecord(
  fields: Partial<Organization> & Pick<Organization, 'name' | 'slug'>,
): Organization {
  return {
    id: makeId('org'),
    created_by: null,
    max_allowed_memberships: 5,
    admin_delete_enabled: true,
    public_metadata: {},
    private_metadata: {},
    features: [],
    plan: null,
    role_set_id: null,
    image: null,
    ...timestamps(fields.created_at),
    ...fields,
  }
}

/** The record of a new membership. Fields that are not given are empty. */
export function membershipRecord(
  fields: Partial<Membership> & Pick<Membership, 'organization_id' | 'user_id' | 'role'>,
): Membership {
  return {
    id: makeId('orgmem', `${fields.organization_id}:${fields.user_id}`),
    public_metadata: {},
    private_metadata: {},
    ...timestamps(fields.created_at),
    ...fields,
  }
}
