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
   * A user, as Clerk described the user at most a minute ago, or when it was last there.
   * @throws what Clerk answers, where nothing is known
   */
  get(id: string): Promise<User>
  /** Does what changes the user, and forgets what was known; where Clerk gave no answer, doubts it. */
  change<Result>(
    id: string,
    change: (users: ClerkClient['users']) => Promise<Result>,
  ): Promise<Result>
  readonly statistics: { hits: number; misses: number; size: number }
}

/** When Clerk said so, and until when it is not asked again, in milliseconds since 1970. */
interface Known {
  user: User
  since: number
  until: number
}

/** Milliseconds for which a user is known without asking. */
const FRESH = 60_000
/** Milliseconds for which a user stays known while Clerk is away, and after which it is asked again. */
const STALE = 10 * 60_000
const ASK_AGAIN = 1000
const MOST = 10_000

/**
 * Adds `app.users`, which asks Clerk for each user once a minute at most: who asks at the same time
 * shares the answer. A write by this API makes it forget, and a webhook doubt, in every instance.
 */
export const users = fp(
  async (app) => {
    let asked = 0
    let misses = 0
    const known = new LRUCache<string, Known>({
      max: MOST,
      // Who waits while the user is forgotten gets the answer, but it is not kept.
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
    /** What is known is wrong. */
    const forget = app.broadcast<string>('user-changed', (id) => {
      known.delete(id)
    })
    /** What is known may be wrong: Clerk is asked anew, and while it is away nothing better is known. */
    const doubt = app.broadcast<string>('user-in-doubt', (id) => {
      const found = known.get(id)
      if (found) known.set(id, { ...found, until: 0 })
      // The answer to a question that is under way may be older than the change: it is not kept.
      else known.delete(id)
    })

    app.decorate('users', {
      async get(id) {
        asked += 1
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
        return { hits: asked - misses, misses, size: known.size }
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
