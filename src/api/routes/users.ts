import {
  type FastifyPluginAsyncTypebox,
  madeBefore,
  marked,
  orderBy,
  Problem,
  type Static,
  Type,
} from '../../kit/index.ts'
import { checkAppRole, checkIsOther } from '../rules/app-roles.ts'
import { explainByNames, searchByFormerName } from '../rules/former-names.ts'
import { LONGEST_PAGE } from '../rules/end-sessions.ts'
import { usersAfter } from '../rules/users-after.ts'
import { UserId } from '../schemas/ids.ts'
import { mary } from '../schemas/story.ts'
import {
  AdminUser,
  CreateUser,
  toAdminUser,
  UpdateUser,
  UpdateUserMetadata,
  UserCount,
  UserPage,
} from '../schemas/user.ts'
import { UserFilters, UserListQuery } from '../schemas/user-filters.ts'
import { adminOr } from '../rules/requirements.ts'

export const UserParams = Type.Object({ userId: UserId })

export const APP_ROLES =
  'To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.'
const reading = { tags: ['Users'], security: adminOr('users:read') }
const writing = {
  tags: ['Users'],
  security: adminOr('users:write'),
  grants: true,
  impersonation: 'refused' as const,
}

/** Manage users, as an administrator. */
export const userRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/users',
    {
      preValidation: searchByFormerName,
      schema: {
        ...reading,
        operationId: 'listUsers',
        summary: 'List users',
        description:
          'Returns a page of the users that match all filters. To read all pages while users come and go, send the id of the last user of a page as `after`: no user is skipped or repeated then.',
        querystring: UserListQuery,
        response: { 200: UserPage },
        problems: ['not_accepted'],
      },
    },
    async ({ query }, reply) => {
      const { sort, order, limit, offset, after, ...filters } = query
      const page = { limit, offset, orderBy: orderBy({ sort, order }) }
      const matching = clerkFilters(filters)
      const { data, totalCount } = after
        ? await usersAfter(app.clerk, after, matching, page)
        : await app.clerk.users.getUserList({ ...matching, ...page })
      return reply.page(data.map(toAdminUser), totalCount)
    },
  )

  app.get(
    '/v1/users/count',
    {
      preValidation: searchByFormerName,
      schema: {
        ...reading,
        operationId: 'countUsers',
        summary: 'Count users',
        description: 'Returns the number of users that match all filters.',
        querystring: UserFilters,
        response: { 200: UserCount },
        problems: ['not_accepted'],
      },
    },
    async ({ query }) => ({ totalCount: await app.clerk.users.getCount(clerkFilters(query)) }),
  )

  app.post(
    '/v1/users',
    {
      config: { repeatable: true },
      schema: {
        ...writing,
        operationId: 'createUser',
        summary: 'Create a user',
        description: `Creates a user, who can sign in at once, and returns the user. ${APP_ROLES}`,
        body: CreateUser,
        response: { 201: AdminUser },
        examples: { response: mary },
        links: Object.fromEntries(
          ['getUser', 'updateUser', 'deleteUser'].map((operationId) => [
            operationId,
            {
              operationId,
              description: 'The created user.',
              parameters: { userId: '$response.body#/id' },
            },
          ]),
        ),
        problems: ['app_role_protected', 'already_exists', 'not_accepted'],
      },
    },
    async (request, reply) => {
      const { emailAddress: former, emailAddresses = former, ...fields } = request.body
      await checkAppRole(app, request, fields)
      const user =
        (await madeBefore(request, async ({ isMine }) => {
          const { username = '' } = fields
          const filters = emailAddresses
            ? { emailAddress: emailAddresses }
            : { username: [username] }
          if ((await app.clerk.users.getCount(filters)) === 0) return undefined
          const { data } = await app.clerk.users.getUserList({ ...filters, limit: LONGEST_PAGE })
          return data.find(isMine)
        })) ??
        (await app.clerk.users
          .createUser({
            ...fields,
            ...(emailAddresses && { emailAddress: emailAddresses }),
            ...marked(request, fields.privateMetadata),
            skipPasswordRequirement: fields.password === undefined,
          })
          .catch(explainByNames(request, { emailAddress: 'emailAddresses' })))
      reply.created(`/v1/users/${user.id}`)
      return toAdminUser(user)
    },
  )

  app.get(
    '/v1/users/:userId',
    {
      schema: {
        ...reading,
        operationId: 'getUser',
        summary: 'Get a user',
        description: 'Returns a user by id.',
        params: UserParams,
        response: { 200: AdminUser },
        problems: ['user_not_found'],
      },
    },
    async ({ params }) => toAdminUser(await app.clerk.users.getUser(params.userId)),
  )

  app.patch(
    '/v1/users/:userId',
    {
      schema: {
        ...writing,
        operationId: 'updateUser',
        summary: 'Update a user',
        description: `Updates the given fields of a user, and returns the user. Use \`updateUserMetadata\` to change metadata. ${APP_ROLES}`,
        params: UserParams,
        body: UpdateUser,
        response: { 200: AdminUser },
        problems: ['app_role_protected', 'user_not_found', 'already_exists', 'not_accepted'],
      },
    },
    async (request) => {
      const { params, body } = request
      const { primaryEmailAddressId, ...changes } = body
      await checkAppRole(app, request, params)
      if (primaryEmailAddressId) await checkEmailAddress(params.userId, primaryEmailAddressId)
      const user = await app.users.change(params.userId, (users) =>
        users.updateUser(params.userId, {
          ...(changes as Parameters<typeof users.updateUser>[1]),
          ...(primaryEmailAddressId && { primaryEmailAddressID: primaryEmailAddressId }),
        }),
      )
      return toAdminUser(user)
    },
  )

  app.delete(
    '/v1/users/:userId',
    {
      schema: {
        ...writing,
        operationId: 'deleteUser',
        summary: 'Delete a user',
        description: `Permanently deletes a user with all memberships, sessions and API keys. To delete your own account, call \`deleteMe\`. ${APP_ROLES}`,
        params: UserParams,
        response: { 204: Type.Null({ description: 'The user was deleted.' }) },
        problems: ['app_role_protected', 'own_account', 'user_not_found'],
      },
    },
    async (request, reply) => {
      const { params } = request
      checkIsOther(request.caller, params.userId)
      await checkAppRole(app, request, params)
      await app.users.change(params.userId, (users) => users.deleteUser(params.userId))
      app.revocations.deleteUser(params.userId)
      return reply.code(204).send(null)
    },
  )

  app.patch(
    '/v1/users/:userId/metadata',
    {
      schema: {
        ...writing,
        operationId: 'updateUserMetadata',
        summary: "Update a user's metadata",
        description: `Merges the given values into the metadata of a user, and returns the user. \`publicMetadata.role\` is the app role of the user; the user's next token carries it. ${APP_ROLES}`,
        params: UserParams,
        body: UpdateUserMetadata,
        response: { 200: AdminUser },
        problems: ['app_role_protected', 'user_not_found', 'not_accepted'],
      },
    },
    async (request) => {
      const { params, body } = request
      await checkAppRole(app, request, { ...params, ...body })
      const user = await app.users.change(params.userId, (users) =>
        users.updateUserMetadata(params.userId, body),
      )
      app.revocations.updateUser(user)
      return toAdminUser(user)
    },
  )

  /** Clerk gives the same 404 for an address of another user and for a user who does not exist. */
  async function checkEmailAddress(userId: string, emailAddressId: string) {
    const { emailAddresses } = await app.clerk.users.getUser(userId)
    if (emailAddresses.some(({ id }) => id === emailAddressId)) return
    throw new Problem('not_accepted', {
      errors: [
        {
          pointer: '/body/primaryEmailAddressId',
          message: 'The user has no such email address.',
        },
      ],
    })
  }
}

/**
 * Converts the filters to Clerk's. Each external id gets a `+`, because Clerk reads an id that
 * begins with `-` as an exclusion.
 */
function clerkFilters({ search, ...filters }: Static<typeof UserFilters>) {
  const { emailAddresses = filters.emailAddress, usernames = filters.username } = filters
  const { userIds = filters.userId, externalIds = filters.externalId } = filters
  return {
    ...(search !== undefined && { query: search }),
    ...(emailAddresses && { emailAddress: emailAddresses }),
    ...(usernames && { username: usernames }),
    ...(userIds && { userId: userIds }),
    ...(externalIds && { externalId: externalIds.map((id) => `+${id}`) }),
  }
}
