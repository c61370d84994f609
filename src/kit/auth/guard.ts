import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HookHandlerDoneFunction,
} from 'fastify'
import fp from 'fastify-plugin'
import { signedOutAuthObject } from '@clerk/backend/internal'
import { Problem } from '../problems/problem.ts'
import type { ProblemCode } from '../problems/catalogue.ts'
import type { Concern } from '../route.ts'
import { readSignature } from '../clerk/signature.ts'
import type { Verdict } from './authentication.ts'
import { type Carried, findCredential, hasForm, readCredential } from './credential.ts'
import { actorOf } from './caller.ts'
import { meets, missingGrants } from './grants.ts'
import { organizationCheck } from './organization.ts'
import { type Alternative, compilePolicy, type Policy } from './policy.ts'
import { presentCheck } from './present.ts'
import {
  crossSite,
  impersonated,
  insufficient,
  malformed,
  misshapen,
  notAuthenticated,
  once,
  otherOrganization,
  refusalOfLost,
  revoked,
  wrongKind,
} from './refusals.ts'
import { mayBeForged } from './same-origin.ts'
import type { Carrier, SecurityRequirements, TokenType } from './schemes.ts'
import { inWords } from './words.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** Refuses sessions with impersonation (Clerk's `act` claim). */
    impersonation?: 'refused'
    /**
     * Allows credentials of any organization, not only the one in the path. The handler itself has
     * to decide who may see or change what. Without a good reason this opens each organization's
     * data to all others.
     */
    anyOrganization?: boolean
    /**
     * The operation grants or takes rights: a role, a membership, an invitation, an API key, or
     * another user's password, session or account. The guard decides by Clerk's current data about
     * the caller, not by the claims of the token. In this API these operations create, change, ban,
     * lock or delete users, end their sessions, manage members and invitations, delete
     * organizations and create API keys. Operations on the caller's own account do not grant, nor
     * does creating an organization, which everybody may do.
     */
    grants?: boolean
  }
  interface FastifyRequest {
    /** The guard that let the request pass. */
    guardedBy: Guard | SignatureGuard | null
    /** True if Clerk authenticated the credential for this very request, not from the cache. */
    authenticatedNow: boolean
    /**
     * The alternatives of the route's `security` that the credential meets; null for no
     * alternative.
     */
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

/** The state of `request.auth` without a credential. */
const SIGNED_OUT = signedOutAuthObject({})

/** Adds the decisions of the guards to requests. */
export const guardState = fp(
  async (app) => {
    app.decorateRequest('guardedBy', null)
    app.decorateRequest('authenticatedNow', false)
    app.decorateRequest('met', null)
  },
  {
    name: 'guard',
    dependencies: ['authentication', 'token-memory', 'revocations', 'webhook-signatures'],
  },
)

/**
 * Compiles the policy of an operation into the guard that enforces it. The guard runs as
 * `onRequest`, so that unauthenticated requests are refused before the body is read, and as
 * `preHandler`, so that no handler runs without it.
 * @param publicUrl the API's own address; default: the one that requests name
 */
export function guardConcern(publicUrl?: string): Concern {
  const ownOrigin = originOf(publicUrl)
  return ({ method, policy }) => {
    const problems = problemsOf(method, policy)
    if (policy.signed)
      return {
        problems,
        before: {
          onRequest: signaturePresence,
          preValidation: signatureGuard,
          preHandler: signatureGuard,
        },
      }
    if (policy.alternatives.length === 0) return { problems }
    const guard = guardOf(policy, ownOrigin)
    return { problems, before: { onRequest: guard, preHandler: guard } }
  }
}

/** If the path names an organization, the credential has to belong to it; see organization.ts. */
export const organizationConcern: Concern = ({ policy }) => {
  const { organization, anonymous } = policy
  if (organization === undefined) return {}
  const refuse = (request: FastifyRequest) => {
    // If no credential is required, one of another organization counts as none.
    if (!anonymous) return otherOrganization
    becomeNobody(request)
    return undefined
  }
  return {
    problems: ['organization_not_found'],
    before: { preHandler: organizationCheck(organization, refuse) },
  }
}

/** An operation that grants rights checks the caller once more, by Clerk's current data. */
export const presentRightsConcern: Concern = ({ policy }) =>
  policy.grants ? { before: { preHandler: presentCheck(policy) } } : {}

/** The problems that follow from `security` and the method. */
function problemsOf(method: string, policy: Policy): ProblemCode[] {
  const { anonymous, alternatives, signed, refusesImpersonators } = policy
  if (signed) return ['invalid_signature', 'webhooks_not_configured']
  if (alternatives.length === 0) return []
  const byCookie = alternatives.some(({ carrier }) => carrier === 'cookie')
  const demanding = !anonymous && alternatives.some((one) => demandsMore(one, alternatives))
  return [
    ...(anonymous ? [] : (['not_authenticated'] as const)),
    'invalid_token',
    ...(demanding ? (['insufficient_scope'] as const) : []),
    ...(refusesImpersonators ? (['impersonation_refused'] as const) : []),
    ...(byCookie && method !== 'GET' ? (['cross_site_request'] as const) : []),
    'internal_error',
    'clerk_unavailable',
  ]
}

/** True if a token of this kind and carrier needs a grant in every alternative. */
function demandsMore({ tokenType, carrier }: Alternative, alternatives: readonly Alternative[]) {
  return alternatives
    .filter((one) => one.tokenType === tokenType && one.carrier === carrier)
    .every(({ demands }) => demands.length > 0)
}

/**
 * The guard of a route that is not an operation.
 * @param publicUrl the API's own address; default: the one that requests name
 */
export function compileGuard(requirements: SecurityRequirements, publicUrl?: string): Guard {
  return guardOf(compilePolicy(requirements), originOf(publicUrl))
}

function originOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).origin
}

/**
 * A cached token, or a valid JWT in the usual form, is decided without a promise.
 * @param ownOrigin the API's own origin; default: the one that requests name
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
  const ofWrongKind = once((sent: TokenType) => wrongKind(kinds, sent))

  function guard(
    this: FastifyInstance,
    request: FastifyRequest,
    reply: FastifyReply,
    done: HookHandlerDoneFunction,
  ): void {
    // The second pass, as preHandler, reuses the decision of the first.
    if (request.guardedBy === guard) {
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
      carried.carrier === 'header'
        ? this.tokenMemory.recall(carried.authorization, this.acceptPlain)
        : undefined
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
    if (credential.carrier === 'malformed') return malformed(credential.reason)
    const open = alternativesFor(credential.carrier, credential.tokenType)
    if (open.length === 0) return ofWrongKind(credential.tokenType)
    if (credential.carrier === 'header' && !hasForm(credential)) return misshapen
    if (credential.carrier === 'cookie' && mayBeForged(request, ownOrigin)) return crossSite
    const authenticate = () => app.authenticate(request, reply, credential)
    const verdict =
      carried.carrier === 'header'
        ? await app.tokenMemory.learn(carried.authorization, authenticate)
        : await authenticate()
    request.authenticatedNow = true
    return admit(app, request, verdict, open)
  }

  function alternativesFor(carrier: Carrier, kind: TokenType): Alternative[] {
    return alternatives.filter((one) => one.carrier === carrier && one.tokenType === kind)
  }

  function admitNobody(request: FastifyRequest): Problem | undefined {
    if (nobody) return nobody
    becomeNobody(request)
    request.guardedBy = guard
    return undefined
  }

  /**
   * Accepts a request if its credential meets one of the alternatives, or refuses it with the
   * reason.
   */
  function admit(
    { revocations }: FastifyInstance,
    request: FastifyRequest,
    verdict: Verdict,
    open: readonly Alternative[],
  ): Problem | undefined {
    if (open.length === 0) return ofWrongKind(verdict.tokenType)
    if ('refusal' in verdict) return verdict.refusal
    const { auth, clerk } = verdict
    request.clerk = clerk
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
    request.guardedBy = guard
    return undefined
  }

  return guard
}

function becomeNobody(request: FastifyRequest) {
  request.auth = SIGNED_OUT
  request.met = null
}

async function signaturePresence(request: FastifyRequest): Promise<void> {
  readSignature(request.headers)
}

async function signatureGuard(this: FastifyInstance, request: FastifyRequest): Promise<void> {
  if (request.guardedBy === signatureGuard) return
  await this.verifySignature(request)
  request.guardedBy = signatureGuard
}
