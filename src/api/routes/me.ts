import type { ClerkClient, User as ClerkUser } from '@clerk/backend'
import {
  clerkProblem,
  type FastifyPluginAsyncTypebox,
  madeBefore,
  Problem,
  type Static,
  Type,
  session,
} from '../../kit/index.ts'
import { endSessions } from '../rules/end-sessions.ts'
import { checkReverified, REVERIFIED } from '../rules/reverification.ts'
import { ChangePassword, toUser, UpdateMe, User } from '../schemas/user.ts'

/** Manage your own account. */
export const meRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me',
    {
      schema: {
        operationId: 'getMe',
        tags: ['Me'],
        summary: 'Get the signed-in user',
        description: 'Returns the authenticated user. An API key must belong to a user.',
        security: [...session(), { clerkApiKey: ['me:read'] }],
        response: { 200: User },
        problems: ['user_required', 'user_not_found'],
      },
    },
    async (request) => toUser(await app.users.get(request.caller.userId)),
  )

  app.patch(
    '/v1/me',
    {
      schema: {
        operationId: 'updateMe',
        tags: ['Me'],
        summary: 'Update the signed-in user',
        description:
          'Updates the names, username and unsafe metadata of the authenticated user, and returns the user.',
        security: session(),
        body: UpdateMe,
        response: { 200: User },
        problems: ['user_not_found', 'already_exists', 'not_accepted'],
      },
    },
    async (request) => {
      const userId = request.caller.userId
      return toUser(
        await app.users.change(userId, (users) => updateMe(users, userId, request.body)),
      )
    },
  )

  app.delete(
    '/v1/me',
    {
      config: { sensitive: true },
      schema: {
        operationId: 'deleteMe',
        tags: ['Me'],
        summary: 'Delete the signed-in user',
        description: `Permanently deletes the authenticated user with all memberships, sessions and API keys. ${REVERIFIED}`,
        security: session(),
        impersonation: 'refused',
        response: { 204: Type.Null({ description: 'The user was deleted.' }) },
        problems: ['reverification_required', 'not_enabled', 'user_not_found'],
      },
    },
    async (request, reply) => {
      const { userId } = request.caller
      checkReverified(request)
      const user = await app.clerk.users.getUser(userId)
      if (!user.deleteSelfEnabled) throw new Problem('not_enabled')
      await app.users.change(userId, (users) => users.deleteUser(userId))
      app.revocations.deleteUser(userId)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/v1/me/password',
    {
      config: { sensitive: true, repeatable: true },
      schema: {
        operationId: 'changeMyPassword',
        tags: ['Me'],
        summary: 'Change the password of the signed-in user',
        description:
          'Sets a new password, given the current one, and returns the user. Can end all other sessions of the user.',
        security: session(),
        impersonation: 'refused',
        body: ChangePassword,
        response: { 200: User },
        problems: ['user_not_found', 'not_accepted'],
      },
    },
    async (request) => {
      const { userId, sessionId } = request.caller
      const { currentPassword, newPassword, signOutOfOtherSessions } = request.body
      const changed = await madeBefore(request, async () =>
        (await isPassword(userId, newPassword)) ? app.clerk.users.getUser(userId) : undefined,
      )
      const user = changed ?? (await changePassword(userId, currentPassword, newPassword))
      if (signOutOfOtherSessions) await endSessions(app, userId, { except: sessionId })
      return toUser(user)
    },
  )

  async function changePassword(userId: string, current: string, password: string) {
    await app.clerk.users
      .verifyPassword({ userId, password: current })
      .catch(explainRefusalOf('currentPassword'))
    return app.users
      .change(userId, (users) => users.updateUser(userId, { password }))
      .catch(explainRefusalOf('newPassword'))
  }

  async function isPassword(userId: string, password: string): Promise<boolean> {
    try {
      await app.clerk.users.verifyPassword({ userId, password })
      return true
    } catch (error) {
      if (isRefusal(error)) return false
      throw error
    }
  }
}

/**
 * Updates the profile and the metadata with two calls to Clerk. If Clerk refuses the second, the
 * first is undone, so that either everything is changed or nothing.
 */
async function updateMe(
  users: ClerkClient['users'],
  userId: string,
  { unsafeMetadata, ...profile }: Static<typeof UpdateMe>,
): Promise<ClerkUser> {
  const changesProfile = Object.keys(profile).length > 0
  const before = changesProfile && unsafeMetadata ? await users.getUser(userId) : undefined
  const user = changesProfile ? await setProfile(users, userId, profile) : undefined
  if (!unsafeMetadata) return user ?? users.getUser(userId)
  try {
    return await users.updateUserMetadata(userId, { unsafeMetadata })
  } catch (error) {
    if (before && isRefusal(error))
      await setProfile(users, userId, valuesOf(before, Object.keys(profile) as (keyof Profile)[]))
    throw error
  }
}

type Profile = Omit<Static<typeof UpdateMe>, 'unsafeMetadata'>

/**
 * Picks the named values of a user. The others are not sent: an instance without usernames refuses
 * even a `username` that is null.
 */
function valuesOf(user: ClerkUser, names: readonly (keyof Profile)[]): Profile {
  return Object.fromEntries(names.map((name) => [name, user[name]]))
}

/** Clerk removes values that are null, but the types of its SDK do not allow null. */
function setProfile(users: ClerkClient['users'], userId: string, profile: Profile) {
  return users.updateUser(userId, profile as Parameters<typeof users.updateUser>[1])
}

function isRefusal(error: unknown): boolean {
  return (clerkProblem(error, ['not_accepted'])?.statusCode ?? 500) < 500
}

/** Points to the right password of the request. Clerk names either of them `password`, or none. */
function explainRefusalOf(property: keyof Static<typeof ChangePassword>) {
  return (error: unknown): never => {
    const errors = clerkProblem(error, ['not_accepted'])?.occurrence.errors
    if (!errors) throw error
    throw new Problem('not_accepted', {
      cause: error,
      errors: errors.map((violation) => ({ ...violation, pointer: `/body/${property}` })),
    })
  }
}
