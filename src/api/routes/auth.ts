import type { AuthObject } from '@clerk/backend'
import { isClerkAPIResponseError } from '@clerk/backend/errors'
import { type ClerkClient, getAuth } from '@clerk/fastify'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../../kit/problems/catalogue.ts'
import { Authentication } from '../schemas/authentication.ts'
import { actorOf } from '../../kit/auth/grants.ts'

type Authenticated = Extract<AuthObject, { isAuthenticated: true }>
type Machine = Exclude<Authenticated, { tokenType: 'session_token' }>
type Session = Extract<Authenticated, { tokenType: 'session_token' }>

export const authRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/auth',
    {
      schema: {
        operationId: 'getAuth',
        tags: ['Auth'],
        summary: 'Inspect the current token',
        description:
          'Returns the kind of the token, its user or machine, what it may do, and the actor in case of impersonation. Accepts a token of any kind.',
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
      if (auth.tokenType === 'session_token') return ofSession(auth)
      return { ...ofMachine(auth), expiresAt: await expiryOf(auth, app) }
    },
  )
}

function ofSession(auth: Session): Static<typeof Authentication> {
  const { metadata, exp } = auth.sessionClaims
  const actor = actorOf(auth)
  return {
    tokenType: auth.tokenType,
    id: auth.sessionId,
    subject: auth.userId,
    userId: auth.userId,
    orgId: auth.orgId ?? null,
    orgSlug: auth.orgSlug ?? null,
    orgRole: auth.orgRole ?? null,
    orgPermissions: auth.orgPermissions ?? [],
    role: typeof metadata?.role === 'string' ? metadata.role : null,
    scopes: [],
    actor: actor === undefined ? null : { sub: actor },
    expiresAt: exp * 1000,
  }
}

function ofMachine(auth: Machine): Omit<Static<typeof Authentication>, 'expiresAt'> {
  return {
    tokenType: auth.tokenType,
    id: auth.id,
    subject: auth.subject,
    userId: 'userId' in auth ? auth.userId : null,
    orgId: 'orgId' in auth ? auth.orgId : null,
    orgSlug: null,
    orgRole: null,
    orgPermissions: [],
    role: null,
    scopes: auth.scopes,
    actor: null,
  }
}

/** `getAuth` does not tell when such a token expires: a JWT says so itself, the others Clerk knows. */
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
    // Revoked since the guard asked.
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
