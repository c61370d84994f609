import { Type } from '@sinclair/typebox'
import type { FastifySchema } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { component, nullable } from '../../../src/kit/openapi/component.ts'
import { page } from '../../../src/kit/http/pages.ts'
import { type Api, startApi } from '../../api.ts'

const bounded = {
  name: Type.String({ minLength: 1, maxLength: 3, pattern: '^[a-z]+$' }),
  address: Type.String({ format: 'email' }),
  size: Type.Integer({ minimum: 1, maximum: 9 }),
  tags: Type.Array(Type.String({ maxLength: 1 }), { minItems: 1, maxItems: 1, uniqueItems: true }),
  // Properties that have the names of keywords.
  pattern: Type.String(),
  minimum: Type.Integer(),
}
const Bounded = component('Bounded', Type.Object(bounded, { description: 'x' }))
const Outer = component(
  'Outer',
  Type.Object({ inner: nullable(Bounded), plain: Bounded }, { description: 'x' }),
)
const Union = component(
  'Union',
  Type.Unsafe<object>({
    oneOf: [Bounded, Type.Object({ other: Type.Boolean() })],
    description: 'x',
  }),
)
const OuterPage = page('OuterPage', Outer)
const Other = Type.Object({ other: Type.Boolean() })

const value = (text: string, size = 0, tags: string[] = []) => ({
  name: text,
  address: text,
  size,
  tags,
  pattern: text,
  minimum: size,
})
const VALUES = [
  value(''),
  value('x'.repeat(10_000), Number.MAX_SAFE_INTEGER),
  value('\ud800 \udc00 \u0000 \u0007 "\\ \u2028 👩‍👩‍👧 é', -1),
  value(
    'a',
    1,
    Array.from({ length: 200 }, () => 'tag'),
  ),
]

let api: Api
beforeAll(async () => {
  api = await startApi({
    // As in production: without response validation, which would refuse these.
    config: { production: true },
    routes(app) {
      const answers: [string, unknown, FastifySchema['response']][] = [
        [
          '/list',
          {
            data: [...VALUES, null].map((inner) => ({ inner, plain: inner ?? value('a') })),
            totalCount: 5,
            limit: 5,
            offset: 0,
          },
          { 200: OuterPage },
        ],
        ['/null', null, { 200: nullable(Bounded) }],
        ['/nullable-list', [...VALUES, null], { 200: Type.Array(nullable(Bounded)) }],
        ['/nullable-union', [...VALUES, null], { 200: Type.Array(nullable(Union)) }],
        ['/union', VALUES, { 200: Type.Array(Type.Union([Other, Type.Object(bounded)])) }],
        ['/inline', VALUES, { 200: Type.Array(nullable(Type.Object(bounded))) }],
      ]
      for (const [url, body, response] of answers)
        app.get(
          url,
          {
            schema: {
              operationId: url.slice(1),
              tags: ['Service'],
              summary: 'A toy',
              security: [],
              response,
            },
          },
          async (_request, reply) => reply.type('application/json').send(body),
        )
    },
  })
})

const read = async (url: string) => {
  const response = await api.app.inject(url)
  expect(response.statusCode).toBe(200)
  return response.json<unknown>()
}

describe('an answer is written whatever the bounds of its schema are', () => {
  test('in components, with null or without, in a list', async () => {
    expect(await read('/list')).toMatchObject({
      data: [...VALUES, null].map((inner) => ({ inner, plain: inner ?? value('a') })),
    })
  })

  test.each(['/nullable-list', '/nullable-union'])(
    'a list of what may be null: %s',
    async (url) => {
      expect(await read(url)).toEqual([...VALUES, null])
    },
  )

  test('null itself', async () => {
    expect(await read('/null')).toBeNull()
  })

  test.each(['/union', '/inline'])('in one of several schemas: %s', async (url) => {
    expect(await read(url)).toEqual(VALUES)
  })
})
