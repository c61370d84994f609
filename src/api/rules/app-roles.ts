import type { ClerkClient } from '@clerk/backend'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Caller, clerkProblem, Problem } from '../../kit/index.ts'

/** The app role of those who may do everything. */
export const ADMIN = 'admin'

/** Lets an API key or machine grant app roles and change the users who have one. */
export const ADMINS_WRITE = 'admins:write'

/** True for a session with the app role `admin`. */
export function isAppAdmin({ appRole }: Caller): boolean {
  return appRole === ADMIN
}

interface Change {
  /** The user who is changed; absent for a new one. */
  userId?: string
  /** The public metadata that is set or merged. */
  publicMetadata?: Record<string, unknown> | undefined
}

/**
 * Refuses a change that grants or removes an app role (`publicMetadata.role`), and any change to a
 * user who has one, unless the caller is an app admin or has the scope `admins:write`. Without this,
 * `users:write` would be as much as `admin`: it could make a user an admin, or set the password of
 * one and sign in.
 *
 * The user is read from Clerk, not from the cache. A role that is given after this read and before
 * the change, within milliseconds, is not seen: Clerk has no conditional writes.
 * @throws {Problem} `app_role_protected`
 */
export async function checkAppRole(
  { clerk }: FastifyInstance,
  request: FastifyRequest,
  { userId, publicMetadata = {} }: Change,
): Promise<void> {
  if (isAppAdmin(request.caller) || request.caller.scopes.includes(ADMINS_WRITE)) return
  if (Object.hasOwn(publicMetadata, 'role') || (userId && (await hasAppRole(clerk, userId))))
    throw new Problem('app_role_protected', { missing: [ADMINS_WRITE] })
}

/** A role of any type counts. Users who do not exist have none: Clerk answers 404 to the change. */
async function hasAppRole(clerk: ClerkClient, userId: string): Promise<boolean> {
  try {
    const { publicMetadata } = await clerk.users.getUser(userId)
    return (publicMetadata.role ?? null) !== null
  } catch (error) {
    if (clerkProblem(error, ['user_not_found'])?.code === 'user_not_found') return false
    throw error
  }
}
