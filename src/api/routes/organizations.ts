import {
  type FastifyPluginAsyncTypebox,
  madeBefore,
  marked,
  Problem,
  Type,
  session,
} from '../../kit/index.ts'
import { isAppAdmin } from '../rules/app-roles.ts'
import { LONGEST_PAGE } from '../rules/end-sessions.ts'
import { OrganizationId } from '../schemas/ids.ts'
import {
  CreateOrganization,
  Organization,
  toOrganization,
  UpdateOrganization,
} from '../schemas/organization.ts'
import { memberOrAdmin } from '../rules/requirements.ts'

export const OrganizationParams = Type.Object({ organizationId: OrganizationId })

/** Manage organizations. Their members are in members.ts and invitations.ts. */
export const organizationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/organizations',
    {
      config: { repeatable: true },
      schema: {
        operationId: 'createOrganization',
        tags: ['Organizations'],
        summary: 'Create an organization',
        description:
          'Creates an organization with the authenticated user as its first admin, and returns it. To work in it, make it the active organization of the session.',
        security: session(),
        body: CreateOrganization,
        response: { 201: Organization },
        links: Object.fromEntries(
          ['getOrganization', 'updateOrganization', 'deleteOrganization'].map((operationId) => [
            operationId,
            {
              operationId,
              description: 'The created organization.',
              parameters: { organizationId: '$response.body#/id' },
            },
          ]),
        ),
        problems: ['not_enabled', 'user_not_found', 'already_exists', 'not_accepted'],
      },
    },
    async (request, reply) => {
      const { userId: createdBy } = request.caller
      const user = await app.clerk.users.getUser(createdBy)
      if (!user.createOrganizationEnabled) throw new Problem('not_enabled')
      const organization =
        (await madeBefore(
          request,
          async ({ isMine }) => {
            const { data } = await app.clerk.users.getOrganizationMembershipList({
              userId: createdBy,
              limit: LONGEST_PAGE,
            })
            return data.find((membership) => isMine(membership.organization))?.organization
          },
          // Two organizations may have the same name.
          { unique: request.body.slug !== undefined },
        )) ??
        (await app.clerk.organizations.createOrganization({
          ...request.body,
          ...marked(request),
          createdBy,
        }))
      reply.created(`/v1/organizations/${organization.id}`)
      return toOrganization(organization)
    },
  )

  app.get(
    '/v1/organizations/:organizationId',
    {
      schema: {
        operationId: 'getOrganization',
        tags: ['Organizations'],
        summary: 'Get an organization',
        description: 'Returns an organization by id.',
        security: memberOrAdmin,
        params: OrganizationParams,
        response: { 200: Organization },
      },
    },
    async (request) => {
      const { organizationId } = request.params
      return toOrganization(await app.clerk.organizations.getOrganization({ organizationId }))
    },
  )

  app.patch(
    '/v1/organizations/:organizationId',
    {
      schema: {
        operationId: 'updateOrganization',
        tags: ['Organizations'],
        summary: 'Update an organization',
        description: 'Updates the given fields of an organization, and returns it.',
        security: session('org:admin', 'org:settings:manage', 'admin'),
        params: OrganizationParams,
        body: UpdateOrganization,
        response: { 200: Organization },
        problems: ['already_exists', 'not_accepted'],
      },
    },
    async (request) => {
      const { organizationId } = request.params
      return toOrganization(
        await app.clerk.organizations.updateOrganization(organizationId, request.body),
      )
    },
  )

  app.delete(
    '/v1/organizations/:organizationId',
    {
      schema: {
        operationId: 'deleteOrganization',
        tags: ['Organizations'],
        summary: 'Delete an organization',
        description:
          'Permanently deletes an organization with its memberships, invitations and API keys. Its own admins can delete it only if the organization allows that.',
        security: session('org:admin', 'admin'),
        grants: true,
        impersonation: 'refused',
        params: OrganizationParams,
        response: { 204: Type.Null({ description: 'The organization was deleted.' }) },
        problems: ['not_enabled'],
      },
    },
    async (request, reply) => {
      const { organizationId } = request.params
      const organization = await app.clerk.organizations.getOrganization({ organizationId })
      if (!organization.adminDeleteEnabled && !isAppAdmin(request.caller))
        throw new Problem('not_enabled')
      await app.clerk.organizations.deleteOrganization(organizationId)
      app.revocations.deleteOrganization(organizationId)
      return reply.code(204).send(null)
    },
  )
}
