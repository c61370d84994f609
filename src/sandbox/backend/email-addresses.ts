import { Type } from '@sinclair/typebox'
import { updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { addEmail, changeEmail, removeEmail } from '../identifications.ts'
import { newEmailAddress } from '../identifiers.ts'
import { closedObject, emailAddress, optional } from '../schemas.ts'
import { serializeEmailAddress } from '../serialize-user.ts'
import { IdentificationStatus, statusFields } from './parameters.ts'
import { registerVerifications } from './verifications.ts'

const EmailParams = Type.Object({ email_address_id: Type.String() })
const flags = { verified: optional(Type.Boolean()), primary: optional(Type.Boolean()) }
/** The sandbox notifies nobody. */
const notify = { notify_primary_email_address_changed: optional(Type.Boolean()) }

/** @see https://clerk.com/docs/reference/backend-api/tag/Email-Addresses */
export function registerEmailAddresses(v1: SandboxServer, { store }: SandboxContext): void {
  function findOwned(id: string) {
    for (const user of store.users.values()) {
      const email = user.email_addresses.find((one) => one.id === id)
      if (email) return { user, identifier: email }
    }
    throw notFound('email address', id)
  }

  v1.post(
    '/email_addresses',
    {
      schema: {
        body: closedObject({
          user_id: Type.String(),
          email_address: emailAddress,
          ...flags,
          ...notify,
        }),
      },
    },
    async ({ body }) => {
      const user = find(store.users, 'user', body.user_id)
      const email = newEmailAddress(body.email_address, { verified: body.verified ?? false })
      addEmail(store, user, email, { primary: body.primary ?? false })
      return serializeEmailAddress(email)
    },
  )

  v1.get(
    '/email_addresses/:email_address_id',
    { schema: { params: EmailParams } },
    async (request) => {
      const { user, identifier } = findOwned(request.params.email_address_id)
      return serializeEmailAddress(identifier, user.external_accounts)
    },
  )

  v1.patch(
    '/email_addresses/:email_address_id',
    { schema: { params: EmailParams, body: closedObject({ ...flags, ...notify }) } },
    async ({ params, body }) => {
      const { user, identifier } = findOwned(params.email_address_id)
      const changed = changeEmail(store, user, identifier, {
        ...(body.verified != null && { verified: body.verified, strategy: 'admin' }),
        primary: body.primary ?? false,
      })
      return serializeEmailAddress(changed, user.external_accounts)
    },
  )

  v1.delete(
    '/email_addresses/:email_address_id',
    { schema: { params: EmailParams } },
    async ({ params }) => {
      const { user, identifier } = findOwned(params.email_address_id)
      return removeEmail(store, user, identifier)
    },
  )

  registerVerifications(v1, {
    path: '/email_addresses/:email_address_id',
    strategy: 'email_code',
    find: (params) => findOwned(params.email_address_id ?? ''),
    verify: ({ user, identifier }) =>
      changeEmail(store, user, identifier, { verified: true, strategy: 'email_code' }),
  })

  v1.put(
    '/users/:user_id/email_address',
    {
      schema: {
        params: Type.Object({ user_id: Type.String() }),
        body: closedObject({
          email_address: emailAddress,
          identification_status: Type.Optional(IdentificationStatus),
          ...notify,
        }),
      },
    },
    async ({ params, body }) => {
      const user = find(store.users, 'user', params.user_id)
      const { email_address: address, identification_status: status } = body
      const fields = statusFields(status)
      const own = user.email_addresses.find((one) => one.email_address === address.toLowerCase())
      const email = own
        ? changeEmail(store, user, own, { ...fields, primary: true })
        : addEmail(store, user, newEmailAddress(address, fields), { primary: true })
      updateUser(store, user, { email_addresses: [email] })
      return serializeEmailAddress(email)
    },
  )
}
