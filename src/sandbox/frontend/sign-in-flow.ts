import type { SignIn } from '../attempts.ts'
import { updateUser } from '../changes.ts'
import { find } from '../errors.ts'
import type { Client, User } from '../records.ts'
import { hasSecondFactor } from '../serialize-user.ts'
import type { Store } from '../store.ts'
import { type SessionFields, startSession } from './browser.ts'
import { checkMaySignIn } from './factors.ts'

// The steps of a sign-in, for all kinds of factors.

/** Signs the user in, or asks for the second factor if the user has one. */
export function passFirstFactor(
  store: Store,
  client: Client,
  signIn: SignIn,
  fields: SessionFields = {},
): void {
  const user = find(store.users, 'user', signIn.user_id ?? '')
  checkMaySignIn(user)
  if (hasSecondFactor(user) && signIn.first_factor?.strategy !== 'ticket') {
    signIn.status = 'needs_second_factor'
  } else {
    complete(store, client, signIn, fields)
  }
}

/** Signs the user in. */
export function complete(
  store: Store,
  client: Client,
  signIn: SignIn,
  fields: SessionFields = {},
): void {
  const user = find(store.users, 'user', signIn.user_id ?? '')
  checkMaySignIn(user)
  signIn.created_session_id = startSession(store, client, user, fields).id
  signIn.status = 'complete'
  client.sign_in = null
}

/** Sets the new password of the user, and continues with the second factor. */
export function resetPassword(
  store: Store,
  client: Client,
  signIn: SignIn,
  password: string,
): User {
  const user = find(store.users, 'user', signIn.user_id ?? '')
  updateUser(store, user, { password })
  passFirstFactor(store, client, signIn)
  return user
}
