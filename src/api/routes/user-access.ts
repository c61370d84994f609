import { type FastifyPluginAsyncTypebox, pageQuery } from '../../kit/index.ts'
import { checkAppRole, checkIsOther } from '../rules/app-roles.ts'
import { activeSessions, endSessions } from '../rules/end-sessions.ts'
import { MembershipPage, toMembership } from '../schemas/organization.ts'
import { EndedSessions, SessionListQuery, SessionPage, toSession } from '../schemas/session.ts'
import { adaForAdmins } from '../schemas/story.ts'
import { AdminUser, toAdminUser } from '../schemas/user.ts'
import { adminOr } from '../rules/requirements.ts'
import { APP_ROLES, UserParams } from './users.ts'

/** The state changes of a user that take a single call to Clerk. */
const SWITCHES = {
  ban: {
    summary: 'Ban a user',
    does: 'Bans a user: ends all sessions, refuses their tokens at once, and prevents signing in until the user is unbanned.',
  },
  unban: { summary: 'Unban a user', does: 'Lets a banned user sign in again.' },
  lock: {
    summary: 'Lock a user',
    does: 'Prevents a user from signing in until the user is unlocked, or for the lock time of the Clerk instance. Existing sessions stay valid; `banUser` ends them.',
  },
  unlock: { summary: 'Unlock a user', does: 'Lets a locked user sign in again.' },
} as const

/** True if the user could not undo the change. */
const isLockout = (action: keyof typeof SWITCHES) => action === 'ban' || action === 'lock'

/** Bans, locks, sessions and memberships of users, for administrators. */
export const userAccessRoutes: FastifyPluginAsyncTypebox = async (app) => {
  for (const action of ['ban', 'unban', 'lock', 'unlock'] as const)
    app.post(
      `/v1/users/:userId/${action}`,
      {
        config: { repeatable: true },
        schema: {
          operationId: `${action}User`,
          tags: ['Users'],
          summary: SWITCHES[action].summary,
          description: `${SWITCHES[action].does} Returns the user. ${APP_ROLES}`,
          security: adminOr('users:write'),
          grants: true,
          impersonation: 'refused',
          params: UserParams,
          response: { 200: AdminUser },
          examples: {
            response: { ...adaForAdmins, banned: action === 'ban', locked: action === 'lock' },
          },
          problems: [
            'app_role_protected',
            ...(isLockout(action) ? (['own_account'] as const) : []),
            'user_not_found',
            'not_accepted',
          ],
        },
      },
      async (request) => {
        const { params } = request
        if (isLockout(action)) checkIsOther(request.caller, params.userId)
        await checkAppRole(app, request, params)
        // Clerk ends the sessions itself, but without this an early unban would make their tokens
        // valid again.
        const ended = action === 'ban' ? await activeSessions(app.clerk, params.userId) : []
        const user = await app.users.change(params.userId, (users) =>
          users[`${action}User`](params.userId),
        )
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
