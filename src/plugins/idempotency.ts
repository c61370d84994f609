import { createHmac } from 'node:crypto'
import { type TObject, Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { authOf } from '../caller.ts'
import { Problem } from '../problems.ts'
import type { Policy } from '../security/policy.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer carries a secret: it is never stored. */
    answersSecret?: boolean
  }
  interface FastifyRequest {
    /** Where the answer is to be remembered, and by what the request is known again. */
    idempotency: { key: string; fingerprint: string } | null
  }
}

/** What is known of a request that was sent with a key. */
type Remembered =
  | { fingerprint: string; state: 'pending' }
  | { fingerprint: string; state: 'secret' }
  | ({ fingerprint: string; state: 'answered' } & Answer)

interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

const DAY = 24 * 3_600_000
/** Bounds of what is remembered: entries, and characters of all answers together. */
const MEMORY = { max: 10_000, maxSize: 64_000_000 }
const REPEATED_HEADERS = ['content-type', 'location', 'www-authenticate']

const IdempotencyKey = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 255,
    pattern: '^[!-~]+$',
    description:
      'Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer. Any value that is new for each request, such as a UUID.',
    examples: ['5b1c3a52-8f0e-4e0b-9d0a-2f7c6a1c9f11'],
  }),
)

/** Whether a client may send the operation an `Idempotency-Key`. */
function takesIdempotencyKey(method: unknown, { anonymous, alternatives }: Policy): boolean {
  return method === 'POST' && !anonymous && alternatives.length > 0
}

/**
 * Answers a POST that is repeated with the same `Idempotency-Key` with what was answered first. An
 * answer of 5xx is forgotten, so that the request can be tried again; one that carries a secret is
 * never stored.
 * @param secret keys the fingerprints, so that nobody can guess a body from one
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export const idempotency = fp<{ secret: string }>(
  async (app, { secret }) => {
    const answers = new LRUCache<string, Remembered>({
      ...MEMORY,
      ttl: DAY,
      sizeCalculation: (remembered) =>
        remembered.state === 'answered' ? remembered.body.length + 1000 : 1000,
    })
    const digest = (...parts: string[]) =>
      createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url')

    app.decorateRequest('idempotency', null)
    app.addHook('onRoute', (route) => {
      const { policy } = route.config ?? {}
      if (!policy || !takesIdempotencyKey(route.method, policy)) return
      declare(route)
      append(route, 'preHandler', begin)
      append(route, 'onSend', remember)
      append(route, 'onResponse', abandon)
    })

    async function begin(request: FastifyRequest, reply: FastifyReply) {
      const given = request.headers['idempotency-key']
      if (given === undefined) return
      const auth = authOf(request)
      const caller = auth.tokenType === 'session_token' ? auth.userId : auth.subject
      const key = digest(auth.tokenType, caller, String(given))
      const fingerprint = digest(request.method, request.url, JSON.stringify(request.body))
      const known = answers.get(key)
      if (!known) {
        answers.set(key, { fingerprint, state: 'pending' })
        request.idempotency = { key, fingerprint }
        return
      }
      if (known.fingerprint !== fingerprint) throw new Problem('idempotency_key_reused')
      if (known.state === 'pending') throw new Problem('idempotency_key_in_use')
      if (known.state === 'secret') throw new Problem('secret_not_repeated')
      return reply
        .code(known.status)
        .headers({ ...known.headers, 'idempotent-replayed': 'true' })
        .send(known.body)
    }

    async function remember(request: FastifyRequest, reply: FastifyReply, payload: unknown) {
      if (!request.idempotency || reply.statusCode >= 500) return payload
      const { key, fingerprint } = request.idempotency
      request.idempotency = null
      if (request.routeOptions.config.answersSecret && reply.statusCode < 300) {
        answers.set(key, { fingerprint, state: 'secret' })
        return payload
      }
      answers.set(key, {
        fingerprint,
        state: 'answered',
        status: reply.statusCode,
        headers: Object.fromEntries(
          REPEATED_HEADERS.flatMap((name) => {
            const value = reply.getHeader(name)
            return value === undefined ? [] : [[name, String(value)]]
          }),
        ),
        body: typeof payload === 'string' ? payload : '',
      })
      return payload
    }

    /** What was not answered for good may be tried again. */
    async function abandon({ idempotency }: FastifyRequest) {
      if (idempotency) answers.delete(idempotency.key)
    }
  },
  { name: 'idempotency', dependencies: ['security'] },
)

/** Says in the document what a key does to the operation. */
function declare(route: RouteOptions) {
  const schema = (route.schema ??= {})
  const { headers } = schema as { headers?: TObject }
  schema.headers = Type.Object({ ...headers?.properties, 'idempotency-key': IdempotencyKey })
  schema.problems = [
    ...(schema.problems ?? []),
    'idempotency_key_reused',
    'idempotency_key_in_use',
    ...(route.config?.answersSecret ? (['secret_not_repeated'] as const) : []),
  ]
}

function append(
  route: RouteOptions,
  hook: 'preHandler' | 'onSend' | 'onResponse',
  added: (...parameters: never[]) => Promise<unknown>,
) {
  Object.assign(route, { [hook]: [route[hook] ?? [], added].flat() })
}
