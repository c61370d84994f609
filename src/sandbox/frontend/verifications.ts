import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import type { SandboxServer } from '../http.ts'
import { callerOf, originOf, type Caller } from './browser.ts'
import { checkFactor, Factor, firstFactors } from './factors.ts'
import { envelope, serializeFrontendSession } from './serialize.ts'

const SessionParams = Type.Object({ session_id: Type.String() })

/**
 * Reverification: someone who is signed in proves once more who they are.
 *
 * @see https://clerk.com/docs/guides/secure/reverification
 */
export function registerVerifications(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  function answer(
    { client, session, user }: Caller,
    origin: string,
    status: 'needs_first_factor' | 'complete',
  ) {
    return envelope(context, client, origin, {
      object: 'session_reverification',
      status,
      level: 'first_factor',
      session: serializeFrontendSession(context, session, origin),
      supported_first_factors: firstFactors(user),
      supported_second_factors: null,
      first_factor_verification: null,
      second_factor_verification: null,
    })
  }

  for (const step of ['verify', 'verify/prepare_first_factor']) {
    fapi.post(
      `/v1/client/sessions/:session_id/${step}`,
      { schema: { params: SessionParams } },
      async (request, reply) => {
        const caller = callerOf(store, request, reply, request.params.session_id)
        return answer(caller, originOf(request), 'needs_first_factor')
      },
    )
  }

  fapi.post(
    '/v1/client/sessions/:session_id/verify/attempt_first_factor',
    { schema: { params: SessionParams, body: Factor } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply, request.params.session_id)
      checkFactor(caller.user, request.body)
      caller.session.first_factor_verified_at = Date.now()
      return answer(caller, originOf(request), 'complete')
    },
  )
}
