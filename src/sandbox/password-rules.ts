import { invalidParameter } from './errors.ts'
import { settingsOf } from './settings.ts'
import type { Store } from './store.ts'

/** Limits of a password, in characters. */
export const PASSWORD_LENGTH = { min: 8, max: 72 }

/** The most common passwords of Have I Been Pwned, for Clerk's check against its whole list. */
const PWNED = [
  '00000000',
  '11111111',
  '12345678',
  '123456789',
  '1234567890',
  '1q2w3e4r',
  'abcd1234',
  'admin123',
  'baseball',
  'football',
  'iloveyou',
  'letmein1',
  'passw0rd',
  'password',
  'password1',
  'password123',
  'princess',
  'qwerty123',
  'qwertyuiop',
  'sunshine',
  'superman',
  'trustno1',
  'welcome1',
]

/**
 * Throws 422 if nobody may choose this password.
 *
 * @see https://clerk.com/docs/guides/secure/password-protection-and-rules
 */
export function checkNewPassword(store: Store, password: string, parameter = 'password'): void {
  const { min, max } = PASSWORD_LENGTH
  if (password.length < min) {
    const message = `Passwords must be ${min} characters or more.`
    throw invalidParameter('form_password_length_too_short', parameter, message)
  }
  if (password.length > max) {
    const message = `Passwords must be ${max} characters or less.`
    throw invalidParameter('form_password_length_too_long', parameter, message)
  }
  if (settingsOf(store).hibp && PWNED.includes(password.toLowerCase())) {
    const message =
      'Password has been found in an online data breach. For account safety, please use a different password.'
    throw invalidParameter('form_password_pwned', parameter, message)
  }
}
