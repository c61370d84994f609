import type { Metadata } from './records.ts'

// Attempts to sign in and to sign up. A browser has one of each.

/** Time that a code, a link or a provider's page is valid, in milliseconds. */
export const ATTEMPT_MS = 600_000

/** One verification: pending, done, or failed. */
export interface Verification {
  strategy: string
  status: 'unverified' | 'verified' | 'failed' | 'expired' | 'transferable'
  attempts: number
  expire_at: number
  /** The error of the provider, as an entry of Clerk's `errors`. */
  error?: { code: string; message: string; long_message: string }
  /** The address of the provider's page. */
  redirect_url?: string
  /** The WebAuthn options that a passkey signs, JSON. */
  nonce?: string
  /** The email address or phone number that got the code. */
  identifier_id?: string
}

/** The person who signed in at a provider (Google, GitHub …). */
export interface ProviderIdentity {
  /** `oauth_google` */
  provider: string
  provider_user_id: string
  email_address: string
  first_name: string
  last_name: string
}

export interface SignIn {
  id: string
  status:
    | 'needs_identifier'
    | 'needs_first_factor'
    | 'needs_second_factor'
    | 'needs_new_password'
    | 'complete'
  identifier: string | null
  user_id: string | null
  first_factor: Verification | null
  second_factor: Verification | null
  /** The person that the provider named; a sign-up takes over their data. */
  identity: ProviderIdentity | null
  /** The actor, who acts as the user, from an actor token. */
  actor: Metadata | null
  created_session_id: string | null
  created_at: number
}

export interface SignUp {
  id: string
  status: 'missing_requirements' | 'complete'
  email_address: string | null
  phone_number: string | null
  password: string | null
  first_name: string | null
  last_name: string | null
  username: string | null
  unsafe_metadata: Metadata
  /** The public metadata of the invitation. */
  public_metadata: Metadata
  legal_accepted_at: number | null
  locale: string | null
  external_id: string | null
  email_verification: Verification | null
  phone_verification: Verification | null
  external_verification: Verification | null
  identity: ProviderIdentity | null
  /**
   * The id of the invitation that started the sign-up, to the application or to an organization.
   */
  invitation_id: string | null
  created_user_id: string | null
  created_session_id: string | null
  created_at: number
}

/** A pending verification. */
export function newVerification(
  strategy: string,
  fields: Partial<Verification> = {},
): Verification {
  return {
    strategy,
    status: 'unverified',
    attempts: 0,
    expire_at: Date.now() + ATTEMPT_MS,
    ...fields,
  }
}

export function newSignIn(id: string): SignIn {
  return {
    id,
    status: 'needs_identifier',
    identifier: null,
    user_id: null,
    first_factor: null,
    second_factor: null,
    identity: null,
    actor: null,
    created_session_id: null,
    created_at: Date.now(),
  }
}

export function newSignUp(id: string): SignUp {
  return {
    id,
    status: 'missing_requirements',
    email_address: null,
    phone_number: null,
    password: null,
    first_name: null,
    last_name: null,
    username: null,
    unsafe_metadata: {},
    public_metadata: {},
    legal_accepted_at: null,
    locale: null,
    external_id: null,
    email_verification: null,
    phone_verification: null,
    external_verification: null,
    identity: null,
    invitation_id: null,
    created_user_id: null,
    created_session_id: null,
    created_at: Date.now(),
  }
}
