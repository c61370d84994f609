import type { FastifyRequest, preValidationHookHandler } from 'fastify'
import { clerkProblem, Problem } from '../../kit/index.ts'

/**
 * Reads `query`, the name of the parameter `search` before 0.2.0. It is not in the document: in some
 * generated clients, a parameter of that name takes the place of the query itself. To be removed in
 * 0.3.0, as the names that `former()` describes.
 */
export const searchByFormerName: preValidationHookHandler = (request, _reply, done) => {
  const parameters = request.query as Record<string, unknown>
  if ('query' in parameters && !('search' in parameters)) {
    parameters.search = parameters.query
    delete parameters.query
  }
  done()
}

/**
 * Lets Clerk's refusal point to the property that the caller sent, where Clerk and former versions
 * of this API have another name for it.
 * @param names the present names by Clerk's
 */
export function explainByNames({ body }: FastifyRequest, names: Readonly<Record<string, string>>) {
  return (error: unknown): never => {
    const problem = clerkProblem(error, ['already_exists', 'not_accepted'])
    const { errors } = problem?.occurrence ?? {}
    if (!problem || !errors) throw error
    throw new Problem(problem.code, {
      cause: error,
      errors: errors.map((violation) => {
        const name = violation.pointer.replace('/body/', '')
        const isSent = Object.hasOwn(body as object, name)
        return isSent || !(name in names)
          ? violation
          : { ...violation, pointer: `/body/${names[name]}` }
      }),
    })
  }
}
