import { Type, type Static } from '@sinclair/typebox'
import { afterFailure, lockedUntil } from '../lockout.ts'
import { checkCode, CODE, incorrectCode } from '../codes.ts'
import { ClerkApiError, invalidParameter, notInSandbox } from '../errors.ts'
import { isPassword } from '../passwords.ts'
import type { User } from '../records.ts'
import { isTotpCode, withoutCode } from '../second-factors.ts'
import { isSecondFactor } from '../serialize-user.ts'
import { checkAssertion } from './webauthn.ts'

const text = Type.Optional(Type.String())

/** The fields of a proof of identity: a password, a code, or a passkey. */
export const proof = {
  strategy: text,
  password: text,
  code: text,
  public_key_credential: text,
}
export type Proof = Static<ReturnType<typeof Type.Object<typeof proof>>>

/** One factor, as Clerk lists it. */
export interface Factor {
  strategy: string
  email_address_id?: string
  phone_number_id?: string
  safe_identifier?: string
  primary?: boolean
  default?: boolean
}

const STRATEGIES = [
  'password',
  'email_code',
  'email_link',
  'phone_code',
  'passkey',
  'totp',
  'backup_code',
  'reset_password_email_code',
  'reset_password_phone_code',
]

export const WALLET_ADVICE =
  'It cannot check signatures of web3 wallets. Sign in in another way, or with sandbox.signIn().'

/** The factors with which the user can reverify. */
export function firstFactors(user: User): Factor[] {
  return [
    ...(user.password === null ? [] : [{ strategy: 'password' }]),
    ...emailFactors(user, 'email_code'),
    ...phoneFactors(user, 'phone_code'),
    ...(user.passkeys.some(({ verified }) => verified) ? [{ strategy: 'passkey' }] : []),
  ]
}

/** The factors with which the user can sign in, including the reset of the password. */
export function signInFactors(user: User): Factor[] {
  const providers = user.external_accounts.filter(({ verified }) => verified)
  return [
    ...firstFactors(user),
    ...emailFactors(user, 'email_link'),
    ...providers.map(({ provider }) => ({ strategy: provider })),
    ...(user.password === null
      ? []
      : [
          ...emailFactors(user, 'reset_password_email_code'),
          ...phoneFactors(user, 'reset_password_phone_code'),
        ]),
  ]
}

/** The second factors of the user. A sign-in takes one of them. */
export function secondFactors(user: User): Factor[] {
  const phones = user.phone_numbers.filter(isSecondFactor).map((phone) => ({
    strategy: 'phone_code',
    phone_number_id: phone.id,
    safe_identifier: phone.phone_number,
    default: phone.default_second_factor,
  }))
  const factors = [...(user.totp?.verified ? [{ strategy: 'totp' }] : []), ...phones]
  if (factors.length > 0 && user.backup_codes) factors.push({ strategy: 'backup_code' })
  return factors
}

function emailFactors(user: User, strategy: string): Factor[] {
  return user.email_addresses
    .filter((email) => email.verified)
    .map((email) => ({
      strategy,
      email_address_id: email.id,
      safe_identifier: email.email_address,
      primary: email.id === user.primary_email_address_id,
    }))
}

function phoneFactors(user: User, strategy: string): Factor[] {
  return user.phone_numbers
    .filter((phone) => phone.verified && !phone.reserved_for_second_factor)
    .map((phone) => ({
      strategy,
      phone_number_id: phone.id,
      safe_identifier: phone.phone_number,
      primary: phone.id === user.primary_phone_number_id,
    }))
}

/** The factor of this strategy, with this email address or phone number if one is named. */
export function findFactor(
  factors: Factor[],
  strategy: string | undefined,
  identifierId?: string,
): Factor {
  const found = factors.find(
    (factor) =>
      factor.strategy === strategy &&
      (identifierId === undefined || identifierOf(factor) === identifierId),
  )
  if (found) return found
  if (strategy && !STRATEGIES.includes(strategy) && !strategy.startsWith('oauth_')) {
    const all = `It has ${STRATEGIES.join(', ')} and oauth_….`
    throw notInSandbox('strategy', strategy, strategy.startsWith('web3_') ? WALLET_ADVICE : all)
  }
  throw invalidParameter(
    'strategy_for_user_invalid',
    'strategy',
    `The strategy ${strategy ?? ''} is not one of this user’s.`,
  )
}

export function identifierOf(factor: Factor): string | undefined {
  return factor.email_address_id ?? factor.phone_number_id
}

/**
 * Checks a factor of the user. Every failure counts towards the lock.
 *
 * @param nonce the WebAuthn options that the passkey had to sign
 * @throws {ClerkApiError} 422 for a wrong password, code or passkey; 403 if the user is locked
 */
export function checkProof(user: User, proven: Proof, nonce?: string): void {
  checkMaySignIn(user)
  try {
    judge(user, proven, nonce)
  } catch (error) {
    Object.assign(user, afterFailure(user))
    throw error
  }
  user.failed_attempts = 0
}

function judge(user: User, { strategy, password, code = '', ...rest }: Proof, nonce = ''): void {
  if (strategy === 'password') checkPassword(user, password)
  else if (strategy === 'passkey') checkAssertion(user, rest.public_key_credential ?? '', nonce)
  else if (strategy === 'backup_code') takeBackupCode(user, code)
  else if (strategy === 'totp') checkTotp(user, code)
  else checkCode(code)
}

/** Accepts the code of the authenticator app, and the test code of the sandbox. */
export function checkTotp({ totp }: User, code: string): void {
  if (!totp || (code !== CODE && !isTotpCode(totp, code))) throw incorrectCode()
}

function takeBackupCode(user: User, code: string): void {
  const rest = user.backup_codes && withoutCode(user.backup_codes, code)
  if (!rest) throw incorrectCode()
  user.backup_codes = rest
}

/** Throws 422 if it is not the user's password. */
export function checkPassword(
  user: User,
  password: string | undefined,
  parameter = 'password',
): void {
  if (isPassword(user, password)) return
  throw invalidParameter(
    'form_password_incorrect',
    parameter,
    'Password is incorrect. Try again, or use another method.',
  )
}

/** Throws 403 if the user is banned or locked. */
export function checkMaySignIn(user: User): void {
  if (user.banned) throw new ClerkApiError(403, 'user_banned', 'Your account has been banned.')
  const until = lockedUntil(user)
  if (until === false) return
  const message =
    until === null
      ? 'Your account is locked. Please contact support.'
      : `Your account is locked. It opens again in ${Math.ceil((until - Date.now()) / 60_000)} minutes.`
  const meta =
    until === null
      ? undefined
      : { lockout_expires_in_seconds: Math.ceil((until - Date.now()) / 1000) }
  throw new ClerkApiError(403, 'user_locked', message, message, meta)
}
