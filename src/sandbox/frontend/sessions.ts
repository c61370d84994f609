import { Type } from '@sinclair/typebox'
import { endSession } from '../changes.ts'
import type { SandboxServer } from '../http.ts'
import type { Session, User } from '../records.ts'
import { findMembership } from '../store.ts'
import { callerOf, originOf, touchClient } from './browser.ts'
import type { SandboxContext } from '../context.ts'
import { envelope, firstFactors, frontendSession, sessionToken } from './serialize.ts'
import { checkFactor } from './sign-ins.ts'

const params = Type.Object({ session_id: Type.String() })
const text = Type.Optional(Type.String())

/** @see https://clerk.com/docs/reference/frontend-api/tag/Sessions */
export function registerSessions(fapi: SandboxServer, context: SandboxContext): void {
  const { store, signer } = context

  fapi.get('/v1/client/sessions/:session_id', { schema: { params } }, async (request, reply) => {
    const { client, session } = callerOf(store, request, reply, request.params.session_id)
    const origin = originOf(request)
    return envelope(context, frontendSession(context, session, origin), client, origin)
  })

  fapi.post(
    '/v1/client/sessions/:session_id/touch',
    { schema: { params, body: Type.Object({ active_organization_id: text }) } },
    async (request, reply) => {
      const { client, session } = callerOf(store, request, reply, request.params.session_id)
      const { active_organization_id: organization } = request.body
      if (organization !== undefined)
        session.last_active_organization_id =
          organization && findMembership(store, organization, session.user_id) ? organization : null
      session.last_active_at = Date.now()
      client.last_active_session_id = session.id
      const origin = originOf(request)
      return envelope(context, frontendSession(context, session, origin), client, origin)
    },
  )

  for (const [verb, status] of [
    ['end', 'ended'],
    ['remove', 'removed'],
  ] as const)
    fapi.post(
      `/v1/client/sessions/:session_id/${verb}`,
      { schema: { params } },
      async (request, reply) => {
        const { client, session } = callerOf(store, request, reply, request.params.session_id)
        endSession(store, session, status)
        client.session_ids = client.session_ids.filter((id) => id !== session.id)
        client.last_active_session_id = null
        touchClient(client)
        const origin = originOf(request)
        return envelope(context, frontendSession(context, session, origin), client, origin)
      },
    )

  fapi.post(
    '/v1/client/sessions/:session_id/tokens',
    { schema: { params, body: Type.Object({ organization_id: text }) } },
    async (request, reply) => {
      const { session, user } = callerOf(store, request, reply, request.params.session_id)
      const { organization_id: organization } = request.body
      if (organization !== undefined)
        session.last_active_organization_id =
          organization && findMembership(store, organization, user.id) ? organization : null
      return { object: 'token', jwt: sessionToken(context, session, originOf(request)) }
    },
  )

  fapi.post(
    '/v1/client/sessions/:session_id/tokens/:template',
    { schema: { params: Type.Object({ ...params.properties, template: Type.String() }) } },
    async (request, reply) => {
      const { user } = callerOf(store, request, reply, request.params.session_id)
      const claims = { sub: user.id, template: request.params.template }
      return { object: 'token', jwt: signer.template(claims) }
    },
  )

  const verification = (session: Session, user: User, status: string, origin: string) => ({
    object: 'session_reverification',
    id: session.id,
    status,
    level: 'first_factor',
    session: frontendSession(context, session, origin),
    first_factor_verification: null,
    second_factor_verification: null,
    supported_first_factors: firstFactors(user),
    supported_second_factors: null,
  })
  for (const step of ['verify', 'verify/prepare_first_factor'])
    fapi.post(
      `/v1/client/sessions/:session_id/${step}`,
      { schema: { params } },
      async (request, reply) => {
        const { client, session, user } = callerOf(store, request, reply, request.params.session_id)
        const origin = originOf(request)
        const answer = verification(session, user, 'needs_first_factor', origin)
        return envelope(context, answer, client, origin)
      },
    )
  fapi.post(
    '/v1/client/sessions/:session_id/verify/attempt_first_factor',
    { schema: { params, body: Type.Object({ strategy: text, password: text, code: text }) } },
    async (request, reply) => {
      const { client, session, user } = callerOf(store, request, reply, request.params.session_id)
      checkFactor(user, request.body)
      session.first_factor_verified_at = Date.now()
      const origin = originOf(request)
      return envelope(context, verification(session, user, 'complete', origin), client, origin)
    },
  )
}
