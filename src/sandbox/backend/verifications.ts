import { Type } from '@sinclair/typebox'
import { ATTEMPT_MS } from '../attempts.ts'
import { CODE } from '../codes.ts'
import { notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { User } from '../records.ts'
import { closedObject } from '../schemas.ts'

interface Owned<Identifier> {
  user: User
  identifier: Identifier
}

interface Options<Identifier> {
  /** The path of the identifier. */
  path: string
  strategy: 'email_code' | 'phone_code'
  find: (params: Record<string, string>) => Owned<Identifier>
  verify: (owned: Owned<Identifier>) => void
}

/** The two steps that verify an email address or phone number with the Backend API. */
export function registerVerifications<Identifier extends { id: string }>(
  v1: SandboxServer,
  { path, strategy, find, verify }: Options<Identifier>,
): void {
  const params = Type.Record(Type.String(), Type.String())

  const answer = (identifier: Identifier, status: string, attempts: number) => ({
    object: 'verification_otp',
    // Only the newest verification of an identifier counts.
    id: makeId('vrf', identifier.id),
    status,
    strategy,
    attempts,
    expire_at: Date.now() + ATTEMPT_MS,
  })

  v1.post(`${path}/prepare_verification`, { schema: { params } }, async (request) =>
    answer(find(request.params).identifier, 'unverified', 0),
  )

  v1.post(
    `${path}/attempt_verification`,
    {
      schema: {
        params,
        body: closedObject({ verification_id: Type.String(), code: Type.String() }),
      },
    },
    async (request) => {
      const owned = find(request.params)
      const { verification_id: id, code } = request.body
      if (id !== makeId('vrf', owned.identifier.id)) throw notFound('verification', id)
      // Clerk reports a wrong code by the status, not as an error.
      if (code !== CODE) return answer(owned.identifier, 'unverified', 1)
      verify(owned)
      return answer(owned.identifier, 'verified', 1)
    },
  )
}
