import type { FastifyRequest } from 'fastify'
import { ClerkApiError } from '../errors.ts'
import { ownOriginOf } from '../http.ts'
import { isLoopback } from '../hosts.ts'
import { SECRET_KEY } from '../keys.ts'

/**
 * True for a page that the asked server itself has served, on this machine: no page of another
 * origin, nor of a host name that somebody has pointed at this machine (DNS rebinding).
 */
export function isOwnPage(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  const own = ownOriginOf(request)
  // Each alone would not do: a GET has no Origin, and some browsers send no Sec-Fetch-Site.
  const isOwn = (origin ?? own) === own && (site ?? 'same-origin') === 'same-origin'
  return isOwn && (origin !== undefined || site !== undefined) && isLoopback(new URL(own).hostname)
}

/**
 * A hook that lets in programs with the secret key and the sandbox's own page.
 * @param allowRemote lets in everyone: remote use was allowed
 */
export function demandOwner(allowRemote: boolean) {
  return async (request: FastifyRequest): Promise<void> => {
    if (allowRemote || request.headers.authorization === `Bearer ${SECRET_KEY}`) return
    if (isOwnPage(request)) return
    throw new ClerkApiError(
      401,
      'sandbox_secret_key_required',
      'unauthorized',
      'Send the secret key of the sandbox: "Authorization: Bearer sk_test_sandbox…", or use the page /sandbox on this machine.',
    )
  }
}
