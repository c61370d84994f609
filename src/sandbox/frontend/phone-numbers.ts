import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { checkCode } from '../codes.ts'
import type { SandboxContext } from '../context.ts'
import { notInSandbox } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { addPhone, changePhone, findPhone, removePhone } from '../identifications.ts'
import { newPhoneNumber, type PhoneNumber } from '../identifiers.ts'
import { sendCode } from '../messages.ts'
import { closedObject, phoneNumber } from '../schemas.ts'
import { newBackupCodes } from '../second-factors.ts'
import { serializePhoneNumber } from '../serialize-user.ts'
import { callerOf, originOf, type Caller } from './browser.ts'
import { flag, text } from './fields.ts'
import { envelope } from './serialize.ts'
import { demandRecentProof } from './verifications.ts'

const PhoneParams = Type.Object({ phone_number_id: Type.String() })

/** @see https://clerk.com/docs/reference/frontend-api/tag/Phone-Numbers */
export function registerPhoneNumbers(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  const answer = (
    { client }: Caller,
    request: FastifyRequest,
    phone: PhoneNumber,
    codes?: string[],
  ) =>
    envelope(context, client, originOf(request), {
      ...serializePhoneNumber(phone),
      backup_codes: codes ?? null,
    })

  fapi.get('/v1/me/phone_numbers', async (request, reply) =>
    callerOf(store, request, reply).user.phone_numbers.map(serializePhoneNumber),
  )

  fapi.post(
    '/v1/me/phone_numbers',
    {
      schema: {
        body: closedObject({ phone_number: phoneNumber, reserved_for_second_factor: flag }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      demandRecentProof(caller)
      const { phone_number, reserved_for_second_factor = false } = request.body
      const fields = { verified: false, strategy: 'phone_code', reserved_for_second_factor }
      const phone = newPhoneNumber(phone_number, fields)
      return answer(caller, request, addPhone(store, caller.user, phone))
    },
  )

  fapi.get(
    '/v1/me/phone_numbers/:phone_number_id',
    { schema: { params: PhoneParams } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      return answer(caller, request, findPhone(caller.user, request.params.phone_number_id))
    },
  )

  fapi.patch(
    '/v1/me/phone_numbers/:phone_number_id',
    {
      schema: {
        params: PhoneParams,
        body: closedObject({ reserved_for_second_factor: flag, default_second_factor: flag }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const { user } = caller
      demandRecentProof(caller)
      const { reserved_for_second_factor: reserved, default_second_factor: isDefault } =
        request.body
      const phone = changePhone(store, user, findPhone(user, request.params.phone_number_id), {
        ...(reserved !== undefined && { reserved_for_second_factor: reserved }),
        ...(isDefault !== undefined && { default_second_factor: isDefault }),
      })
      if (!reserved || user.backup_codes) return answer(caller, request, phone)
      // The first second factor also creates backup codes. Only this answer shows them.
      user.backup_codes = newBackupCodes()
      return answer(caller, request, phone, user.backup_codes.codes)
    },
  )

  fapi.post(
    '/v1/me/phone_numbers/:phone_number_id/prepare_verification',
    {
      schema: { params: PhoneParams, body: closedObject({ strategy: text, channel: text }) },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const phone = findPhone(caller.user, request.params.phone_number_id)
      const { strategy = 'phone_code' } = request.body
      if (strategy !== 'phone_code') throw notInSandbox('strategy', strategy, 'It has phone_code.')
      sendCode(store, strategy, {
        to: phone.phone_number,
        identifierId: phone.id,
        userId: caller.user.id,
      })
      return answer(caller, request, phone)
    },
  )

  fapi.post(
    '/v1/me/phone_numbers/:phone_number_id/attempt_verification',
    { schema: { params: PhoneParams, body: closedObject({ code: Type.String() }) } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const phone = findPhone(caller.user, request.params.phone_number_id)
      checkCode(request.body.code)
      changePhone(store, caller.user, phone, { verified: true, strategy: 'phone_code' })
      return answer(caller, request, phone)
    },
  )

  fapi.delete(
    '/v1/me/phone_numbers/:phone_number_id',
    { schema: { params: PhoneParams } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      demandRecentProof(caller)
      const phone = findPhone(caller.user, request.params.phone_number_id)
      const deleted = removePhone(store, caller.user, phone)
      return envelope(context, caller.client, originOf(request), deleted)
    },
  )
}
