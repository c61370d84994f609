import type { WebhookEvent, WebhookEventType } from '@clerk/backend/webhooks'
import fp from 'fastify-plugin'

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
   * Calls the listeners and waits for them.
   * @returns the number of listeners
   * @throws {AggregateError} with the listeners' errors, once all have finished
   */
  emit(event: WebhookEvent): Promise<number>
}

/**
 * Adds `app.clerkEvents`. `receiveClerkWebhook` emits the events, and any plugin may listen to
 * them.
 */
export const clerkEvents = fp(
  async (app) => {
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
        return called.length
      },
    })
  },
  { name: 'clerk-events' },
)
