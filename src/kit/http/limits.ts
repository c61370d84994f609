// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- @fastify/rate-limit has no types for its stores, and ambient ones cannot be imported
/// <reference path="./rate-limit-stores.d.ts" />
import RedisStore from '@fastify/rate-limit/store/RedisStore.js'
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import fp from 'fastify-plugin'
import type { Redis } from 'ioredis'
import { LRUCache } from 'lru-cache'
import { growingTo } from '../cache.ts'
import type { ClientAddresses } from './client-address.ts'
import { Problem } from '../problems/problem.ts'
import type { Concern, Operation } from '../route.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False for a route without rate limits. */
    limited?: false
    /**
     * True for a stricter limit than other writes: the operation checks or makes a secret, or
     * cannot be undone.
     */
    sensitive?: true
  }
  interface FastifyInstance {
    /**
     * Counts a request of an address that no hook sees, because it was refused before routing.
     * @param network of the client's address
     */
    countAddress: Limit
    /** Counts a request of a caller, after the guard. */
    limitCaller(
      request: FastifyRequest,
      reply: FastifyReply,
      done: HookHandlerDoneFunction,
      kind: RouteClass,
    ): void
  }
}

/** Requests per minute: from one address, and of one caller by kind of operation. */
export interface RateLimits {
  address: number
  reads: number
  writes: number
  sensitive: number
}

/** The kinds of operations, each with a limit of its own. */
type RouteClass = Exclude<keyof RateLimits, 'address'>
export const DEFAULT_LIMITS: RateLimits = {
  address: 6000,
  reads: 1200,
  writes: 240,
  sensitive: 20,
}

/** Counts a request of `key`. */
type Limit = (key: string, counted: (verdict: Verdict) => void) => void
interface Verdict {
  /** The rate limit headers. */
  headers: Record<string, string>
  /** Set if there were too many requests in this window. */
  refusal?: Problem
}
/** The number of requests in this window, and the milliseconds until it ends. */
export interface InWindow {
  current: number
  ttl: number
}
/** The counting part of a store. */
export type Count = (key: string, counted: (result: InWindow) => void) => void

/** Describes the requests that each limit counts. */
const WHICH: Record<keyof RateLimits, string> = {
  address: 'from this address',
  reads: 'that read, of this caller',
  writes: 'that write, of this caller',
  sensitive: 'about passwords, keys and ways to sign in, of this caller',
}
/** Milliseconds. */
const WINDOW = 60_000
/** Maximum number of counted addresses or callers; the least recently used is evicted first. */
const COUNTED = 50_000

/**
 * Limits the requests per minute from one address, and then of one caller, by kind of operation.
 * Both limits refuse before the body is read. The answer's headers show the caller's limit, or the
 * address's until the caller is authenticated.
 *
 * The stores of @fastify/rate-limit count. Its hook would add promises to each request, and parse
 * each address again; here, with the store in memory, everything is synchronous.
 */
export const limits = fp<{ rates: RateLimits | undefined; clients: ClientAddresses }>(
  async (app, { clients, rates }) => {
    if (!rates) {
      app.decorate('countAddress', (_network, counted) => {
        counted({ headers: {} })
      })
      return
    }
    const { address, ...most } = rates
    const limit = (name: keyof RateLimits, max: number) =>
      limitTo(max, WHICH[name], counterOf(app.redis, name, max))
    const limitAddress = limit('address', address)
    const limitSubject: Record<RouteClass, Limit> = {
      reads: limit('reads', most.reads),
      writes: limit('writes', most.writes),
      sensitive: limit('sensitive', most.sensitive),
    }
    app.decorate('countAddress', limitAddress)

    app.addHook('onRequest', (request, reply, done) => {
      if (request.routeOptions.config.limited === false) done()
      else apply(limitAddress, clients.of(request.raw).network, reply, done)
    })

    app.decorate('limitCaller', (request, reply, done, kind) => {
      const { kind: token, subject } = request.caller
      if (subject === null) done()
      else apply(limitSubject[kind], `${token}:${subject}`, reply, done)
    })
  },
  { name: 'limits', dependencies: ['redis', 'request-caller'] },
)

/** Counts the requests of each caller, after the guard. */
export const callerLimitConcern: Concern = (operation) => {
  const { policy, config } = operation
  if (config.limited === false) return {}
  const problems = ['rate_limited'] as const
  if (policy.alternatives.length === 0) return { problems }
  const kind = classOf(operation)
  return {
    problems,
    after: {
      onRequest(request, reply, done) {
        this.limitCaller(request, reply, done, kind)
      },
    },
  }
}

function classOf({ method, config }: Operation): RouteClass {
  if (config.sensitive) return 'sensitive'
  return method === 'GET' || method === 'HEAD' ? 'reads' : 'writes'
}

/** Counts a request, sets the rate limit headers, and refuses it above the limit. */
function apply(limit: Limit, key: string, reply: FastifyReply, done: HookHandlerDoneFunction) {
  limit(key, ({ headers, refusal }) => {
    reply.headers(headers)
    done(refusal)
  })
}

/** @see https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-rateshared-headers-03 */
function limitTo(max: number, which: string, count: Count): Limit {
  const limit = String(max)
  /** In a flood, the requests of the same second share a refusal. */
  let latest: { reset: string; refusal: Problem } | undefined
  const refusalUntil = (reset: string) => {
    if (latest?.reset !== reset) {
      const detail = `There were more than ${limit} requests within a minute ${which}; there may be more in ${reset} s.`
      const headers = { 'retry-after': reset }
      latest = { reset, refusal: new Problem('rate_limited', { detail, headers }) }
    }
    return latest.refusal
  }
  return (key, counted) => {
    count(key, ({ current, ttl }) => {
      const reset = String(Math.max(1, Math.ceil(ttl / 1000)))
      const headers = {
        'ratelimit-limit': limit,
        'ratelimit-remaining': String(Math.max(0, max - current)),
        'ratelimit-reset': reset,
      }
      counted(current <= max ? { headers } : { headers, refusal: refusalUntil(reset) })
    })
  }
}

/**
 * Counts in memory, or in Redis together with all other instances.
 * @param window milliseconds
 */
export function counterOf(
  redis: Redis | undefined,
  name: string,
  max: number,
  window = WINDOW,
): Count {
  const windows = new LRUCache<string, { current: number; until: number }>(growingTo(COUNTED))
  const countHere: Count = (key, counted) => {
    // A monotonic clock: setting the time of day back would prolong each window. Whole
    // milliseconds: with fractions, `now + window - now` can exceed `window`.
    const now = Math.floor(performance.now())
    let seen = windows.get(key)
    if (!seen || seen.until <= now) {
      seen = { current: 0, until: now + window }
      windows.set(key, seen)
    }
    seen.current += 1
    counted({ current: seen.current, ttl: seen.until - now })
  }
  if (!redis) return countHere

  const everywhere = new RedisStore(false, false, redis, `limit:${name}:`)
  /** Clients above the limit, until their window ends, so that a flood causes no calls to Redis. */
  const exceeded = new LRUCache<string, true>(growingTo(COUNTED))
  return (key, counted) => {
    const ttl = exceeded.getRemainingTTL(key)
    if (ttl > 0) {
      counted({ current: max + 1, ttl })
      return
    }
    everywhere.incr(
      key,
      (_error, result) => {
        // Redis is unreachable; its client logs that.
        if (!result) {
          countHere(key, counted)
          return
        }
        if (result.current > max && result.ttl > 0) exceeded.set(key, true, { ttl: result.ttl })
        counted(result)
      },
      window,
      max,
    )
  }
}
