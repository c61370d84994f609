import { createHmac } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { makeId } from './ids.ts'
import { INSTANCE_ID, WEBHOOK_SECRET } from './keys.ts'
import type { ClerkEvent } from './store.ts'

/**
 * Most milliseconds that an endpoint may take to answer, as at Svix.
 * @see https://docs.svix.com/receiving/introduction
 */
const TIMEOUT_MS = 15_000

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000]

/**
 * Svix's wait after each failed attempt.
 * @see https://docs.svix.com/retries
 */
const RETRY_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
] as const

/** Most events that are kept. */
const KEPT = 500

/** One attempt to deliver an event. */
export interface Attempt {
  url: string
  /** Milliseconds since 1970. */
  at: number
  /** The status of the answer; `null` if there was none. */
  status: number | null
  /** The reason why there was no answer, such as a refused connection. */
  error: string | null
}

/** An event that was sent to the endpoints. */
export interface SentEvent {
  /** The header `svix-id`, the same in every attempt. */
  readonly id: string
  /** `user.created` */
  readonly type: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The object of the event, as it was at that time. */
  readonly data: object
  readonly attempts: readonly Attempt[]
  /** Sends it to every endpoint once more; resolves when they have answered. */
  resend(): Promise<void>
}

export interface Webhooks {
  /** The URLs that get events. They can be changed at any time. */
  endpoints: string[]
  /** The latest events, newest last. */
  readonly events: readonly SentEvent[]
  /** Puts the event in the queue of every endpoint. */
  deliver(event: ClerkEvent): void
  /** Resolves when the first attempt of every event so far has ended. */
  flush(): Promise<void>
  /** Makes every retry due earlier, by this many milliseconds. */
  advance(ms: number): void
  /** Removes all events, and cancels pending deliveries. */
  clear(): void
  /** Cancels pending deliveries, and delivers nothing more. */
  close(): void
}

/**
 * The headers that Svix signs a webhook with.
 *
 * @see https://docs.svix.com/receiving/verifying-payloads/how-manual
 */
export function signWebhook(body: string, id = makeId('msg'), time = Date.now()) {
  const timestamp = Math.floor(time / 1000).toString()
  const key = Buffer.from(WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` }
}

/** The reason of a failure. `fetch` hides it in the cause. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? (error.cause ?? error) : error
  return String(reason)
}

interface Retry {
  due: number
  run: () => void
  timer: NodeJS.Timeout
}

/** Sends events one after the other, in order. Failed ones are sent again on Svix's schedule. */
export function createWebhooks(endpoints: string[], logger: FastifyBaseLogger): Webhooks {
  const closing = new AbortController()
  const events: SentEvent[] = []
  const retries = new Set<Retry>()
  let queue = Promise.resolve()

  async function post(event: SentEvent, url: string, body: string): Promise<Attempt> {
    const attempt: Attempt = { url, at: Date.now(), status: null, error: null }
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signWebhook(body, event.id) },
        body,
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      })
      await response.body?.cancel()
      attempt.status = response.status
    } catch (error) {
      attempt.error = reasonOf(error)
    }
    return attempt
  }

  const isWanted = (event: SentEvent) => !closing.signal.aborted && events.includes(event)

  /** @param failures number of attempts before this one */
  async function attempt(
    event: SentEvent & { attempts: Attempt[] },
    url: string,
    body: string,
    failures: number,
  ): Promise<void> {
    if (!isWanted(event)) return
    const result = await post(event, url, body)
    event.attempts.push(result)
    const { status, error } = result
    if (!isWanted(event) || (status !== null && status < 300)) return
    if (failures === 0)
      logger.warn(
        `Webhook ${event.type} to ${url}${error === null ? `: status ${status ?? ''}` : ` failed: ${error}`}`,
      )
    const delay = RETRY_MS[failures]
    if (delay !== undefined) later(delay, () => void attempt(event, url, body, failures + 1))
  }

  function later(delay: number, work: () => void): void {
    const retry: Retry = {
      due: Date.now() + delay,
      run() {
        clearTimeout(retry.timer)
        retries.delete(retry)
        work()
      },
      timer: setTimeout(() => {
        retry.run()
      }, delay).unref(),
    }
    retries.add(retry)
  }

  function drop(): void {
    for (const { timer } of retries) clearTimeout(timer)
    retries.clear()
  }

  return {
    endpoints: [...endpoints],
    events,
    deliver({ type, data }) {
      const at = Date.now()
      const attributes = { http_request: { client_ip: '127.0.0.1', user_agent: '' } }
      const body = JSON.stringify({
        object: 'event',
        type,
        data,
        event_attributes: attributes,
        instance_id: INSTANCE_ID,
        timestamp: at,
      })
      const copy = (JSON.parse(body) as { data: object }).data
      const attempts: Attempt[] = []
      const enqueue = () => {
        for (const url of this.endpoints) queue = queue.then(() => attempt(event, url, body, 0))
        return queue
      }
      const event = { id: makeId('msg'), type, at, data: copy, attempts, resend: enqueue }
      events.push(event)
      if (events.length > KEPT) events.shift()
      void enqueue()
    },
    flush: () => queue,
    advance(ms) {
      for (const retry of [...retries]) {
        retry.due -= ms
        if (retry.due <= Date.now()) retry.run()
        else retry.timer = reschedule(retry)
      }
    },
    clear() {
      events.length = 0
      drop()
    },
    close() {
      closing.abort()
      drop()
    },
  }
}

function reschedule(retry: Retry): NodeJS.Timeout {
  clearTimeout(retry.timer)
  return setTimeout(() => {
    retry.run()
  }, retry.due - Date.now()).unref()
}
