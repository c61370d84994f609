import { Type } from '@sinclair/typebox'
import { checkFree } from '../backend/users.ts'
import { updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { EmailAddress, User } from '../records.ts'
import { emailAddress } from '../schemas.ts'
import { serializeEmailAddress } from '../serialize.ts'
import { callerOf, originOf, type Caller } from './browser.ts'
import { checkCode } from './factors.ts'
import { envelope } from './serialize.ts'

const EmailParams = Type.Object({ email_id: Type.String() })

/** @see https://clerk.com/docs/reference/frontend-api/tag/Email-Addresses */
export function registerEmailAddresses(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  const answer = ({ client }: Caller, origin: string, email: EmailAddress) =>
    envelope(context, client, origin, serializeEmailAddress(email))

  fapi.get('/v1/me/email_addresses', async (request, reply) =>
    callerOf(store, request, reply).user.email_addresses.map(serializeEmailAddress),
  )

  fapi.post(
    '/v1/me/email_addresses',
    { schema: { body: Type.Object({ email_address: emailAddress }) } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const address = request.body.email_address.toLowerCase()
      checkFree(store, 'email_address', address)
      const email = {
        id: makeId('idn'),
        email_address: address,
        verified: false,
        created_at: Date.now(),
      }
      const email_addresses = [...caller.user.email_addresses, email]
      updateUser(store, caller.user, { email_addresses })
      return answer(caller, originOf(request), email)
    },
  )

  fapi.get(
    '/v1/me/email_addresses/:email_id',
    { schema: { params: EmailParams } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      return answer(caller, originOf(request), findEmail(caller.user, request.params.email_id))
    },
  )

  fapi.post(
    '/v1/me/email_addresses/:email_id/prepare_verification',
    { schema: { params: EmailParams } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      return answer(caller, originOf(request), findEmail(caller.user, request.params.email_id))
    },
  )

  fapi.post(
    '/v1/me/email_addresses/:email_id/attempt_verification',
    { schema: { params: EmailParams, body: Type.Object({ code: Type.String() }) } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const email = findEmail(caller.user, request.params.email_id)
      checkCode(request.body.code)
      email.verified = true
      updateUser(store, caller.user, {
        primary_email_address_id: caller.user.primary_email_address_id ?? email.id,
      })
      return answer(caller, originOf(request), email)
    },
  )

  fapi.delete(
    '/v1/me/email_addresses/:email_id',
    { schema: { params: EmailParams } },
    async (request, reply) => {
      const { client, user } = callerOf(store, request, reply)
      const { id } = findEmail(user, request.params.email_id)
      const email_addresses = user.email_addresses.filter((email) => email.id !== id)
      const others = email_addresses.filter((email) => email.verified)
      if (!others[0]) {
        throw new ClerkApiError(
          400,
          'last_identification_deletion_failed',
          'You cannot delete your last identification.',
        )
      }
      updateUser(store, user, {
        email_addresses,
        ...(user.primary_email_address_id === id && { primary_email_address_id: others[0].id }),
      })
      const deleted = { object: 'email_address', id, deleted: true }
      return envelope(context, client, originOf(request), deleted)
    },
  )
}

function findEmail(user: User, id: string): EmailAddress {
  const email = user.email_addresses.find((one) => one.id === id)
  if (!email) throw notFound('email address', id)
  return email
}
