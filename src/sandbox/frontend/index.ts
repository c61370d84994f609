import type { SandboxContext } from '../context.ts'
import { acceptForms, type SandboxServer } from '../http.ts'
import { registerApiKeys } from './api-keys.ts'
import { registerAssets } from './assets.ts'
import { registerClients } from './clients.ts'
import { registerMe } from './me.ts'
import { registerOrganizations } from './organizations.ts'
import { registerSessions } from './sessions.ts'
import { registerSignIns } from './sign-ins.ts'
import { registerSignUps } from './sign-ups.ts'

/**
 * Clerk's Frontend API, as far as ClerkJS and Clerk's widgets need it, under `/fapi`.
 *
 * @see https://clerk.com/docs/reference/frontend-api
 */
export function registerFrontend(server: SandboxServer, context: SandboxContext): void {
  server.register(
    async (fapi: SandboxServer) => {
      acceptForms(fapi)
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
