import { type FastifyPluginAsyncTypebox, Problem } from '../../kit/index.ts'
import { info } from '../document.ts'
import { Liveness, Readiness, ServiceInfo } from '../schemas/service.ts'

export const serviceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const hasDocs = () => app.hasRoute({ method: 'GET', url: '/docs' })

  app.get(
    '/',
    {
      schema: {
        operationId: 'getService',
        tags: ['Service'],
        summary: 'Get service information',
        description: 'Returns the name and version of the API, and links to its documentation.',
        security: [],
        response: { 200: ServiceInfo },
      },
    },
    async () => ({
      name: info.title,
      version: info.version,
      links: {
        ...(hasDocs() && {
          documentation: app.addressOf('/docs'),
          openapi: app.addressOf('/docs/json'),
        }),
        authentication: app.addressOf('/v1/auth'),
      },
    }),
  )

  app.get(
    '/health/live',
    {
      // Restarting an overloaded instance would make the others busier.
      config: { limited: false, alwaysAnswered: true },
      schema: {
        operationId: 'getLiveness',
        tags: ['Service'],
        summary: 'Check liveness',
        description: 'Succeeds while the process works. Restart the instance when this fails.',
        security: [],
        response: { 200: Liveness },
      },
    },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/health/ready',
    {
      config: { limited: false },
      schema: {
        operationId: 'getReadiness',
        tags: ['Service'],
        summary: 'Check readiness',
        description:
          'Succeeds while the instance has the keys that verify tokens and is not overloaded. Send it no requests while this fails. The answer also reports whether Clerk and Redis are available. An outage of either does not make an instance unready: it would take out all instances, although cached users and tokens keep working.',
        security: [],
        response: { 200: Readiness },
        problems: ['not_ready'],
      },
    },
    async () => {
      if (app.draining) throw new Problem('not_ready', { detail: 'The instance is stopping.' })
      await app.signingKeys.load()
      if (!app.signingKeys.loaded) throw new Problem('not_ready')
      const { closed } = app.clerkBreaker
      // Without other requests, nothing else would find out that Clerk is available again.
      if (!closed) app.clerk.jwks.getJwks().catch(() => undefined)
      const { redisState } = app
      return {
        status: 'ok',
        clerk: closed ? 'available' : 'unavailable',
        ...(redisState && { redis: redisState }),
      } as const
    },
  )
}
