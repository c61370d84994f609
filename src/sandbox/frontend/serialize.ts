import type { SandboxContext } from '../context.ts'
import type {
  Client,
  Membership,
  Organization,
  OrganizationInvitation,
  Session,
  User,
} from '../records.ts'
import {
  publicOrganizationData,
  serializeMembership,
  serializeOrganization,
  serializeOrganizationInvitation,
  serializeSession,
} from '../serialize.ts'
import { publicUserData, serializeUser } from '../serialize-user.ts'
import { membershipsOfUser, sessionStatus } from '../store.ts'
import { minutesSince, sessionClaims } from '../tokens.ts'
import { activeSession, activeSessions } from './browser.ts'
import { serializeSignIn, serializeSignUp } from './serialize-attempts.ts'

// One function per object of Clerk's Frontend API: the Backend API's objects without private
// fields.

/** A session token for a page. */
export function sessionToken(
  { store, signer }: SandboxContext,
  session: Session,
  azp: string,
): string {
  return signer.session({ ...sessionClaims(store, session), azp })
}

function without<Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  ...names: Name[]
): Omit<Whole, Name> {
  const rest = { ...whole }
  for (const name of names) Reflect.deleteProperty(rest, name)
  return rest
}

export function serializeFrontendOrganization(
  { store }: SandboxContext,
  organization: Organization,
) {
  const whole = serializeOrganization(store, organization, { includeMembersCount: true })
  return { ...without(whole, 'private_metadata', 'created_by', 'role_set_key'), logo_url: null }
}

export function serializeFrontendMembership(context: SandboxContext, membership: Membership) {
  const organization = context.store.organizations.get(membership.organization_id)
  return {
    ...without(serializeMembership(context.store, membership), 'private_metadata'),
    organization: organization && serializeFrontendOrganization(context, organization),
  }
}

export function serializeFrontendInvitation(
  { store }: SandboxContext,
  invitation: OrganizationInvitation,
) {
  const whole = serializeOrganizationInvitation(store, invitation)
  const organization = store.organizations.get(invitation.organization_id)
  return {
    ...without(whole, 'private_metadata', 'inviter_id', 'public_inviter_data'),
    public_organization_data: organization && publicOrganizationData(organization),
  }
}

export function serializeFrontendUser(context: SandboxContext, user: User) {
  return {
    ...without(
      serializeUser(user),
      'private_metadata',
      'create_organizations_limit',
      'bypass_client_trust',
    ),
    organization_memberships: membershipsOfUser(context.store, user.id).map((membership) =>
      serializeFrontendMembership(context, membership),
    ),
  }
}

export function serializeFrontendSession(context: SandboxContext, session: Session, azp: string) {
  const user = context.store.users.get(session.user_id)
  return {
    tasks: null,
    ...serializeSession(context.store, session),
    user: user ? serializeFrontendUser(context, user) : null,
    public_user_data: user && { ...publicUserData(user), username: user.username },
    factor_verification_age: [
      minutesSince(session.first_factor_verified_at),
      minutesSince(session.second_factor_verified_at),
    ],
    last_active_token:
      sessionStatus(session) === 'active'
        ? { object: 'token', jwt: sessionToken(context, session, azp) }
        : null,
  }
}

export function serializeClient(context: SandboxContext, client: Client, azp: string) {
  const sessions = activeSessions(context.store, client)
  const active = activeSession(context.store, client)
  return {
    object: 'client',
    id: client.id,
    sessions: sessions.map((session) => serializeFrontendSession(context, session, azp)),
    sign_in: client.sign_in && serializeSignIn(context, client.sign_in),
    sign_up: client.sign_up && serializeSignUp(client.sign_up),
    last_active_session_id: active?.id ?? null,
    last_authentication_strategy: null,
    captcha_bypass: false,
    cookie_expires_at: null,
    created_at: client.created_at,
    updated_at: client.updated_at,
  }
}

/** The envelope of most answers. It has the client too, so that ClerkJS is up to date. */
export function envelope<Answer>(
  context: SandboxContext,
  client: Client,
  azp: string,
  response: Answer,
) {
  return { response, client: serializeClient(context, client, azp) }
}
