import { Type } from '@sinclair/typebox'
import { newVerification, type SignIn, type SignUp } from '../attempts.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, invalidParameter } from '../errors.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import { acceptInvitations } from '../invitations.ts'
import type { Client, Invitation, OrganizationInvitation, User } from '../records.ts'
import { findUserByIdentifier } from '../store.ts'
import { readTicket } from '../tickets.ts'
import { type SessionFields } from './browser.ts'
import { checkMaySignIn } from './factors.ts'
import { complete } from './sign-in-flow.ts'

const INVALID = 'The ticket is unknown, used, revoked or expired.'

/** The pending invitation of the ticket, to the application or to an organization. */
function findInvitation(
  { store, signer }: SandboxContext,
  token: string,
): Invitation | OrganizationInvitation | undefined {
  const { kind, id } = readTicket(signer, token) ?? {}
  const table = kind === 'invitation' ? store.invitations : store.organizationInvitations
  const invitation = table.get(id ?? '')
  return invitation?.status === 'pending' ? invitation : undefined
}

/** The user of the ticket, and the fields for the session. */
function redeem(context: SandboxContext, token: string): { user: User; fields: SessionFields } {
  const { store, signer } = context
  const { kind, id = '' } = readTicket(signer, token) ?? {}
  const tokens = kind === 'sign_in_token' ? store.signInTokens : undefined
  const signInToken = tokens?.get(id)
  if (signInToken?.status === 'pending') {
    const user = demandUser(store.users.get(signInToken.user_id))
    signInToken.status = 'accepted'
    return { user, fields: {} }
  }
  const actorToken = kind === 'actor_token' ? store.actorTokens.get(id) : undefined
  if (actorToken?.status === 'pending') {
    const user = demandUser(store.users.get(actorToken.user_id))
    actorToken.status = 'accepted'
    const { actor, session_max_duration_in_seconds: seconds } = actorToken
    return { user, fields: { actor, maxDuration: seconds * 1000 } }
  }
  const invitation = findInvitation(context, token)
  if (!invitation) throw invalidParameter('ticket_invalid_code', 'ticket', INVALID)
  const user = demandUser(findUserByIdentifier(store, invitation.email_address))
  return { user, fields: { organizationId: acceptInvitations(store, user, invitation.id) } }
}

function demandUser(user: User | undefined): User {
  if (!user)
    throw invalidParameter('form_identifier_not_found', 'ticket', "Couldn't find your account.")
  checkMaySignIn(user)
  return user
}

/** Signs in with a ticket. A ticket can be used once. */
export function redeemForSignIn(
  context: SandboxContext,
  client: Client,
  signIn: SignIn,
  token = '',
): void {
  const { user, fields } = redeem(context, token)
  signIn.user_id = user.id
  signIn.first_factor = newVerification('ticket', { status: 'verified', attempts: 1 })
  complete(context.store, client, signIn, fields)
}

/** Copies the address and the metadata of the invitation to the sign-up. */
export function redeemForSignUp(context: SandboxContext, signUp: SignUp, token = ''): void {
  const invitation = findInvitation(context, token)
  if (!invitation) throw invalidParameter('ticket_invalid_code', 'ticket', INVALID)
  if (findUserByIdentifier(context.store, invitation.email_address)) {
    throw invalidParameter(
      'form_identifier_exists',
      'email_address',
      'That email address is taken. Please sign in instead.',
    )
  }
  signUp.invitation_id = invitation.id
  signUp.email_address = invitation.email_address
  signUp.email_verification = newVerification('ticket', { status: 'verified', attempts: 1 })
  // The metadata of an invitation to an organization goes to the membership.
  if (!('organization_id' in invitation)) signUp.public_metadata = invitation.public_metadata
}

/** The link of a ticket: redirects to the application, which signs in or up with the ticket. */
export function registerTickets(fapi: SandboxServer, context: SandboxContext): void {
  const { store, signer } = context

  fapi.get(
    '/v1/tickets/accept',
    { schema: { querystring: Type.Object({ ticket: Type.String() }) } },
    async (request, reply) => {
      const { ticket } = request.query
      const known = readTicket(signer, ticket)
      if (!known) throw new ClerkApiError(400, 'ticket_invalid_code', INVALID)
      const invitation = findInvitation(context, ticket)
      const isNew = invitation && !findUserByIdentifier(store, invitation.email_address)
      const status = isNew ? 'sign_up' : 'sign_in'
      const page = `${frontendApiOf(request)}/portal/${status.replace('_', '-')}`
      const target = new URL(known.redirectUrl ?? page)
      target.searchParams.set('__clerk_ticket', ticket)
      target.searchParams.set('__clerk_status', status)
      return reply.redirect(target.href, 303)
    },
  )
}
