import type { ClerkClient } from '@clerk/backend'
import { clerkProblem } from '../problems/from-clerk.ts'

/**
 * Checks at Clerk that the organization exists.
 * @throws {Problem} `organization_not_found`
 */
export async function checkOrganizationExists(
  clerk: ClerkClient,
  organizationId: string,
): Promise<void> {
  await clerk.organizations.getOrganization({ organizationId }).catch((error: unknown) => {
    throw clerkProblem(error, ['organization_not_found']) ?? error
  })
}
