import type { OpenAPIV3_1 } from 'openapi-types'
import type { HttpRequest } from './exchange.ts'
import type { Operation, Requirement } from './operations.ts'
import { type Document, resolve } from './pointer.ts'

/**
 * A caller's credential for a security scheme; undefined if the caller has none. It is called for
 * each request, so it can return a new token each time.
 */
export type Holder = (scheme: string) => string | undefined

/** The credentials of a caller; undefined sends none. */
export type Caller = Holder | undefined

/** The callers of a run. */
export interface Credentials {
  /** The caller with the most rights. */
  a?: Holder
  /** Another caller, who owns nothing that `a` makes. */
  b?: Holder
  /** Callers who lack roles or scopes. */
  low?: Holder[]
  /** A caller who may be deleted. */
  disposable?: Holder
  /** A valid token of a caller who was deleted. */
  gone?: Holder
  /** Tokens by the name of their security scheme. */
  byScheme?: Record<string, (() => string)[]>
  /** Tokens that the API must refuse, by the reason. */
  refused?: Record<string, () => string>
  /** By the name of a security scheme: returns headers that sign a request body. */
  signers?: Record<string, (body: string) => Record<string, string>>
}

export type Scheme = OpenAPIV3_1.SecuritySchemeObject

/** The security schemes of the document, by name. */
export function schemesOf(document: Document): Record<string, Scheme> {
  return Object.fromEntries(
    Object.entries(document.components?.securitySchemes ?? {}).map(([name, value]) => [
      name,
      resolve<Scheme>(document, value),
    ]),
  )
}

/** True if the operation can be called without a credential. */
export function isPublic({ security }: Operation): boolean {
  return security.length === 0 || security.some((one) => Object.keys(one).length === 0)
}

/** The request with all credentials of the first alternative that the caller can meet. */
export function withCredentials(
  request: HttpRequest,
  security: readonly Requirement[],
  holder: Holder,
  schemes: Record<string, Scheme>,
): HttpRequest {
  const alternatives = security
    .filter((one) => Object.keys(one).length > 0)
    .map((one) => Object.keys(one).map((name) => ({ scheme: schemes[name], token: holder(name) })))
  // Prefers a credential in a header: a cookie may need others.
  const chosen =
    alternatives.find((all) =>
      all.every((one) => one.token !== undefined && isInHeader(one.scheme)),
    ) ??
    alternatives.find((all) => all.every((one) => one.token !== undefined)) ??
    []
  return chosen.reduce(
    (sent, { scheme, token }) => (scheme ? withToken(sent, token ?? '', scheme) : sent),
    request,
  )
}

function isInHeader(scheme: Scheme | undefined): boolean {
  return scheme?.type === 'apiKey' ? scheme.in === 'header' : true
}

/** The request with a token, sent in the way of a security scheme. */
export function withToken(request: HttpRequest, token: string, scheme: Scheme): HttpRequest {
  const { headers } = request
  if (scheme.type !== 'apiKey')
    return { ...request, headers: { ...headers, authorization: authorization(token, scheme) } }
  if (scheme.in === 'header')
    return { ...request, headers: { ...headers, [scheme.name.toLowerCase()]: token } }
  if (scheme.in === 'query') return withQuery(request, scheme.name, token)
  const cookie = [headers.cookie, `${scheme.name}=${token}`].filter(Boolean).join('; ')
  return { ...request, headers: { ...headers, cookie, 'sec-fetch-site': 'same-origin' } }
}

/** Basic credentials are `name:password`, or the same in base64 (RFC 7617). */
function authorization(token: string, scheme: Scheme): string {
  const name = scheme.type === 'http' ? scheme.scheme.toLowerCase() : 'bearer'
  if (name === 'bearer') return `Bearer ${token}`
  const value =
    name === 'basic' && token.includes(':') ? Buffer.from(token).toString('base64') : token
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)} ${value}`
}

export function withQuery(request: HttpRequest, name: string, value: string): HttpRequest {
  const separator = request.url.includes('?') ? '&' : '?'
  return {
    ...request,
    url: `${request.url}${separator}${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  }
}
