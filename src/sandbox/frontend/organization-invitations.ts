import { Type } from '@sinclair/typebox'
import { isWanted } from '../backend/filters.ts'
import {
  checkInvitation,
  checkPending,
  createInvitation,
  invitationsOf,
} from '../backend/organization-invitations.ts'
import { listParameters, paginate } from '../backend/pages.ts'
import { revokeOrganizationInvitation } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import type { OrganizationInvitation } from '../records.ts'
import { closedObject, emailAddress } from '../schemas.ts'
import { originOf } from './browser.ts'
import { flag } from './fields.ts'
import { memberOf } from './members.ts'
import { envelope, serializeFrontendInvitation } from './serialize.ts'

const OrganizationParams = Type.Object({ organization_id: Type.String() })
const role = Type.String()

/** @see https://clerk.com/docs/reference/frontend-api/tag/Invitations */
export function registerOrganizationInvitations(
  fapi: SandboxServer,
  context: SandboxContext,
): void {
  const { store } = context
  const serialize = (invitation: OrganizationInvitation) =>
    serializeFrontendInvitation(context, invitation)

  fapi.get(
    '/v1/organizations/:organization_id/invitations',
    {
      schema: {
        params: OrganizationParams,
        querystring: Type.Object({
          ...listParameters,
          status: Type.Optional(Type.Array(Type.String())),
        }),
      },
    },
    async (request, reply) => {
      const member = memberOf(store, request, reply, 'org:sys_memberships:manage')
      const invitations = invitationsOf(store, member.organization.id).filter(({ status }) =>
        isWanted(request.query.status, [status]),
      )
      const response = paginate(invitations, request.query, serialize)
      return envelope(context, member.client, originOf(request), response)
    },
  )

  fapi.get(
    '/v1/organizations/:organization_id/invitations/pending',
    { schema: { params: OrganizationParams, querystring: Type.Object(listParameters) } },
    async (request, reply) => {
      const member = memberOf(store, request, reply, 'org:sys_memberships:manage')
      const pending = invitationsOf(store, member.organization.id).filter(
        ({ status }) => status === 'pending',
      )
      const response = paginate(pending, request.query, serialize)
      return envelope(context, member.client, originOf(request), response)
    },
  )

  fapi.post(
    '/v1/organizations/:organization_id/invitations',
    {
      schema: {
        params: OrganizationParams,
        body: closedObject({ email_address: emailAddress, role, notify: flag }),
      },
    },
    async (request, reply) => {
      const member = memberOf(store, request, reply, 'org:sys_memberships:manage')
      const invitation = { ...request.body, inviter_user_id: member.user.id }
      checkInvitation(store, member.organization, invitation)
      const frontendApi = frontendApiOf(request)
      const { id } = member.organization
      const response = serialize(createInvitation(context, frontendApi, id, invitation))
      return envelope(context, member.client, originOf(request), response)
    },
  )

  fapi.post(
    '/v1/organizations/:organization_id/invitations/bulk',
    {
      schema: {
        params: OrganizationParams,
        body: closedObject({
          email_address: Type.Array(emailAddress, { minItems: 1, maxItems: 10 }),
          role,
          notify: flag,
        }),
      },
    },
    async (request, reply) => {
      const member = memberOf(store, request, reply, 'org:sys_memberships:manage')
      const { id } = member.organization
      const invitations = request.body.email_address.map((email_address) => ({
        email_address,
        role: request.body.role,
        notify: request.body.notify ?? true,
        inviter_user_id: member.user.id,
      }))
      for (const invitation of invitations) checkInvitation(store, member.organization, invitation)
      const frontendApi = frontendApiOf(request)
      const response = invitations.map((one) =>
        serialize(createInvitation(context, frontendApi, id, one)),
      )
      return envelope(context, member.client, originOf(request), response)
    },
  )

  fapi.post(
    '/v1/organizations/:organization_id/invitations/:invitation_id/revoke',
    {
      schema: {
        params: Type.Object({ organization_id: Type.String(), invitation_id: Type.String() }),
      },
    },
    async (request, reply) => {
      const member = memberOf(store, request, reply, 'org:sys_memberships:manage')
      const { invitation_id: id } = request.params
      const invitation = invitationsOf(store, member.organization.id).find((one) => one.id === id)
      if (!invitation) throw notFound('organization invitation', id)
      checkPending(invitation)
      const response = serialize(revokeOrganizationInvitation(store, invitation))
      return envelope(context, member.client, originOf(request), response)
    },
  )
}
