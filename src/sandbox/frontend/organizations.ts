import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { checkSlugFree, freeSlug } from '../backend/organizations.ts'
import { pageParameters, paginate } from '../backend/pages.ts'
import {
  createOrganization,
  createOrganizationInvitation,
  deleteMembership,
  deleteOrganization,
  revokeOrganizationInvitation,
  updateMembership,
  updateOrganization,
} from '../changes.ts'
import { ClerkApiError, find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { timestamps, type Membership, type Organization } from '../records.ts'
import { emailAddress } from '../schemas.ts'
import { serializeOrganizationInvitation } from '../serialize.ts'
import { findMembership, membershipsOfOrganization, type Store } from '../store.ts'
import { callerOf, originOf, type Caller } from './browser.ts'
import type { SandboxContext } from '../context.ts'
import { envelope, frontendMembership, frontendOrganization } from './serialize.ts'

const MONTH = 30 * 86_400_000
const text = Type.Optional(Type.String())
const params = Type.Object({ organization_id: Type.String() })
const memberParams = Type.Object({ ...params.properties, user_id: Type.String() })
const invitationParams = Type.Object({ ...params.properties, invitation_id: Type.String() })
const querystring = Type.Object(pageParameters)

interface Member extends Caller {
  organization: Organization
  membership: Membership
}

/** Who asks, as a member of the organization; to strangers there is none. */
function memberOf(store: Store, request: FastifyRequest, reply: FastifyReply): Member {
  const caller = callerOf(store, request, reply)
  const { organization_id: id } = request.params as { organization_id: string }
  const organization = find(store.organizations, 'organization', id)
  const membership = findMembership(store, organization.id, caller.user.id)
  if (!membership) throw notFound('organization', organization.id)
  return { ...caller, organization, membership }
}

/** @throws {ClerkApiError} 403 for members who are no admins */
function adminOf(...request: Parameters<typeof memberOf>): Member {
  const member = memberOf(...request)
  if (member.membership.role !== 'org:admin')
    throw new ClerkApiError(
      403,
      'missing_organization_permission',
      'Only admins of the organization may do that.',
    )
  return member
}

/** @see https://clerk.com/docs/reference/frontend-api/tag/Organization */
export function registerOrganizations(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context
  const answer = (request: FastifyRequest, { client }: Caller, response: object) =>
    envelope(context, response, client, originOf(request))

  fapi.post(
    '/v1/organizations',
    { schema: { body: Type.Object({ name: Type.String({ minLength: 1 }), slug: text }) } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const { name, slug: wanted = '' } = request.body
      const slug = wanted === '' ? freeSlug(store, name) : wanted
      checkSlugFree(store, slug)
      const organization = createOrganization(store, { name, slug, created_by: caller.user.id })
      return answer(request, caller, frontendOrganization(context, organization))
    },
  )

  fapi.get('/v1/organizations/:organization_id', { schema: { params } }, async (request, reply) => {
    const member = memberOf(store, request, reply)
    return answer(request, member, frontendOrganization(context, member.organization))
  })

  fapi.patch(
    '/v1/organizations/:organization_id',
    { schema: { params, body: Type.Object({ name: text, slug: text }) } },
    async (request, reply) => {
      const admin = adminOf(store, request, reply)
      const { name = admin.organization.name, slug = admin.organization.slug } = request.body
      checkSlugFree(store, slug, admin.organization)
      updateOrganization(store, admin.organization, { name, slug })
      return answer(request, admin, frontendOrganization(context, admin.organization))
    },
  )

  fapi.delete(
    '/v1/organizations/:organization_id',
    { schema: { params } },
    async (request, reply) => {
      const admin = adminOf(store, request, reply)
      return answer(request, admin, deleteOrganization(store, admin.organization))
    },
  )

  fapi.get(
    '/v1/organizations/:organization_id/memberships',
    { schema: { params, querystring } },
    async (request, reply) => {
      const member = memberOf(store, request, reply)
      const members = membershipsOfOrganization(store, member.organization.id)
      const list = paginate(members, request.query, (each) => frontendMembership(context, each))
      return answer(request, member, list)
    },
  )

  fapi.patch(
    '/v1/organizations/:organization_id/memberships/:user_id',
    { schema: { params: memberParams, body: Type.Object({ role: Type.String() }) } },
    async (request, reply) => {
      const admin = adminOf(store, request, reply)
      const { role } = request.body
      if (!store.roles.has(role)) throw notFound('role', role)
      const membership = findMembership(store, admin.organization.id, request.params.user_id)
      if (!membership) throw notFound('organization membership', request.params.user_id)
      updateMembership(store, membership, { role })
      return answer(request, admin, frontendMembership(context, membership))
    },
  )

  fapi.delete(
    '/v1/organizations/:organization_id/memberships/:user_id',
    { schema: { params: memberParams } },
    async (request, reply) => {
      const itself = memberOf(store, request, reply)
      const caller =
        itself.user.id === request.params.user_id ? itself : adminOf(store, request, reply)
      const membership = findMembership(store, caller.organization.id, request.params.user_id)
      if (!membership) throw notFound('organization membership', request.params.user_id)
      const response = frontendMembership(context, membership)
      deleteMembership(store, membership)
      return answer(request, caller, response)
    },
  )

  fapi.get(
    '/v1/organizations/:organization_id/invitations',
    { schema: { params, querystring } },
    async (request, reply) => {
      const admin = adminOf(store, request, reply)
      const invitations = [...store.organizationInvitations.values()].filter(
        ({ organization_id, status }) =>
          organization_id === admin.organization.id && status === 'pending',
      )
      const list = paginate(invitations, request.query, (invitation) =>
        serializeOrganizationInvitation(store, invitation),
      )
      return answer(request, admin, list)
    },
  )

  fapi.post(
    '/v1/organizations/:organization_id/invitations',
    {
      schema: {
        params,
        body: Type.Object({ email_address: emailAddress, role: Type.String() }),
      },
    },
    async (request, reply) => {
      const admin = adminOf(store, request, reply)
      const { email_address, role } = request.body
      if (!store.roles.has(role)) throw notFound('role', role)
      const invitation = createOrganizationInvitation(store, {
        id: makeId('orginv'),
        organization_id: admin.organization.id,
        email_address,
        role,
        inviter_id: admin.user.id,
        status: 'pending',
        public_metadata: {},
        private_metadata: {},
        url: `${originOf(request)}/`,
        expires_at: Date.now() + MONTH,
        ...timestamps(),
      })
      return answer(request, admin, serializeOrganizationInvitation(store, invitation))
    },
  )

  fapi.post(
    '/v1/organizations/:organization_id/invitations/:invitation_id/revoke',
    { schema: { params: invitationParams } },
    async (request, reply) => {
      const admin = adminOf(store, request, reply)
      const { invitation_id: id } = request.params
      const invitation = find(store.organizationInvitations, 'organization invitation', id)
      if (invitation.organization_id !== admin.organization.id)
        throw notFound('organization invitation', id)
      revokeOrganizationInvitation(store, invitation)
      return answer(request, admin, serializeOrganizationInvitation(store, invitation))
    },
  )

  for (const list of ['domains', 'membership_requests'])
    fapi.get(
      `/v1/organizations/:organization_id/${list}`,
      { schema: { params } },
      async (request, reply) =>
        answer(request, memberOf(store, request, reply), { data: [], total_count: 0 }),
    )

  fapi.get(
    '/v1/organizations/:organization_id/roles',
    { schema: { params } },
    async (request, reply) => {
      const member = memberOf(store, request, reply)
      const roles = [...store.roles.values()].map(({ key, name }) => ({
        object: 'role',
        id: makeId('role', key),
        key,
        name,
        description: '',
        permissions: [],
        is_creator_eligible: true,
        ...timestamps(member.organization.created_at),
      }))
      const list = { data: roles, total_count: roles.length, has_role_set_migration: false }
      return answer(request, member, list)
    },
  )
}
