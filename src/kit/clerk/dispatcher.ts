import { Agent, type Dispatcher, setGlobalDispatcher, util } from 'undici'
import { type Answer, type Question, readAnswer } from './answers.ts'
import type { Breaker } from './breaker.ts'

/** How requests to an address are sent. */
export interface Rule {
  /** Milliseconds from the first attempt to the end of the answer. */
  timeout: number
  /**
   * Where there is one, it is Clerk's Backend API: answers are held to what was asked for
   * (`readAnswer`), and a GET that fails is tried once more.
   */
  breaker?: Breaker
  /** Told of an answer that is not what was asked for. */
  onBadAnswer?: (reason: Error, question: Question) => void
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
export function setRule(address: string, { timeout, ...options }: Rule): Rule {
  if (rules.size === 0) setGlobalDispatcher(new RuledAgent())
  const { origin, pathname } = new URL(address)
  const path = pathname.replace(/\/?$/, '/')
  const those = rules.get(origin) ?? []
  const earlier = those.find((one) => one.path === path)
  const rule = earlier ?? { path, timeout, ...options }
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
      ?.find(({ path }) => `${options.path.split('?', 1)[0]}/`.startsWith(path))
    if (!rule) return super.dispatch(options, handler)
    const { breaker } = rule
    // Answers that are checked are requested uncompressed.
    const sent = breaker ? { ...options, headers: uncompressed(options.headers) } : options
    send(rule, options, handler, (watched) => super.dispatch(sent, watched))
    return true
  }
}

/** As `fetch` gives them, with its `accept-encoding` replaced. */
function uncompressed(headers: Agent.DispatchOptions['headers']) {
  return { ...(headers as Record<string, string>), 'accept-encoding': 'identity' }
}

/** Milliseconds until a GET that failed is tried again: at least, and at most. */
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [50, 150]

/** Sends a request by its rule; `handler` hears of one answer, or one error. */
function send(
  { timeout, breaker, onBadAnswer }: Rule,
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
        if (!isFailure(status)) return
        const retryAfter = millisecondsUntil(headers['retry-after'])
        report?.('failure', retryAfter)
        if (status >= 500 && again && !retryAfter) tryAgain(new Error(`Clerk answered ${status}`))
        again = false
      },
      read:
        breaker &&
        ((answer) => {
          try {
            return isFailure(answer.status) ? answer : readAnswer(question, answer)
          } catch (error) {
            // For the breaker it is as bad as no answer: what says such a thing is not well.
            const reason = error as Error
            onBadAnswer?.(reason, question)
            if (again) tryAgain(reason)
            else fail(reason)
            return undefined
          }
        }),
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

function isFailure(status: number): boolean {
  return status >= 500 || status === 429
}

/** RFC 9110, section 10.2.3: seconds, or a date. */
function millisecondsUntil(retryAfter: Headers[string]): number {
  const value = String(retryAfter)
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return ms > 0 ? ms : 0
}

interface Events {
  onAnswer(status: number, headers: Headers): void
  /**
   * Given the whole answer, makes of it what `handler` gets, or abandons it. Where it is undefined,
   * `handler` gets the answer as it comes.
   */
  read?: ((answer: Answer) => Answer | undefined) | undefined
  onEnd(): void
  onError(error: Error): void
}

/** What undici calls on a handler: Node.js 20's `fetch` has the older names. */
const START = ['onConnect', 'onRequestStart']
const ANSWER = ['onHeaders', 'onResponseStart']
const DATA = ['onData', 'onResponseData']
const END = ['onComplete', 'onResponseEnd']
const ERROR = ['onError', 'onResponseError']

/** A handler that tells what is going on before `handler` hears of it, until it is abandoned. */
function watch(handler: Handler, events: Events) {
  let abandoned: Error | undefined
  let abort: ((reason: Error) => void) | undefined
  /** The start of an answer that is read whole, as the call that `handler` did not get yet. */
  let held: { name: string; parameters: unknown[] } | undefined
  const chunks: Buffer[] = []

  const call = (name: string, parameters: unknown[]): unknown => {
    const method = Reflect.get(handler, name) as ((...all: unknown[]) => unknown) | undefined
    return method?.apply(handler, parameters)
  }

  /** @returns whether `handler` does not get the call now */
  function hold(name: string, parameters: unknown[]): boolean {
    if (events.read && ANSWER.includes(name) && answerOf(parameters).status >= 200)
      held = { name, parameters }
    else if (held && DATA.includes(name)) chunks.push(parameters.at(-1) as Buffer)
    else return false
    return true
  }

  function release(end: string, controller: unknown[]) {
    if (!held) return
    const { name, parameters } = held
    const { status, headers } = answerOf(parameters)
    const contentType = String(headers['content-type'] ?? '')
    const read = events.read?.({ status, contentType, body: Buffer.concat(chunks).toString() })
    if (!read) return
    const isOlder = end === 'onComplete'
    call(name, parameters.with(isOlder ? 0 : 1, read.status))
    call(isOlder ? 'onData' : 'onResponseData', [...controller, Buffer.from(read.body)])
  }

  const tell = (name: string, parameters: unknown[]) => {
    if (START.includes(name)) abort = aborting(parameters[0])
    if (ANSWER.includes(name)) {
      const { status, headers } = answerOf(parameters)
      // 1xx is no answer yet.
      if (status >= 200) events.onAnswer(status, headers)
    }
    if (END.includes(name)) {
      // There is nothing left to abort.
      abort = undefined
      release(name, parameters.slice(0, -1))
      if (!abandoned) events.onEnd()
    }
    if (ERROR.includes(name)) events.onError(parameters.at(-1) as Error)
  }
  return {
    handler: new Proxy(handler, {
      get(target, name: string) {
        const method: unknown = Reflect.get(target, name)
        const isRead = events.read && DATA.includes(name)
        if (typeof method !== 'function' && !isRead) return method
        return (...parameters: unknown[]): unknown => {
          if (!abandoned) tell(name, parameters)
          if (!abandoned) return hold(name, parameters) || call(name, parameters)
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
