/** Keeps calls from something that is away: it is given time, and tried with one call at a time. */
export interface Breaker {
  /** Whether all calls are made. */
  readonly closed: boolean
  /** Milliseconds until one is made again; 0 where the next one is. */
  readonly wait: number
  /** Asks whether to make a call. Where it is not refused, what became of it has to be reported. */
  admit(): Report | undefined
}

/**
 * Of one call, the first report counts.
 * @param retryAfter milliseconds for which what was called asked to be left alone
 */
export type Report = (outcome: 'success' | 'failure', retryAfter?: number) => void

interface Options {
  /** Told when it opens, and when it closes again. */
  onChange?: (closed: boolean) => void
  /** Milliseconds since any one moment. */
  now?: () => number
  /** From 0 to 1. */
  random?: () => number
}

/** Failures in a row that open it. */
const FAILURES = 5
/** Milliseconds that it is open: the first time, and at most when one trial after another fails. */
const [FIRST_WAIT, LONGEST_WAIT] = [1000, 10_000]
/** Milliseconds that it stays open on request, at most. */
const LONGEST_ON_REQUEST = 60_000

/**
 * A circuit breaker: closed, it makes all calls; failures in a row, or a request to be left alone,
 * open it; when its time is over, one call tries whether to close it or to wait longer.
 * @see https://martinfowler.com/bliki/CircuitBreaker.html
 */
export function createBreaker(options: Options = {}): Breaker {
  const { onChange, now = () => performance.now(), random = Math.random } = options
  let failures = 0
  /** How often it opened since it was closed; 0 while it is. */
  let openings = 0
  /** The opening whose time was over, so that a call tries. */
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
        const asked = Math.min(retryAfter, LONGEST_ON_REQUEST)
        if (opening !== openings) {
          // From before it opened: it says nothing new, unless it is for how long.
          if (openings > 0) until = Math.max(until, now() + asked)
        } else if (outcome === 'success') {
          failures = 0
          if (openings > 0) close()
        } else {
          failures += 1
          if (asked > 0) open(asked)
          else if (openings > 0 || failures >= FAILURES) open(longerEachTime())
        }
      }
    },
  }
}
