import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { mergedMetadata } from '../backend/metadata.ts'
import { checkProfile } from '../backend/users.ts'
import { deleteUser, endSession, updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { metadata, username } from '../schemas.ts'
import { serializeSession } from '../serialize.ts'
import { activeSessionsOfUser } from '../store.ts'
import { callerOf, originOf, signOut, type Caller } from './browser.ts'
import { checkPassword } from './factors.ts'
import { orEmpty, textOf } from './fields.ts'
import { envelope, serializeFrontendSession, serializeFrontendUser } from './serialize.ts'

/** @see https://clerk.com/docs/reference/frontend-api/tag/User */
export function registerMe(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  const answer = ({ client, user }: Caller, origin: string) =>
    envelope(context, client, origin, serializeFrontendUser(context, user))

  fapi.get('/v1/me', async (request, reply) =>
    answer(callerOf(store, request, reply), originOf(request)),
  )

  fapi.patch(
    '/v1/me',
    {
      schema: {
        body: Type.Object({
          first_name: Type.Optional(Type.String()),
          last_name: Type.Optional(Type.String()),
          username: orEmpty(username),
          primary_email_address_id: Type.Optional(Type.String()),
          unsafe_metadata: Type.Optional(Type.String({ description: 'JSON' })),
        }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const { user } = caller
      const { first_name, last_name, username, primary_email_address_id: primary } = request.body
      checkProfile(store, { username: textOf(username) }, false, user)
      if (primary !== undefined) {
        const email = user.email_addresses.find(({ id }) => id === primary)
        if (!email?.verified) throw notFound('verified email address', primary)
      }
      updateUser(store, user, {
        ...(first_name !== undefined && { first_name: textOf(first_name) }),
        ...(last_name !== undefined && { last_name: textOf(last_name) }),
        ...(username !== undefined && { username: textOf(username) }),
        ...(primary !== undefined && { primary_email_address_id: primary }),
        ...(request.body.unsafe_metadata !== undefined && {
          unsafe_metadata: parseMetadata(request.body.unsafe_metadata),
        }),
      })
      return answer(caller, originOf(request))
    },
  )

  fapi.patch(
    '/v1/me/metadata',
    { schema: { body: Type.Object({ unsafe_metadata: Type.String({ description: 'JSON' }) }) } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const unsafe_metadata = parseMetadata(request.body.unsafe_metadata)
      updateUser(store, caller.user, mergedMetadata(caller.user, { unsafe_metadata }))
      return answer(caller, originOf(request))
    },
  )

  fapi.delete('/v1/me', async (request, reply) => {
    const { client, user } = callerOf(store, request, reply)
    signOut(store, client)
    return envelope(context, client, originOf(request), deleteUser(store, user))
  })

  fapi.post(
    '/v1/me/change_password',
    {
      schema: {
        body: Type.Object({
          current_password: Type.Optional(Type.String()),
          new_password: Type.String(),
          sign_out_of_other_sessions: Type.Optional(Type.Boolean()),
        }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const { session, user } = caller
      const { current_password, new_password } = request.body
      if (user.password !== null) checkPassword(user, current_password, 'current_password')
      checkNewPassword(new_password)
      updateUser(store, user, { password: new_password })
      if (request.body.sign_out_of_other_sessions) {
        const others = activeSessionsOfUser(store, user.id).filter((one) => one !== session)
        for (const other of others) endSession(store, other, 'revoked')
      }
      return answer(caller, originOf(request))
    },
  )

  fapi.get('/v1/me/sessions/active', async (request, reply) => {
    const { user } = callerOf(store, request, reply)
    return activeSessionsOfUser(store, user.id).map((session) => ({
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

function checkNewPassword(password: string): void {
  if (password.length >= 8) return
  throw invalidParameter(
    'form_password_length_too_short',
    'new_password',
    'Passwords must be 8 characters or more.',
  )
}

/** ClerkJS sends metadata as JSON in a field of the form. */
function parseMetadata(json: string): Record<string, unknown> {
  const fault = invalidParameter('form_param_format_invalid', 'unsafe_metadata', 'It is no object.')
  try {
    const value: unknown = JSON.parse(json)
    if (Value.Check(metadata, value)) return value
  } catch {
    throw fault
  }
  throw fault
}
