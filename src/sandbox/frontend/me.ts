import { Type } from '@sinclair/typebox'
import { mergedMetadata } from '../backend/metadata.ts'
import { checkProfile } from '../backend/user-fields.ts'
import { deleteUser, updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { findEmail, findPhone } from '../identifications.ts'
import { closedObject, username } from '../schemas.ts'
import { callerOf, originOf, signOut, type Caller } from './browser.ts'
import { orEmpty, parseMetadata, text, textOf } from './fields.ts'
import { envelope, serializeFrontendUser } from './serialize.ts'
import { demandRecentProof } from './verifications.ts'

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
        body: closedObject({
          first_name: text,
          last_name: text,
          username: orEmpty(username),
          primary_email_address_id: text,
          primary_phone_number_id: text,
          unsafe_metadata: Type.Optional(Type.String({ description: 'JSON' })),
        }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const { user } = caller
      const { body } = request
      const { first_name, last_name, username } = body
      const { primary_email_address_id: email, primary_phone_number_id: phone } = body
      if (email || phone || username !== undefined) demandRecentProof(caller)
      checkProfile(store, { username: textOf(username) }, false, user)
      if (email && !findEmail(user, email).verified) throw notFound('verified email address', email)
      if (phone && !findPhone(user, phone).verified) throw notFound('verified phone number', phone)
      updateUser(store, user, {
        ...(first_name !== undefined && { first_name: textOf(first_name) }),
        ...(last_name !== undefined && { last_name: textOf(last_name) }),
        ...(username !== undefined && { username: textOf(username) }),
        ...(email && { primary_email_address_id: email }),
        ...(phone && { primary_phone_number_id: phone }),
        ...(body.unsafe_metadata !== undefined && {
          unsafe_metadata: parseMetadata(body.unsafe_metadata),
        }),
      })
      return answer(caller, originOf(request))
    },
  )

  fapi.patch(
    '/v1/me/metadata',
    { schema: { body: closedObject({ unsafe_metadata: Type.String({ description: 'JSON' }) }) } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const unsafe_metadata = parseMetadata(request.body.unsafe_metadata)
      updateUser(store, caller.user, mergedMetadata(caller.user, { unsafe_metadata }))
      return answer(caller, originOf(request))
    },
  )

  fapi.delete('/v1/me', async (request, reply) => {
    const caller = callerOf(store, request, reply)
    const { client, user } = caller
    if (!user.delete_self_enabled) {
      throw new ClerkApiError(403, 'delete_self_disabled', 'You cannot delete your account.')
    }
    demandRecentProof(caller)
    signOut(store, client)
    return envelope(context, client, originOf(request), deleteUser(store, user))
  })
}
