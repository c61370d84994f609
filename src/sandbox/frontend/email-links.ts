import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { newVerification, type SignIn, type SignUp } from '../attempts.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError } from '../errors.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import { changeEmail, findEmail } from '../identifications.ts'
import { sendLink } from '../messages.ts'
import { checkRedirect } from '../redirects.ts'
import { validFor } from '../tokens.ts'

import { passFirstFactor } from './sign-in-flow.ts'
import { completeIfReady } from './sign-up-flow.ts'

// Links in emails, instead of codes. The browser that asked for the link waits for it.

/** Lifetime of a link, in seconds. */
const LINK_S = 600

type Recipient = Parameters<typeof sendLink>[2]

function send(
  { store, signer }: SandboxContext,
  request: FastifyRequest,
  subject: { kind: 'sign_in' | 'sign_up' | 'email_address'; id: string },
  redirectUrl: string | undefined,
  to: Recipient,
): void {
  const rurl = checkRedirect('redirect_url', redirectUrl)
  const token = signer.sign({ st: 'email_link', ...subject, rurl, ...validFor(LINK_S) })
  sendLink(store, `${frontendApiOf(request)}/v1/verify?token=${token}`, to)
}

/** Sends a link that completes the sign-in. */
export function sendSignInLink(
  context: SandboxContext,
  request: FastifyRequest,
  { id }: SignIn,
  redirectUrl: string | undefined,
  to: Recipient,
): void {
  send(context, request, { kind: 'sign_in', id }, redirectUrl, to)
}

/** Sends a link that verifies the email address of the sign-up. */
export function sendSignUpLink(
  context: SandboxContext,
  request: FastifyRequest,
  { id, email_address }: SignUp,
  redirectUrl: string | undefined,
): void {
  send(context, request, { kind: 'sign_up', id }, redirectUrl, { to: email_address ?? '' })
}

/** Sends a link that verifies an email address of a user. */
export function sendAddressLink(
  context: SandboxContext,
  request: FastifyRequest,
  id: string,
  redirectUrl: string | undefined,
  to: Recipient,
): void {
  send(context, request, { kind: 'email_address', id }, redirectUrl, to)
}

/** The page of a link: verifies the address, and redirects. */
export function registerEmailLinks(fapi: SandboxServer, context: SandboxContext): void {
  const { store, signer } = context

  /** @returns the session, if the link completed one */
  function verify(kind: unknown, id: string): string | null {
    if (kind === 'email_address') {
      for (const user of store.users.values()) {
        if (!user.email_addresses.some((email) => email.id === id)) continue
        changeEmail(store, user, findEmail(user, id), { verified: true, strategy: 'email_link' })
        return null
      }
    }
    for (const client of store.clients.values()) {
      const { sign_in: signIn, sign_up: signUp } = client
      if (signIn?.id === id) {
        signIn.first_factor = newVerification('email_link', { status: 'verified', attempts: 1 })
        passFirstFactor(store, client, signIn)
        return signIn.created_session_id
      }
      if (signUp?.id === id) {
        signUp.email_verification = newVerification('email_link', {
          status: 'verified',
          attempts: 1,
        })
        completeIfReady(store, client, signUp)
        return signUp.created_session_id
      }
    }
    throw new ClerkApiError(400, 'verification_expired', 'What this link belongs to is over.')
  }

  fapi.get(
    '/v1/verify',
    { schema: { querystring: Type.Object({ token: Type.String() }) } },
    async (request, reply) => {
      const claims = signer.verify(request.query.token)
      if (claims?.st !== 'email_link') {
        throw new ClerkApiError(400, 'verification_link_token_invalid', 'The link is no good.')
      }
      const sessionId = verify(claims.kind, String(claims.id))
      const target = new URL(String(claims.rurl))
      target.searchParams.set('__clerk_status', 'verified')
      if (sessionId !== null) target.searchParams.set('__clerk_created_session', sessionId)
      return reply.redirect(target.href, 303)
    },
  )
}
