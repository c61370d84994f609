import { ClerkApiError } from './errors.ts'
import { settingsOf } from './settings.ts'
import type { Store } from './store.ts'

/** Example domains of disposable addresses. They stand for all such domains. */
const DISPOSABLE = ['mailinator.com', 'guerrillamail.com', '10minutemail.com', 'yopmail.com']

/** True if the entry is the identifier, or a pattern such as `*@example.com` that matches it. */
function covers(entry: string, identifier: string): boolean {
  if (entry.startsWith('*@')) return identifier.endsWith(entry.slice(1))
  return entry === identifier
}

/**
 * Refuses identifiers that may not sign up.
 *
 * @param invited true for a sign-up by invitation, to which only the blocks apply
 * @throws {ClerkApiError} 403
 */
export function checkMaySignUp(store: Store, identifier: string, invited: boolean): void {
  const { restrictions, sign_up_mode } = settingsOf(store)
  const wanted = identifier.toLowerCase()
  const isListed = (list: Store['allowlist']) =>
    [...list.values()].some((entry) => covers(entry.identifier, wanted))
  const isDisposable = DISPOSABLE.includes(wanted.split('@')[1] ?? '')

  if (sign_up_mode === 'restricted' && !invited) {
    throw notAllowed('sign_up_mode_restricted', 'Signing up takes an invitation.')
  }
  if (sign_up_mode === 'waitlist' && !invited) {
    throw notAllowed('sign_up_restricted_waitlist', 'Join the waitlist first.')
  }
  if (restrictions.blocklist && isListed(store.blocklist)) throw notAllowed()
  if (restrictions.block_disposable_email_domains && isDisposable) throw notAllowed()
  if (restrictions.block_email_subaddresses && /\+.*@/.test(wanted)) throw notAllowed()
  if (restrictions.allowlist && !invited && !isListed(store.allowlist)) throw notAllowed()
}

function notAllowed(
  code = 'not_allowed_access',
  message = 'You are not allowed to sign up with this address.',
): ClerkApiError {
  return new ClerkApiError(403, code, 'Access not allowed.', message)
}
