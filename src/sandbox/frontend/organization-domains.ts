import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isWanted } from '../backend/filters.ts'
import { listParameters, paginate } from '../backend/pages.ts'
import { checkCode } from '../codes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import type { OrganizationDomain } from '../instance-records.ts'
import { sendCode } from '../messages.ts'
import {
  changeOrganizationDomain,
  createOrganizationDomain,
  deleteOrganizationDomain,
  ENROLLMENT_MODES,
  serializeOrganizationDomain,
} from '../organization-domains.ts'
import type { Client } from '../records.ts'
import { closedObject, emailAddress } from '../schemas.ts'
import { settingsOf } from '../settings.ts'
import { originOf } from './browser.ts'
import { flag } from './fields.ts'
import { memberOf } from './members.ts'
import { envelope } from './serialize.ts'

const OrganizationParams = Type.Object({ organization_id: Type.String() })
const DomainParams = Type.Object({ ...OrganizationParams.properties, domain_id: Type.String() })
const enrollmentMode = Type.Union(ENROLLMENT_MODES.map((mode) => Type.Literal(mode)))
const LIST = '/v1/organizations/:organization_id/domains'
const ONE = `${LIST}/:domain_id`

/** @see https://clerk.com/docs/reference/frontend-api/tag/Domains */
export function registerOrganizationDomains(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context
  const serialize = (domain: OrganizationDomain) => serializeOrganizationDomain(store, domain)

  const answer = (client: Client, request: FastifyRequest, domain: OrganizationDomain) =>
    envelope(context, client, originOf(request), serialize(domain))

  /** Finds the domain. The caller must be allowed to manage it. */
  function managed(request: FastifyRequest, reply: FastifyReply) {
    const { client, organization } = memberOf(store, request, reply, 'org:sys_domains:manage')
    const { domain_id: id } = request.params as { domain_id: string }
    const domain = store.organizationDomains.get(id)
    if (domain?.organization_id !== organization.id) throw notFound('organization domain', id)
    return { client, domain }
  }

  fapi.get(
    LIST,
    {
      schema: {
        params: OrganizationParams,
        querystring: Type.Object({
          verified: flag,
          enrollment_mode: Type.Optional(Type.Array(Type.String())),
          ...listParameters,
        }),
      },
    },
    async (request, reply) => {
      const { client, organization } = memberOf(store, request, reply, 'org:sys_domains:read')
      const { query } = request
      const domains = [...store.organizationDomains.values()].filter(
        (domain) =>
          domain.organization_id === organization.id &&
          (query.verified === undefined || domain.verified === query.verified) &&
          isWanted(query.enrollment_mode, [domain.enrollment_mode]),
      )
      return envelope(context, client, originOf(request), paginate(domains, query, serialize))
    },
  )

  fapi.post(
    LIST,
    {
      schema: {
        params: OrganizationParams,
        body: closedObject({
          name: Type.String({ pattern: '^[\\w-]+(\\.[\\w-]+)+$' }),
          enrollment_mode: Type.Optional(enrollmentMode),
        }),
      },
    },
    async (request, reply) => {
      const { client, organization } = memberOf(store, request, reply, 'org:sys_domains:manage')
      if (!settingsOf(store).organizations.domains_enabled) {
        const message = 'Verified domains are turned off for organizations.'
        throw new ClerkApiError(403, 'organization_domains_not_enabled', message)
      }
      const domain = createOrganizationDomain(store, organization.id, request.body)
      return answer(client, request, domain)
    },
  )

  fapi.get(ONE, { schema: { params: DomainParams } }, async (request, reply) => {
    const { client, domain } = managed(request, reply)
    return answer(client, request, domain)
  })

  fapi.delete(ONE, { schema: { params: DomainParams } }, async (request, reply) => {
    const { client, domain } = managed(request, reply)
    const deleted = deleteOrganizationDomain(store, domain)
    return envelope(context, client, originOf(request), deleted)
  })

  fapi.post(
    `${ONE}/update_enrollment_mode`,
    {
      schema: {
        params: DomainParams,
        body: closedObject({ enrollment_mode: enrollmentMode, delete_pending: flag }),
      },
    },
    async (request, reply) => {
      const { client, domain } = managed(request, reply)
      const { enrollment_mode, delete_pending: deletes } = request.body
      if (deletes) {
        for (const [id, asked] of store.membershipRequests) {
          const isOfDomain = asked.organization_id === domain.organization_id
          if (isOfDomain && asked.status === 'pending') store.membershipRequests.delete(id)
        }
      }
      return answer(client, request, changeOrganizationDomain(store, domain, { enrollment_mode }))
    },
  )

  fapi.post(
    `${ONE}/prepare_affiliation_verification`,
    {
      schema: {
        params: DomainParams,
        body: closedObject({ affiliation_email_address: emailAddress }),
      },
    },
    async (request, reply) => {
      const { client, domain } = managed(request, reply)
      const address = request.body.affiliation_email_address.toLowerCase()
      if (!address.endsWith(`@${domain.name}`)) {
        const message = `The address has to be one of ${domain.name}.`
        throw invalidParameter('form_param_value_invalid', 'affiliation_email_address', message)
      }
      sendCode(store, 'email_code', { to: address })
      const changes = { affiliation_email_address: address }
      return answer(client, request, changeOrganizationDomain(store, domain, changes))
    },
  )

  fapi.post(
    `${ONE}/attempt_affiliation_verification`,
    { schema: { params: DomainParams, body: closedObject({ code: Type.String() }) } },
    async (request, reply) => {
      const { client, domain } = managed(request, reply)
      if (domain.affiliation_email_address === null) {
        const message = 'No code was sent for this domain.'
        throw new ClerkApiError(400, 'verification_missing', message)
      }
      checkCode(request.body.code)
      return answer(client, request, changeOrganizationDomain(store, domain, { verified: true }))
    },
  )
}
