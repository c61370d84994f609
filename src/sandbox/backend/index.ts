import type { FastifyRequest } from 'fastify'
import { ClerkApiError } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { SECRET_KEY } from '../keys.ts'
import type { BackendContext } from './context.ts'
import { registerSessions } from './sessions.ts'
import { registerUsers } from './users.ts'

/**
 * Clerk's Backend API, as far as the sandbox has it.
 *
 * @see https://clerk.com/docs/reference/backend-api
 */
export function registerBackend(server: SandboxServer, context: BackendContext): void {
  server.register(
    async (v1: SandboxServer) => {
      v1.addHook('onRequest', async (request) => {
        demandSecretKey(request)
      })
      v1.get('/jwks', async () => context.signer.jwks())
      registerUsers(v1, context)
      registerSessions(v1, context)
    },
    { prefix: '/v1' },
  )
}

/** 401 unless the request has the sandbox's secret key. */
export function demandSecretKey({ headers }: FastifyRequest): void {
  if (headers.authorization === `Bearer ${SECRET_KEY}`) return
  throw new ClerkApiError(
    401,
    'clerk_key_invalid',
    'The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.',
  )
}
