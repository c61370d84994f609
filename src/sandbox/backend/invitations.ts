import { Type, type Static } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, invalidParameter } from '../errors.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { sendEmail } from '../messages.ts'
import { checkRedirect } from '../redirects.ts'
import { timestamps, type Invitation } from '../records.ts'
import { closedObject, emailAddress, metadata, optional } from '../schemas.ts'
import { serializeInvitation } from '../serialize.ts'
import { findUserByIdentifier } from '../store.ts'
import { createTicket, ticketUrl } from '../tickets.ts'
import { contains } from './filters.ts'
import { order, orderParameter, pageParameters, paginate, slice, type Orderings } from './pages.ts'

const DAY_S = 86_400

const ORDERINGS: Orderings<Invitation> = {
  created_at: (invitation) => invitation.created_at,
  email_address: (invitation) => invitation.email_address,
  expires_at: (invitation) => invitation.expires_at,
}

/** The parameters of every kind of invitation. */
export const invitationParameters = {
  email_address: emailAddress,
  redirect_url: optional(Type.String()),
  expires_in_days: optional(Type.Integer({ minimum: 1, maximum: 365 })),
  notify: optional(Type.Boolean()),
}

const NewInvitation = closedObject({
  ...invitationParameters,
  public_metadata: optional(metadata),
  ignore_existing: optional(Type.Boolean()),
  // Both email templates of Clerk give the same email here.
  template_slug: Type.Optional(
    Type.Union([Type.Literal('invitation'), Type.Literal('waitlist_invitation')]),
  ),
})

/** Creates the common part of both kinds of invitation, and sends the email. */
export function newInvitation(
  { store, signer }: SandboxContext,
  frontendApi: string,
  kind: 'invitation' | 'organization_invitation',
  body: {
    email_address: string
    redirect_url?: string | null
    expires_in_days?: number | null
    notify?: boolean | null
    public_metadata?: Record<string, unknown> | null
  },
) {
  const times = timestamps()
  const id = makeId(kind === 'invitation' ? 'inv' : 'orginv')
  const days = body.expires_in_days ?? 30
  const ticket = createTicket(signer, { kind, id, redirectUrl: body.redirect_url }, days * DAY_S)
  const url = ticketUrl(frontendApi, ticket)
  if (body.notify !== false) {
    sendEmail(store, {
      slug: kind,
      to: body.email_address,
      subject: 'You are invited',
      text: `Open ${url} to accept the invitation.`,
      data: { action_url: url },
    })
  }
  return {
    id,
    email_address: body.email_address.toLowerCase(),
    status: 'pending' as const,
    public_metadata: body.public_metadata ?? {},
    url,
    expires_at: times.created_at + days * DAY_S * 1000,
    ...times,
  }
}

/** @see https://clerk.com/docs/reference/backend-api/tag/Invitations */
export function registerInvitations(v1: SandboxServer, context: SandboxContext): void {
  const { store } = context

  function check(body: Static<typeof NewInvitation>): void {
    const { email_address, redirect_url, ignore_existing } = body
    if (redirect_url != null) checkRedirect('redirect_url', redirect_url)
    if (ignore_existing) return
    if (findUserByIdentifier(store, email_address)) {
      throw invalidParameter(
        'form_identifier_exists',
        'email_address',
        'That email address is taken. Please try another.',
      )
    }
    for (const invitation of store.invitations.values()) {
      if (invitation.status === 'pending' && invitation.email_address === email_address) {
        throw new ClerkApiError(
          400,
          'duplicate_record',
          'duplicate invitation',
          `There is already a pending invitation for ${email_address}.`,
        )
      }
    }
  }

  function create(request: FastifyRequest, body: Static<typeof NewInvitation>) {
    const invitation: Invitation = newInvitation(
      context,
      frontendApiOf(request),
      'invitation',
      body,
    )
    store.invitations.set(invitation.id, invitation)
    return serializeInvitation(invitation)
  }

  v1.get(
    '/invitations',
    {
      schema: {
        querystring: closedObject({
          status: Type.Optional(Type.String()),
          query: Type.Optional(Type.String()),
          paginated: Type.Optional(Type.Boolean()),
          ...orderParameter(ORDERINGS),
          ...pageParameters,
        }),
      },
    },
    async ({ query }) => {
      const invitations = [...store.invitations.values()].filter(
        ({ id, email_address, status }) =>
          (query.status === undefined || query.status === status) &&
          contains(query.query, [id, email_address]),
      )
      const ordered = order(invitations, ORDERINGS, query.order_by)
      if (query.paginated) return paginate(ordered, query, serializeInvitation)
      return slice(ordered, query).map(serializeInvitation)
    },
  )

  v1.post('/invitations', { schema: { body: NewInvitation } }, async (request) => {
    check(request.body)
    return create(request, request.body)
  })

  v1.post(
    '/invitations/bulk',
    { schema: { body: Type.Array(NewInvitation, { minItems: 1, maxItems: 10 }) } },
    async (request) => {
      request.body.forEach(check)
      return request.body.map((body) => create(request, body))
    },
  )

  v1.post(
    '/invitations/:invitation_id/revoke',
    { schema: { params: Type.Object({ invitation_id: Type.String() }) } },
    async ({ params }) => {
      const invitation = find(store.invitations, 'invitation', params.invitation_id)
      Object.assign(invitation, { status: 'revoked', updated_at: Date.now() })
      return serializeInvitation(invitation)
    },
  )
}
