import { setTimeout as sleep } from 'node:timers/promises'
import type { WebhookEvent } from '@clerk/backend/webhooks'
import {
  ClerkEvent,
  type FastifyPluginAsyncTypebox,
  type Lock,
  Problem,
  Type,
} from '../../kit/index.ts'

/**
 * Milliseconds for which a delivery attempt is remembered: its signature is valid for 5 minutes
 * before and after its time, and clocks differ.
 */
const ATTEMPT_TTL = 15 * 60_000
/**
 * Milliseconds for which an event is locked: as long as Svix waits for an answer. An instance that
 * takes longer, or died, does not block the next attempt.
 */
const HANDLING_TTL = 15_000
/** Maximum size of an event in bytes. An event can be larger than any request that Clerk accepts. */
const LARGEST_EVENT = 1024 * 1024
/**
 * Milliseconds for which a handled event is remembered. Svix retries a delivery for a day and a
 * half.
 */
const HANDLED_TTL = 3 * 24 * 3_600_000
/** Milliseconds between two checks of an event that another attempt is handling. */
const LOOK_INTERVAL = 50

/** Receives events from Clerk. */
export const webhookRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const attempts = app.locks('webhook-attempts')
  const events = app.locks<{ handled: boolean }>('webhook-events')

  // The signature covers the bytes of the body, so the body is parsed after it is verified.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body)
  })

  app.post(
    '/webhooks/clerk',
    {
      bodyLimit: LARGEST_EVENT,
      schema: {
        operationId: 'receiveClerkWebhook',
        tags: ['Webhooks'],
        summary: 'Receive an event from Clerk',
        description:
          'Receives an event of any type from Clerk, and answers after the API has handled it. Svix signs each delivery with the secret of the endpoint. Each event is handled once. A later delivery attempt gets the same answer; a replay of the same attempt is refused.',
        security: [{ clerkWebhook: [] }],
        headers: Type.Object({
          'svix-id': Type.String({
            minLength: 1,
            maxLength: 200,
            // Clerk trims the id before it verifies it. Without spaces, the verified id is the
            // remembered id.
            pattern: '^[!-~]+$',
            description: 'Id of the event. It is the same for each delivery attempt.',
          }),
          'svix-timestamp': Type.String({
            maxLength: 15,
            pattern: '^[1-9][0-9]*$',
            description:
              'Time of the attempt, in seconds since 1970. It must be within 5 minutes of now.',
          }),
        }),
        body: ClerkEvent,
        response: { 204: Type.Null({ description: 'The event was handled.' }) },
        problems: ['delivery_replayed', 'internal_error', 'store_unavailable'],
      },
    },
    async (request, reply) => {
      const { 'svix-id': id, 'svix-timestamp': timestamp } = request.headers
      await receive(id, timestamp, request.body as unknown as WebhookEvent)
      return reply.code(204).send(null)
    },
  )

  async function receive(id: string, timestamp: string, event: WebhookEvent) {
    const { lock: attempt } = await attempts.acquire(`${id}.${timestamp}`, {}, ATTEMPT_TTL)
    if (!attempt) throw new Problem('delivery_replayed')
    let first: Lock<{ handled: boolean }> | undefined
    try {
      first = await lockEvent(id)
      if (!first) return
      await handle(event)
      await first.settle({ handled: true }, HANDLED_TTL)
    } catch (error) {
      // The next attempt handles the event again.
      await first?.release()
      await attempt.release()
      throw error
    }
  }

  /** Locks an event. Returns undefined if another attempt has handled it. */
  async function lockEvent(id: string): Promise<Lock<{ handled: boolean }> | undefined> {
    for (;;) {
      const { lock, known } = await events.acquire(id, { handled: false }, HANDLING_TTL)
      if (lock) return lock
      if (known.handled) return undefined
      await sleep(LOOK_INTERVAL)
    }
  }

  async function handle(event: WebhookEvent) {
    const listeners = await app.clerkEvents.emit(event)
    if (listeners === 0) app.log.info({ type: event.type }, 'Nothing listens to this Clerk event')
  }
}
