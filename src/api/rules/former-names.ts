import type { preValidationHookHandler } from 'fastify'

/**
 * Reads `query`, the name of the parameter `search` before 0.2.0. In some generated clients, a
 * parameter of that name takes the place of the query itself. To be removed in 0.3.0.
 */
export const searchByFormerName: preValidationHookHandler = (request, _reply, done) => {
  const parameters = request.query as Record<string, unknown>
  if ('query' in parameters && !('search' in parameters)) {
    parameters.search = parameters.query
    delete parameters.query
  }
  done()
}
