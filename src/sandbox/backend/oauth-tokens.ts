import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { closedObject } from '../schemas.ts'
import { serializeOAuthToken } from '../serialize.ts'
import { isUsable } from '../store.ts'

/** @see https://clerk.com/docs/reference/backend-api/tag/OAuth-Access-Tokens */
export function registerOAuthTokens(server: SandboxServer, { store }: SandboxContext): void {
  server.post(
    '/oauth_applications/access_tokens/verify',
    {
      schema: { body: closedObject({ access_token: Type.String() }) },
    },
    async ({ body }) => {
      const oauthToken = [...store.oauthTokens.values()].find(
        ({ token }) => token === body.access_token,
      )
      if (!oauthToken || !isUsable(oauthToken)) throw notFound('OAuth token', 'of this token')
      return serializeOAuthToken(oauthToken)
    },
  )
}
