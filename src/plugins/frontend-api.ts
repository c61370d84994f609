import { Readable } from 'node:stream'
import { clerkFrontendApiProxy } from '@clerk/backend/proxy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { ClerkKeys } from '../config.ts'
import { Problem } from '../problems.ts'

/** Where browsers reach Clerk's Frontend API on this origin. */
export const PROXY_PATH = '/__clerk'

/**
 * What a client may claim about where it comes from, which only Fastify's `trustProxy` decides;
 * and the length of the body, which `fetch` counts itself.
 */
const NOT_FORWARDED = /^(?:x-forwarded-.*|forwarded|x-real-ip|cf-connecting-ip|content-length)$/

/**
 * Forwards `/__clerk/*` to Clerk's Frontend API by Clerk's own proxy, where one is set.
 * @see https://clerk.com/docs/guides/dashboard/dns-domains/proxy-fapi
 */
export const frontendApi = fp<ClerkKeys>(
  async (app, { frontendApiUrl: fapiUrl, publishableKey, secretKey }) => {
    if (!fapiUrl) return
    await app.register(async (scope) => {
      // Bodies pass through as they are.
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', (_request, body, done) => {
        done(null, body)
      })
      scope.route({
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        url: `${PROXY_PATH}/*`,
        schema: { hide: true },
        handler: async (request, reply) => {
          const options = { proxyPath: PROXY_PATH, publishableKey, secretKey, fapiUrl }
          return answer(await clerkFrontendApiProxy(toFetchRequest(request), options), reply)
        },
      })
    })
  },
  { name: 'frontend-api', dependencies: ['security'] },
)

function toFetchRequest(request: FastifyRequest): Request {
  const origin = `${request.protocol}://${request.host}`
  if (!URL.canParse(origin))
    throw new Problem('invalid_request', { detail: 'The Host is not one.' })
  const headers = new Headers({
    'x-forwarded-host': request.host,
    'x-forwarded-proto': request.protocol,
    'x-real-ip': request.ip,
  })
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !NOT_FORWARDED.test(name)) headers.set(name, String(value))
  const init: RequestInit & { duplex?: 'half' } = { method: request.method, headers }
  if (request.body instanceof Readable) {
    init.body = Readable.toWeb(request.body) as ReadableStream<Uint8Array>
    init.duplex = 'half'
  }
  // A request may name a host before its path, which is not ours to believe.
  const path = request.url.replace(/^https?:\/\/[^/]*/i, '')
  return new Request(new URL(path, origin), init)
}

function answer(response: Response, reply: FastifyReply) {
  // Pages of other origins load Clerk's scripts from here.
  reply.code(response.status).header('cross-origin-resource-policy', 'cross-origin')
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value)
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply.send(response.body ? Readable.fromWeb(response.body as never) : null)
}
