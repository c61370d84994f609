import { Type } from '@sinclair/typebox'
import { createMembership, deleteMembership, updateMembership } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import type { Membership, Organization, User } from '../records.ts'
import { checkRole } from '../role-sets.ts'
import { closedObject } from '../schemas.ts'
import { serializeMembership } from '../serialize.ts'
import { findMembership, membershipsOfOrganization, type Store } from '../store.ts'
import { isWanted } from './filters.ts'
import { mergedMetadata } from './metadata.ts'
import { findOrganization } from './organizations.ts'
import { order, orderParameter, pageParameters, paginate, type Orderings } from './pages.ts'
import { metadataParameters } from './parameters.ts'
import { filterMembers, memberFilters, USER_ORDERINGS } from './user-filters.ts'

const OrganizationParams = Type.Object({ organization_id: Type.String() })
const MembershipParams = Type.Object({ organization_id: Type.String(), user_id: Type.String() })

/** @see https://clerk.com/docs/reference/backend-api/tag/Organization-Memberships */
export function registerMemberships(v1: SandboxServer, { store }: SandboxContext): void {
  const serialize = (membership: Membership) => serializeMembership(store, membership)

  const orderings: Orderings<Membership> = {
    created_at: (membership) => membership.created_at,
  }
  for (const field of ['email_address', 'phone_number', 'first_name', 'last_name', 'username']) {
    orderings[field] = ({ user_id }) => {
      const user = store.users.get(user_id)
      return user && USER_ORDERINGS[field]?.(user)
    }
  }

  function findMember(params: { organization_id: string; user_id: string }): Membership {
    const organization = findOrganization(store, params.organization_id)
    const membership = findMembership(store, organization.id, params.user_id)
    if (!membership) throw notFound('organization membership of user', params.user_id)
    return membership
  }

  v1.get(
    '/organization_memberships',
    {
      schema: {
        querystring: closedObject({ ...orderParameter(orderings), ...pageParameters }),
      },
    },
    async ({ query }) =>
      paginate(order([...store.memberships.values()], orderings, query.order_by), query, serialize),
  )

  v1.get(
    '/organizations/:organization_id/memberships',
    {
      schema: {
        params: OrganizationParams,
        querystring: closedObject({
          ...memberFilters,
          role: Type.Optional(Type.Array(Type.String())),
          ...orderParameter(orderings),
          ...pageParameters,
        }),
      },
    },
    async ({ params, query }) => {
      const organization = findOrganization(store, params.organization_id)
      const all = membershipsOfOrganization(store, organization.id)
      const memberships = filterMembers(store, query, all).filter(({ role }) =>
        isWanted(query.role, [role]),
      )
      return paginate(order(memberships, orderings, query.order_by), query, serialize)
    },
  )

  v1.post(
    '/organizations/:organization_id/memberships',
    {
      schema: {
        params: OrganizationParams,
        body: closedObject({
          user_id: Type.String(),
          role: Type.String(),
          ...metadataParameters,
        }),
      },
    },
    async ({ params, body }) => {
      const organization = findOrganization(store, params.organization_id)
      checkMayJoin(store, organization, find(store.users, 'user', body.user_id))
      checkRole(store, organization, body.role)
      return serialize(createMembership(store, { organization_id: organization.id, ...body }))
    },
  )

  v1.patch(
    '/organizations/:organization_id/memberships/:user_id',
    {
      schema: { params: MembershipParams, body: closedObject({ role: Type.String() }) },
    },
    async ({ params, body }) => {
      const membership = findMember(params)
      checkRole(store, findOrganization(store, params.organization_id), body.role)
      return serialize(updateMembership(store, membership, body))
    },
  )

  v1.delete(
    '/organizations/:organization_id/memberships/:user_id',
    { schema: { params: MembershipParams } },
    async ({ params }) => {
      const membership = findMember(params)
      deleteMembership(store, membership)
      return serialize(membership)
    },
  )

  v1.patch(
    '/organizations/:organization_id/memberships/:user_id/metadata',
    {
      schema: {
        params: MembershipParams,
        body: closedObject(metadataParameters),
      },
    },
    async ({ params, body }) => {
      const membership = findMember(params)
      return serialize(updateMembership(store, membership, mergedMetadata(membership, body)))
    },
  )
}

/** Throws 400 if the user is a member, 403 if the organization is full. */
export function checkMayJoin(store: Store, organization: Organization, user: User): void {
  const { id, max_allowed_memberships } = organization
  if (findMembership(store, id, user.id)) {
    throw new ClerkApiError(
      400,
      'already_a_member_in_organization',
      'already a member',
      `User ${user.id} is already a member of the organization.`,
    )
  }
  const count = membershipsOfOrganization(store, id).length
  if (max_allowed_memberships > 0 && count >= max_allowed_memberships) {
    throw new ClerkApiError(
      403,
      'organization_membership_quota_exceeded',
      'organization membership quota exceeded',
      `You have reached your limit of ${max_allowed_memberships} organization memberships.`,
    )
  }
}
