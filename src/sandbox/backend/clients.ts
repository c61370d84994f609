import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { closedObject } from '../schemas.ts'

/** @see https://clerk.com/docs/reference/backend-api/tag/Clients */
export function registerClients(v1: SandboxServer, { store }: SandboxContext): void {
  v1.get(
    '/clients/handshake_payload',
    { schema: { querystring: closedObject({ nonce: Type.String() }) } },
    async ({ query }) => ({ directives: find(store.handshakes, 'handshake', query.nonce) }),
  )
}
