import type { Session as ClerkSession } from '@clerk/backend'
import { type Static, Type } from '@sinclair/typebox'
import { component, nullable, oneOf, timestamp } from './component.ts'
import { OrganizationId, SessionId, UserId } from './ids.ts'
import { page, pageQuery } from './page.ts'

const STATUSES = [
  'active',
  'pending',
  'ended',
  'expired',
  'removed',
  'replaced',
  'revoked',
  'abandoned',
] as const
const time = (description: string) => timestamp(description, 1735689600000)
const text = (maxLength: number) => nullable(Type.String({ maxLength }))

const SessionActivity = component(
  'SessionActivity',
  Type.Object(
    {
      deviceType: text(100),
      isMobile: Type.Boolean(),
      browserName: text(100),
      browserVersion: text(100),
      ipAddress: text(45),
      city: text(100),
      country: text(100),
    },
    { description: 'From where a session was last used.' },
  ),
)

export const Session = component(
  'Session',
  Type.Object(
    {
      id: SessionId,
      userId: UserId,
      status: oneOf(STATUSES, { description: 'Only an active session has tokens.' }),
      lastActiveOrganizationId: nullable(OrganizationId),
      latestActivity: nullable(SessionActivity),
      lastActiveAt: time('Milliseconds since 1970.'),
      expireAt: time('When the session ends, however it is used; milliseconds since 1970.'),
      abandonAt: time('When the session ends for not being used; milliseconds since 1970.'),
      createdAt: time('Milliseconds since 1970.'),
      updatedAt: time('Milliseconds since 1970.'),
    },
    { description: 'What a person has from signing in until signing out, in one browser.' },
  ),
)
export const SessionPage = page('SessionPage', Session)

export const EndedSessions = component(
  'EndedSessions',
  Type.Object(
    { data: Type.Array(Session, { maxItems: 500 }) },
    { description: 'The sessions that were ended.' },
  ),
)

export const SessionListQuery = pageQuery({
  status: Type.Optional(oneOf(STATUSES, { description: 'Only sessions with this status.' })),
})

/** Picks what may be seen of Clerk's session. */
export function toSession(session: ClerkSession): Static<typeof Session> {
  const { latestActivity } = session
  return {
    id: session.id,
    userId: session.userId,
    status: session.status as Static<typeof Session>['status'],
    lastActiveOrganizationId: session.lastActiveOrganizationId ?? null,
    latestActivity: latestActivity
      ? {
          deviceType: latestActivity.deviceType ?? null,
          isMobile: latestActivity.isMobile,
          browserName: latestActivity.browserName ?? null,
          browserVersion: latestActivity.browserVersion ?? null,
          ipAddress: latestActivity.ipAddress ?? null,
          city: latestActivity.city ?? null,
          country: latestActivity.country ?? null,
        }
      : null,
    lastActiveAt: session.lastActiveAt,
    expireAt: session.expireAt,
    abandonAt: session.abandonAt,
    createdAt: session.createdAt,
    updatedAt: session.updatedAt,
  }
}
