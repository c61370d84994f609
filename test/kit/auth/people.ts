import {
  createMembership,
  createOrganization,
  createSession,
  createUser,
} from '../../../src/sandbox/changes.ts'
import type { App } from '../../../src/app.ts'
import { type Claims, type Sandbox, sessionClaims } from '../../../src/sandbox/index.ts'
import type { Organization, User } from '../../../src/sandbox/records.ts'
import { bearer } from '../../api.ts'

/* Users and organizations of a test, with tokens of any age. */

let uniques = 0

export function newUser({ store }: Sandbox, role?: string): User {
  const metadata = role ? { public_metadata: { role } } : {}
  return createUser(store, metadata, [`demotion-${(uniques += 1)}@example.com`])
}

export function newOrganization({ store }: Sandbox): Organization {
  uniques += 1
  const fields = { name: 'Initech', slug: `initech-${uniques}`, max_allowed_memberships: 0 }
  return createOrganization(store, fields)
}

/** @param age of the token in seconds */
export function signIn(
  { store, signer }: Sandbox,
  user: User,
  active?: Organization,
  age = 0,
): string {
  const claims: Claims = sessionClaims(store, createSession(store, user, active?.id ?? null))
  const iat = Math.floor(Date.now() / 1000) - age
  return signer.session({ ...claims, iat, nbf: iat - 10, exp: iat + 60 })
}

export function join({ store }: Sandbox, user: User, organization: Organization, role: string) {
  return createMembership(store, { organization_id: organization.id, user_id: user.id, role })
}

export const call = async (
  app: App,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  token: string,
  payload?: object,
) => {
  const headers = bearer(token)
  return (await app.inject({ method, url, headers, ...(payload && { payload }) })).statusCode
}
