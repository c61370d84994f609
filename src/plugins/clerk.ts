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
  if (deadlines.size === 0) setGlobalDispatcher(new PunctualAgent())
  deadlines.set(origin, ms)
}

// An interceptor (`compose`) would do, but with Node.js 20's own `fetch` it joins cookies into one.
class PunctualAgent extends Agent {
  override dispatch(options: Agent.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const ms = deadlines.get(String(options.origin))
    return super.dispatch(options, ms === undefined ? handler : withDeadline(handler, ms))
  }
}

/** What undici calls on a handler first and last: Node.js 20's `fetch` has the older names. */
const FIRST = ['onConnect', 'onRequestStart']
const LAST = ['onComplete', 'onError', 'onResponseEnd', 'onResponseError']

/** Counts from connecting to the end of the body. */
function withDeadline(handler: Dispatcher.DispatchHandler, ms: number): Dispatcher.DispatchHandler {
  let abort: ((reason: Error) => void) | undefined
  let abandoned = false
  const timer = setTimeout(() => {
    const expired = new Error(`Clerk did not answer within ${ms} ms`)
    if (abort) {
      abort(expired)
      return
    }
    // Not connected yet: there is nothing to abort, so the caller is told and the rest is ignored.
    abandoned = true
    if (handler.onResponseError) handler.onResponseError(undefined as never, expired)
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the fetch of Node.js 20 has no other
    else handler.onError?.(expired)
  }, ms)
  return new Proxy(handler, {
    get(target, name: string) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...parameters: unknown[]): unknown => {
        if (LAST.includes(name)) clearTimeout(timer)
        if (FIRST.includes(name)) abort = aborting(parameters[0])
        if (!abandoned) return method.apply(target, parameters)
        if (FIRST.includes(name)) abort?.(new Error('Abandoned'))
        return undefined
      }
    },
  })
}

/** The older first call gets a function, the newer a controller. */
function aborting(given: unknown): (reason: Error) => void {
  if (typeof given === 'function') return given as (reason: Error) => void
  return (reason) => {
    ;(given as Dispatcher.DispatchController).abort(reason)
  }
}
