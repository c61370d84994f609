import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { Passkey } from '../identifiers.ts'
import { timestamps, type User } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { serializePasskey } from '../serialize-user.ts'
import { callerOf, hostOf, originOf, type Caller } from './browser.ts'
import { text } from './fields.ts'
import { envelope } from './serialize.ts'
import { demandRecentProof } from './verifications.ts'
import { creationOptions, readAttestation } from './webauthn.ts'

const PasskeyParams = Type.Object({ passkey_id: Type.String() })

/** @see https://clerk.com/docs/reference/frontend-api/tag/Passkeys */
export function registerPasskeys(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  function answer({ client }: Caller, request: FastifyRequest, passkey: Passkey) {
    const { created_at, updated_at } = passkey
    const serialized = { ...serializePasskey(passkey), created_at, updated_at }
    const { verification } = serialized
    return envelope(context, client, originOf(request), {
      ...serialized,
      last_used_at: passkey.last_used_at,
      verification:
        passkey.nonce === null
          ? verification
          : { ...verification, status: 'unverified', attempts: 0, nonce: passkey.nonce },
    })
  }

  function findPasskey(user: User, id: string): Passkey {
    const passkey = user.passkeys.find((one) => one.id === id)
    if (!passkey) throw notFound('passkey', id)
    return passkey
  }

  fapi.post('/v1/me/passkeys', async (request, reply) => {
    const caller = callerOf(store, request, reply)
    demandRecentProof(caller)
    const { user } = caller
    const passkey: Passkey = {
      id: makeId('idn'),
      name: 'Passkey',
      nonce: creationOptions(user, hostOf(request)),
      credential_id: null,
      public_key: null,
      verified: false,
      last_used_at: null,
      ...timestamps(),
    }
    user.passkeys.push(passkey)
    return answer(caller, request, passkey)
  })

  fapi.get(
    '/v1/me/passkeys/:passkey_id',
    { schema: { params: PasskeyParams } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      return answer(caller, request, findPasskey(caller.user, request.params.passkey_id))
    },
  )

  fapi.post(
    '/v1/me/passkeys/:passkey_id/attempt_verification',
    {
      schema: {
        params: PasskeyParams,
        body: closedObject({ strategy: text, public_key_credential: Type.String() }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const passkey = findPasskey(caller.user, request.params.passkey_id)
      const key = readAttestation(request.body.public_key_credential, passkey.nonce ?? '')
      Object.assign(passkey, { ...key, verified: true, nonce: null, updated_at: Date.now() })
      updateUser(store, caller.user, {})
      return answer(caller, request, passkey)
    },
  )

  fapi.patch(
    '/v1/me/passkeys/:passkey_id',
    { schema: { params: PasskeyParams, body: closedObject({ name: text }) } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const passkey = findPasskey(caller.user, request.params.passkey_id)
      passkey.name = request.body.name ?? passkey.name
      updateUser(store, caller.user, {})
      return answer(caller, request, passkey)
    },
  )

  fapi.delete(
    '/v1/me/passkeys/:passkey_id',
    { schema: { params: PasskeyParams } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      demandRecentProof(caller)
      const { client, user } = caller
      const { id } = findPasskey(user, request.params.passkey_id)
      updateUser(store, user, { passkeys: user.passkeys.filter((one) => one.id !== id) })
      return envelope(context, client, originOf(request), { object: 'passkey', id, deleted: true })
    },
  )
}
