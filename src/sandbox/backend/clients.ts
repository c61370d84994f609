import { Type } from '@sinclair/typebox'
import { find } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { closedObject } from '../schemas.ts'
import type { BackendContext } from './context.ts'

/** @see https://clerk.com/docs/reference/backend-api/tag/Clients */
export function registerClients(v1: SandboxServer, { store }: BackendContext): void {
  v1.get(
    '/clients/handshake_payload',
    { schema: { querystring: closedObject({ nonce: Type.String() }) } },
    async ({ query }) => ({ directives: find(store.handshakes, 'handshake', query.nonce) }),
  )
}
