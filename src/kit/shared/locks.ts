import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { Problem } from '../problems/problem.ts'
import { sealingWith } from './sealing.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Returns locks for one kind of work, so that it is done only once among all instances.
     * @param name of the kind of work
     */
    locks<Known extends object>(name: string): Locks<Known>
  }
}

export interface Locks<Known> {
  /**
   * Returns the stored state of the work, or acquires its lock, in one step.
   * @param known the state that other callers get until the lock is settled
   * @param ttl milliseconds after which an unsettled lock expires
   * @param takeOver gets the stored state and its age (milliseconds of `ttl`), and returns the new
   *   state if the earlier lock is to be taken over; the default, undefined, keeps it
   * @returns the lock, with the earlier one if it was taken over; or the stored state
   * @throws {Problem} `store_unavailable` if there is a Redis and it is unreachable
   */
  acquire(
    key: string,
    known: Known,
    ttl: number,
    takeOver?: (earlier: Known, age: number) => Known | undefined,
  ): Promise<Acquired<Known>>
}

export type Acquired<Known> =
  | { lock: Lock<Known>; earlier?: Earlier<Known>; known?: undefined }
  | { lock?: undefined; known: Known; age: number }

interface Earlier<Known> {
  known: Known
  age: number
}

/** Neither method has an effect once the lock has expired and another caller has acquired it. */
export interface Lock<Known> {
  /** Stores the state that other callers get from now on, for `ttl` milliseconds. */
  settle(known: Known, ttl: number): Promise<void>
  /** Releases the lock, so that the next caller can acquire it. */
  release(): Promise<void>
}

/** Maximum memory for each kind of work: characters of all entries together. */
const MEMORY = { maxSize: 64_000_000 }
/** Characters added for each entry; this limits the number of entries, too. */
const OVERHEAD = 500

/**
 * Adds `app.locks`, for work that must not be done twice: webhooks, and requests with an
 * `Idempotency-Key`. Without `REDIS_URL` each instance uses its own memory; with it, Redis decides.
 * While Redis is unreachable, an instance repeats the answers in its memory, and refuses all other
 * such work with 503 `store_unavailable`. Clients and Clerk retry it. The README repeats this rule.
 * @param secret of all instances: other readers of Redis cannot read the stored state
 */
export const locks = fp<{ name: string; secret: string }>(
  async (app, options) => {
    const { seal, open } = sealingWith(options)
    app.decorate('locks', locksOf)

    function locksOf<Known extends object>(name: string): Locks<Known> {
      const entries = new LRUCache<string, Known>({
        ...MEMORY,
        sizeCalculation: (known) => JSON.stringify(known).length + OVERHEAD,
      })

      /**
       * @param taken the text of the lock to take over
       * @returns another caller's lock; undefined if Redis has stored the new one
       */
      async function ask(place: string, lock: string, ttl: number, taken = '') {
        const found = await app.shared?.acquire(place, lock, ttl, taken)
        if (!found) return undefined
        const [text, left] = found
        try {
          return { text, known: open(text, place) as Known, age: ttl - left }
        } catch (error) {
          app.log.warn({ err: error }, 'An unreadable entry in Redis is replaced')
          await app.shared?.acquire(place, lock, ttl, text)
          return undefined
        }
      }

      function release(place: string, lock: string): Promise<void> {
        return app.writeShared((store) => store.release(place, lock))
      }

      return {
        async acquire(key, pending, ttl, takeOver = () => undefined) {
          const here = entries.get(key)
          const before = here && { known: here, age: ttl - entries.getRemainingTTL(key) }
          const renewed = before && takeOver(before.known, before.age)
          if (before && !renewed) return before
          let earlier: Earlier<Known> | undefined = before
          let mine = { ...(renewed ?? pending) }
          entries.set(key, mine, { ttl })
          const place = `${name}:${key}`
          let lock = app.shared ? seal(mine, place) : ''
          try {
            let other = await ask(place, lock, ttl)
            const taken = other && takeOver(other.known, other.age)
            if (other && taken) {
              if (entries.get(key) === mine) entries.set(key, (mine = { ...taken }), { ttl })
              lock = seal(taken, place)
              earlier = other
              other = await ask(place, lock, ttl, other.text)
            }
            if (other) {
              if (entries.get(key) === mine) entries.delete(key)
              return { known: other.known, age: other.age }
            }
          } catch {
            if (entries.get(key) === mine) {
              if (before) entries.set(key, before.known, { ttl: Math.max(ttl - before.age, 1) })
              else entries.delete(key)
            }
            // Redis may have stored it, although its answer was lost.
            void release(place, lock)
            throw new Problem('store_unavailable')
          }
          return {
            ...(earlier && { earlier: { known: earlier.known, age: earlier.age } }),
            lock: {
              async settle(settled, settledTtl) {
                const now = entries.get(key)
                if (now && now !== mine) return
                entries.set(key, settled, { ttl: settledTtl })
                await app.writeShared(async (store) => {
                  // Redis may be unreachable for a while.
                  if (entries.peek(key) !== settled) return
                  const left = Math.ceil(entries.getRemainingTTL(key))
                  const kept = await store.settle(place, lock, seal(settled, place), left)
                  if (!kept) entries.delete(key)
                })
              },
              async release() {
                if (entries.get(key) === mine) entries.delete(key)
                await release(place, lock)
              },
            },
          }
        },
      }
    }
  },
  { name: 'locks', dependencies: ['shared-store'] },
)
