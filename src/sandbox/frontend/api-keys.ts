import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { ClerkApiError } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { SECRET_KEY } from '../keys.ts'
import { findMembership, sessionStatus } from '../store.ts'
import type { FrontendContext } from './index.ts'

const text = Type.Optional(Type.String())

/**
 * API keys in Clerk's own widgets: the same as in the Backend API, but by the session token of
 * their owner. So the request is passed on to there, once it is known to be about one's own.
 */
export function registerApiKeys(fapi: SandboxServer, context: FrontendContext): void {
  const { store } = context

  /** Who may own what the request is about: the user, or an organization they are in. */
  function demandOwn(request: FastifyRequest, subject: string | undefined): string {
    const userId = userOf(context, request)
    const own = subject === userId || findMembership(store, subject ?? '', userId) !== undefined
    if (!own) throw new ClerkApiError(403, 'forbidden', 'These API keys are not yours.')
    return userId
  }

  async function passOn(method: 'GET' | 'POST', url: string, body?: object) {
    const { statusCode, payload } = await fapi.inject({
      method,
      url,
      headers: { authorization: `Bearer ${SECRET_KEY}`, 'content-type': 'application/json' },
      ...(body && { payload: body }),
    })
    return { statusCode, payload }
  }

  fapi.get(
    '/api_keys',
    {
      schema: {
        querystring: Type.Object({ subject: text, query: text, limit: text, offset: text }),
      },
    },
    async (request, reply) => {
      const { subject, query, limit, offset } = request.query
      demandOwn(request, subject)
      const given = Object.entries({ subject, query, limit, offset }).filter(([, value]) => value)
      const search = new URLSearchParams(given as [string, string][])
      const { statusCode, payload } = await passOn('GET', `/api_keys?${search.toString()}`)
      return reply.code(statusCode).type('application/json').send(payload)
    },
  )

  fapi.post(
    '/api_keys',
    {
      schema: {
        body: Type.Object({
          name: Type.String(),
          subject: Type.String(),
          description: Type.Optional(Type.Unknown()),
          seconds_until_expiration: Type.Optional(Type.Unknown()),
          scopes: Type.Optional(Type.Unknown()),
        }),
      },
    },
    async (request, reply) => {
      const { name, subject, description, seconds_until_expiration, scopes } = request.body
      const created_by = demandOwn(request, subject)
      const { statusCode, payload } = await passOn('POST', '/api_keys', {
        name,
        subject,
        created_by,
        description: description ?? null,
        seconds_until_expiration: seconds_until_expiration ?? null,
        ...(Array.isArray(scopes) && { scopes: scopes as unknown[] }),
      })
      return reply.code(statusCode).type('application/json').send(payload)
    },
  )

  fapi.post(
    '/api_keys/:api_key_id/revoke',
    { schema: { params: Type.Object({ api_key_id: Type.String() }) } },
    async (request, reply) => {
      const { api_key_id: id } = request.params
      demandOwn(request, store.apiKeys.get(id)?.subject)
      const { statusCode, payload } = await passOn('POST', `/api_keys/${id}/revoke`, {})
      return reply.code(statusCode).type('application/json').send(payload)
    },
  )
}

/** The user whose session token the request has. */
function userOf({ store, signer }: FrontendContext, { headers }: FastifyRequest): string {
  const claims = signer.verify(headers.authorization?.replace(/^Bearer /, '') ?? '')
  const session = store.sessions.get(String(claims?.sid))
  if (session && sessionStatus(session) === 'active') return session.user_id
  throw new ClerkApiError(401, 'authentication_invalid', 'Invalid authentication')
}
