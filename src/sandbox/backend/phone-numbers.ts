import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { addPhone, changePhone, removePhone } from '../identifications.ts'
import { newPhoneNumber } from '../identifiers.ts'
import { closedObject, optional, phoneNumber } from '../schemas.ts'
import { serializePhoneNumber } from '../serialize-user.ts'
import { IdentificationStatus, statusFields } from './parameters.ts'
import { registerVerifications } from './verifications.ts'

const PhoneParams = Type.Object({ phone_number_id: Type.String() })
const flags = {
  verified: optional(Type.Boolean()),
  primary: optional(Type.Boolean()),
  reserved_for_second_factor: optional(Type.Boolean()),
}

/** @see https://clerk.com/docs/reference/backend-api/tag/Phone-Numbers */
export function registerPhoneNumbers(v1: SandboxServer, { store }: SandboxContext): void {
  function findOwned(id: string) {
    for (const user of store.users.values()) {
      const phone = user.phone_numbers.find((one) => one.id === id)
      if (phone) return { user, identifier: phone }
    }
    throw notFound('phone number', id)
  }

  v1.post(
    '/phone_numbers',
    {
      schema: {
        body: closedObject({ user_id: Type.String(), phone_number: phoneNumber, ...flags }),
      },
    },
    async ({ body }) => {
      const user = find(store.users, 'user', body.user_id)
      const phone = newPhoneNumber(body.phone_number, {
        verified: body.verified ?? false,
        reserved_for_second_factor: body.reserved_for_second_factor ?? false,
      })
      return serializePhoneNumber(addPhone(store, user, phone, { primary: body.primary ?? false }))
    },
  )

  v1.get('/phone_numbers/:phone_number_id', { schema: { params: PhoneParams } }, async (request) =>
    serializePhoneNumber(findOwned(request.params.phone_number_id).identifier),
  )

  v1.patch(
    '/phone_numbers/:phone_number_id',
    { schema: { params: PhoneParams, body: closedObject(flags) } },
    async ({ params, body }) => {
      const { user, identifier } = findOwned(params.phone_number_id)
      const { verified, reserved_for_second_factor, primary } = body
      return serializePhoneNumber(
        changePhone(store, user, identifier, {
          ...(verified != null && { verified, strategy: 'admin' }),
          ...(reserved_for_second_factor != null && { reserved_for_second_factor }),
          primary: primary ?? false,
        }),
      )
    },
  )

  v1.delete(
    '/phone_numbers/:phone_number_id',
    { schema: { params: PhoneParams } },
    async ({ params }) => {
      const { user, identifier } = findOwned(params.phone_number_id)
      return removePhone(store, user, identifier)
    },
  )

  registerVerifications(v1, {
    path: '/phone_numbers/:phone_number_id',
    strategy: 'phone_code',
    find: (params) => findOwned(params.phone_number_id ?? ''),
    verify: ({ user, identifier }) =>
      changePhone(store, user, identifier, { verified: true, strategy: 'phone_code' }),
  })

  v1.put(
    '/users/:user_id/phone_number',
    {
      schema: {
        params: Type.Object({ user_id: Type.String() }),
        body: closedObject({
          phone_number: phoneNumber,
          identification_status: Type.Optional(IdentificationStatus),
        }),
      },
    },
    async ({ params, body }) => {
      const user = find(store.users, 'user', params.user_id)
      const { phone_number: number, identification_status: status } = body
      const fields = statusFields(status)
      const own = user.phone_numbers.find((one) => one.phone_number === number)
      const phone = own
        ? changePhone(store, user, own, { ...fields, primary: true })
        : addPhone(store, user, newPhoneNumber(number, fields), { primary: true })
      for (const other of user.phone_numbers.filter((one) => one !== phone)) {
        removePhone(store, user, other)
      }
      return serializePhoneNumber(phone)
    },
  )
}
