import type { OrganizationMembership } from '@clerk/backend'
import type { FastifyInstance } from 'fastify'
import { type Caller, Problem } from '../../kit/index.ts'
import { isAppAdmin } from './app-roles.ts'
import { ORGANIZATION_ADMIN } from './organization-access.ts'

/**
 * Refuses to take the role `org:admin` from the only member who has it: nobody could manage the
 * organization any more. App admins may do it to others: they can make somebody else an admin. Two
 * admins who leave at the same moment are not noticed, because Clerk has no conditional writes.
 * @param membership the current one
 * @param role the new role; undefined if the member leaves
 * @throws {Problem} `last_admin`
 */
export async function checkAdminRemains(
  { clerk }: FastifyInstance,
  caller: Caller,
  membership: OrganizationMembership,
  role?: string,
): Promise<void> {
  if (membership.role !== ORGANIZATION_ADMIN || role === ORGANIZATION_ADMIN) return
  const isOwn = membership.publicUserData?.userId === caller.user
  if (isAppAdmin(caller) && !isOwn) return
  const { totalCount } = await clerk.organizations.getOrganizationMembershipList({
    organizationId: membership.organization.id,
    role: [ORGANIZATION_ADMIN],
    limit: 1,
  })
  if (totalCount < 2) throw new Problem('last_admin')
}
