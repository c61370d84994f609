import { Type, type Static } from '@sinclair/typebox'
import { checkFree } from '../backend/users.ts'
import { createUser } from '../changes.ts'
import { invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { Client, SignUp } from '../records.ts'
import { emailAddress, username } from '../schemas.ts'
import type { Store } from '../store.ts'
import { clientOf, originOf } from './browser.ts'
import type { SandboxContext } from '../context.ts'
import { envelope, frontendSignUp, missingFields } from './serialize.ts'
import { checkCode, startSession } from './sign-ins.ts'

const text = Type.Optional(Type.String())
const orEmpty = <Schema extends typeof emailAddress>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Literal('')]))
const Fields = Type.Object({
  email_address: orEmpty(emailAddress),
  username: orEmpty(username),
  password: text,
  first_name: text,
  last_name: text,
})
const params = Type.Object({ sign_up_id: Type.String() })

/** @see https://clerk.com/docs/reference/frontend-api/tag/Sign-Ups */
export function registerSignUps(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  function signUpOf(client: Client, id: string): SignUp {
    if (client.sign_up?.id !== id) throw notFound('sign up', id)
    return client.sign_up
  }

  function completeWhenVerified(client: Client, signUp: SignUp) {
    const { email_address, password, first_name, last_name, username } = signUp
    if (!signUp.verified || !email_address || missingFields(signUp).length > 0) return
    const user = createUser(store, { password, first_name, last_name, username }, [email_address])
    signUp.created_user_id = user.id
    signUp.created_session_id = startSession(store, client, user)
    signUp.status = 'complete'
    client.sign_up = null
  }

  fapi.post('/v1/client/sign_ups', { schema: { body: Fields } }, async (request, reply) => {
    const client = clientOf(store, request, reply)
    const signUp: SignUp = {
      id: makeId('sua'),
      status: 'missing_requirements',
      email_address: null,
      password: null,
      first_name: null,
      last_name: null,
      username: null,
      prepared: false,
      verified: false,
      created_user_id: null,
      created_session_id: null,
      created_at: Date.now(),
    }
    fill(store, signUp, request.body)
    client.sign_up = signUp
    return envelope(context, frontendSignUp(signUp), client, originOf(request))
  })

  fapi.get('/v1/client/sign_ups/:sign_up_id', { schema: { params } }, async (request, reply) => {
    const client = clientOf(store, request, reply)
    const signUp = signUpOf(client, request.params.sign_up_id)
    return envelope(context, frontendSignUp(signUp), client, originOf(request))
  })

  fapi.patch(
    '/v1/client/sign_ups/:sign_up_id',
    { schema: { params, body: Fields } },
    async (request, reply) => {
      const client = clientOf(store, request, reply)
      const signUp = signUpOf(client, request.params.sign_up_id)
      fill(store, signUp, request.body)
      completeWhenVerified(client, signUp)
      return envelope(context, frontendSignUp(signUp), client, originOf(request))
    },
  )

  fapi.post(
    '/v1/client/sign_ups/:sign_up_id/prepare_verification',
    { schema: { params } },
    async (request, reply) => {
      const client = clientOf(store, request, reply)
      const signUp = signUpOf(client, request.params.sign_up_id)
      signUp.prepared = true
      return envelope(context, frontendSignUp(signUp), client, originOf(request))
    },
  )

  fapi.post(
    '/v1/client/sign_ups/:sign_up_id/attempt_verification',
    { schema: { params, body: Type.Object({ code: text }) } },
    async (request, reply) => {
      const client = clientOf(store, request, reply)
      const signUp = signUpOf(client, request.params.sign_up_id)
      checkCode(request.body.code)
      signUp.verified = true
      completeWhenVerified(client, signUp)
      return envelope(context, frontendSignUp(signUp), client, originOf(request))
    },
  )
}

/** @throws {ClerkApiError} 422 on what is taken or too short; nothing is filled in then */
function fill(store: Store, signUp: SignUp, fields: Static<typeof Fields>): void {
  for (const parameter of ['email_address', 'username'] as const) {
    const value = fields[parameter]
    if (value) checkFree(store, parameter, value)
  }
  if (fields.password && fields.password.length < 8)
    throw invalidParameter(
      'form_password_length_too_short',
      'password',
      'Passwords must be 8 characters or more.',
    )
  if (fields.email_address && fields.email_address !== signUp.email_address)
    Object.assign(signUp, { prepared: false, verified: false })
  for (const [name, value] of Object.entries(fields))
    Object.assign(signUp, { [name]: value || null })
}
