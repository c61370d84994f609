import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { Problem } from '../problems/problem.ts'
import { sealingWith } from './sealing.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Lets work be done once, whichever instances are asked for it.
     * @param name of the kind of work
     */
    locks<Known extends object>(name: string): Locks<Known>
  }
}

export interface Locks<Known> {
  /**
   * Locks the work, unless that was done before: in one step.
   * @param known what others are told until it is settled
   * @param ttl milliseconds after which a lock that was not settled is forgotten
   * @param takeOver given what is known and its age (milliseconds of `ttl`), tells what others are
   *   told when the earlier lock is taken over; undefined, the default, leaves it
   * @returns the lock and the earlier one that it took over, or what is known of the earlier one
   * @throws {Problem} `store_unavailable` when there is a Redis and it cannot be asked
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

/** Neither does anything once the lock has expired and the work is acquired by another. */
export interface Lock<Known> {
  /** Keeps what others are told from now on, for `ttl` milliseconds. */
  settle(known: Known, ttl: number): Promise<void>
  /** Leaves the work to whoever is asked next. */
  release(): Promise<void>
}

/** What is kept in memory of each kind: characters of all entries together. */
const MEMORY = { maxSize: 64_000_000 }
/** Characters that an entry counts for besides what is known; this bounds their number, too. */
const OVERHEAD = 500

/** Locks what is not acquired, or is acquired by the very lock that is to be taken over. */
const ACQUIRE = `
local known = redis.call('GET', KEYS[1])
if known and known ~= ARGV[3] then return {known, redis.call('PTTL', KEYS[1])} end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return false`
/** In place of the lock, or of nothing: Redis may have lost it. */
const SETTLE = `
local known = redis.call('GET', KEYS[1])
if known and known ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`

/**
 * Adds `app.locks`, for work that must not be done twice: webhooks, and requests with an
 * `Idempotency-Key`. The rule, which the README repeats: without `REDIS_URL` each instance goes by
 * its own memory; with it, Redis decides. While it cannot be asked, an instance repeats the answers
 * that it has in its memory, and refuses all other such work with 503 `store_unavailable`. Clients
 * and Clerk send it again.
 * @param secret of all the instances: who else reads Redis cannot read what is known
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
       * @returns another's lock; undefined when Redis has the new one now
       */
      async function ask(place: string, lock: string, ttl: number, taken = '') {
        const found = (await app.redis?.eval(ACQUIRE, 1, place, lock, ttl, taken)) as
          [text: string, left: number] | null | undefined
        if (!found) return undefined
        const [text, left] = found
        try {
          return { text, known: open(text, place) as Known, age: ttl - left }
        } catch (error) {
          app.log.warn({ err: error }, 'An entry in Redis that no instance has written is replaced')
          await app.redis?.eval(ACQUIRE, 1, place, lock, ttl, text)
          return undefined
        }
      }

      function release(place: string, lock: string): Promise<void> {
        return app.writeToRedis((redis) => redis.eval(RELEASE, 1, place, lock))
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
          let lock = app.redis ? seal(mine, place) : ''
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
            // Redis may have it, although its answer did not arrive.
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
                await app.writeToRedis(async (redis) => {
                  // It may be a while until Redis is back.
                  if (entries.peek(key) !== settled) return
                  const left = Math.ceil(entries.getRemainingTTL(key))
                  const kept = await redis.eval(SETTLE, 1, place, lock, seal(settled, place), left)
                  if (kept === 0) entries.delete(key)
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
  { name: 'locks', dependencies: ['redis'] },
)
