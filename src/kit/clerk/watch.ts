import { type Dispatcher, util } from 'undici'
import type { Answer } from './answers.ts'

export type Handler = Dispatcher.DispatchHandler
export type Headers = Record<string, string | string[] | undefined>

/** The events of a request; each is called before the request's own handler. */
export interface Events {
  onAnswer(status: number, headers: Headers): void
  /**
   * Gets the whole answer, and returns the answer for `handler`, or undefined if it abandoned it.
   * If `read` is undefined, `handler` gets the answer as a stream.
   */
  read?: ((answer: Answer) => Answer | undefined) | undefined
  onEnd(): void
  onError(error: Error): void
}

/** The first method that undici calls on a handler; Node.js 20's `fetch` has the older name. */
const START = ['onConnect', 'onRequestStart']
const ANSWER = ['onHeaders', 'onResponseStart']
const DATA = ['onData', 'onResponseData']
const END = ['onComplete', 'onResponseEnd']
const ERROR = ['onError', 'onResponseError']

/** A handler that reports each event before `handler` gets it, until it is abandoned. */
export function watch(handler: Handler, events: Events) {
  let abandoned: Error | undefined
  let abort: ((reason: Error) => void) | undefined
  /** The start of a buffered answer, as the call that `handler` did not get yet. */
  let held: { name: string; parameters: unknown[] } | undefined
  const chunks: Buffer[] = []

  const call = (name: string, parameters: unknown[]): unknown => {
    const method = Reflect.get(handler, name) as ((...all: unknown[]) => unknown) | undefined
    return method?.apply(handler, parameters)
  }

  /** @returns true if `handler` must not get the call now */
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
      // 1xx is not the final answer.
      if (status >= 200) events.onAnswer(status, headers)
    }
    if (END.includes(name)) {
      // The request is over, so there is nothing to abort.
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

/** The first call has a function in the older API, a controller in the newer. */
function aborting(given: unknown): (reason: Error) => void {
  if (typeof given === 'function') return given as (reason: Error) => void
  return (reason) => {
    ;(given as Dispatcher.DispatchController).abort(reason)
  }
}

/** The older API passes the status first, and the raw headers. */
function answerOf(parameters: unknown[]): { status: number; headers: Headers } {
  const [first, second, third] = parameters
  if (typeof first === 'number')
    return { status: first, headers: util.parseHeaders(second as Buffer[]) }
  return { status: second as number, headers: third as Headers }
}
