import type { OrganizationMembership } from '@clerk/backend'
import { isClerkAPIResponseError } from '@clerk/backend/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Authenticated, authOf, organizationOf, type SessionAuth } from './caller.ts'
import { clerkProblem } from '../problems/from-clerk.ts'
import { Problem } from '../problems/problem.ts'
import { type MemberRights, stillGranted } from './authority.ts'
import { findCredential, readCredential } from './credential.ts'
import { meets, missingGrants } from './grants.ts'
import type { Policy } from './policy.ts'
import { otherOrganization, refusalOfLost, revoked } from './refusals.ts'

/**
 * Makes the check of a route that grants rights: `security` is checked once more, by Clerk's
 * current data instead of the token's claims. It limits `request.auth` to the current rights, so
 * that the handler uses them too. If Clerk is unreachable, nothing is granted.
 * @throws {Problem} `invalid_token` if the session or key has ended, or its user was banned;
 *   `insufficient_scope` or `organization_not_found` if a role was lost; `clerk_unavailable`
 */
export function presentCheck({ organization }: Policy) {
  return async function checkPresent(
    this: FastifyInstance,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { met } = request
    if (met === null) throw new Problem('not_authenticated')
    const auth = authOf(request)
    const present =
      auth.tokenType === 'session_token'
        ? await presentSession(this, auth)
        : await presentKey(this, request, reply)
    request.auth = present

    const params = request.params as Record<string, string | undefined>
    const inReach = met.filter(
      ({ anyOrganization }) =>
        anyOrganization || !organization || params[organization] === organizationOf(present),
    )
    if (inReach.length === 0) throw otherOrganization
    request.met = inReach.filter((alternative) => meets(present, alternative))
    if (request.met.length === 0) throw refusalOfLost(missingGrants(present, inReach))
  }
}

/** Returns the session with the user's current rights. */
async function presentSession({ clerk }: FastifyInstance, auth: SessionAuth): Promise<SessionAuth> {
  const { sessionId, userId, orgId } = auth
  const session = await found(clerk.sessions.getSession(sessionId))
  if (session?.status !== 'active' || session.userId !== userId) throw revoked
  const [user, member] = await Promise.all([
    found(clerk.users.getUser(userId)),
    orgId === undefined ? undefined : memberIn(clerk, orgId, userId),
  ])
  if (!user || user.banned) throw revoked
  return stillGranted(auth, {
    ...(member !== undefined && { member }),
    appRole: { role: user.publicMetadata.role },
  })
}

async function memberIn(
  { organizations }: FastifyInstance['clerk'],
  organizationId: string,
  userId: string,
): Promise<MemberRights> {
  const page = await found(
    organizations.getOrganizationMembershipList({ organizationId, userId: [userId], limit: 1 }),
  )
  const membership: OrganizationMembership | undefined = page?.data[0]
  if (!membership) return null
  const { role, permissions } = membership
  return { role, permissions }
}

/** Returns the key or other token in its current state, without the cache. */
async function presentKey(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Authenticated> {
  if (!request.authenticatedNow) await authenticateAgain(app, request, reply)
  const auth = authOf(request)
  const userId = 'userId' in auth ? auth.userId : null
  if (userId === null) return auth
  const user = await found(app.clerk.users.getUser(userId))
  if (!user || user.banned) throw revoked
  return auth
}

async function authenticateAgain(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const carried = findCredential(request.raw.rawHeaders, false)
  const credential = carried.carrier === 'header' ? readCredential(carried) : carried
  if (credential.carrier !== 'header') throw new Problem('invalid_token')
  const verdict = await app.authenticate(request, reply, credential)
  if ('refusal' in verdict) throw verdict.refusal
  request.auth = verdict.auth
}

/**
 * Returns Clerk's answer; undefined if Clerk has no such resource.
 * @throws {Problem} `clerk_unavailable`, or `internal_error` for an error that only the API can
 *   have caused
 */
async function found<Result>(answer: Promise<Result>): Promise<Result | undefined> {
  try {
    return await answer
  } catch (error) {
    if (isClerkAPIResponseError(error) && error.status === 404) return undefined
    throw clerkProblem(error, []) ?? error
  }
}
