import { type ClerkClient, getAuth } from '@clerk/fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { type ClerkKeys, frontendApiHost } from '../clerk/keys.ts'
import { frozen } from './frozen.ts'
import { Problem } from '../problems/problem.ts'
import { type ClerkHook, clerkHook, type StandIn, standInReply } from './clerk-hook.ts'
import { bearerOf, type Credential } from './credential.ts'
import type { Authenticated } from './caller.ts'
import { plainToken, type Rules } from './plain-token.ts'
import type { TokenType } from './schemes.ts'
import type { Breaker } from '../clerk/breaker.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Authenticates the credential of a request by Clerk.
     * @throws {Problem} `clerk_unavailable`; `internal_error` if Clerk refuses the secret key;
     *   `invalid_token` if no key of Clerk signed the token
     */
    authenticate(request: FastifyRequest, reply: FastifyReply, credential: Sent): Promise<Verdict>
    /**
     * Accepts a valid JWT in the usual form, without a promise.
     * @param authorization value of the header
     * @returns undefined if `authenticate` has to decide
     */
    acceptPlain: (authorization: string) => Verdict | undefined
  }
}

type Sent = Exclude<Credential, { carrier: 'malformed' }>

/**
 * The result for a credential. It is valid until `expires` (milliseconds since 1970), or not
 * cached.
 */
export type Verdict = { tokenType: TokenType; expires: number } & (
  { auth: Authenticated; clerk: FastifyRequest['clerk'] } | { refusal: Problem }
)

/** Milliseconds after which a JWT is verified again, as its key may have been removed. */
const LONGEST_MEMORY = 300_000
/** Milliseconds for which the refusal of an opaque token is cached. */
const REFUSED_FOR = 60_000
/** The status that Clerk's Backend API answered with, in the message of a refused machine token. */
const REFUSED_BY_CLERK = /status=(?:400|404|422)\b/

type Options = ClerkKeys & {
  authorizedParties?: string[]
  publicUrl?: string
  /** Milliseconds for which Clerk's verdict on an opaque token is cached. */
  opaqueTtl: number
}

/**
 * Adds `app.authenticate`. Clerk's own plugin decides, but never sees the real request and reply:
 * with those it answers page navigations with a redirect to its handshake, and odd query strings
 * with a 500. It gets only the credential, and its answer becomes a problem.
 */
export const authentication = fp<Options>(
  async (app, config) => {
    /**
     * Issuers of session tokens. Tokens of another instance are refused, even if their signature is
     * valid.
     */
    const issuers = new Set([
      `https://${frontendApiHost(config.publishableKey)?.toLowerCase()}`,
      ...(config.otherIssuers ?? []),
    ])
    app.decorateRequest('clerk', null as unknown as FastifyRequest['clerk'])

    const hooks = new Map<string, ClerkHook>()
    /** One hook for each signing key. With its `jwtKey`, Clerk verifies without the network. */
    function hookFor(jwtKey?: string): ClerkHook {
      const key = jwtKey ?? ''
      const hook = hooks.get(key) ?? clerkHook({ ...config, ...(jwtKey && { jwtKey }) })
      hooks.set(key, hook)
      return hook
    }

    async function hookThatVerifies(credential: Sent): Promise<ClerkHook> {
      if (credential.carrier === 'cookie')
        return hookFor(await app.signingKeys.find(credential.kids))
      if (credential.jwt) return hookFor(await app.signingKeys.find([credential.jwt.kid]))
      return hookFor()
    }

    /**
     * A JWT cannot change, but its key may be removed. A cookie is not cached: other cookies count
     * too.
     */
    function expiryOf(credential: Sent): number {
      if (credential.carrier === 'cookie') return 0
      if (!credential.jwt) return Date.now() + config.opaqueTtl
      return expiryOfJwt(credential.jwt.exp)
    }

    const rules: Rules = {
      issuers,
      authorizedParties: config.authorizedParties,
      keyOf: (kid) => app.signingKeys.recall(kid),
    }

    app.decorate('acceptPlain', (authorization) => {
      const token = bearerOf(authorization)
      const accepted = token === undefined ? undefined : plainToken(token, rules, Date.now())
      if (token === undefined || !accepted) return undefined
      const { auth, exp } = accepted
      return {
        tokenType: auth.tokenType,
        expires: expiryOfJwt(exp),
        auth: frozen(lightened(auth, token, app.clerk)),
        clerk: app.clerk,
      }
    })

    app.decorate('authenticate', (request, reply, credential) => {
      const ask = () => askClerk(request, reply, credential)
      if (credential.carrier === 'cookie' || credential.jwt) return ask()
      return app.verifyWithin(request, credential.token, ask)
    })

    async function askClerk(
      request: FastifyRequest,
      reply: FastifyReply,
      credential: Sent,
    ): Promise<Verdict> {
      const hook = await hookThatVerifies(credential)
      const clerkRequest = standIn(
        config.publicUrl ? new URL(config.publicUrl) : request,
        request,
        credential,
      )
      const clerkReply = standInReply()
      const { tokenType } = credential
      const expires = expiryOf(credential)
      try {
        await hook(clerkRequest, clerkReply)
      } catch (cause) {
        // Verifying a JWT needs no network: if Clerk's decoder throws, the token is the cause.
        if (!isJwt(credential)) throw new Problem('internal_error', { cause })
        return { tokenType, expires, refusal: new Problem('invalid_token', { cause }) }
      }
      const { cookies } = clerkReply
      if (cookies.length > 0) reply.header('set-cookie', cookies)
      const { clerk } = clerkRequest
      const auth = getAuth(clerkRequest as FastifyRequest, { acceptsToken: 'any' })
      if (clerk && auth.isAuthenticated) {
        if (auth.tokenType === 'session_token' && !issuers.has(auth.sessionClaims.iss))
          return { tokenType, expires, refusal: foreign }
        if (!isComplete(auth)) return { tokenType, expires, refusal: INCOMPLETE }
        // A cookie is not cached.
        const kept =
          credential.carrier === 'cookie' ? auth : lightened(auth, credential.token, app.clerk)
        return { tokenType, expires, auth: frozen(kept), clerk }
      }
      const reason = clerkReply.headers.get('x-clerk-auth-reason') ?? ''
      const message = clerkReply.headers.get('x-clerk-auth-message') ?? ''
      const refusal = refusalOf(credential, reason, message, app.verificationBreaker)
      if (!isJwt(credential)) return { tokenType, expires: Date.now() + REFUSED_FOR, refusal }
      return { tokenType, expires: OF_THE_MOMENT.test(reason) ? 0 : expires, refusal }
    }
  },
  {
    name: 'authentication',
    dependencies: ['request-caller', 'clerk', 'signing-keys', 'verifications'],
  },
)

const INCOMPLETE = new Problem('invalid_token', {
  detail: 'The token was refused: it does not say which session or which subject it is for.',
})

/**
 * Clerk also signs tokens without `sid`, from JWT templates for other services. Those are not
 * session tokens: operations that need the session could not serve them.
 * @see https://clerk.com/docs/guides/sessions/session-tokens#default-claims
 */
function isComplete(auth: Authenticated): boolean {
  if (auth.tokenType !== 'session_token') return isName(auth.subject)
  const { sts } = auth.sessionClaims as { sts?: unknown }
  return isName(auth.sessionId) && isName(auth.userId) && (sts === undefined || sts === 'active')
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

/** @param exp seconds since 1970 */
function expiryOfJwt(exp: unknown): number {
  return typeof exp === 'number' ? Math.min(exp * 1000, Date.now() + LONGEST_MEMORY) : 0
}

/**
 * Clerk's object without the references that two of its functions hold: an API client and the
 * request. These are many times as large as the rest, and would be cached with each token.
 */
function lightened(auth: Authenticated, token: string, { sessions }: ClerkClient): Authenticated {
  if (auth.tokenType !== 'session_token')
    return { ...auth, getToken: async () => token, debug: nothing }
  const { sessionId } = auth
  return {
    ...auth,
    async getToken({ template = '', expiresInSeconds }: TokenOptions = {}) {
      if (!template && expiresInSeconds === undefined) return token
      return (await sessions.getToken(sessionId, template, expiresInSeconds)).jwt
    },
    debug: nothing,
  }
}

/** @see https://clerk.com/docs/reference/backend/sessions/get-token */
interface TokenOptions {
  template?: string
  expiresInSeconds?: number
}

function nothing() {
  return {}
}

/** The session's cookies, with or without suffix. Cookies of a handshake are for pages only. */
const SESSION_COOKIES = /^__(?:session|client_uat|refresh|clerk_db_jwt)(?:_[\w-]+)?=/

function isOfSession(cookie: string): boolean {
  return SESSION_COOKIES.test(cookie)
}

/**
 * The request as Clerk gets it: the credential and only the headers that verifying needs. It has no
 * query, `Accept` or `Sec-Fetch-*`, which would make Clerk redirect.
 * @param own the API's own address: PUBLIC_URL, or else the address that Fastify derives by
 *   `TRUST_PROXY`, never a client's own `X-Forwarded-Host`
 */
function standIn(
  own: { host: string; protocol: string },
  request: FastifyRequest,
  credential: Sent,
): StandIn {
  const headers: Record<string, string> = { host: own.host }
  if (credential.carrier === 'header') headers.authorization = `Bearer ${credential.token}`
  else headers.cookie = (request.headers.cookie ?? '').split(/; */).filter(isOfSession).join('; ')
  return { method: request.method, protocol: own.protocol.replace(':', ''), url: '/', headers }
}

/**
 * Turns Clerk's reason for a refusal into a problem.
 * @throws {Problem} if the reason is not about the token
 */
function refusalOf(
  credential: Sent,
  reason: string,
  message: string,
  { closed, wait }: Breaker,
): Problem {
  if (reason === 'secret-key-invalid' || reason.startsWith('jwk-'))
    throw new Problem('internal_error', { cause: new Error(`Clerk: ${message} (${reason})`) })
  if (reason === 'unexpected-error' && !isJwt(credential) && !REFUSED_BY_CLERK.test(message))
    throw new Problem('clerk_unavailable', {
      cause: new Error(`Clerk: ${message}`),
      ...(!closed && { headers: { 'retry-after': String(Math.max(Math.ceil(wait / 1000), 1)) } }),
    })
  return new Problem('invalid_token', { detail: `The token was refused: ${explain(reason)}.` })
}

const foreign = new Problem('invalid_token', {
  detail: 'The token was refused: it was issued by another instance of Clerk (`iss`).',
})

function isJwt(credential: Sent): boolean {
  return credential.carrier === 'cookie' || credential.jwt !== undefined
}

/** Reasons that may no longer apply a moment later, while the token has not expired. */
const OF_THE_MOMENT = /nbf|iat-in-the-future/

function explain(reason: string): string {
  if (reason.startsWith('session-token-expired')) return 'it has expired'
  if (reason === 'session-token-nbf') return 'it is not valid yet'
  if (reason === 'session-token-iat-in-the-future') return 'it was issued in the future'
  if (reason === 'token-invalid-authorized-parties')
    return 'it was issued to an origin that is not an authorized party'
  return 'it is not valid'
}
