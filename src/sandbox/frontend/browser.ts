import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createSession, endSession } from '../changes.ts'
import { ClerkApiError } from '../errors.ts'
import { ownOriginOf } from '../http.ts'
import { makeId } from '../ids.ts'
import { PUBLISHABLE_KEY } from '../keys.ts'
import { timestamps, type Client, type Metadata, type Session, type User } from '../records.ts'
import { settingsOf } from '../settings.ts'
import { sessionStatus, type Store } from '../store.ts'

const YEAR_S = 31_536_000

/** Every Clerk cookie has a second name, with a suffix for each instance on the same host. */
const SUFFIX = createHash('sha1').update(PUBLISHABLE_KEY).digest('base64url').slice(0, 8)

/** The `Set-Cookie` directives of a cookie, under both of its names; an empty value deletes it. */
export function cookies(name: string, value: string): string[] {
  const age = value === '' ? 0 : YEAR_S
  return [name, `${name}_${SUFFIX}`].map(
    (each) => `${each}=${value}; Path=/; SameSite=Lax; Max-Age=${age}`,
  )
}

/** The origin of the calling page, for the claim `azp` of its tokens. */
export function originOf(request: FastifyRequest): string {
  const { origin, referer } = request.headers
  if (origin !== undefined && origin !== 'null') return origin
  if (referer !== undefined && URL.canParse(referer)) return new URL(referer).origin
  return ownOriginOf(request)
}

/** The host of the calling page, for which passkeys are created. */
export function hostOf(request: FastifyRequest): string {
  return new URL(originOf(request)).hostname
}

/** The id of a browser in Clerk's development instances: from a parameter, or else the cookie. */
export function devBrowserOf(request: FastifyRequest): string | undefined {
  const { __clerk_db_jwt: parameter } = request.query as Record<string, string | undefined>
  if (parameter) return parameter
  return /(?:^|;\s*)__clerk_db_jwt=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
}

export function createClient(store: Store): { devBrowser: string; client: Client } {
  const devBrowser = makeId('dvb')
  const client: Client = {
    id: makeId('client'),
    session_ids: [],
    last_active_session_id: null,
    sign_in: null,
    sign_up: null,
    ...timestamps(),
  }
  store.clients.set(devBrowser, client)
  return { devBrowser, client }
}

/** The client of the calling browser. An unknown browser gets a new client, and its cookie. */
export function clientOf(store: Store, request: FastifyRequest, reply: FastifyReply): Client {
  const known = store.clients.get(devBrowserOf(request) ?? '')
  if (known) return known
  const { devBrowser, client } = createClient(store)
  reply.header('set-cookie', cookies('__clerk_db_jwt', devBrowser))
  return client
}

/** The sessions of the client that are still active. */
export function activeSessions(store: Store, client: Client): Session[] {
  return client.session_ids.flatMap((id) => {
    const session = store.sessions.get(id)
    return session && sessionStatus(session) === 'active' ? [session] : []
  })
}

/** The session that the pages of the client show. */
export function activeSession(store: Store, client: Client): Session | undefined {
  return activeSessions(store, client).find(({ id }) => id === client.last_active_session_id)
}

/** The fields that a sign-in adds to its session. */
export interface SessionFields {
  organizationId?: string | null
  actor?: Metadata | null
  secondFactor?: boolean
  /** The session needs no second factor, also where the instance requires one. */
  bypassesMfa?: boolean
  /** Milliseconds. */
  maxDuration?: number
}

/**
 * Signs the client in as the user. The earlier session ends; if the instance allows several
 * sessions at once, only one of the same user does.
 */
export function startSession(
  store: Store,
  client: Client,
  user: User,
  { organizationId = null, secondFactor = false, maxDuration, ...fields }: SessionFields = {},
): Session {
  if (settingsOf(store).multi_session) {
    const same = activeSessions(store, client).find(({ user_id }) => user_id === user.id)
    if (same) endOne(store, client, same, 'removed')
  } else {
    signOut(store, client)
  }
  const session = createSession(store, user, organizationId, { clientId: client.id, ...fields })
  if (secondFactor) session.second_factor_verified_at = session.created_at
  if (maxDuration !== undefined) session.expire_at = session.created_at + maxDuration
  client.session_ids.push(session.id)
  client.last_active_session_id = session.id
  return session
}

/** Ends this session of the client. */
export function endOne(
  store: Store,
  client: Client,
  session: Session,
  status: 'ended' | 'removed',
): void {
  endSession(store, session, status)
  client.session_ids = client.session_ids.filter((id) => id !== session.id)
  if (client.last_active_session_id === session.id) client.last_active_session_id = null
  // ClerkJS copies it to the cookie `__client_uat`. Older tokens are refused.
  client.updated_at = Date.now()
}

/** Ends the client's sessions. */
export function signOut(store: Store, client: Client): void {
  for (const session of activeSessions(store, client)) endOne(store, client, session, 'removed')
  client.session_ids = []
  client.last_active_session_id = null
  client.updated_at = Date.now()
}

/** The caller: the client, and its session. */
export interface Caller {
  client: Client
  session: Session
  user: User
}

/**
 * The session of a request: the named one, or else the last active one.
 *
 * @throws {ClerkApiError} 401 if the browser has no such session
 */
export function callerOf(
  store: Store,
  request: FastifyRequest,
  reply: FastifyReply,
  sessionId?: string,
): Caller {
  const client = clientOf(store, request, reply)
  const { _clerk_session_id: parameter } = request.query as Record<string, string | undefined>
  const wanted = sessionId ?? parameter ?? client.last_active_session_id
  const session = activeSessions(store, client).find(({ id }) => id === wanted)
  const user = session && store.users.get(session.user_id)
  if (!user) {
    throw new ClerkApiError(
      401,
      'authentication_invalid',
      'Invalid authentication',
      'Unable to authenticate the request, you need to supply an active session',
    )
  }
  return { client, session, user }
}
