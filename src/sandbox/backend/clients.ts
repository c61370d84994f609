import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import type { Client } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { serializeSession } from '../serialize.ts'
import { sessionStatus } from '../store.ts'
import { listed, listParameters } from './pages.ts'

/** @see https://clerk.com/docs/reference/backend-api/tag/Clients */
export function registerClients(v1: SandboxServer, { store, signer }: SandboxContext): void {
  function serialize(client: Client) {
    const sessions = client.session_ids.flatMap((id) => store.sessions.get(id) ?? [])
    const active = sessions.filter((session) => sessionStatus(session) === 'active')
    return {
      object: 'client',
      id: client.id,
      session_ids: active.map(({ id }) => id),
      sessions: active.map((session) => serializeSession(store, session)),
      sign_in_id: client.sign_in?.id ?? null,
      sign_up_id: client.sign_up?.id ?? null,
      last_active_session_id: client.last_active_session_id,
      last_authentication_strategy: null,
      created_at: client.created_at,
      updated_at: client.updated_at,
    }
  }

  v1.get('/clients', { schema: { querystring: closedObject(listParameters) } }, async ({ query }) =>
    listed([...store.clients.values()], query, serialize),
  )

  v1.get(
    '/clients/handshake_payload',
    { schema: { querystring: closedObject({ nonce: Type.String() }) } },
    async ({ query }) => ({ directives: find(store.handshakes, 'handshake', query.nonce) }),
  )

  v1.post(
    '/clients/verify',
    { schema: { body: closedObject({ token: Type.String() }) } },
    async ({ body }) => {
      const session = store.sessions.get(String(signer.verify(body.token)?.sid))
      const client = [...store.clients.values()].find(({ id }) => id === session?.client_id)
      if (client) return serialize(client)
      throw new ClerkApiError(401, 'authentication_invalid', 'The token is not one of a client.')
    },
  )

  v1.get(
    '/clients/:client_id',
    { schema: { params: Type.Object({ client_id: Type.String() }) } },
    async ({ params }) => {
      const client = [...store.clients.values()].find(({ id }) => id === params.client_id)
      if (!client) throw notFound('client', params.client_id)
      return serialize(client)
    },
  )
}
