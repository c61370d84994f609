import type { FastifyPluginAsync } from 'fastify'
import { authRoute } from './auth.ts'
import { protectedRoute } from './protected.ts'
import { serviceRoutes } from './service.ts'

/** Every route of the API. */
export const routes: FastifyPluginAsync = async (app) => {
  await app.register(serviceRoutes)
  await app.register(protectedRoute)
  await app.register(authRoute)
}
