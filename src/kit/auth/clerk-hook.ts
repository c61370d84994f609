import { clerkPlugin } from '@clerk/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ClerkKeys } from '../clerk/keys.ts'

/** The parts of a request that Clerk's hook reads, and of a reply that it writes. */
export type ClerkHook = (request: StandIn, reply: StandInReply) => Promise<void>

/** The request as Clerk's hook gets it. */
export interface StandIn {
  method: string
  protocol: string
  url: string
  headers: Record<string, string>
  auth?: unknown
  clerk?: FastifyRequest['clerk']
}

export type StandInReply = ReturnType<typeof standInReply>

type Options = Pick<ClerkKeys, 'publishableKey' | 'secretKey' | 'apiUrl' | 'jwtKey'> & {
  authorizedParties?: string[]
}

/**
 * Returns the hook that @clerk/fastify registers, so that it can be given another request. With
 * `jwtKey` it verifies JWTs without the network.
 */
export function clerkHook({ authorizedParties, jwtKey, ...keys }: Options): ClerkHook {
  let captured: ClerkHook | undefined
  const facade = {
    decorateRequest: () => facade,
    addHook: (_name: string, hook: ClerkHook) => (captured = hook),
  }
  const options: Parameters<typeof clerkPlugin>[1] = {
    hookName: 'onRequest',
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    apiUrl: keys.apiUrl,
    ...(jwtKey && { jwtKey }),
    ...(authorizedParties && { authorizedParties }),
    telemetry: { disabled: true },
  }
  clerkPlugin(facade as unknown as FastifyInstance, options, () => undefined)
  if (!captured) throw new Error('@clerk/fastify registered no hook')
  return captured
}

/** Records the answer of Clerk's hook, and sends nothing. */
export function standInReply() {
  const headers = new Map<string, string>()
  const cookies: string[] = []
  const reply = {
    headers,
    cookies,
    header(name: string, value: string) {
      if (name === 'set-cookie') cookies.push(value)
      else headers.set(name, value)
      return reply
    },
    removeHeader: () => reply,
    code: () => reply,
    send: () => reply,
  }
  return reply
}
