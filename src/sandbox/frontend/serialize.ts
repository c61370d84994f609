import type { Client, Membership, Organization, Session, SignIn, SignUp, User } from '../records.ts'
import {
  publicUserData,
  serializeMembership,
  serializeOrganization,
  serializeSession,
  serializeUser,
  userImage,
} from '../serialize.ts'
import { membershipsOfUser, sessionStatus } from '../store.ts'
import { sessionClaims } from '../tokens.ts'
import { activeSessions } from './browser.ts'
import type { SandboxContext } from '../context.ts'

// One function per object of Clerk's Frontend API: those of the Backend API without what is private.

const DAY = 86_400_000
/** Milliseconds that a code or password may be attempted. */
const ATTEMPT = 600_000

/** What each strategy calls its proof. */
const VERIFICATIONS: Record<string, string> = {
  password: 'verification_password',
  email_code: 'verification_otp',
  ticket: 'verification_ticket',
}

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

export function frontendOrganization({ store }: SandboxContext, organization: Organization) {
  const whole = serializeOrganization(store, organization, { includeMembersCount: true })
  return { ...without(whole, 'private_metadata', 'created_by'), logo_url: null }
}

export function frontendMembership(context: SandboxContext, membership: Membership) {
  const organization = context.store.organizations.get(membership.organization_id)
  return {
    ...without(serializeMembership(context.store, membership), 'private_metadata'),
    organization: organization && frontendOrganization(context, organization),
  }
}

export function frontendUser(context: SandboxContext, user: User) {
  return {
    ...without(serializeUser(user), 'private_metadata', 'create_organizations_limit'),
    organization_memberships: membershipsOfUser(context.store, user.id).map((membership) =>
      frontendMembership(context, membership),
    ),
  }
}

export function frontendSession(context: SandboxContext, session: Session, azp: string) {
  const user = context.store.users.get(session.user_id)
  return {
    ...serializeSession(session),
    tasks: null,
    user: user ? frontendUser(context, user) : null,
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

export function frontendClient(context: SandboxContext, client: Client, azp: string) {
  const sessions = activeSessions(context.store, client)
  const active = sessions.find(({ id }) => id === client.last_active_session_id)
  return {
    object: 'client',
    id: client.id,
    sessions: sessions.map((session) => frontendSession(context, session, azp)),
    sign_in: client.sign_in && frontendSignIn(context, client.sign_in),
    sign_up: client.sign_up && frontendSignUp(client.sign_up),
    last_active_session_id: active?.id ?? null,
    last_authentication_strategy: null,
    captcha_bypass: false,
    cookie_expires_at: null,
    created_at: client.created_at,
    updated_at: client.updated_at,
  }
}

/** What the user may prove to be who they are. */
export function firstFactors(user: User) {
  const codes = user.email_addresses.map((email) => ({
    strategy: 'email_code',
    email_address_id: email.id,
    safe_identifier: email.email_address,
    primary: email.id === user.primary_email_address_id,
  }))
  return user.password === null ? codes : [{ strategy: 'password' }, ...codes]
}

export function frontendSignIn({ store }: SandboxContext, signIn: SignIn) {
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

export function frontendSignUp(signUp: SignUp) {
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
  response: Answer,
  client: Client,
  azp: string,
) {
  return { response, client: frontendClient(context, client, azp) }
}
