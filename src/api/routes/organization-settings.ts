import { type FastifyPluginAsyncTypebox, orderBy, session, Type } from '../../kit/index.ts'
import { ADMIN } from '../rules/app-roles.ts'
import {
  AdminOrganization,
  AdminOrganizationPage,
  Organization,
  OrganizationListQuery,
  toAdminOrganization,
  toOrganization,
  UpdateOrganizationMetadata,
} from '../schemas/organization.ts'
import { Picture, PICTURE_BODY, toFile } from '../schemas/picture.ts'
import { OrganizationRolePage, RoleListQuery, toOrganizationRole } from '../schemas/role.ts'
import { OrganizationParams } from './organizations.ts'

const managing = {
  tags: ['Organizations'],
  security: session('org:admin', 'org:settings:manage', ADMIN),
  params: OrganizationParams,
}

/** Logos, metadata and roles of organizations, and the list of all for app admins. */
export const organizationSettingsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { organizations, organizationRoles } = app.clerk

  app.get(
    '/v1/organizations',
    {
      schema: {
        operationId: 'listOrganizations',
        tags: ['Organizations'],
        summary: 'List organizations',
        description:
          'Returns a page of the organizations of the app. `listMyOrganizations` returns those of the caller.',
        security: session(ADMIN),
        querystring: OrganizationListQuery,
        response: { 200: AdminOrganizationPage },
      },
    },
    async ({ query }, reply) => {
      const { sort, order, search, ...filters } = query
      const { data, totalCount } = await organizations.getOrganizationList({
        ...filters,
        ...(search !== undefined && { query: search }),
        includeMembersCount: true,
        orderBy: orderBy({ sort, order }),
      })
      return reply.page(data.map(toAdminOrganization), totalCount)
    },
  )

  app.patch(
    '/v1/organizations/:organizationId/metadata',
    {
      schema: {
        operationId: 'updateOrganizationMetadata',
        tags: ['Organizations'],
        summary: 'Update the metadata of an organization',
        description:
          'Merges the given values into the metadata of an organization, and returns it.',
        security: session(ADMIN),
        // Metadata often decides the rights of an organization, for example by its plan.
        grants: true,
        impersonation: 'refused',
        params: OrganizationParams,
        body: UpdateOrganizationMetadata,
        response: { 200: AdminOrganization },
        problems: ['not_accepted'],
      },
    },
    async ({ params, body }) =>
      toAdminOrganization(
        await organizations.updateOrganizationMetadata(params.organizationId, body),
      ),
  )

  app.put(
    '/v1/organizations/:organizationId/logo',
    {
      bodyLimit: PICTURE_BODY,
      schema: {
        ...managing,
        operationId: 'setOrganizationLogo',
        summary: 'Set the logo of an organization',
        description: 'Replaces the logo of an organization, and returns the organization.',
        body: Picture,
        response: { 200: Organization },
        problems: ['not_accepted'],
      },
    },
    async ({ params, body }) =>
      toOrganization(
        await organizations.updateOrganizationLogo(params.organizationId, {
          file: toFile(body.image),
        }),
      ),
  )

  app.delete(
    '/v1/organizations/:organizationId/logo',
    {
      schema: {
        ...managing,
        operationId: 'deleteOrganizationLogo',
        summary: 'Delete the logo of an organization',
        description: 'Deletes the logo of an organization, which then has the default one.',
        response: { 204: Type.Null({ description: 'The logo was deleted.' }) },
      },
    },
    async ({ params }, reply) => {
      await organizations.deleteOrganizationLogo(params.organizationId)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/v1/organization-roles',
    {
      schema: {
        operationId: 'listOrganizationRoles',
        tags: ['Organizations'],
        summary: 'List the roles of members',
        description: 'Returns the roles that members of organizations can have.',
        security: session(),
        querystring: RoleListQuery,
        response: { 200: OrganizationRolePage },
      },
    },
    async ({ query }, reply) => {
      const { sort, order, ...page } = query
      const { data, totalCount } = await organizationRoles.getOrganizationRoleList({
        ...page,
        orderBy: orderBy({ sort, order }),
      })
      return reply.page(data.map(toOrganizationRole), totalCount)
    },
  )
}
