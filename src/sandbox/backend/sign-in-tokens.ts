import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find } from '../errors.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { timestamps, type SignInToken } from '../records.ts'
import { closedObject, optional } from '../schemas.ts'
import { serializeSignInToken } from '../serialize.ts'
import { createTicket, ticketUrl } from '../tickets.ts'
import { validFor } from '../tokens.ts'

const MONTH_S = 30 * 86_400

/** @see https://clerk.com/docs/reference/backend-api/tag/Sign-in-Tokens */
export function registerSignInTokens(v1: SandboxServer, { store, signer }: SandboxContext): void {
  v1.post(
    '/sign_in_tokens',
    {
      schema: {
        body: closedObject({
          user_id: Type.String(),
          expires_in_seconds: optional(Type.Integer({ minimum: 1 })),
        }),
      },
    },
    async (request) => {
      const { user_id, expires_in_seconds } = request.body
      const user = find(store.users, 'user', user_id)
      const id = makeId('sit')
      const seconds = expires_in_seconds ?? MONTH_S
      const token = createTicket(signer, { kind: 'sign_in_token', id }, seconds)
      const signInToken: SignInToken = {
        id,
        user_id: user.id,
        status: 'pending',
        token,
        url: ticketUrl(frontendApiOf(request), token),
        ...timestamps(),
      }
      store.signInTokens.set(id, signInToken)
      return serializeSignInToken(signInToken)
    },
  )

  v1.post(
    '/sign_in_tokens/:sign_in_token_id/revoke',
    { schema: { params: Type.Object({ sign_in_token_id: Type.String() }) } },
    async ({ params }) => {
      const signInToken = find(store.signInTokens, 'sign-in token', params.sign_in_token_id)
      Object.assign(signInToken, { status: 'revoked', updated_at: Date.now() })
      return serializeSignInToken(signInToken)
    },
  )

  v1.post('/testing_tokens', async () => ({
    object: 'testing_token',
    token: makeId('tt'),
    expires_at: validFor(3600).exp,
  }))
}
