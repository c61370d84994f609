import type { SandboxContext } from '../context.ts'
import type {
  Client,
  Membership,
  Organization,
  OrganizationInvitation,
  Session,
  SignIn,
  SignUp,
  User,
} from '../records.ts'
import {
  publicUserData,
  serializeMembership,
  serializeOrganization,
  serializeOrganizationInvitation,
  serializeSession,
  serializeUser,
  userImage,
} from '../serialize.ts'
import { membershipsOfUser, sessionStatus } from '../store.ts'
import { sessionClaims } from '../tokens.ts'
import { activeSessions } from './browser.ts'
import { firstFactors } from './factors.ts'

// One function per object of Clerk's Frontend API: those of the Backend API without what is private.

const DAY = 86_400_000
/** Milliseconds that a code or password may be attempted. */
const ATTEMPT = 600_000

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
  return { ...without(whole, 'private_metadata', 'created_by'), logo_url: null }
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
    public_organization_data: organization && {
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      image_url: serializeOrganization(store, organization).image_url,
      has_image: false,
    },
  }
}

export function serializeFrontendUser(context: SandboxContext, user: User) {
  return {
    ...without(serializeUser(user), 'private_metadata', 'create_organizations_limit'),
    organization_memberships: membershipsOfUser(context.store, user.id).map((membership) =>
      serializeFrontendMembership(context, membership),
    ),
  }
}

export function serializeFrontendSession(context: SandboxContext, session: Session, azp: string) {
  const user = context.store.users.get(session.user_id)
  return {
    ...serializeSession(session),
    tasks: null,
    user: user ? serializeFrontendUser(context, user) : null,
    public_user_data: user && { ...publicUserData(user), username: user.username },
    factor_verification_age: [
      Math.floor((Date.now() - session.first_factor_verified_at) / 60_000),
      -1,
    ],
    last_active_token:
      sessionStatus(session) === 'active'
        ? { object: 'token', jwt: sessionToken(context, session, azp) }
        : null,
  }
}

export function serializeClient(context: SandboxContext, client: Client, azp: string) {
  const sessions = activeSessions(context.store, client)
  const active = sessions.find(({ id }) => id === client.last_active_session_id)
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

/** What each strategy calls its proof. */
const VERIFICATIONS: Record<string, string> = {
  email_code: 'verification_otp',
  password: 'verification_password',
  ticket: 'verification_ticket',
}

export function serializeSignIn({ store }: SandboxContext, signIn: SignIn) {
  const user = store.users.get(signIn.user_id ?? '')
  return {
    object: 'sign_in_attempt',
    id: signIn.id,
    status: signIn.status,
    supported_identifiers: ['email_address', 'username'],
    identifier: signIn.identifier,
    user_data: user
      ? {
          first_name: user.first_name,
          last_name: user.last_name,
          image_url: userImage(user),
          has_image: false,
        }
      : null,
    supported_first_factors: user ? firstFactors(user) : [],
    supported_second_factors: null,
    first_factor_verification: signIn.strategy && {
      object: VERIFICATIONS[signIn.strategy] ?? null,
      status: signIn.status === 'complete' ? 'verified' : 'unverified',
      strategy: signIn.strategy,
      attempts: signIn.status === 'complete' ? 1 : 0,
      expire_at: signIn.created_at + ATTEMPT,
    },
    second_factor_verification: null,
    created_session_id: signIn.created_session_id,
    abandon_at: signIn.created_at + DAY,
  }
}

const REQUIRED = ['email_address', 'password'] as const

/** What the person has not said yet. */
export function missingFields(signUp: SignUp): string[] {
  return REQUIRED.filter((field) => !signUp[field])
}

export function serializeSignUp(signUp: SignUp) {
  const next = signUp.prepared ? 'needs_attempt' : 'needs_prepare'
  return {
    object: 'sign_up_attempt',
    id: signUp.id,
    status: signUp.status,
    required_fields: [...REQUIRED],
    optional_fields: ['first_name', 'last_name', 'username'],
    missing_fields: missingFields(signUp),
    unverified_fields: signUp.verified ? [] : ['email_address'],
    verifications: {
      email_address: {
        object: 'verification_otp',
        status: signUp.verified ? 'verified' : 'unverified',
        strategy: 'email_code',
        attempts: 0,
        expire_at: signUp.created_at + ATTEMPT,
        next_action: signUp.verified ? '' : next,
        supported_strategies: ['email_code'],
      },
      phone_number: null,
      web3_wallet: null,
      external_account: null,
    },
    username: signUp.username,
    email_address: signUp.email_address,
    phone_number: null,
    web3_wallet: null,
    password_enabled: signUp.password !== null,
    first_name: signUp.first_name,
    last_name: signUp.last_name,
    unsafe_metadata: {},
    public_metadata: {},
    custom_action: false,
    external_id: null,
    created_session_id: signUp.created_session_id,
    created_user_id: signUp.created_user_id,
    abandon_at: signUp.created_at + DAY,
    legal_accepted_at: null,
    locale: null,
  }
}

/** The envelope of most answers: the client comes along, so that ClerkJS is up to date. */
export function envelope<Answer>(
  context: SandboxContext,
  client: Client,
  azp: string,
  response: Answer,
) {
  return { response, client: serializeClient(context, client, azp) }
}
