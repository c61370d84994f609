import { Type, type Static } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, invalidParameter } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { ISSUER } from '../keys.ts'
import { timestamps, type Invitation } from '../records.ts'
import { closedObject, emailAddress, metadata, optional } from '../schemas.ts'
import { serializeInvitation } from '../serialize.ts'
import { findUserByIdentifier } from '../store.ts'
import { contains } from './filters.ts'
import { order, orderParameter, pageParameters, paginate, slice, type Orderings } from './pages.ts'

const DAY = 86_400_000

const ORDERINGS: Orderings<Invitation> = {
  created_at: (invitation) => invitation.created_at,
  email_address: (invitation) => invitation.email_address,
  expires_at: (invitation) => invitation.expires_at,
}

/** The parameters of every kind of invitation. The sandbox sends no e-mail, notified or not. */
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
})

/** What invitations of both kinds begin as. */
export function newInvitation(body: {
  email_address: string
  expires_in_days?: number | null
  public_metadata?: Record<string, unknown> | null
}) {
  const times = timestamps()
  return {
    email_address: body.email_address,
    status: 'pending' as const,
    public_metadata: body.public_metadata ?? {},
    url: `${ISSUER}/v1/tickets/accept?ticket=${makeId('tkt')}`,
    expires_at: times.created_at + (body.expires_in_days ?? 30) * DAY,
    ...times,
  }
}

/** @see https://clerk.com/docs/reference/backend-api/tag/Invitations */
export function registerInvitations(v1: SandboxServer, { store }: SandboxContext): void {
  function check({ email_address, ignore_existing }: Static<typeof NewInvitation>): void {
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

  function create(body: Static<typeof NewInvitation>) {
    const invitation: Invitation = { id: makeId('inv'), ...newInvitation(body) }
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

  v1.post('/invitations', { schema: { body: NewInvitation } }, async ({ body }) => {
    check(body)
    return create(body)
  })

  v1.post(
    '/invitations/bulk',
    { schema: { body: Type.Array(NewInvitation, { minItems: 1, maxItems: 10 }) } },
    async ({ body }) => {
      body.forEach(check)
      return body.map(create)
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
