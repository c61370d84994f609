import { type FastifyPluginAsyncTypebox, pageQuery } from '../../kit/index.ts'
import { checkAppRole, checkIsOther } from '../rules/app-roles.ts'
import { activeSessions, endSessions } from '../rules/end-sessions.ts'
import { MembershipPage, toMembership } from '../schemas/organization.ts'
import { EndedSessions, SessionListQuery, SessionPage, toSession } from '../schemas/session.ts'
import { adaForAdmins } from '../schemas/story.ts'
import { AdminUser, toAdminUser } from '../schemas/user.ts'
import { adminOr } from '../rules/requirements.ts'
import { APP_ROLES, UserParams } from './users.ts'

/** The state changes of a user that take a single call to Clerk, by operation. */
const SWITCHES = {
  banUser: {
    path: 'ban',
    call: 'banUser',
    result: { banned: true },
    summary: 'Ban a user',
    does: 'Bans a user: ends all sessions, refuses their tokens at once, and prevents signing in until the user is unbanned.',
  },
  unbanUser: {
    path: 'unban',
    call: 'unbanUser',
    result: {},
    summary: 'Unban a user',
    does: 'Lets a banned user sign in again.',
  },
  lockUser: {
    path: 'lock',
    call: 'lockUser',
    result: { locked: true },
    summary: 'Lock a user',
    does: 'Prevents a user from signing in until the user is unlocked, or for the lock time of the Clerk instance. Existing sessions stay valid; `banUser` ends them.',
  },
  unlockUser: {
    path: 'unlock',
    call: 'unlockUser',
    result: {},
    summary: 'Unlock a user',
    does: 'Lets a locked user sign in again.',
  },
  requirePasswordReset: {
    path: 'require-password-reset',
    call: 'setPasswordCompromised',
    result: {},
    summary: 'Require a user to reset the password',
    does: 'Makes a user set a new password at the next sign-in. Existing sessions stay valid; `revokeUserSessions` ends them.',
  },
  cancelPasswordReset: {
    path: 'cancel-password-reset',
    call: 'unsetPasswordCompromised',
    result: {},
    summary: 'Cancel the required password reset of a user',
    does: 'Lets a user sign in with the present password again.',
  },
} as const

/** Users could not undo these changes of their own account. */
const LOCKOUTS: readonly string[] = ['banUser', 'lockUser']

/** Bans, locks, sessions and memberships of users, for administrators. */
export const userAccessRoutes: FastifyPluginAsyncTypebox = async (app) => {
  for (const [operationId, { path, call, result, summary, does }] of Object.entries(SWITCHES))
    app.post(
      `/v1/users/:userId/${path}`,
      {
        config: { repeatable: true },
        schema: {
          operationId,
          tags: ['Users'],
          summary,
          description: `${does} Returns the user. ${APP_ROLES}`,
          security: adminOr('users:write'),
          grants: true,
          impersonation: 'refused',
          params: UserParams,
          response: { 200: AdminUser },
          examples: { response: { ...adaForAdmins, ...result } },
          problems: [
            'app_role_protected',
            ...(LOCKOUTS.includes(operationId) ? (['own_account'] as const) : []),
            'user_not_found',
            'not_accepted',
          ],
        },
      },
      async (request) => {
        const { userId } = request.params
        if (LOCKOUTS.includes(operationId)) checkIsOther(request.caller, userId)
        await checkAppRole(app, request, { userId })
        // Clerk ends the sessions itself, but without this an early unban would make their tokens
        // valid again.
        const ended = operationId === 'banUser' ? await activeSessions(app.clerk, userId) : []
        const user = await app.users.change(userId, (users) => users[call](userId))
        app.revocations.updateUser(user)
        for (const { id } of ended) app.revocations.endSession(id)
        return toAdminUser(user)
      },
    )

  app.get(
    '/v1/users/:userId/sessions',
    {
      schema: {
        operationId: 'listUserSessions',
        tags: ['Users'],
        summary: 'List the sessions of a user',
        description:
          'Returns the sessions of a user, newest first. The list is empty if the user does not exist.',
        security: adminOr('users:read'),
        params: UserParams,
        querystring: SessionListQuery,
        response: { 200: SessionPage },
      },
    },
    async ({ params, query }, reply) => {
      const { data, totalCount } = await app.clerk.sessions.getSessionList({ ...params, ...query })
      return reply.page(data.map(toSession), totalCount)
    },
  )

  app.post(
    '/v1/users/:userId/sessions/revoke',
    {
      config: { repeatable: true },
      schema: {
        operationId: 'revokeUserSessions',
        tags: ['Users'],
        summary: 'End all sessions of a user',
        description: `Ends all sessions of a user, and returns them. Their tokens are refused at once. ${APP_ROLES}`,
        security: adminOr('users:write'),
        grants: true,
        impersonation: 'refused',
        params: UserParams,
        response: { 200: EndedSessions },
        problems: ['app_role_protected'],
      },
    },
    async (request) => {
      const { params } = request
      await checkAppRole(app, request, params)
      return { data: (await endSessions(app, params.userId)).map(toSession) }
    },
  )

  app.get(
    '/v1/users/:userId/organizations',
    {
      schema: {
        operationId: 'listUserOrganizations',
        tags: ['Users'],
        summary: 'List the organizations of a user',
        description: 'Returns the memberships of a user, each with its organization and role.',
        security: adminOr('users:read'),
        params: UserParams,
        querystring: pageQuery({}),
        response: { 200: MembershipPage },
        problems: ['user_not_found'],
      },
    },
    async ({ params, query }, reply) => {
      const { data, totalCount } = await app.clerk.users.getOrganizationMembershipList({
        ...params,
        ...query,
      })
      return reply.page(data.map(toMembership), totalCount)
    },
  )
}
