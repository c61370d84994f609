import {
  type FastifyPluginAsyncTypebox,
  madeBefore,
  Problem,
  Type,
  session,
} from '../../kit/index.ts'
import { SessionId } from '../schemas/ids.ts'
import { endedSession } from '../schemas/story.ts'
import { Session, SessionListQuery, SessionPage, toSession } from '../schemas/session.ts'

/** Manage the sessions of your own account. */
export const mySessionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/sessions',
    {
      schema: {
        operationId: 'listMySessions',
        tags: ['Me'],
        summary: 'List the sessions of the signed-in user',
        description: 'Returns the sessions of the authenticated user, newest first.',
        security: session(),
        querystring: SessionListQuery,
        response: { 200: SessionPage },
      },
    },
    async (request, reply) => {
      const { data, totalCount } = await app.clerk.sessions.getSessionList({
        userId: request.caller.userId,
        ...request.query,
      })
      return reply.page(data.map(toSession), totalCount)
    },
  )

  app.post(
    '/v1/me/sessions/:sessionId/revoke',
    {
      config: { repeatable: true },
      schema: {
        operationId: 'revokeMySession',
        tags: ['Me'],
        summary: 'End a session of the signed-in user',
        description:
          'Ends one session of the authenticated user, and returns it. It can be the current session. Its tokens are refused at once.',
        security: session(),
        params: Type.Object({ sessionId: SessionId }),
        response: { 200: Session },
        examples: { response: endedSession },
        problems: ['session_not_found'],
      },
    },
    async (request) => {
      const { sessionId } = request.params
      const found = await app.clerk.sessions.getSession(sessionId)
      if (found.userId !== request.caller.userId) throw new Problem('session_not_found')
      const revoked =
        (await madeBefore(request, async () => (found.status === 'revoked' ? found : undefined))) ??
        (await app.clerk.sessions.revokeSession(sessionId))
      app.revocations.endSession(sessionId)
      return toSession(revoked)
    },
  )
}
