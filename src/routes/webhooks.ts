import type { WebhookEvent } from '@clerk/backend/webhooks'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { LRUCache } from 'lru-cache'
import { Problem } from '../problems.ts'
import { ClerkEvent } from '../schemas/clerk-event.ts'

/** An event that is being handled, or was. */
interface Delivery {
  /** When the latest attempt to deliver it was made. */
  attemptedAt: number
  handled: Promise<void>
}

/** Svix tries a delivery again for a day and a half. */
const REMEMBERED = { max: 100_000, ttl: 3 * 24 * 3_600_000 }

/** Where Clerk tells of what happened, at whoever's hands. */
export const webhookRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const deliveries = new LRUCache<string, Delivery>(REMEMBERED)

  // The signature is over the bytes: they are kept until it is verified, and parsed then.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body)
  })

  app.post(
    '/webhooks/clerk',
    {
      schema: {
        operationId: 'receiveClerkWebhook',
        tags: ['Webhooks'],
        summary: 'Receive an event from Clerk',
        description:
          'Takes an event of any type, signed by Svix with the secret of the endpoint, and answers once the API has done what follows from it. Each event is handled once: a later attempt to deliver it is answered like the first, the very same attempt is refused.',
        security: [{ clerkWebhook: [] }],
        headers: Type.Object({
          'svix-id': Type.String({
            minLength: 1,
            maxLength: 200,
            // Clerk trims the id before it verifies: without spaces, what is verified is what is
            // remembered.
            pattern: '^[!-~]+$',
            description: 'Id of the event; the same for each attempt to deliver it.',
          }),
          'svix-timestamp': Type.String({
            maxLength: 15,
            pattern: '^[1-9][0-9]*$',
            description: 'When the attempt was made: seconds since 1970, at most 5 minutes off.',
          }),
        }),
        body: ClerkEvent,
        response: { 204: Type.Null({ description: 'The event is handled.' }) },
        problems: ['delivery_replayed', 'internal_error'],
      },
    },
    async (request, reply) => {
      const { 'svix-id': id, 'svix-timestamp': timestamp } = request.headers
      await receive(id, Number(timestamp), request.body as unknown as WebhookEvent)
      return reply.code(204).send(null)
    },
  )

  /** Handles the event, or waits for what becomes of it where an earlier attempt brought it. */
  async function receive(id: string, attemptedAt: number, event: WebhookEvent) {
    const earlier = deliveries.get(id)
    if (earlier) {
      if (attemptedAt <= earlier.attemptedAt) throw new Problem('delivery_replayed')
      earlier.attemptedAt = attemptedAt
      await earlier.handled
      return
    }
    const handled = handle(event)
    deliveries.set(id, { attemptedAt, handled })
    // What failed is for the next attempt to handle.
    handled.catch(() => deliveries.delete(id))
    await handled
  }

  async function handle(event: WebhookEvent) {
    const listeners = await app.clerkEvents.emit(event)
    if (listeners === 0) app.log.info({ type: event.type }, 'Nothing listens to this Clerk event')
  }
}
