import fp from 'fastify-plugin'
import type { Redis } from 'ioredis'
import { primaryStore } from './primary/link.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The state that all instances share; undefined if this instance is the only one. */
    shared: SharedStore | undefined
    /**
     * Writes to the store now, or as soon as it is available; does nothing without a store.
     * @param write must tolerate repetition: a failed write may have been done
     * @returns a promise that resolves after the first attempt, successful or not
     */
    writeShared(write: (store: SharedStore) => Promise<unknown>): Promise<void>
  }
}

/** Counters and locks that several processes share. Each call is rejected if there is no answer. */
export interface SharedStore {
  /**
   * Adds to a counter.
   * @param window milliseconds for which a new counter counts
   */
  add(key: string, amount: number, window: number): Promise<InWindow>
  /**
   * Sets a lock if there is none, or if the present one is the one to take over.
   * @param ttl milliseconds
   * @param taken the text of the lock to take over
   * @returns the present lock and its milliseconds left; undefined if the new one is set
   */
  acquire(
    place: string,
    lock: string,
    ttl: number,
    taken: string,
  ): Promise<[string, number] | undefined>
  /**
   * Replaces a lock; also sets it if there is none, as the store may have lost it.
   * @returns false if there is another lock
   */
  settle(place: string, lock: string, settled: string, ttl: number): Promise<boolean>
  /** Deletes a lock, unless there is another. */
  release(place: string, lock: string): Promise<void>
}

/** The number of requests in this window, and the milliseconds until it ends. */
export interface InWindow {
  current: number
  ttl: number
}

/** Adds `app.shared`: Redis, or without it, the primary process if this one is its worker. */
export const sharedStore = fp<{ worker: boolean }>(
  async (app, { worker }) => {
    const { redis } = app
    const store = redis ? redisStore(redis) : worker ? primaryStore() : undefined
    app.decorate('shared', store)
    app.decorate('writeShared', async (write) => {
      if (!store) return
      if (redis) await app.writeToRedis(() => write(store))
      // The primary process does not go away while its worker runs.
      else await write(store).catch(() => undefined)
    })
  },
  { name: 'shared-store', dependencies: ['redis'] },
)

const ADD = `
local current = redis.call('INCRBY', KEYS[1], ARGV[1])
if current == tonumber(ARGV[1]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return {current, tonumber(ARGV[2])}
end
return {current, redis.call('PTTL', KEYS[1])}`
const ACQUIRE = `
local known = redis.call('GET', KEYS[1])
if known and known ~= ARGV[3] then return {known, redis.call('PTTL', KEYS[1])} end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return false`
const SETTLE = `
local known = redis.call('GET', KEYS[1])
if known and known ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`

/** Each call is one round trip: Redis keeps the compiled script, by its text. */
function redisStore(redis: Redis): SharedStore {
  const run = (script: string, key: string, ...args: (string | number)[]) =>
    redis.eval(script, 1, key, ...args)
  return {
    async add(key, amount, window) {
      const [current, ttl] = (await run(ADD, key, amount, window)) as [number, number]
      return { current, ttl }
    },
    async acquire(place, lock, ttl, taken) {
      return ((await run(ACQUIRE, place, lock, ttl, taken)) ?? undefined) as
        [string, number] | undefined
    },
    settle: async (place, lock, settled, ttl) =>
      (await run(SETTLE, place, lock, settled, ttl)) === 1,
    async release(place, lock) {
      await run(RELEASE, place, lock)
    },
  }
}
