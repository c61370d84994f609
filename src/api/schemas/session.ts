import type { Session as ClerkSession } from '@clerk/backend'
import {
  component,
  described,
  type Lacking,
  namedOneOf,
  nullable,
  page,
  pageQuery,
  type Static,
  text,
  timestamp,
  Type,
} from '../../kit/index.ts'
import { former } from './former.ts'
import { endedSession, session } from './story.ts'

const SessionStatus = namedOneOf(
  'SessionStatus',
  ['active', 'pending', 'ended', 'expired', 'removed', 'replaced', 'revoked', 'abandoned'],
  'Status of a session. Only active sessions have tokens.',
)
const time = (description: string) => timestamp(description, 1735689600000)
const maybe = nullable(text())

const SessionActivity = component(
  'SessionActivity',
  Type.Object(
    {
      deviceType: maybe,
      isMobile: nullable(Type.Boolean()),
      browserName: maybe,
      browserVersion: maybe,
      ipAddress: maybe,
      city: maybe,
      country: maybe,
    },
    {
      description: 'The device and the place in which a session was last used.',
      examples: [session.latestActivity],
    },
  ),
)

export const Session = component(
  'Session',
  Type.Object(
    {
      id: text('Id of a session.'),
      userId: text('Id of a user.'),
      status: SessionStatus,
      lastActiveOrganizationId: nullable(text('Id of an organization.')),
      latestActivity: nullable(SessionActivity),
      lastActiveAt: time('Milliseconds since 1970.'),
      expiresAt: time(
        'Time at which the session ends even if it is used, in milliseconds since 1970.',
      ),
      expireAt: former(time(''), 'expiresAt'),
      abandonAt: time(
        'Time at which the session ends if it is not used, in milliseconds since 1970.',
      ),
      createdAt: time('Milliseconds since 1970.'),
      updatedAt: time('Milliseconds since 1970.'),
    },
    {
      description: 'A session of a user in one browser, from signing in to signing out.',
      examples: [session],
    },
  ),
)
export const SessionPage = page('SessionPage', Session)

export const EndedSessions = component(
  'EndedSessions',
  Type.Object(
    { data: Type.Array(Session) },
    { description: 'The ended sessions.', examples: [{ data: [endedSession] }] },
  ),
)

export const SessionListQuery = pageQuery({
  status: Type.Optional(
    described(SessionStatus, { description: 'Returns only sessions with this status.' }),
  ),
})

type Activity = Lacking<NonNullable<ClerkSession['latestActivity']>, 'isMobile'>

/** Picks the public fields of Clerk's session. */
export function toSession(session: ClerkSession): Static<typeof Session> {
  const latestActivity: Activity | null | undefined = session.latestActivity
  return {
    id: session.id,
    userId: session.userId,
    status: session.status as Static<typeof Session>['status'],
    lastActiveOrganizationId: session.lastActiveOrganizationId ?? null,
    latestActivity: latestActivity
      ? {
          deviceType: latestActivity.deviceType ?? null,
          isMobile: latestActivity.isMobile ?? null,
          browserName: latestActivity.browserName ?? null,
          browserVersion: latestActivity.browserVersion ?? null,
          ipAddress: latestActivity.ipAddress ?? null,
          city: latestActivity.city ?? null,
          country: latestActivity.country ?? null,
        }
      : null,
    lastActiveAt: session.lastActiveAt,
    expiresAt: session.expireAt,
    expireAt: session.expireAt,
    abandonAt: session.abandonAt,
    createdAt: session.createdAt,
    updatedAt: session.updatedAt,
  }
}
