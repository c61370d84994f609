import { Type } from '@sinclair/typebox'
import { createSession, endSession } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { templateToken } from '../jwt-templates.ts'
import type { Session } from '../records.ts'
import { closedObject, optional } from '../schemas.ts'
import { serializeSession } from '../serialize.ts'
import { shownStatus } from '../session-tasks.ts'
import { findMembership, sessionStatus } from '../store.ts'
import { sessionClaims, validFor } from '../tokens.ts'
import { order, pageParameters, paginate, slice, type Orderings } from './pages.ts'

const ORDERINGS: Orderings<Session> = { created_at: (session) => session.created_at }

const TokenBody = closedObject({ expires_in_seconds: optional(Type.Integer({ minimum: 1 })) })

/** @see https://clerk.com/docs/reference/backend-api/tag/Sessions */
export function registerSessions(v1: SandboxServer, context: SandboxContext): void {
  const { store, signer } = context
  const SessionParams = Type.Object({ session_id: Type.String() })

  const serialize = (session: Session) => serializeSession(store, session)

  function findActive(id: string): Session {
    const session = find(store.sessions, 'session', id)
    if (sessionStatus(session) !== 'active') throw notFound('active session', id)
    return session
  }

  v1.get(
    '/sessions',
    {
      schema: {
        querystring: closedObject({
          client_id: Type.Optional(Type.String()),
          user_id: Type.Optional(Type.String()),
          status: Type.Optional(Type.String()),
          paginated: Type.Optional(Type.Boolean()),
          ...pageParameters,
        }),
      },
    },
    async ({ query }) => {
      const { client_id, user_id, status } = query
      const sessions = [...store.sessions.values()].filter(
        (session) =>
          (client_id === undefined || session.client_id === client_id) &&
          (user_id === undefined || session.user_id === user_id) &&
          (status === undefined || shownStatus(store, session) === status),
      )
      const newestFirst = order(sessions, ORDERINGS)
      if (query.paginated) return paginate(newestFirst, query, serialize)
      return slice(newestFirst, query).map(serialize)
    },
  )

  v1.post(
    '/sessions',
    {
      schema: {
        body: closedObject({
          user_id: Type.String(),
          active_organization_id: optional(Type.String()),
        }),
      },
    },
    async ({ body }) => {
      const user = find(store.users, 'user', body.user_id)
      if (user.banned) {
        throw new ClerkApiError(422, 'user_banned', 'banned', `${user.id} is banned`)
      }
      const organizationId = body.active_organization_id ?? null
      if (organizationId !== null && !findMembership(store, organizationId, user.id)) {
        throw notFound('organization of the user', organizationId)
      }
      return serialize(createSession(store, user, organizationId))
    },
  )

  v1.get('/sessions/:session_id', { schema: { params: SessionParams } }, async ({ params }) =>
    serialize(find(store.sessions, 'session', params.session_id)),
  )

  v1.post(
    '/sessions/:session_id/revoke',
    { schema: { params: SessionParams } },
    async ({ params }) =>
      serialize(endSession(store, find(store.sessions, 'session', params.session_id), 'revoked')),
  )

  v1.post(
    '/sessions/:session_id/tokens',
    { schema: { params: SessionParams, body: TokenBody } },
    async ({ params, body, headers: { origin } }) => {
      const claims = sessionClaims(store, findActive(params.session_id))
      const times = body.expires_in_seconds == null ? {} : validFor(body.expires_in_seconds)
      const party = origin === undefined ? {} : { azp: origin }
      return { object: 'token', jwt: signer.session({ ...claims, ...times, ...party }) }
    },
  )

  v1.post(
    '/sessions/:session_id/tokens/:template_name',
    {
      schema: {
        params: Type.Object({ session_id: Type.String(), template_name: Type.String() }),
        body: TokenBody,
      },
    },
    async ({ params, body }) => {
      const seconds = body.expires_in_seconds ?? null
      const session = findActive(params.session_id)
      return {
        object: 'token',
        jwt: templateToken(context, session, params.template_name, { seconds }),
      }
    },
  )
}
