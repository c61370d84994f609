import type { TokenType } from './schemes.ts'

/** The claims of a JWT that decide what it is; read before any signature is checked. */
interface JwtHeader {
  kid?: unknown
  typ?: unknown
}

/** What a request carries to say who it is. `token` is absent from a cookie: Clerk reads those. */
export type Credential =
  | { carrier: 'none' }
  | { carrier: 'malformed'; reason: string }
  | { carrier: 'header'; tokenType: TokenType; token: string; kid?: string }
  | { carrier: 'cookie'; tokenType: 'session_token'; kids: string[] }

/** Longest token that is looked at, in characters. */
const LONGEST_TOKEN = 8192
// RFC 6750 section 2.1: `b64token`, after the scheme and one or more spaces.
const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/
const SESSION_COOKIE = /(?:^|;\s*)__session(?:_[\w-]+)?=([^;]*)/g
const OPAQUE = { ak_: 'api_key', oat_: 'oauth_token', mt_: 'm2m_token' } as const

/**
 * Reads the credential of a request, strictly: exactly one `Authorization` header, `Bearer` in any
 * case, one token of bounded length and known kind; or, when there is no such header, Clerk's
 * session cookies.
 * @param rawHeaders names and values in turn, as received: Node joins or drops repeated headers
 *   everywhere else, which would hide a second token
 * @param cookies whether the operation accepts cookies; where not, they are as good as absent
 */
export function readCredential(rawHeaders: readonly string[], cookies: boolean): Credential {
  const authorization = valuesOf(rawHeaders, 'authorization')
  if (authorization.length > 1) return malformed('There is more than one Authorization header.')
  if (authorization[0] !== undefined) return readAuthorization(authorization[0].trim())
  return cookies ? readCookie(valuesOf(rawHeaders, 'cookie').join('; ')) : { carrier: 'none' }
}

function readAuthorization(value: string): Credential {
  if (value === '' || /^bearer$/i.test(value)) return { carrier: 'none' }
  if (value.length > LONGEST_TOKEN) return malformed('The Authorization header is too long.')
  const token = BEARER.exec(value)?.[1]
  if (token === undefined)
    return malformed('The Authorization header is not of the form "Bearer <token>".')
  return classify(token)
}

/** Tells the kinds apart as Clerk does: by prefix, or for a JWT by `sub` and `typ`. */
function classify(token: string): Credential {
  for (const [prefix, tokenType] of Object.entries(OPAQUE))
    if (token.startsWith(prefix)) return { carrier: 'header', tokenType, token }
  const jwt = JWT.test(token) ? decode(token) : undefined
  if (!jwt) return malformed('The token is of no known kind.')
  const { header, sub } = jwt
  if (typeof header.kid !== 'string') return malformed('The token names no signing key.')
  const isMachine = typeof sub === 'string' && sub.startsWith('mch_')
  const isOAuth = header.typ === 'at+jwt' || header.typ === 'application/at+jwt'
  const tokenType = isMachine ? 'm2m_token' : isOAuth ? 'oauth_token' : 'session_token'
  return { carrier: 'header', tokenType, token, kid: header.kid }
}

function readCookie(cookies: string): Credential {
  const tokens = [...cookies.matchAll(SESSION_COOKIE)].map((match) => match[1] ?? '')
  if (tokens.length === 0) return { carrier: 'none' }
  const kids = tokens.flatMap((token) => {
    const kid = JWT.test(token) ? decode(token)?.header.kid : undefined
    return typeof kid === 'string' ? [kid] : []
  })
  if (kids.length === 0) return malformed('The session cookie holds no token.')
  return { carrier: 'cookie', tokenType: 'session_token', kids }
}

/** Header and subject of a JWT, unverified; undefined where either part is not a JSON object. */
function decode(token: string): { header: JwtHeader; sub: unknown } | undefined {
  try {
    const [header, payload] = token
      .split('.', 2)
      .map((part): unknown => JSON.parse(Buffer.from(part, 'base64url').toString()))
    if (!isObject(header) || !isObject(payload)) return undefined
    return { header, sub: payload.sub }
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function malformed(reason: string): Credential {
  return { carrier: 'malformed', reason }
}

function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  const values: string[] = []
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i]?.length === name.length && rawHeaders[i]?.toLowerCase() === name)
      values.push(rawHeaders[i + 1] ?? '')
  return values
}
