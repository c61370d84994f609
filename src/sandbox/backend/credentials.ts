import { Type, type Static } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { ClerkApiError } from '../errors.ts'
import { SECRET_KEY } from '../keys.ts'
import type { Machine } from '../machine-records.ts'
import { closedObject, optional } from '../schemas.ts'
import type { Store } from '../store.ts'

const bearer = ({ headers }: FastifyRequest) => headers.authorization?.replace(/^Bearer /, '')

/** 401 unless the request has the sandbox's secret key. */
export async function demandSecretKey(request: FastifyRequest): Promise<void> {
  if (bearer(request) === SECRET_KEY) return
  throw new ClerkApiError(
    401,
    'clerk_key_invalid',
    'The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.',
  )
}

/** The machine whose secret key the request has. */
export function findCallingMachine(store: Store, request: FastifyRequest): Machine | undefined {
  const secretKey = bearer(request)
  return [...store.machines.values()].find((machine) => machine.secret_key === secretKey)
}

/** The body of the calls that revoke a credential. */
export const Revocation = closedObject({ revocation_reason: optional(Type.String()) })

/** Revokes the credential. It is kept, so that lists can show it. */
export function revoke<
  Credential extends { revoked: boolean; revocation_reason: string | null; updated_at: number },
>(credential: Credential, { revocation_reason = null }: Static<typeof Revocation>): Credential {
  return Object.assign(credential, { revoked: true, revocation_reason, updated_at: Date.now() })
}
