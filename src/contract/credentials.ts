import type { OpenAPIV3_1 } from 'openapi-types'
import type { HttpRequest } from './exchange.ts'
import type { Operation, Requirement } from './operations.ts'
import { type Document, resolve } from './pointer.ts'

/**
 * A caller's credential for a security scheme; undefined if the caller has none for it. Called for
 * each request, so that it can give a fresh token each time.
 */
export type Holder = (scheme: string) => string | undefined

/** Somebody's credentials; undefined calls without. */
export type Caller = Holder | undefined

/** The callers of a run. */
export interface Credentials {
  /** May call as much as possible. */
  a?: Holder
  /** Somebody else, to whom nothing belongs that `a` makes. */
  b?: Holder
  /** Callers who lack roles and scopes, one way or another. */
  low?: Holder[]
  /** Somebody who may be deleted. */
  disposable?: Holder
  /** A valid token of somebody who does not exist any more. */
  gone?: Holder
  /** Tokens by the name of their security scheme. */
  byScheme?: Record<string, (() => string)[]>
  /** Tokens that have to be refused, by the reason. */
  refused?: Record<string, () => string>
  /** By the name of a security scheme: headers that sign a request's body. */
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

/** True if the operation can be called without credential. */
export function isPublic({ security }: Operation): boolean {
  return security.length === 0 || security.some((one) => Object.keys(one).length === 0)
}

/** The request with the credentials of one alternative that the caller has; all its schemes at once. */
export function withCredentials(
  request: HttpRequest,
  security: readonly Requirement[],
  holder: Holder,
  schemes: Record<string, Scheme>,
): HttpRequest {
  const alternatives = security
    .filter((one) => Object.keys(one).length > 0)
    .map((one) => Object.keys(one).map((name) => ({ scheme: schemes[name], token: holder(name) })))
  // One in a header first: a cookie may need companions.
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

/** The request with a token, carried as a security scheme has it. */
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

/** Basic credentials are `name:password`, or what that is in base64 (RFC 7617). */
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
