import { Type } from '@sinclair/typebox'
import { endSession, updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { checkNewPassword } from '../password-rules.ts'
import { closedObject } from '../schemas.ts'
import { activeSessionsOfUser } from '../store.ts'
import { type Caller, callerOf, originOf } from './browser.ts'
import { checkPassword } from './factors.ts'
import { flag, text } from './fields.ts'
import { demandRecentProof } from './verifications.ts'
import { envelope, serializeFrontendUser } from './serialize.ts'

/** The routes by which users change their own password. */
export function registerPasswords(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  const answer = ({ client, user }: Caller, origin: string) =>
    envelope(context, client, origin, serializeFrontendUser(context, user))

  /** Checks the old password. Widgets leave it out if the user reverifies instead. */
  function checkOld(caller: Caller, password: string | undefined): void {
    if (password) checkPassword(caller.user, password, 'current_password')
    else demandRecentProof(caller)
  }

  fapi.post(
    '/v1/me/change_password',
    {
      schema: {
        body: closedObject({
          current_password: text,
          new_password: Type.String(),
          sign_out_of_other_sessions: flag,
        }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const { session, user } = caller
      const { current_password, new_password } = request.body
      if (user.password !== null) checkOld(caller, current_password)
      checkNewPassword(store, new_password, 'new_password')
      updateUser(store, user, { password: new_password })
      if (request.body.sign_out_of_other_sessions) {
        const others = activeSessionsOfUser(store, user.id).filter((one) => one !== session)
        for (const other of others) endSession(store, other, 'revoked')
      }
      return answer(caller, originOf(request))
    },
  )

  fapi.post(
    '/v1/me/remove_password',
    { schema: { body: closedObject({ current_password: text }) } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      if (caller.user.password === null) {
        throw new ClerkApiError(400, 'no_password_set', 'You have no password.')
      }
      checkOld(caller, request.body.current_password)
      updateUser(store, caller.user, { password: null })
      return answer(caller, originOf(request))
    },
  )
}
