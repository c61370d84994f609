import type { SandboxContext } from '../context.ts'
import { ClerkApiError } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { registerActorTokens } from './actor-tokens.ts'
import { registerAgentTasks } from './agent-tasks.ts'
import { registerApiKeys } from './api-keys.ts'
import { registerClients } from './clients.ts'
import { registerDomains } from './domains.ts'
import { registerEmailAddresses } from './email-addresses.ts'
import { registerInstance } from './instance.ts'
import { registerInvitations } from './invitations.ts'
import { registerJwtTemplates } from './jwt-templates.ts'
import { registerListedIdentifiers } from './listed-identifiers.ts'
import { registerM2mTokens } from './m2m-tokens.ts'
import { registerMachines } from './machines.ts'
import { registerMemberships } from './memberships.ts'
import { registerOAuthApplications } from './oauth-applications.ts'
import { registerOAuthTokens } from './oauth-tokens.ts'
import { registerOrganizationDomains } from './organization-domains.ts'
import { registerOrganizationInvitations } from './organization-invitations.ts'
import { registerOrganizations } from './organizations.ts'
import { registerPermissions } from './permissions.ts'
import { registerPhoneNumbers } from './phone-numbers.ts'
import { registerRedirectUrls } from './redirect-urls.ts'
import { registerRoleSets } from './role-sets.ts'
import { registerRoles } from './roles.ts'
import { registerSessions } from './sessions.ts'
import { registerSignInTokens } from './sign-in-tokens.ts'
import { registerSignUps } from './sign-ups.ts'
import { registerUserLists } from './user-lists.ts'
import { registerUserSecurity } from './user-security.ts'
import { registerUsers } from './users.ts'
import { registerWaitlist } from './waitlist.ts'
import { demandSecretKey } from './credentials.ts'

/**
 * Clerk's Backend API: the part that the sandbox supports.
 *
 * @see https://clerk.com/docs/reference/backend-api
 */
export function registerBackend(server: SandboxServer, context: SandboxContext): void {
  server.register(
    async (v1: SandboxServer) => {
      v1.addHook('onRequest', demandSecretKey)
      v1.get('/jwks', async () => context.signer.jwks())
      registerUsers(v1, context)
      registerUserSecurity(v1, context)
      registerEmailAddresses(v1, context)
      registerPhoneNumbers(v1, context)
      registerSessions(v1, context)
      registerClients(v1, context)
      registerSignInTokens(v1, context)
      registerActorTokens(v1, context)
      registerInvitations(v1, context)
      registerOrganizations(v1, context)
      registerMemberships(v1, context)
      registerOrganizationInvitations(v1, context)
      registerMachines(v1, context)
      registerAgentTasks(v1, context)
      registerDomains(v1, context)
      registerInstance(v1, context)
      registerJwtTemplates(v1, context)
      registerListedIdentifiers(v1, context)
      registerOAuthApplications(v1, context)
      registerOrganizationDomains(v1, context)
      registerPermissions(v1, context)
      registerRedirectUrls(v1, context)
      registerRoles(v1, context)
      registerRoleSets(v1, context)
      registerSignUps(v1, context)
      registerUserLists(v1, context)
      registerWaitlist(v1, context)
    },
    { prefix: '/v1' },
  )

  // Another service of Clerk: its paths have no version, and it answers 400 to invalid parameters.
  server.register(async (machineAuth: SandboxServer) => {
    machineAuth.setErrorHandler((error) => {
      if (!(error instanceof ClerkApiError) || error.status !== 422) throw error
      throw new ClerkApiError(400, error.code, error.message, error.longMessage, error.meta)
    })
    registerM2mTokens(machineAuth, context)
    machineAuth.register(async (withSecretKey: SandboxServer) => {
      withSecretKey.addHook('onRequest', demandSecretKey)
      registerApiKeys(withSecretKey, context)
      registerOAuthTokens(withSecretKey, context)
    })
  })
}
