import { setTimeout as wait } from 'node:timers/promises'
import { milliseconds, type Duration } from './clock.ts'
import { ASKED_FOR, ClerkApiError } from './errors.ts'

/** A failure to answer with, instead of the normal answer. */
export interface Failure {
  /**
   * The path of Clerk's API, such as `/v1/users/{user_id}`. `{…}` matches one segment, `*` matches
   * anything. Paths of the Frontend API may begin with `/fapi`.
   */
  path: string
  /** Default: all. */
  method?: string
  /** Status of the answer. Default: 500, or the real answer if there is a delay. */
  status?: number
  /** Delay before the answer: milliseconds, or text such as `2s`. */
  delay?: Duration
  /** Number of calls that fail. Default: all, until the failure is removed. */
  times?: number
}

interface Fault {
  method: string | undefined
  path: RegExp
  status: number | undefined
  delay: number
  left: number
}

export interface Failures {
  /**
   * Makes calls fail from now on.
   * @returns removes the failure
   * @throws if a member is invalid
   */
  add(failure: Failure): () => void
  /** Finds the first failure for this call; waits and throws as it says. */
  apply(method: string, path: string): Promise<void>
  clear(): void
}

export function createFailures(): Failures {
  let faults: Fault[] = []
  return {
    add({ method, path, status, delay = 0, times = Infinity }) {
      const hasStatus = status !== undefined
      if (hasStatus && !(Number.isInteger(status) && status >= 400 && status <= 599))
        throw new Error(`The status of a failure is 400 to 599 (it is ${String(status)}).`)
      if (!(times >= 1)) throw new Error(`The times of a failure are at least 1 (it is ${times}).`)
      const fault: Fault = {
        method: method?.toUpperCase(),
        path: patternOf(path),
        status: hasStatus || delay !== 0 ? status : 500,
        delay: milliseconds(delay),
        left: times,
      }
      faults.push(fault)
      return () => {
        faults = faults.filter((other) => other !== fault)
      }
    },
    async apply(method, path) {
      const fault = faults.find(
        (one) =>
          (one.method ?? method) === method &&
          (one.path.test(path) || one.path.test(path.replace(/^\/fapi(?=\/)/, ''))),
      )
      if (!fault) return
      fault.left--
      if (fault.left <= 0) faults = faults.filter((other) => other !== fault)
      // The delay does not prevent the sandbox from closing.
      if (fault.delay > 0) await wait(fault.delay, undefined, { ref: false })
      if (fault.status !== undefined) {
        const message = 'This failure was asked for: the sandbox was told to fail this call.'
        throw new ClerkApiError(fault.status, ASKED_FOR, message)
      }
    },
    clear() {
      faults = []
    },
  }
}

function patternOf(path: string): RegExp {
  if (!/^[/*]/.test(path))
    throw new Error(
      `The path of a failure begins with a slash, such as /v1/users (it is "${path}").`,
    )
  const source = path
    .split(/(\{[^}]*\}|:\w+|\*)/)
    .map((part) => {
      if (part === '*') return '.*'
      if (/^[{:]/.test(part)) return '[^/]+'
      return part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
    })
    .join('')
  return new RegExp(`^${source}$`)
}
