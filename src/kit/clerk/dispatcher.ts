import { Agent, setGlobalDispatcher } from 'undici'
import { type Question, readAnswer } from './answers.ts'
import type { Breaker } from './breaker.ts'
import { type Handler, type Headers, watch } from './watch.ts'

/** The rules for requests to an address. */
export interface Rule {
  /** Milliseconds from the first attempt to the end of the answer. */
  timeout: number
  /**
   * Set for Clerk's Backend API only: answers are checked against the request (`readAnswer`), and a
   * failed GET is retried once.
   */
  breaker?: Breaker
  /** Called if an answer does not match the request. */
  onBadAnswer?: (reason: Error, question: Question) => void
  /** Called after each request that was sent, with the status of its answer or `none`. */
  onOver?: (status: number | 'none') => void
}

/** The rules of an origin: by path, the longest first. */
interface Route {
  /** The origin that receives the requests. */
  target: string
  rules: { path: string; rule: Rule }[]
}

/** By the origin that a request names. */
const routes = new Map<string, Route>()
let names = 0
let isInstalled = false

/** Rules of an address, by path; `/` is the rule for all other paths. */
export type Rules = Readonly<Record<string, Rule>>

/**
 * Sets the rules for all requests of the process to an address. `fetch` has one dispatcher per
 * process, so it is replaced once, by one that knows the rules.
 */
export function setRules(address: string, rules: Rules): void {
  const { origin } = new URL(address)
  addRoute(origin, origin, rules, new URL(address).pathname)
}

/**
 * Gives an app its own host name for an address, so that its rules apply only to its requests:
 * other apps of the process may call the same address with other rules.
 * @returns the URL to call instead, and a function that ends it
 */
export function nameAddress(address: string, rules: Rules): { url: string; end: () => void } {
  const { origin, protocol } = new URL(address)
  // A name that never exists elsewhere (RFC 2606 section 2).
  const url = `${protocol}//app-${(names += 1)}.invalid`
  addRoute(url, origin, rules)
  return {
    url,
    end: () => {
      routes.delete(url)
    },
  }
}

function addRoute(origin: string, target: string, rules: Rules, below = '/'): void {
  if (!isInstalled) setGlobalDispatcher(new RuledAgent())
  isInstalled = true
  const prefix = below.replace(/\/$/, '')
  const known = routes.get(origin) ?? { target, rules: [] }
  const added = Object.entries(rules).map(([path, rule]) => ({ path: prefix + path, rule }))
  const others = known.rules.filter(({ path }) => !added.some((one) => one.path === path))
  const all = [...others, ...added].sort((a, b) => b.path.length - a.path.length)
  routes.set(origin, { target, rules: all })
}

// An interceptor (`compose`) with Node.js 20's own `fetch` would join cookies into one.
class RuledAgent extends Agent {
  override dispatch(given: Agent.DispatchOptions, handler: Handler): boolean {
    const route = routes.get(String(given.origin))
    if (!route) return super.dispatch(given, handler)
    const options = { ...given, origin: route.target }
    const path = `${options.path.split('?', 1)[0]}/`
    const rule = route.rules.find((one) => path.startsWith(one.path))?.rule
    if (!rule) return super.dispatch(options, handler)
    // Checked answers are requested uncompressed.
    const sent = rule.breaker ? { ...options, headers: uncompressed(options.headers) } : options
    send(rule, options, handler, (watched) => super.dispatch(sent, watched))
    return true
  }
}

/** The headers in the form of `fetch`, with `accept-encoding` replaced. */
function uncompressed(headers: Agent.DispatchOptions['headers']) {
  return { ...(headers as Record<string, string>), 'accept-encoding': 'identity' }
}

/** Minimum and maximum pause in milliseconds before a failed GET is retried. */
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [50, 150]

/** Sends a request by its rule; `handler` gets one answer or one error. */
function send(
  { timeout, breaker, onBadAnswer, onOver }: Rule,
  question: Question,
  handler: Handler,
  dispatch: (handler: Handler) => void,
) {
  let over = false
  let abandon: ((reason: Error) => void) | undefined
  const deadline = setTimeout(() => {
    fail(new Error(`Clerk did not answer within ${timeout} ms`))
  }, timeout)
  attempt(question.method === 'GET' && breaker !== undefined)

  function finish() {
    over = true
    clearTimeout(deadline)
  }

  /** Reports the failure at once, connected or not. */
  function fail(reason: Error) {
    finish()
    abandon?.(reason)
    if (handler.onResponseError) handler.onResponseError(undefined as never, reason)
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- handlers of the fetch in Node.js 20 have only this method
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
    let answered: number | 'none' = 'none'
    let isCounted = false
    const count = (status: number | 'none') => {
      if (!isCounted) onOver?.(status)
      isCounted = true
    }
    const watched = watch(handler, {
      onAnswer(status, headers) {
        answered = status
        if (!isFailure(status)) return
        const retryAfter = millisecondsUntil(headers['retry-after'])
        report?.('failure', retryAfter)
        if (status >= 500 && again && !retryAfter) tryAgain(new Error(`Clerk answered ${status}`))
        again = false
      },
      read:
        breaker &&
        ((answer) => {
          // The answer is complete, valid or not.
          count(answered)
          try {
            return isFailure(answer.status) ? answer : readAnswer(question, answer)
          } catch (error) {
            // For the breaker, a wrong answer is as bad as no answer.
            const reason = error as Error
            onBadAnswer?.(reason, question)
            if (again) tryAgain(reason)
            else fail(reason)
            return undefined
          }
        }),
      onEnd() {
        finish()
        count(answered)
        report?.('success')
      },
      onError(error) {
        count('none')
        report?.('failure')
        if (again) tryAgain(error)
        else finish()
      },
    })
    abandon = (reason) => {
      count('none')
      report?.('failure')
      watched.abandon(reason)
    }
    dispatch(watched.handler)
  }
}

function isFailure(status: number): boolean {
  return status >= 500 || status === 429
}

/** RFC 9110, section 10.2.3: seconds, or a date. */
function millisecondsUntil(retryAfter: Headers[string]): number {
  const value = String(retryAfter)
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return ms > 0 ? ms : 0
}
