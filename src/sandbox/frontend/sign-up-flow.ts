import { newVerification, type ProviderIdentity, type SignIn, type SignUp } from '../attempts.ts'
import { createUser } from '../changes.ts'
import { newEmailAddress, newPhoneNumber } from '../identifiers.ts'
import { checkFree } from '../identifications.ts'
import { acceptInvitations } from '../invitations.ts'
import type { Client } from '../records.ts'
import { checkMaySignUp } from '../restrictions.ts'
import type { Store } from '../store.ts'
import { completeWaitlistEntries } from '../waitlist.ts'
import { startSession } from './browser.ts'
import { accountOf, findUserOf, nothingToTransfer, providerError } from './oauth.ts'
import { missingFields, unverifiedFields } from './serialize-attempts.ts'

// The steps of a sign-up, for all kinds of start.

/** Creates the user and signs in, once no field is missing. */
export function completeIfReady(store: Store, client: Client, signUp: SignUp): void {
  if (missingFields(signUp).length > 0 || unverifiedFields(signUp).length > 0) return
  const { email_address, phone_number, username, identity } = signUp
  // Another sign-up may have taken the address meanwhile.
  if (email_address !== null) checkFree(store, 'email_address', email_address)
  if (phone_number !== null) checkFree(store, 'phone_number', phone_number)
  if (username !== null) checkFree(store, 'username', username)
  const email =
    email_address === null
      ? undefined
      : newEmailAddress(email_address, { strategy: signUp.email_verification?.strategy ?? 'admin' })
  const phone =
    phone_number === null
      ? undefined
      : newPhoneNumber(phone_number, { strategy: signUp.phone_verification?.strategy ?? 'admin' })
  const { password, first_name, last_name, locale, external_id } = signUp
  const { unsafe_metadata, public_metadata, legal_accepted_at } = signUp
  const user = createUser(
    store,
    {
      ...{ username, password, first_name, last_name, locale, external_id },
      ...{ unsafe_metadata, public_metadata, legal_accepted_at },
      email_addresses: email ? [email] : [],
      primary_email_address_id: email?.id ?? null,
      phone_numbers: phone ? [phone] : [],
      primary_phone_number_id: phone?.id ?? null,
      external_accounts: identity ? [accountOf(identity)] : [],
    },
    [],
  )
  completeWaitlistEntries(store, email ? [email.email_address] : [])
  const organizationId = acceptInvitations(store, user, signUp.invitation_id)
  signUp.created_user_id = user.id
  signUp.created_session_id = startSession(store, client, user, { organizationId }).id
  signUp.status = 'complete'
  client.sign_up = null
}

/** Continues a sign-up as the person from the provider. */
export function signUpAs(
  store: Store,
  client: Client,
  signUp: SignUp,
  identity: ProviderIdentity,
): void {
  signUp.identity = identity
  signUp.external_verification ??= newVerification(identity.provider)
  if (findUserOf(store, identity)) {
    const error = providerError('external_account_exists')
    Object.assign(signUp.external_verification, { status: 'transferable', error })
    return
  }
  checkMaySignUp(store, identity.email_address, signUp.invitation_id !== null)
  Object.assign(signUp.external_verification, { status: 'verified', attempts: 1 })
  signUp.email_address = identity.email_address
  signUp.email_verification = newVerification(`from_${identity.provider}`, { status: 'verified' })
  signUp.first_name ??= identity.first_name || null
  signUp.last_name ??= identity.last_name || null
  completeIfReady(store, client, signUp)
}

/** Turns the sign-in into a sign-up, because its account has no user. */
export function transferToSignUp(
  store: Store,
  client: Client,
  signUp: SignUp,
  signIn: SignIn | null,
): void {
  if (!signIn?.identity || signIn.first_factor?.status !== 'transferable') throw nothingToTransfer()
  client.sign_in = null
  signUpAs(store, client, signUp, signIn.identity)
}
