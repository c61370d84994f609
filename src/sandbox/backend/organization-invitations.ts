import { Type, type Static } from '@sinclair/typebox'
import { createOrganizationInvitation, revokeOrganizationInvitation } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, notFound } from '../errors.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import type { Organization, OrganizationInvitation } from '../records.ts'
import { checkRedirect } from '../redirects.ts'
import { checkRole } from '../role-sets.ts'
import { closedObject, metadata, optional } from '../schemas.ts'
import { serializeOrganizationInvitation } from '../serialize.ts'
import { findMembership, findUserByIdentifier, type Store } from '../store.ts'
import { isWanted } from './filters.ts'
import { invitationParameters, newInvitation } from './invitations.ts'
import { findOrganization } from './organizations.ts'
import { order, orderParameter, pageParameters, paginate, type Orderings } from './pages.ts'

const ORDERINGS: Orderings<OrganizationInvitation> = {
  created_at: (invitation) => invitation.created_at,
  email_address: (invitation) => invitation.email_address,
}

const OrganizationParams = Type.Object({ organization_id: Type.String() })
const InvitationParams = Type.Object({
  organization_id: Type.String(),
  invitation_id: Type.String(),
})

const NewInvitation = closedObject({
  ...invitationParameters,
  role: Type.String(),
  inviter_user_id: optional(Type.String()),
  public_metadata: optional(metadata),
  private_metadata: optional(metadata),
})
type NewInvitation = Static<typeof NewInvitation>

/** @see https://clerk.com/docs/reference/backend-api/tag/Organization-Invitations */
export function registerOrganizationInvitations(v1: SandboxServer, context: SandboxContext): void {
  const { store } = context
  const serialize = (invitation: OrganizationInvitation) =>
    serializeOrganizationInvitation(store, invitation)

  function findInvitation(params: Static<typeof InvitationParams>): OrganizationInvitation {
    const { id } = findOrganization(store, params.organization_id)
    const invitation = invitationsOf(store, id).find((one) => one.id === params.invitation_id)
    if (!invitation) throw notFound('organization invitation', params.invitation_id)
    return invitation
  }

  v1.get(
    '/organizations/:organization_id/invitations',
    {
      schema: {
        params: OrganizationParams,
        querystring: closedObject({
          status: Type.Optional(Type.Array(Type.String())),
          email_address: Type.Optional(Type.String()),
          ...orderParameter(ORDERINGS),
          ...pageParameters,
        }),
      },
    },
    async ({ params, query }) => {
      const { id } = findOrganization(store, params.organization_id)
      const invitations = invitationsOf(store, id).filter(
        ({ status, email_address }) =>
          isWanted(query.status, [status]) &&
          (query.email_address === undefined || query.email_address === email_address),
      )
      return paginate(order(invitations, ORDERINGS, query.order_by), query, serialize)
    },
  )

  v1.post(
    '/organizations/:organization_id/invitations',
    { schema: { params: OrganizationParams, body: NewInvitation } },
    async (request) => {
      const organization = findOrganization(store, request.params.organization_id)
      checkInvitation(store, organization, request.body)
      const { id } = organization
      return serialize(createInvitation(context, frontendApiOf(request), id, request.body))
    },
  )

  v1.post(
    '/organizations/:organization_id/invitations/bulk',
    {
      schema: {
        params: OrganizationParams,
        body: Type.Array(NewInvitation, { minItems: 1, maxItems: 10 }),
      },
    },
    async (request) => {
      const { params, body } = request
      const organization = findOrganization(store, params.organization_id)
      for (const one of body) checkInvitation(store, organization, one)
      const frontendApi = frontendApiOf(request)
      const created = body.map((one) =>
        createInvitation(context, frontendApi, organization.id, one),
      )
      return { data: created.map(serialize), total_count: created.length }
    },
  )

  v1.get(
    '/organizations/:organization_id/invitations/pending',
    { schema: { params: OrganizationParams, querystring: closedObject(pageParameters) } },
    async ({ params, query }) => {
      const { id } = findOrganization(store, params.organization_id)
      const pending = invitationsOf(store, id).filter(({ status }) => status === 'pending')
      return paginate(order(pending, ORDERINGS), query, serialize)
    },
  )

  v1.get(
    '/organizations/:organization_id/invitations/:invitation_id',
    { schema: { params: InvitationParams } },
    async ({ params }) => serialize(findInvitation(params)),
  )

  v1.post(
    '/organizations/:organization_id/invitations/:invitation_id/revoke',
    {
      schema: {
        params: InvitationParams,
        body: closedObject({ requesting_user_id: optional(Type.String()) }),
      },
    },
    async ({ params }) => {
      const invitation = findInvitation(params)
      checkPending(invitation)
      return serialize(revokeOrganizationInvitation(store, invitation))
    },
  )
}

/** The invitations of the organization, oldest first. */
export function invitationsOf(store: Store, organizationId: string): OrganizationInvitation[] {
  return [...store.organizationInvitations.values()].filter(
    (invitation) => invitation.organization_id === organizationId,
  )
}

/**
 * Throws 404 for an unknown role or inviter, 400 for somebody who is a member or already invited.
 */
export function checkInvitation(
  store: Store,
  organization: Organization,
  body: NewInvitation,
): void {
  const { email_address, redirect_url, role, inviter_user_id } = body
  if (redirect_url != null) checkRedirect('redirect_url', redirect_url)
  checkRole(store, organization, role)
  if (inviter_user_id != null) find(store.users, 'user', inviter_user_id)
  const invited = findUserByIdentifier(store, email_address)
  if (invited && findMembership(store, organization.id, invited.id)) {
    throw new ClerkApiError(
      400,
      'already_a_member_in_organization',
      'already a member',
      `${email_address} is already a member of the organization.`,
    )
  }
  const pending = invitationsOf(store, organization.id).filter(({ status }) => status === 'pending')
  if (pending.some((invitation) => invitation.email_address === email_address)) {
    throw new ClerkApiError(
      400,
      'duplicate_record',
      'duplicate invitation',
      `There is already a pending invitation for ${email_address}.`,
    )
  }
}

/** @param frontendApi root of the Frontend API, for the link in the email */
export function createInvitation(
  context: SandboxContext,
  frontendApi: string,
  organizationId: string,
  body: NewInvitation,
): OrganizationInvitation {
  return createOrganizationInvitation(context.store, {
    organization_id: organizationId,
    role: body.role,
    inviter_id: body.inviter_user_id ?? null,
    private_metadata: body.private_metadata ?? {},
    ...newInvitation(context, frontendApi, 'organization_invitation', body),
  })
}

/** Throws 400 if the invitation was accepted or revoked. */
export function checkPending(invitation: OrganizationInvitation): void {
  if (invitation.status === 'pending') return
  throw new ClerkApiError(
    400,
    'organization_invitation_not_pending',
    'not pending',
    `Invitation ${invitation.id} is ${invitation.status}.`,
  )
}
