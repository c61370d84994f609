import { defaultSecurity, type SecurityRequirements } from '../../kit/auth/schemes.ts'

/** A person's session, with one of the roles or permissions where any are named. */
export function session(...oneOf: readonly string[]): SecurityRequirements {
  if (oneOf.length === 0) return defaultSecurity
  return defaultSecurity.flatMap((requirement) =>
    Object.keys(requirement).flatMap((scheme) => oneOf.map((name) => ({ [scheme]: [name] }))),
  )
}

/** An admin of the app, or an API key or machine with the scope. */
export function adminOr(scope: string): SecurityRequirements {
  return [...session('admin'), { clerkApiKey: [scope] }, { clerkMachine: [scope] }]
}

/** A person's session, or one with the app role `admin`, which counts in every organization. */
export const memberOrAdmin: SecurityRequirements = [...session(), ...session('admin')]
