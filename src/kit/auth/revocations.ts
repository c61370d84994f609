import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { growingTo } from '../cache.ts'
import type { Authenticated, SessionAuth } from './caller.ts'
import { type Known, type MemberRights, stillGranted } from './authority.ts'

declare module 'fastify' {
  interface FastifyInstance {
    revocations: Revocations
  }
}

/**
 * Knows the tokens that are revoked, fully or in part: a session token outlives its session, and
 * the lost roles of its user, by up to a minute.
 */
export interface Revocations {
  /** True if the session or key of the token has ended, or its user was banned or deleted. */
  deny(auth: Authenticated): boolean
  endSession(sessionId: string): void
  endApiKey(apiKeyId: string): void
  deleteUser(userId: string): void
  /**
   * Denies a banned user, and allows the user again after the ban. Older tokens keep no app role
   * other than the user's current one.
   */
  updateUser(user: UserState): void
  /** Limits older tokens of the member to these rights in the organization. */
  updateMember(member: MemberState): void
  /** Handles a deleted organization: its keys are denied, and it is removed from sessions. */
  deleteOrganization(organizationId: string): void
  /** Returns the session without the rights that its user has lost since the token was issued. */
  stillGranted(auth: SessionAuth): SessionAuth
}

interface UserState {
  id: string
  banned: boolean
  updatedAt: number
  publicMetadata?: { role?: unknown }
}

interface MemberState {
  organizationId: string
  userId: string
  rights: MemberRights
  /** The time of the change at Clerk, in milliseconds since 1970: events come in any order. */
  at: number
}

/** The data of a membership in a webhook; the user may be absent. */
interface EventMember {
  organization: { id: string }
  public_user_data?: { user_id: string } | null
}

/** The latest denials; kept far longer than the denied tokens are valid. */
const DENIED = { ...growingTo(100_000), ttl: 24 * 3_600_000 }

/**
 * Maximum difference between the clocks of Clerk and of the instances, in milliseconds. For this
 * time a token counts as older than the change although it was issued after it. It loses nothing:
 * it already has the rights after the change.
 */
const CLOCK_SKEW = 10_000

/**
 * Adds `app.revocations`. Anything that the API itself ends is denied at once, and anything that
 * ends elsewhere when a webhook reports it. All instances deny it, whichever instance got the
 * report.
 */
export const revocations = fp(
  async (app) => {
    const sessions = new LRUCache<string, true>(DENIED)
    const apiKeys = new LRUCache<string, true>(DENIED)
    /** The ban and the app role of the user, with their time: webhooks come in any order. */
    const users = new LRUCache<string, Pick<Known, 'appRole'> & { denied: boolean; at: number }>(
      DENIED,
    )
    /** By organization and user. */
    const members = new LRUCache<string, { rights: MemberRights; at: number }>(DENIED)
    const organizations = new LRUCache<string, true>(DENIED)

    const updateUser = app.broadcast(
      'update-user',
      ({ id, banned, updatedAt: at, ...known }: UserState & Pick<Known, 'appRole'>) => {
        if (at >= (users.get(id)?.at ?? 0)) users.set(id, { denied: banned, at, ...known })
      },
    )

    app.decorate('revocations', {
      deny(auth) {
        if (auth.tokenType === 'session_token' && sessions.has(auth.sessionId)) return true
        if (auth.tokenType === 'api_key' && apiKeys.has(auth.id)) return true
        if (auth.tokenType !== 'session_token' && organizations.has(auth.subject)) return true
        const userId = 'userId' in auth ? auth.userId : null
        return userId !== null && users.get(userId)?.denied === true
      },
      endSession: app.broadcast('end-session', (sessionId: string) => {
        sessions.set(sessionId, true)
      }),
      endApiKey: app.broadcast('end-api-key', (apiKeyId: string) => {
        apiKeys.set(apiKeyId, true)
      }),
      deleteUser: app.broadcast('delete-user', (userId: string) => {
        users.set(userId, { denied: true, at: Infinity })
      }),
      updateUser({ id, banned, updatedAt, publicMetadata }) {
        const appRole = publicMetadata && { role: publicMetadata.role }
        updateUser({ id, banned, updatedAt, ...(appRole && { appRole }) })
      },
      updateMember: app.broadcast(
        'update-member',
        ({ organizationId, userId, rights, at }: MemberState) => {
          const key = memberKey(organizationId, userId)
          if (at >= (members.get(key)?.at ?? 0)) members.set(key, { rights, at })
        },
      ),
      deleteOrganization: app.broadcast('delete-organization', (organizationId: string) => {
        organizations.set(organizationId, true)
      }),
      stillGranted(auth) {
        const { orgId, userId, sessionClaims } = auth
        const isOlder = ({ at }: { at: number }) => !(sessionClaims.iat * 1000 > at + CLOCK_SKEW)
        const user = users.get(userId)
        const member = orgId === undefined ? undefined : members.get(memberKey(orgId, userId))
        const rights =
          orgId !== undefined && organizations.has(orgId)
            ? null
            : member && isOlder(member)
              ? member.rights
              : undefined
        return stillGranted(auth, {
          ...(rights !== undefined && { member: rights }),
          ...(user?.appRole && isOlder(user) && { appRole: user.appRole }),
        })
      },
    })

    for (const ended of ['session.ended', 'session.removed', 'session.revoked'] as const)
      app.clerkEvents.on(ended, ({ data }) => {
        app.revocations.endSession(data.id)
      })
    app.clerkEvents.on('user.deleted', ({ data }) => {
      if (data.id) app.revocations.deleteUser(data.id)
    })
    app.clerkEvents.on('user.updated', ({ data }) => {
      const { id, banned, updated_at: updatedAt, public_metadata: publicMetadata } = data
      app.revocations.updateUser({ id, banned, updatedAt, publicMetadata })
    })
    for (const type of [
      'organizationMembership.created',
      'organizationMembership.updated',
    ] as const)
      app.clerkEvents.on(type, ({ data }) => {
        const { role, permissions, updated_at: at } = data
        updateMember(data, { role, permissions }, at)
      })
    app.clerkEvents.on('organizationMembership.deleted', (event) => {
      // The membership may be older than the event: it dates from its last change.
      updateMember(event.data, null, Math.max(timeOf(event), event.data.updated_at))
    })
    app.clerkEvents.on('organization.deleted', ({ data: { id } }) => {
      if (id) app.revocations.deleteOrganization(id)
    })

    function updateMember(
      { organization, public_user_data: user }: EventMember,
      rights: MemberRights,
      at: number,
    ) {
      if (!user) return
      app.revocations.updateMember({
        organizationId: organization.id,
        userId: user.user_id,
        rights,
        at,
      })
    }
  },
  { name: 'revocations', dependencies: ['clerk-events', 'broadcast'] },
)

function memberKey(organizationId: string, userId: string): string {
  return `${organizationId} ${userId}`
}

/** The time of the event, in milliseconds since 1970; the current time if the event has none. */
function timeOf({ timestamp }: { timestamp?: number }): number {
  return timestamp ?? Date.now()
}
