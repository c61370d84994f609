import type { Invitation } from '@clerk/backend'
import { type FastifyPluginAsyncTypebox, madeBefore, orderBy, Type } from '../../kit/index.ts'
import { checkAppRole } from '../rules/app-roles.ts'
import { LONGEST_PAGE } from '../rules/end-sessions.ts'
import { adminOr } from '../rules/requirements.ts'
import { AppInvitationId } from '../schemas/ids.ts'
import {
  AppInvitation,
  AppInvitationListQuery,
  AppInvitationPage,
  CreatedAppInvitations,
  CreateAppInvitation,
  CreateAppInvitations,
  toAppInvitation,
} from '../schemas/sign-ups.ts'
import { appInvitation as example } from '../schemas/story.ts'

const LIST = '/v1/invitations'
const ROLE =
  'To invite a person with an app role (`publicMetadata.role`), the caller needs the app role `admin` or the scope `admins:write`.'
const writing = {
  tags: ['Sign-ups'],
  security: adminOr('users:write'),
  grants: true,
  impersonation: 'refused' as const,
}

/** Manage invitations to sign up. */
export const appInvitationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { invitations } = app.clerk

  app.get(
    LIST,
    {
      schema: {
        operationId: 'listAppInvitations',
        tags: ['Sign-ups'],
        summary: 'List the invitations to the app',
        description:
          'Returns a page of the invitations to the app. Without `status`, Clerk leaves out revoked ones.',
        security: adminOr('users:read'),
        querystring: AppInvitationListQuery,
        response: { 200: AppInvitationPage },
      },
    },
    async ({ query }, reply) => {
      const { sort, order, search, ...filters } = query
      const { data, totalCount } = await invitations.getInvitationList({
        ...filters,
        ...(search !== undefined && { query: search }),
        orderBy: orderBy({ sort, order }),
      })
      return reply.page(data.map(toAppInvitation), totalCount)
    },
  )

  app.post(
    LIST,
    {
      config: { repeatable: true },
      schema: {
        ...writing,
        operationId: 'createAppInvitation',
        summary: 'Invite a person to the app',
        description: `Sends an email that invites a person to sign up, and returns the invitation. ${ROLE}`,
        body: CreateAppInvitation,
        response: { 201: AppInvitation },
        links: {
          revokeAppInvitation: {
            operationId: 'revokeAppInvitation',
            description: 'The new invitation.',
            parameters: { appInvitationId: '$response.body#/id' },
          },
        },
        problems: ['app_role_protected', 'already_exists', 'not_accepted'],
      },
    },
    async (request, reply) => {
      const { body } = request
      await checkAppRole(app, request, body)
      const invitation =
        (await madeBefore(request, async ({ isNew }) => {
          const { data } = await invitations.getInvitationList({
            query: body.emailAddress,
            limit: LONGEST_PAGE,
          })
          return data.find((one) => isTo(one, body.emailAddress) && isNew(one))
        })) ?? (await invitations.createInvitation(body))
      reply.created(`${LIST}?search=${invitation.id}`)
      return toAppInvitation(invitation)
    },
  )

  app.post(
    `${LIST}/bulk`,
    {
      schema: {
        ...writing,
        operationId: 'createAppInvitations',
        summary: 'Invite several people to the app',
        description: `Sends up to ten emails that invite people to sign up, and returns the invitations. If one is refused, none is sent. ${ROLE}`,
        body: CreateAppInvitations,
        response: { 200: CreatedAppInvitations },
        problems: ['app_role_protected', 'already_exists', 'not_accepted'],
      },
    },
    async (request) => {
      const { body } = request
      for (const invitation of body.invitations) await checkAppRole(app, request, invitation)
      const created = await invitations.createInvitationBulk(body.invitations)
      return { data: created.map(toAppInvitation) }
    },
  )

  app.post(
    `${LIST}/:appInvitationId/revoke`,
    {
      config: { repeatable: true },
      schema: {
        ...writing,
        operationId: 'revokeAppInvitation',
        summary: 'Revoke an invitation to the app',
        description:
          'Revokes a pending invitation to the app, and returns it. The person can still sign up without it, if the app allows that.',
        params: Type.Object({ appInvitationId: AppInvitationId }),
        response: { 200: AppInvitation },
        examples: { response: { ...example, status: 'revoked' } },
        problems: ['app_invitation_not_found', 'not_accepted'],
      },
    },
    async (request) => {
      const { appInvitationId } = request.params
      const revoked = await madeBefore(request, async () => {
        const { data } = await invitations.getInvitationList({
          query: appInvitationId,
          status: 'revoked',
        })
        return data.find(({ id }) => id === appInvitationId)
      })
      return toAppInvitation(revoked ?? (await invitations.revokeInvitation(appInvitationId)))
    },
  )
}

function isTo(invitation: Invitation, emailAddress: string): boolean {
  return invitation.emailAddress.toLowerCase() === emailAddress.toLowerCase()
}
