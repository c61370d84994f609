import { type ClerkClient, createClerkClient } from '@clerk/fastify'
import fp from 'fastify-plugin'
import type { ClerkKeys } from './keys.ts'
import type { Question } from './answers.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { setRule } from './dispatcher.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Clerk's Backend API. A call that takes longer than the time-out rejects. */
    clerk: ClerkClient
    /** Whether it is called, and else when it will be. */
    clerkBreaker: Breaker
    /** The same of the calls that verify opaque tokens, which strangers can cause. */
    verificationBreaker: Breaker
  }
}

/** Milliseconds that forwarding a browser's request may take: a script is larger than an answer. */
const FORWARDING = 30_000
/** The paths of the Backend API that verify opaque tokens. */
const VERIFICATIONS = [
  'api_keys/verify',
  'm2m_tokens/verify',
  'oauth_applications/access_tokens/verify',
]

/**
 * Adds `app.clerk`. The SDK sets no deadline and takes none, never tries again, and has no breaker;
 * but its `fetch` goes through undici's global dispatcher, which gets rules for Clerk's addresses.
 * The calls that verify opaque tokens have a breaker of their own: strangers cause them, and may not
 * have the other calls refused. What browsers send to the Frontend API has a deadline alone: it is theirs to try again, some of it
 * ends badly on purpose, and it would say nothing about the Backend API.
 */
export const clerk = fp<ClerkKeys & { timeout: number }>(
  async (app, { publishableKey, secretKey, jwtKey, apiUrl, frontendApiUrl, timeout }) => {
    if (frontendApiUrl) setRule(frontendApiUrl, { timeout: FORWARDING })
    const onBadAnswer = (err: Error, { method, path }: Question) => {
      const question = `${method} ${path.split('?', 1)[0]}`
      app.log.error({ err, question }, 'What Clerk answered is not what it was asked for')
    }

    /** Apps of one process that call the same Clerk share what is known of it. */
    function breakerOf(calls: string, ...addresses: string[]): Breaker {
      let breaker = createBreaker({
        onChange(closed) {
          if (closed) app.log.info({ calls }, 'Clerk is back')
          else
            app.log.warn(
              { calls, wait: breaker.wait },
              'Clerk is away: it is left alone for a while',
            )
        },
      })
      for (const address of addresses)
        breaker = setRule(address, { timeout, breaker, onBadAnswer }).breaker ?? breaker
      return breaker
    }

    app.decorate('clerkBreaker', breakerOf('most', apiUrl))
    const verifying = VERIFICATIONS.map((path) => new URL(path, apiUrl).href)
    app.decorate('verificationBreaker', breakerOf('verifications', ...verifying))
    app.decorate(
      'clerk',
      createClerkClient({
        publishableKey,
        secretKey,
        apiUrl,
        ...(jwtKey && { jwtKey }),
        telemetry: { disabled: true },
      }),
    )
  },
  { name: 'clerk' },
)
