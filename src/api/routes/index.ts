import type { FastifyPluginAsync } from 'fastify'
import { authRoute } from './auth.ts'
import { invitationRoutes } from './invitations.ts'
import { meRoutes } from './me.ts'
import { memberRoutes } from './members.ts'
import { myApiKeyRoutes } from './my-api-keys.ts'
import { myContactRoutes } from './my-contacts.ts'
import { myOrganizationRoutes } from './my-organizations.ts'
import { myPictureRoutes } from './my-picture.ts'
import { mySessionRoutes } from './my-sessions.ts'
import { mySignInMethodRoutes } from './my-sign-in-methods.ts'
import { organizationRoutes } from './organizations.ts'
import { protectedRoute } from './protected.ts'
import { serviceRoutes } from './service.ts'
import { userAccessRoutes } from './user-access.ts'
import { userRoutes } from './users.ts'
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
  await app.register(myApiKeyRoutes)
  await app.register(userRoutes)
  await app.register(userAccessRoutes)
  await app.register(organizationRoutes)
  await app.register(memberRoutes)
  await app.register(invitationRoutes)
  await app.register(webhookRoutes)
}
