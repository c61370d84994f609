import type { AuthObject } from '@clerk/backend'
import { isClerkAPIResponseError } from '@clerk/backend/errors'
import { type ClerkClient, getAuth } from '@clerk/fastify'
import type { FastifyInstance } from 'fastify'
import {
  type Caller,
  type FastifyPluginAsyncTypebox,
  Problem,
  type Static,
} from '../../kit/index.ts'
import { Authentication } from '../schemas/authentication.ts'

type Authenticated = Extract<AuthObject, { isAuthenticated: true }>
type Machine = Exclude<Authenticated, { tokenType: 'session_token' }>

export const authRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/auth',
    {
      schema: {
        operationId: 'getAuth',
        tags: ['Auth'],
        summary: 'Inspect the current token',
        description:
          'Returns the kind of the token of this request, its user or machine, its roles, permissions and scopes, and the impersonator if there is one.',
        security: [
          { clerkSession: [] },
          { clerkSessionCookie: [] },
          { clerkApiKey: [] },
          { clerkOAuth: [] },
          { clerkMachine: [] },
        ],
        response: { 200: Authentication },
      },
    },
    async (request): Promise<Static<typeof Authentication>> => {
      const auth = getAuth(request, { acceptsToken: 'any' })
      if (!auth.isAuthenticated) throw new Problem('not_authenticated')
      return { ...describe(request.caller, auth), ...(await timesOf(auth, app)) }
    },
  )
}

function describe(caller: Caller, auth: Authenticated) {
  const { actor, organization, appRole } = caller
  return {
    tokenType: auth.tokenType,
    id: auth.tokenType === 'session_token' ? auth.sessionId : auth.id,
    subject: caller.subject ?? '',
    userId: caller.user,
    orgId: organization,
    orgSlug: auth.tokenType === 'session_token' ? (auth.orgSlug ?? null) : null,
    orgRole: caller.organizationRole,
    orgPermissions: [...caller.permissions],
    role: appRole,
    scopes: [...caller.scopes],
    actor: actor === null ? null : { sub: actor },
  }
}

async function timesOf(auth: Authenticated, app: FastifyInstance) {
  const isSession = auth.tokenType === 'session_token'
  return { expiresAt: isSession ? auth.sessionClaims.exp * 1000 : await expiryOf(auth, app) }
}

/**
 * Returns the expiry of a token in milliseconds. `getAuth` does not have it: a JWT contains it, and
 * Clerk knows that of other tokens.
 */
async function expiryOf(auth: Machine, app: FastifyInstance): Promise<number | null> {
  const token = await auth.getToken()
  const [, payload] = token.split('.')
  if (payload) {
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number }
    return exp * 1000
  }
  try {
    const { expiration } = await app.inspectWithin(auth, () =>
      verify(auth.tokenType, token, app.clerk),
    )
    return expiration
  } catch (error) {
    // The token was revoked after the guard verified it.
    if (isClerkAPIResponseError(error) && error.status === 404) throw new Problem('invalid_token')
    throw error
  }
}

function verify(
  tokenType: Machine['tokenType'],
  token: string,
  clerk: ClerkClient,
): Promise<{ expiration: number | null }> {
  if (tokenType === 'api_key') return clerk.apiKeys.verify(token)
  if (tokenType === 'oauth_token') return clerk.idPOAuthAccessToken.verify(token)
  return clerk.m2m.verify({ token })
}
