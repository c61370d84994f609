import type { OrganizationInvitation } from '@clerk/backend'
import type { FastifyRequest } from 'fastify'
import {
  type FastifyPluginAsyncTypebox,
  type Lacking,
  madeBefore,
  pageQuery,
  Problem,
  session,
  Type,
} from '../../kit/index.ts'
import { LONGEST_PAGE } from '../rules/end-sessions.ts'
import { checkAdminRemains } from '../rules/last-admin.ts'
import { findOwn, pageOf, readCaller } from '../rules/own-things.ts'
import { InvitationId } from '../schemas/ids.ts'
import {
  ReceivedInvitation,
  ReceivedInvitationListQuery,
  ReceivedInvitationPage,
  toReceivedInvitation,
} from '../schemas/invitation.ts'
import { MembershipPage, toMembership } from '../schemas/organization.ts'
import { acme, invitation as example } from '../schemas/story.ts'
import { OrganizationParams } from './organizations.ts'

/** Clerk's spec lets an invitation lack its organization. */
type Received = Lacking<OrganizationInvitation, 'organizationId'>

/** Your own organizations, and the invitations that you received. */
export const myOrganizationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { organizations, users } = app.clerk

  app.get(
    '/v1/me/organizations',
    {
      schema: {
        operationId: 'listMyOrganizations',
        tags: ['Me'],
        summary: 'List the organizations of the signed-in user',
        description:
          'Returns the memberships of the authenticated user, each with its organization and role. An API key must belong to a user.',
        security: [...session(), { clerkApiKey: ['me:read'] }],
        querystring: pageQuery({}),
        response: { 200: MembershipPage },
        problems: ['user_required', 'user_not_found'],
      },
    },
    async (request, reply) => {
      const { data, totalCount } = await app.clerk.users.getOrganizationMembershipList({
        userId: request.caller.userId,
        ...request.query,
      })
      return reply.page(data.map(toMembership), totalCount)
    },
  )

  app.delete(
    '/v1/me/organizations/:organizationId',
    {
      schema: {
        operationId: 'leaveOrganization',
        tags: ['Me'],
        summary: 'Leave an organization',
        description:
          'Ends the membership of the authenticated user in an organization, active or not. An organization keeps at least one `org:admin`: the last one makes somebody else an admin first, or deletes the organization.',
        security: session(),
        anyOrganization: true,
        grants: true,
        impersonation: 'refused',
        params: OrganizationParams,
        response: { 204: Type.Null({ description: 'The user is no longer a member.' }) },
        problems: ['organization_not_found', 'last_admin', 'not_accepted'],
      },
    },
    async (request, reply) => {
      const { organizationId } = request.params
      const { userId } = request.caller
      const { data } = await organizations.getOrganizationMembershipList({
        organizationId,
        userId: [userId],
      })
      const [membership] = data
      if (!membership) throw new Problem('organization_not_found')
      await checkAdminRemains(app, request.caller, membership)
      await organizations.deleteOrganizationMembership({ organizationId, userId })
      app.revocations.updateMember({ organizationId, userId, rights: null, at: Date.now() })
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/v1/me/invitations',
    {
      schema: {
        operationId: 'listMyInvitations',
        tags: ['Me'],
        summary: 'List the invitations of the signed-in user',
        description:
          'Returns the invitations to organizations that were sent to a verified email address of the authenticated user, newest first. The user accepts one by the link in the email.',
        security: session(),
        querystring: ReceivedInvitationListQuery,
        response: { 200: ReceivedInvitationPage },
        problems: ['user_not_found'],
      },
    },
    async (request, reply) => {
      const { status } = request.query
      const received = (await receivedBy(request)).map(toReceivedInvitation)
      return pageOf(
        reply,
        received.filter((invitation) => status === undefined || invitation.status === status),
      )
    },
  )

  app.post(
    '/v1/me/invitations/:invitationId/decline',
    {
      config: { repeatable: true },
      schema: {
        operationId: 'declineMyInvitation',
        tags: ['Me'],
        summary: 'Decline an invitation',
        description:
          'Declines a pending invitation to an organization, which is then revoked, and returns it.',
        security: session(),
        impersonation: 'refused',
        params: Type.Object({ invitationId: InvitationId }),
        response: { 200: ReceivedInvitation },
        examples: {
          response: {
            ...example,
            status: 'revoked',
            organizationName: acme.name,
            organizationImageUrl: acme.imageUrl,
          },
        },
        problems: ['invitation_not_found', 'not_accepted'],
      },
    },
    async (request) => {
      const { invitationId } = request.params
      const found: Received = findOwn(
        await receivedBy(request),
        invitationId,
        'invitation_not_found',
      )
      const { organizationId } = found
      if (!organizationId)
        throw new Problem('not_accepted', { detail: 'Clerk does not name the organization.' })
      const declined =
        (await madeBefore(request, async () => (found.status === 'revoked' ? found : undefined))) ??
        (await organizations.revokeOrganizationInvitation({ organizationId, invitationId }))
      return { ...toReceivedInvitation(found), status: declined.status ?? null }
    },
  )

  /**
   * Returns the invitations to the verified addresses of the caller. Anybody can add the address of
   * somebody else, and must not see by whom that person is invited.
   */
  async function receivedBy(request: FastifyRequest): Promise<OrganizationInvitation[]> {
    const { userId } = request.caller
    const [{ emailAddresses }, { data }] = await Promise.all([
      readCaller(app, request),
      users.getOrganizationInvitationList({ userId, limit: LONGEST_PAGE }),
    ])
    const verified = emailAddresses
      .filter(({ verification }) => verification?.status === 'verified')
      .map(({ emailAddress }) => emailAddress.toLowerCase())
    return data.filter(({ emailAddress }) => verified.includes(emailAddress.toLowerCase()))
  }
}
