import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { pageParameters, paginate } from '../backend/pages.ts'
import { checkFree } from '../backend/users.ts'
import { deleteUser, endSession, updateUser } from '../changes.ts'
import { invalidParameter } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { serializeSession } from '../serialize.ts'
import { membershipsOfUser, sessionStatus } from '../store.ts'
import { callerOf, originOf, touchClient } from './browser.ts'
import type { SandboxContext } from '../context.ts'
import { envelope, frontendMembership, frontendUser } from './serialize.ts'
import { checkFactor } from './sign-ins.ts'

const text = Type.Optional(Type.String())
const page = { schema: { querystring: Type.Object(pageParameters) } }

/** @see https://clerk.com/docs/reference/frontend-api/tag/User */
export function registerMe(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const { client, user } = callerOf(store, request, reply)
    return envelope(context, frontendUser(context, user), client, originOf(request))
  }

  fapi.get('/v1/me', async (request, reply) => answer(request, reply))

  fapi.patch(
    '/v1/me',
    { schema: { body: Type.Object({ first_name: text, last_name: text, username: text }) } },
    async (request, reply) => {
      const { user } = callerOf(store, request, reply)
      const { first_name, last_name, username } = request.body
      if (username) checkFree(store, 'username', username, user)
      updateUser(store, user, {
        ...(first_name !== undefined && { first_name: first_name || null }),
        ...(last_name !== undefined && { last_name: last_name || null }),
        ...(username !== undefined && { username: username || null }),
      })
      return answer(request, reply)
    },
  )

  fapi.delete('/v1/me', async (request, reply) => {
    const { client, user } = callerOf(store, request, reply)
    const deleted = deleteUser(store, user)
    Object.assign(client, { session_ids: [], last_active_session_id: null })
    touchClient(client)
    return envelope(context, deleted, client, originOf(request))
  })

  fapi.post(
    '/v1/me/change_password',
    {
      schema: {
        body: Type.Object({
          current_password: text,
          new_password: Type.String(),
          sign_out_of_other_sessions: text,
        }),
      },
    },
    async (request, reply) => {
      const { session, user } = callerOf(store, request, reply)
      const { current_password: password, new_password, sign_out_of_other_sessions } = request.body
      if (user.password !== null)
        checkFactor(
          user,
          { strategy: 'password', ...(password && { password }) },
          'current_password',
        )
      if (new_password.length < 8)
        throw invalidParameter(
          'form_password_length_too_short',
          'new_password',
          'Passwords must be 8 characters or more.',
        )
      updateUser(store, user, { password: new_password })
      if (sign_out_of_other_sessions === 'true')
        for (const other of store.sessions.values())
          if (other.user_id === user.id && other.id !== session.id)
            endSession(store, other, 'revoked')
      return answer(request, reply)
    },
  )

  fapi.get('/v1/me/sessions/active', async (request, reply) => {
    const { user } = callerOf(store, request, reply)
    return [...store.sessions.values()]
      .filter((session) => session.user_id === user.id && sessionStatus(session) === 'active')
      .map((session) => ({
        ...serializeSession(session),
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
      }))
  })

  fapi.get('/v1/me/organization_memberships', page, async (request, reply) => {
    const { client, user } = callerOf(store, request, reply)
    const memberships = paginate(membershipsOfUser(store, user.id), request.query, (membership) =>
      frontendMembership(context, membership),
    )
    return envelope(context, memberships, client, originOf(request))
  })

  for (const list of ['organization_invitations', 'organization_suggestions'])
    fapi.get(`/v1/me/${list}`, async (request, reply) => {
      const { client } = callerOf(store, request, reply)
      return envelope(context, { data: [], total_count: 0 }, client, originOf(request))
    })
}
