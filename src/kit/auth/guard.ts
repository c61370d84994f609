import { getAuth } from '@clerk/fastify'
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
  HookHandlerDoneFunction,
  RouteOptions,
} from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../problems/catalogue.ts'
import { type Carried, findCredential, hasForm, readCredential } from './credential.ts'
import { actorOf, meets, missingGrants } from './grants.ts'
import { organizationCheck, organizationParameterOf } from './organization.ts'
import { type Alternative, compilePolicy, type Policy } from './policy.ts'
import { mayBeForged } from './same-origin.ts'
import {
  type Carrier,
  defaultSecurity,
  type SecurityRequirements,
  type TokenType,
} from './schemes.ts'
import { presentCheck } from './present.ts'
import {
  crossSite,
  impersonated,
  insufficient,
  misshapen,
  notAuthenticated,
  otherOrganization,
  refusalOfLost,
  revoked,
  wrongKind,
} from './refusals.ts'
import { readSignature } from '../clerk/signature.ts'
import { inWords } from './words.ts'
import type { Judgement } from './authentication.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** Refuses sessions in which somebody acts as the user (Clerk's `act` claim). */
    impersonation?: 'refused'
    /**
     * Lets in the credentials of any organization, whichever the path names: the handler itself has
     * to decide who may see or change what. Without a good reason this opens each organization's data
     * to all others.
     */
    anyOrganization?: boolean
    /**
     * The operation gives or takes what somebody may do: a role, a membership, an invitation, an API
     * key, somebody else's password, session or account. The guard decides on what Clerk says now
     * of the caller, and not on what the token said when it was issued. Of this API that are the
     * operations that create, change, ban, lock or delete users, end their sessions, manage members
     * and invitations, delete organizations and create API keys. What people do with nothing but
     * their own account does not grant, nor does creating an organization, which all of them may.
     */
    grants?: boolean
  }
  interface FastifyContextConfig {
    /** What the route's `security` was compiled to; absent from the routes that are exempt. */
    policy?: Policy
  }
  interface FastifyRequest {
    /** The guard that let the request pass. */
    passed: Guard | SignatureGuard | null
    /** Clerk judged its credential in the course of this request: nothing of that was remembered. */
    judgedNow: boolean
    /** The alternatives of the route's `security` that its credential meets; null for nobody. */
    met: readonly Alternative[] | null
  }
}

type Guard = (
  this: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  done: HookHandlerDoneFunction,
) => void
type SignatureGuard = (this: FastifyInstance, request: FastifyRequest) => Promise<void>

/** Routes that answer browsers, not API clients: the docs pages, and preflights. */
function isExempt({ method, url }: RouteOptions): boolean {
  return (
    /^\/docs(?:\/|$)/.test(url) || url === '/__clerk/*' || (method === 'OPTIONS' && url === '*')
  )
}

/** What `getAuth` says of a request without a token. */
const SIGNED_OUT = getAuth({ auth: {} } as FastifyRequest)

interface Options {
  publicUrl?: string
  /** Names of the parameters that name an organization in a path, besides `organizationId`. */
  organizationParameters?: readonly string[]
}

/**
 * Compiles each route's `security` into the guard that enforces it, when the route is registered.
 * The guard stands as `onRequest`, so that a stranger is refused before the body is read, and as
 * `preHandler`, so that no handler runs without it. Where the path names an organization, the
 * credential has to be of that one; see organization.ts.
 */
export const security = fp<Options>(
  async (app, { publicUrl, organizationParameters = [] }) => {
    const ownOrigin = publicUrl && new URL(publicUrl).origin
    app.decorateRequest('passed', null)
    app.decorateRequest('judgedNow', false)
    app.decorateRequest('met', null)
    app.addHook('onRoute', (route) => {
      if (isExempt(route)) return
      const policy = compile(route, organizationParameters)
      route.config = { ...route.config, policy }
      if (policy.signed) {
        route.onRequest = [signaturePresence, ...listOf(route.onRequest)]
        route.preValidation = [signatureGuard, ...listOf(route.preValidation)]
        route.preHandler = [signatureGuard, ...listOf(route.preHandler)]
      }
      if (policy.alternatives.length === 0) return
      const guard = guardOf(policy, ownOrigin)
      route.onRequest = [guard, ...listOf(route.onRequest)]
      route.preHandler = [
        guard,
        ...(policy.organization === undefined ? [] : [checkOf(policy.organization, policy)]),
        ...(policy.grants ? [presentCheck(policy)] : []),
        ...listOf(route.preHandler),
      ]
      if (policy.organization === undefined) return
      route.schema = {
        ...route.schema,
        problems: [...(route.schema?.problems ?? []), 'organization_not_found'],
      }
    })
  },
  {
    name: 'security',
    dependencies: ['authentication', 'token-memory', 'revocations', 'signatures'],
  },
)

function compile(route: RouteOptions, organizationParameters: readonly string[]): Policy {
  try {
    const schema = route.schema ?? {}
    const policy = compilePolicy(schema.security ?? defaultSecurity, schema.impersonation)
    const organization = organizationParameterOf(route.url, schema, policy, organizationParameters)
    return {
      ...policy,
      ...(organization !== undefined && { organization }),
      grants: isGranting(schema, policy),
    }
  } catch (error) {
    throw new Error(`Route ${String(route.method)} ${route.url}: ${(error as Error).message}`)
  }
}

/** @throws {Error} where there may be nobody of whom Clerk could say anything */
function isGranting({ grants = false }: FastifySchema, { anonymous, alternatives }: Policy) {
  if (typeof grants !== 'boolean') throw new Error('schema.grants is neither true nor false')
  if (grants && (anonymous || alternatives.length === 0))
    throw new Error('schema.grants is set, but security demands no credential')
  return grants
}

/**
 * The guard of a route that is not an operation of the API.
 * @param publicUrl the API's own address, where it is not the one that requests name
 */
export function compileGuard(requirements: SecurityRequirements, publicUrl?: string): Guard {
  return guardOf(compilePolicy(requirements), publicUrl && new URL(publicUrl).origin)
}

/**
 * A token that is known, or a session token that is plainly good, is decided without a promise.
 * @param ownOrigin the API's own, where it is not the one that requests name
 */
function guardOf(
  { alternatives, anonymous, refusesImpersonators }: Policy,
  ownOrigin?: string,
): Guard {
  const cookies = alternatives.some(({ carrier }) => carrier === 'cookie')
  const accepted = [...new Set(alternatives.map(({ tokenType }) => tokenType))]
  const kinds = accepted.join(' or ')
  const wouldDo = inWords(alternatives)
  const nobody = anonymous ? undefined : notAuthenticated(kinds)

  function guard(
    this: FastifyInstance,
    request: FastifyRequest,
    reply: FastifyReply,
    done: HookHandlerDoneFunction,
  ): void {
    // The second pass, as preHandler, finds what the first decided.
    if (request.passed === guard) {
      done()
      return
    }
    reply.header('cache-control', 'private, no-store')
    const carried = findCredential(request.raw.rawHeaders, cookies)
    if (carried.carrier === 'none') {
      done(admitNobody(request))
      return
    }
    const known =
      carried.carrier === 'header' ? judgeAtOnce(this, carried.authorization) : undefined
    if (known) done(admit(this, request, known, alternativesFor('header', known.tokenType)))
    else decide(this, request, reply, carried).then(done, done)
  }

  async function decide(
    app: FastifyInstance,
    request: FastifyRequest,
    reply: FastifyReply,
    carried: Exclude<Carried, { carrier: 'none' }>,
  ): Promise<Problem | undefined> {
    const credential = carried.carrier === 'malformed' ? carried : readCredential(carried)
    if (credential.carrier === 'none') return admitNobody(request)
    if (credential.carrier === 'malformed')
      return new Problem('invalid_token', { detail: credential.reason })
    const open = alternativesFor(credential.carrier, credential.tokenType)
    if (open.length === 0) return wrongKind(kinds, credential.tokenType)
    if (credential.carrier === 'header' && !hasForm(credential)) return misshapen
    if (credential.carrier === 'cookie' && mayBeForged(request, ownOrigin)) return crossSite
    const judge = () => app.judge(request, reply, credential)
    const judgement =
      carried.carrier === 'header'
        ? await app.tokenMemory.learn(carried.authorization, judge)
        : await judge()
    request.judgedNow = true
    return admit(app, request, judgement, open)
  }

  function alternativesFor(carrier: Carrier, kind: TokenType): Alternative[] {
    return alternatives.filter((one) => one.carrier === carrier && one.tokenType === kind)
  }

  function admitNobody(request: FastifyRequest): Problem | undefined {
    if (nobody) return nobody
    becomeNobody(request)
    request.passed = guard
    return undefined
  }

  /** Lets a request pass whose credential meets one of the alternatives, or says why it does not. */
  function admit(
    { revocations }: FastifyInstance,
    request: FastifyRequest,
    judgement: Judgement,
    open: readonly Alternative[],
  ): Problem | undefined {
    if (open.length === 0) return wrongKind(kinds, judgement.tokenType)
    if ('refusal' in judgement) return judgement.refusal
    request.auth = judgement.auth
    request.clerk = judgement.clerk
    const auth = getAuth(request, { acceptsToken: accepted })
    if (!auth.isAuthenticated) return new Problem('invalid_token')
    if (revocations.deny(auth)) return revoked
    const current = auth.tokenType === 'session_token' ? revocations.stillGranted(auth) : auth
    request.auth = current
    if (refusesImpersonators && 'actor' in auth && actorOf(auth)) return impersonated
    const met = open.filter((alternative) => meets(current, alternative))
    if (met.length > 0) request.met = met
    else if (anonymous) becomeNobody(request)
    else if (open.some((alternative) => meets(auth, alternative)))
      return refusalOfLost(missingGrants(current, open))
    else return insufficient(missingGrants(current, open), wouldDo)
    request.passed = guard
    return undefined
  }

  return guard
}

/** The credential of another organization counts as none where none is needed. */
function checkOf(parameter: string, { anonymous }: Policy) {
  return organizationCheck(parameter, (request) => {
    if (!anonymous) return otherOrganization
    becomeNobody(request)
    return undefined
  })
}

function becomeNobody(request: FastifyRequest) {
  request.auth = SIGNED_OUT
  request.met = null
}

/** Finds the judgement of a token without a promise: a remembered one, or one made at once. */
function judgeAtOnce(app: FastifyInstance, authorization: string): Judgement | undefined {
  const known = app.tokenMemory.recall(authorization)
  if (known) return known
  const judgement = app.acceptPlain(authorization)
  if (judgement) app.tokenMemory.remember(authorization, judgement)
  return judgement
}

async function signaturePresence(request: FastifyRequest): Promise<void> {
  readSignature(request.headers)
}

async function signatureGuard(this: FastifyInstance, request: FastifyRequest): Promise<void> {
  if (request.passed === signatureGuard) return
  await this.verifySignature(request)
  request.passed = signatureGuard
}

function listOf<T>(hooks: T | T[] | undefined): T[] {
  if (hooks === undefined) return []
  return Array.isArray(hooks) ? hooks : [hooks]
}
