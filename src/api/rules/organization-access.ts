import type { FastifyInstance } from 'fastify'
import { checkOrganizationExists, type Caller, clerkProblem, Problem } from '../../kit/index.ts'
import { isAppAdmin } from './app-roles.ts'

/** The role that every manager of members can give and take. */
const MEMBER = 'org:member'
export const ORGANIZATION_ADMIN = 'org:admin'

/**
 * Refuses a caller who gives or takes a role other than `org:member` without being `org:admin`.
 * Otherwise a caller who can only manage members could give anybody any role.
 * @param roles the roles that are given or taken
 * @throws {Problem} `role_not_grantable`
 */
export function checkMayManage(caller: Caller, ...roles: string[]): void {
  if (isAppAdmin(caller) || caller.organizationRole === ORGANIZATION_ADMIN) return
  const beyond = roles.find((role) => role !== MEMBER)
  if (beyond)
    throw new Problem('role_not_grantable', {
      detail: `Only callers with the role org:admin can give or take the role ${beyond}.`,
    })
}

/**
 * Returns the id of the caller, to name to Clerk the user who invites or revokes. Returns undefined
 * for a caller who is not `org:admin` of the organization, because Clerk accepts nobody else.
 */
export function adminIdOf(caller: Caller, organizationId: string): string | undefined {
  const { organization, organizationRole, userId } = caller
  const isAdmin = organization === organizationId && organizationRole === ORGANIZATION_ADMIN
  return isAdmin ? userId : undefined
}

/**
 * Tells apart two cases in which Clerk answers 404: the role in the body does not exist, or the
 * organization in the path was deleted and the token still names it.
 * @param pointer to the roles in the request
 */
export function explainUnknownRole(
  { clerk }: FastifyInstance,
  organizationId: string,
  pointer = '/body/role',
) {
  return async (error: unknown): Promise<never> => {
    if (clerkProblem(error, ['organization_not_found'])?.code !== 'organization_not_found')
      throw error
    await checkOrganizationExists(clerk, organizationId)
    throw new Problem('not_accepted', {
      cause: error,
      errors: [{ pointer, message: 'There is no such role.', code: 'role_not_found' }],
    })
  }
}
