import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { newVerification, type Verification } from '../attempts.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { sendCode } from '../messages.ts'
import type { Session } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { callerOf, hostOf, originOf, type Caller } from './browser.ts'
import {
  checkProof,
  findFactor,
  firstFactors,
  identifierOf,
  proof,
  secondFactors,
} from './factors.ts'
import { attemptForm, text } from './fields.ts'
import { envelope, serializeFrontendSession } from './serialize.ts'
import { serializeVerification } from './serialize-attempts.ts'
import { requestOptions } from './webauthn.ts'

const SessionParams = Type.Object({ session_id: Type.String() })

/** Time that a proof counts as recent, in milliseconds. */
const RECENT_MS = 600_000

type Level = 'first_factor' | 'second_factor' | 'multi_factor'

/** A pending reverification. */
interface Reverification {
  level: Level
  first: Verification | null
  second: Verification | null
}

/**
 * Throws 403 unless the caller has reverified within the last ten minutes. ClerkJS then asks for a
 * proof, and sends the request again.
 *
 * @see https://clerk.com/docs/guides/secure/reverification
 */
export function demandRecentProof({ session, user }: Caller): void {
  const hasSecond = secondFactors(user).length > 0
  const proven = hasSecond
    ? Math.min(session.first_factor_verified_at, session.second_factor_verified_at ?? 0)
    : session.first_factor_verified_at
  if (proven > Date.now() - RECENT_MS) return
  throw new ClerkApiError(
    403,
    'session_reverification_required',
    'Reverification required',
    'You need to prove once more who you are.',
  )
}

/** Reverification: a user who is signed in proves their identity again. */
export function registerVerifications(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context
  const underWay = new WeakMap<Session, Reverification>()

  const ofSession = (session: Session): Reverification =>
    underWay.get(session) ?? { level: 'first_factor', first: null, second: null }

  function answer({ client, session, user }: Caller, request: FastifyRequest) {
    const origin = originOf(request)
    const { level, first, second } = ofSession(session)
    const needsFirst = level !== 'second_factor' && first?.status !== 'verified'
    const needsSecond =
      level !== 'first_factor' && secondFactors(user).length > 0 && second?.status !== 'verified'
    return envelope(context, client, origin, {
      object: 'session_reverification',
      status: needsFirst ? 'needs_first_factor' : needsSecond ? 'needs_second_factor' : 'complete',
      level,
      session: serializeFrontendSession(context, session, origin),
      supported_first_factors: firstFactors(user),
      supported_second_factors: secondFactors(user),
      first_factor_verification: serializeVerification(first),
      second_factor_verification: serializeVerification(second),
    })
  }

  fapi.post(
    '/v1/client/sessions/:session_id/verify',
    {
      schema: {
        params: SessionParams,
        body: closedObject({
          level: Type.Union([
            Type.Literal('first_factor'),
            Type.Literal('second_factor'),
            Type.Literal('multi_factor'),
          ]),
        }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply, request.params.session_id)
      // A user without a second factor can only be asked for the first.
      const level = secondFactors(caller.user).length > 0 ? request.body.level : 'first_factor'
      underWay.set(caller.session, { level, first: null, second: null })
      return answer(caller, request)
    },
  )

  const steps = [
    ['first', firstFactors],
    ['second', secondFactors],
  ] as const
  for (const [step, factorsOf] of steps) {
    fapi.post(
      `/v1/client/sessions/:session_id/verify/prepare_${step}_factor`,
      {
        schema: {
          params: SessionParams,
          body: attemptForm({
            strategy: Type.String(),
            email_address_id: text,
            phone_number_id: text,
          }),
        },
      },
      async (request, reply) => {
        const caller = callerOf(store, request, reply, request.params.session_id)
        const { strategy, email_address_id, phone_number_id } = request.body
        const factor = findFactor(
          factorsOf(caller.user),
          strategy,
          email_address_id ?? phone_number_id,
        )
        const nonce = requestOptions(caller.user, hostOf(request))
        const asked = newVerification(strategy, strategy === 'passkey' ? { nonce } : {})
        underWay.set(caller.session, { ...ofSession(caller.session), [step]: asked })
        if (strategy !== 'passkey') {
          const identifierId = identifierOf(factor) ?? null
          const to = factor.safe_identifier ?? ''
          sendCode(store, strategy, { to, identifierId, userId: caller.user.id })
        }
        return answer(caller, request)
      },
    )

    fapi.post(
      `/v1/client/sessions/:session_id/verify/attempt_${step}_factor`,
      { schema: { params: SessionParams, body: attemptForm(proof) } },
      async (request, reply) => {
        const caller = callerOf(store, request, reply, request.params.session_id)
        const { session, user } = caller
        const { strategy = '' } = request.body
        findFactor(factorsOf(user), strategy)
        checkProof(user, request.body, ofSession(session)[step]?.nonce)
        const proven = newVerification(strategy, { status: 'verified', attempts: 1 })
        underWay.set(session, { ...ofSession(session), [step]: proven })
        session[`${step}_factor_verified_at`] = Date.now()
        return answer(caller, request)
      },
    )
  }
}
