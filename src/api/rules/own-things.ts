import type { User } from '@clerk/backend'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type ProblemCode, Problem, session } from '../../kit/index.ts'

/**
 * The declaration of an operation that changes how the caller signs in. Its handler calls
 * `checkReverified()`.
 */
export const signInChange = {
  tags: ['Me'],
  security: session(),
  grants: true,
  impersonation: 'refused' as const,
}

/** Returns the caller from Clerk, not from the cache. */
export function readCaller({ clerk }: FastifyInstance, { caller }: FastifyRequest): Promise<User> {
  return clerk.users.getUser(caller.userId)
}

/**
 * Finds one of the caller's things. Another user's id looks like an unknown one.
 * @param missing the problem that is thrown if there is no such thing
 */
export function findOwn<Thing extends { id: string | null }>(
  things: readonly Thing[],
  id: string,
  missing: ProblemCode,
): Thing {
  const found = things.find((thing) => thing.id === id)
  if (!found) throw new Problem(missing)
  return found
}

/** Answers a page of a list that Clerk gives as a whole. */
export function pageOf<Item>(reply: FastifyReply, items: readonly Item[]) {
  const { limit, offset } = reply.request.query as { limit: number; offset: number }
  return reply.page(items.slice(offset, offset + limit), items.length)
}
