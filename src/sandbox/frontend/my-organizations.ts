import { Type } from '@sinclair/typebox'
import { checkMayJoin } from '../backend/memberships.ts'
import { checkPending } from '../backend/organization-invitations.ts'
import { listParameters, paginate } from '../backend/pages.ts'
import {
  acceptOrganizationInvitation,
  createOrganizationInvitation,
  deleteMembership,
} from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { domainsOf } from '../organization-domains.ts'
import { type OrganizationInvitation, timestamps, type User } from '../records.ts'
import { defaultRoleOf } from '../role-sets.ts'
import { findMembership, membershipsOfUser } from '../store.ts'
import { callerOf, originOf } from './browser.ts'
import { envelope, serializeFrontendInvitation, serializeFrontendMembership } from './serialize.ts'

const MONTH_MS = 30 * 86_400_000

const page = { querystring: Type.Object(listParameters) }

/** The lists of the OrganizationSwitcher. */
export function registerMyOrganizations(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  /** Invites the user to the organizations that invite everybody with an address at a domain. */
  function inviteByDomain(user: User): void {
    for (const { organization_id, name, enrollment_mode } of domainsOf(store, user)) {
      if (enrollment_mode !== 'automatic_invitation') continue
      const address = user.email_addresses
        .filter(({ verified }) => verified)
        .find(({ email_address }) => email_address.endsWith(`@${name}`))?.email_address
      const isInvited = [...store.organizationInvitations.values()].some(
        (one) => one.organization_id === organization_id && one.email_address === address,
      )
      const isMember = findMembership(store, organization_id, user.id) !== undefined
      if (address === undefined || isInvited || isMember) continue
      const times = timestamps()
      createOrganizationInvitation(store, {
        id: makeId('orginv'),
        organization_id,
        email_address: address,
        role: defaultRoleOf(store, find(store.organizations, 'organization', organization_id)),
        inviter_id: null,
        status: 'pending',
        public_metadata: {},
        private_metadata: {},
        // The widget accepts it in place, so it has no link.
        url: '',
        expires_at: times.created_at + MONTH_MS,
        ...times,
      })
    }
  }

  function invitationsTo(user: User): OrganizationInvitation[] {
    const addresses = user.email_addresses
      .filter((email) => email.verified)
      .map((email) => email.email_address)
    inviteByDomain(user)
    return [...store.organizationInvitations.values()].filter((invitation) =>
      addresses.includes(invitation.email_address.toLowerCase()),
    )
  }

  fapi.get('/v1/me/organization_memberships', { schema: page }, async (request, reply) => {
    const { client, user } = callerOf(store, request, reply)
    const memberships = membershipsOfUser(store, user.id)
    const response = paginate(memberships, request.query, (membership) =>
      serializeFrontendMembership(context, membership),
    )
    return envelope(context, client, originOf(request), response)
  })

  fapi.delete(
    '/v1/me/organization_memberships/:organization_id',
    { schema: { params: Type.Object({ organization_id: Type.String() }) } },
    async (request, reply) => {
      const { client, user } = callerOf(store, request, reply)
      const { organization_id: organizationId } = request.params
      const membership = findMembership(store, organizationId, user.id)
      if (!membership) throw notFound('organization of the user', organizationId)
      deleteMembership(store, membership)
      const deleted = { object: 'organization_membership', id: membership.id, deleted: true }
      return envelope(context, client, originOf(request), deleted)
    },
  )

  fapi.get(
    '/v1/me/organization_invitations',
    {
      schema: {
        querystring: Type.Object({ ...listParameters, status: Type.Optional(Type.String()) }),
      },
    },
    async (request, reply) => {
      const { client, user } = callerOf(store, request, reply)
      const { status = 'pending' } = request.query
      const invitations = invitationsTo(user).filter((invitation) => invitation.status === status)
      const response = paginate(invitations, request.query, (invitation) =>
        serializeFrontendInvitation(context, invitation),
      )
      return envelope(context, client, originOf(request), response)
    },
  )

  fapi.post(
    '/v1/me/organization_invitations/:invitation_id/accept',
    { schema: { params: Type.Object({ invitation_id: Type.String() }) } },
    async (request, reply) => {
      const { client, user } = callerOf(store, request, reply)
      const { invitation_id: id } = request.params
      const invitation = invitationsTo(user).find((one) => one.id === id)
      if (!invitation) throw notFound('organization invitation', id)
      checkPending(invitation)
      const { organization_id } = invitation
      checkMayJoin(store, find(store.organizations, 'organization', organization_id), user)
      acceptOrganizationInvitation(store, invitation, user)
      const response = serializeFrontendInvitation(context, invitation)
      return envelope(context, client, originOf(request), response)
    },
  )
}
