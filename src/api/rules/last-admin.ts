import type { OrganizationMembership } from '@clerk/backend'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../../kit/index.ts'
import { ORGANIZATION_ADMIN } from './organization-access.ts'

/**
 * Refuses to take the role `org:admin` from the only member who has it: nobody could manage the
 * organization any more. Two admins who leave at the same moment are not noticed, because Clerk has
 * no conditional writes.
 * @param membership the current one
 * @param role the new role; undefined if the member leaves
 * @throws {Problem} `last_admin`
 */
export async function checkAdminRemains(
  { clerk }: FastifyInstance,
  membership: OrganizationMembership,
  role?: string,
): Promise<void> {
  if (membership.role !== ORGANIZATION_ADMIN || role === ORGANIZATION_ADMIN) return
  const { totalCount } = await clerk.organizations.getOrganizationMembershipList({
    organizationId: membership.organization.id,
    role: [ORGANIZATION_ADMIN],
    limit: 1,
  })
  if (totalCount < 2) throw new Problem('last_admin')
}
