import type { SessionAuth } from './caller.ts'

/** The rights of a user in an organization; null if the user is not a member. */
export type MemberRights = { role: string; permissions: readonly string[] } | null

/** Facts about the user of a session besides the token; unknown facts are absent. */
export interface Known {
  /** In the active organization of the session. */
  member?: MemberRights
  /** The role in the app: `role` of the user's public metadata. */
  appRole?: { role: unknown }
}

/**
 * Returns a session with those rights of its token that its user still has. It never has more
 * rights than the token, and is the same object if no right was lost.
 */
export function stillGranted(auth: SessionAuth, { member, appRole }: Known): SessionAuth {
  const inOrganization = lostInOrganization(auth, member) ? withMember(auth, member ?? null) : auth
  const { metadata } = auth.sessionClaims
  if (!appRole || metadata?.role === undefined || metadata.role === appRole.role)
    return inOrganization
  return {
    ...inOrganization,
    sessionClaims: { ...auth.sessionClaims, metadata: { ...metadata, role: undefined } },
  }
}

function lostInOrganization(auth: SessionAuth, member: MemberRights | undefined): boolean {
  if (member === undefined || auth.orgId === undefined) return false
  if (member?.role !== auth.orgRole) return true
  return (auth.orgPermissions ?? []).some((one) => !member?.permissions.includes(one))
}

function withMember(auth: SessionAuth, member: MemberRights): SessionAuth {
  const permissions = (auth.orgPermissions ?? []).filter((one) => member?.permissions.includes(one))
  const role = member?.role === auth.orgRole ? auth.orgRole : undefined
  const has: SessionAuth['has'] = (asked) => {
    const { role: askedRole, permission } = asked as { role?: string; permission?: string }
    if (askedRole !== undefined && role === undefined) return false
    if (permission !== undefined && !permissions.includes(permission)) return false
    return auth.has(asked)
  }
  const narrowed = { ...auth, orgRole: role, orgPermissions: permissions, has }
  return member ? narrowed : { ...narrowed, orgId: undefined, orgSlug: undefined }
}
