import { Type } from '@sinclair/typebox'
import { createUser, deleteUser, endSessionsOfUser, updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import type { User } from '../records.ts'
import { closedObject, emailAddress, metadata, optional, username } from '../schemas.ts'
import { serializeMembership, serializeUser } from '../serialize.ts'
import { findUserByIdentifier, membershipsOfUser, type Store } from '../store.ts'
import { mergedMetadata } from './metadata.ts'
import { order, pageParameters, paginate, slice } from './pages.ts'
import { metadataParameters } from './parameters.ts'
import { filterUsers, USER_ORDERINGS, userFilters, userOrder } from './user-filters.ts'

const UserParams = Type.Object({ user_id: Type.String() })
const optionalText = optional(Type.String())

const MetadataBody = closedObject({
  ...metadataParameters,
  unsafe_metadata: Type.Optional(metadata),
})

const profile = {
  external_id: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  locale: optionalText,
  username: optional(username),
  password: optionalText,
  skip_password_checks: Type.Optional(Type.Boolean()),
}

const NewUser = closedObject({
  ...profile,
  ...MetadataBody.properties,
  email_address: Type.Optional(Type.Array(emailAddress)),
  skip_password_requirement: Type.Optional(Type.Boolean()),
})

const UserChanges = closedObject({
  ...profile,
  primary_email_address_id: Type.Optional(Type.String()),
  sign_out_of_other_sessions: Type.Optional(Type.Boolean()),
})

/** @see https://clerk.com/docs/reference/backend-api/tag/Users */
export function registerUsers(v1: SandboxServer, { store }: SandboxContext): void {
  const findUser = (id: string) => find(store.users, 'user', id)

  v1.get(
    '/users',
    {
      schema: {
        querystring: closedObject({ ...userFilters, ...userOrder, ...pageParameters }),
      },
    },
    async ({ query }) => {
      const users = order(filterUsers(store, query), USER_ORDERINGS, query.order_by)
      return slice(users, query).map(serializeUser)
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
    const { email_address = [], skip_password_checks, skip_password_requirement, ...fields } = body
    if (email_address.length === 0 && fields.username == null) throw missing('email_address')
    const needsPassword = email_address.length === 0 && !skip_password_requirement
    if (needsPassword && fields.password == null) throw missing('password')
    for (const email of email_address) checkFree(store, 'email_address', email)
    checkProfile(store, fields, skip_password_checks)
    return serializeUser(createUser(store, fields, email_address))
  })

  v1.get('/users/:user_id', { schema: { params: UserParams } }, async ({ params }) =>
    serializeUser(findUser(params.user_id)),
  )

  v1.patch(
    '/users/:user_id',
    { schema: { params: UserParams, body: UserChanges } },
    async ({ params, body }) => {
      const user = findUser(params.user_id)
      const { skip_password_checks, sign_out_of_other_sessions, ...changes } = body
      const primary = changes.primary_email_address_id
      if (primary !== undefined && !user.email_addresses.some(({ id }) => id === primary)) {
        throw notFound('email address', primary)
      }
      checkProfile(store, changes, skip_password_checks, user)
      if (sign_out_of_other_sessions) endSessionsOfUser(store, user.id, 'revoked')
      return serializeUser(updateUser(store, user, changes))
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

  const switches = {
    ban: { banned: true },
    unban: { banned: false },
    lock: { locked: true },
    unlock: { locked: false },
  }
  for (const [action, changes] of Object.entries(switches)) {
    v1.post(`/users/:user_id/${action}`, { schema: { params: UserParams } }, async ({ params }) => {
      const user = findUser(params.user_id)
      if (action === 'ban') endSessionsOfUser(store, user.id, 'revoked')
      return serializeUser(updateUser(store, user, changes))
    })
  }

  v1.post(
    '/users/:user_id/verify_password',
    { schema: { params: UserParams, body: closedObject({ password: Type.String() }) } },
    async ({ params, body }) => {
      const { password } = findUser(params.user_id)
      if (password === null) {
        throw new ClerkApiError(400, 'no_password_set', 'The user has no password.')
      }
      if (password !== body.password) {
        throw new ClerkApiError(422, 'incorrect_password', 'The provided password is incorrect.')
      }
      return { verified: true }
    },
  )

  v1.get(
    '/users/:user_id/organization_memberships',
    { schema: { params: UserParams, querystring: closedObject(pageParameters) } },
    async ({ params, query }) =>
      paginate(
        membershipsOfUser(store, findUser(params.user_id).id).toReversed(),
        query,
        (membership) => serializeMembership(store, membership),
      ),
  )
}

/** 422 when the new values are taken by someone else, or the password is too short. */
export function checkProfile(
  store: Store,
  { username, external_id, password }: Partial<User>,
  skipPasswordChecks = false,
  owner?: User,
): void {
  if (username != null) checkFree(store, 'username', username, owner)
  if (external_id != null) {
    const holder = [...store.users.values()].find((user) => user.external_id === external_id)
    if (holder && holder !== owner) throw taken('external_id')
  }
  if (password != null && password.length < 8 && !skipPasswordChecks) {
    throw invalidParameter(
      'form_password_length_too_short',
      'password',
      'Passwords must be 8 characters or more.',
    )
  }
}

/** 422 when someone else signs in with this e-mail address or username. */
export function checkFree(store: Store, parameter: string, identifier: string, owner?: User): void {
  const holder = findUserByIdentifier(store, identifier)
  if (holder && holder !== owner) throw taken(parameter)
}

function missing(parameter: string): ClerkApiError {
  return invalidParameter('form_data_missing', parameter, `${parameter} is missing.`)
}

function taken(parameter: string): ClerkApiError {
  const name = parameter.replaceAll('_', ' ')
  return invalidParameter(
    'form_identifier_exists',
    parameter,
    `That ${name} is taken. Please try another.`,
  )
}
