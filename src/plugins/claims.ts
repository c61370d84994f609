import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { sealingWith } from '../sealing.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Lets work be done once, whichever instances are asked for it.
     * @param name of the kind of work
     */
    claims<Known extends object>(name: string): Claims<Known>
  }
}

export interface Claims<Known> {
  /**
   * Claims the work, unless that was done before: in one step.
   * @param known what others are told until it is settled
   * @param ttl milliseconds after which who never settled it, or died, holds it no more
   * @returns the claim, or what is known of the earlier one
   */
  claim(
    key: string,
    known: Known,
    ttl: number,
  ): Promise<{ claim: Claim<Known>; known?: undefined } | { claim?: undefined; known: Known }>
}

/** Neither does anything once the claim has expired and the work is claimed by another. */
export interface Claim<Known> {
  /** Keeps what others are told from now on, for `ttl` milliseconds. */
  settle(known: Known, ttl: number): Promise<void>
  /** Leaves the work to whoever is asked next. */
  release(): Promise<void>
}

/** What is kept in memory of each kind: characters of all entries together. */
const MEMORY = { maxSize: 64_000_000 }
/** Characters that an entry counts for besides what is known; this bounds their number, too. */
const OVERHEAD = 500

/** What is there, or else nothing: then it is claimed. */
const CLAIM = `
local known = redis.call('GET', KEYS[1])
if not known then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
return known`
/** In place of the claim, or of nothing: while Redis was away, the claim was held in memory. */
const SETTLE = `
local known = redis.call('GET', KEYS[1])
if known and known ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`

/**
 * Adds `app.claims`. Each instance remembers what it has claimed; Redis knows of all. While that is
 * away, and without it, each instance goes by what it remembers.
 * @param secret of all the instances: who else reads Redis cannot read what is known
 */
export const claims = fp<{ secret: string }>(
  async (app, { secret }) => {
    const { seal, open } = sealingWith(secret)
    app.decorate('claims', claimsOf)

    function claimsOf<Known extends object>(name: string): Claims<Known> {
      const entries = new LRUCache<string, Known>({
        ...MEMORY,
        sizeCalculation: (known) => JSON.stringify(known).length + OVERHEAD,
      })

      /** What Redis knows of another's claim; else it knows of this one, or cannot be asked. */
      async function ask(place: string, claim: string, ttl: number): Promise<Known | undefined> {
        try {
          const known = await app.redis?.eval(CLAIM, 1, place, claim, ttl)
          return typeof known === 'string' ? (open(known, place) as Known) : undefined
        } catch {
          return undefined
        }
      }

      return {
        async claim(key, pending, ttl) {
          const here = entries.get(key)
          if (here) return { known: here }
          const mine = { ...pending }
          entries.set(key, mine, { ttl })
          const place = `${name}:${key}`
          const claim = app.redis ? seal(mine, place) : ''
          const known = await ask(place, claim, ttl)
          if (known) {
            if (entries.get(key) === mine) entries.delete(key)
            return { known }
          }
          return {
            claim: {
              async settle(settled, settledTtl) {
                const now = entries.get(key)
                if (now && now !== mine) return
                entries.set(key, settled, { ttl: settledTtl })
                await app.writeToRedis(async (redis) => {
                  // It may be a while until Redis is back.
                  if (entries.peek(key) !== settled) return
                  const left = Math.ceil(entries.getRemainingTTL(key))
                  const kept = await redis.eval(SETTLE, 1, place, claim, seal(settled, place), left)
                  if (kept === 0) entries.delete(key)
                })
              },
              async release() {
                if (entries.get(key) === mine) entries.delete(key)
                await app.writeToRedis((redis) => redis.eval(RELEASE, 1, place, claim))
              },
            },
          }
        },
      }
    }
  },
  { name: 'claims', dependencies: ['redis'] },
)
