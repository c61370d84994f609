import { Type } from '@sinclair/typebox'
import { endSessionsOfUser, updateUser } from '../changes.ts'
import { incorrectCode } from '../codes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { isPassword } from '../passwords.ts'
import { checkRemaining, findWallet, mfaTimes, removeWallet } from '../identifications.ts'
import { UNLOCKED } from '../lockout.ts'
import type { User } from '../records.ts'
import { closedObject, optional } from '../schemas.ts'
import { isTotpCode, withoutCode } from '../second-factors.ts'
import { serializeUser } from '../serialize-user.ts'

const UserParams = Type.Object({ user_id: Type.String() })

/** The routes for passwords, second factors, bans and locks of users. */
export function registerUserSecurity(v1: SandboxServer, { store }: SandboxContext): void {
  const findUser = (id: string) => find(store.users, 'user', id)

  const switches = {
    ban: { banned: true },
    unban: { banned: false },
    lock: { locked: true, locked_until: null },
    unlock: UNLOCKED,
  }
  function turn(action: keyof typeof switches, id: string): User {
    const user = findUser(id)
    if (action === 'ban') endSessionsOfUser(store, user.id, 'revoked')
    return updateUser(store, user, switches[action])
  }
  for (const action of Object.keys(switches) as (keyof typeof switches)[]) {
    v1.post(`/users/:user_id/${action}`, { schema: { params: UserParams } }, async ({ params }) =>
      serializeUser(turn(action, params.user_id)),
    )
  }
  for (const action of ['ban', 'unban'] as const) {
    v1.post(
      `/users/${action}`,
      { schema: { body: closedObject({ user_ids: Type.Array(Type.String(), { minItems: 1 }) }) } },
      async ({ body }) => {
        body.user_ids.forEach(findUser)
        return body.user_ids.map((id) => serializeUser(turn(action, id)))
      },
    )
  }

  v1.post(
    '/users/:user_id/verify_password',
    { schema: { params: UserParams, body: closedObject({ password: Type.String() }) } },
    async ({ params, body }) => {
      const user = findUser(params.user_id)
      demandPassword(user)
      if (!isPassword(user, body.password)) {
        throw new ClerkApiError(422, 'incorrect_password', 'The provided password is incorrect.')
      }
      return { verified: true }
    },
  )

  v1.post(
    '/users/:user_id/remove_password',
    {
      schema: {
        params: UserParams,
        body: closedObject({ sign_out_of_other_sessions: optional(Type.Boolean()) }),
      },
    },
    async ({ params, body }) => {
      const user = updateUser(store, findUser(params.user_id), { password: null })
      if (body.sign_out_of_other_sessions) endSessionsOfUser(store, user.id, 'revoked')
      return serializeUser(user)
    },
  )

  v1.post(
    '/users/:user_id/password/set_compromised',
    {
      schema: {
        params: UserParams,
        body: closedObject({ revoke_all_sessions: optional(Type.Boolean()) }),
      },
    },
    async ({ params, body }) => {
      const user = findUser(params.user_id)
      demandPassword(user)
      updateUser(store, user, { password_compromised: true })
      if (body.revoke_all_sessions) endSessionsOfUser(store, user.id, 'revoked')
      return serializeUser(user)
    },
  )

  v1.post(
    '/users/:user_id/password/unset_compromised',
    { schema: { params: UserParams } },
    async ({ params }) =>
      serializeUser(updateUser(store, findUser(params.user_id), { password_compromised: false })),
  )

  v1.post(
    '/users/:user_id/verify_totp',
    { schema: { params: UserParams, body: closedObject({ code: Type.String() }) } },
    async ({ params, body }) => {
      const user = findUser(params.user_id)
      if (!user.totp?.verified && !user.backup_codes) {
        const message = 'TOTP is not enabled for the user.'
        throw new ClerkApiError(400, 'totp_not_enabled', message)
      }
      if (user.totp?.verified && isTotpCode(user.totp, body.code)) {
        return { verified: true, code_type: 'totp' }
      }
      const backup_codes = user.backup_codes && withoutCode(user.backup_codes, body.code)
      if (!backup_codes) throw incorrectCode()
      updateUser(store, user, { backup_codes })
      return { verified: true, code_type: 'backup_code' }
    },
  )

  const removals = {
    mfa: (user: User) => ({
      totp: null,
      backup_codes: null,
      phone_numbers: user.phone_numbers.map((phone) => ({
        ...phone,
        reserved_for_second_factor: false,
        default_second_factor: false,
      })),
    }),
    totp: () => ({ totp: null }),
    backup_code: () => ({ backup_codes: null }),
  }
  for (const [factor, changesOf] of Object.entries(removals)) {
    v1.delete(`/users/:user_id/${factor}`, { schema: { params: UserParams } }, async (request) => {
      const user = findUser(request.params.user_id)
      const changes: Partial<User> = changesOf(user)
      updateUser(store, user, { ...changes, ...mfaTimes(user, changes) })
      return { user_id: user.id }
    })
  }

  v1.delete(
    '/users/:user_id/passkeys/:passkey_identification_id',
    {
      schema: {
        params: Type.Object({ user_id: Type.String(), passkey_identification_id: Type.String() }),
      },
    },
    async ({ params }) => {
      const user = findUser(params.user_id)
      const { passkey_identification_id: id } = params
      if (!user.passkeys.some((passkey) => passkey.id === id)) throw notFound('passkey', id)
      updateUser(store, user, { passkeys: user.passkeys.filter((passkey) => passkey.id !== id) })
      return { object: 'passkey', id, deleted: true }
    },
  )

  v1.delete(
    '/users/:user_id/web3_wallets/:web3_wallet_identification_id',
    {
      schema: {
        params: Type.Object({
          user_id: Type.String(),
          web3_wallet_identification_id: Type.String(),
        }),
      },
    },
    async ({ params }) => {
      const user = findUser(params.user_id)
      return removeWallet(store, user, findWallet(user, params.web3_wallet_identification_id))
    },
  )

  v1.delete(
    '/users/:user_id/external_accounts/:external_account_id',
    {
      schema: {
        params: Type.Object({ user_id: Type.String(), external_account_id: Type.String() }),
      },
    },
    async ({ params }) => {
      const user = findUser(params.user_id)
      const { external_account_id: id } = params
      const external_accounts = user.external_accounts.filter((account) => account.id !== id)
      if (external_accounts.length === user.external_accounts.length) {
        throw notFound('external account', id)
      }
      checkRemaining({ ...user, external_accounts })
      updateUser(store, user, { external_accounts })
      return { object: 'external_account', id, deleted: true }
    },
  )
}

function demandPassword(user: User): void {
  if (user.password !== null) return
  throw new ClerkApiError(400, 'no_password_set', 'The user has no password.')
}
