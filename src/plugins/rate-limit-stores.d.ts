// The stores of @fastify/rate-limit, which come without types of their own.

declare module '@fastify/rate-limit/store/LocalStore.js' {
  import type { FastifyRateLimitStore } from '@fastify/rate-limit'

  /** In memory; counts at once, and gives the count before `incr` returns. */
  export default class LocalStore implements FastifyRateLimitStore {
    /** @param cache how many keys are counted at most; the least recently used goes first */
    constructor(continueExceeding: boolean, exponentialBackoff: boolean, cache: number)
    incr: FastifyRateLimitStore['incr']
    child: FastifyRateLimitStore['child']
  }
}

declare module '@fastify/rate-limit/store/RedisStore.js' {
  import type { FastifyRateLimitStore } from '@fastify/rate-limit'
  import type { Redis } from 'ioredis'

  export default class RedisStore implements FastifyRateLimitStore {
    /** @param key what the keys in Redis begin with */
    constructor(continueExceeding: boolean, exponentialBackoff: boolean, redis: Redis, key: string)
    incr: FastifyRateLimitStore['incr']
    child: FastifyRateLimitStore['child']
  }
}
