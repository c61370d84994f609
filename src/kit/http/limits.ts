// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- what is ambient cannot be imported
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
    /** False for what has to be answered however often it is asked. */
    limited?: false
    /** Limited more than other writes: what guesses a secret, makes one, or cannot be undone. */
    sensitive?: true
  }
  interface FastifyInstance {
    /**
     * Counts a request of an address that no hook sees, because it was refused before routing.
     * @param network of the client's address
     */
    countAddress: Limit
    /** Counts a request of the caller that the guard has let in. */
    limitCaller(
      request: FastifyRequest,
      reply: FastifyReply,
      done: HookHandlerDoneFunction,
      kind: RouteClass,
    ): void
  }
}

/** Requests a minute: from one address, and of one caller by what they do. */
export interface RateLimits {
  address: number
  reads: number
  writes: number
  sensitive: number
}

/** What operations are limited by, each for itself. */
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
  /** Tell the client about the limit. */
  headers: Record<string, string>
  /** Set where there were too many requests in this window. */
  refusal?: Problem
}
/** How many there were in this window, and for how many milliseconds it lasts. */
export interface InWindow {
  current: number
  ttl: number
}
/** The part of a store that counts. */
export type Count = (key: string, counted: (result: InWindow) => void) => void

/** The requests that each limit counts. */
const WHICH: Record<keyof RateLimits, string> = {
  address: 'from this address',
  reads: 'that read, of this caller',
  writes: 'that write, of this caller',
  sensitive: 'about passwords, keys or the deletion of oneself, of this caller',
}
/** Milliseconds. */
const WINDOW = 60_000
/** Addresses or callers that are counted at most; the least recently seen is forgotten first. */
const COUNTED = 50_000

/**
 * Limits how many requests a minute there may be from one address, whoever sends them, and then of
 * one caller, by what they do. Both refuse before the body is read. Once the caller is
 * let in, the answer's headers tell of the caller's limit; until then, of the address's.
 *
 * The stores of @fastify/rate-limit count. Its hook would add promises to each request, and parse
 * each address anew: with the store in memory, all is done at once here.
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

/** Counts the requests of each caller, after the guard has let it in. */
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

/** Counts a request, tells about the limit in the answer's headers, and refuses it beyond the limit. */
function apply(limit: Limit, key: string, reply: FastifyReply, done: HookHandlerDoneFunction) {
  limit(key, ({ headers, refusal }) => {
    reply.headers(headers)
    done(refusal)
  })
}

/** @see https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-03 */
function limitTo(max: number, which: string, count: Count): Limit {
  const limit = String(max)
  return (key, counted) => {
    count(key, ({ current, ttl }) => {
      const reset = String(Math.max(1, Math.ceil(ttl / 1000)))
      const headers = {
        'ratelimit-limit': limit,
        'ratelimit-remaining': String(Math.max(0, max - current)),
        'ratelimit-reset': reset,
      }
      if (current <= max) counted({ headers })
      else {
        const detail = `There were more than ${limit} requests within a minute ${which}; there may be more in ${reset} s.`
        const refusal = new Problem('rate_limited', { detail, headers: { 'retry-after': reset } })
        counted({ headers, refusal })
      }
    })
  }
}

/**
 * Counts in memory, or with all other instances in Redis.
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
    // Not the time of day: a clock that is set back would prolong each window. Whole milliseconds:
    // with fractions, `now + window - now` can be more than `window`.
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
  /** Clients above the limit, until their window ends: Redis is not asked about a flood. */
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
        // Redis is unreachable, which is logged where it is noticed.
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
