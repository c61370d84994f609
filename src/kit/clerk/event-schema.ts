import { Type } from '@sinclair/typebox'
import { component, namedOneOf, timestamp } from '../openapi/component.ts'

/**
 * Checks only the guarantees of Clerk's spec, as the event is signed by Clerk. The event type is a
 * name from Clerk's list, which is bounded.
 * @see https://clerk.com/docs/guides/development/webhooks/overview#payload-structure
 */
export const ClerkEvent = component(
  'ClerkEvent',
  Type.Object(
    {
      // Inline, it would be an enum that some generators name `object`, which TypeScript reserves.
      object: namedOneOf('ClerkEventObject', ['event'], 'Always `event`.'),
      type: Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'Type of the event.',
        examples: ['user.created'],
      }),
      data: Type.Unsafe<Record<string, unknown>>({
        type: 'object',
        additionalProperties: true,
        description: "The resource, in the shape of Clerk's Backend API.",
        examples: [{ object: 'user', id: 'user_2b6fcd92dvf96q05x8e4a8xvt6a' }],
      }),
      timestamp: Type.Optional(timestamp('Milliseconds since 1970.', 1735689600000)),
      instance_id: Type.Optional(
        Type.String({
          description: 'Id of the Clerk instance.',
          examples: ['ins_2b6fcd92dvf96q05x8e4a8xvt6a'],
        }),
      ),
      event_attributes: Type.Optional(
        Type.Unsafe<Record<string, unknown>>({
          type: 'object',
          additionalProperties: true,
          description: 'The request that caused the event.',
          examples: [{ http_request: { client_ip: '192.0.2.10', user_agent: 'Firefox/133.0' } }],
        }),
      ),
    },
    { description: 'An event from Clerk.' },
  ),
)
