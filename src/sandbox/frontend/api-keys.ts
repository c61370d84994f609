import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { ApiKeysQuery, createApiKey, listApiKeys, NewApiKey } from '../backend/api-keys.ts'
import { revoke } from '../backend/credentials.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { serializeApiKey } from '../serialize.ts'
import { findMembership, sessionStatus } from '../store.ts'

// ClerkJS sends more than the Backend API takes: its own version, the session.
const OwnApiKeysQuery = Type.Object(ApiKeysQuery.properties)
const NewOwnApiKey = Type.Object(NewApiKey.properties)

/** API keys in Clerk's own widgets: by the session token of whom they belong to. */
export function registerApiKeys(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  /** @throws {ClerkApiError} 403 unless the subject is the caller, or an organization of theirs */
  function demandOwn(request: FastifyRequest, subject = ''): string {
    const userId = userOf(context, request)
    if (subject === userId || findMembership(store, subject, userId)) return userId
    throw new ClerkApiError(403, 'forbidden', 'These API keys are not yours.')
  }

  fapi.get('/api_keys', { schema: { querystring: OwnApiKeysQuery } }, async (request) => {
    demandOwn(request, request.query.subject)
    return listApiKeys(store, request.query)
  })

  fapi.post('/api_keys', { schema: { body: NewOwnApiKey } }, async (request, reply) => {
    const created_by = demandOwn(request, request.body.subject)
    reply.code(201)
    return createApiKey(store, { ...request.body, created_by })
  })

  fapi.post(
    '/api_keys/:api_key_id/revoke',
    { schema: { params: Type.Object({ api_key_id: Type.String() }) } },
    async (request) => {
      const apiKey = find(store.apiKeys, 'API key', request.params.api_key_id)
      demandOwn(request, apiKey.subject)
      return serializeApiKey(revoke(apiKey, {}))
    },
  )
}

/** The user whose session token the request has. */
function userOf({ store, signer }: SandboxContext, { headers }: FastifyRequest): string {
  const claims = signer.verify(headers.authorization?.replace(/^Bearer /, '') ?? '')
  const session = store.sessions.get(String(claims?.sid))
  if (session && sessionStatus(session) === 'active') return session.user_id
  throw new ClerkApiError(401, 'authentication_invalid', 'Invalid authentication')
}
