import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { endSession } from '../changes.ts'
import { invalidParameter } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { findMembership } from '../store.ts'
import { validFor } from '../tokens.ts'
import {
  activeSessions,
  clientOf,
  cookies,
  createClient,
  originOf,
  touchClient,
} from './browser.ts'
import { environment } from './environment.ts'
import type { SandboxContext } from '../context.ts'
import { frontendClient, sessionToken } from './serialize.ts'

const handshakeQuery = Type.Object({
  redirect_url: Type.String(),
  organization_id: Type.Optional(Type.String()),
  __clerk_db_jwt: Type.Optional(Type.String()),
})

/** @see https://clerk.com/docs/reference/frontend-api/tag/Client */
export function registerClients(fapi: SandboxServer, context: SandboxContext): void {
  const { store, signer } = context

  fapi.get('/v1/health', async () => ({}))
  fapi.get('/v1/proxy-health', async () => ({}))
  fapi.get('/.well-known/jwks.json', async () => signer.jwks())

  fapi.post('/v1/dev_browser', async () => {
    const { devBrowser } = createClient(store)
    return { id: devBrowser, token: devBrowser }
  })

  fapi.route({
    method: ['GET', 'PATCH'],
    url: '/v1/environment',
    handler: async (request) => environment(originOf(request)),
  })

  const answer = (request: FastifyRequest, reply: FastifyReply) => ({
    response: frontendClient(context, clientOf(store, request, reply), originOf(request)),
    client: null,
  })
  fapi.route({ method: ['GET', 'PUT', 'POST'], url: '/v1/client', handler: answer })

  const signOut = async (request: FastifyRequest, reply: FastifyReply) => {
    const client = clientOf(store, request, reply)
    for (const session of activeSessions(store, client)) endSession(store, session, 'removed')
    Object.assign(client, {
      session_ids: [],
      last_active_session_id: null,
      sign_in: null,
      sign_up: null,
    })
    touchClient(client)
    return answer(request, reply)
  }
  fapi.delete('/v1/client', signOut)
  fapi.delete('/v1/client/sessions', signOut)

  fapi.get(
    '/v1/client/handshake',
    { schema: { querystring: handshakeQuery } },
    async (request, reply) => {
      const { redirect_url, organization_id, __clerk_db_jwt: known } = request.query
      if (!URL.canParse(redirect_url))
        throw invalidParameter('form_param_value_invalid', 'redirect_url', 'It is no URL.')
      const target = new URL(redirect_url)
      const existing = store.clients.get(known ?? '')
      const { devBrowser, client } =
        existing && known ? { devBrowser: known, client: existing } : createClient(store)
      const session = activeSessions(store, client).at(-1)
      if (session && organization_id && findMembership(store, organization_id, session.user_id))
        session.last_active_organization_id = organization_id
      const directives = [
        ...cookies('__clerk_db_jwt', devBrowser),
        ...cookies('__client_uat', session ? String(Math.floor(client.updated_at / 1000)) : '0'),
        ...cookies('__session', session ? sessionToken(context, session, target.origin) : ''),
      ]
      const payload = signer.sign({ handshake: directives, ...validFor(60) })
      target.searchParams.set('__clerk_handshake', payload)
      return reply.redirect(target.href, 307)
    },
  )
}
