import type { AuthObject } from '@clerk/backend'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'

declare module 'fastify' {
  interface FastifyInstance {
    revocations: Revocations
  }
}

type Authenticated = Extract<AuthObject, { isAuthenticated: true }>

/** Who is denied although a token is still good: a session token outlives its session by a minute. */
export interface Revocations {
  /** Whether the token is of a session or a key that has ended, or of a user who was banned or deleted. */
  deny(auth: Authenticated): boolean
  endSession(sessionId: string): void
  endApiKey(apiKeyId: string): void
  deleteUser(userId: string): void
  /** Denies a user who is banned, and lets in again one who is not any more. */
  updateUser(user: UserState): void
}

interface UserState {
  id: string
  banned: boolean
  updatedAt: number
}

/**
 * The latest of those who were denied; by far longer than the tokens that they had are valid. By
 * size, because `max` would make room for all of them at start.
 */
const DENIED = { maxSize: 100_000, sizeCalculation: () => 1, ttl: 24 * 3_600_000 }

/**
 * Adds `app.revocations`: what the API itself ends is denied from then on, and what ends elsewhere
 * from the moment that a webhook tells of it; by all instances, whichever was told.
 */
export const revocations = fp(
  async (app) => {
    const sessions = new LRUCache<string, true>(DENIED)
    const apiKeys = new LRUCache<string, true>(DENIED)
    /** Whether the user is banned, as of when: webhooks come in any order. */
    const users = new LRUCache<string, { denied: boolean; at: number }>(DENIED)

    app.decorate('revocations', {
      deny(auth) {
        if (auth.tokenType === 'session_token' && sessions.has(auth.sessionId)) return true
        if (auth.tokenType === 'api_key' && apiKeys.has(auth.id)) return true
        const userId = 'userId' in auth ? auth.userId : null
        return userId !== null && users.get(userId)?.denied === true
      },
      endSession: app.everywhere('end-session', (sessionId: string) => {
        sessions.set(sessionId, true)
      }),
      endApiKey: app.everywhere('end-api-key', (apiKeyId: string) => {
        apiKeys.set(apiKeyId, true)
      }),
      deleteUser: app.everywhere('delete-user', (userId: string) => {
        users.set(userId, { denied: true, at: Infinity })
      }),
      updateUser: app.everywhere('update-user', ({ id, banned, updatedAt }: UserState) => {
        if (updatedAt >= (users.get(id)?.at ?? 0)) users.set(id, { denied: banned, at: updatedAt })
      }),
    })

    for (const ended of ['session.ended', 'session.removed', 'session.revoked'] as const)
      app.clerkEvents.on(ended, ({ data }) => {
        app.revocations.endSession(data.id)
      })
    app.clerkEvents.on('user.deleted', ({ data }) => {
      if (data.id) app.revocations.deleteUser(data.id)
    })
    app.clerkEvents.on('user.updated', ({ data: { id, banned, updated_at: updatedAt } }) => {
      app.revocations.updateUser({ id, banned, updatedAt })
    })
  },
  { name: 'revocations', dependencies: ['clerk-events', 'everywhere'] },
)
