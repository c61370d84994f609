import { Type } from '@sinclair/typebox'
import { checkSlugFree, freeSlug } from '../backend/organizations.ts'
import { listParameters, paginate } from '../backend/pages.ts'
import { createOrganization, deleteOrganization, updateOrganization } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { rolesOf } from '../role-sets.ts'
import { closedObject, slug } from '../schemas.ts'
import { serializeRole } from '../serialize-roles.ts'
import { callerOf, originOf } from './browser.ts'
import { orEmpty, textOf } from './fields.ts'
import { memberOf } from './members.ts'
import { envelope, serializeFrontendOrganization } from './serialize.ts'

const OrganizationParams = Type.Object({ organization_id: Type.String() })
const name = Type.String({ minLength: 1, maxLength: 256 })

/** @see https://clerk.com/docs/reference/frontend-api/tag/Organization */
export function registerOrganizations(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  fapi.post(
    '/v1/organizations',
    { schema: { body: closedObject({ name, slug: orEmpty(slug) }) } },
    async (request, reply) => {
      const { client, user } = callerOf(store, request, reply)
      const { name, slug: wanted } = request.body
      if (wanted) checkSlugFree(store, wanted)
      const slug = textOf(wanted) ?? freeSlug(store, name)
      const organization = createOrganization(store, { name, slug, created_by: user.id })
      const response = serializeFrontendOrganization(context, organization)
      return envelope(context, client, originOf(request), response)
    },
  )

  fapi.get(
    '/v1/organizations/:organization_id',
    { schema: { params: OrganizationParams } },
    async (request, reply) => {
      const { client, organization } = memberOf(store, request, reply)
      const response = serializeFrontendOrganization(context, organization)
      return envelope(context, client, originOf(request), response)
    },
  )

  fapi.patch(
    '/v1/organizations/:organization_id',
    {
      schema: {
        params: OrganizationParams,
        body: closedObject({ name: Type.Optional(name), slug: orEmpty(slug) }),
      },
    },
    async (request, reply) => {
      const member = memberOf(store, request, reply, 'org:sys_profile:manage')
      const { organization } = member
      const { name = organization.name, slug } = request.body
      if (slug) checkSlugFree(store, slug, organization)
      updateOrganization(store, organization, { name, slug: textOf(slug) ?? organization.slug })
      const response = serializeFrontendOrganization(context, organization)
      return envelope(context, member.client, originOf(request), response)
    },
  )

  fapi.delete(
    '/v1/organizations/:organization_id',
    { schema: { params: OrganizationParams } },
    async (request, reply) => {
      const { client, organization } = memberOf(store, request, reply, 'org:sys_profile:delete')
      if (!organization.admin_delete_enabled) {
        const message = 'Deletion by an admin is disabled for this organization.'
        throw new ClerkApiError(403, 'organization_admin_delete_not_enabled', message)
      }
      const response = deleteOrganization(store, organization)
      return envelope(context, client, originOf(request), response)
    },
  )

  fapi.get(
    '/v1/organizations/:organization_id/roles',
    { schema: { params: OrganizationParams, querystring: Type.Object(listParameters) } },
    async (request, reply) => {
      const { client, organization } = memberOf(store, request, reply)
      const roles = paginate(rolesOf(store, organization), request.query, (role) =>
        serializeRole(store, role),
      )
      const response = { ...roles, has_role_set_migration: false }
      return envelope(context, client, originOf(request), response)
    },
  )
}
