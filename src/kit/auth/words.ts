import type { Alternative } from './policy.ts'

/** The kinds of tokens with scopes, as sentences name them. */
const SCOPED = {
  api_key: 'an API key',
  oauth_token: 'an OAuth token',
  m2m_token: 'a machine token',
} as const

/** All that would do, for a person: "the app role admin (claim metadata.role), or an API key …". */
export function inWords(alternatives: readonly Alternative[]): string {
  // A session's token does the same in a header and in a cookie.
  return [...new Set(alternatives.map(alternativeInWords))].join(', or ')
}

function alternativeInWords({ tokenType, demands }: Alternative): string {
  if (tokenType === 'session_token')
    return demands.length === 0 ? 'a session' : demands.map(grantInWords).join(' and ')
  const kind = SCOPED[tokenType]
  if (demands.length === 0) return kind
  return `${kind} with the scope${demands.length > 1 ? 's' : ''} ${demands.join(' and ')}`
}

/** The grants of a session: a name with `org:` counts in the active organization. */
function grantInWords(demand: string): string {
  if (!demand.startsWith('org:')) return `the app role ${demand} (claim metadata.role)`
  const kind = demand.split(':').length === 3 ? 'permission' : 'role'
  return `the ${kind} ${demand} in the active organization`
}
