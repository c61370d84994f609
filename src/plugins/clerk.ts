import { type ClerkClient, createClerkClient } from '@clerk/fastify'
import fp from 'fastify-plugin'
import { Agent, type Dispatcher, setGlobalDispatcher } from 'undici'
import type { ClerkKeys } from '../config.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Clerk's Backend API. A call that takes longer than the time-out rejects. */
    clerk: ClerkClient
  }
}

/** Milliseconds that forwarding a browser's request may take: a script is larger than an answer. */
const FORWARDING = 30_000

/**
 * Adds `app.clerk`, and a deadline to all that the process sends to that Clerk: the SDK sets none
 * and takes none, but its `fetch` goes through undici's global dispatcher.
 */
export const clerk = fp<ClerkKeys & { timeout: number }>(
  async (app, { publishableKey, secretKey, jwtKey, apiUrl, frontendApiUrl, timeout }) => {
    if (frontendApiUrl) limit(new URL(frontendApiUrl).origin, FORWARDING)
    limit(new URL(apiUrl).origin, timeout)
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

/** Milliseconds that a request to an origin may take in all. */
const deadlines = new Map<string, number>()

/** `fetch` has one dispatcher a process, so it is replaced once, by one that knows the origins. */
function limit(origin: string, ms: number) {
  if (deadlines.size === 0) setGlobalDispatcher(new Agent().compose(enforceDeadlines))
  deadlines.set(origin, ms)
}

const enforceDeadlines: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (options, handler) => {
    const ms = deadlines.get(String(options.origin))
    return dispatch(options, ms === undefined ? handler : withDeadline(handler, ms))
  }

/** Counts from connecting to the end of the body. */
function withDeadline(handler: Dispatcher.DispatchHandler, ms: number): Dispatcher.DispatchHandler {
  const expired = () => new Error(`Clerk did not answer within ${ms} ms`)
  let controller: Dispatcher.DispatchController | undefined
  let abandoned = false
  const timer = setTimeout(() => {
    if (controller) {
      controller.abort(expired())
      return
    }
    // Not connected yet: there is nothing to abort, so the caller is told and the rest is ignored.
    abandoned = true
    handler.onResponseError?.(undefined as never, expired())
  }, ms)
  return {
    onRequestStart(started, context) {
      controller = started
      if (abandoned) started.abort(expired())
      else handler.onRequestStart?.(started, context)
    },
    onResponseStart: (...response) => handler.onResponseStart?.(...response),
    onResponseData: (...data) => handler.onResponseData?.(...data),
    onResponseEnd(...end) {
      clearTimeout(timer)
      handler.onResponseEnd?.(...end)
    },
    onResponseError(...failure) {
      clearTimeout(timer)
      if (!abandoned) handler.onResponseError?.(...failure)
    },
  }
}
