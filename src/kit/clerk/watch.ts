import { type Dispatcher, util } from 'undici'
import type { Answer } from './answers.ts'

export type Handler = Dispatcher.DispatchHandler
export type Headers = Record<string, string | string[] | undefined>

/** The course of a request, as told before its own handler hears of it. */
export interface Events {
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
export function watch(handler: Handler, events: Events) {
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
