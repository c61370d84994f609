import type { SignIn, SignUp, Verification } from '../attempts.ts'
import { ATTEMPT_MS } from '../attempts.ts'
import type { SandboxContext } from '../context.ts'
import { userImage } from '../serialize-user.ts'
import { secondFactors, signInFactors } from './factors.ts'

// Attempts to sign in and to sign up, in the format of Clerk's Frontend API.

const DAY = 86_400_000

/** The `object` of each strategy's verification. Providers all have the same. */
const OBJECTS: Record<string, string> = {
  password: 'verification_password',
  email_code: 'verification_otp',
  phone_code: 'verification_otp',
  reset_password_email_code: 'verification_otp',
  reset_password_phone_code: 'verification_otp',
  email_link: 'verification_email_link',
  ticket: 'verification_ticket',
  passkey: 'verification_passkey',
  totp: 'verification_totp',
  backup_code: 'verification_backup_code',
}

export function serializeVerification(verification: Verification | null) {
  if (!verification) return null
  const { strategy, status, attempts, expire_at, error, redirect_url, nonce } = verification
  return {
    object: OBJECTS[strategy] ?? 'verification_oauth',
    status: status === 'unverified' && expire_at <= Date.now() ? 'expired' : status,
    strategy,
    attempts,
    expire_at,
    ...(error && { error }),
    ...(redirect_url !== undefined && { external_verification_redirect_url: redirect_url }),
    ...(nonce !== undefined && { nonce }),
  }
}

export function serializeSignIn({ store }: SandboxContext, signIn: SignIn) {
  const user = store.users.get(signIn.user_id ?? '')
  return {
    object: 'sign_in_attempt',
    id: signIn.id,
    status: signIn.status,
    supported_identifiers: ['email_address', 'phone_number', 'username'],
    identifier: signIn.identifier,
    user_data: user
      ? {
          first_name: user.first_name,
          last_name: user.last_name,
          image_url: userImage(user),
          has_image: user.image !== null,
        }
      : null,
    supported_first_factors: user ? signInFactors(user) : [],
    supported_second_factors: user ? secondFactors(user) : null,
    first_factor_verification: serializeVerification(signIn.first_factor),
    second_factor_verification: serializeVerification(signIn.second_factor),
    created_session_id: signIn.created_session_id,
    abandon_at: signIn.created_at + DAY,
  }
}

/** The required fields. A sign-up with an account at a provider needs no password. */
export function requiredFields(signUp: SignUp): string[] {
  if (signUp.identity) return ['email_address']
  return [
    signUp.phone_number && !signUp.email_address ? 'phone_number' : 'email_address',
    'password',
  ]
}

/** The required fields that the person has not given yet. */
export function missingFields(signUp: SignUp): string[] {
  return requiredFields(signUp).filter((field) => !signUp[field as 'email_address' | 'password'])
}

/** The fields that the person has given but not verified yet. */
export function unverifiedFields(signUp: SignUp): string[] {
  return [
    ...(signUp.email_address && signUp.email_verification?.status !== 'verified'
      ? ['email_address']
      : []),
    ...(signUp.phone_number && signUp.phone_verification?.status !== 'verified'
      ? ['phone_number']
      : []),
  ]
}

/** The verification of an identifier of a sign-up, with its next action. */
function identifierVerification(
  identifier: string | null,
  verification: Verification | null,
  { created_at }: SignUp,
  strategies: [string, ...string[]],
) {
  if (identifier === null) return null
  const supported = { supported_strategies: strategies }
  if (!verification) {
    return {
      object: 'verification_otp',
      status: 'unverified',
      strategy: strategies[0],
      attempts: 0,
      expire_at: created_at + ATTEMPT_MS,
      next_action: 'needs_prepare',
      ...supported,
    }
  }
  const fromProvider = verification.strategy.startsWith('from_')
  return {
    ...serializeVerification(verification),
    ...(fromProvider && { object: 'verification_from_oauth' }),
    next_action: verification.status === 'verified' ? '' : 'needs_attempt',
    ...supported,
  }
}

export function serializeSignUp(signUp: SignUp) {
  const required = requiredFields(signUp)
  return {
    object: 'sign_up_attempt',
    id: signUp.id,
    status: signUp.status,
    required_fields: required,
    optional_fields: [
      'first_name',
      'last_name',
      'username',
      'email_address',
      'phone_number',
    ].filter((field) => !required.includes(field)),
    missing_fields: missingFields(signUp),
    unverified_fields: unverifiedFields(signUp),
    verifications: {
      email_address: identifierVerification(
        signUp.email_address,
        signUp.email_verification,
        signUp,
        ['email_code', 'email_link'],
      ),
      phone_number: identifierVerification(signUp.phone_number, signUp.phone_verification, signUp, [
        'phone_code',
      ]),
      web3_wallet: null,
      external_account: serializeVerification(signUp.external_verification),
    },
    username: signUp.username,
    email_address: signUp.email_address,
    phone_number: signUp.phone_number,
    web3_wallet: null,
    password_enabled: signUp.password !== null,
    first_name: signUp.first_name,
    last_name: signUp.last_name,
    unsafe_metadata: signUp.unsafe_metadata,
    public_metadata: signUp.public_metadata,
    custom_action: false,
    external_id: signUp.external_id,
    created_session_id: signUp.created_session_id,
    created_user_id: signUp.created_user_id,
    abandon_at: signUp.created_at + DAY,
    legal_accepted_at: signUp.legal_accepted_at,
    locale: signUp.locale,
  }
}
