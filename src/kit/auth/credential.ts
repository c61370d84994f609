import type { TokenType } from './schemes.ts'

/** The claims that decide the kind of a JWT. They are read before any signature is checked. */
interface JwtHeader {
  kid?: unknown
  typ?: unknown
}

/** The part of a request that carries the credential; not parsed yet. */
export type Carried =
  | { carrier: 'none' }
  | { carrier: 'malformed'; reason: string }
  | { carrier: 'header'; authorization: string }
  | { carrier: 'cookie'; cookies: string }

/** The parsed credential. A cookie has no `token`: Clerk reads cookies. */
export type Credential =
  | { carrier: 'malformed'; reason: string }
  | HeaderCredential
  | { carrier: 'cookie'; tokenType: 'session_token'; kids: string[] }

interface HeaderCredential {
  carrier: 'header'
  tokenType: TokenType
  token: string
  /** Of a JWT: its signing key and its expiry (seconds since 1970), both unverified. */
  jwt?: { kid: string; exp: unknown }
}

/** Maximum length of a token in characters. */
const LONGEST_TOKEN = 8192
// RFC 6750 section 2.1: `b64token`, after the scheme and one or more spaces.
const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/
const SESSION_COOKIE = /(?:^|;\s*)__session(?:_[\w-]+)?=([^;]*)/g
const NONE = { carrier: 'none' } as const
/**
 * The form of an opaque token. Clerk specifies only the prefix. Clerk's tokens continue with 32 to
 * 44 characters of base64 or base64url; 8 to 256 are accepted here.
 */
const OPAQUE_FORM = /^(?:ak|oat|mt)_[A-Za-z0-9\-_+/]{8,256}={0,2}$/
const OPAQUE = { ak_: 'api_key', oat_: 'oauth_token', mt_: 'm2m_token' } as const

/**
 * Finds the credential of a request: exactly one `Authorization` header, or without one, Clerk's
 * session cookies.
 * @param rawHeaders names and values in turn, as received. Everywhere else Node joins or drops
 *   repeated headers, which would hide a second token
 * @param cookies true if the operation accepts cookies; otherwise they are ignored
 */
export function findCredential(rawHeaders: readonly string[], cookies: boolean): Carried {
  const [authorization, ...others] = valuesOf(rawHeaders, 'authorization')
  if (others.length > 0) return malformed('There is more than one Authorization header.')
  if (authorization !== undefined) {
    const value = authorization.trim()
    if (value === '' || /^bearer$/i.test(value)) return NONE
    if (value.length > LONGEST_TOKEN) return malformed('The Authorization header is too long.')
    return { carrier: 'header', authorization: value }
  }
  const sent = cookies ? valuesOf(rawHeaders, 'cookie').join('; ') : ''
  return sent.includes('__session') ? { carrier: 'cookie', cookies: sent } : NONE
}

/** The token of a header of the form `Bearer <token>`. */
export function bearerOf(authorization: string): string | undefined {
  return BEARER.exec(authorization)?.[1]
}

/**
 * Parses a credential strictly: `Bearer` in any case and one token of a known kind, or session
 * cookies that hold a token.
 */
export function readCredential(
  carried: Extract<Carried, { carrier: 'header' | 'cookie' }>,
): Credential | { carrier: 'none' } {
  if (carried.carrier === 'cookie') return readCookies(carried.cookies)
  const token = bearerOf(carried.authorization)
  if (token === undefined)
    return malformed('The Authorization header is not of the form "Bearer <token>".')
  return classify(token)
}

/** False for an opaque token that Clerk cannot have issued, so Clerk need not be called. */
export function hasForm({ token, jwt }: HeaderCredential): boolean {
  return jwt !== undefined || OPAQUE_FORM.test(token)
}

/** Tells the kinds apart as Clerk does: by prefix, or for a JWT by `sub` and `typ`. */
function classify(token: string): Credential {
  for (const [prefix, tokenType] of Object.entries(OPAQUE))
    if (token.startsWith(prefix)) return { carrier: 'header', tokenType, token }
  const jwt = JWT.test(token) ? decode(token) : undefined
  if (!jwt) return malformed('The token is of no known kind.')
  const { header, sub, exp } = jwt
  if (typeof header.kid !== 'string') return malformed('The token names no signing key.')
  const isMachine = typeof sub === 'string' && sub.startsWith('mch_')
  const isOAuth = header.typ === 'at+jwt' || header.typ === 'application/at+jwt'
  const tokenType = isMachine ? 'm2m_token' : isOAuth ? 'oauth_token' : 'session_token'
  return { carrier: 'header', tokenType, token, jwt: { kid: header.kid, exp } }
}

function readCookies(cookies: string): Credential | { carrier: 'none' } {
  const tokens = [...cookies.matchAll(SESSION_COOKIE)].map((match) => match[1] ?? '')
  if (tokens.length === 0) return NONE
  const kids = tokens.flatMap((token) => {
    const kid = JWT.test(token) ? decode(token)?.header.kid : undefined
    return typeof kid === 'string' ? [kid] : []
  })
  if (kids.length === 0) return malformed('The session cookie holds no token.')
  return { carrier: 'cookie', tokenType: 'session_token', kids }
}

/** Decodes a JWT without verifying it; undefined if either part is not a JSON object. */
function decode(token: string): { header: JwtHeader; sub: unknown; exp: unknown } | undefined {
  try {
    const [header, payload] = token
      .split('.', 2)
      .map((part): unknown => JSON.parse(Buffer.from(part, 'base64url').toString()))
    if (!isObject(header) || !isObject(payload)) return undefined
    return { header, sub: payload.sub, exp: payload.exp }
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function malformed(reason: string): { carrier: 'malformed'; reason: string } {
  return { carrier: 'malformed', reason }
}

function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  const values: string[] = []
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i]?.length === name.length && rawHeaders[i]?.toLowerCase() === name)
      values.push(rawHeaders[i + 1] ?? '')
  return values
}
