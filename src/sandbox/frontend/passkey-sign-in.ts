import { invalidParameter } from '../errors.ts'
import type { User } from '../records.ts'
import type { Store } from '../store.ts'
import { credentialIdOf } from './webauthn.ts'

/** The user of the passkey that signed, for a sign-in without an identifier. */
export function signInByPasskey(store: Store, credential: string): User {
  const id = credentialIdOf(credential)
  const user = [...store.users.values()].find(({ passkeys }) =>
    passkeys.some((passkey) => passkey.verified && passkey.credential_id === id),
  )
  if (user) return user
  throw invalidParameter('passkey_not_registered', 'public_key_credential', 'Unknown passkey.')
}
