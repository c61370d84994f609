import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import type { OrganizationDomain } from '../instance-records.ts'
import {
  changeOrganizationDomain,
  createOrganizationDomain,
  deleteOrganizationDomain,
  ENROLLMENT_MODES,
  serializeOrganizationDomain,
} from '../organization-domains.ts'
import { closedObject, optional } from '../schemas.ts'
import { contains, isWanted } from './filters.ts'
import { findOrganization } from './organizations.ts'
import { order, orderParameter, pageParameters, paginate, type Orderings } from './pages.ts'

const ORDERINGS: Orderings<OrganizationDomain> = {
  created_at: (domain) => domain.created_at,
  name: (domain) => domain.name,
}
const OrganizationParams = Type.Object({ organization_id: Type.String() })
const DomainParams = Type.Object({ ...OrganizationParams.properties, domain_id: Type.String() })
const enrollmentMode = Type.Union(ENROLLMENT_MODES.map((mode) => Type.Literal(mode)))
const filters = {
  verified: Type.Optional(Type.Boolean()),
  enrollment_mode: Type.Optional(Type.Array(Type.String())),
  ...pageParameters,
}

/** @see https://clerk.com/docs/reference/backend-api/tag/Organization-Domains */
export function registerOrganizationDomains(v1: SandboxServer, { store }: SandboxContext): void {
  const serialize = (domain: OrganizationDomain) => serializeOrganizationDomain(store, domain)

  function findDomain(params: { organization_id: string; domain_id: string }): OrganizationDomain {
    const { id } = findOrganization(store, params.organization_id)
    const domain = store.organizationDomains.get(params.domain_id)
    if (domain?.organization_id !== id) throw notFound('organization domain', params.domain_id)
    return domain
  }

  function filter(
    organizationId: string | undefined,
    query: { verified?: boolean; enrollment_mode?: string[] },
  ): OrganizationDomain[] {
    return [...store.organizationDomains.values()].filter(
      (domain) =>
        (organizationId === undefined || domain.organization_id === organizationId) &&
        (query.verified === undefined || domain.verified === query.verified) &&
        isWanted(query.enrollment_mode, [domain.enrollment_mode]),
    )
  }

  v1.get(
    '/organization_domains',
    {
      schema: {
        querystring: closedObject({
          ...filters,
          organization_id: Type.Optional(Type.String()),
          query: Type.Optional(Type.String()),
          domains: Type.Optional(Type.Array(Type.String())),
          ...orderParameter(ORDERINGS),
        }),
      },
    },
    async ({ query }) => {
      const found = filter(query.organization_id, query).filter(
        ({ name }) => isWanted(query.domains, [name]) && contains(query.query, [name]),
      )
      return paginate(order(found, ORDERINGS, query.order_by), query, serialize)
    },
  )

  v1.get(
    '/organizations/:organization_id/domains',
    { schema: { params: OrganizationParams, querystring: closedObject(filters) } },
    async ({ params, query }) => {
      const { id } = findOrganization(store, params.organization_id)
      return paginate(order(filter(id, query), ORDERINGS), query, serialize)
    },
  )

  v1.post(
    '/organizations/:organization_id/domains',
    {
      schema: {
        params: OrganizationParams,
        body: closedObject({
          name: Type.String({ pattern: '^[\\w-]+(\\.[\\w-]+)+$' }),
          enrollment_mode: Type.Optional(enrollmentMode),
          verified: optional(Type.Boolean()),
        }),
      },
    },
    async ({ params, body }) => {
      const { id } = findOrganization(store, params.organization_id)
      const { verified, ...fields } = body
      return serialize(
        // A domain that the backend adds is verified by default.
        createOrganizationDomain(store, id, { ...fields, verified: verified ?? true }),
      )
    },
  )

  v1.patch(
    '/organizations/:organization_id/domains/:domain_id',
    {
      schema: {
        params: DomainParams,
        body: closedObject({
          enrollment_mode: optional(enrollmentMode),
          verified: optional(Type.Boolean()),
        }),
      },
    },
    async ({ params, body }) =>
      serialize(
        changeOrganizationDomain(store, findDomain(params), {
          ...(body.enrollment_mode != null && { enrollment_mode: body.enrollment_mode }),
          ...(body.verified != null && { verified: body.verified }),
        }),
      ),
  )

  v1.post(
    '/organizations/:organization_id/domains/:domain_id/verify_ownership',
    { schema: { params: DomainParams } },
    async ({ params }) =>
      serialize(changeOrganizationDomain(store, findDomain(params), { verified: true })),
  )

  v1.delete(
    '/organizations/:organization_id/domains/:domain_id',
    { schema: { params: DomainParams } },
    async ({ params }) => deleteOrganizationDomain(store, findDomain(params)),
  )
}
