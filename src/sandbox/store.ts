import type { ApiKey, M2mToken, Machine, OAuthToken } from './machine-records.ts'
import type {
  ActorToken,
  Client,
  Invitation,
  Membership,
  Organization,
  OrganizationInvitation,
  Session,
  SignInToken,
  User,
} from './records.ts'

import type {
  AgentTask,
  Domain,
  JwtTemplate,
  ListedIdentifier,
  MembershipRequest,
  OAuthApplication,
  OrganizationDomain,
  Permission,
  RedirectUrl,
  Role,
  RoleSet,
  WaitlistEntry,
} from './instance-records.ts'
import type { Settings } from './settings.ts'

/**
 * All data of the sandbox. Keys are ids; roles are stored by key, handshakes by nonce, clients by
 * their dev browser.
 */
export interface Tables {
  roles: Map<string, Role>
  roleSets: Map<string, RoleSet>
  users: Map<string, User>
  sessions: Map<string, Session>
  clients: Map<string, Client>
  organizations: Map<string, Organization>
  memberships: Map<string, Membership>
  organizationInvitations: Map<string, OrganizationInvitation>
  invitations: Map<string, Invitation>
  signInTokens: Map<string, SignInToken>
  actorTokens: Map<string, ActorToken>
  machines: Map<string, Machine>
  apiKeys: Map<string, ApiKey>
  m2mTokens: Map<string, M2mToken>
  oauthTokens: Map<string, OAuthToken>
  permissions: Map<string, Permission>
  jwtTemplates: Map<string, JwtTemplate>
  allowlist: Map<string, ListedIdentifier>
  blocklist: Map<string, ListedIdentifier>
  redirectUrls: Map<string, RedirectUrl>
  domains: Map<string, Domain>
  oauthApplications: Map<string, OAuthApplication>
  waitlistEntries: Map<string, WaitlistEntry>
  agentTasks: Map<string, AgentTask>
  organizationDomains: Map<string, OrganizationDomain>
  membershipRequests: Map<string, MembershipRequest>
  /** Under the name `current`. */
  settings: Map<'current', Settings>
  /** The `Set-Cookie` directives of each handshake, by nonce. */
  handshakes: Map<string, string[]>
  /** The key that signs tokens, PEM, under the name `current`. */
  signingKeys: Map<'current', { privateKey: string }>
}

/** An event for Clerk's webhooks: `user.created` and the user. */
export interface ClerkEvent {
  type: string
  data: object
}

export interface Store extends Tables {
  emit(event: ClerkEvent): void
  subscribe(listener: (event: ClerkEvent) => void): void
}

/** An empty store. */
export function createStore(): Store {
  const listeners: ((event: ClerkEvent) => void)[] = []
  return {
    roles: new Map(),
    roleSets: new Map(),
    users: new Map(),
    sessions: new Map(),
    clients: new Map(),
    organizations: new Map(),
    memberships: new Map(),
    organizationInvitations: new Map(),
    invitations: new Map(),
    signInTokens: new Map(),
    actorTokens: new Map(),
    machines: new Map(),
    apiKeys: new Map(),
    m2mTokens: new Map(),
    oauthTokens: new Map(),
    permissions: new Map(),
    jwtTemplates: new Map(),
    allowlist: new Map(),
    blocklist: new Map(),
    redirectUrls: new Map(),
    domains: new Map(),
    oauthApplications: new Map(),
    waitlistEntries: new Map(),
    agentTasks: new Map(),
    organizationDomains: new Map(),
    membershipRequests: new Map(),
    settings: new Map(),
    handshakes: new Map(),
    signingKeys: new Map(),
    emit(event) {
      for (const listener of listeners) listener(event)
    },
    subscribe(listener) {
      listeners.push(listener)
    },
  }
}

/** Empties every table but that of the signing key. */
export function clearStore(store: Store): void {
  for (const table of Object.values(store)) {
    if (table instanceof Map && table !== store.signingKeys) table.clear()
  }
}

/** The user's memberships, oldest first. */
export function membershipsOfUser(store: Store, userId: string): Membership[] {
  return [...store.memberships.values()].filter((membership) => membership.user_id === userId)
}

/** The organization's memberships, oldest first. */
export function membershipsOfOrganization(store: Store, organizationId: string): Membership[] {
  return [...store.memberships.values()].filter(
    (membership) => membership.organization_id === organizationId,
  )
}

export function findMembership(
  store: Store,
  organizationId: string,
  userId: string,
): Membership | undefined {
  return membershipsOfUser(store, userId).find(
    (membership) => membership.organization_id === organizationId,
  )
}

/** The user with this email address, phone number, username or wallet, in any case. */
export function findUserByIdentifier(store: Store, identifier: string): User | undefined {
  const wanted = identifier.toLowerCase()
  const isTaken = ({ verified, reserved }: { verified: boolean; reserved: boolean }) =>
    verified || reserved
  return [...store.users.values()].find(
    (user) =>
      user.username?.toLowerCase() === wanted ||
      user.email_addresses.some((one) => one.email_address === wanted && isTaken(one)) ||
      user.phone_numbers.some((one) => one.phone_number === wanted && isTaken(one)) ||
      user.web3_wallets.some(({ web3_wallet }) => web3_wallet.toLowerCase() === wanted),
  )
}

/** True if the API key, M2M token or OAuth token is still valid. */
export function isUsable(credential: { revoked: boolean; expiration: number | null }): boolean {
  return !credential.revoked && !isExpired(credential)
}

export function isExpired({ expiration }: { expiration: number | null }): boolean {
  return expiration !== null && expiration <= Date.now()
}

/** The current status of the session. Clerk ends an unused session when it expires. */
export function sessionStatus(session: Session): Session['status'] | 'expired' {
  return session.status === 'active' && session.expire_at <= Date.now() ? 'expired' : session.status
}

export function activeSessionsOfUser(store: Store, userId: string): Session[] {
  return [...store.sessions.values()].filter(
    (session) => session.user_id === userId && sessionStatus(session) === 'active',
  )
}
