import type { Authenticated } from './caller.ts'
import type { Alternative } from './policy.ts'

/** True if the token has everything that the alternative demands. */
export function meets(auth: Authenticated, { demands }: Alternative): boolean {
  return demands.every((demand) => isGranted(auth, demand))
}

/** Returns the grants that the token lacks for the nearest alternative. */
export function missingGrants(
  auth: Authenticated,
  alternatives: readonly Alternative[],
): readonly string[] {
  const [fewest = []] = alternatives
    .map(({ demands }) => demands.filter((demand) => !isGranted(auth, demand)))
    .sort((a, b) => a.length - b.length)
  return fewest
}

/**
 * Sessions are granted roles (`org:x`) and custom permissions (`org:x:y`) of the active
 * organization, by Clerk's `has()`. Any other name is an app role, and is compared only with the
 * claim `metadata.role`, because `has()` would accept an organization's admin as the app's admin.
 * Other tokens are granted scopes.
 */
function isGranted(auth: Authenticated, demand: string): boolean {
  if (auth.tokenType !== 'session_token') return auth.scopes.includes(demand)
  if (!demand.startsWith('org:')) return auth.sessionClaims.metadata?.role === demand
  return isPermission(demand) ? auth.has({ permission: demand }) : auth.has({ role: demand })
}

/** Permissions are `org:<feature>:<action>`, roles of organizations are `org:<role>`. */
export function isPermission(demand: string): boolean {
  return demand.split(':').length === 3
}
