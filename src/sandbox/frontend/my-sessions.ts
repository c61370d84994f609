import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { endSession } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { Session } from '../records.ts'
import { serializeSession } from '../serialize.ts'
import { activeSessionsOfUser } from '../store.ts'
import { callerOf, originOf } from './browser.ts'
import { envelope, serializeFrontendSession } from './serialize.ts'

/** The user's own sessions, on every device. */
export function registerMySessions(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  const serialize = (session: Session) => ({
    ...serializeSession(store, session),
    latest_activity: {
      object: 'session_activity',
      id: makeId('sess_activity', session.id),
      is_mobile: false,
      device_type: 'Desktop',
      browser_name: 'Browser',
      browser_version: '',
      ip_address: '127.0.0.1',
      city: '',
      country: '',
    },
  })

  fapi.get('/v1/me/sessions/active', async (request, reply) => {
    const { user } = callerOf(store, request, reply)
    return activeSessionsOfUser(store, user.id).map(serialize)
  })

  fapi.get('/v1/me/sessions', async (request: FastifyRequest, reply) => {
    const { user } = callerOf(store, request, reply)
    return [...store.sessions.values()].filter(({ user_id }) => user_id === user.id).map(serialize)
  })

  fapi.post(
    '/v1/me/sessions/:session_id/revoke',
    { schema: { params: Type.Object({ session_id: Type.String() }) } },
    async (request, reply) => {
      const { client, user } = callerOf(store, request, reply)
      const { session_id: id } = request.params
      const session = activeSessionsOfUser(store, user.id).find((one) => one.id === id)
      if (!session) throw notFound('active session', id)
      endSession(store, session, 'revoked')
      const origin = originOf(request)
      const response = serializeFrontendSession(context, session, origin)
      return envelope(context, client, origin, response)
    },
  )
}
