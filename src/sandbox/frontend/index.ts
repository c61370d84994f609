import type { BackendContext } from '../backend/context.ts'
import type { SandboxServer } from '../http.ts'
import { registerApiKeys } from './api-keys.ts'
import { registerAssets } from './assets.ts'
import { registerClients } from './clients.ts'
import { registerMe } from './me.ts'
import { registerOrganizations } from './organizations.ts'
import { registerSessions } from './sessions.ts'
import { registerSignIns } from './sign-ins.ts'
import { registerSignUps } from './sign-ups.ts'

/** What the routes of the Frontend API stand on. */
export type FrontendContext = BackendContext

/**
 * Clerk's Frontend API, as far as ClerkJS and Clerk's widgets need it, under `/fapi`.
 *
 * @see https://clerk.com/docs/reference/frontend-api
 */
export function registerFrontend(server: SandboxServer, context: FrontendContext): void {
  server.register(
    async (fapi: SandboxServer) => {
      // ClerkJS sends forms; fields that are empty are `''`.
      fapi.addContentTypeParser<string>(
        'application/x-www-form-urlencoded',
        { parseAs: 'string' },
        async (_request: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
      )
      fapi.addContentTypeParser('*', { parseAs: 'string' }, async () => undefined)
      fapi.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store')
      })
      registerAssets(fapi)
      registerClients(fapi, context)
      registerSignIns(fapi, context)
      registerSignUps(fapi, context)
      registerSessions(fapi, context)
      registerMe(fapi, context)
      registerOrganizations(fapi, context)
      registerApiKeys(fapi, context)
    },
    { prefix: '/fapi' },
  )
}
