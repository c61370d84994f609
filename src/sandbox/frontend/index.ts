import type { SandboxContext } from '../context.ts'
import { acceptForms, frontendApiOf, type SandboxServer } from '../http.ts'
import { registerAgentTasks } from './agent-tasks.ts'
import { registerApiKeys } from './api-keys.ts'
import { registerAssets } from './assets.ts'
import { registerAuthenticatorApps } from './authenticator-apps.ts'
import { registerClients } from './clients.ts'
import { registerEmailAddresses } from './email-addresses.ts'
import { registerEmailLinks } from './email-links.ts'
import { registerExternalAccounts } from './external-accounts.ts'
import { registerHandshake } from './handshake.ts'
import { registerMe } from './me.ts'
import { registerMembershipRequests } from './membership-requests.ts'
import { registerMemberships } from './memberships.ts'
import { registerMeta } from './meta.ts'
import { registerMyOrganizations } from './my-organizations.ts'
import { registerMySessions } from './my-sessions.ts'
import { registerOAuthCallback } from './oauth-callback.ts'
import { registerOrganizationDomains } from './organization-domains.ts'
import { registerOrganizationInvitations } from './organization-invitations.ts'
import { registerOrganizationLogo } from './organization-logo.ts'
import { registerOrganizations } from './organizations.ts'
import { registerPasskeys } from './passkeys.ts'
import { registerPasswords } from './passwords.ts'
import { registerPersonas } from './personas.ts'
import { registerPhoneNumbers } from './phone-numbers.ts'
import { registerPortal, registerPortalShortcuts } from './portal.ts'
import { registerProfileImage } from './profile-image.ts'
import { refuseUnknownParameters } from './query-parameters.ts'
import { registerSecondFactors } from './second-factors.ts'
import { registerSessions } from './sessions.ts'
import { registerSignIns } from './sign-ins.ts'
import { registerSignUps } from './sign-ups.ts'
import { registerTickets } from './tickets.ts'
import { registerVerifications } from './verifications.ts'
import { registerWaitlist } from './waitlist.ts'
import { environment } from './environment.ts'
import { originOf } from './browser.ts'

/**
 * Clerk's Frontend API under `/fapi`: the part that ClerkJS and Clerk's widgets need.
 *
 * @see https://clerk.com/docs/reference/frontend-api
 */
export function registerFrontend(server: SandboxServer, context: SandboxContext): void {
  registerPortalShortcuts(server)
  server.register(
    async (fapi: SandboxServer) => {
      acceptForms(fapi)
      refuseUnknownParameters(fapi)
      fapi.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store')
      })
      registerMeta(fapi, context)
      fapi.route({
        method: ['GET', 'PATCH'],
        url: '/v1/environment',
        handler: async (request) =>
          environment(context.store, originOf(request), frontendApiOf(request)),
      })
      registerAssets(fapi)
      registerPortal(fapi)
      registerClients(fapi, context)
      registerHandshake(fapi, context)
      registerSignIns(fapi, context)
      registerSignUps(fapi, context)
      registerSessions(fapi, context)
      registerVerifications(fapi, context)
      registerWaitlist(fapi, context)
      registerAgentTasks(fapi, context)
      registerAuthenticatorApps(fapi, context)
      registerEmailLinks(fapi, context)
      registerExternalAccounts(fapi, context)
      registerMySessions(fapi, context)
      registerOAuthCallback(fapi, context)
      registerPasskeys(fapi, context)
      registerPasswords(fapi, context)
      registerPhoneNumbers(fapi, context)
      registerProfileImage(fapi, context)
      registerSecondFactors(fapi, context)
      registerTickets(fapi, context)
      registerMe(fapi, context)
      registerEmailAddresses(fapi, context)
      registerMyOrganizations(fapi, context)
      registerOrganizations(fapi, context)
      registerOrganizationLogo(fapi, context)
      registerOrganizationDomains(fapi, context)
      registerMembershipRequests(fapi, context)
      registerMemberships(fapi, context)
      registerOrganizationInvitations(fapi, context)
      registerApiKeys(fapi, context)
      registerPersonas(fapi, context)
    },
    { prefix: '/fapi' },
  )
}
