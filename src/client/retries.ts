import { canBeSentAgain, type Send } from './send.ts'

/** The limits of retries. */
export interface Patience {
  /** Maximum number of retries of a request. */
  retries: number
  /** Maximum `Retry-After`, in seconds, to wait for. */
  maxRetryAfter: number
}

/**
 * A 409 has `Retry-After` while a request with the same `Idempotency-Key` is being processed, or
 * while its outcome is unknown.
 */
const STATUSES = [409, 429, 503]

/**
 * Retries a request that was answered 409, 429 or 503 with `Retry-After`, after that time, if that
 * is safe: a GET or HEAD, or a request with an `Idempotency-Key`.
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

/** Returns seconds from now (RFC 9110, section 10.2.3: a number of them, or a date). */
function retryAfter({ headers }: Response): number | undefined {
  const value = headers.get('retry-after') ?? ''
  if (/^[0-9]+$/.test(value)) return Number(value)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000)
}

/** @throws the signal's reason, if it is aborted meanwhile */
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
