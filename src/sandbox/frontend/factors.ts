import { Type, type Static } from '@sinclair/typebox'
import { ClerkApiError, invalidParameter } from '../errors.ts'
import type { User } from '../records.ts'

/** The code of every e-mail, as in Clerk's test mode. The sandbox sends none. */
const CODE = '424242'

const text = Type.Optional(Type.String())

/** How somebody proves who they are: with a password, or a code out of an e-mail. */
export const Factor = Type.Object({ strategy: text, password: text, code: text })

/** What the user can prove it with. */
export function firstFactors(user: User) {
  const codes = user.email_addresses
    .filter((email) => email.verified)
    .map((email) => ({
      strategy: 'email_code',
      email_address_id: email.id,
      safe_identifier: email.email_address,
      primary: email.id === user.primary_email_address_id,
    }))
  return user.password === null ? codes : [{ strategy: 'password' }, ...codes]
}

/** 422 when the strategy is none of the user's, or the password or code is wrong. */
export function checkFactor(user: User, { strategy, password, code }: Static<typeof Factor>): void {
  if (!firstFactors(user).some((factor) => factor.strategy === strategy)) {
    throw invalidParameter(
      'form_param_value_invalid',
      'strategy',
      `The user has no first factor ${strategy ?? ''} in the sandbox.`,
    )
  }
  if (strategy === 'password') checkPassword(user, password)
  else checkCode(code)
}

/** 422 when it is not the user's password. */
export function checkPassword(
  user: User,
  password: string | undefined,
  parameter = 'password',
): void {
  if (user.password !== null && password === user.password) return
  throw invalidParameter(
    'form_password_incorrect',
    parameter,
    'Password is incorrect. Try again, or use another method.',
  )
}

/** 422 when it is not the one code there is. */
export function checkCode(code: string | undefined): void {
  if (code === CODE) return
  throw invalidParameter(
    'form_code_incorrect',
    'code',
    `Incorrect code. In the sandbox it is always ${CODE}.`,
  )
}

/** 403 for the banned and the locked. */
export function checkMaySignIn(user: User): void {
  if (user.banned) throw new ClerkApiError(403, 'user_banned', 'Your account has been banned.')
  if (user.locked) throw new ClerkApiError(403, 'user_locked', 'Your account is locked.')
}
