import { type ClerkClient, createClerkClient } from '@clerk/fastify'
import fp from 'fastify-plugin'
import type { ClerkKeys } from '../../config.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { setRule } from './dispatcher.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Clerk's Backend API. A call that takes longer than the time-out rejects. */
    clerk: ClerkClient
    /** Whether it is called, and else when it will be. */
    clerkBreaker: Breaker
  }
}

/** Milliseconds that forwarding a browser's request may take: a script is larger than an answer. */
const FORWARDING = 30_000

/**
 * Adds `app.clerk`. The SDK sets no deadline and takes none, never tries again, and has no breaker;
 * but its `fetch` goes through undici's global dispatcher, which gets rules for Clerk's addresses.
 * What browsers send to the Frontend API has a deadline alone: it is theirs to try again, some of it
 * ends badly on purpose, and it would say nothing about the Backend API.
 */
export const clerk = fp<ClerkKeys & { timeout: number }>(
  async (app, { publishableKey, secretKey, jwtKey, apiUrl, frontendApiUrl, timeout }) => {
    if (frontendApiUrl) setRule(frontendApiUrl, { timeout: FORWARDING })
    const breaker = createBreaker({
      onChange(closed) {
        if (closed) app.log.info('Clerk is back')
        else app.log.warn({ wait: breaker.wait }, 'Clerk is away: it is left alone for a while')
      },
    })
    // Apps of one process that call the same Clerk share what is known of it.
    const rule = setRule(apiUrl, {
      timeout,
      breaker,
      onBadAnswer(err, { method, path }) {
        const question = `${method} ${path.split('?', 1)[0]}`
        app.log.error({ err, question }, 'What Clerk answered is not what it was asked for')
      },
    })
    app.decorate('clerkBreaker', rule.breaker ?? breaker)
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
