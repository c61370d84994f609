import type { FastifyPluginAsync } from 'fastify'
import { apiKeyRoutes } from './api-keys.ts'
import { appInvitationRoutes } from './app-invitations.ts'
import { authRoute } from './auth.ts'
import { invitationRoutes } from './invitations.ts'
import { meRoutes } from './me.ts'
import { memberRoutes } from './members.ts'
import { myContactRoutes } from './my-contacts.ts'
import { myOrganizationRoutes } from './my-organizations.ts'
import { myPictureRoutes } from './my-picture.ts'
import { mySessionRoutes } from './my-sessions.ts'
import { mySignInMethodRoutes } from './my-sign-in-methods.ts'
import { organizationDomainRoutes } from './organization-domains.ts'
import { organizationSettingsRoutes } from './organization-settings.ts'
import { organizationRoutes } from './organizations.ts'
import { protectedRoute } from './protected.ts'
import { serviceRoutes } from './service.ts'
import { signUpListRoutes } from './sign-up-lists.ts'
import { userAccessRoutes } from './user-access.ts'
import { userTokenRoutes } from './user-tokens.ts'
import { userRoutes } from './users.ts'
import { waitlistRoutes } from './waitlist.ts'
import { webhookRoutes } from './webhooks.ts'

/** Every route of the API. */
export const routes: FastifyPluginAsync = async (app) => {
  await app.register(serviceRoutes)
  await app.register(protectedRoute)
  await app.register(authRoute)
  await app.register(meRoutes)
  await app.register(myContactRoutes)
  await app.register(myPictureRoutes)
  await app.register(mySignInMethodRoutes)
  await app.register(myOrganizationRoutes)
  await app.register(mySessionRoutes)
  await app.register(apiKeyRoutes)
  await app.register(userRoutes)
  await app.register(userAccessRoutes)
  await app.register(userTokenRoutes)
  await app.register(appInvitationRoutes)
  await app.register(waitlistRoutes)
  await app.register(signUpListRoutes)
  await app.register(organizationRoutes)
  await app.register(organizationSettingsRoutes)
  await app.register(organizationDomainRoutes)
  await app.register(memberRoutes)
  await app.register(invitationRoutes)
  await app.register(webhookRoutes)
}
