import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find } from '../errors.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { timestamps, type ActorToken } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { createTicket, ticketUrl } from '../tickets.ts'

const HOUR_S = 3600

const serialize = (token: ActorToken) => ({
  object: 'actor_token',
  ...token,
  session_max_duration_in_seconds: undefined,
})

/** @see https://clerk.com/docs/reference/backend-api/tag/Actor-Tokens */
export function registerActorTokens(v1: SandboxServer, { store, signer }: SandboxContext): void {
  v1.post(
    '/actor_tokens',
    {
      schema: {
        body: closedObject({
          user_id: Type.String(),
          actor: Type.Object({ sub: Type.String() }),
          expires_in_seconds: Type.Optional(Type.Integer({ minimum: 1 })),
          session_max_duration_in_seconds: Type.Optional(Type.Integer({ minimum: 1 })),
        }),
      },
    },
    async (request) => {
      const { user_id, actor, expires_in_seconds = HOUR_S } = request.body
      const { session_max_duration_in_seconds: maxDuration } = request.body
      const user = find(store.users, 'user', user_id)
      const id = makeId('act')
      const token = createTicket(signer, { kind: 'actor_token', id }, expires_in_seconds)
      const actorToken: ActorToken = {
        id,
        user_id: user.id,
        actor,
        status: 'pending',
        token,
        url: ticketUrl(frontendApiOf(request), token),
        session_max_duration_in_seconds: maxDuration ?? 1800,
        ...timestamps(),
      }
      store.actorTokens.set(id, actorToken)
      return serialize(actorToken)
    },
  )

  v1.post(
    '/actor_tokens/:actor_token_id/revoke',
    { schema: { params: Type.Object({ actor_token_id: Type.String() }) } },
    async ({ params }) => {
      const actorToken = find(store.actorTokens, 'actor token', params.actor_token_id)
      if (actorToken.status !== 'pending') {
        const message = `The actor token is ${actorToken.status}.`
        throw new ClerkApiError(400, 'actor_token_cannot_be_revoked', message)
      }
      return serialize(Object.assign(actorToken, { status: 'revoked' as const }))
    },
  )
}
