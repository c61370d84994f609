import { Type } from '@sinclair/typebox'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { closed } from '../../../src/kit/openapi/component.ts'
import { list } from '../../../src/kit/http/pages.ts'
import { type Api, bearer, startApi } from '../../api.ts'

let api: Api
/** The bodies that a handler got. */
let bodies: unknown[]

beforeAll(async () => {
  bodies = []
  api = await startApi({
    routes(app) {
      const response = { 200: Type.Object({}, { additionalProperties: true }) }
      const toy = { tags: ['Service'], summary: 'A toy', security: [], response }
      app.get(
        '/toys',
        {
          schema: {
            ...toy,
            operationId: 'listToys',
            querystring: Type.Object({
              name: list(Type.String({ minLength: 1 }), 'Names'),
              size: list(Type.Integer(), 'Sizes'),
              text: Type.Optional(Type.String()),
              count: Type.Integer({ default: 10, minimum: 1 }),
              wanted: Type.String(),
            }),
          },
        },
        async ({ query }) => ({ ...query }),
      )
      app.get('/none', { schema: { ...toy, operationId: 'getNone' } }, async ({ query }) => ({
        ...(query as object),
      }))
      app.post(
        '/body',
        {
          schema: {
            ...toy,
            operationId: 'sendBody',
            body: closed(
              Type.Object({
                n: Type.Optional(Type.Integer()),
                names: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
                any: Type.Optional(Type.Unknown()),
                given: Type.Optional(Type.String({ default: 'default' })),
              }),
            ),
          },
        },
        async ({ body }) => {
          bodies.push(body)
          return {}
        },
      )
    },
  })
})

interface Answer {
  errors?: { pointer: string; message: string }[]
}
const toys = async (query: string) => {
  const answer = await api.app.inject(`/toys?wanted=x&${query}`)
  return { status: answer.statusCode, ...answer.json<Answer & Record<string, unknown>>() }
}

describe('a list in a query can be written', () => {
  test.each([
    ['as parameters that repeat', 'name=a&name=b'],
    ['with brackets', 'name[]=a&name[]=b'],
    ['with brackets, encoded', 'name%5B%5D=a&name%5b%5d=b'],
    ['with commas', 'name=a,b'],
    ['with commas, encoded', 'name=a%2Cb'],
    ['in two ways', 'name=a&name[]=b'],
    ['with commas and brackets', 'name[]=a,b'],
  ])('%s', async (_name, query) => {
    expect(await toys(query)).toEqual({ status: 200, wanted: 'x', count: 10, name: ['a', 'b'] })
  })

  test.each([
    ['one value', 'name=a', ['a']],
    ['one value in brackets', 'name[]=a', ['a']],
    ['all ways at once', 'name=a,b&name[]=c&name=d&name[]=e,f', ['a', 'b', 'd', 'c', 'e', 'f']],
    ['twice the same', 'name=a&name=a', ['a', 'a']],
    ['any script', `name=${encodeURIComponent('ü,漢')}&name=a+b`, ['ü', '漢', 'a b']],
    ['100 values', `name=${'a,'.repeat(99)}a`, Array.from({ length: 100 }, () => 'a')],
  ])('%s', async (_name, query, expected) => {
    expect(await toys(query)).toMatchObject({ status: 200, name: expected })
  })

  test('of numbers, too', async () => {
    expect(await toys('size=1,2&size[]=3')).toMatchObject({ status: 200, size: [1, 2, 3] })
  })

  test.each([
    ['an empty value', 'name=', '/query/name/0'],
    ['no value', 'name', '/query/name/0'],
    ['an empty value in brackets', 'name[]=', '/query/name/0'],
    ['a comma at the end', 'name=a,', '/query/name/1'],
    ['a comma alone', 'name=,', '/query/name/0'],
    ['nothing between commas', 'name=a,,b', '/query/name/1'],
    ['101 values', `name=${'a,'.repeat(100)}a`, '/query/name'],
    ['101 values that repeat', 'name=a&'.repeat(101), '/query/name'],
    ['100 values and one in brackets', `${'name=a&'.repeat(100)}name[]=a`, '/query/name'],
    ['no number', 'size=1,x', '/query/size/1'],
    ['an index', 'name[0]=a', '/query/name[0]'],
    ['a property', 'name[a]=b', '/query/name[a]'],
    ['brackets twice', 'name[][]=a', '/query/name[][]'],
  ])('but not with %s', async (_name, query, pointer) => {
    const { status, errors } = await toys(query)
    expect([status, errors?.[0]?.pointer]).toEqual([400, pointer])
  })

  test('8000 values are refused like 101', async () => {
    const { status, errors } = await toys(`name=${','.repeat(8000)}`)
    expect(status).toBe(400)
    expect(errors).toHaveLength(100)
  })
})

describe('what is no list', () => {
  test.each([
    ['in brackets', 'text[]=a', '/query/text[]'],
    ['repeated', 'text=a&text=b', '/query/text'],
    ['repeated numbers', 'count=1&count=2', '/query/count'],
    ['__proto__[]', '__proto__[]=a', '/query/__proto__[]'],
    ['__proto__', '__proto__=a', '/query/__proto__'],
    ['__proto__ with a property', '__proto__[name]=a', '/query/__proto__[name]'],
    ['constructor', 'constructor=a', '/query/constructor'],
    ['toString[]', 'toString[]=a', '/query/toString[]'],
    ['a parameter that does not exist', 'colour=red', '/query/colour'],
    ['an empty name', '=a', '/query/'],
    ['brackets alone', '[]=a', '/query/[]'],
    ['another case', 'Text=a', '/query/Text'],
  ])('cannot be written as one, nor made up: %s', async (_name, query, pointer) => {
    const { status, errors } = await toys(query)
    expect([status, errors]).toEqual([400, [expect.objectContaining({ pointer })]])
    expect(({} as Record<string, unknown>).name).toBeUndefined()
  })

  test('keeps its commas', async () => {
    expect(await toys('text=a,b')).toMatchObject({ status: 200, text: 'a,b' })
  })

  test.each(['a=1', 'a[]=1', 'limit=1', '__proto__[]=1', 'a'])(
    'an operation without parameters takes none: %s',
    async (query) => {
      for (const url of [`/none?${query}`, `/v1/auth?${query}`, `/health/live?${query}`]) {
        const headers = bearer(api.session('bob'))
        for (const method of ['GET', 'HEAD'] as const)
          expect((await api.app.inject({ method, url, headers })).statusCode, url).toBe(400)
      }
    },
  )

  test('an empty query is none', async () => {
    expect((await api.app.inject('/none?')).statusCode).toBe(200)
    expect((await api.app.inject('/none?&&')).statusCode).toBe(200)
  })
})

describe('a parameter with a default', () => {
  test('may be left out, one without may not', async () => {
    expect((await api.app.inject('/toys?wanted=x')).json()).toEqual({ wanted: 'x', count: 10 })
    const refused = await api.app.inject('/toys')
    expect([refused.statusCode, refused.json()]).toMatchObject([
      400,
      { errors: [{ pointer: '/query/wanted' }] },
    ])
  })

  test.each(['', '0', 'x', '1.5', 'null', 'true', '1,2', '٣'])(
    'is not taken for "%s"',
    async (count) => {
      const { status, errors } = await toys(`count=${encodeURIComponent(count)}`)
      expect([status, errors?.[0]?.pointer]).toEqual([400, '/query/count'])
    },
  )

  test('is documented as one that may be left out', () => {
    const { paths = {} } = api.app.swagger() as OpenAPIV3_1.Document
    const operations = Object.values(paths).flatMap(
      (item) => Object.values(item ?? {}) as OpenAPIV3_1.OperationObject[],
    )
    const parameters = operations.flatMap(
      (operation) => (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[],
    )
    const inQuery = parameters.filter((parameter) => parameter.in === 'query')
    expect(inQuery.filter(({ name }) => name === 'limit').length).toBeGreaterThan(3)
    for (const { name, required = false } of inQuery)
      expect([name, required]).toEqual([name, name === 'wanted'])
    for (const name of ['limit', 'offset', 'sort', 'order'])
      for (const { schema } of inQuery.filter((parameter) => parameter.name === name))
        expect(schema, name).toHaveProperty('default')
  })
})

describe('a body', () => {
  const send = (payload: string, url = '/body', headers = {}) =>
    api.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    })
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

  test('is taken as it is: no type is converted, nothing is dropped, defaults are filled in', async () => {
    bodies = []
    expect((await send('{"n":1,"any":{"n":"1"}}')).statusCode).toBe(200)
    expect(bodies).toEqual([{ n: 1, any: { n: '1' }, given: 'default' }])
    for (const payload of ['{"n":"1"}', '{"n":true}', '{"n":null}', '{"names":"a"}', '{"x":1}'])
      expect((await send(payload)).statusCode, payload).toBe(400)
  })

  test('may be nested a hundred levels deep', async () => {
    expect((await send(`{"any":${nested(99)}}`)).statusCode).toBe(200)
    expect((await send(`{"any":${'{"a":'.repeat(99)}1${'}'.repeat(99)}}`)).statusCode).toBe(200)
  })

  test.each([
    ['101 levels', `{"any":${nested(101)}}`],
    ['60,000 levels', `{"any":${nested(60_000)}}`],
    ['60,001 numbers', `{"names":[${'1,'.repeat(60_000)}1]}`],
  ])('is refused for its size: %s', async (_name, payload) => {
    const answer = await send(payload)
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      { code: 'invalid_request', errors: [{ pointer: '/body' }] },
    ])
  })

  test('of metadata that is too deep is the fault of who sent it, with a key or without', async () => {
    const payload = `{"emailAddress":["deep@example.com"],"publicMetadata":{"a":${nested(20_000)}}}`
    const token = bearer(api.session('ada'))
    for (const headers of [token, { ...token, 'idempotency-key': 'deep' }])
      expect((await send(payload, '/v1/users', headers)).statusCode).toBe(400)
  })
})
