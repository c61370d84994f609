import type { FastifyRequest } from 'fastify'
import { ClerkApiError } from '../errors.ts'
import { ownOriginOf } from '../http.ts'
import { isLoopback } from '../hosts.ts'
import { SECRET_KEY } from '../keys.ts'

/**
 * True for a page that this server served, on this machine. False for pages of another origin, or
 * of a host name that points to this machine (DNS rebinding).
 */
export function isOwnPage(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  const own = ownOriginOf(request)
  // Both checks are needed: a GET has no Origin, and some browsers send no Sec-Fetch-Site.
  const isOwn = (origin ?? own) === own && (site ?? 'same-origin') === 'same-origin'
  return isOwn && (origin !== undefined || site !== undefined) && isLoopback(new URL(own).hostname)
}

/**
 * A hook that accepts programs with the secret key, and the sandbox's own page.
 * @param allowRemote accepts every caller: remote use was allowed
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
