import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import fp from 'fastify-plugin'

const EXPOSED = [
  'ETag',
  'Idempotent-Replayed',
  'Link',
  'Location',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
]

/**
 * The headers of every answer: what browsers may do with it, who may read it, and its request id.
 * Cookies never cross origins: another origin sends a token.
 */
export const headers = fp<{ corsOrigins: string[] }>(
  async (app, { corsOrigins }) => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
      crossOriginResourcePolicy: { policy: 'cross-origin' },
    })
    if (corsOrigins.length > 0)
      await app.register(cors, {
        delegator: (request, callback) => {
          callback(null, {
            origin: corsOrigins,
            methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
            exposedHeaders: EXPOSED,
            maxAge: 600,
            // An OPTIONS request that is no preflight is answered like any other method.
            preflight: 'access-control-request-method' in request.headers,
          })
        },
      })
    app.addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id)
    })
  },
  { name: 'headers' },
)
