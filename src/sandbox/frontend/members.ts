import type { FastifyReply, FastifyRequest } from 'fastify'
import { ClerkApiError, notFound } from '../errors.ts'
import type { Membership, Organization } from '../records.ts'
import { findMembership, type Store } from '../store.ts'
import { callerOf, type Caller } from './browser.ts'

/** The system permissions of Clerk that its Frontend API checks. */
type Permission =
  | 'org:sys_profile:manage'
  | 'org:sys_profile:delete'
  | 'org:sys_memberships:read'
  | 'org:sys_memberships:manage'
  | 'org:sys_domains:read'
  | 'org:sys_domains:manage'
  | 'org:sys_api_keys:read'
  | 'org:sys_api_keys:manage'

export interface Member extends Caller {
  organization: Organization
  membership: Membership
}

/**
 * The caller's membership of the organization. Strangers get 404.
 *
 * @throws {ClerkApiError} 401, 404, or 403 if the member does not have the permission
 */
export function memberOf(
  store: Store,
  request: FastifyRequest,
  reply: FastifyReply,
  permission?: Permission,
): Member {
  const caller = callerOf(store, request, reply)
  const { organization_id: id } = request.params as { organization_id: string }
  const organization = store.organizations.get(id)
  const membership = findMembership(store, id, caller.user.id)
  if (!organization || !membership) throw notFound('organization', id)
  if (permission) demandPermission(store, membership, permission)
  return { ...caller, organization, membership }
}

/** Throws 403 if the member's role does not have the permission. */
export function demandPermission(
  store: Store,
  membership: Membership,
  permission: Permission,
): void {
  if (store.roles.get(membership.role)?.permissions.includes(permission)) return
  throw new ClerkApiError(
    403,
    'missing_organization_permission',
    'missing permission',
    `The role ${membership.role} does not have the permission ${permission}.`,
    { permissions: [permission] },
  )
}
