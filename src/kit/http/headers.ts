import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import fp from 'fastify-plugin'
import helmet, { type HelmetOptions } from 'helmet'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Returns the headers of every answer, including answers that no hook sees.
     * @param origin of the calling page, if the browser sent one
     */
    answerHeaders(origin: string | undefined): Readonly<Record<string, string>>
  }
}

/** Headers of an answer that a page of another origin may read. */
const EXPOSED = [
  'Allow',
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
].join(', ')

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'
/** Seconds for which a browser may cache the answer to a preflight. */
const PREFLIGHT_AGE = '600'

/** Helmet's headers of a page. The page sets its own content security policy. */
export const PAGE_HEADERS = headersOf({ contentSecurityPolicy: false })

const API_HEADERS = headersOf({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  xFrameOptions: { action: 'deny' },
  // These matter only on a page, and each has a cost on every answer.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})

/**
 * Adds the headers of every answer: security headers, the request id, and CORS for the listed
 * origins. Cookies never cross origins: another origin sends a token.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export const headers = fp<{ corsOrigins: readonly string[] }>(
  async (app, { corsOrigins }) => {
    // An answer that depends on the origin says so, even if the request has none.
    const anyOrigin = { ...API_HEADERS, ...(corsOrigins.length > 0 && { vary: 'Origin' }) }
    const byOrigin = new Map(
      corsOrigins.map((origin) => [
        origin,
        {
          ...anyOrigin,
          'access-control-allow-origin': origin,
          'access-control-expose-headers': EXPOSED,
        },
      ]),
    )
    app.decorate('answerHeaders', (origin) => byOrigin.get(origin ?? '') ?? anyOrigin)
    app.addHook('onRequest', (request, reply, done) => {
      reply.headers(app.answerHeaders(request.headers.origin)).header('x-request-id', request.id)
      done()
    })
  },
  { name: 'headers' },
)

/**
 * Answers preflights if any origins are allowed. It is registered after the limits, so that
 * preflights count. An OPTIONS request that is not a preflight is answered like any other method.
 */
export const preflights = fp<{ corsOrigins: readonly string[] }>(
  async (app, { corsOrigins }) => {
    if (corsOrigins.length === 0) return
    app.addHook('onRequest', (request, reply, done) => {
      const { origin, 'access-control-request-method': method } = request.headers
      if (request.method !== 'OPTIONS' || origin === undefined || method === undefined) {
        done()
        return
      }
      const asked = request.headers['access-control-request-headers']
      void reply
        .code(204)
        .headers({
          vary: 'Origin, Access-Control-Request-Headers',
          'access-control-allow-methods': METHODS,
          'access-control-max-age': PREFLIGHT_AGE,
          ...(asked !== undefined && { 'access-control-allow-headers': asked }),
        })
        // Without a length, Safari waits for a body.
        .header('content-length', '0')
        .send()
    })
  },
  { name: 'preflights', dependencies: ['headers', 'limits', 'host'] },
)

/** Helmet's headers, computed once: @fastify/helmet computes them for every request. */
function headersOf(options: HelmetOptions): Record<string, string> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  helmet(options)(request, response, () => undefined)
  return response.getHeaders() as Record<string, string>
}
