import type {
  EmailAddress,
  ExternalAccount,
  Passkey,
  PhoneNumber,
  Web3Wallet,
} from './identifiers.ts'
import type { User } from './records.ts'
import { ATTEMPT_MS } from './attempts.ts'
import { lockedUntil, MAX_ATTEMPTS } from './lockout.ts'

// The user of Clerk's Backend API, and the objects inside it.

/** A picture with letters, as SVG. */
export function initialsSvg(initials: string): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">' +
    '<rect width="64" height="64" fill="#6c47ff"/>' +
    '<text x="32" y="42" font-family="sans-serif" font-size="28" fill="#fff" ' +
    `text-anchor="middle">${initials.replace(/\W/g, '')}</text></svg>`
  )
}

/** A picture that needs no network, as a data URI. */
export function initialsImage(initials: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(initialsSvg(initials)).toString('base64')}`
}

export function userImage(user: User): string {
  if (user.image !== null) return user.image
  const name = [user.first_name, user.last_name].map((part) => part?.charAt(0) ?? '').join('')
  return initialsImage((name || (user.username?.charAt(0) ?? 'U')).toUpperCase())
}

/** The identifier that others see: the primary email address, or else another one. */
function publicIdentifier(user: User): string {
  const email = user.email_addresses.find(({ id }) => id === user.primary_email_address_id)
  const phone = user.phone_numbers.find(({ id }) => id === user.primary_phone_number_id)
  const wallet = user.web3_wallets.find(({ id }) => id === user.primary_web3_wallet_id)
  return (
    email?.email_address ?? phone?.phone_number ?? user.username ?? wallet?.web3_wallet ?? user.id
  )
}

/** The data of a user that others may see: in memberships and invitations. */
export function publicUserData(user: User) {
  return {
    user_id: user.id,
    first_name: user.first_name,
    last_name: user.last_name,
    image_url: userImage(user),
    has_image: user.image !== null,
    identifier: publicIdentifier(user),
  }
}

/** The `object` of each strategy's verification. */
const OBJECTS: Record<string, string> = {
  admin: 'verification_admin',
  email_code: 'verification_otp',
  email_link: 'verification_email_link',
  phone_code: 'verification_otp',
  ticket: 'verification_ticket',
}

/** The past or pending verification of an email address or phone number. */
function identifierVerification(identifier: EmailAddress | PhoneNumber, fallback: string) {
  const { verified, created_at } = identifier
  // An unverified identifier needs a code, even if its strategy is `admin`.
  const strategy = !verified && identifier.strategy === 'admin' ? fallback : identifier.strategy
  return {
    object: OBJECTS[strategy] ?? 'verification_from_oauth',
    status: verified ? 'verified' : 'unverified',
    strategy,
    attempts: strategy === 'admin' ? null : verified ? 1 : 0,
    expire_at: strategy === 'admin' ? null : created_at + ATTEMPT_MS,
  }
}

/** @param accounts the external accounts of the user, to link those with the same address */
export function serializeEmailAddress(email: EmailAddress, accounts: ExternalAccount[] = []) {
  const linked = accounts.filter(
    (account) => account.verified && account.email_address === email.email_address,
  )
  return {
    object: 'email_address',
    id: email.id,
    email_address: email.email_address,
    reserved: email.reserved,
    verification: identifierVerification(email, 'email_code'),
    linked_to: linked.map(({ id, provider }) => ({ type: provider, id })),
    matches_sso_connection: false,
    created_at: email.created_at,
    updated_at: email.created_at,
  }
}

export function serializePhoneNumber(phone: PhoneNumber) {
  return {
    object: 'phone_number',
    id: phone.id,
    phone_number: phone.phone_number,
    reserved_for_second_factor: phone.reserved_for_second_factor,
    default_second_factor: phone.default_second_factor,
    reserved: phone.reserved,
    verification: identifierVerification(phone, 'phone_code'),
    linked_to: [],
    backup_codes: null,
    created_at: phone.created_at,
    updated_at: phone.created_at,
  }
}

function serializeWeb3Wallet({ id, web3_wallet, created_at }: Web3Wallet) {
  return {
    object: 'web3_wallet',
    id,
    web3_wallet,
    verification: {
      object: 'verification_admin',
      status: 'verified',
      strategy: 'admin',
      attempts: null,
      expire_at: null,
    },
    created_at,
    updated_at: created_at,
  }
}

export function serializeExternalAccount(account: ExternalAccount) {
  return {
    object: 'external_account',
    id: account.id,
    provider: account.provider,
    identification_id: account.id,
    provider_user_id: account.provider_user_id,
    approved_scopes: account.approved_scopes,
    email_address: account.email_address,
    first_name: account.first_name,
    last_name: account.last_name,
    avatar_url: '',
    image_url: initialsImage(account.first_name.charAt(0).toUpperCase()),
    username: account.username,
    phone_number: null,
    public_metadata: {},
    label: null,
    created_at: account.created_at,
    updated_at: account.updated_at,
    verification: {
      object: 'verification_oauth',
      status: account.verified ? 'verified' : 'unverified',
      strategy: account.provider,
      ...(account.redirect_url !== null && {
        external_verification_redirect_url: account.redirect_url,
      }),
      ...(account.error && { error: account.error }),
      attempts: account.verified ? 1 : 0,
      expire_at: account.created_at + ATTEMPT_MS,
    },
  }
}

export function serializePasskey(passkey: Passkey) {
  return {
    object: 'passkey',
    id: passkey.id,
    name: passkey.name,
    last_used_at: passkey.last_used_at ?? passkey.created_at,
    verification: {
      object: 'verification_passkey',
      status: 'verified',
      strategy: 'passkey',
      attempts: 1,
      expire_at: passkey.created_at + ATTEMPT_MS,
    },
  }
}

/** True if the user needs a second factor to sign in. */
export function hasSecondFactor(user: User): boolean {
  return user.totp?.verified === true || user.phone_numbers.some(isSecondFactor)
}

export function isSecondFactor(phone: PhoneNumber): boolean {
  return phone.verified && phone.reserved_for_second_factor
}

export function serializeUser(user: User) {
  const image = userImage(user)
  const until = lockedUntil(user)
  return {
    object: 'user',
    id: user.id,
    external_id: user.external_id,
    primary_email_address_id: user.primary_email_address_id,
    primary_phone_number_id: user.primary_phone_number_id,
    primary_web3_wallet_id: user.primary_web3_wallet_id,
    username: user.username,
    first_name: user.first_name,
    last_name: user.last_name,
    locale: user.locale,
    profile_image_url: image,
    image_url: image,
    has_image: user.image !== null,
    public_metadata: user.public_metadata,
    private_metadata: user.private_metadata,
    unsafe_metadata: user.unsafe_metadata,
    email_addresses: user.email_addresses.map((email) =>
      serializeEmailAddress(email, user.external_accounts),
    ),
    phone_numbers: user.phone_numbers.map(serializePhoneNumber),
    web3_wallets: user.web3_wallets.map(serializeWeb3Wallet),
    passkeys: user.passkeys.filter(({ verified }) => verified).map(serializePasskey),
    external_accounts: user.external_accounts.map(serializeExternalAccount),
    saml_accounts: [],
    enterprise_accounts: [],
    password_enabled: user.password !== null,
    password_last_updated_at: user.password_last_updated_at,
    two_factor_enabled: hasSecondFactor(user),
    totp_enabled: user.totp?.verified === true,
    backup_code_enabled: user.backup_codes !== null,
    mfa_enabled_at: user.mfa_enabled_at,
    mfa_disabled_at: user.mfa_disabled_at,
    banned: user.banned,
    locked: until !== false,
    lockout_expires_in_seconds:
      typeof until === 'number' ? Math.ceil((until - Date.now()) / 1000) : null,
    verification_attempts_remaining: Math.max(0, MAX_ATTEMPTS - user.failed_attempts),
    delete_self_enabled: user.delete_self_enabled,
    create_organization_enabled: user.create_organization_enabled,
    create_organizations_limit: user.create_organizations_limit,
    legal_accepted_at: user.legal_accepted_at,
    bypass_client_trust: user.bypass_client_trust,
    last_sign_in_at: user.last_sign_in_at,
    last_active_at: user.last_active_at,
    created_at: user.created_at,
    updated_at: user.updated_at,
  }
}
