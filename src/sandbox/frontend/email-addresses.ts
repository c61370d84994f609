import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { checkCode } from '../codes.ts'
import type { SandboxContext } from '../context.ts'
import { notInSandbox } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { addEmail, changeEmail, findEmail, removeEmail } from '../identifications.ts'
import { newEmailAddress, type EmailAddress } from '../identifiers.ts'
import { sendCode } from '../messages.ts'
import { closedObject, emailAddress } from '../schemas.ts'
import { serializeEmailAddress } from '../serialize-user.ts'
import { callerOf, originOf, type Caller } from './browser.ts'
import { sendAddressLink } from './email-links.ts'
import { text } from './fields.ts'
import { envelope } from './serialize.ts'
import { demandRecentProof } from './verifications.ts'

const EmailParams = Type.Object({ email_id: Type.String() })

/** @see https://clerk.com/docs/reference/frontend-api/tag/Email-Addresses */
export function registerEmailAddresses(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  const answer = ({ client, user }: Caller, request: FastifyRequest, email: EmailAddress) => {
    const response = serializeEmailAddress(email, user.external_accounts)
    return envelope(context, client, originOf(request), response)
  }

  fapi.get('/v1/me/email_addresses', async (request, reply) => {
    const { user } = callerOf(store, request, reply)
    return user.email_addresses.map((email) => serializeEmailAddress(email, user.external_accounts))
  })

  fapi.post(
    '/v1/me/email_addresses',
    { schema: { body: closedObject({ email_address: emailAddress }) } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      demandRecentProof(caller)
      const { email_address } = request.body
      const email = newEmailAddress(email_address, { verified: false, strategy: 'email_code' })
      return answer(caller, request, addEmail(store, caller.user, email))
    },
  )

  fapi.get(
    '/v1/me/email_addresses/:email_id',
    { schema: { params: EmailParams } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      return answer(caller, request, findEmail(caller.user, request.params.email_id))
    },
  )

  fapi.post(
    '/v1/me/email_addresses/:email_id/prepare_verification',
    {
      schema: {
        params: EmailParams,
        body: closedObject({
          strategy: Type.String(),
          redirect_url: text,
          action_complete_redirect_url: text,
        }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const email = findEmail(caller.user, request.params.email_id)
      const { strategy, redirect_url } = request.body
      const to = { to: email.email_address, identifierId: email.id, userId: caller.user.id }
      if (strategy === 'email_code') sendCode(store, strategy, to)
      else if (strategy === 'email_link')
        sendAddressLink(context, request, email.id, redirect_url, to)
      else throw notInSandbox('strategy', strategy, 'It has email_code and email_link.')
      email.strategy = strategy
      return answer(caller, request, email)
    },
  )

  fapi.post(
    '/v1/me/email_addresses/:email_id/attempt_verification',
    { schema: { params: EmailParams, body: closedObject({ code: Type.String() }) } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const email = findEmail(caller.user, request.params.email_id)
      checkCode(request.body.code)
      changeEmail(store, caller.user, email, { verified: true, strategy: 'email_code' })
      return answer(caller, request, email)
    },
  )

  fapi.delete(
    '/v1/me/email_addresses/:email_id',
    { schema: { params: EmailParams } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      demandRecentProof(caller)
      const email = findEmail(caller.user, request.params.email_id)
      const deleted = removeEmail(store, caller.user, email)
      return envelope(context, caller.client, originOf(request), deleted)
    },
  )
}
