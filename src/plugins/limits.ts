// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- what is ambient cannot be imported
/// <reference path="./rate-limit-stores.d.ts" />
import { normalizeIP } from '@fastify/rate-limit'
import LocalStore from '@fastify/rate-limit/store/LocalStore.js'
import RedisStore from '@fastify/rate-limit/store/RedisStore.js'
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import type { Redis } from 'ioredis'
import { LRUCache } from 'lru-cache'
import { subjectOf } from '../caller.ts'
import type { RateLimits } from '../config.ts'
import { Problem } from '../problems.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False for what has to be answered however often it is asked. */
    limited?: false
    /** Limited more than other writes: what guesses a secret, makes one, or cannot be undone. */
    sensitive?: true
  }
}

/** What operations are limited by, each for itself. */
type RouteClass = Exclude<keyof RateLimits, 'address'>
/** Counts a request of `key` and refuses it, in the answer's headers and by `done`, or lets it pass. */
type Limit = (key: string, reply: FastifyReply, done: HookHandlerDoneFunction) => void
/** The part of a store that counts: how many there were in this window, and how long it still is. */
type Count = (
  key: string,
  counted: (error: Error | null, result?: { current: number; ttl: number }) => void,
) => void

/** Milliseconds. */
const WINDOW = 60_000
/** Addresses or callers that are counted at most; the least recently seen is forgotten first. */
const COUNTED = 50_000
/** Characters of the longest address; what a proxy claims may be longer. */
const LONGEST_ADDRESS = 45

/**
 * Limits how many requests a minute there may be from one address, whoever sends them, and then of
 * one caller, by what they do. Both refuse before the body is read. Once the caller is
 * let in, the answer's headers tell of the caller's limit; until then, of the address's.
 *
 * The stores of @fastify/rate-limit count, and its `normalizeIP` makes one of all addresses of a
 * network that a host may choose from. Its hook would add promises to each request, and parse each
 * address anew: with the store in memory, all is done at once here.
 */
export const limits = fp<RateLimits>(
  async (app, { address, ...most }) => {
    const limit = (name: string, max: number) => limitTo(max, counterOf(app.redis, name, max))
    const limitAddress = limit('address', address)
    const limitSubject: Record<RouteClass, Limit> = {
      reads: limit('reads', most.reads),
      writes: limit('writes', most.writes),
      sensitive: limit('sensitive', most.sensitive),
    }
    const keyOf = addressKeys()

    app.addHook('onRequest', (request, reply, done) => {
      if (request.routeOptions.config.limited === false) done()
      else limitAddress(keyOf(request), reply, done)
    })

    app.addHook('onRoute', (route) => {
      const { policy, limited } = route.config ?? {}
      if (!policy || limited === false) return
      route.schema = {
        ...route.schema,
        problems: [...(route.schema?.problems ?? []), 'rate_limited'],
      }
      if (policy.alternatives.length === 0) return
      const limitCaller = limitSubject[classOf(route)]
      // After the guard, which stands there already.
      route.onRequest = [
        route.onRequest ?? [],
        (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => {
          const subject = subjectOf(request)
          if (subject === undefined) done()
          else limitCaller(subject, reply, done)
        },
      ].flat()
    })
  },
  { name: 'limits', dependencies: ['redis', 'security'] },
)

function classOf({ method, config }: RouteOptions): RouteClass {
  if (config?.sensitive) return 'sensitive'
  return method === 'GET' || method === 'HEAD' ? 'reads' : 'writes'
}

/** @see https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-03 */
function limitTo(max: number, count: Count): Limit {
  return (key, reply, done) => {
    count(key, (error, result) => {
      if (!result) {
        done(error ?? undefined)
        return
      }
      const reset = Math.max(1, Math.ceil(result.ttl / 1000))
      reply.header('ratelimit-limit', max)
      reply.header('ratelimit-remaining', Math.max(0, max - result.current))
      reply.header('ratelimit-reset', reset)
      if (result.current <= max) done()
      else done(new Problem('rate_limited', { headers: { 'retry-after': String(reset) } }))
    })
  }
}

/** Counts in memory, or with all other instances in Redis. */
function counterOf(redis: Redis | undefined, name: string, max: number): Count {
  const here = new LocalStore(false, false, COUNTED)
  const countHere: Count = (key, counted) => {
    here.incr(key, counted, WINDOW, max)
  }
  if (!redis) return countHere

  const everywhere = new RedisStore(false, false, redis, `limit:${name}:`)
  /** Who may send no more, until when: a flood is not brought before Redis. */
  const exceeded = new LRUCache<string, true>({ max: COUNTED })
  return (key, counted) => {
    const ttl = exceeded.getRemainingTTL(key)
    if (ttl > 0) {
      counted(null, { current: max + 1, ttl })
      return
    }
    everywhere.incr(
      key,
      (_error, result) => {
        // Redis is away, which is logged where it is noticed.
        if (!result) {
          countHere(key, counted)
          return
        }
        if (result.current > max && result.ttl > 0) exceeded.set(key, true, { ttl: result.ttl })
        counted(null, result)
      },
      WINDOW,
      max,
    )
  }
}

/** What the address of a request is counted by: itself, or its network where it is IPv6. */
function addressKeys(): (request: FastifyRequest) => string {
  // To parse one takes as long as the rest of a request.
  const networks = new LRUCache<string, string>({ max: COUNTED })
  return ({ ip }) => {
    // A socket that is closed already, or of the file system, has none.
    const address = ((ip as string | undefined) ?? '').slice(0, LONGEST_ADDRESS)
    if (!address.includes(':')) return address
    const known = networks.get(address)
    if (known !== undefined) return known
    const network = normalizeIP(address)
    networks.set(address, network)
    return network
  }
}
