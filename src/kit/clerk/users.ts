import type { ClerkClient, User } from '@clerk/backend'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { clerkProblem } from '../problems/from-clerk.ts'
import { frozen } from '../auth/frozen.ts'

declare module 'fastify' {
  interface FastifyInstance {
    users: Users
  }
}

export interface Users {
  /**
   * Returns a user from the cache, at most a minute old, or older while Clerk is unreachable.
   * @throws Clerk's error, if the user is not cached
   */
  get(id: string): Promise<User>
  /**
   * Runs a change of the user and deletes the cached user; without an answer from Clerk, marks it
   * stale.
   */
  change<Result>(
    id: string,
    change: (users: ClerkClient['users']) => Promise<Result>,
  ): Promise<Result>
  readonly statistics: { hits: number; misses: number; size: number }
}

/**
 * The time of Clerk's answer and the time of the next call, in milliseconds of a monotonic clock.
 */
interface Known {
  user: User
  since: number
  until: number
}

/** Milliseconds for which a cached user is fresh. */
const FRESH = 60_000
/**
 * Milliseconds for which a stale user is used while Clerk is unreachable, and between two retries.
 */
const STALE = 10 * 60_000
const ASK_AGAIN = 1000
const MOST = 10_000

/**
 * Adds `app.users`, a cache that asks Clerk for each user at most once a minute; concurrent callers
 * share the answer. A write by this API deletes a cached user in every instance, and a webhook
 * marks it stale.
 */
export const users = fp(
  async (app) => {
    let lookups = 0
    let misses = 0
    const known = new LRUCache<string, Known>({
      max: MOST,
      // Waiting callers get the answer although the user was deleted meanwhile, but it is not
      // cached.
      ignoreFetchAbort: true,
      async fetchMethod(id, stale) {
        misses += 1
        try {
          const user = frozen(await app.clerk.users.getUser(id))
          const since = performance.now()
          return { user, since, until: since + FRESH }
        } catch (error) {
          if (!isAway(error) || !stale || performance.now() - stale.since > STALE) throw error
          return { ...stale, until: performance.now() + ASK_AGAIN }
        }
      },
    })
    /** The cached user is wrong: delete it. */
    const forget = app.broadcast<string>('user-changed', (id) => {
      known.delete(id)
    })
    /** The cached user may be wrong: ask Clerk again, but keep it while Clerk is unreachable. */
    const doubt = app.broadcast<string>('user-in-doubt', (id) => {
      const found = known.get(id)
      if (found) known.set(id, { ...found, until: 0 })
      // The answer to a pending call may be older than the change: it is not cached.
      else known.delete(id)
    })

    app.decorate('users', {
      async get(id) {
        lookups += 1
        const found = known.get(id)
        if (found && found.until > performance.now()) return found.user
        return (await known.forceFetch(id, { forceRefresh: true })).user
      },
      async change(id, change) {
        try {
          const result = await change(app.clerk.users)
          forget(id)
          return result
        } catch (error) {
          if (isAway(error)) doubt(id)
          else forget(id)
          throw error
        }
      },
      get statistics() {
        return { hits: lookups - misses, misses, size: known.size }
      },
    })

    app.clerkEvents.on('user.updated', ({ data: { id } }) => {
      doubt(id)
    })
    app.clerkEvents.on('user.deleted', ({ data: { id } }) => {
      if (id) forget(id)
    })
  },
  { name: 'users', dependencies: ['clerk', 'clerk-events', 'broadcast'] },
)

function isAway(error: unknown): boolean {
  return clerkProblem(error, [])?.code === 'clerk_unavailable'
}
