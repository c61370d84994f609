import { updateUser } from './changes.ts'
import { ClerkApiError, invalidParameter, notFound } from './errors.ts'
import type { EmailAddress, PhoneNumber, Web3Wallet } from './identifiers.ts'
import type { User } from './records.ts'
import { findUserByIdentifier, type Store } from './store.ts'

// Changes to the email addresses and phone numbers of users, for both APIs.

/** Throws 422 if another user has this email address, phone number, username or wallet. */
export function checkFree(store: Store, parameter: string, identifier: string, owner?: User): void {
  const holder = findUserByIdentifier(store, identifier)
  if (holder && holder !== owner) throw taken(parameter)
}

export function taken(parameter: string): ClerkApiError {
  const name = parameter.replaceAll('_', ' ')
  return invalidParameter(
    'form_identifier_exists',
    parameter,
    `That ${name} is taken. Please try another.`,
  )
}

/** The user's email address with this id, or 404. */
export function findEmail(user: User, id: string): EmailAddress {
  const email = user.email_addresses.find((one) => one.id === id)
  if (!email) throw notFound('email address', id)
  return email
}

/** The user's phone number with this id, or 404. */
export function findPhone(user: User, id: string): PhoneNumber {
  const phone = user.phone_numbers.find((one) => one.id === id)
  if (!phone) throw notFound('phone number', id)
  return phone
}

/** The user's wallet with this id, or 404. */
export function findWallet(user: User, id: string): Web3Wallet {
  const wallet = user.web3_wallets.find((one) => one.id === id)
  if (!wallet) throw notFound('web3 wallet', id)
  return wallet
}

/** Adds the address. It becomes primary if asked for, or if it is the first verified one. */
export function addEmail(
  store: Store,
  user: User,
  email: EmailAddress,
  { primary = false } = {},
): EmailAddress {
  checkNew(store, user, 'email_address', email.email_address)
  const email_addresses = [...user.email_addresses, email]
  updateUser(store, user, {
    email_addresses,
    ...((primary || isFirst(user.primary_email_address_id, email)) && {
      primary_email_address_id: email.id,
    }),
  })
  return email
}

/** Adds the number. It becomes primary if asked for, or if it is the first verified one. */
export function addPhone(
  store: Store,
  user: User,
  phone: PhoneNumber,
  { primary = false } = {},
): PhoneNumber {
  checkNew(store, user, 'phone_number', phone.phone_number)
  const phone_numbers = [...user.phone_numbers, phone]
  updateUser(store, user, {
    phone_numbers,
    ...((primary || isFirst(user.primary_phone_number_id, phone)) && {
      primary_phone_number_id: phone.id,
    }),
    ...mfaTimes(user, { phone_numbers }),
  })
  return phone
}

function checkNew(store: Store, user: User, parameter: string, value: string): void {
  checkFree(store, parameter, value)
  const own = [
    ...user.email_addresses.map((email) => email.email_address),
    ...user.phone_numbers.map((phone) => phone.phone_number),
  ]
  if (!own.includes(value)) return
  throw invalidParameter('form_identifier_exists', parameter, `You have added ${value} already.`)
}

function isFirst(primary: string | null, identifier: { verified: boolean }): boolean {
  return primary === null && identifier.verified
}

/** Changes the address in place. It becomes primary if asked for, or if there is none. */
export function changeEmail(
  store: Store,
  user: User,
  email: EmailAddress,
  { primary = false, ...changes }: Partial<EmailAddress> & { primary?: boolean },
): EmailAddress {
  if (changes.verified) checkFree(store, 'email_address', email.email_address, user)
  Object.assign(email, changes)
  const isPrimary = primary || isFirst(user.primary_email_address_id, email)
  updateUser(store, user, { ...(isPrimary && { primary_email_address_id: email.id }) })
  return email
}

/** Changes the number in place. It becomes primary if asked for, or if there is none. */
export function changePhone(
  store: Store,
  user: User,
  phone: PhoneNumber,
  { primary = false, ...changes }: Partial<PhoneNumber> & { primary?: boolean },
): PhoneNumber {
  if (changes.verified) checkFree(store, 'phone_number', phone.phone_number, user)
  if (changes.default_second_factor) {
    for (const other of user.phone_numbers) other.default_second_factor = false
  }
  Object.assign(phone, changes)
  const isPrimary = primary || isFirst(user.primary_phone_number_id, phone)
  updateUser(store, user, {
    ...(isPrimary && { primary_phone_number_id: phone.id }),
    ...mfaTimes(user, {}),
  })
  return phone
}

/** Removes the address; the next verified one becomes primary. The last verified one stays. */
export function removeEmail(store: Store, user: User, { id }: EmailAddress) {
  const email_addresses = user.email_addresses.filter((email) => email.id !== id)
  const next = email_addresses.find(({ verified }) => verified)
  if (!next) throw lastIdentification()
  updateUser(store, user, {
    email_addresses,
    ...(user.primary_email_address_id === id && { primary_email_address_id: next.id }),
  })
  return { object: 'email_address', id, deleted: true }
}

/** Removes the number, if the user can still sign in; the next verified one becomes primary. */
export function removePhone(store: Store, user: User, { id }: PhoneNumber) {
  const phone_numbers = user.phone_numbers.filter((phone) => phone.id !== id)
  checkRemaining({ ...user, phone_numbers })
  const next = phone_numbers.find(({ verified }) => verified)?.id ?? null
  updateUser(store, user, {
    phone_numbers,
    ...(user.primary_phone_number_id === id && { primary_phone_number_id: next }),
    ...mfaTimes(user, { phone_numbers }),
  })
  return { object: 'phone_number', id, deleted: true }
}

/** Removes the wallet, if the user can still sign in; the next one becomes primary. */
export function removeWallet(store: Store, user: User, { id }: Web3Wallet) {
  const web3_wallets = user.web3_wallets.filter((wallet) => wallet.id !== id)
  checkRemaining({ ...user, web3_wallets })
  updateUser(store, user, {
    web3_wallets,
    ...(user.primary_web3_wallet_id === id && {
      primary_web3_wallet_id: web3_wallets[0]?.id ?? null,
    }),
  })
  return { object: 'web3_wallet', id, deleted: true }
}

/** Throws 400 if the user has no identifier left. */
export function checkRemaining(user: User): void {
  const identifiers = [
    ...user.email_addresses,
    ...user.phone_numbers,
    ...user.external_accounts,
  ].filter(({ verified }) => verified)
  if (identifiers.length + user.web3_wallets.length > 0 || user.username !== null) return
  throw lastIdentification()
}

function lastIdentification(): ClerkApiError {
  return new ClerkApiError(
    400,
    'last_identification_deletion_failed',
    'You cannot delete your last identification.',
  )
}

/** The times at which two-step verification was turned on or off, if the changes do so. */
export function mfaTimes(user: User, changes: Partial<User>): Partial<User> {
  const after = { ...user, ...changes }
  const isOn =
    after.totp?.verified === true ||
    after.phone_numbers.some((phone) => phone.verified && phone.reserved_for_second_factor)
  const wasOn = (user.mfa_enabled_at ?? 0) > (user.mfa_disabled_at ?? 0)
  if (isOn === wasOn) return {}
  if (isOn) return { mfa_enabled_at: Date.now() }
  return { mfa_disabled_at: Date.now(), backup_codes: null }
}
