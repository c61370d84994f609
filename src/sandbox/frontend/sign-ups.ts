import { Type, type Static } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { checkProfile } from '../backend/user-fields.ts'
import { newSignUp, newVerification, type SignUp } from '../attempts.ts'
import { checkCode } from '../codes.ts'
import type { SandboxContext } from '../context.ts'
import { invalidParameter, notFound, notInSandbox } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { checkFree } from '../identifications.ts'
import { makeId } from '../ids.ts'
import { sendCode } from '../messages.ts'
import type { Client } from '../records.ts'
import { checkMaySignUp } from '../restrictions.ts'
import { emailAddress, phoneNumber, username } from '../schemas.ts'
import type { Store } from '../store.ts'
import { clientOf, originOf } from './browser.ts'
import { sendSignUpLink } from './email-links.ts'
import { WALLET_ADVICE } from './factors.ts'
import { attemptForm, flag, orEmpty, parseMetadata, redirects, text, textOf } from './fields.ts'
import { isProviderStrategy, providerPage } from './oauth.ts'
import { envelope } from './serialize.ts'
import { serializeSignUp } from './serialize-attempts.ts'
import { completeIfReady, transferToSignUp } from './sign-up-flow.ts'
import { redeemForSignUp } from './tickets.ts'

const SignUpParams = Type.Object({ sign_up_id: Type.String() })
const SignUpForm = attemptForm({
  ...redirects,
  email_address: orEmpty(emailAddress),
  phone_number: orEmpty(phoneNumber),
  username: orEmpty(username),
  password: orEmpty(Type.String()),
  first_name: text,
  last_name: text,
  unsafe_metadata: text,
  legal_accepted: flag,
  strategy: text,
  ticket: text,
  web3_wallet: text,
})
type SignUpForm = Static<typeof SignUpForm>

/** @see https://clerk.com/docs/reference/frontend-api/tag/Sign-Ups */
export function registerSignUps(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  /** The attempt of the client. Nobody can continue the attempt of another client. */
  function attemptOf(request: FastifyRequest, reply: FastifyReply, id: string) {
    const client = clientOf(store, request, reply)
    if (client.sign_up?.id !== id) throw notFound('sign up', id)
    return { client, signUp: client.sign_up }
  }

  const answer = (request: FastifyRequest, client: Client, signUp: SignUp) =>
    envelope(context, client, originOf(request), serializeSignUp(signUp))

  /** Sends the code or link, or gives the address of the provider's page. */
  function prepare(
    request: FastifyRequest,
    signUp: SignUp,
    body: { strategy?: string; redirect_url?: string; action_complete_redirect_url?: string },
  ): void {
    const { strategy = '' } = body
    if (isProviderStrategy(strategy)) {
      const attempt = { kind: 'sign_up', id: signUp.id, strategy } as const
      const redirect_url = providerPage(context, request, attempt, body)
      signUp.external_verification = newVerification(strategy, { redirect_url })
    } else if (strategy === 'phone_code') {
      signUp.phone_verification = newVerification(strategy)
      sendCode(store, strategy, { to: demandValue(signUp, 'phone_number') })
    } else if (strategy === 'email_code' || strategy === 'email_link') {
      const to = demandValue(signUp, 'email_address')
      signUp.email_verification = newVerification(strategy)
      if (strategy === 'email_code') sendCode(store, strategy, { to })
      else sendSignUpLink(context, request, signUp, body.redirect_url)
    } else {
      const advice = 'It has email_code, email_link, phone_code, ticket and oauth_….'
      throw notInSandbox('strategy', strategy, advice)
    }
  }

  /** Handles the form's strategy, and creates the user if nothing is missing then. */
  function proceed(
    request: FastifyRequest,
    client: Client,
    signUp: SignUp,
    body: SignUpForm,
  ): void {
    const { strategy } = body
    if (strategy === 'ticket' || body.ticket) redeemForSignUp(context, signUp, body.ticket)
    else if (strategy && strategy !== 'password') prepare(request, signUp, body)
    for (const identifier of [signUp.email_address, signUp.phone_number]) {
      if (identifier !== null) checkMaySignUp(store, identifier, signUp.invitation_id !== null)
    }
    completeIfReady(store, client, signUp)
  }

  fapi.post(
    '/v1/client/sign_ups',
    {
      schema: {
        body: Type.Composite([SignUpForm, Type.Object({ transfer: flag })], {
          additionalProperties: false,
        }),
      },
    },
    async (request, reply) => {
      const client = clientOf(store, request, reply)
      const signUp = newSignUp(makeId('sua'))
      fill(store, signUp, request.body)
      const before = client.sign_in
      client.sign_up = signUp
      if (request.body.transfer) transferToSignUp(store, client, signUp, before)
      else proceed(request, client, signUp, request.body)
      return answer(request, client, signUp)
    },
  )

  fapi.get(
    '/v1/client/sign_ups/:sign_up_id',
    { schema: { params: SignUpParams } },
    async (request, reply) => {
      const { client, signUp } = attemptOf(request, reply, request.params.sign_up_id)
      return answer(request, client, signUp)
    },
  )

  fapi.patch(
    '/v1/client/sign_ups/:sign_up_id',
    { schema: { params: SignUpParams, body: SignUpForm } },
    async (request, reply) => {
      const { client, signUp } = attemptOf(request, reply, request.params.sign_up_id)
      fill(store, signUp, request.body)
      proceed(request, client, signUp, request.body)
      return answer(request, client, signUp)
    },
  )

  fapi.post(
    '/v1/client/sign_ups/:sign_up_id/prepare_verification',
    { schema: { params: SignUpParams, body: attemptForm({ ...redirects, strategy: text }) } },
    async (request, reply) => {
      const { client, signUp } = attemptOf(request, reply, request.params.sign_up_id)
      prepare(request, signUp, request.body)
      return answer(request, client, signUp)
    },
  )

  fapi.post(
    '/v1/client/sign_ups/:sign_up_id/attempt_verification',
    {
      schema: {
        params: SignUpParams,
        body: attemptForm({ strategy: Type.Optional(Strategy), code: Type.String() }),
      },
    },
    async (request, reply) => {
      const { client, signUp } = attemptOf(request, reply, request.params.sign_up_id)
      const { strategy = 'email_code', code } = request.body
      const field = strategy === 'phone_code' ? 'phone_verification' : 'email_verification'
      const verification = (signUp[field] ??= newVerification(strategy))
      verification.attempts++
      checkCode(code)
      verification.status = 'verified'
      completeIfReady(store, client, signUp)
      return answer(request, client, signUp)
    },
  )
}

const Strategy = Type.Union([Type.Literal('email_code'), Type.Literal('phone_code')])

function demandValue(signUp: SignUp, field: 'email_address' | 'phone_number'): string {
  const value = signUp[field]
  if (value !== null) return value
  throw invalidParameter('form_param_missing', field, `${field} must be included.`)
}

const TEXTS = ['username', 'password', 'first_name', 'last_name', 'locale'] as const

/** Throws 422 if a value is taken or too short, and fills in nothing then. */
function fill(store: Store, signUp: SignUp, fields: SignUpForm): void {
  const { email_address: email, phone_number: phone, username, password } = fields
  if (fields.web3_wallet) throw notInSandbox('web3_wallet', fields.web3_wallet, WALLET_ADVICE)
  if (email) checkFree(store, 'email_address', email)
  if (phone) checkFree(store, 'phone_number', phone)
  checkProfile(store, { username: textOf(username), password: textOf(password) })
  const metadata = fields.unsafe_metadata ? parseMetadata(fields.unsafe_metadata) : undefined

  if (metadata) signUp.unsafe_metadata = metadata
  if (fields.legal_accepted) signUp.legal_accepted_at = Date.now()
  for (const name of TEXTS) {
    if (fields[name] !== undefined) signUp[name] = textOf(fields[name])
  }
  if (email !== undefined && email.toLowerCase() !== signUp.email_address) {
    Object.assign(signUp, { email_address: textOf(email.toLowerCase()), email_verification: null })
  }
  if (phone !== undefined && phone !== signUp.phone_number) {
    Object.assign(signUp, { phone_number: textOf(phone), phone_verification: null })
  }
}
