import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import fp from 'fastify-plugin'
import type { ClientAddresses } from './client-address.ts'
import { type Count, counterOf } from './counters.ts'
import { Problem } from '../problems/problem.ts'
import type { Concern, Operation } from '../route.ts'
import { takesKey } from './idempotency.ts'

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
    /**
     * Counts a request of a caller, after the guard.
     * @param goesOn true if the request goes on while the shared store counts it, and
     *   `idempotency.begin` waits for the result
     */
    limitCaller(
      request: FastifyRequest,
      reply: FastifyReply,
      done: HookHandlerDoneFunction,
      kind: RouteClass,
      goesOn: boolean,
    ): void
  }
  interface FastifyRequest {
    /**
     * Resolves with the refusal, if any. Set while the shared store counts a request with an
     * `Idempotency-Key`.
     */
    counting: Promise<Problem | undefined> | null
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
/** Describes the requests that each limit counts. */
const WHICH: Record<keyof RateLimits, string> = {
  address: 'from this address',
  reads: 'that read, of this caller',
  writes: 'that write, of this caller',
  sensitive: 'about passwords, keys and ways to sign in, of this caller',
}
/**
 * Limits the requests per minute from one address, and then of one caller, by kind of operation.
 * Both limits refuse before the body is read. The answer's headers show the caller's limit, or the
 * address's until the caller is authenticated.
 *
 * @fastify/rate-limit would add promises to each request, and parse each address again; here, well
 * below a limit, everything is synchronous.
 */
export const limits = fp<{ rates: RateLimits | undefined; clients: ClientAddresses }>(
  async (app, { clients, rates }) => {
    if (!rates) {
      app.decorate('countAddress', (_network, counted) => {
        counted({ headers: {} })
      })
      return
    }
    app.decorateRequest('counting', null)
    const { address, ...most } = rates
    const limit = (name: keyof RateLimits, max: number) =>
      limitTo(max, WHICH[name], counterOf(app.shared, name, max))
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

    app.decorate('limitCaller', (request, reply, done, kind, goesOn) => {
      const { kind: token, subject } = request.caller
      if (subject === null) {
        done()
        return
      }
      const limit = limitSubject[kind]
      const key = `${token}:${subject}`
      if (goesOn) applyMeanwhile(limit, key, request, reply, done)
      else apply(limit, key, reply, done)
    })
  },
  { name: 'limits', dependencies: ['shared-store', 'request-caller'] },
)

/**
 * Counts the requests of each caller, after the guard. A request with an `Idempotency-Key` waits for
 * the shared store once, for its count and its key together.
 * @param keyed false if no operation takes an `Idempotency-Key`
 */
export function callerLimitConcern(keyed: boolean): Concern {
  return (operation) => {
    const { policy, config } = operation
    if (config.limited === false) return {}
    const problems = ['rate_limited'] as const
    if (policy.alternatives.length === 0) return { problems }
    const kind = classOf(operation)
    const isKeyed = keyed && takesKey(operation)
    return {
      problems,
      after: {
        onRequest(request, reply, done) {
          const goesOn = isKeyed && request.headers['idempotency-key'] !== undefined
          this.limitCaller(request, reply, done, kind, goesOn)
        },
      },
    }
  }
}

function classOf({ method, config }: Operation): RouteClass {
  if (config.sensitive) return 'sensitive'
  return method === 'GET' || method === 'HEAD' ? 'reads' : 'writes'
}

/** Counts a request, sets the rate limit headers, and refuses it above the limit. */
function apply(limit: Limit, key: string, reply: FastifyReply, done: (refusal?: Problem) => void) {
  limit(key, ({ headers, refusal }) => {
    reply.headers(headers)
    done(refusal)
  })
}

/** As `apply`, but a request that has to wait for its count goes on meanwhile. */
function applyMeanwhile(
  limit: Limit,
  key: string,
  request: FastifyRequest,
  reply: FastifyReply,
  done: HookHandlerDoneFunction,
) {
  const count = { isOver: false, tell: done as (refusal?: Problem) => void }
  apply(limit, key, reply, (refusal) => {
    count.isOver = true
    count.tell(refusal)
  })
  if (count.isOver) return
  request.counting = new Promise((resolve) => (count.tell = resolve))
  done()
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
