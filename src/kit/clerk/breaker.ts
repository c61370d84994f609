/** Stops calls to an unreachable service for a while, then tries it with one call at a time. */
export interface Breaker {
  /** True if all calls are made. */
  readonly closed: boolean
  /** Milliseconds until the next call is allowed; 0 if it is allowed now. */
  readonly wait: number
  /**
   * Returns a function that must report the result of the call; undefined if the call is refused.
   */
  admit(): Report | undefined
}

/**
 * Reports the result of one call; only the first report counts.
 * @param retryAfter milliseconds for which the service asked for no calls
 */
export type Report = (outcome: 'success' | 'failure', retryAfter?: number) => void

interface Options {
  /** Called when it opens, and when it closes again. */
  onChange?: (closed: boolean) => void
  /** Milliseconds of a monotonic clock. */
  now?: () => number
  /** From 0 to 1. */
  random?: () => number
}

/** Consecutive failures that open it. */
const FAILURES = 5
/** Milliseconds that it stays open: at first, and at most, after repeated failed trials. */
const [FIRST_WAIT, LONGEST_WAIT] = [1000, 10_000]
/** Maximum time in milliseconds that it stays open on the service's request. */
const LONGEST_ON_REQUEST = 60_000

/**
 * A circuit breaker. Closed, it allows all calls. It opens after consecutive failures, or when the
 * service asks for no calls. When its time is over, one trial call decides: it closes, or waits
 * longer.
 * @see https://martinfowler.com/bliki/CircuitBreaker.html
 */
export function createBreaker(options: Options = {}): Breaker {
  const { onChange, now = () => performance.now(), random = Math.random } = options
  let failures = 0
  /** The number of openings since it was last closed; 0 while closed. */
  let openings = 0
  /** The opening whose time is over and whose trial call has begun. */
  let tried = 0
  let until = 0

  function open(ms: number) {
    until = now() + ms
    openings += 1
    if (openings === 1) onChange?.(false)
  }

  function close() {
    failures = openings = tried = until = 0
    onChange?.(true)
  }

  function longerEachTime(): number {
    return Math.min(FIRST_WAIT * 2 ** openings, LONGEST_WAIT) * (0.5 + random() / 2)
  }

  return {
    get closed() {
      return openings === 0
    },
    get wait() {
      if (openings === 0) return 0
      return tried === openings ? FIRST_WAIT : Math.max(Math.round(until - now()), 0)
    },
    admit() {
      if (openings > 0 && (tried === openings || now() < until)) return undefined
      tried = openings
      const opening = openings
      let reported = false
      return (outcome, retryAfter = 0) => {
        if (reported) return
        reported = true
        const pause = Math.min(retryAfter, LONGEST_ON_REQUEST)
        if (opening !== openings) {
          // The call began before it opened: only its `Retry-After` adds something.
          if (openings > 0) until = Math.max(until, now() + pause)
        } else if (outcome === 'success') {
          failures = 0
          if (openings > 0) close()
        } else {
          failures += 1
          if (pause > 0) open(pause)
          else if (openings > 0 || failures >= FAILURES) open(longerEachTime())
        }
      }
    },
  }
}
