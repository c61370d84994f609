import type { ClerkClient } from '@clerk/backend'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Caller, clerkProblem, Problem } from '../../kit/index.ts'

/** The app role that allows every operation. */
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
 * user who has one, unless the caller is an app admin or has the scope `admins:write`. Without this
 * check, a caller with `users:write` could become an admin: by granting the role, or by setting the
 * password of an admin.
 *
 * The user is read from Clerk, not from the cache. A role that is granted between this read and the
 * change is not seen, because Clerk has no conditional writes.
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

/**
 * Counts a role of any type. A user who does not exist has none: Clerk answers 404 to the change.
 */
async function hasAppRole(clerk: ClerkClient, userId: string): Promise<boolean> {
  try {
    const { publicMetadata } = await clerk.users.getUser(userId)
    return (publicMetadata.role ?? null) !== null
  } catch (error) {
    if (clerkProblem(error, ['user_not_found'])?.code === 'user_not_found') return false
    throw error
  }
}

/**
 * Refuses a change that would lock the administrators who call out of their own account.
 * @throws {Problem} `own_account`
 */
export function checkIsOther({ user }: Caller, userId: string): void {
  if (user === userId) throw new Problem('own_account')
}
