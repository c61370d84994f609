import type { AuthObject } from '@clerk/backend'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { DeclarationError } from '../declaration-error.ts'
import { Problem } from '../problems/problem.ts'
import type { TokenType } from './schemes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller that the guard let in. */
    readonly caller: Caller
    /** Clerk's own object, which its `getAuth` reads; null until the guard has run. */
    auth: unknown
  }
}

declare global {
  /** The claim that an operator adds to the session token: the user's public metadata. */
  interface CustomJwtSessionClaims {
    metadata?: { role?: unknown }
  }
}

/** A credential that Clerk accepted. */
export type Authenticated = Extract<AuthObject, { isAuthenticated: true }>
export type SessionAuth = Extract<Authenticated, { tokenType: 'session_token' }>

/** The caller of an operation: its credential and its rights. */
export class Caller {
  /** The kind of the token; `anonymous` if `security` allows callers without one. */
  readonly kind: TokenType | 'anonymous'
  /** Id of the user, organization or machine that the credential belongs to. */
  readonly subject: string | null
  /** Id of the user; null for machines, keys of organizations, and anonymous callers. */
  readonly user: string | null
  /** Id of the session. */
  readonly session: string | null
  /** Id of the active organization of the session, or of the organization that owns the key. */
  readonly organization: string | null
  /** Role in the active organization, such as `org:admin`. */
  readonly organizationRole: string | null
  /** Custom permissions in the active organization. */
  readonly permissions: readonly string[]
  /** Role in the app: the claim `metadata.role` of a session. */
  readonly appRole: string | null
  /** Scopes of an API key, an OAuth token or a machine token. */
  readonly scopes: readonly string[]
  /** Id of the user who impersonates the user of the session. */
  readonly actor: string | null

  constructor(auth: Authenticated | null) {
    const session = auth?.tokenType === 'session_token' ? auth : null
    const machine = auth !== null && auth.tokenType !== 'session_token' ? auth : null
    const role = session?.sessionClaims.metadata?.role
    this.kind = auth?.tokenType ?? 'anonymous'
    this.subject = session?.userId ?? machine?.subject ?? null
    this.user = session?.userId ?? (machine && 'userId' in machine ? machine.userId : null)
    this.session = session?.sessionId ?? null
    this.organization = auth && (organizationOf(auth) ?? null)
    this.organizationRole = session?.orgRole ?? null
    this.permissions = session?.orgPermissions ?? []
    this.appRole = typeof role === 'string' ? role : null
    this.scopes = machine?.scopes ?? []
    this.actor = (session && actorOf(session)) ?? null
  }

  /**
   * Id of the user who calls, by a session or by a key of that user.
   * @throws {Problem} `user_required` for machines, keys of organizations, and anonymous callers
   */
  get userId(): string {
    if (this.user === null) throw new Problem('user_required')
    return this.user
  }

  /**
   * Id of the session.
   * @throws {Problem} `invalid_token` if the credential is not a session
   */
  get sessionId(): string {
    if (this.session === null) throw new Problem('invalid_token')
    return this.session
  }
}

const ANONYMOUS = Object.freeze(new Caller(null))
/** Requests with the same token share one caller. */
const known = new WeakMap<object, Caller>()

/** Returns the caller with these rights. */
export function callerOf(auth: Authenticated): Caller {
  const before = known.get(auth)
  if (before) return before
  const caller = Object.freeze(new Caller(auth))
  known.set(auth, caller)
  return caller
}

/**
 * The credential of a request, as Clerk describes it.
 * @throws {Problem} `not_authenticated` if the guard let in an anonymous caller
 */
export function authOf({ auth }: FastifyRequest): Authenticated {
  if (!isAuthenticated(auth)) throw new Problem('not_authenticated')
  return auth
}

/**
 * Adds `request.caller`. It follows `request.auth`, so a handler sees the rights that the guard
 * used.
 */
export const caller = fp(
  async (app) => {
    for (const name of ['auth', 'caller'])
      if (app.hasRequestDecorator(name))
        throw new DeclarationError(
          `request.${name} is there already, from clerkPlugin of @clerk/fastify, another clerkOpenApi around this one, or your app: remove it, or register clerkOpenApi with its routes in a scope beside it`,
        )
    app.decorateRequest('auth', null)
    app.decorateRequest('caller', {
      getter(this: FastifyRequest) {
        return isAuthenticated(this.auth) ? callerOf(this.auth) : ANONYMOUS
      },
    })
  },
  { name: 'request-caller' },
)

function isAuthenticated(auth: unknown): auth is Authenticated {
  return (auth as Partial<Authenticated> | null)?.isAuthenticated === true
}

/** The organization of a credential: the active one of a session, or the owner of a key. */
export function organizationOf(auth: Authenticated): string | undefined {
  if (auth.tokenType === 'session_token') return auth.orgId
  return auth.subject.startsWith('org_') ? auth.subject : undefined
}

/**
 * The id of the user who impersonates the user of a session, or `unknown` if its `act` claim has no
 * id; undefined without impersonation.
 * @see https://clerk.com/docs/guides/users/impersonation
 */
export function actorOf({ actor }: { actor?: unknown }): string | undefined {
  if (actor === undefined || actor === null) return undefined
  const { sub } = actor as { sub?: unknown }
  return typeof sub === 'string' ? sub : 'unknown'
}
