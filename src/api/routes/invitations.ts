import {
  type FastifyPluginAsyncTypebox,
  madeBefore,
  marked,
  Type,
  session,
} from '../../kit/index.ts'
import { LONGEST_PAGE } from '../rules/end-sessions.ts'
import { adminIdOf, checkMayManage, explainUnknownRole } from '../rules/organization-access.ts'
import { InvitationId } from '../schemas/ids.ts'
import {
  CreateInvitation,
  CreateInvitations,
  Invitation,
  InvitationListQuery,
  InvitationPage,
  CreatedInvitations,
  toInvitation,
} from '../schemas/invitation.ts'
import { invitation as example } from '../schemas/story.ts'
import { memberOrAdmin } from '../rules/requirements.ts'
import { OrganizationParams } from './organizations.ts'

const InvitationParams = Type.Object({
  ...OrganizationParams.properties,
  invitationId: InvitationId,
})

const MANAGE =
  'With the permission `org:members:manage` alone, the caller can manage only invitations with the role `org:member`.'
const manage = session('org:admin', 'org:members:manage', 'admin')

/** Manage invitations to join an organization. */
export const invitationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { organizations } = app.clerk

  app.get(
    '/v1/organizations/:organizationId/invitations',
    {
      schema: {
        operationId: 'listInvitations',
        tags: ['Invitations'],
        summary: 'List the invitations of an organization',
        description: 'Returns the invitations of an organization, newest first.',
        security: memberOrAdmin,
        params: OrganizationParams,
        querystring: InvitationListQuery,
        response: { 200: InvitationPage },
      },
    },
    async (request, reply) => {
      const { organizationId } = request.params
      const { status: former, statuses = former, ...page } = request.query
      const { data, totalCount } = await organizations.getOrganizationInvitationList({
        organizationId,
        ...page,
        ...(statuses && { status: statuses }),
      })
      return reply.page(data.map(toInvitation), totalCount)
    },
  )

  app.post(
    '/v1/organizations/:organizationId/invitations',
    {
      config: { repeatable: true },
      schema: {
        operationId: 'createInvitation',
        tags: ['Invitations'],
        summary: 'Invite a person',
        description: `Sends an email that invites a person to join an organization, and returns the invitation. ${MANAGE}`,
        security: manage,
        grants: true,
        impersonation: 'refused',
        params: OrganizationParams,
        body: CreateInvitation,
        response: { 201: Invitation },
        links: Object.fromEntries(
          ['getInvitation', 'revokeInvitation'].map((operationId) => [
            operationId,
            {
              operationId,
              description: 'The new invitation.',
              parameters: {
                organizationId: '$request.path.organizationId',
                invitationId: '$response.body#/id',
              },
            },
          ]),
        ),
        problems: ['role_not_grantable', 'already_exists', 'not_accepted'],
      },
    },
    async (request, reply) => {
      const { organizationId } = request.params
      const { caller } = request
      checkMayManage(caller, request.body.role)
      const inviterUserId = adminIdOf(caller, organizationId)
      const invitation =
        (await madeBefore(request, async ({ isMine }) => {
          const { data } = await organizations.getOrganizationInvitationList({
            organizationId,
            limit: LONGEST_PAGE,
          })
          return data.find(isMine)
        })) ??
        (await organizations
          .createOrganizationInvitation({
            ...request.body,
            ...marked(request),
            organizationId,
            ...(inviterUserId && { inviterUserId }),
          })
          .catch(explainUnknownRole(app, organizationId)))
      reply.created(`/v1/organizations/${organizationId}/invitations/${invitation.id}`)
      return toInvitation(invitation)
    },
  )

  app.post(
    '/v1/organizations/:organizationId/invitations/bulk',
    {
      schema: {
        operationId: 'createInvitations',
        tags: ['Invitations'],
        summary: 'Invite several people',
        description: `Sends up to ten emails that invite people to join an organization, and returns the invitations. If one is refused, none is sent. ${MANAGE}`,
        security: manage,
        grants: true,
        impersonation: 'refused',
        params: OrganizationParams,
        body: CreateInvitations,
        response: { 200: CreatedInvitations },
        problems: ['role_not_grantable', 'already_exists', 'not_accepted'],
      },
    },
    async (request) => {
      const { organizationId } = request.params
      const { invitations } = request.body
      const { caller } = request
      checkMayManage(caller, ...invitations.map(({ role }) => role))
      const inviterUserId = adminIdOf(caller, organizationId)
      const { data } = await organizations
        .createOrganizationInvitationBulk(
          organizationId,
          invitations.map((one) => ({ ...one, ...(inviterUserId && { inviterUserId }) })),
        )
        .catch(explainUnknownRole(app, organizationId, '/body/invitations'))
      return { data: data.map(toInvitation) }
    },
  )

  app.get(
    '/v1/organizations/:organizationId/invitations/:invitationId',
    {
      schema: {
        operationId: 'getInvitation',
        tags: ['Invitations'],
        summary: 'Get an invitation',
        description: 'Returns an invitation by id.',
        security: memberOrAdmin,
        params: InvitationParams,
        response: { 200: Invitation },
        problems: ['invitation_not_found'],
      },
    },
    async (request) => {
      const { organizationId, invitationId } = request.params
      return toInvitation(
        await organizations.getOrganizationInvitation({ organizationId, invitationId }),
      )
    },
  )

  app.post(
    '/v1/organizations/:organizationId/invitations/:invitationId/revoke',
    {
      config: { repeatable: true },
      schema: {
        operationId: 'revokeInvitation',
        tags: ['Invitations'],
        summary: 'Revoke an invitation',
        description: `Revokes a pending invitation and returns it. ${MANAGE}`,
        security: manage,
        grants: true,
        params: InvitationParams,
        response: { 200: Invitation },
        examples: { response: { ...example, status: 'revoked' } },
        problems: ['role_not_grantable', 'invitation_not_found', 'not_accepted'],
      },
    },
    async (request) => {
      const { organizationId, invitationId } = request.params
      const { caller } = request
      const invitation = { organizationId, invitationId }
      const found = await organizations.getOrganizationInvitation(invitation)
      checkMayManage(caller, found.role)
      const requestingUserId = adminIdOf(caller, organizationId)
      const revoked =
        (await madeBefore(request, async () => (found.status === 'revoked' ? found : undefined))) ??
        (await organizations.revokeOrganizationInvitation({
          ...invitation,
          ...(requestingUserId && { requestingUserId }),
        }))
      return toInvitation(revoked)
    },
  )
}
