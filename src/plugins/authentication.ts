import { clerkPlugin, getAuth } from '@clerk/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { ClerkKeys } from '../config.ts'
import { Problem } from '../problems.ts'
import type { Credential } from '../security/credential.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Lets Clerk decide what a request's credential is worth, so that `getAuth(request)` can tell.
     * @throws {Problem} `invalid_token` with Clerk's reason; `clerk_unavailable`; `internal_error`
     *   when Clerk refuses the secret key
     */
    authenticate(
      request: FastifyRequest,
      reply: FastifyReply,
      credential: Credential,
    ): Promise<void>
  }
  interface FastifyRequest {
    /** Set by Clerk's plugin, read by its `getAuth`; null until the guard has run. */
    auth: unknown
  }
}

/** What Clerk's hook reads of a request and writes to a reply; see `standIn`. */
type ClerkHook = (request: StandIn, reply: StandInReply) => Promise<void>
interface StandIn {
  method: string
  protocol: string
  url: string
  headers: Record<string, string>
  auth?: unknown
  clerk?: FastifyRequest['clerk']
}
type StandInReply = ReturnType<typeof standInReply>

/** The status that Clerk's Backend API answered with, in the message of a refused machine token. */
const REFUSED_BY_CLERK = /status=(?:400|404|422)\b/

/**
 * Adds `app.authenticate`: Clerk's own plugin makes the decision, but never sees the real request
 * and reply. Given those it answers page navigations with a redirect to its handshake and odd
 * query strings with a 500; here it sees the credential, and what it answers is turned into a
 * problem.
 */
export const authentication = fp<ClerkKeys & { authorizedParties?: string[] }>(
  async (app, config) => {
    app.decorateRequest('auth', null)
    app.decorateRequest('clerk', null as unknown as FastifyRequest['clerk'])

    const hooks = new Map<string, ClerkHook>()
    /** One hook a signing key: given its `jwtKey`, Clerk verifies without the network. */
    function hookFor(jwtKey?: string): ClerkHook {
      const key = jwtKey ?? ''
      const hook = hooks.get(key) ?? captureHook(jwtKey)
      hooks.set(key, hook)
      return hook
    }

    function captureHook(jwtKey?: string): ClerkHook {
      let captured: ClerkHook | undefined
      const facade = {
        decorateRequest: () => facade,
        addHook: (_name: string, hook: ClerkHook) => (captured = hook),
      }
      const options: Parameters<typeof clerkPlugin>[1] = {
        hookName: 'onRequest',
        publishableKey: config.publishableKey,
        secretKey: config.secretKey,
        apiUrl: config.apiUrl,
        ...(jwtKey && { jwtKey }),
        ...(config.authorizedParties && { authorizedParties: config.authorizedParties }),
        telemetry: { disabled: true },
      }
      clerkPlugin(facade as unknown as FastifyInstance, options, () => undefined)
      if (!captured) throw new Error('@clerk/fastify registered no hook')
      return captured
    }

    async function hookThatVerifies(credential: Credential): Promise<ClerkHook> {
      if (credential.carrier === 'cookie')
        return hookFor(await app.signingKeys.find(credential.kids))
      if (credential.carrier === 'header' && credential.kid)
        return hookFor(await app.signingKeys.find([credential.kid]))
      return hookFor()
    }

    app.decorate('authenticate', async (request, reply, credential) => {
      const hook = await hookThatVerifies(credential)
      const clerkRequest = standIn(request, credential)
      const clerkReply = standInReply()
      try {
        await hook(clerkRequest, clerkReply)
      } catch (cause) {
        // Verifying a JWT takes no network: what makes Clerk's decoder throw is the token itself.
        throw new Problem(isJwt(credential) ? 'invalid_token' : 'internal_error', { cause })
      }
      request.auth = clerkRequest.auth
      if (clerkRequest.clerk) request.clerk = clerkRequest.clerk
      const cookies = clerkReply.headers.getSetCookie()
      if (cookies.length > 0) reply.header('set-cookie', cookies)
      if (!getAuth(request, { acceptsToken: 'any' }).isAuthenticated)
        throw refusal(
          credential,
          clerkReply.headers.get('x-clerk-auth-reason') ?? '',
          clerkReply.headers.get('x-clerk-auth-message') ?? '',
        )
    })
  },
  { name: 'authentication', dependencies: ['clerk', 'signing-keys'] },
)

/** The session's cookies, with or without suffix; not those of a handshake, which is for pages. */
const SESSION_COOKIES = /^__(?:session|client_uat|refresh|clerk_db_jwt)(?:_[\w-]+)?=/

function isOfSession(cookie: string): boolean {
  return SESSION_COOKIES.test(cookie)
}

/**
 * The request as Clerk gets it: the credential and no more of the headers than verifying it takes,
 * without the query, `Accept` and `Sec-Fetch-*` that would make Clerk redirect. The origin is what
 * Fastify makes of `TRUST_PROXY`, never a client's own `X-Forwarded-Host`.
 */
function standIn(request: FastifyRequest, credential: Credential): StandIn {
  const headers: Record<string, string> = { host: request.host }
  if (credential.carrier === 'header') headers.authorization = `Bearer ${credential.token}`
  else headers.cookie = (request.headers.cookie ?? '').split(/; */).filter(isOfSession).join('; ')
  return { method: request.method, protocol: request.protocol, url: '/', headers }
}

function standInReply() {
  const headers = new Headers()
  const reply = {
    headers,
    header(name: string, value: string) {
      headers.append(name, value)
      return reply
    },
    removeHeader(name: string) {
      headers.delete(name)
      return reply
    },
    code: () => reply,
    send: () => reply,
  }
  return reply
}

/** Turns the reason that Clerk gives for a refusal into a problem. */
function refusal(credential: Credential, reason: string, message: string): Problem {
  if (reason === 'secret-key-invalid' || reason.startsWith('jwk-'))
    return new Problem('internal_error', { cause: new Error(`Clerk: ${message} (${reason})`) })
  if (reason === 'unexpected-error' && !isJwt(credential) && !REFUSED_BY_CLERK.test(message))
    return new Problem('clerk_unavailable', { cause: new Error(`Clerk: ${message}`) })
  return new Problem('invalid_token', { detail: `The token was refused: ${explain(reason)}.` })
}

function isJwt(credential: Credential): boolean {
  if (credential.carrier === 'header') return credential.kid !== undefined
  return credential.carrier === 'cookie'
}

function explain(reason: string): string {
  if (reason.startsWith('session-token-expired')) return 'it has expired'
  if (reason === 'session-token-nbf') return 'it is not valid yet'
  if (reason === 'session-token-iat-in-the-future') return 'it was issued in the future'
  if (reason === 'token-invalid-authorized-parties')
    return 'it was issued to an origin that is not an authorized party'
  return 'it is not valid'
}
