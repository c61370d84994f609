import { type ClerkClient, createClerkClient } from '@clerk/fastify'
import fp from 'fastify-plugin'
import type { ClerkKeys } from './keys.ts'
import type { Question } from './answers.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { nameAddress, setRules } from './dispatcher.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Clerk's Backend API. A call rejects after the time-out. */
    clerk: ClerkClient
    /** The base URL for this app's calls; see dispatcher.ts. */
    clerkApiUrl: string
    /** Calls the listener after each request to Clerk, with the status of its answer. */
    onClerkAnswer(listener: (status: number | 'none') => void): void
    /** The breaker of the calls to Clerk. */
    clerkBreaker: Breaker
    /** The breaker of calls that verify opaque tokens, which unauthenticated callers can cause. */
    verificationBreaker: Breaker
  }
}

/** Time-out in milliseconds to forward a browser's request; scripts are larger than API answers. */
const FORWARDING = 30_000
/** The paths of the Backend API that verify opaque tokens. */
const VERIFICATIONS = [
  '/api_keys/verify/',
  '/m2m_tokens/verify/',
  '/oauth_applications/access_tokens/verify/',
]

/**
 * Adds `app.clerk`. The SDK has no time-out, no retry and no breaker. But its `fetch` uses undici's
 * global dispatcher, which gets rules for the calls of this app. Calls that verify opaque tokens
 * have a breaker of their own: unauthenticated callers cause them, and must not block other calls.
 * Browsers' requests to the Frontend API have only a time-out: browsers retry themselves, some
 * requests fail on purpose, and their failures say nothing about the Backend API.
 */
export const clerk = fp<ClerkKeys & { timeout: number }>(
  async (app, { publishableKey, secretKey, jwtKey, apiUrl, frontendApiUrl, timeout }) => {
    if (frontendApiUrl) setRules(frontendApiUrl, { '/': { timeout: FORWARDING } })
    const onBadAnswer = (err: Error, { method, path }: Question) => {
      const question = `${method} ${path.split('?', 1)[0]}`
      app.log.error({ err, question }, 'Clerk’s answer does not match the request')
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
          if (closed) app.log.info({ calls }, 'Clerk is reachable again')
          else
            app.log.warn(
              { calls, wait: breaker.wait },
              'Clerk is unreachable: it is not called for a while',
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
