import { component, described, namedOneOf, oneOf, Type } from '../../kit/index.ts'
import { info } from '../document.ts'

const link = (description: string, example: string) =>
  Type.String({ format: 'uri-reference', description, examples: [example] })

export const ServiceInfo = component(
  'ServiceInfo',
  Type.Object(
    {
      name: Type.String({ examples: [info.title] }),
      version: Type.String({ description: 'Version of the API.', examples: ['1.0.0'] }),
      links: Type.Object({
        documentation: Type.Optional(link('Address of the documentation.', '/docs')),
        openapi: Type.Optional(link('Address of the OpenAPI document.', '/docs/json')),
        authentication: link('Address that describes the token of a request.', '/v1/auth'),
      }),
    },
    { description: 'Information about the service.' },
  ),
)

export const Liveness = component(
  'Liveness',
  Type.Object({ status: oneOf(['ok']) }, { description: 'The instance works.' }),
)

const Availability = namedOneOf(
  'Availability',
  ['available', 'unavailable'],
  'The state of a service that the API depends on.',
)

export const Readiness = component(
  'Readiness',
  Type.Object(
    {
      status: oneOf(['ok']),
      clerk: described(Availability, {
        description:
          '`unavailable` while Clerk does not answer or asks to wait. Meanwhile known users and tokens keep working, and other requests are answered with 503.',
      }),
      redis: Type.Optional(
        described(Availability, {
          description:
            '`unavailable` while Redis is unreachable, too slow, or refuses the password or a command. Meanwhile each instance uses its own memory, and requests that must not run twice are answered with 503. Absent if the instance has no Redis.',
        }),
      ),
    },
    { description: 'The instance can accept requests.' },
  ),
)
