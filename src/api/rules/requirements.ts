import { type SecurityRequirements, session } from '../../kit/index.ts'
import { ADMIN } from './app-roles.ts'

/** Requires the app role `admin`, or an API key or machine token with the scope. */
export function adminOr(scope: string): SecurityRequirements {
  return [...session(ADMIN), { clerkApiKey: [scope] }, { clerkMachine: [scope] }]
}

/** Requires a session. The app role `admin` counts in every organization. */
export const memberOrAdmin: SecurityRequirements = [...session(), ...session(ADMIN)]
