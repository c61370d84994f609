import type { AuthObject } from '@clerk/backend'
import { getAuth } from '@clerk/fastify'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../problems/catalogue.ts'

type Authenticated = Extract<AuthObject, { isAuthenticated: true }>
export type SessionAuth = Extract<Authenticated, { tokenType: 'session_token' }>

/** What the guard of the route let in. */
export function authOf(request: FastifyRequest): Authenticated {
  const auth = getAuth(request, { acceptsToken: 'any' })
  if (!auth.isAuthenticated) throw new Problem('not_authenticated')
  return auth
}

/** The session of a request to an operation that takes nothing else. */
export function sessionOf(request: FastifyRequest): SessionAuth {
  const auth = authOf(request)
  if (auth.tokenType !== 'session_token') throw new Problem('invalid_token')
  return auth
}

/**
 * The id of the person who calls, by a session or a key of their own.
 * @throws {Problem} `user_required` for a key of an organization
 */
export function userIdOf(request: FastifyRequest): string {
  const auth = authOf(request)
  const userId = 'userId' in auth ? auth.userId : null
  if (userId === null) throw new Problem('user_required')
  return userId
}

/**
 * Who calls, the same for each of their tokens of one kind; undefined where the guard let in nobody
 * in particular.
 */
export function subjectOf(request: FastifyRequest): string | undefined {
  const auth = getAuth(request, { acceptsToken: 'any' })
  if (!auth.isAuthenticated) return undefined
  return `${auth.tokenType}:${auth.tokenType === 'session_token' ? auth.userId : auth.subject}`
}

/** Whether the caller has the app role `admin`; see `isGranted` in grants.ts. */
export function isAppAdmin({ sessionClaims }: SessionAuth): boolean {
  return sessionClaims.metadata?.role === 'admin'
}
