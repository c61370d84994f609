import type { FastifyInstance } from 'fastify'
import { type Caller, clerkProblem, Problem } from '../../kit/index.ts'
import { isAppAdmin } from './app-roles.ts'

/** Clerk's longest page. */
const MOST = 500

/**
 * Refuses a user id of which the caller cannot know yet that it exists. App admins can read all
 * users. Everybody else can see the members of the organizations in which they are a member now.
 * The answer, and what Clerk is asked for it, is the same for an id that does not exist: otherwise
 * anybody could find out ids, and read the email address of whoever they add as a member.
 * @throws {Problem} `invitation_required`; also for somebody whom only an organization beyond the
 *   first 500 of either would show
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
    const { data } = await clerk.users.getOrganizationMembershipList({ userId, limit: MOST })
    return data.map(({ organization }) => organization.id)
  } catch (error) {
    if (clerkProblem(error, ['user_not_found'])?.code === 'user_not_found') return []
    throw error
  }
}
