import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { templateToken } from '../jwt-templates.ts'
import type { Session } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { findMembership } from '../store.ts'
import { callerOf, endOne, originOf } from './browser.ts'
import { text, textOf } from './fields.ts'
import { envelope, serializeFrontendSession, sessionToken } from './serialize.ts'

/** ClerkJS sends "skip_cache". */
const TokenQuery = Type.Object({ debug: text })
const SessionParams = Type.Object({ session_id: Type.String() })

/** @see https://clerk.com/docs/reference/frontend-api/tag/Sessions */
export function registerSessions(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  /** Makes the organization the active one. `''` means the personal account. */
  function activate(session: Session, organizationId: string | undefined): void {
    if (organizationId === undefined) return
    if (organizationId !== '' && !findMembership(store, organizationId, session.user_id)) {
      throw notFound('organization of the user', organizationId)
    }
    session.last_active_organization_id = textOf(organizationId)
  }

  fapi.get(
    '/v1/client/sessions/:session_id',
    { schema: { params: SessionParams } },
    async (request, reply) => {
      const { client, session } = callerOf(store, request, reply, request.params.session_id)
      const origin = originOf(request)
      const response = serializeFrontendSession(context, session, origin)
      return envelope(context, client, origin, response)
    },
  )

  fapi.post(
    '/v1/client/sessions/:session_id/touch',
    {
      schema: {
        params: SessionParams,
        body: closedObject({ active_organization_id: text, intent: text }),
      },
    },
    async (request, reply) => {
      const { client, session } = callerOf(store, request, reply, request.params.session_id)
      activate(session, request.body.active_organization_id)
      session.last_active_at = Date.now()
      client.last_active_session_id = session.id
      const origin = originOf(request)
      const response = serializeFrontendSession(context, session, origin)
      return envelope(context, client, origin, response)
    },
  )

  const endings = { end: 'ended', remove: 'removed' } as const
  for (const [action, status] of Object.entries(endings)) {
    fapi.post(
      `/v1/client/sessions/:session_id/${action}`,
      { schema: { params: SessionParams } },
      async (request, reply) => {
        const { client, session } = callerOf(store, request, reply, request.params.session_id)
        endOne(store, client, session, status)
        const origin = originOf(request)
        const response = serializeFrontendSession(context, session, origin)
        return envelope(context, client, origin, response)
      },
    )
  }

  fapi.post(
    '/v1/client/sessions/:session_id/tokens',
    {
      schema: {
        params: SessionParams,
        querystring: TokenQuery,
        body: closedObject({
          organization_id: text,
          tab_state: text,
          token: text,
          force_origin: text,
        }),
      },
    },
    async (request, reply) => {
      const { session } = callerOf(store, request, reply, request.params.session_id)
      activate(session, request.body.organization_id)
      return { object: 'token', jwt: sessionToken(context, session, originOf(request)) }
    },
  )

  fapi.post(
    '/v1/client/sessions/:session_id/tokens/:template_name',
    {
      schema: {
        params: Type.Object({ ...SessionParams.properties, template_name: Type.String() }),
        querystring: TokenQuery,
      },
    },
    async (request, reply) => {
      const { session } = callerOf(store, request, reply, request.params.session_id)
      const azp = originOf(request)
      const jwt = templateToken(context, session, request.params.template_name, { azp })
      return { object: 'token', jwt }
    },
  )
}
