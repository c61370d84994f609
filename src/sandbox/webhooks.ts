import { createHmac } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { makeId } from './ids.ts'
import { INSTANCE_ID, WEBHOOK_SECRET } from './keys.ts'
import type { ClerkEvent } from './store.ts'

/** How long an endpoint may take to answer. */
const TIMEOUT_MS = 5_000

export interface Webhooks {
  /** Where events go. Endpoints can be added at any time. */
  endpoints: string[]
  /** Puts the event in the queue of every endpoint. */
  deliver(event: ClerkEvent): void
  /** Resolves when every event so far is delivered, or has failed. */
  flush(): Promise<void>
  /** Drops what is not delivered yet. */
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

/** `fetch` hides why it failed in the cause. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? (error.cause ?? error) : error
  return String(reason)
}

/** Sends events one after the other, in order. What fails is logged, and not tried again. */
export function createWebhooks(endpoints: string[], logger: FastifyBaseLogger): Webhooks {
  const closing = new AbortController()
  let queue = Promise.resolve()

  async function post(url: string, type: string, body: string): Promise<void> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signWebhook(body) },
        body,
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      })
      await response.body?.cancel()
      if (!response.ok) logger.warn(`Webhook ${type} to ${url}: status ${response.status}`)
    } catch (error) {
      if (closing.signal.aborted) return
      logger.warn(`Webhook ${type} to ${url} failed: ${reasonOf(error)}`)
    }
  }

  return {
    endpoints: [...endpoints],
    deliver({ type, data }) {
      const body = JSON.stringify({
        object: 'event',
        type,
        data,
        event_attributes: { http_request: { client_ip: '127.0.0.1', user_agent: '' } },
        instance_id: INSTANCE_ID,
        timestamp: Date.now(),
      })
      for (const url of this.endpoints) queue = queue.then(() => post(url, type, body))
    },
    flush: () => queue,
    close() {
      closing.abort()
    },
  }
}
