import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { newVerification } from '../attempts.ts'
import { endSessionsOfUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { sendCode } from '../messages.ts'
import { clientOf, originOf } from './browser.ts'
import { checkProof, findFactor, identifierOf, proof, secondFactors } from './factors.ts'
import { attemptForm, flag, text } from './fields.ts'
import { checkNewPassword } from '../password-rules.ts'
import { envelope } from './serialize.ts'
import { serializeSignIn } from './serialize-attempts.ts'
import { complete, resetPassword } from './sign-in-flow.ts'

const SignInParams = Type.Object({ sign_in_id: Type.String() })

/** The steps of a sign-in after the first factor: the second factor, and the new password. */
export function registerSecondFactors(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  /** The attempt of the client, if its next step is this one. */
  function attemptOf(request: FastifyRequest, reply: FastifyReply, step: string) {
    const { sign_in_id: id } = request.params as { sign_in_id: string }
    const client = clientOf(store, request, reply)
    const signIn = client.sign_in
    if (signIn?.id !== id) throw notFound('sign in', id)
    if (signIn.status !== step) {
      const message = `This sign-in is at ${signIn.status}, not at ${step}.`
      throw new ClerkApiError(400, 'sign_in_status_invalid', message)
    }
    return { client, signIn, user: find(store.users, 'user', signIn.user_id ?? '') }
  }

  fapi.post(
    '/v1/client/sign_ins/:sign_in_id/prepare_second_factor',
    {
      schema: {
        params: SignInParams,
        body: attemptForm({ strategy: Type.String(), phone_number_id: text }),
      },
    },
    async (request, reply) => {
      const { client, signIn, user } = attemptOf(request, reply, 'needs_second_factor')
      const { strategy, phone_number_id } = request.body
      const factor = findFactor(secondFactors(user), strategy, phone_number_id)
      const identifierId = identifierOf(factor) ?? null
      signIn.second_factor = newVerification(strategy)
      sendCode(store, strategy, { to: factor.safe_identifier ?? '', identifierId, userId: user.id })
      return envelope(context, client, originOf(request), serializeSignIn(context, signIn))
    },
  )

  fapi.post(
    '/v1/client/sign_ins/:sign_in_id/attempt_second_factor',
    { schema: { params: SignInParams, body: attemptForm(proof) } },
    async (request, reply) => {
      const { client, signIn, user } = attemptOf(request, reply, 'needs_second_factor')
      const { strategy = '' } = request.body
      findFactor(secondFactors(user), strategy)
      signIn.second_factor ??= newVerification(strategy)
      signIn.second_factor.attempts++
      checkProof(user, request.body)
      Object.assign(signIn.second_factor, { strategy, status: 'verified' })
      complete(store, client, signIn, { secondFactor: true })
      return envelope(context, client, originOf(request), serializeSignIn(context, signIn))
    },
  )

  fapi.post(
    '/v1/client/sign_ins/:sign_in_id/reset_password',
    {
      schema: {
        params: SignInParams,
        body: attemptForm({ password: Type.String(), sign_out_of_other_sessions: flag }),
      },
    },
    async (request, reply) => {
      const { client, signIn, user } = attemptOf(request, reply, 'needs_new_password')
      checkNewPassword(store, request.body.password)
      if (request.body.sign_out_of_other_sessions) endSessionsOfUser(store, user.id, 'revoked')
      resetPassword(store, client, signIn, request.body.password)
      return envelope(context, client, originOf(request), serializeSignIn(context, signIn))
    },
  )
}
