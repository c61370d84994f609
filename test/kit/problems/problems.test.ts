import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'
import { Type } from '@sinclair/typebox'
import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { problems as ownProblems } from '../../../src/api/problems.ts'
import { type ProblemCode, problems as kitProblems } from '../../../src/kit/problems/catalogue.ts'
import { Problem } from '../../../src/kit/problems/problem.ts'
import { closed } from '../../../src/kit/openapi/component.ts'
import { type Api, bearer, startApi } from '../../api.ts'

const problems = { ...kitProblems, ...ownProblems }

/** Problems before routing. No operation documents them. */
const BEFORE_ROUTING: ProblemCode[] = ['not_found', 'method_not_allowed']

let api: Api

beforeAll(async () => {
  api = await startApi({
    routes(app) {
      const toy = { tags: ['Service'], summary: 'A toy', security: [] }
      app.post(
        '/notes/:noteId',
        {
          schema: {
            ...toy,
            operationId: 'createNote',
            querystring: Type.Object({ count: Type.Optional(Type.Integer()) }),
            params: Type.Object({ noteId: Type.Integer() }),
            body: closed(
              Type.Object({
                text: Type.String({ maxLength: 5 }),
                stars: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
              }),
            ),
            response: { 200: { type: 'object', additionalProperties: true } },
          },
        },
        async ({ body, params, query }) => ({ body, params, query }),
      )
      for (const [method, url] of [
        ['GET', '/shelves/:shelfId/books/:bookId'],
        ['PUT', '/shelves/:id/books/latest'],
      ] as const)
        app.route({
          method,
          url,
          schema: { ...toy, operationId: `${method}Book` },
          handler: async () => '',
        })
      app.get(
        '/late',
        {
          schema: {
            ...toy,
            operationId: 'late',
            response: { 200: Type.Null() },
            problems: ['user_not_found'],
          },
        },
        async (_request, reply) => {
          reply.created('/late/1').header('link', '</late/2>; rel="next"')
          throw new Problem('user_not_found')
        },
      )
      app.get(
        '/bug',
        { schema: { ...toy, operationId: 'bug', problems: ['internal_error'] } },
        async () => {
          throw new Error('the password of the database is hunter2')
        },
      )
      app.get(
        '/scoped',
        { schema: { ...toy, operationId: 'scoped', security: [{ clerkSession: ['boss'] }] } },
        async () => '',
      )
    },
  })
})

async function send(payload: string, type = 'application/json', url = '/notes/1') {
  return api.app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })
}

let conforms: ValidateFunction | undefined
/** The Problem component of the published document. */
function problemSchema(): ValidateFunction {
  const { components } = api.app.swagger() as OpenAPIV3_1.Document
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  return ajv.compile(components?.schemas?.Problem ?? false)
}

function expectProblem(response: Awaited<ReturnType<typeof send>>, code: ProblemCode) {
  const validate = (conforms ??= problemSchema())
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  const body = response.json<{ status: number; instance: string }>()
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true)
  expect(body).toMatchObject({ code, status: problems[code].status })
  expect(response.statusCode).toBe(problems[code].status)
  expect(response.headers['x-request-id']).toBe(body.instance)
}

describe('what is wrong with a request', () => {
  test.each<[string, [string, (string | undefined)?, string?], ProblemCode]>([
    ['malformed JSON', ['{'], 'invalid_request'],
    ['an empty body', [''], 'invalid_request'],
    ['a poisoned body', ['{ "__proto__": { "a": 1 } }'], 'invalid_request'],
    ['a number where a string belongs', ['{ "text": 5 }'], 'invalid_request'],
    ['a string where a number belongs', ['{ "text": "a", "stars": "5" }'], 'invalid_request'],
    ['an unknown property', ['{ "text": "a", "colour": "red" }'], 'invalid_request'],
    ['a missing property', ['{}'], 'invalid_request'],
    ['text', ['hello', 'text/plain'], 'unsupported_media_type'],
    ['a form', ['a=1', 'application/x-www-form-urlencoded'], 'unsupported_media_type'],
    [
      'an unknown query parameter',
      ['{ "text": "a" }', undefined, '/notes/1?colour=red'],
      'invalid_request',
    ],
    [
      'a path that does not decode',
      ['{ "text": "a" }', undefined, '/notes/%zz'],
      'invalid_request',
    ],
    [
      'a long path that does not decode',
      ['{}', undefined, `/${'x'.repeat(5000)}%zz`],
      'invalid_request',
    ],
    ['a path of the wrong type', ['{ "text": "a" }', undefined, '/notes/one'], 'invalid_request'],
    ['2 MB', [`{ "text": "${'a'.repeat(2_000_000)}" }`], 'body_too_large'],
  ])('%s', async (_name, request, code) => {
    expectProblem(await send(...request), code)
  })

  test('every violation is listed, with where it is', async () => {
    const { errors } = (
      await send('{ "text": "too long", "a/b": 1 }', undefined, '/notes/1')
    ).json<{ errors: object[] }>()
    expect(errors).toEqual([
      { pointer: '/body/a~1b', message: 'must NOT have additional properties' },
      { pointer: '/body/text', message: 'must NOT have more than 5 characters' },
    ])
    const query = (await send('{ "text": "a" }', undefined, '/notes/1?colour=red')).json<{
      errors: object[]
    }>()
    expect(query.errors).toEqual([
      { pointer: '/query/colour', message: 'must NOT have additional properties' },
    ])
  })

  test('path and query arrive as text and are read as their types; null stays null', async () => {
    const response = await send('{ "text": "a", "stars": null }', undefined, '/notes/7?count=3')
    expect(response.json()).toEqual({
      body: { text: 'a', stars: null },
      params: { noteId: 7 },
      query: { count: 3 },
    })
  })

  test('10,000 violations are answered with a hundred', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`p${i}`, 1]))
    const response = await send(JSON.stringify(many))
    expectProblem(response, 'invalid_request')
    expect(response.json<{ errors: object[] }>().errors).toHaveLength(100)
  })
})

describe('a path or method that does not exist', () => {
  test.each([
    ['GET', '/nowhere'],
    ['POST', '/nowhere'],
    ['DELETE', '/protected/more'],
    ['DELETE', '/protected/'],
    ['DELETE', '//protected'],
    ['DELETE', '/Protected'],
    ['DELETE', '/protected%2F'],
    ['DELETE', '/v1%2Fme'],
    ['DELETE', '/%2570rotected'],
    ['PUT', '/docs/jso'],
  ] as const)('%s %s is 404, whatever the body', async (method, url) => {
    const headers = { 'content-type': 'application/json' }
    expectProblem(
      await api.app.inject({ method, url, headers, ...(method !== 'GET' && { payload: '{' }) }),
      'not_found',
    )
  })

  test.each([
    ['POST', '/protected?x=1', 'GET, HEAD'],
    ['DELETE', '/notes/1', 'POST'],
    ['GET', '/notes/1', 'POST'],
    ['OPTIONS', '/', 'GET, HEAD'],
    ['PUT', '/docs/json', 'GET, HEAD'],
    ['PATCH', '/v1/users/count', 'GET, HEAD'],
    // The same paths in another spelling.
    ['POST', '/%70rotected', 'GET, HEAD'],
    ['PUT', '/docs/%6Ason', 'GET, HEAD'],
    ['PATCH', '/v1/users/c%6Funt', 'GET, HEAD'],
    ['PATCH', '/v1/%75sers/count?x#y', 'GET, HEAD'],
    ['PATCH', 'http://a.example/v1/users/count', 'GET, HEAD'],
    ['PUT', 'HTTP://a.example/%70rotected', 'GET, HEAD'],
    ['GET', '/notes/%31', 'POST'],
    ['GET', `/notes/${'1'.repeat(200)}`, 'POST'],
    ['PUT', '/shelves/1/books/2', 'GET, HEAD'],
    ['GET', '/shelves/1/books/latest', 'PUT'],
    ['GET', '/shelves/1/%62ooks/latest', 'PUT'],
  ] as const)('%s %s is 405 with Allow', async (method, url, allow) => {
    const response = await api.app.inject({ method, url })
    expectProblem(response, 'method_not_allowed')
    expect(response.headers.allow).toBe(allow)
  })
})

test('a problem has no links of the success that the handler had begun', async () => {
  const { headers, statusCode } = await api.app.inject('/late')
  expect(statusCode).toBe(404)
  expect(headers).not.toHaveProperty('location')
  expect(headers).not.toHaveProperty('link')
})

test('a bug is a 500 that gives nothing away', async () => {
  const response = await api.app.inject('/bug')
  expectProblem(response, 'internal_error')
  expect(response.body).not.toContain('hunter2')
  expect(response.body).not.toContain('.ts')
})

describe('what is not HTTP', () => {
  async function sendRaw(request: string): Promise<string> {
    const { port } = api.app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.write(request)
    return text(socket)
  }
  beforeAll(() => api.app.listen({ port: 0, host: '127.0.0.1' }))

  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 400, 'invalid_request'],
    [
      'a header of 100 kB',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'invalid_request',
    ],
  ])('%s', async (_name, request, status, code) => {
    const answer = await sendRaw(request)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain('Content-Type: application/problem+json')
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, code })
  })
})

describe('the catalogue', () => {
  test('is what the document lists, both ways', () => {
    const { components } = api.app.swagger() as OpenAPIV3_1.Document
    const documented = Object.values(components?.responses ?? {}).flatMap((response) =>
      Object.keys(
        (response as OpenAPIV3_1.ResponseObject).content?.['application/problem+json']?.examples ??
          {},
      ),
    )
    expect(
      new Set([...documented, ...BEFORE_ROUTING, 'user_not_found', 'user_retrieval_failed']),
    ).toEqual(new Set(Object.keys(problems)))
  })

  test('has errors for HTTP alone', () => {
    for (const { status } of Object.values(problems)) expect(status).toBeGreaterThanOrEqual(400)
    expect(new Problem('not_found').message).toBe(problems.not_found.meaning)
  })
})

test('every refusal with a token says how to do better', async () => {
  const response = await api.app.inject({ url: '/scoped', headers: bearer(api.session('bob')) })
  expectProblem(response, 'insufficient_scope')
})
