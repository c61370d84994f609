import type { SandboxContext } from './context.ts'
import { createClient, startSession } from './frontend/browser.ts'
import { lockedUntil } from './lockout.ts'
import type { Client, Session, User } from './records.ts'
import { findMembership, findUserByIdentifier, type Store } from './store.ts'
import { sessionClaims } from './tokens.ts'

export interface SignInOptions {
  /** Slug or id of the active organization. Default: none. */
  organization?: string
  /** The origin of the page that gets the token: its claim `azp`. Default: no such claim. */
  origin?: string
}

/**
 * Signs the user in without asking for a password.
 * @param name username, email address, phone number or id
 * @param client the browser to sign in; default: a new one
 * @returns the session, and its token as sent by a browser
 * @throws if there is no such user or organization, or the user may not sign in
 */
export function signIn(
  { store, signer }: SandboxContext,
  name: string,
  { organization, origin }: SignInOptions = {},
  client: Client = createClient(store).client,
): { token: string; session: Session } {
  const user = findUser(store, name)
  if (user.banned || lockedUntil(user) !== false)
    throw new Error(`The user ${name} is ${user.banned ? 'banned' : 'locked'}, so cannot sign in.`)
  const organizationId =
    organization === undefined ? null : findOrganization(store, user, name, organization)
  const session = startSession(store, client, user, { organizationId })
  const claims = { ...sessionClaims(store, session), azp: origin }
  return { token: signer.session(claims), session }
}

function findUser(store: Store, name: string): User {
  const user = store.users.get(name) ?? findUserByIdentifier(store, name)
  if (user) return user
  const names = [...store.users.values()].map(
    ({ username, email_addresses, id }) => username ?? email_addresses[0]?.email_address ?? id,
  )
  throw new Error(`There is no user "${name}" in the sandbox. There are: ${listOf(names)}.`)
}

function findOrganization(store: Store, user: User, name: string, wanted: string): string {
  const organizations = [...store.organizations.values()]
  const found = organizations.find(({ id, slug }) => id === wanted || slug === wanted)
  if (!found) {
    const slugs = organizations.map(({ slug }) => slug)
    throw new Error(`There is no organization "${wanted}". There are: ${listOf(slugs)}.`)
  }
  if (!findMembership(store, found.id, user.id))
    throw new Error(`The user ${name} is no member of the organization ${wanted}.`)
  return found.id
}

function listOf(names: string[]): string {
  const shown = names.slice(0, 10).join(', ') || 'none'
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown
}
