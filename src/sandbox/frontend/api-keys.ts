import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { ApiKeysQuery, createApiKey, listApiKeys, NewApiKey } from '../backend/api-keys.ts'
import { Revocation, revoke } from '../backend/credentials.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { closedObject } from '../schemas.ts'
import { serializeApiKey } from '../serialize.ts'
import { findMembership, sessionStatus } from '../store.ts'
import { demandPermission } from './members.ts'

const { name, subject, description, seconds_until_expiration } = NewApiKey.properties

/**
 * The calls of Clerk's widgets about API keys. Another service of Clerk: its paths have no version,
 * its bodies are JSON, and the session token identifies the caller.
 *
 * @see https://clerk.com/docs/reference/frontend-api/tag/API-Keys
 */
export function registerApiKeys(fapi: SandboxServer, { store, signer }: SandboxContext): void {
  /** The id of the user whose session token the request has. */
  function demandUser({ headers }: FastifyRequest): string {
    const claims = signer.verify(headers.authorization?.replace(/^Bearer /, '') ?? '')
    const session = store.sessions.get(String(claims?.sid))
    if (session && sessionStatus(session) === 'active') return session.user_id
    throw new ClerkApiError(401, 'authentication_invalid', 'Invalid authentication')
  }

  /**
   * Throws 403 unless the keys belong to the user, or to an organization that allows it to its
   * members.
   */
  function demandOwn(userId: string, subject: string, action: 'read' | 'manage'): void {
    if (subject === userId) return
    const membership = findMembership(store, subject, userId)
    if (!membership) throw new ClerkApiError(403, 'forbidden', 'These API keys are not yours.')
    demandPermission(store, membership, `org:sys_api_keys:${action}`)
  }

  fapi.get(
    '/api_keys',
    { schema: { querystring: Type.Object(ApiKeysQuery.properties) } },
    async (request) => {
      demandOwn(demandUser(request), request.query.subject, 'read')
      return listApiKeys(store, request.query)
    },
  )

  fapi.post(
    '/api_keys',
    { schema: { body: Type.Object({ name, subject, description, seconds_until_expiration }) } },
    async (request, reply) => {
      const created_by = demandUser(request)
      const { name, subject, description = null, seconds_until_expiration = null } = request.body
      demandOwn(created_by, subject, 'manage')
      reply.code(201)
      return createApiKey(store, {
        name,
        subject,
        description,
        seconds_until_expiration,
        created_by,
      })
    },
  )

  fapi.patch(
    '/api_keys/:api_key_id',
    {
      schema: {
        params: Type.Object({ api_key_id: Type.String() }),
        body: closedObject({ description }),
      },
    },
    async (request) => {
      const userId = demandUser(request)
      const apiKey = find(store.apiKeys, 'API key', request.params.api_key_id)
      demandOwn(userId, apiKey.subject, 'manage')
      Object.assign(apiKey, request.body, { updated_at: Date.now() })
      return serializeApiKey(apiKey)
    },
  )

  fapi.post(
    '/api_keys/:api_key_id/revoke',
    {
      schema: {
        params: Type.Object({ api_key_id: Type.String() }),
        body: Type.Object(Revocation.properties),
      },
    },
    async (request) => {
      const userId = demandUser(request)
      const apiKey = find(store.apiKeys, 'API key', request.params.api_key_id)
      demandOwn(userId, apiKey.subject, 'manage')
      return serializeApiKey(
        revoke(apiKey, { revocation_reason: request.body.revocation_reason ?? null }),
      )
    },
  )
}
