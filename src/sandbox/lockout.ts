import type { User } from './records.ts'

/** Wrong passwords and codes after which Clerk locks a user, by default. */
export const MAX_ATTEMPTS = 100

/** How long it does, by default. */
const LOCKOUT_MS = 3_600_000

/** When the user's lock ends; `null` is never, `false` is that there is none. */
export function lockedUntil(user: User): number | null | false {
  if (!user.locked) return false
  return user.locked_until === null || user.locked_until > Date.now() ? user.locked_until : false
}

/** What a wrong password or code changes of the user. */
export function afterFailure(user: User): Partial<User> {
  const failed_attempts = user.failed_attempts + 1
  if (failed_attempts < MAX_ATTEMPTS) return { failed_attempts }
  return { failed_attempts, locked: true, locked_until: Date.now() + LOCKOUT_MS }
}

/** What ends a lock, and the count of failures. */
export const UNLOCKED = { locked: false, locked_until: null, failed_attempts: 0 } as const
