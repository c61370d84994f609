import { Type, type Static } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { newSignIn, newVerification, type SignIn } from '../attempts.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { sendCode } from '../messages.ts'
import type { Client, User } from '../records.ts'
import { settingsOf } from '../settings.ts'
import { findUserByIdentifier } from '../store.ts'
import { activeSessions, clientOf, hostOf, originOf } from './browser.ts'
import { sendSignInLink } from './email-links.ts'
import { checkProof, findFactor, identifierOf, proof, signInFactors } from './factors.ts'
import { attemptForm, flag, redirects, text } from './fields.ts'
import { isProviderStrategy, providerPage, transferToSignIn } from './oauth.ts'
import { signInByPasskey } from './passkey-sign-in.ts'
import { envelope } from './serialize.ts'
import { serializeSignIn } from './serialize-attempts.ts'
import { complete, passFirstFactor, resetPassword } from './sign-in-flow.ts'
import { checkNewPassword } from '../password-rules.ts'
import { redeemForSignIn } from './tickets.ts'
import { requestOptions } from './webauthn.ts'

const SignInParams = Type.Object({ sign_in_id: Type.String() })
const NewSignIn = attemptForm({
  ...proof,
  ...redirects,
  identifier: text,
  ticket: text,
  transfer: flag,
})
const Preparation = attemptForm({
  ...redirects,
  strategy: Type.String(),
  email_address_id: text,
  phone_number_id: text,
  passkey_id: text,
  web3_wallet_id: text,
})

/** @see https://clerk.com/docs/reference/frontend-api/tag/Sign-Ins */
export function registerSignIns(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  /** The attempt of the client. Nobody can continue the attempt of another client. */
  function attemptOf(request: FastifyRequest, reply: FastifyReply) {
    const { sign_in_id: id } = request.params as { sign_in_id: string }
    const client = clientOf(store, request, reply)
    if (client.sign_in?.id !== id) throw notFound('sign in', id)
    return { client, signIn: client.sign_in }
  }

  const answer = (request: FastifyRequest, client: Client, signIn: SignIn) =>
    envelope(context, client, originOf(request), serializeSignIn(context, signIn))

  const userOf = (signIn: SignIn) => find(store.users, 'user', signIn.user_id ?? '')

  function identify(client: Client, signIn: SignIn, identifier: string): void {
    const user = findUserByIdentifier(store, identifier)
    if (!user) {
      const message = "Couldn't find your account."
      throw invalidParameter('form_identifier_not_found', 'identifier', message)
    }
    refuseSecondSession(client, user)
    Object.assign(signIn, { identifier, user_id: user.id, status: 'needs_first_factor' })
  }

  /** The widget continues with the session that the error names. */
  function refuseSecondSession(client: Client, user: User): void {
    if (!settingsOf(store).multi_session) return
    const session = activeSessions(store, client).find(({ user_id }) => user_id === user.id)
    if (!session) return
    const message = "You're already signed in."
    const meta = { param_name: 'identifier', session_id: session.id }
    throw new ClerkApiError(400, 'identifier_already_signed_in', message, message, meta)
  }

  /** Sends the code or link, or prepares the provider's page or the passkey. */
  function prepare(
    request: FastifyRequest,
    signIn: SignIn,
    body: Static<typeof Preparation>,
  ): void {
    const { strategy } = body
    if (isProviderStrategy(strategy)) {
      const attempt = { kind: 'sign_in', id: signIn.id, strategy } as const
      const redirect_url = providerPage(context, request, attempt, body)
      signIn.first_factor = newVerification(strategy, { redirect_url })
      return
    }
    if (strategy === 'passkey') {
      const user = store.users.get(signIn.user_id ?? '')
      const nonce = requestOptions(user, hostOf(request))
      signIn.first_factor = newVerification(strategy, { nonce })
      return
    }
    const user = userOf(signIn)
    const factor = findFactor(
      signInFactors(user),
      strategy,
      body.email_address_id ?? body.phone_number_id,
    )
    const identifier_id = identifierOf(factor)
    signIn.first_factor = newVerification(strategy, { ...(identifier_id && { identifier_id }) })
    const to = {
      to: factor.safe_identifier ?? '',
      identifierId: identifier_id ?? null,
      userId: user.id,
    }
    if (strategy === 'email_link') sendSignInLink(context, request, signIn, body.redirect_url, to)
    else if (strategy.endsWith('_code')) sendCode(store, strategy, to)
  }

  function attempt(client: Client, signIn: SignIn, proven: Static<typeof NewSignIn>): void {
    const { strategy = '' } = proven
    const nonce = signIn.first_factor?.nonce
    if (strategy === 'passkey' && signIn.user_id === null) {
      signIn.user_id = signInByPasskey(store, proven.public_key_credential ?? '').id
    }
    const user = userOf(signIn)
    findFactor(signInFactors(user), strategy)
    signIn.first_factor ??= newVerification(strategy)
    signIn.first_factor.attempts++
    checkProof(user, proven, nonce)
    Object.assign(signIn.first_factor, { strategy, status: 'verified' })
    if (strategy.startsWith('reset_password')) {
      signIn.status = 'needs_new_password'
      if (proven.password !== undefined) {
        checkNewPassword(store, proven.password)
        resetPassword(store, client, signIn, proven.password)
      }
    } else if (strategy === 'passkey') {
      // A passkey counts as both factors.
      complete(store, client, signIn, { secondFactor: true })
    } else {
      passFirstFactor(store, client, signIn)
    }
  }

  fapi.post('/v1/client/sign_ins', { schema: { body: NewSignIn } }, async (request, reply) => {
    const { body } = request
    const { identifier, ticket, strategy } = body
    const client = clientOf(store, request, reply)
    const signIn = newSignIn(makeId('sia'))
    const before = client.sign_up
    client.sign_in = signIn
    if (body.transfer) transferToSignIn(store, client, signIn, before)
    if (identifier) identify(client, signIn, identifier)
    if (strategy === 'ticket') redeemForSignIn(context, client, signIn, ticket)
    else if (identifier && body.password) attempt(client, signIn, { ...body, strategy: 'password' })
    else if (strategy && strategy !== 'password') prepare(request, signIn, { ...body, strategy })
    return answer(request, client, signIn)
  })

  fapi.get(
    '/v1/client/sign_ins/:sign_in_id',
    { schema: { params: SignInParams } },
    async (request, reply) => {
      const { client, signIn } = attemptOf(request, reply)
      return answer(request, client, signIn)
    },
  )

  fapi.post(
    '/v1/client/sign_ins/:sign_in_id/prepare_first_factor',
    { schema: { params: SignInParams, body: Preparation } },
    async (request, reply) => {
      const { client, signIn } = attemptOf(request, reply)
      prepare(request, signIn, request.body)
      return answer(request, client, signIn)
    },
  )

  fapi.post(
    '/v1/client/sign_ins/:sign_in_id/attempt_first_factor',
    { schema: { params: SignInParams, body: attemptForm({ ...proof, ticket: text }) } },
    async (request, reply) => {
      const { client, signIn } = attemptOf(request, reply)
      const { ticket, strategy } = request.body
      if (strategy === 'ticket') redeemForSignIn(context, client, signIn, ticket)
      else attempt(client, signIn, request.body)
      return answer(request, client, signIn)
    },
  )
}
