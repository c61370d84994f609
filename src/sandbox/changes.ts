import { makeId } from './ids.ts'
import {
  membershipRecord,
  organizationRecord,
  timestamps,
  userRecord,
  type Membership,
  type Metadata,
  type Organization,
  type OrganizationInvitation,
  type Session,
  type User,
} from './records.ts'
import {
  serializeMembership,
  serializeOrganization,
  serializeOrganizationInvitation,
  serializeSession,
} from './serialize.ts'
import { initialRoleSet, roleSetOf } from './role-sets.ts'
import { serializeUser } from './serialize-user.ts'
import { sessionTasks } from './session-tasks.ts'
import { settingsOf } from './settings.ts'
import { membershipsOfOrganization, membershipsOfUser, sessionStatus, type Store } from './store.ts'

// Every change for which Clerk sends a webhook, with its event.

const DAY = 86_400_000

export function createUser(store: Store, ...fields: Parameters<typeof userRecord>): User {
  const user = userRecord(...fields)
  store.users.set(user.id, user)
  store.emit({ type: 'user.created', data: serializeUser(user) })
  return user
}

export function updateUser(store: Store, user: User, changes: Partial<User>): User {
  Object.assign(user, changes, { updated_at: Date.now() })
  if (changes.password !== undefined) {
    user.password_last_updated_at = user.updated_at
    user.password_compromised = false
    user.password_hasher = changes.password_hasher ?? null
  }
  store.emit({ type: 'user.updated', data: serializeUser(user) })
  return user
}

/** Deletes the user, with the user's sessions, memberships, keys and tokens. */
export function deleteUser(store: Store, user: User) {
  endSessionsOfUser(store, user.id, 'removed')
  for (const membership of membershipsOfUser(store, user.id)) deleteMembership(store, membership)
  deleteCredentialsOf(store, user.id)
  store.users.delete(user.id)
  const deleted = { object: 'user', id: user.id, deleted: true }
  const data = user.external_id === null ? deleted : { ...deleted, external_id: user.external_id }
  store.emit({ type: 'user.deleted', data })
  return deleted
}

/** Signs the user in. `organizationId` is the active organization, `null` the personal account. */
export function createSession(
  store: Store,
  user: User,
  organizationId: string | null,
  {
    clientId = makeId('client'),
    actor = null,
    bypassesMfa = actor !== null,
  }: { clientId?: string; actor?: Metadata | null; bypassesMfa?: boolean } = {},
): Session {
  const times = timestamps()
  const session: Session = {
    id: makeId('sess'),
    user_id: user.id,
    client_id: clientId,
    actor,
    status: 'active',
    last_active_organization_id: organizationId,
    last_active_at: times.created_at,
    expire_at: times.created_at + 7 * DAY,
    abandon_at: times.created_at + 30 * DAY,
    first_factor_verified_at: times.created_at,
    second_factor_verified_at: null,
    password_compromised: user.password_compromised && actor === null,
    bypasses_mfa: bypassesMfa,
    ...times,
  }
  store.sessions.set(session.id, session)
  user.last_sign_in_at = user.last_active_at = times.created_at
  emitSession(store, 'session.created', session)
  if (sessionTasks(store, session).length > 0) emitSession(store, 'session.pending', session)
  return session
}

/** Ends the session, if it has not ended. */
export function endSession(
  store: Store,
  session: Session,
  status: 'ended' | 'removed' | 'revoked',
): Session {
  if (sessionStatus(session) !== 'active') return session
  Object.assign(session, { status, updated_at: Date.now() })
  emitSession(store, `session.${status}`, session)
  return session
}

export function endSessionsOfUser(
  store: Store,
  userId: string,
  status: 'removed' | 'revoked',
): void {
  for (const session of store.sessions.values()) {
    if (session.user_id === userId) endSession(store, session, status)
  }
}

function emitSession(store: Store, type: string, session: Session): void {
  const user = store.users.get(session.user_id)
  const data = { ...serializeSession(store, session), user: user ? serializeUser(user) : null }
  store.emit({ type, data })
}

/** Creates the organization. Its creator is the first member, in the role of creators. */
export function createOrganization(
  store: Store,
  fields: Parameters<typeof organizationRecord>[0],
): Organization {
  const { max_allowed_memberships, admin_delete_enabled } = settingsOf(store).organizations
  const organization = organizationRecord({
    max_allowed_memberships,
    admin_delete_enabled,
    role_set_id: initialRoleSet(store).id,
    ...fields,
  })
  store.organizations.set(organization.id, organization)
  emitOrganization(store, 'organization.created', organization)
  const { id: organization_id, created_by: user_id } = organization
  const { creator_role: role } = roleSetOf(store, organization)
  if (user_id !== null && role !== null) createMembership(store, { organization_id, user_id, role })
  return organization
}

export function updateOrganization(
  store: Store,
  organization: Organization,
  changes: Partial<Organization>,
): Organization {
  Object.assign(organization, changes, { updated_at: Date.now() })
  emitOrganization(store, 'organization.updated', organization)
  return organization
}

/** Deletes the organization, with its memberships, invitations and keys. */
export function deleteOrganization(store: Store, { id, slug }: Organization) {
  for (const membership of membershipsOfOrganization(store, id)) deleteMembership(store, membership)
  for (const invitation of store.organizationInvitations.values()) {
    if (invitation.organization_id === id) store.organizationInvitations.delete(invitation.id)
  }
  deleteCredentialsOf(store, id)
  store.organizations.delete(id)
  const deleted = { object: 'organization', id, slug, deleted: true }
  store.emit({ type: 'organization.deleted', data: deleted })
  return deleted
}

function emitOrganization(store: Store, type: string, organization: Organization): void {
  store.emit({ type, data: serializeOrganization(store, organization) })
}

export function createMembership(
  store: Store,
  fields: Parameters<typeof membershipRecord>[0],
): Membership {
  const membership = membershipRecord(fields)
  store.memberships.set(membership.id, membership)
  emitMembership(store, 'organizationMembership.created', membership)
  return membership
}

export function updateMembership(
  store: Store,
  membership: Membership,
  changes: Partial<Membership>,
): Membership {
  Object.assign(membership, changes, { updated_at: Date.now() })
  emitMembership(store, 'organizationMembership.updated', membership)
  return membership
}

/** Removes the member. Sessions in which the organization was active continue without it. */
export function deleteMembership(store: Store, membership: Membership): void {
  for (const session of store.sessions.values()) {
    if (
      session.user_id === membership.user_id &&
      session.last_active_organization_id === membership.organization_id
    ) {
      session.last_active_organization_id = null
    }
  }
  store.memberships.delete(membership.id)
  emitMembership(store, 'organizationMembership.deleted', membership)
}

function emitMembership(store: Store, type: string, membership: Membership): void {
  store.emit({ type, data: serializeMembership(store, membership) })
}

export function createOrganizationInvitation(
  store: Store,
  invitation: OrganizationInvitation,
): OrganizationInvitation {
  store.organizationInvitations.set(invitation.id, invitation)
  emitOrganizationInvitation(store, 'organizationInvitation.created', invitation)
  return invitation
}

/** Makes the user a member, in the role of the invitation. */
export function acceptOrganizationInvitation(
  store: Store,
  invitation: OrganizationInvitation,
  user: User,
): void {
  const { organization_id, role, public_metadata, private_metadata } = invitation
  Object.assign(invitation, { status: 'accepted', updated_at: Date.now() })
  emitOrganizationInvitation(store, 'organizationInvitation.accepted', invitation)
  createMembership(store, {
    organization_id,
    user_id: user.id,
    role,
    public_metadata,
    private_metadata,
  })
}

export function revokeOrganizationInvitation(
  store: Store,
  invitation: OrganizationInvitation,
): OrganizationInvitation {
  Object.assign(invitation, { status: 'revoked', updated_at: Date.now() })
  emitOrganizationInvitation(store, 'organizationInvitation.revoked', invitation)
  return invitation
}

function emitOrganizationInvitation(
  store: Store,
  type: string,
  invitation: OrganizationInvitation,
): void {
  store.emit({ type, data: serializeOrganizationInvitation(store, invitation) })
}

function deleteCredentialsOf(store: Store, subject: string): void {
  for (const table of [store.apiKeys, store.oauthTokens]) {
    for (const credential of table.values()) {
      if (credential.subject === subject) table.delete(credential.id)
    }
  }
}
