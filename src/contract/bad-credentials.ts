import { type Credentials, type Scheme, withQuery, withToken } from './credentials.ts'
import type { HttpRequest } from './exchange.ts'
import type { Basis } from './findings.ts'

/** A credential that every API must refuse. */
export interface BadCredential {
  about: string
  apply: (request: HttpRequest) => HttpRequest
  /** The ground for the refusal, if it is not the document. */
  basis?: Basis
}

/**
 * Credentials that the API must refuse: malformed in every way, or forged from a good one.
 * @param schemes the schemes of the operation
 * @param tokenOf returns a good credential for a scheme, if there is one
 */
export function badCredentials(
  schemes: readonly [name: string, scheme: Scheme][],
  tokenOf: (scheme: string) => string | undefined,
  refused: Credentials['refused'] = {},
): BadCredential[] {
  const bad: BadCredential[] = [{ about: 'no credential', apply: (request) => request }]
  const bearer = schemes.find(([, one]) => isBearer(one))
  if (bearer) bad.push(...badBearers(tokenOf(bearer[0]), refused))
  for (const [name, scheme] of schemes) {
    if (isBearer(scheme)) continue
    const carry = (about: string, token: string): BadCredential => ({
      about: `${about} for ${name}`,
      apply: (request) => withToken(request, token, scheme),
    })
    // The refused tokens are sent in one place only.
    if (!bearer) bad.push(...Object.entries(refused).map(([about, mint]) => carry(about, mint())))
    if (scheme.type === 'apiKey') {
      bad.push(carry('an empty key', ''), carry('garbage', 'garbage'))
      const token = tokenOf(name)
      if (token) bad.push(carry('a changed key', flipped(token)))
    } else if (scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic') {
      bad.push(carry('a user of nobody', 'nobody:nothing'), carry('no user', ':'))
      const [user, password] = (tokenOf(name) ?? '').split(':')
      if (user && password) bad.push(carry('a wrong password', `${user}:${flipped(password)}x`))
    }
  }
  return bad
}

function isBearer(scheme: Scheme): boolean {
  if (scheme.type === 'http') return scheme.scheme.toLowerCase() === 'bearer'
  return scheme.type === 'oauth2' || scheme.type === 'openIdConnect'
}

const RFC6750 = 'RFC 6750 section 2.1'

function badBearers(token: string | undefined, refused: Record<string, () => string>) {
  const sent = (about: string, value: string, basis?: Basis): BadCredential => ({
    about,
    apply: (request) => ({ ...request, headers: { ...request.headers, authorization: value } }),
    ...(basis && { basis }),
  })
  const bad: BadCredential[] = [
    sent('an empty Authorization', ''),
    sent('a scheme without token', 'Bearer'),
    sent('another scheme', 'Basic bm9ib2R5Om5vYm9keQ=='),
    sent('garbage', 'Bearer garbage'),
    sent('an unsigned JWT', `Bearer ${jwt({ alg: 'none' }, { sub: 'user' })}`),
    sent(
      'a JWT signed by nobody',
      `Bearer ${jwt({ alg: 'RS256', kid: 'nobody' }, { sub: 'user', exp: 9_999_999_999 }, 'AAAA')}`,
    ),
    ...Object.entries(refused).map(([about, mint]) => sent(about, `Bearer ${mint()}`)),
  ]
  if (token === undefined) return bad
  const [header, payload, signature] = token.split('.')
  bad.push(sent('a token without scheme', token, RFC6750))
  bad.push(sent('a token twice', `Bearer ${token} ${token}`, RFC6750))
  bad.push({
    about: 'the token in the query',
    apply: (request) => withQuery(request, 'access_token', token),
    basis: 'practice',
  })
  if (header && payload && signature) {
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')
    bad.push(sent('alg none, claims of a good token', `Bearer ${unsigned}.${payload}.`))
    bad.push(sent('a flipped signature', `Bearer ${header}.${payload}.${flipped(signature)}`))
  } else bad.push(sent('a changed token', `Bearer ${flipped(token)}`))
  return bad
}

function jwt(header: object, claims: object, signature = ''): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  return `${encode(header)}.${encode(claims)}.${signature}`
}

/** The text with another character in the middle. */
function flipped(text: string): string {
  const middle = Math.floor(text.length / 2)
  return text.slice(0, middle) + (text[middle] === 'A' ? 'B' : 'A') + text.slice(middle + 1)
}
