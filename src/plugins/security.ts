import type { AuthObject } from '@clerk/backend'
import { getAuth } from '@clerk/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../problems.ts'
import { readCredential } from '../security/credential.ts'
import { type Alternative, compilePolicy, type Policy } from '../security/policy.ts'
import { defaultSecurity } from '../security/schemes.ts'
import { readSignature } from '../security/signature.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route's `security` was compiled to; absent from the routes that are exempt. */
    policy?: Policy
  }
  interface FastifyRequest {
    /** The guard that let the request pass. */
    passed: Guard | null
  }
}

declare global {
  /** The claim that an operator adds to the session token: the user's public metadata. */
  interface CustomJwtSessionClaims {
    metadata?: { role?: unknown }
  }
}

type Guard = (this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) => Promise<void>
type Authenticated = Extract<AuthObject, { isAuthenticated: true }>

/** Routes that answer browsers, not API clients: the docs pages, and preflights. */
function isExempt({ method, url }: RouteOptions): boolean {
  return (
    /^\/docs(?:\/|$)/.test(url) || url === '/__clerk/*' || (method === 'OPTIONS' && url === '*')
  )
}

/** What `getAuth` says of a request without a token. */
const SIGNED_OUT = getAuth({ auth: {} } as FastifyRequest)

/**
 * Compiles each route's `security` into the guard that enforces it, when the route is registered.
 * The guard stands as `onRequest`, so that a stranger is refused before the body is read, and as
 * `preHandler`, so that no handler runs without it.
 */
export const security = fp(
  async (app) => {
    app.decorateRequest('passed', null)
    app.addHook('onRoute', (route) => {
      if (isExempt(route)) return
      const policy = compile(route)
      route.config = { ...route.config, policy }
      if (policy.signed) {
        route.onRequest = [signaturePresence, ...listOf(route.onRequest)]
        route.preValidation = [signatureGuard, ...listOf(route.preValidation)]
        route.preHandler = [signatureGuard, ...listOf(route.preHandler)]
      }
      if (policy.alternatives.length === 0) return
      const guard = guardOf(policy)
      route.onRequest = [guard, ...listOf(route.onRequest)]
      route.preHandler = [guard, ...listOf(route.preHandler)]
    })
  },
  { name: 'security', dependencies: ['authentication', 'revocations', 'signatures'] },
)

function compile(route: RouteOptions): Policy {
  try {
    return compilePolicy(route.schema?.security ?? defaultSecurity)
  } catch (error) {
    throw new Error(`Route ${String(route.method)} ${route.url}: ${(error as Error).message}`)
  }
}

function guardOf(policy: Policy): Guard {
  const cookies = policy.alternatives.some(({ carrier }) => carrier === 'cookie')
  const accepted = [...new Set(policy.alternatives.map(({ tokenType }) => tokenType))]
  const kinds = accepted.join(' or ')

  return async function guard(this: FastifyInstance, request, reply) {
    // The second pass, as preHandler, finds what the first decided.
    if (request.passed === guard) return
    reply.header('cache-control', 'no-store')
    const credential = readCredential(request.raw.rawHeaders, cookies)
    if (credential.carrier === 'malformed')
      throw new Problem('invalid_token', { detail: credential.reason })
    if (credential.carrier === 'none') {
      if (!policy.anonymous)
        throw new Problem('not_authenticated', {
          detail: `Send a token of the kind ${kinds}: "Authorization: Bearer <token>".`,
        })
      request.auth = SIGNED_OUT
    } else {
      const alternatives = policy.alternatives.filter(
        ({ tokenType, carrier }) =>
          tokenType === credential.tokenType && carrier === credential.carrier,
      )
      if (alternatives.length === 0)
        throw new Problem('invalid_token', {
          detail: `The operation takes a token of the kind ${kinds}, not ${credential.tokenType}.`,
        })
      await this.authenticate(request, reply, credential)
      const auth = getAuth(request, { acceptsToken: accepted })
      if (!auth.isAuthenticated) throw new Problem('invalid_token')
      if (this.revocations.deny(auth))
        throw new Problem('invalid_token', {
          detail:
            'The token was refused: its session has ended, or its user was banned or deleted.',
        })
      const missing = missingGrants(auth, alternatives)
      if (missing.length > 0 && !policy.anonymous)
        throw new Problem('insufficient_scope', {
          detail: `The token lacks ${missing.join(', ')}.`,
          missing,
        })
      if (missing.length > 0) request.auth = SIGNED_OUT
    }
    request.passed = guard
  }
}

async function signaturePresence(request: FastifyRequest): Promise<void> {
  readSignature(request.headers)
}

async function signatureGuard(this: FastifyInstance, request: FastifyRequest): Promise<void> {
  if (request.passed === signatureGuard) return
  await this.verifySignature(request)
  request.passed = signatureGuard
}

/** What the token lacks of the alternative that it comes closest to; nothing when it meets one. */
function missingGrants(auth: Authenticated, alternatives: readonly Alternative[]): string[] {
  const [fewest = []] = alternatives
    .map(({ demands }) => demands.filter((demand) => !isGranted(auth, demand)))
    .sort((a, b) => a.length - b.length)
  return fewest
}

/**
 * Sessions are granted roles (`org:x`) and custom permissions (`org:x:y`) of the active
 * organization, by Clerk's `has()`; any other name is an app role, and compared with the claim
 * `metadata.role` alone, because `has()` would let an organization's admin pass as the app's.
 * Other tokens are granted scopes.
 */
function isGranted(auth: Authenticated, demand: string): boolean {
  if (auth.tokenType !== 'session_token') return auth.scopes.includes(demand)
  if (!demand.startsWith('org:')) return auth.sessionClaims.metadata?.role === demand
  return demand.split(':').length === 3
    ? auth.has({ permission: demand })
    : auth.has({ role: demand })
}

function listOf<T>(hooks: T | T[] | undefined): T[] {
  if (hooks === undefined) return []
  return Array.isArray(hooks) ? hooks : [hooks]
}
