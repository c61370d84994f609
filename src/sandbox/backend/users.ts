import { Type } from '@sinclair/typebox'
import { createUser, deleteUser, endSessionsOfUser, updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { type ClerkApiError, find, invalidParameter } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { checkFree, findEmail, findPhone, findWallet, mfaTimes } from '../identifications.ts'
import { newEmailAddress, newPhoneNumber } from '../identifiers.ts'
import { makeId } from '../ids.ts'
import { acceptUploads, readUpload } from '../images.ts'
import { type User, userRecord } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { serializeUser } from '../serialize-user.ts'
import { mergedMetadata } from './metadata.ts'
import { order, pageParameters, slice } from './pages.ts'
import { statusFields } from './parameters.ts'
import { checkProfile, MetadataBody, NewUser, recordFields, UserChanges } from './user-fields.ts'
import { filterUsers, USER_ORDERINGS, userFilters, userOrder } from './user-filters.ts'

const UserParams = Type.Object({ user_id: Type.String() })
/** @see https://clerk.com/docs/reference/backend-api/tag/Users */
export function registerUsers(v1: SandboxServer, { store }: SandboxContext): void {
  const findUser = (id: string) => find(store.users, 'user', id)

  v1.get(
    '/users',
    {
      schema: {
        querystring: closedObject({
          ...userFilters,
          ...userOrder,
          ...pageParameters,
          starting_after: Type.Optional(Type.String()),
        }),
      },
    },
    async ({ query }) => {
      const users = order(filterUsers(store, query), USER_ORDERINGS, query.order_by)
      return slice(followers(users, query), query).map(serializeUser)
    },
  )

  v1.get(
    '/users/count',
    { schema: { querystring: closedObject(userFilters) } },
    async ({ query }) => ({
      object: 'total_count',
      total_count: filterUsers(store, query).length,
    }),
  )

  v1.post('/users', { schema: { body: NewUser } }, async ({ body }) => {
    const {
      email_address = [],
      email_address_identification_status: emailStatus = [],
      phone_number = [],
      phone_number_identification_status: phoneStatus = [],
      web3_wallet = [],
      skip_password_requirement,
      skip_user_requirement,
      ...fields
    } = body
    const identifiers = [...email_address, ...phone_number, ...web3_wallet]
    if (identifiers.length === 0 && fields.username == null && !skip_user_requirement) {
      throw missing('email_address')
    }
    const needsPassword = identifiers.length === 0 && !skip_password_requirement
    if (needsPassword && fields.password == null) throw missing('password')
    for (const email of email_address) checkFree(store, 'email_address', email)
    for (const phone of phone_number) checkFree(store, 'phone_number', phone)
    for (const wallet of web3_wallet) checkFree(store, 'web3_wallet', wallet)
    checkProfile(store, recordFields(fields), fields.skip_password_checks ?? false)
    const email_addresses = email_address.map((email, index) =>
      newEmailAddress(email, statusFields(emailStatus[index])),
    )
    const phone_numbers = phone_number.map((phone, index) =>
      newPhoneNumber(phone, statusFields(phoneStatus[index])),
    )
    const web3_wallets = web3_wallet.map((address) => ({
      id: makeId('idn'),
      web3_wallet: address,
      created_at: Date.now(),
    }))
    const changes = {
      ...recordFields(fields),
      email_addresses,
      primary_email_address_id: email_addresses.find(({ verified }) => verified)?.id ?? null,
      phone_numbers,
      primary_phone_number_id: phone_numbers.find(({ verified }) => verified)?.id ?? null,
      web3_wallets,
      primary_web3_wallet_id: web3_wallets[0]?.id ?? null,
    }
    return serializeUser(
      createUser(store, { ...changes, ...mfaTimes(userRecord({}, []), changes) }, []),
    )
  })

  v1.get('/users/:user_id', { schema: { params: UserParams } }, async ({ params }) =>
    serializeUser(findUser(params.user_id)),
  )

  v1.patch(
    '/users/:user_id',
    { schema: { params: UserParams, body: UserChanges } },
    async ({ params, body }) => {
      const user = findUser(params.user_id)
      const { sign_out_of_other_sessions, ...fields } = body
      if (fields.primary_email_address_id) findEmail(user, fields.primary_email_address_id)
      if (fields.primary_phone_number_id) findPhone(user, fields.primary_phone_number_id)
      if (fields.primary_web3_wallet_id) findWallet(user, fields.primary_web3_wallet_id)
      const changes = recordFields(fields)
      checkProfile(store, changes, fields.skip_password_checks ?? false, user)
      if (sign_out_of_other_sessions) endSessionsOfUser(store, user.id, 'revoked')
      return serializeUser(updateUser(store, user, { ...changes, ...mfaTimes(user, changes) }))
    },
  )

  v1.delete('/users/:user_id', { schema: { params: UserParams } }, async ({ params }) =>
    deleteUser(store, findUser(params.user_id)),
  )

  const metadataSchema = { schema: { params: UserParams, body: MetadataBody } }
  v1.patch('/users/:user_id/metadata', metadataSchema, async ({ params, body }) => {
    const user = findUser(params.user_id)
    return serializeUser(updateUser(store, user, mergedMetadata(user, body)))
  })
  v1.put('/users/:user_id/metadata', metadataSchema, async ({ params, body }) =>
    serializeUser(updateUser(store, findUser(params.user_id), body)),
  )

  v1.register(async (uploads: SandboxServer) => {
    acceptUploads(uploads)
    uploads.post('/users/:user_id/profile_image', async (request) => {
      const { user_id } = request.params as { user_id: string }
      const { image } = await readUpload(request)
      return serializeUser(updateUser(store, findUser(user_id), { image }))
    })
  })
  v1.delete('/users/:user_id/profile_image', { schema: { params: UserParams } }, async (request) =>
    serializeUser(updateUser(store, findUser(request.params.user_id), { image: null })),
  )
}

function missing(parameter: string): ClerkApiError {
  return invalidParameter('form_data_missing', parameter, `${parameter} is missing.`)
}

/** The users that follow the one named by the cursor, or all. */
function followers(
  users: User[],
  query: { starting_after?: string; order_by?: string; offset?: number },
): User[] {
  const { starting_after: cursor, order_by = '-created_at', offset = 0 } = query
  if (cursor === undefined) return users
  const fail = (message: string) =>
    invalidParameter('form_param_invalid', 'starting_after', message)
  if (!/^[+ -]?created_at$/.test(order_by)) throw fail('A cursor needs the order by created_at.')
  if (offset > 0) throw fail('A cursor cannot be combined with an offset.')
  const position = users.findIndex(({ id }) => id === cursor)
  if (position === -1) throw fail('There is no such user.')
  return users.slice(position + 1)
}
