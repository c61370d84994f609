import type { OpenAPIV3_1 } from 'openapi-types'
import { type Document, resolve } from './document.ts'
import type { HttpRequest } from './exchange.ts'
import type { Operation } from './operations.ts'

/** Who calls. A token that is asked for when it is needed may be a fresh one each time. */
export interface Credentials {
  /** Who may do the most. */
  a?: () => string
  /** Somebody else, to whom what `a` makes does not belong. */
  b?: () => string
  /** Who lacks roles and scopes, one way or another. */
  low?: (() => string)[]
  /** Somebody who may be deleted. */
  disposable?: () => string
  /** A valid token of somebody who does not exist any more. */
  gone?: () => string
  /** Tokens by the name of the security scheme that they are of. */
  byScheme?: Record<string, (() => string)[]>
  /** Tokens that have to be refused, by what is wrong with them. */
  refused?: Record<string, () => string>
  /** By the name of a security scheme: headers that sign a request's body. */
  signers?: Record<string, (body: string) => Record<string, string>>
}

type Scheme = OpenAPIV3_1.SecuritySchemeObject

/** The security schemes of the document, by name. */
export function schemesOf(document: Document): Record<string, Scheme> {
  return Object.fromEntries(
    Object.entries(document.components?.securitySchemes ?? {}).map(([name, value]) => [
      name,
      resolve<Scheme>(document, { value, pointer: '' }).value,
    ]),
  )
}

/** Whether the operation can be called by nobody in particular. */
export function isPublic({ security }: Operation): boolean {
  return security.length === 0 || security.some((one) => Object.keys(one).length === 0)
}

/** The request with a token, carried as a security scheme has it. */
export function withToken(request: HttpRequest, token: string, scheme: Scheme): HttpRequest {
  const { headers, url } = request
  if (scheme.type === 'apiKey') {
    if (scheme.in === 'header')
      return { ...request, headers: { ...headers, [scheme.name.toLowerCase()]: token } }
    if (scheme.in === 'cookie')
      return {
        ...request,
        headers: { ...headers, cookie: `${scheme.name}=${token}`, 'sec-fetch-site': 'same-origin' },
      }
    const separator = url.includes('?') ? '&' : '?'
    return {
      ...request,
      url: `${url}${separator}${scheme.name}=${encodeURIComponent(token)}`,
    }
  }
  return { ...request, headers: { ...headers, authorization: `Bearer ${token}` } }
}

/** A credential that no API may accept. */
export interface BadCredential {
  about: string
  apply: (request: HttpRequest) => HttpRequest
}

/**
 * Credentials that have to be refused: malformed in every way, and forged from a good token.
 * @param token a good one, where there is one
 */
export function badCredentials(
  token: string | undefined,
  refused: Credentials['refused'] = {},
): BadCredential[] {
  const authorization = (about: string, value: string): BadCredential => ({
    about,
    apply: (request) => ({ ...request, headers: { ...request.headers, authorization: value } }),
  })
  const bad: BadCredential[] = [
    { about: 'no credential', apply: (request) => request },
    authorization('an empty Authorization', ''),
    authorization('a scheme without token', 'Bearer'),
    authorization('another scheme', 'Basic bm9ib2R5Om5vYm9keQ=='),
    authorization('garbage', 'Bearer garbage'),
    authorization('an unsigned JWT', `Bearer ${jwt({ alg: 'none' }, { sub: 'user' })}`),
    authorization(
      'a JWT signed by nobody',
      `Bearer ${jwt({ alg: 'RS256', kid: 'nobody' }, { sub: 'user', exp: 9_999_999_999 }, 'AAAA')}`,
    ),
    ...Object.entries(refused).map(([about, mint]) => authorization(about, `Bearer ${mint()}`)),
  ]
  if (token === undefined) return bad
  const [header, payload, signature] = token.split('.')
  bad.push(authorization('a token without scheme', token))
  bad.push(authorization('a token twice', `Bearer ${token} ${token}`))
  bad.push({
    about: 'the token in the query',
    apply: (request) => ({
      ...request,
      url: `${request.url}${request.url.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(token)}`,
    }),
  })
  if (header && payload && signature) {
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')
    bad.push(authorization('alg none, claims of a good token', `Bearer ${unsigned}.${payload}.`))
    bad.push(
      authorization('a flipped signature', `Bearer ${header}.${payload}.${flipped(signature)}`),
    )
  } else bad.push(authorization('a changed token', `Bearer ${flipped(token)}`))
  return bad
}

function jwt(header: object, claims: object, signature = ''): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  return `${encode(header)}.${encode(claims)}.${signature}`
}

/** One character in the middle is another. */
function flipped(text: string): string {
  const middle = Math.floor(text.length / 2)
  return text.slice(0, middle) + (text[middle] === 'A' ? 'B' : 'A') + text.slice(middle + 1)
}
