import { Type, type Static } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { checkFree, checkProfile } from '../backend/users.ts'
import { createUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { Client, SignUp } from '../records.ts'
import { emailAddress, username } from '../schemas.ts'
import type { Store } from '../store.ts'
import { clientOf, originOf, startSession } from './browser.ts'
import { checkCode } from './factors.ts'
import { orEmpty, textOf } from './fields.ts'
import { envelope, missingFields, serializeSignUp } from './serialize.ts'

const SignUpParams = Type.Object({ sign_up_id: Type.String() })
const SignUpFields = Type.Object({
  email_address: orEmpty(emailAddress),
  username: orEmpty(username),
  password: orEmpty(Type.String()),
  first_name: orEmpty(Type.String()),
  last_name: orEmpty(Type.String()),
})

/** @see https://clerk.com/docs/reference/frontend-api/tag/Sign-Ups */
export function registerSignUps(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  /** The client's own attempt: nobody goes on with that of another. */
  function attemptOf(request: FastifyRequest, reply: FastifyReply, id: string) {
    const client = clientOf(store, request, reply)
    if (client.sign_up?.id !== id) throw notFound('sign up', id)
    return { client, signUp: client.sign_up }
  }

  /** Creates the user and signs in, when nothing is missing any more. */
  function completeIfReady(client: Client, signUp: SignUp): void {
    const { email_address, password, first_name, last_name, username } = signUp
    if (!signUp.verified || email_address === null || missingFields(signUp).length > 0) return
    // Somebody else may have been quicker.
    checkFree(store, 'email_address', email_address)
    const user = createUser(store, { password, first_name, last_name, username }, [email_address])
    signUp.created_user_id = user.id
    signUp.created_session_id = startSession(store, client, user).id
    signUp.status = 'complete'
    client.sign_up = null
  }

  fapi.post('/v1/client/sign_ups', { schema: { body: SignUpFields } }, async (request, reply) => {
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
    return envelope(context, client, originOf(request), serializeSignUp(signUp))
  })

  fapi.get(
    '/v1/client/sign_ups/:sign_up_id',
    { schema: { params: SignUpParams } },
    async (request, reply) => {
      const { client, signUp } = attemptOf(request, reply, request.params.sign_up_id)
      return envelope(context, client, originOf(request), serializeSignUp(signUp))
    },
  )

  fapi.patch(
    '/v1/client/sign_ups/:sign_up_id',
    { schema: { params: SignUpParams, body: SignUpFields } },
    async (request, reply) => {
      const { client, signUp } = attemptOf(request, reply, request.params.sign_up_id)
      fill(store, signUp, request.body)
      completeIfReady(client, signUp)
      return envelope(context, client, originOf(request), serializeSignUp(signUp))
    },
  )

  fapi.post(
    '/v1/client/sign_ups/:sign_up_id/prepare_verification',
    { schema: { params: SignUpParams, body: Type.Object({ strategy: Type.String() }) } },
    async (request, reply) => {
      const { client, signUp } = attemptOf(request, reply, request.params.sign_up_id)
      signUp.prepared = true
      return envelope(context, client, originOf(request), serializeSignUp(signUp))
    },
  )

  fapi.post(
    '/v1/client/sign_ups/:sign_up_id/attempt_verification',
    { schema: { params: SignUpParams, body: Type.Object({ code: Type.String() }) } },
    async (request, reply) => {
      const { client, signUp } = attemptOf(request, reply, request.params.sign_up_id)
      checkCode(request.body.code)
      signUp.verified = true
      completeIfReady(client, signUp)
      return envelope(context, client, originOf(request), serializeSignUp(signUp))
    },
  )
}

/** 422 on what is taken or too short; nothing is filled in then. */
function fill(store: Store, signUp: SignUp, fields: Static<typeof SignUpFields>): void {
  const { email_address, username, password } = fields
  if (email_address) checkFree(store, 'email_address', email_address)
  checkProfile(store, { username: textOf(username), password: textOf(password) })
  if (email_address && email_address !== signUp.email_address) {
    Object.assign(signUp, { prepared: false, verified: false })
  }
  for (const name of Object.keys(SignUpFields.properties) as (keyof typeof fields)[]) {
    if (fields[name] !== undefined) signUp[name] = textOf(fields[name])
  }
}
