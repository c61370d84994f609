import { Type } from '@sinclair/typebox'
import { isWanted } from '../backend/filters.ts'
import { checkMayJoin } from '../backend/memberships.ts'
import { listParameters, paginate } from '../backend/pages.ts'
import { filterMembers } from '../backend/user-filters.ts'
import { createMembership, deleteMembership, updateMembership } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import type { Client, Membership } from '../records.ts'
import { checkRole } from '../role-sets.ts'
import { closedObject } from '../schemas.ts'
import { findMembership, membershipsOfOrganization } from '../store.ts'
import { originOf } from './browser.ts'
import { memberOf } from './members.ts'
import { envelope, serializeFrontendMembership } from './serialize.ts'

const OrganizationParams = Type.Object({ organization_id: Type.String() })
const MembershipParams = Type.Object({ organization_id: Type.String(), user_id: Type.String() })
const role = Type.String()

/** @see https://clerk.com/docs/reference/frontend-api/tag/Members */
export function registerMemberships(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  const answer = (client: Client, origin: string, membership: Membership) =>
    envelope(context, client, origin, serializeFrontendMembership(context, membership))

  function findMember({ organization_id, user_id }: { organization_id: string; user_id: string }) {
    const membership = findMembership(store, organization_id, user_id)
    if (!membership) throw notFound('organization membership of user', user_id)
    return membership
  }

  fapi.get(
    '/v1/organizations/:organization_id/memberships',
    {
      schema: {
        params: OrganizationParams,
        querystring: Type.Object({
          ...listParameters,
          role: Type.Optional(Type.Array(role)),
          query: Type.Optional(Type.String()),
        }),
      },
    },
    async (request, reply) => {
      const member = memberOf(store, request, reply, 'org:sys_memberships:read')
      const { query } = request
      const all = membershipsOfOrganization(store, member.organization.id)
      const filters = query.query ? { query: query.query } : {}
      const memberships = filterMembers(store, filters, all).filter(({ role }) =>
        isWanted(query.role, [role]),
      )
      const response = paginate(memberships, query, (membership) =>
        serializeFrontendMembership(context, membership),
      )
      return envelope(context, member.client, originOf(request), response)
    },
  )

  fapi.post(
    '/v1/organizations/:organization_id/memberships',
    {
      schema: { params: OrganizationParams, body: closedObject({ user_id: Type.String(), role }) },
    },
    async (request, reply) => {
      const member = memberOf(store, request, reply, 'org:sys_memberships:manage')
      const { user_id, role } = request.body
      checkMayJoin(store, member.organization, find(store.users, 'user', user_id))
      checkRole(store, member.organization, role)
      const organization_id = member.organization.id
      const membership = createMembership(store, { organization_id, user_id, role })
      return answer(member.client, originOf(request), membership)
    },
  )

  fapi.patch(
    '/v1/organizations/:organization_id/memberships/:user_id',
    { schema: { params: MembershipParams, body: closedObject({ role }) } },
    async (request, reply) => {
      const member = memberOf(store, request, reply, 'org:sys_memberships:manage')
      const membership = findMember(request.params)
      checkRole(store, member.organization, request.body.role)
      updateMembership(store, membership, { role: request.body.role })
      return answer(member.client, originOf(request), membership)
    },
  )

  fapi.delete(
    '/v1/organizations/:organization_id/memberships/:user_id',
    { schema: { params: MembershipParams } },
    async (request, reply) => {
      const { client } = memberOf(store, request, reply, 'org:sys_memberships:manage')
      const membership = findMember(request.params)
      deleteMembership(store, membership)
      return answer(client, originOf(request), membership)
    },
  )
}
