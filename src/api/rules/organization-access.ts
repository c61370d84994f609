import type { FastifyInstance } from 'fastify'
import { checkOrganizationExists, type Caller, clerkProblem, Problem } from '../../kit/index.ts'
import { isAppAdmin } from './app-roles.ts'

/** The role of a new member who is nothing special. */
const MEMBER = 'org:member'
const ORGANIZATION_ADMIN = 'org:admin'

/**
 * Who manages members without being `org:admin` could else give themselves, or a friend, any role.
 * @param roles the roles that are given or taken
 * @throws {Problem} `role_not_grantable`
 */
export function checkMayManage(caller: Caller, ...roles: string[]): void {
  if (isAppAdmin(caller) || caller.organizationRole === ORGANIZATION_ADMIN) return
  const beyond = roles.find((role) => role !== MEMBER)
  if (beyond)
    throw new Problem('role_not_grantable', {
      detail: `To give or take the role ${beyond} takes the role org:admin.`,
    })
}

/**
 * The id of the caller, to tell Clerk who invites or revokes; undefined where it is no `org:admin`
 * of the organization, because Clerk lets nobody else.
 */
export function adminIdOf(caller: Caller, organizationId: string): string | undefined {
  const { organization, organizationRole, userId } = caller
  const isAdmin = organization === organizationId && organizationRole === ORGANIZATION_ADMIN
  return isAdmin ? userId : undefined
}

/**
 * Clerk answers 404 to a role that it does not have, which is not about the path; and to an
 * organization that is gone although the token still names it, which is.
 */
export function explainUnknownRole({ clerk }: FastifyInstance, organizationId: string) {
  return async (error: unknown): Promise<never> => {
    if (clerkProblem(error, ['organization_not_found'])?.code !== 'organization_not_found')
      throw error
    await checkOrganizationExists(clerk, organizationId)
    throw new Problem('not_accepted', {
      cause: error,
      errors: [
        { pointer: '/body/role', message: 'There is no such role.', code: 'role_not_found' },
      ],
    })
  }
}
