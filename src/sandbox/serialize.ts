import { INSTANCE_ID } from './keys.ts'
import type { ApiKey, M2mToken, Machine, OAuthToken } from './machine-records.ts'
import type {
  Invitation,
  Membership,
  Organization,
  OrganizationInvitation,
  Session,
  SignInToken,
} from './records.ts'
import { roleSetOf } from './role-sets.ts'
import { initialsImage, publicUserData, userImage } from './serialize-user.ts'
import { sessionTasks, shownStatus } from './session-tasks.ts'
import { isExpired, membershipsOfOrganization, type Store } from './store.ts'

// One function per object of Clerk's Backend API. The SDK reads the type from `object`.

export function serializeSession(store: Store, session: Session) {
  const tasks = sessionTasks(store, session)
  return {
    object: 'session',
    id: session.id,
    user_id: session.user_id,
    client_id: session.client_id,
    actor: session.actor,
    status: shownStatus(store, session),
    ...(tasks.length > 0 && { tasks }),
    last_active_organization_id: session.last_active_organization_id,
    last_active_at: session.last_active_at,
    expire_at: session.expire_at,
    abandon_at: session.abandon_at,
    created_at: session.created_at,
    updated_at: session.updated_at,
  }
}

export function organizationImage({ image, name }: Organization): string {
  return image ?? initialsImage(name.charAt(0).toUpperCase())
}

/** The public data of an organization, which everybody may see. */
export function publicOrganizationData(organization: Organization) {
  return {
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    image_url: organizationImage(organization),
    has_image: organization.image !== null,
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
    image_url: organizationImage(organization),
    has_image: organization.image !== null,
    ...(includeMembersCount && {
      members_count: membershipsOfOrganization(store, organization.id).length,
    }),
    pending_invitations_count: pending.length,
    max_allowed_memberships: organization.max_allowed_memberships,
    admin_delete_enabled: organization.admin_delete_enabled,
    role_set_key: roleSetOf(store, organization).key,
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

/** Leaves out the secret. Clerk shows it only to the creator. */
export function serializeApiKey(apiKey: ApiKey) {
  return { object: 'api_key', ...apiKey, secret: undefined, expired: isExpired(apiKey) }
}

/** Leaves out the token. Clerk shows it only to the creator. */
export function serializeM2mToken(m2mToken: M2mToken) {
  return {
    object: 'machine_to_machine_token',
    ...m2mToken,
    token: undefined,
    expired: isExpired(m2mToken),
    last_used_at: null,
  }
}

/** Leaves out the token. Only its client has it. */
export function serializeOAuthToken(oauthToken: OAuthToken) {
  return {
    object: 'clerk_idp_oauth_access_token',
    ...oauthToken,
    token: undefined,
    type: 'oauth_token',
    expired: isExpired(oauthToken),
  }
}
