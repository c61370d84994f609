import type { WebhookEvent, WebhookEventType } from '@clerk/backend/webhooks'
import fp from 'fastify-plugin'

import { Problem } from '../problems/problem.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The events from Clerk's webhooks. */
    clerkEvents: ClerkEvents
  }
}

/** The event of one type: Clerk's own types describe several types at once. */
export type ClerkEvent<Type extends WebhookEventType, Event = WebhookEvent> = Event extends {
  type: infer Types
}
  ? Type extends Types
    ? Event & { type: Type }
    : never
  : never

type Listener<Type extends WebhookEventType> = (event: ClerkEvent<Type>) => void | Promise<void>

export interface ClerkEvents {
  /**
   * Calls the listener with each event of the type. If it rejects, Clerk gets an error and sends
   * the event again, to all listeners: a listener must tolerate repetition.
   * @see https://clerk.com/docs/guides/development/webhooks/overview#supported-webhook-events
   */
  on<Type extends WebhookEventType>(type: Type, listener: Listener<Type>): void
  /**
   * Calls the listeners and waits for them, then adds the event to the stream, if there is one.
   * @returns the number of listeners, with the stream
   * @throws {AggregateError} with the listeners' errors, once all have finished
   * @throws {Problem} `store_unavailable` if Redis did not take the event
   */
  emit(event: WebhookEvent): Promise<number>
}

/** Number of events that the stream keeps; the oldest are dropped first. */
const MOST = 10_000

/**
 * Adds `app.clerkEvents`. `receiveClerkWebhook` emits the events, and any plugin may listen to
 * them. Other services read them from the stream.
 */
export const clerkEvents = fp<{ stream?: string | undefined }>(
  async (app, { stream }) => {
    const listeners = new Map<string, ((event: never) => void | Promise<void>)[]>()

    app.decorate('clerkEvents', {
      on(type, listener) {
        listeners.set(type, [...(listeners.get(type) ?? []), listener])
      },
      async emit(event) {
        const called = listeners.get(event.type) ?? []
        const outcomes = await Promise.allSettled(
          called.map(async (listener) => listener(event as never)),
        )
        const failures = outcomes.flatMap((outcome) =>
          outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
        )
        if (failures.length > 0)
          throw new AggregateError(failures, `${failures.length} listeners of ${event.type} failed`)
        if (stream === undefined || !app.redis) return called.length
        // The event waits there for each group of consumers. Clerk sends it again if this fails.
        await app.redis
          .xadd(
            stream,
            ...(['MAXLEN', '~', MOST, '*'] as const),
            ...['type', event.type, 'event', JSON.stringify(event)],
          )
          .catch((cause: unknown) => {
            throw new Problem('store_unavailable', { cause })
          })
        return called.length + 1
      },
    })
  },
  { name: 'clerk-events' },
)
