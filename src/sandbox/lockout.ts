import type { User } from './records.ts'

/** Wrong passwords and codes before Clerk locks a user, by default. */
export const MAX_ATTEMPTS = 100

/** Duration of a lock, by default. */
const LOCKOUT_MS = 3_600_000

/** The time at which the user's lock ends; `null` if it never ends, `false` if there is no lock. */
export function lockedUntil(user: User): number | null | false {
  if (!user.locked) return false
  return user.locked_until === null || user.locked_until > Date.now() ? user.locked_until : false
}

/** The changes to the user after a wrong password or code. */
export function afterFailure(user: User): Partial<User> {
  const failed_attempts = user.failed_attempts + 1
  if (failed_attempts < MAX_ATTEMPTS) return { failed_attempts }
  return { failed_attempts, locked: true, locked_until: Date.now() + LOCKOUT_MS }
}

/** The fields that end a lock and reset the count of failures. */
export const UNLOCKED = { locked: false, locked_until: null, failed_attempts: 0 } as const
