import { isPermission } from '../auth/grants.ts'
import type { Alternative, Policy } from '../auth/policy.ts'

/** An alternative of `x-required`. The caller needs everything in it. */
export interface Required {
  /** The security scheme that carries the credential. Absent where no credential is needed. */
  scheme?: string
  /** Roles in the active organization (`org:admin`), and app roles (`admin`). */
  roles?: string[]
  /** Permissions in the active organization (`org:reports:read`). */
  permissions?: string[]
  scopes?: string[]
  /** The path parameter that names the organization of the credential. */
  organization?: string
  /** Sessions in which somebody impersonates the user are refused. */
  impersonation?: 'refused'
}

/**
 * Makes the `x-required` list of an operation: its `security` for tools, with roles, permissions and
 * scopes told apart. As in `security`, an empty list and an empty alternative demand nothing.
 */
export function requiredBy(policy: Policy): Required[] {
  if (policy.signed) return [{ scheme: 'clerkWebhook' }]
  const required = policy.alternatives.map((alternative) => requiredFor(alternative, policy))
  return policy.anonymous && required.length > 0 ? [...required, {}] : required
}

function requiredFor(
  { scheme, tokenType, demands, anyOrganization }: Alternative,
  { organization, refusesImpersonators }: Policy,
): Required {
  const isSession = tokenType === 'session_token'
  const permissions = isSession ? demands.filter(isPermission) : []
  const roles = isSession ? demands.filter((demand) => !isPermission(demand)) : []
  return {
    scheme,
    ...(roles.length > 0 && { roles }),
    ...(permissions.length > 0 && { permissions }),
    ...(!isSession && demands.length > 0 && { scopes: [...demands] }),
    ...(organization !== undefined && !anyOrganization && { organization }),
    ...(isSession && refusesImpersonators && { impersonation: 'refused' }),
  }
}
