import { createClient } from './frontend/browser.ts'
import { createSession } from './changes.ts'
import type { SandboxContext } from './context.ts'
import { lockedUntil } from './lockout.ts'
import type { Session, User } from './records.ts'
import { findMembership, findUserByIdentifier, type Store } from './store.ts'
import { sessionClaims } from './tokens.ts'

export interface SignInOptions {
  /** Slug or id of the organization to make the active one. Default: none. */
  organization?: string
  /** The origin of the page that the token is for: its claim `azp`. Default: no such claim. */
  origin?: string
}

/** A browser in which a user has signed in. */
export interface SignedIn {
  /** The session token, as a browser sends it. */
  token: string
  session: Session
  /** The browser's cookie `__clerk_db_jwt`. */
  devBrowser: string
}

/**
 * Signs the user in, in a browser of its own and without asking for a password.
 * @param name username, email address, phone number or id
 * @throws when there is no such user or organization, or the user may not sign in
 */
export function signIn(
  { store, signer }: SandboxContext,
  name: string,
  { organization, origin }: SignInOptions = {},
): SignedIn {
  const user = findUser(store, name)
  if (user.banned || lockedUntil(user) !== false)
    throw new Error(`The user ${name} is ${user.banned ? 'banned' : 'locked'}, so cannot sign in.`)
  const organizationId =
    organization === undefined ? null : findOrganization(store, user, name, organization)
  const { devBrowser, client } = createClient(store)
  const session = createSession(store, user, organizationId, { clientId: client.id })
  client.session_ids = [session.id]
  client.last_active_session_id = session.id
  // A token must not be older than its client.
  client.updated_at -= 1000
  const claims = { ...sessionClaims(store, session), azp: origin }
  return { token: signer.session(claims), session, devBrowser }
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
