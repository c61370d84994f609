import { isPermission } from './grants.ts'
import type { Alternative, Policy } from './policy.ts'

/** The kinds of tokens with scopes, in words. */
const SCOPED = {
  api_key: 'an API key',
  oauth_token: 'an OAuth token',
  m2m_token: 'a machine token',
} as const

/**
 * Lists the alternatives in plain text, for the detail of a refusal: "the app role admin (claim
 * metadata.role), or an API key with the scope users:read".
 */
export function inWords(alternatives: readonly Alternative[]): string {
  // A session token in a header and in a cookie has the same rights.
  return [...new Set(alternatives.map(alternativeInWords))].join(', or ')
}

function alternativeInWords({ tokenType, demands }: Alternative): string {
  if (tokenType !== 'session_token') return `${SCOPED[tokenType]}${withScopes(demands)}`
  if (demands.length === 0) return 'a session'
  const grants = demands.map((demand) => {
    const place = demand.startsWith('org:') ? 'in the active organization' : '(claim metadata.role)'
    return `the ${kindOf(demand)} ${demand} ${place}`
  })
  return grants.join(' and ')
}

/**
 * Describes in Markdown the callers of an operation, for its description: "Requires a session whose
 * active organization is the one in the path, or the app role `admin`."
 */
export function callersInWords(policy: Policy): string {
  const { anonymous, signed, refusesImpersonators, grants } = policy
  const accepted = listed([...sessionsInWords(policy), ...tokensInWords(policy)])
  const sentences = [
    signed && "Requires Clerk's signature.",
    anonymous && 'Requires no credential.',
    accepted && `${anonymous ? 'Also accepts' : 'Requires'} ${accepted}.`,
    refusesImpersonators && 'Impersonated sessions are refused.',
    grants && "The API checks the caller's rights with Clerk on each call.",
  ]
  return sentences.filter(Boolean).join(' ')
}

function sessionsInWords({ alternatives, organization }: Policy): string[] {
  const sessions = alternatives.filter(({ tokenType }) => tokenType === 'session_token')
  const forApp = grantsInWords(sessions.filter(({ anyOrganization }) => anyOrganization))
  const forMembers = grantsInWords(sessions.filter(({ anyOrganization }) => !anyOrganization))
  const isPlain = sessions.some(({ demands }) => demands.length === 0)
  const inPath = 'a session whose active organization is the one in the path'
  const ofMembers =
    organization === undefined
      ? `a session with ${forMembers} in the active organization`
      : `${inPath}, with ${forMembers}`
  return [
    ...(isPlain ? [organization === undefined ? 'a session' : inPath] : []),
    ...(forMembers ? [ofMembers] : []),
    ...(forApp ? [forApp] : []),
  ]
}

/** @returns '' if no alternative demands a grant */
function grantsInWords(alternatives: readonly Alternative[]): string {
  const grants = alternatives.map(({ demands }) =>
    demands.map((demand) => `the ${kindOf(demand)} \`${demand}\``).join(' and '),
  )
  return [...new Set(grants)].filter(Boolean).join(' or ')
}

/** Kinds of tokens with the same required scopes are named together. */
function tokensInWords({ alternatives, organization }: Policy): string[] {
  const kinds = new Map<string, Set<string>>()
  for (const { tokenType, demands } of alternatives) {
    if (tokenType === 'session_token') continue
    const scopes = withScopes(demands.map((demand) => `\`${demand}\``))
    kinds.set(scopes, (kinds.get(scopes) ?? new Set()).add(SCOPED[tokenType]))
  }
  const owner = organization === undefined ? '' : ' of the organization in the path'
  return [...kinds].flatMap(([scopes, names]) =>
    scopes ? `${[...names].join(' or ')}${owner}${scopes}` : [...names].map((name) => name + owner),
  )
}

function withScopes(scopes: readonly string[]): string {
  if (scopes.length === 0) return ''
  return ` with the scope${scopes.length > 1 ? 's' : ''} ${scopes.join(' and ')}`
}

/** Grants with `org:` count in the active organization of a session; all others are app roles. */
function kindOf(demand: string): string {
  if (!demand.startsWith('org:')) return 'app role'
  return isPermission(demand) ? 'permission' : 'role'
}

/** @returns `a, b, or c` */
function listed(ways: readonly string[]): string {
  const comma = ways.some((way) => way.includes(', ')) ? ';' : ','
  if (ways.length < 2) return ways.join('')
  return `${ways.slice(0, -1).join(`${comma} `)}${comma} or ${ways.at(-1)}`
}
