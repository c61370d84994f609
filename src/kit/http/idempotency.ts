import { createHmac } from 'node:crypto'
import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Caller } from '../auth/caller.ts'
import type { Concern, Operation } from '../route.ts'
import { Problem } from '../problems/problem.ts'
import type { Lock } from '../shared/locks.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer contains a secret and is never stored. */
    answersSecret?: boolean
    /**
     * The handler may run again if the outcome of an earlier run is unknown: it looks for the
     * result of that run (see `madeBefore`), or doing it twice has the same effect as once.
     * Otherwise such a request is answered `outcome_unknown`.
     */
    repeatable?: true
  }
  interface FastifyInstance {
    idempotency: {
      /** Acquires the lock for the key of a request, or answers with the stored response. */
      begin(request: FastifyRequest, reply: FastifyReply): Promise<unknown>
      /** Stores the answer under the key. */
      settle(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown>
    }
  }
  interface FastifyRequest {
    /** Set while a request with an `Idempotency-Key` is handled. */
    idempotency: Idempotency | null
  }
}

interface Idempotency {
  /** Identifies the request when it is repeated. */
  fingerprint: string
  /** Settled with the answer. */
  lock: Lock<Known>
  /** Identifies the caller and the key; nobody else can make it. */
  mark: string
  /** Arrival of the first request with this key, in milliseconds since 1970. */
  begun: number
  /**
   * Milliseconds since an earlier run ended with an unknown outcome; undefined in the first run.
   */
  doubt: number | undefined
  /** True if the handler could not find the outcome of an earlier run, and did nothing. */
  undecided: boolean
}

/** The stored state of a request with a key. */
type Known = { fingerprint: string; begun: number } & (
  | { state: 'pending' }
  | { state: 'unknown' }
  | { state: 'secret' }
  | { state: 'answered'; answer: Answer }
)

interface Answer {
  status: number
  headers: Record<string, string>
  body?: string
}

const DAY = 24 * 3_600_000
/**
 * A request without an answer after this many time-outs of a call to Clerk has an unknown outcome:
 * its instance is assumed dead.
 */
const LONGEST_PENDING_CALLS = 20
/** All other headers are set anew for each answer. */
const REPEATED_HEADERS = ['content-type', 'location']

// Without an example: API consoles would send the same key everywhere.
const IdempotencyKey = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 255,
    pattern: '^[!-~]+$',
    description:
      'Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID.',
  }),
)

/** A POST of an authenticated caller accepts the header. */
export function takesKey({ method, policy }: Operation): boolean {
  return method === 'POST' && !policy.anonymous && policy.alternatives.length > 0
}

export const idempotencyConcern: Concern = (operation) => {
  if (!takesKey(operation)) return {}
  const { config } = operation
  return {
    headers: { 'idempotency-key': IdempotencyKey },
    problems: [
      'idempotency_key_reused',
      'idempotency_key_in_use',
      'outcome_unknown',
      'store_unavailable',
      ...(config.answersSecret ? (['secret_not_repeated'] as const) : []),
    ],
    after: {
      preHandler: (request: FastifyRequest, reply: FastifyReply) =>
        request.server.idempotency.begin(request, reply),
      onSend: (request: FastifyRequest, reply: FastifyReply, payload: unknown) =>
        request.server.idempotency.settle(request, reply, payload),
    },
  }
}

/**
 * Answers a POST that is repeated with the same `Idempotency-Key` with the first answer. It runs
 * after the guard. An answer that depends only on the caller or the moment is not stored, so that
 * the request can be retried; an answer with a secret is never stored.
 *
 * After a 5xx answer, or when the instance has died, the outcome is unknown. Then the handler runs
 * again only if the route is `repeatable`.
 * @param secret keys the fingerprints, so that nobody can guess a body from one
 * @param clerkTimeout milliseconds that a call to Clerk may take
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export const idempotency = fp<{ secret: string; clerkTimeout: number }>(
  async (app, { secret, clerkTimeout }) => {
    const requests = app.locks<Known>('idempotency')
    const longestPending = LONGEST_PENDING_CALLS * clerkTimeout
    const digest = (...parts: unknown[]) =>
      createHmac('sha256', secret).update(JSON.stringify(parts, sortKeys)).digest('base64url')

    app.decorateRequest('idempotency', null)
    app.decorate('idempotency', { begin, settle })

    const isUnknown = ({ state }: Known, age: number) =>
      state === 'unknown' || (state === 'pending' && age > longestPending)

    async function begin(request: FastifyRequest, reply: FastifyReply) {
      const given = request.headers['idempotency-key']
      if (given === undefined) return
      const { caller } = request
      const key = digest(caller.kind, caller.subject, given)
      const fingerprint = digest(request.method, request.url, request.body, rightsOf(caller))
      const begun = Date.now()
      const { repeatable } = request.routeOptions.config
      const [acquired, refusal] = await Promise.all([
        requests.acquire(key, { fingerprint, begun, state: 'pending' }, DAY, (earlier, age) => {
          if (!repeatable || earlier.fingerprint !== fingerprint || !isUnknown(earlier, age)) return
          return { fingerprint, begun: earlier.begun, state: 'pending' }
        }),
        request.counting,
      ])
      if (acquired.lock) {
        const { lock, earlier } = acquired
        request.idempotency = {
          fingerprint,
          lock,
          mark: digest('mark', key),
          begun: earlier?.known.begun ?? begun,
          doubt: earlier?.age,
          undecided: false,
        }
        if (refusal) throw refusal
        return
      }
      if (refusal) throw refusal
      const { known, age } = acquired
      if (known.fingerprint !== fingerprint) throw new Problem('idempotency_key_reused')
      if (isUnknown(known, age)) throw new Problem('outcome_unknown')
      if (known.state === 'secret') throw new Problem('secret_not_repeated')
      if (known.state !== 'answered') throw new Problem('idempotency_key_in_use')
      const { status, headers, body } = known.answer
      return reply
        .code(status)
        .headers({ ...headers, 'idempotent-replayed': 'true' })
        .send(body)
    }

    // Not in `onResponse`: if the client disconnects, it runs while the handler is still working.
    async function settle(request: FastifyRequest, reply: FastifyReply, payload: unknown) {
      // An answer before the handler has the headers of the count, too.
      if (request.counting) await request.counting
      if (request.idempotency)
        write(request, request.idempotency, reply, payload).catch((error: unknown) => {
          request.log.error({ err: error }, 'An answer could not be stored')
        })
      return payload
    }

    /**
     * The answer does not wait until it is stored: it is sent to the store first, so that whoever
     * has read it finds it there.
     */
    async function write(
      request: FastifyRequest,
      { fingerprint, lock, begun, doubt, undecided }: Idempotency,
      reply: FastifyReply,
      payload: unknown,
    ) {
      const { statusCode } = reply
      const known = { fingerprint, begun }
      if (undecided) await lock.settle({ ...known, state: 'unknown' }, DAY - (doubt ?? 0))
      else if (statusCode >= 500 || (doubt !== undefined && !isFinal(statusCode)))
        await lock.settle({ ...known, state: 'unknown' }, DAY)
      else if (!isFinal(statusCode)) await lock.release()
      else if (request.routeOptions.config.answersSecret && statusCode < 300)
        await lock.settle({ ...known, state: 'secret' }, DAY)
      else await lock.settle({ ...known, state: 'answered', answer: answerOf(reply, payload) }, DAY)
    }
  },
  { name: 'idempotency', dependencies: ['locks', 'request-caller'] },
)

/** True if a retry would get the same answer, even after the caller has signed in again. */
function isFinal(status: number): boolean {
  return status < 500 && ![400, 401, 403, 429].includes(status)
}

function answerOf(reply: FastifyReply, payload: unknown): Answer {
  const headers = REPEATED_HEADERS.flatMap((name) => {
    const value = reply.getHeader(name)
    return value === undefined ? [] : [[name, String(value)]]
  })
  return {
    status: reply.statusCode,
    headers: Object.fromEntries(headers) as Answer['headers'],
    ...(typeof payload === 'string' && { body: payload }),
  }
}

/** The rights of a caller. With other rights or another organization, it is a different request. */
function rightsOf({ kind, organization, organizationRole, permissions, ...caller }: Caller) {
  const { appRole, scopes, actor } = caller
  if (kind !== 'session_token') return [...scopes].sort()
  return [organization, organizationRole, [...permissions].sort(), appRole, actor]
}

/** For `JSON.stringify`: some clients order the properties differently when they retry. */
function sortKeys(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
