import type { ClerkClient, User } from '@clerk/backend'
import { clerkProblem, Problem } from '../../kit/index.ts'
import { requestClerk } from './clerk-request.ts'

type Filters = NonNullable<Parameters<ClerkClient['users']['getCount']>[0]>
interface Page {
  limit: number
  /** Clerk takes only the order by `createdAt`, and no offset. */
  orderBy: string
  offset: number
}

/**
 * Returns the users that follow another one, and the number of all that match. Users who sign up or
 * are deleted meanwhile move no others, unlike with an offset. The SDK has no such parameter, and
 * would send it with the question for the number, too.
 * @throws {Problem} `not_accepted` if there is no such user
 * @see https://clerk.com/docs/reference/backend-api/tag/users/GET/users
 */
export async function usersAfter(
  clerk: ClerkClient,
  startingAfter: string,
  filters: Filters,
  page: Page,
): Promise<{ data: User[]; totalCount: number }> {
  const queryParams = { ...filters, ...page, startingAfter }
  const [data, totalCount] = await Promise.all([
    requestClerk<User[]>(clerk, { method: 'GET', path: '/users', queryParams }),
    clerk.users.getCount(filters),
  ]).catch((cause: unknown) => {
    const problem = clerkProblem(cause, ['user_not_found', 'not_accepted'], 'query')
    if (!problem || problem.code === 'clerk_unavailable') throw cause
    const { errors = [{ pointer: '', message: 'There is no such user.' }] } = problem.occurrence
    throw new Problem('not_accepted', {
      cause,
      errors: errors.map((violation) => ({ ...violation, pointer: '/query/after' })),
    })
  })
  return { data, totalCount }
}
