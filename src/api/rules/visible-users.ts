import type { FastifyInstance } from 'fastify'
import { type Caller, clerkProblem, Problem } from '../../kit/index.ts'
import { isAppAdmin } from './app-roles.ts'
import { LONGEST_PAGE } from './end-sessions.ts'

/**
 * Refuses the id of a user whom the caller cannot see. App admins can see all users. Other callers
 * can see the members of the organizations that they belong to now. The answer and the calls to
 * Clerk are the same for an id that does not exist: otherwise anybody could find out ids, and read
 * the email address of any user by adding the user as a member.
 * @throws {Problem} `invitation_required`; also for a user who shares only an organization beyond
 *   the first 500 of either
 */
export async function checkCanSee(
  app: FastifyInstance,
  caller: Caller,
  userId: string,
): Promise<void> {
  if (isAppAdmin(caller)) return
  const [mine, theirs] = await Promise.all([
    organizationsOf(app, caller.userId),
    organizationsOf(app, userId),
  ])
  if (!theirs.some((id) => mine.includes(id))) throw new Problem('invitation_required')
}

/** The ids of the organizations of a user; none for a user who does not exist. */
async function organizationsOf({ clerk }: FastifyInstance, userId: string): Promise<string[]> {
  try {
    const { data } = await clerk.users.getOrganizationMembershipList({
      userId,
      limit: LONGEST_PAGE,
    })
    return data.map(({ organization }) => organization.id)
  } catch (error) {
    if (clerkProblem(error, ['user_not_found'])?.code === 'user_not_found') return []
    throw error
  }
}
