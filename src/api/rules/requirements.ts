import { type SecurityRequirements, session } from '../../kit/index.ts'
import { ADMIN } from './app-roles.ts'

/** An admin of the app, or an API key or machine with the scope. */
export function adminOr(scope: string): SecurityRequirements {
  return [...session(ADMIN), { clerkApiKey: [scope] }, { clerkMachine: [scope] }]
}

/** A person's session, or one of an admin of the app, which counts in every organization. */
export const memberOrAdmin: SecurityRequirements = [...session(), ...session(ADMIN)]
