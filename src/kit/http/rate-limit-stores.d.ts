// The store of @fastify/rate-limit, which has no types of its own.

declare module '@fastify/rate-limit/store/RedisStore.js' {
  import type { FastifyRateLimitStore } from '@fastify/rate-limit'
  import type { Redis } from 'ioredis'

  export default class RedisStore implements FastifyRateLimitStore {
    /** @param key prefix of the keys in Redis */
    constructor(continueExceeding: boolean, exponentialBackoff: boolean, redis: Redis, key: string)
    incr: FastifyRateLimitStore['incr']
    child: FastifyRateLimitStore['child']
  }
}
