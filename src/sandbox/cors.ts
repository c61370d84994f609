import type { SandboxServer } from './http.ts'
import { isLoopback } from './hosts.ts'

/**
 * Lets the pages of applications on this machine call the Frontend API from their own origin, with
 * cookies, as Clerk does for an instance. Other sites may not: they could act for a visitor. Behind
 * a proxy, the rules of the application apply.
 */
export function allowOrigins(server: SandboxServer, allowRemote: boolean): void {
  server.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers
    if (!request.url.startsWith('/fapi/')) return
    if (request.headers['x-forwarded-host'] !== undefined) return
    // Also for calls without an origin: a browser that has kept such an answer asks again.
    reply.header('vary', 'origin')
    if (origin === undefined || (!allowRemote && !isLocal(origin))) return
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'authorization',
    })
    if (request.method !== 'OPTIONS') return
    await reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
        'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '',
        'access-control-max-age': '600',
      })
      .send()
  })
}

function isLocal(origin: string): boolean {
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname)
}
