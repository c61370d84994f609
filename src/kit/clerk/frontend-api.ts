import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { clerkFrontendApiProxy } from '@clerk/backend/proxy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { ClerkKeys } from './keys.ts'
import { Problem } from '../problems/problem.ts'
import { exempt } from '../route.ts'

/** The path of Clerk's Frontend API on this origin. */
export const PROXY_PATH = '/__clerk'

/**
 * Headers in which a client claims its address, which only Fastify's `trustProxy` decides, and the
 * length of the body, which `fetch` counts itself.
 */
const NOT_FORWARDED = /^(?:x-forwarded-.*|forwarded|x-real-ip|cf-connecting-ip|content-length)$/

/**
 * Maximum size in bytes of a forwarded body: Clerk accepts pictures of up to 10 MB, and the form
 * around one is small.
 * @see https://clerk.com/docs/reference/javascript/user#set-profile-image
 */
const MOST_BYTES = 10 * 1024 * 1024 + 64 * 1024

/** Clerk's scripts, of up to half a megabyte each, which its proxy requests uncompressed. */
const COMPRESSED = /^(?:text|application)\/(?:javascript|css)\b/

/**
 * Forwards `/__clerk/*` to Clerk's Frontend API by Clerk's own proxy, if one is set. Bodies and
 * answers are streamed; the whole exchange has a time-out, see client.ts.
 * @see https://clerk.com/docs/guides/dashboard/dns-domains/proxy-fapi
 */
export const frontendApi = fp<ClerkKeys & { publicUrl?: string }>(
  async (app, { frontendApiUrl: fapiUrl, publishableKey, secretKey, publicUrl }) => {
    if (!fapiUrl) return
    await app.register(async (scope) => {
      // Bodies are forwarded unparsed.
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', (_request, body, done) => {
        done(null, body)
      })
      scope.route({
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        url: `${PROXY_PATH}/*`,
        schema: { hide: true },
        config: exempt(),
        onRequest: (request, _reply, done) => {
          const length = Number(request.headers['content-length'] ?? 0)
          done(length > MOST_BYTES ? new Problem('body_too_large') : undefined)
        },
        handler: async (request, reply) => {
          const base = new URL(publicUrl ?? `${request.protocol}://${request.host}`)
          const proxyPath = base.pathname.replace(/\/$/, '') + scope.prefix + PROXY_PATH
          const body = boundedBody(request)
          const options = { proxyPath, publishableKey, secretKey, fapiUrl }
          const response = await clerkFrontendApiProxy(toFetchRequest(request, base, body), options)
          if (!body?.exceeded) return answer(response, request, reply)
          // The client reads the answer only after it has sent the rest, which is discarded.
          request.raw.resume()
          throw new Problem('body_too_large')
        },
      })
    })
  },
  { name: 'frontend-api', dependencies: ['headers'] },
)

/** The body of a request; reading it fails beyond the maximum size. */
interface BoundedBody {
  stream: Readable
  readonly exceeded: boolean
}

/** @returns undefined if the request has no body */
function boundedBody({ body }: FastifyRequest): BoundedBody | undefined {
  if (!(body instanceof Readable)) return undefined
  let bytes = 0
  async function* forward(source: Readable) {
    // The request still has to be answered after its stream ends.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length
      if (bytes > MOST_BYTES) throw new Error(`The body has more than ${MOST_BYTES} bytes`)
      yield chunk as Buffer
    }
  }
  return {
    stream: Readable.from(forward(body), { objectMode: false }),
    get exceeded() {
      return bytes > MOST_BYTES
    },
  }
}

/** @param base the API's address, with a prefix that a proxy has stripped from the path */
function toFetchRequest(
  request: FastifyRequest,
  base: URL,
  body: BoundedBody | undefined,
): Request {
  const headers = new Headers({
    'x-forwarded-host': base.host,
    'x-forwarded-proto': base.protocol.slice(0, -1),
    'x-real-ip': request.ip,
  })
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !NOT_FORWARDED.test(name)) headers.set(name, String(value))
  const init: RequestInit & { duplex?: 'half' } = { method: request.method, headers }
  if (body) {
    init.body = Readable.toWeb(body.stream) as ReadableStream<Uint8Array>
    init.duplex = 'half'
  }
  // A request may name a host before its path; that host is not trusted.
  const path = request.url.replace(/^https?:\/\/[^/]*/i, '')
  return new Request(base.origin + base.pathname.replace(/\/$/, '') + path, init)
}

function answer(response: Response, request: FastifyRequest, reply: FastifyReply) {
  // Pages of other origins load Clerk's scripts from here.
  reply.code(response.status).header('cross-origin-resource-policy', 'cross-origin')
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value)
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  if (!response.body) return reply.send(null)
  const body = Readable.fromWeb(response.body as never)
  if (!COMPRESSED.test(response.headers.get('content-type') ?? '')) return reply.send(body)
  reply.header('vary', 'accept-encoding')
  if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(String(request.headers['accept-encoding'])))
    return reply.send(body)
  // The tag was made from the uncompressed bytes.
  const etag = response.headers.get('etag')
  if (etag) reply.header('etag', etag.replace(/^(?:W\/)?/, 'W/'))
  reply.header('content-encoding', 'gzip')
  return reply.send(pipeline(body, createGzip(), () => undefined))
}
