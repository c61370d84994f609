/**
 * Describes an operation's `security` (OpenAPI Security Requirement Objects) in words, and compares
 * it with a token's grants. The rules are those of the API's guard.
 */

const KINDS = {
  clerkSession: 'session_token',
  clerkApiKey: 'api_key',
  clerkOAuth: 'oauth_token',
  clerkMachine: 'm2m_token',
}
const KIND_NAMES = {
  session_token: 'session',
  api_key: 'API key',
  oauth_token: 'OAuth token',
  m2m_token: 'machine token',
}

/** `a session`, `an API key`. */
export function kindOf(tokenType) {
  return withArticle(KIND_NAMES[tokenType] ?? 'token')
}

/**
 * The alternatives of `security`, without cookies: a cookie carries the same session as a header.
 * @returns {{ kind: string, demands: string[] }[]} `kind` is a token type, `anonymous` or
 *   `signature`
 */
export function alternativesOf(security) {
  if (security.length === 0) return [{ kind: 'anonymous', demands: [] }]
  return security.flatMap((requirement) => {
    const [entry] = Object.entries(requirement)
    if (!entry) return [{ kind: 'anonymous', demands: [] }]
    const [scheme, demands] = entry
    if (scheme === 'clerkWebhook') return [{ kind: 'signature', demands: [] }]
    return KINDS[scheme] ? [{ kind: KINDS[scheme], demands }] : []
  })
}

/** A few words for a badge: `App role admin`, `API key with users:read`. */
export function badgeOf({ kind, demands }) {
  if (kind === 'anonymous') return 'Anybody, without a token'
  if (kind === 'signature') return 'Clerk, by its signature'
  if (kind === 'session_token')
    return demands.length > 0
      ? capitalized(demands.map(grantName).join(' and '))
      : 'Signed-in person'
  const name = capitalized(KIND_NAMES[kind])
  return demands.length > 0 ? `${name} with ${demands.join(' and ')}` : name
}

/** For a sentence: `the app role admin`, `an API key with users:read`. */
export function phraseOf({ kind, demands }) {
  if (kind === 'signature') return "Clerk's signature"
  if (kind === 'session_token')
    return demands.length > 0
      ? demands.map((demand) => `the ${grantName(demand)}`).join(' and ')
      : 'somebody who is signed in'
  return `${kindOf(kind)}${demands.length > 0 ? ` with the scope ${demands.join(' and ')}` : ''}`
}

/** `a, b or c`. */
export function eitherOf(phrases) {
  const unique = [...new Set(phrases)]
  return unique.length > 1
    ? `${unique.slice(0, -1).join(', ')} or ${unique.at(-1)}`
    : unique.join('')
}

/** @param grants of the token, as `GET /v1/auth` returns them; null without a token */
export function mayCall(security, grants) {
  return alternativesOf(security).some(
    ({ kind, demands }) =>
      kind === 'anonymous' ||
      (kind === grants?.tokenType && demands.every((demand) => isGranted(grants, demand))),
  )
}

function isGranted({ tokenType, role, orgRole, orgPermissions = [], scopes = [] }, demand) {
  if (tokenType !== 'session_token') return scopes.includes(demand)
  if (!demand.startsWith('org:')) return role === demand
  return demand.split(':').length === 3 ? orgPermissions.includes(demand) : orgRole === demand
}

function grantName(demand) {
  if (!demand.startsWith('org:')) return `app role ${demand}`
  return `${demand.split(':').length === 3 ? 'permission' : 'role'} ${demand}`
}

function withArticle(noun) {
  return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`
}

function capitalized(text) {
  return text[0].toUpperCase() + text.slice(1)
}
