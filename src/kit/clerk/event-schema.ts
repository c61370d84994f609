import { Type } from '@sinclair/typebox'
import { component, oneOf, timestamp } from '../openapi/component.ts'

/**
 * Held to no more than Clerk's spec says, as it is Clerk's own and signed. The type of an event is a name
 * of Clerk's list, which is bounded.
 * @see https://clerk.com/docs/guides/development/webhooks/overview#payload-structure
 */
export const ClerkEvent = component(
  'ClerkEvent',
  Type.Object(
    {
      object: oneOf(['event']),
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
