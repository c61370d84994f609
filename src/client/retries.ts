import { canBeSentAgain, type Send } from './send.ts'

/** How answers are repeated that say when to try again. */
export interface Patience {
  /** How often, at most, a request is sent again. */
  retries: number
  /** The longest `Retry-After`, in seconds, that is waited for. */
  maxRetryAfter: number
}

/**
 * 409 has `Retry-After` while a request with the same `Idempotency-Key` is being processed, or while
 * it is not yet known what became of it.
 */
const STATUSES = [409, 429, 503]

/**
 * Sends a request again that was answered 409, 429 or 503 with `Retry-After`, after that time, where
 * that is safe: a GET or HEAD, or one with an `Idempotency-Key`.
 */
export function withRetries(send: Send, { retries, maxRetryAfter }: Patience): Send {
  return async (request) => {
    if (!isSafe(request) || !canBeSentAgain(request)) return send(request)
    for (let left = retries; left > 0; left -= 1) {
      const answer = await send(request.clone())
      const seconds = STATUSES.includes(answer.status) ? retryAfter(answer) : undefined
      if (seconds === undefined || seconds > maxRetryAfter) return answer
      void answer.body?.cancel()
      await wait(seconds, request.signal)
    }
    return send(request)
  }
}

function isSafe({ method, headers }: Request): boolean {
  return method === 'GET' || method === 'HEAD' || headers.has('idempotency-key')
}

/** Seconds from now (RFC 9110, section 10.2.3: a number of them, or a date). */
function retryAfter({ headers }: Response): number | undefined {
  const value = headers.get('retry-after') ?? ''
  if (/^[0-9]+$/.test(value)) return Number(value)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000)
}

/** @throws the reason of the signal, when it is aborted meanwhile */
function wait(seconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, seconds * 1000)
    signal.addEventListener('abort', stop)
  })
}
