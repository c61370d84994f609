import { Type, type Static } from '@sinclair/typebox'
import { createSession } from '../changes.ts'
import { ClerkApiError, invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { Client, SignIn, User } from '../records.ts'
import { findUserByIdentifier, type Store } from '../store.ts'
import { clientOf, originOf, touchClient } from './browser.ts'
import type { SandboxContext } from '../context.ts'
import { envelope, frontendSignIn } from './serialize.ts'

/** The code of every e-mail, as in Clerk's test mode. */
export const CODE = '424242'

const text = Type.Optional(Type.String())
const Attempt = Type.Object({ strategy: text, password: text, code: text })
const NewSignIn = Type.Object({ ...Attempt.properties, identifier: text, ticket: text })
const params = Type.Object({ sign_in_id: Type.String() })

/** Signs the client in as the user, in place of whoever was. */
export function startSession(store: Store, client: Client, user: User): string {
  const { id } = createSession(store, user, null, client.id)
  client.session_ids = [id]
  client.last_active_session_id = id
  touchClient(client)
  return id
}

/** @throws {ClerkApiError} 422 when the password or code is not the user's */
export function checkFactor(
  user: User,
  { strategy, password, code }: Static<typeof Attempt>,
  passwordParameter = 'password',
): void {
  if (strategy === 'password' && (user.password === null || password !== user.password))
    throw invalidParameter(
      'form_password_incorrect',
      passwordParameter,
      'Password is incorrect. Try again, or use another method.',
    )
  if (strategy === 'email_code') checkCode(code)
  else if (strategy !== 'password')
    throw invalidParameter(
      'form_param_value_invalid',
      'strategy',
      `The sandbox has no strategy ${strategy ?? ''}.`,
    )
}

/** @throws {ClerkApiError} 422 when it is not the one code there is */
export function checkCode(code: string | undefined): void {
  if (code !== CODE)
    throw invalidParameter('form_code_incorrect', 'code', `The code is always ${CODE} here.`)
}

/** @see https://clerk.com/docs/reference/frontend-api/tag/Sign-Ins */
export function registerSignIns(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  function complete(client: Client, signIn: SignIn, user: User, strategy: string) {
    if (user.banned) throw new ClerkApiError(403, 'user_banned', 'Your account has been banned.')
    if (user.locked) throw new ClerkApiError(403, 'user_locked', 'Your account is locked.')
    signIn.created_session_id = startSession(store, client, user)
    Object.assign(signIn, { status: 'complete', strategy })
    client.sign_in = null
  }

  function attempt(client: Client, signIn: SignIn, body: Static<typeof Attempt>) {
    const user = store.users.get(signIn.user_id ?? '')
    if (!user) throw notFound('user', signIn.identifier ?? '')
    checkFactor(user, body)
    complete(client, signIn, user, body.strategy ?? '')
  }

  /** The attempt of this client: nobody goes on with that of another. */
  function signInOf(client: Client, id: string): SignIn {
    if (client.sign_in?.id !== id) throw notFound('sign in', id)
    return client.sign_in
  }

  fapi.post('/v1/client/sign_ins', { schema: { body: NewSignIn } }, async (request, reply) => {
    const { identifier, ticket, ...factor } = request.body
    const client = clientOf(store, request, reply)
    const signIn: SignIn = {
      id: makeId('sia'),
      status: 'needs_identifier',
      identifier: identifier ?? null,
      user_id: null,
      strategy: null,
      created_session_id: null,
      created_at: Date.now(),
    }
    client.sign_in = signIn
    if (factor.strategy === 'ticket') complete(client, signIn, redeem(store, ticket), 'ticket')
    else if (identifier) {
      const user = findUserByIdentifier(store, identifier)
      if (!user)
        throw invalidParameter(
          'form_identifier_not_found',
          'identifier',
          "Couldn't find your account.",
        )
      Object.assign(signIn, { user_id: user.id, status: 'needs_first_factor' })
      if (factor.password) attempt(client, signIn, { ...factor, strategy: 'password' })
    }
    return envelope(context, frontendSignIn(context, signIn), client, originOf(request))
  })

  fapi.get('/v1/client/sign_ins/:sign_in_id', { schema: { params } }, async (request, reply) => {
    const client = clientOf(store, request, reply)
    const signIn = signInOf(client, request.params.sign_in_id)
    return envelope(context, frontendSignIn(context, signIn), client, originOf(request))
  })

  fapi.post(
    '/v1/client/sign_ins/:sign_in_id/prepare_first_factor',
    { schema: { params, body: Attempt } },
    async (request, reply) => {
      const client = clientOf(store, request, reply)
      const signIn = signInOf(client, request.params.sign_in_id)
      signIn.strategy = request.body.strategy ?? null
      return envelope(context, frontendSignIn(context, signIn), client, originOf(request))
    },
  )

  fapi.post(
    '/v1/client/sign_ins/:sign_in_id/attempt_first_factor',
    { schema: { params, body: Attempt } },
    async (request, reply) => {
      const client = clientOf(store, request, reply)
      const signIn = signInOf(client, request.params.sign_in_id)
      attempt(client, signIn, request.body)
      return envelope(context, frontendSignIn(context, signIn), client, originOf(request))
    },
  )
}

/** The user of a sign-in token, which can be used once. */
function redeem(store: Store, ticket: string | undefined): User {
  const token = [...store.signInTokens.values()].find((each) => each.token === ticket)
  const user = store.users.get(token?.user_id ?? '')
  if (!user || token?.status !== 'pending')
    throw invalidParameter('sign_in_token_cannot_be_used_code', 'ticket', 'It cannot be used.')
  token.status = 'accepted'
  return user
}
