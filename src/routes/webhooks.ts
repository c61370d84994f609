import type { WebhookEvent } from '@clerk/backend/webhooks'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { LRUCache } from 'lru-cache'
import { Problem } from '../problems.ts'
import { ClerkEvent } from '../schemas/clerk-event.ts'

/** An attempt to deliver, and what became of the first one. */
interface Delivery {
  timestamp: string
  handled: Promise<void>
}

/** Clerk tries a delivery again for a day and a half. */
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
            description: 'Id of the event; the same for each attempt to deliver it.',
          }),
          'svix-timestamp': Type.String({
            pattern: '^[0-9]+$',
            maxLength: 20,
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
      const first = deliveries.get(id)
      if (first?.timestamp === timestamp) throw new Problem('delivery_replayed')
      if (first) await first.handled
      else await handle(id, timestamp, request.body as unknown as WebhookEvent)
      return reply.code(204).send(null)
    },
  )

  async function handle(id: string, timestamp: string, event: WebhookEvent) {
    const handled = app.clerkEvents.emit(event).then((listeners) => {
      if (listeners === 0) app.log.info({ type: event.type }, 'Nothing listens to this Clerk event')
    })
    deliveries.set(id, { timestamp, handled })
    // What failed is for the next attempt to handle.
    handled.catch(() => deliveries.delete(id))
    await handled
  }
}
