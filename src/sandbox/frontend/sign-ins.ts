import { Type, type Static } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { find, invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { Client, SignIn, User } from '../records.ts'
import { findUserByIdentifier } from '../store.ts'
import { clientOf, originOf, startSession } from './browser.ts'
import { checkFactor, checkMaySignIn, Factor } from './factors.ts'
import { envelope, serializeSignIn } from './serialize.ts'

const SignInParams = Type.Object({ sign_in_id: Type.String() })
const NewSignIn = Type.Object({
  ...Factor.properties,
  identifier: Type.Optional(Type.String()),
  ticket: Type.Optional(Type.String()),
})

/** @see https://clerk.com/docs/reference/frontend-api/tag/Sign-Ins */
export function registerSignIns(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  /** The client's own attempt: nobody goes on with that of another. */
  function attemptOf(request: FastifyRequest, reply: FastifyReply, id: string) {
    const client = clientOf(store, request, reply)
    if (client.sign_in?.id !== id) throw notFound('sign in', id)
    return { client, signIn: client.sign_in }
  }

  function complete(client: Client, signIn: SignIn, user: User, strategy: string): void {
    checkMaySignIn(user)
    signIn.created_session_id = startSession(store, client, user).id
    Object.assign(signIn, { status: 'complete', user_id: user.id, strategy })
    client.sign_in = null
  }

  function attempt(client: Client, signIn: SignIn, factor: Static<typeof Factor>): void {
    const user = find(store.users, 'user', signIn.user_id ?? '')
    checkFactor(user, factor)
    complete(client, signIn, user, factor.strategy ?? '')
  }

  function identify(signIn: SignIn, identifier: string): void {
    const user = findUserByIdentifier(store, identifier)
    if (!user) {
      const message = "Couldn't find your account."
      throw invalidParameter('form_identifier_not_found', 'identifier', message)
    }
    Object.assign(signIn, { identifier, user_id: user.id, status: 'needs_first_factor' })
  }

  /** The user of a sign-in token, which can be used once. */
  function redeem(ticket = ''): User {
    const signInToken = [...store.signInTokens.values()].find(({ token }) => token === ticket)
    const user = store.users.get(signInToken?.user_id ?? '')
    if (!user || signInToken?.status !== 'pending' || !context.signer.verify(ticket)) {
      const message = 'Sign in token cannot be used: it is unknown, used, revoked or expired.'
      throw invalidParameter('sign_in_token_cannot_be_used_code', 'ticket', message)
    }
    checkMaySignIn(user)
    signInToken.status = 'accepted'
    return user
  }

  fapi.post('/v1/client/sign_ins', { schema: { body: NewSignIn } }, async (request, reply) => {
    const { identifier, ticket, ...factor } = request.body
    const client = clientOf(store, request, reply)
    const signIn: SignIn = {
      id: makeId('sia'),
      status: 'needs_identifier',
      identifier: null,
      user_id: null,
      strategy: null,
      created_session_id: null,
      created_at: Date.now(),
    }
    client.sign_in = signIn
    if (factor.strategy === 'ticket') complete(client, signIn, redeem(ticket), 'ticket')
    if (identifier) identify(signIn, identifier)
    if (identifier && factor.password) {
      attempt(client, signIn, { ...factor, strategy: 'password' })
    }
    return envelope(context, client, originOf(request), serializeSignIn(context, signIn))
  })

  fapi.get(
    '/v1/client/sign_ins/:sign_in_id',
    { schema: { params: SignInParams } },
    async (request, reply) => {
      const { client, signIn } = attemptOf(request, reply, request.params.sign_in_id)
      return envelope(context, client, originOf(request), serializeSignIn(context, signIn))
    },
  )

  fapi.post(
    '/v1/client/sign_ins/:sign_in_id/prepare_first_factor',
    { schema: { params: SignInParams, body: Type.Object({ strategy: Type.String() }) } },
    async (request, reply) => {
      const { client, signIn } = attemptOf(request, reply, request.params.sign_in_id)
      signIn.strategy = request.body.strategy
      return envelope(context, client, originOf(request), serializeSignIn(context, signIn))
    },
  )

  fapi.post(
    '/v1/client/sign_ins/:sign_in_id/attempt_first_factor',
    { schema: { params: SignInParams, body: Factor } },
    async (request, reply) => {
      const { client, signIn } = attemptOf(request, reply, request.params.sign_in_id)
      attempt(client, signIn, request.body)
      return envelope(context, client, originOf(request), serializeSignIn(context, signIn))
    },
  )
}
