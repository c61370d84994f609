import { Type } from '@sinclair/typebox'
import { updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { mfaTimes } from '../identifications.ts'
import { closedObject } from '../schemas.ts'
import { newBackupCodes, newTotp, totpUri } from '../second-factors.ts'
import { hasSecondFactor, publicUserData } from '../serialize-user.ts'
import { callerOf, originOf } from './browser.ts'
import { checkTotp } from './factors.ts'
import { envelope } from './serialize.ts'
import { demandRecentProof } from './verifications.ts'

/** The user's own authenticator app and backup codes. */
export function registerAuthenticatorApps(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  fapi.post('/v1/me/totp', async (request, reply) => {
    const caller = callerOf(store, request, reply)
    demandRecentProof(caller)
    const { client, user } = caller
    if (user.totp?.verified) {
      throw new ClerkApiError(400, 'totp_already_enabled', 'You have an authenticator app already.')
    }
    const totp = newTotp()
    updateUser(store, user, { totp })
    const response = {
      object: 'totp',
      ...totp,
      uri: totpUri(totp, publicUserData(user).identifier),
      backup_codes: null,
    }
    return envelope(context, client, originOf(request), response)
  })

  fapi.post(
    '/v1/me/totp/attempt_verification',
    { schema: { body: closedObject({ code: Type.String() }) } },
    async (request, reply) => {
      const { client, session, user } = callerOf(store, request, reply)
      if (!user.totp) throw notFound('authenticator app', 'of the user')
      checkTotp(user, request.body.code)
      const totp = { ...user.totp, verified: true, updated_at: Date.now() }
      const codes = user.backup_codes ? null : newBackupCodes()
      updateUser(store, user, {
        totp,
        ...(codes && { backup_codes: codes }),
        ...mfaTimes(user, { totp }),
      })
      session.second_factor_verified_at = Date.now()
      const response = {
        object: 'totp',
        ...totp,
        secret: null,
        uri: null,
        backup_codes: codes?.codes ?? null,
      }
      return envelope(context, client, originOf(request), response)
    },
  )

  fapi.delete('/v1/me/totp', async (request, reply) => {
    const caller = callerOf(store, request, reply)
    demandRecentProof(caller)
    const { client, user } = caller
    if (!user.totp) throw notFound('authenticator app', 'of the user')
    const { id } = user.totp
    updateUser(store, user, { totp: null, ...mfaTimes(user, { totp: null }) })
    return envelope(context, client, originOf(request), { object: 'totp', id, deleted: true })
  })

  fapi.post('/v1/me/backup_codes', async (request, reply) => {
    const caller = callerOf(store, request, reply)
    demandRecentProof(caller)
    const { client, user } = caller
    if (!hasSecondFactor(user)) {
      const message = 'Backup codes need a second factor beside them.'
      throw new ClerkApiError(400, 'backup_codes_not_available', message)
    }
    const backup_codes = newBackupCodes()
    updateUser(store, user, { backup_codes })
    return envelope(context, client, originOf(request), { object: 'backup_code', ...backup_codes })
  })
}
