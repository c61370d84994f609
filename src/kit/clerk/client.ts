import { type ClerkClient, createClerkClient } from '@clerk/fastify'
import fp from 'fastify-plugin'
import type { ClerkKeys } from './keys.ts'
import type { Question } from './answers.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { nameAddress, setRules } from './dispatcher.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Clerk's Backend API. A call that takes longer than the time-out rejects. */
    clerk: ClerkClient
    /** The URL by which this app calls it; see dispatcher.ts. */
    clerkApiUrl: string
    /** Calls the listener after each request to it, with the status of its answer. */
    onClerkAnswer(listener: (status: number | 'none') => void): void
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
  '/api_keys/verify/',
  '/m2m_tokens/verify/',
  '/oauth_applications/access_tokens/verify/',
]

/**
 * Adds `app.clerk`. The SDK sets no deadline and takes none, never tries again, and has no breaker;
 * but its `fetch` goes through undici's global dispatcher, which gets rules for the calls of this app.
 * The calls that verify opaque tokens have a breaker of their own: strangers cause them, and must not
 * have the other calls refused. Requests of browsers to the Frontend API have a deadline alone: to try
 * again is theirs, some end badly on purpose, and they say nothing about the Backend API.
 */
export const clerk = fp<ClerkKeys & { timeout: number }>(
  async (app, { publishableKey, secretKey, jwtKey, apiUrl, frontendApiUrl, timeout }) => {
    if (frontendApiUrl) setRules(frontendApiUrl, { '/': { timeout: FORWARDING } })
    const onBadAnswer = (err: Error, { method, path }: Question) => {
      const question = `${method} ${path.split('?', 1)[0]}`
      app.log.error({ err, question }, 'What Clerk answered is not what it was asked for')
    }
    const listeners: ((status: number | 'none') => void)[] = []
    const onOver = (status: number | 'none') => {
      for (const listener of listeners) listener(status)
    }
    app.decorate('onClerkAnswer', (listener) => {
      listeners.push(listener)
    })

    function breakerOf(calls: string): Breaker {
      const breaker = createBreaker({
        onChange(closed) {
          if (closed) app.log.info({ calls }, 'Clerk is back')
          else
            app.log.warn(
              { calls, wait: breaker.wait },
              'Clerk is away: it is left alone for a while',
            )
        },
      })
      return breaker
    }

    app.decorate('clerkBreaker', breakerOf('most'))
    app.decorate('verificationBreaker', breakerOf('verifications'))
    const verifying = { timeout, breaker: app.verificationBreaker, onBadAnswer, onOver }
    const { url, end } = nameAddress(apiUrl, {
      '/': { timeout, breaker: app.clerkBreaker, onBadAnswer, onOver },
      ...Object.fromEntries(VERIFICATIONS.map((path) => [path, verifying])),
    })
    app.addHook('onClose', async () => {
      end()
    })
    app.decorate('clerkApiUrl', url)
    app.decorate(
      'clerk',
      createClerkClient({
        publishableKey,
        secretKey,
        apiUrl: url,
        ...(jwtKey && { jwtKey }),
        telemetry: { disabled: true },
      }),
    )
  },
  { name: 'clerk' },
)
