import type { FastifySchema } from 'fastify'
import { type Carrier, schemes, type SecurityRequirements, type TokenType } from './schemes.ts'

/** The schemes that carry a token. */
type SchemeName = Exclude<keyof typeof schemes, 'clerkWebhook'>

/** One way to satisfy a route: a kind of token, its carrier, and its required grants. */
export interface Alternative {
  /** The name of the security scheme in the document. */
  scheme: SchemeName
  tokenType: TokenType
  carrier: Carrier
  demands: readonly string[]
  /** True if it demands app roles alone, which count in every organization. */
  anyOrganization: boolean
}

/**
 * A route's effective `security`, compiled. A public route has no alternatives and is `anonymous`.
 */
export interface Policy {
  anonymous: boolean
  alternatives: readonly Alternative[]
  /** True if Clerk has to sign the body; then there are no alternatives. */
  signed: boolean
  /** Refuses session tokens with impersonation (an `act` claim). */
  refusesImpersonators: boolean
  /** The path parameter that names the organization of the credential. */
  organization?: string
  /** Decides by Clerk's current data, not by the token. */
  grants: boolean
}

// RFC 6749 section 3.3: the characters of a scope token.
const SCOPE = /^[\x21\x23-\x5B\x5D-\x7E]+$/
const ROLE = /^(?:org:[a-z0-9_-]+(?::[a-z0-9_-]+)?|[A-Za-z0-9_-]+)$/

/**
 * Compiles Security Requirement Objects (OpenAPI 3.1, section 4.8.30). The objects are
 * alternatives; the names within one are all required; `{}` allows anonymous callers.
 * @param schema the rest of the route's declaration about its callers
 * @throws {Error} on a scheme that does not exist, an object with several schemes (a request
 *   carries one token), a name that no token can be granted, or an `impersonation` or `grants`
 *   without effect
 */
export function compilePolicy(
  requirements: SecurityRequirements,
  { impersonation, grants = false }: Pick<FastifySchema, 'impersonation' | 'grants'> = {},
): Policy {
  const policy = requirements.some((requirement) => 'clerkWebhook' in requirement)
    ? compileSignature(requirements)
    : compileRequirements(requirements)
  const { anonymous, alternatives } = policy
  if (impersonation !== undefined && (impersonation as string) !== 'refused')
    throw new Error(`impersonation is "${impersonation}", but can only be "refused"`)
  if (impersonation && !alternatives.some(({ tokenType }) => tokenType === 'session_token'))
    throw new Error('impersonation is refused, but security accepts no session')
  if (typeof grants !== 'boolean') throw new Error('schema.grants is neither true nor false')
  if (grants && (anonymous || alternatives.length === 0))
    throw new Error('schema.grants is set, but security demands no credential')
  return { ...policy, refusesImpersonators: impersonation !== undefined, grants }
}

const NOTHING_MORE = { refusesImpersonators: false, grants: false }

function compileRequirements(requirements: SecurityRequirements): Policy {
  const alternatives: Alternative[] = []
  let anonymous = requirements.length === 0
  for (const requirement of requirements) {
    const [entry, ...others] = Object.entries(requirement)
    if (!entry) anonymous = true
    else if (others.length > 0)
      throw new Error(
        `security demands ${Object.keys(requirement).join(' and ')} at once, but a request carries one token: make them alternatives`,
      )
    else alternatives.push(compileAlternative(...entry))
  }
  return { anonymous, alternatives, signed: false, ...NOTHING_MORE }
}

/**
 * A signature is checked after the body is read, a token before it, so a route cannot require both.
 */
function compileSignature(requirements: SecurityRequirements): Policy {
  const names = requirements.map((requirement) => Object.keys(requirement))
  if (names.flat().length > 1 || names.length > 1)
    throw new Error('security demands clerkWebhook, which has no alternatives')
  return { anonymous: false, alternatives: [], signed: true, ...NOTHING_MORE }
}

function compileAlternative(name: string, demands: readonly string[]): Alternative {
  if (!isScheme(name))
    throw new Error(
      `security names the unknown scheme "${name}"; there are ${Object.keys(schemes).join(', ')}`,
    )
  const { tokenType, carrier } = schemes[name]
  for (const demand of demands) {
    if (demand.startsWith('org:sys_'))
      throw new Error(
        `security demands "${demand}", but Clerk's system permissions are never in a token: demand a role or a custom permission`,
      )
    if (!(tokenType === 'session_token' ? ROLE : SCOPE).test(demand))
      throw new Error(`security demands "${demand}", which no ${name} token can be granted`)
  }
  // With an app role and a permission, the permission is of the active organization alone.
  const anyOrganization =
    tokenType === 'session_token' &&
    demands.length > 0 &&
    demands.every((demand) => !demand.startsWith('org:'))
  return { scheme: name, tokenType, carrier, demands, anyOrganization }
}

function isScheme(name: string): name is SchemeName {
  return Object.hasOwn(schemes, name)
}
