import {
  clerkProblem,
  component,
  type FastifyPluginAsyncTypebox,
  oneOf,
  Problem,
  Type,
} from '../../kit/index.ts'
import { toUser, User } from '../schemas/user.ts'

const ProtectedAnswer = component(
  'ProtectedAnswer',
  Type.Object(
    { message: oneOf(['User retrieved successfully']), user: User },
    { description: 'The signed-in user.' },
  ),
)

/** @see https://clerk.com/docs/fastify/getting-started/quickstart */
export const protectedRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/protected',
    {
      schema: {
        operationId: 'getProtected',
        tags: ['Quickstart'],
        summary: 'Get the user of the session',
        description:
          "Returns the user of the session, as in Clerk's Fastify quickstart. `getMe` returns the same user and also accepts API keys.",
        response: { 200: ProtectedAnswer },
        problems: ['user_not_found', 'user_retrieval_failed', 'clerk_unavailable'],
      },
    },
    async (request) => {
      try {
        const user = await app.users.get(request.caller.userId)
        return { message: 'User retrieved successfully' as const, user: toUser(user) }
      } catch (error) {
        throw failedToRetrieve(error)
      }
    },
  )
}

/** Gives every failure the error sentence of the quickstart. */
function failedToRetrieve(cause: unknown): Problem {
  const { code, occurrence } = clerkProblem(cause, ['user_not_found']) ?? { occurrence: { cause } }
  return new Problem(!code || code === 'internal_error' ? 'user_retrieval_failed' : code, {
    ...occurrence,
    error: 'Failed to retrieve user',
  })
}
