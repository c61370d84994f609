import { component, oneOf, Type } from '../../kit/index.ts'

const link = (description: string, example: string) =>
  Type.String({ format: 'uri-reference', description, examples: [example] })

export const Service = component(
  'Service',
  Type.Object(
    {
      name: Type.String({ examples: ['clerk-fastify-openapi'] }),
      version: Type.String({ description: 'Version of the API.', examples: ['1.0.0'] }),
      links: Type.Object({
        documentation: Type.Optional(link('Where to read about the API and try it.', '/docs')),
        openapi: Type.Optional(link('The OpenAPI document.', '/docs/json')),
        authentication: link('Tells what a token is.', '/v1/auth'),
      }),
    },
    { description: 'Information about the service.' },
  ),
)

export const Health = component(
  'Health',
  Type.Object({ status: oneOf(['ok']) }, { description: 'The instance works.' }),
)

export const Readiness = component(
  'Readiness',
  Type.Object(
    {
      status: oneOf(['ok']),
      clerk: oneOf(['available', 'unavailable'], {
        description:
          '`unavailable` while Clerk does not answer, or asks to be left alone: known users and tokens go on, the rest is 503.',
      }),
      redis: Type.Optional(
        oneOf(['available', 'unavailable'], {
          description:
            '`unavailable` while Redis cannot be reached, is too slow, or refuses the password or what the API needs: each instance goes by its own memory, and what must not happen twice is 503. Absent where the instance has no Redis.',
        }),
      ),
    },
    { description: 'The instance can accept requests.' },
  ),
)
