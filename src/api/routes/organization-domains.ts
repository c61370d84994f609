import { type FastifyPluginAsyncTypebox, pageQuery, session, Type } from '../../kit/index.ts'
import { ADMIN } from '../rules/app-roles.ts'
import {
  AddOrganizationDomain,
  OrganizationDomain,
  OrganizationDomainPage,
  toOrganizationDomain,
  UpdateOrganizationDomain,
} from '../schemas/domain.ts'
import { DomainId } from '../schemas/ids.ts'
import { domain } from '../schemas/story.ts'
import { OrganizationParams } from './organizations.ts'

const LIST = '/v1/organizations/:organizationId/domains'
const ONE = `${LIST}/:domainId`
const DomainParams = Type.Object({ ...OrganizationParams.properties, domainId: DomainId })
const security = session('org:admin', 'org:settings:manage', ADMIN)
const writing = {
  tags: ['Organizations'],
  security,
  grants: true,
  impersonation: 'refused' as const,
}

/** Manage the email domains of an organization. */
export const organizationDomainRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { organizations } = app.clerk

  app.get(
    LIST,
    {
      schema: {
        operationId: 'listOrganizationDomains',
        tags: ['Organizations'],
        summary: 'List the domains of an organization',
        description: 'Returns the email domains of an organization, newest first.',
        security,
        params: OrganizationParams,
        querystring: pageQuery({}),
        response: { 200: OrganizationDomainPage },
      },
    },
    async ({ params, query }, reply) => {
      const { data, totalCount } = await organizations.getOrganizationDomainList({
        ...params,
        ...query,
      })
      return reply.page(data.map(toOrganizationDomain), totalCount)
    },
  )

  app.post(
    LIST,
    {
      schema: {
        ...writing,
        operationId: 'addOrganizationDomain',
        summary: 'Add a domain to an organization',
        description:
          'Adds an email domain, which is not verified yet and has no effect until then, and returns it.',
        params: OrganizationParams,
        body: AddOrganizationDomain,
        response: { 201: OrganizationDomain },
        links: Object.fromEntries(
          ['updateOrganizationDomain', 'verifyOrganizationDomain', 'removeOrganizationDomain'].map(
            (operationId) => [
              operationId,
              {
                operationId,
                description: 'The added domain.',
                parameters: {
                  organizationId: '$request.path.organizationId',
                  domainId: '$response.body#/id',
                },
              },
            ],
          ),
        ),
        problems: ['already_exists', 'not_accepted'],
      },
    },
    async ({ params, body }, reply) => {
      // Clerk takes a domain as verified unless it is told otherwise. Anybody could add the domain
      // of somebody else.
      const added = await organizations.createOrganizationDomain({
        ...params,
        ...body,
        verified: false,
      })
      reply.created(`/v1/organizations/${params.organizationId}/domains`)
      return toOrganizationDomain(added)
    },
  )

  app.patch(
    ONE,
    {
      schema: {
        ...writing,
        operationId: 'updateOrganizationDomain',
        summary: 'Update a domain of an organization',
        description:
          'Changes how people with an email address of the domain become members, and returns the domain.',
        params: DomainParams,
        body: UpdateOrganizationDomain,
        response: { 200: OrganizationDomain },
        problems: ['domain_not_found', 'not_accepted'],
      },
    },
    async ({ params, body }) =>
      toOrganizationDomain(await organizations.updateOrganizationDomain({ ...params, ...body })),
  )

  app.post(
    `${ONE}/verify`,
    {
      config: { repeatable: true },
      schema: {
        ...writing,
        operationId: 'verifyOrganizationDomain',
        summary: 'Verify a domain of an organization',
        description:
          'Marks a domain as verified, and returns it. An app admin must have checked that it belongs to the organization.',
        security: session(ADMIN),
        params: DomainParams,
        response: { 200: OrganizationDomain },
        examples: { response: { ...domain, verified: true } },
        problems: ['domain_not_found', 'not_accepted'],
      },
    },
    async ({ params }) =>
      toOrganizationDomain(
        await organizations.updateOrganizationDomain({ ...params, verified: true }),
      ),
  )

  app.delete(
    ONE,
    {
      schema: {
        ...writing,
        operationId: 'removeOrganizationDomain',
        summary: 'Remove a domain of an organization',
        description: 'Removes an email domain from an organization. Its members stay.',
        params: DomainParams,
        response: { 204: Type.Null({ description: 'The domain was removed.' }) },
        problems: ['domain_not_found', 'not_accepted'],
      },
    },
    async ({ params }, reply) => {
      await organizations.deleteOrganizationDomain(params)
      return reply.code(204).send(null)
    },
  )
}
