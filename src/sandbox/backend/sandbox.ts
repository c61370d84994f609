import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeHexId, makeSecret } from '../ids.ts'
import { PUBLISHABLE_KEY, WEBHOOK_SECRET } from '../keys.ts'
import { timestamps, type OAuthToken } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { serializeOAuthToken } from '../serialize.ts'
import { validFor } from '../tokens.ts'
import { demandSecretKey } from './credentials.ts'
import { expirationIn } from './parameters.ts'

const DAY_S = 86_400

/** What Clerk has no endpoint for: its dashboard shows it, or a browser brings it about. */
export function registerSandbox(server: SandboxServer, { store, signer }: SandboxContext): void {
  server.get('/sandbox', { onRequest: demandSecretKey }, async () => ({
    publishable_key: PUBLISHABLE_KEY,
    jwt_key: signer.jwtKey,
    webhook_secret: WEBHOOK_SECRET,
    users: [...store.users.values()].map(({ id, username, email_addresses, password }) => ({
      id,
      username,
      email_addresses: email_addresses.map((email) => email.email_address),
      password,
    })),
    organizations: [...store.organizations.values()].map(({ id, slug }) => ({ id, slug })),
    machines: [...store.machines.values()].map(({ id, name, secret_key }) => ({
      id,
      name,
      secret_key,
    })),
    api_keys: [...store.apiKeys.values()].map(({ id, name, subject, scopes, secret }) => ({
      id,
      name,
      subject,
      scopes,
      secret,
    })),
    oauth_tokens: [...store.oauthTokens.values()].map(({ id, subject, scopes, token }) => ({
      id,
      subject,
      scopes,
      token,
    })),
  }))

  server.post(
    '/sandbox/oauth_tokens',
    {
      onRequest: demandSecretKey,
      schema: {
        body: closedObject({
          user_id: Type.String(),
          scopes: Type.Optional(Type.Array(Type.String())),
          expires_in_seconds: Type.Optional(Type.Integer({ minimum: 1 })),
          format: Type.Optional(Type.Union([Type.Literal('opaque'), Type.Literal('jwt')])),
        }),
      },
    },
    async ({ body }) => {
      const user = find(store.users, 'user', body.user_id)
      const { scopes = ['profile', 'email'], expires_in_seconds: lifetime = DAY_S } = body
      const id = makeHexId('oat')
      const client_id = 'client_sandbox'
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
