import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeHexId, makeSecret } from '../ids.ts'
import type { OAuthToken } from '../machine-records.ts'
import { timestamps } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { serializeOAuthToken } from '../serialize.ts'
import { validFor } from '../tokens.ts'
import { expirationIn } from '../backend/parameters.ts'

const DAY_S = 86_400

/** Creates credentials that Clerk's API cannot create, because Clerk creates them in a browser. */
export function registerCredentials(
  server: SandboxServer,
  { store, signer }: SandboxContext,
): void {
  server.post(
    '/oauth_tokens',
    {
      schema: {
        body: closedObject({
          user_id: Type.String(),
          client_id: Type.Optional(Type.String()),
          scopes: Type.Optional(Type.Array(Type.String())),
          expires_in_seconds: Type.Optional(Type.Integer({ minimum: 1 })),
          format: Type.Optional(Type.Union([Type.Literal('opaque'), Type.Literal('jwt')])),
        }),
      },
    },
    async ({ body }) => {
      const user = find(store.users, 'user', body.user_id)
      const { client_id = 'client_sandbox', scopes = ['profile', 'email'] } = body
      const { expires_in_seconds: lifetime = DAY_S } = body
      const id = makeHexId('oat')
      const jwtClaims = {
        sub: user.id,
        jti: id,
        client_id,
        scope: scopes.join(' '),
        ...validFor(lifetime),
      }
      const oauthToken: OAuthToken = {
        id,
        client_id,
        subject: user.id,
        scopes,
        token: body.format === 'jwt' ? signer.oauth(jwtClaims) : makeSecret('oat'),
        revoked: false,
        revocation_reason: null,
        expiration: expirationIn(lifetime),
        ...timestamps(),
      }
      store.oauthTokens.set(id, oauthToken)
      return { ...serializeOAuthToken(oauthToken), token: oauthToken.token }
    },
  )
}
