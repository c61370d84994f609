import type { SandboxContext } from '../context.ts'
import { acceptForms, type SandboxServer } from '../http.ts'
import { registerApiKeys } from './api-keys.ts'
import { registerAssets } from './assets.ts'
import { registerClients } from './clients.ts'
import { registerEmailAddresses } from './email-addresses.ts'
import { environment } from './environment.ts'
import { registerHandshake } from './handshake.ts'
import { registerMe } from './me.ts'
import { registerMemberships } from './memberships.ts'
import { registerMyOrganizations } from './my-organizations.ts'
import { registerOrganizationInvitations } from './organization-invitations.ts'
import { registerOrganizations } from './organizations.ts'
import { registerPersonas } from './personas.ts'
import { registerSessions } from './sessions.ts'
import { registerSignIns } from './sign-ins.ts'
import { registerSignUps } from './sign-ups.ts'
import { registerVerifications } from './verifications.ts'
import { originOf } from './browser.ts'

/**
 * Clerk's Frontend API under `/fapi`, as far as ClerkJS and Clerk's widgets need it.
 *
 * @see https://clerk.com/docs/reference/frontend-api
 */
export function registerFrontend(server: SandboxServer, context: SandboxContext): void {
  server.register(
    async (fapi: SandboxServer) => {
      acceptForms(fapi)
      fapi.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store')
      })
      fapi.get('/.well-known/jwks.json', async () => context.signer.jwks())
      fapi.route({
        method: ['GET', 'PATCH'],
        url: '/v1/environment',
        handler: async (request) => environment(originOf(request)),
      })
      registerAssets(fapi)
      registerClients(fapi, context)
      registerHandshake(fapi, context)
      registerSignIns(fapi, context)
      registerSignUps(fapi, context)
      registerSessions(fapi, context)
      registerVerifications(fapi, context)
      registerMe(fapi, context)
      registerEmailAddresses(fapi, context)
      registerMyOrganizations(fapi, context)
      registerOrganizations(fapi, context)
      registerMemberships(fapi, context)
      registerOrganizationInvitations(fapi, context)
      registerApiKeys(fapi, context)
      registerPersonas(fapi, context)
    },
    { prefix: '/fapi' },
  )
}
