import { setTimeout as sleep } from 'node:timers/promises'
import type { WebhookEvent } from '@clerk/backend/webhooks'
import {
  ClerkEvent,
  type FastifyPluginAsyncTypebox,
  type Lock,
  Problem,
  Type,
} from '../../kit/index.ts'

/** The same signature is good for 5 minutes before and after its time, and clocks differ. */
const ATTEMPT_TTL = 15 * 60_000
/** As long as Svix waits for an answer: who takes longer, or died, does not hold up the next attempt. */
const HANDLING_TTL = 15_000
/** What Clerk tells of may be larger than what it takes (bytes). */
const LARGEST_EVENT = 1024 * 1024
/** Svix tries a delivery again for a day and a half. */
const HANDLED_TTL = 3 * 24 * 3_600_000
/** How often to look what becomes of an event that another attempt has brought (milliseconds). */
const LOOK_INTERVAL = 50

/** Where Clerk tells of what happened, at whoever's hands. */
export const webhookRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const attempts = app.locks('webhook-attempts')
  const events = app.locks<{ handled: boolean }>('webhook-events')

  // The signature is over the bytes: they are kept until it is verified, and parsed then.
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
          'Receives an event of any type, signed by Svix with the secret of the endpoint, and answers after the API has handled it. Each event is handled once. A later delivery attempt gets the same answer; a replay of the same attempt is refused.',
        security: [{ clerkWebhook: [] }],
        headers: Type.Object({
          'svix-id': Type.String({
            minLength: 1,
            maxLength: 200,
            // Clerk trims the id before it verifies: without spaces, what is verified is what is
            // remembered.
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
      // What failed is for the next attempt to handle.
      await first?.release()
      await attempt.release()
      throw error
    }
  }

  /** Undefined when an earlier attempt has brought the event and it was handled, now or before. */
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
