import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import cors from '@fastify/cors'
import fp from 'fastify-plugin'
import helmet, { type HelmetOptions } from 'helmet'

const EXPOSED = [
  'ETag',
  'Idempotent-Replayed',
  'Link',
  'Location',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
]

/** What helmet sets on a page. What the page may load is its own business. */
export const PAGE_HEADERS = headersOf({ contentSecurityPolicy: false })

const API_HEADERS = headersOf({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  xFrameOptions: { action: 'deny' },
  // These mean something on a page alone, and each costs on every answer.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})

/**
 * The headers of every answer: what browsers may do with it, who may read it, and its request id.
 * Cookies never cross origins: another origin sends a token.
 */
export const headers = fp<{ corsOrigins: string[] }>(
  async (app, { corsOrigins }) => {
    app.addHook('onRequest', (request, reply, done) => {
      reply.headers(API_HEADERS).header('x-request-id', request.id)
      done()
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
  },
  { name: 'headers' },
)

/** What helmet sets, which is the same for every request: @fastify/helmet finds it out each time. */
function headersOf(options: HelmetOptions) {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  helmet(options)(request, response, () => undefined)
  return response.getHeaders()
}
