import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ClerkApiError } from '../errors.ts'
import { makeId } from '../ids.ts'
import { PUBLISHABLE_KEY } from '../keys.ts'
import { timestamps, type Client, type Session, type User } from '../records.ts'
import { sessionStatus, type Store } from '../store.ts'

const YEAR = 'Path=/; SameSite=Lax; Max-Age=31536000'

/** Clerk's cookies have each two names: with and without what tells instances apart. */
const SUFFIX = createHash('sha1').update(PUBLISHABLE_KEY).digest('base64url').slice(0, 8)

/** `Set-Cookie` values of a cookie for a year, under both of its names. */
export function cookies(name: string, value: string): string[] {
  return [name, `${name}_${SUFFIX}`].map((each) => `${each}=${value}; ${YEAR}`)
}

/** The page that asks: what its tokens name as `azp`. */
export function originOf({ headers }: FastifyRequest): string {
  if (headers.origin && headers.origin !== 'null') return headers.origin
  if (headers.referer && URL.canParse(headers.referer)) return new URL(headers.referer).origin
  const [protocol = 'http', host = headers.host] = [
    headers['x-forwarded-proto'],
    headers['x-forwarded-host'],
  ]
  return `${String(protocol)}://${String(host)}`
}

function devBrowserOf(request: FastifyRequest): string | undefined {
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

/** The client of the browser that asks; a browser that is not known gets one, and its cookie. */
export function clientOf(store: Store, request: FastifyRequest, reply: FastifyReply): Client {
  const known = store.clients.get(devBrowserOf(request) ?? '')
  if (known) return known
  const { devBrowser, client } = createClient(store)
  reply.header('set-cookie', cookies('__clerk_db_jwt', devBrowser))
  return client
}

/** The client's sessions that go on, the latest last. */
export function activeSessions(store: Store, client: Client): Session[] {
  return client.session_ids.flatMap((id) => {
    const session = store.sessions.get(id)
    return session && sessionStatus(session) === 'active' ? [session] : []
  })
}

/** Who asks: the client, and its session. */
export interface Caller {
  client: Client
  session: Session
  user: User
}

/**
 * The session that a request is about: the one named, or else the last active.
 * @throws {ClerkApiError} 401 when the browser has no such session
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
  if (!user)
    throw new ClerkApiError(
      401,
      'authentication_invalid',
      'Invalid authentication',
      'Unable to authenticate the request, you need to supply an active session',
    )
  return { client, session, user }
}

/** Tokens older than this are refused (`__client_uat`), so it moves only when a session begins or ends. */
export function touchClient(client: Client): void {
  client.updated_at = Date.now()
}
