import type { ClerkClient, Session } from '@clerk/backend'
import type { FastifyInstance } from 'fastify'

/** The maximum number of items on a page of Clerk. */
export const LONGEST_PAGE = 500

/**
 * Ends the active sessions of a user; their tokens are refused at once.
 * @returns the sessions that were ended
 * @throws Clerk's error for the first session that could not be ended. The other sessions have
 *   ended, and a second call ends the rest
 */
export async function endSessions(
  { clerk, revocations }: FastifyInstance,
  userId: string,
  { except }: { except?: string } = {},
): Promise<Session[]> {
  const active = await activeSessions(clerk, userId)
  const outcomes = await Promise.allSettled(
    active
      .filter(({ id }) => id !== except)
      .map(async ({ id }) => {
        const ended = await clerk.sessions.revokeSession(id)
        revocations.endSession(id)
        return ended
      }),
  )
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
}

/** The sessions in which a user is signed in. */
export async function activeSessions(clerk: ClerkClient, userId: string): Promise<Session[]> {
  const { data } = await clerk.sessions.getSessionList({
    userId,
    status: 'active',
    limit: LONGEST_PAGE,
  })
  return data
}
