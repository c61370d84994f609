import { INSTANCE_ID } from './keys.ts'
import type {
  ApiKey,
  EmailAddress,
  Invitation,
  M2mToken,
  Machine,
  Membership,
  OAuthToken,
  Organization,
  OrganizationInvitation,
  Session,
  SignInToken,
  User,
} from './records.ts'
import { isExpired, membershipsOfOrganization, sessionStatus, type Store } from './store.ts'

// One function per object of Clerk's Backend API. `object` tells the SDK what it reads.

/** How long a code is said to be valid. It always is. */
const VERIFICATION_MS = 600_000

/** A picture that needs no network. */
function initialsImage(initials: string): string {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">' +
    '<rect width="64" height="64" fill="#6c47ff"/>' +
    '<text x="32" y="42" font-family="sans-serif" font-size="28" fill="#fff" ' +
    `text-anchor="middle">${initials.replace(/\W/g, '')}</text></svg>`
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

export function userImage(user: User): string {
  const name = [user.first_name, user.last_name].map((part) => part?.charAt(0) ?? '').join('')
  return initialsImage((name || (user.username?.charAt(0) ?? 'U')).toUpperCase())
}

function primaryEmailAddress(user: User): string | undefined {
  return user.email_addresses.find((email) => email.id === user.primary_email_address_id)
    ?.email_address
}

/** What others may see of a user: in memberships and invitations. */
export function publicUserData(user: User) {
  return {
    user_id: user.id,
    first_name: user.first_name,
    last_name: user.last_name,
    image_url: userImage(user),
    has_image: false,
    identifier: primaryEmailAddress(user) ?? user.username ?? user.id,
  }
}

export function serializeEmailAddress(email: EmailAddress) {
  return {
    object: 'email_address',
    id: email.id,
    email_address: email.email_address,
    reserved: false,
    verification: {
      object: email.verified ? 'verification_admin' : 'verification_otp',
      status: email.verified ? 'verified' : 'unverified',
      strategy: email.verified ? 'admin' : 'email_code',
      attempts: email.verified ? null : 0,
      expire_at: email.verified ? null : email.created_at + VERIFICATION_MS,
    },
    linked_to: [],
    matches_sso_connection: false,
    created_at: email.created_at,
    updated_at: email.created_at,
  }
}

export function serializeUser(user: User) {
  const image = userImage(user)
  return {
    object: 'user',
    id: user.id,
    external_id: user.external_id,
    primary_email_address_id: user.primary_email_address_id,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    username: user.username,
    first_name: user.first_name,
    last_name: user.last_name,
    locale: user.locale,
    profile_image_url: image,
    image_url: image,
    has_image: false,
    public_metadata: user.public_metadata,
    private_metadata: user.private_metadata,
    unsafe_metadata: user.unsafe_metadata,
    email_addresses: user.email_addresses.map(serializeEmailAddress),
    phone_numbers: [],
    web3_wallets: [],
    passkeys: [],
    external_accounts: [],
    saml_accounts: [],
    enterprise_accounts: [],
    password_enabled: user.password !== null,
    password_last_updated_at: user.password_last_updated_at,
    two_factor_enabled: false,
    totp_enabled: false,
    backup_code_enabled: false,
    mfa_enabled_at: null,
    mfa_disabled_at: null,
    banned: user.banned,
    locked: user.locked,
    lockout_expires_in_seconds: null,
    verification_attempts_remaining: 100,
    delete_self_enabled: true,
    create_organization_enabled: true,
    create_organizations_limit: null,
    legal_accepted_at: null,
    last_sign_in_at: user.last_sign_in_at,
    last_active_at: user.last_active_at,
    created_at: user.created_at,
    updated_at: user.updated_at,
  }
}

export function serializeSession(session: Session) {
  return {
    object: 'session',
    id: session.id,
    user_id: session.user_id,
    client_id: session.client_id,
    actor: null,
    status: sessionStatus(session),
    last_active_organization_id: session.last_active_organization_id,
    last_active_at: session.last_active_at,
    expire_at: session.expire_at,
    abandon_at: session.abandon_at,
    created_at: session.created_at,
    updated_at: session.updated_at,
  }
}

export function serializeOrganization(
  store: Store,
  organization: Organization,
  { includeMembersCount = false } = {},
) {
  const pending = [...store.organizationInvitations.values()].filter(
    ({ organization_id, status }) => organization_id === organization.id && status === 'pending',
  )
  return {
    object: 'organization',
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    image_url: initialsImage(organization.name.charAt(0).toUpperCase()),
    has_image: false,
    ...(includeMembersCount && {
      members_count: membershipsOfOrganization(store, organization.id).length,
    }),
    pending_invitations_count: pending.length,
    max_allowed_memberships: organization.max_allowed_memberships,
    admin_delete_enabled: organization.admin_delete_enabled,
    public_metadata: organization.public_metadata,
    private_metadata: organization.private_metadata,
    ...(organization.created_by !== null && { created_by: organization.created_by }),
    created_at: organization.created_at,
    updated_at: organization.updated_at,
  }
}

export function serializeMembership(store: Store, membership: Membership) {
  const organization = store.organizations.get(membership.organization_id)
  const user = store.users.get(membership.user_id)
  const role = store.roles.get(membership.role)
  return {
    object: 'organization_membership',
    id: membership.id,
    role: membership.role,
    role_name: role?.name ?? membership.role,
    permissions: role?.permissions ?? [],
    public_metadata: membership.public_metadata,
    private_metadata: membership.private_metadata,
    organization: organization && serializeOrganization(store, organization),
    public_user_data: user && {
      ...publicUserData(user),
      username: user.username,
      profile_image_url: userImage(user),
    },
    created_at: membership.created_at,
    updated_at: membership.updated_at,
  }
}

export function serializeOrganizationInvitation(store: Store, invitation: OrganizationInvitation) {
  const inviter = store.users.get(invitation.inviter_id ?? '')
  return {
    object: 'organization_invitation',
    ...invitation,
    role_name: store.roles.get(invitation.role)?.name ?? invitation.role,
    public_inviter_data: inviter ? publicUserData(inviter) : null,
  }
}

export function serializeInvitation(invitation: Invitation) {
  return { object: 'invitation', ...invitation, revoked: invitation.status === 'revoked' }
}

export function serializeSignInToken(signInToken: SignInToken) {
  return { object: 'sign_in_token', ...signInToken }
}

function serializeMachineAlone(machine: Machine) {
  return {
    object: 'machine',
    id: machine.id,
    name: machine.name,
    instance_id: INSTANCE_ID,
    default_token_ttl: machine.default_token_ttl,
    created_at: machine.created_at,
    updated_at: machine.updated_at,
  }
}

export function serializeMachine(store: Store, machine: Machine) {
  const scoped = machine.scopes.flatMap((id) => store.machines.get(id) ?? [])
  return { ...serializeMachineAlone(machine), scoped_machines: scoped.map(serializeMachineAlone) }
}

/** Without its secret, which Clerk shows to its creator alone. */
export function serializeApiKey(apiKey: ApiKey) {
  return { object: 'api_key', ...apiKey, secret: undefined, expired: isExpired(apiKey) }
}

/** Without the token, which Clerk shows to its creator alone. */
export function serializeM2mToken(m2mToken: M2mToken) {
  return {
    object: 'machine_to_machine_token',
    ...m2mToken,
    token: undefined,
    expired: isExpired(m2mToken),
    last_used_at: null,
  }
}

/** Without the token, which its client alone has. */
export function serializeOAuthToken(oauthToken: OAuthToken) {
  return {
    object: 'clerk_idp_oauth_access_token',
    ...oauthToken,
    token: undefined,
    type: 'oauth_token',
    expired: isExpired(oauthToken),
  }
}
