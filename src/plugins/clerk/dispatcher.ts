import { Agent, type Dispatcher, setGlobalDispatcher, util } from 'undici'
import type { Breaker } from './breaker.ts'

/** How requests to an address are sent. */
export interface Rule {
  /** Milliseconds from the first attempt to the end of the answer. */
  timeout: number
  /** Where there is one, a GET that fails is tried once more. */
  breaker?: Breaker
}

type Handler = Dispatcher.DispatchHandler
type Headers = Record<string, string | string[] | undefined>

/** By origin; the longest path first. */
const rules = new Map<string, (Rule & { path: string })[]>()

/**
 * Sets the rule for what the process sends to an address and below it. `fetch` has one dispatcher a
 * process, so it is replaced once, by one that knows the rules.
 * @returns the rule that holds: the breaker of an earlier one for the same address stays
 */
export function setRule(address: string, { timeout, breaker }: Rule): Rule {
  if (rules.size === 0) setGlobalDispatcher(new RuledAgent())
  const { origin, pathname } = new URL(address)
  const path = pathname.replace(/\/?$/, '/')
  const those = rules.get(origin) ?? []
  const earlier = those.find((one) => one.path === path)
  const rule = earlier ?? { path, timeout, ...(breaker && { breaker }) }
  rule.timeout = timeout
  if (!earlier) those.push(rule)
  rules.set(
    origin,
    those.sort((a, b) => b.path.length - a.path.length),
  )
  return rule
}

// An interceptor (`compose`) would do, but with Node.js 20's own `fetch` it joins cookies into one.
class RuledAgent extends Agent {
  override dispatch(options: Agent.DispatchOptions, handler: Handler): boolean {
    const rule = rules
      .get(String(options.origin))
      ?.find(({ path }) => options.path.startsWith(path))
    if (!rule) return super.dispatch(options, handler)
    send(rule, options.method === 'GET', handler, (watched) => super.dispatch(options, watched))
    return true
  }
}

/** Milliseconds until a GET that failed is tried again: at least, and at most. */
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [50, 150]

/** Sends a request by its rule; `handler` hears of one answer, or one error. */
function send(
  { timeout, breaker }: Rule,
  repeatable: boolean,
  handler: Handler,
  dispatch: (handler: Handler) => void,
) {
  let over = false
  let abandon: ((reason: Error) => void) | undefined
  const deadline = setTimeout(() => {
    fail(new Error(`Clerk did not answer within ${timeout} ms`))
  }, timeout)
  attempt(repeatable && breaker !== undefined)

  function finish() {
    over = true
    clearTimeout(deadline)
  }

  /** The caller is told at once, connected or not. */
  function fail(reason: Error) {
    finish()
    abandon?.(reason)
    if (handler.onResponseError) handler.onResponseError(undefined as never, reason)
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the fetch of Node.js 20 has no other
    else handler.onError?.(reason)
  }

  function tryAgain(reason: Error) {
    abandon?.(reason)
    setTimeout(attempt, SHORTEST_PAUSE + Math.random() * (LONGEST_PAUSE - SHORTEST_PAUSE), false)
  }

  function attempt(again: boolean) {
    if (over) return
    const report = breaker?.admit()
    if (breaker && !report) {
      fail(new Error('Clerk is away, and was not asked'))
      return
    }
    const watched = watch(handler, {
      onAnswer(status, headers) {
        if (!report) return
        const retryAfter = millisecondsUntil(headers['retry-after'])
        const type = String(headers['content-type'] ?? JSON_TYPE)
        if (status >= 500 || status === 429) report('failure', retryAfter)
        if (status >= 500 && again && !retryAfter) tryAgain(new Error(`Clerk answered ${status}`))
        // What says that it is JSON and is not is found by the SDK, too late to be counted here.
        if (status < 300 && !type.startsWith(JSON_TYPE)) fail(new Error(`Clerk answered ${type}`))
        again = false
      },
      onEnd() {
        finish()
        report?.('success')
      },
      onError(error) {
        report?.('failure')
        if (again) tryAgain(error)
        else finish()
      },
    })
    abandon = (reason) => {
      report?.('failure')
      watched.abandon(reason)
    }
    dispatch(watched.handler)
  }
}

const JSON_TYPE = 'application/json'

/** RFC 9110, section 10.2.3: seconds, or a date. */
function millisecondsUntil(retryAfter: Headers[string]): number {
  const value = String(retryAfter)
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return ms > 0 ? ms : 0
}

interface Events {
  onAnswer(status: number, headers: Headers): void
  onEnd(): void
  onError(error: Error): void
}

/** What undici calls on a handler: Node.js 20's `fetch` has the older names. */
const START = ['onConnect', 'onRequestStart']
const ANSWER = ['onHeaders', 'onResponseStart']
const END = ['onComplete', 'onResponseEnd']
const ERROR = ['onError', 'onResponseError']

/** A handler that tells what is going on before `handler` hears of it, until it is abandoned. */
function watch(handler: Handler, events: Events) {
  let abandoned: Error | undefined
  let abort: ((reason: Error) => void) | undefined
  const tell = (name: string, parameters: unknown[]) => {
    if (START.includes(name)) abort = aborting(parameters[0])
    if (ANSWER.includes(name)) {
      const { status, headers } = answerOf(parameters)
      // 1xx is no answer yet.
      if (status >= 200) events.onAnswer(status, headers)
    }
    if (END.includes(name)) events.onEnd()
    if (ERROR.includes(name)) events.onError(parameters.at(-1) as Error)
  }
  return {
    handler: new Proxy(handler, {
      get(target, name: string) {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return (...parameters: unknown[]): unknown => {
          if (!abandoned) tell(name, parameters)
          if (!abandoned) return method.apply(target, parameters)
          if (START.includes(name)) aborting(parameters[0])(abandoned)
          return undefined
        }
      },
    }),
    abandon(reason: Error) {
      abandoned = reason
      abort?.(reason)
    },
  }
}

/** The older first call gets a function, the newer a controller. */
function aborting(given: unknown): (reason: Error) => void {
  if (typeof given === 'function') return given as (reason: Error) => void
  return (reason) => {
    ;(given as Dispatcher.DispatchController).abort(reason)
  }
}

/** The older call has the status first and the headers as they came. */
function answerOf(parameters: unknown[]): { status: number; headers: Headers } {
  const [first, second, third] = parameters
  if (typeof first === 'number')
    return { status: first, headers: util.parseHeaders(second as Buffer[]) }
  return { status: second as number, headers: third as Headers }
}
