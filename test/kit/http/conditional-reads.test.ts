import { once } from 'node:events'
import { type IncomingMessage, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type TSchema, Type } from '@sinclair/typebox'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { etagOf } from '../../../src/kit/http/conditional-reads.ts'
import { Problem } from '../../../src/kit/problems/problem.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'

let api: Api
/** The state that `/toys/state` answers with. */
let state: string
let token: string

beforeAll(async () => {
  api = await startApi({
    routes(app) {
      const State = Type.Object({ state: Type.String() })
      const toy = (
        operationId: string,
        response: Record<number, TSchema>,
        ...problems: 'user_not_found'[]
      ) => ({
        schema: { operationId, tags: ['Service'], summary: 'A toy', response, problems },
      })
      app.get('/toys/state', toy('getState', { 200: State }), async () => ({ state }))
      app.post('/toys/state', toy('setState', { 200: State }), async () => ({ state }))
      const nothing = Type.Null({ description: 'Nothing' })
      app.get('/toys/none', toy('getNone', { 204: nothing }), async (_request, reply) =>
        reply.code(204).send(),
      )
      app.get('/toys/created', toy('getCreated', { 201: State }), async (_request, reply) =>
        reply.code(201).send({ state }),
      )
      app.get('/toys/missing', toy('getMissing', { 200: State }, 'user_not_found'), async () => {
        throw new Problem('user_not_found')
      })
    },
  })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
})

beforeEach(() => {
  state = 'ä'
  token = api.session('bob')
})

const read = (url: string, ifNoneMatch?: string, method: 'GET' | 'HEAD' = 'GET') =>
  api.app.inject({
    method,
    url,
    headers: {
      ...bearer(token),
      ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
    },
  })
const tagOf = ({ headers }: { headers: Record<string, unknown> }) => String(headers.etag)

/** Reads over a real connection, to get the real headers. */
async function readOverHttp(method: string, ...ifNoneMatch: string[]) {
  const { port } = api.app.server.address() as AddressInfo
  const headers = ['host', 'localhost', 'authorization', `Bearer ${token}`]
  for (const value of ifNoneMatch) headers.push('if-none-match', value)
  const request = send({ port, method, path: '/toys/state', headers }).end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return {
    statusCode: response.statusCode,
    headers: response.headers,
    body: await text(response),
  }
}

describe('a client that has the answer is told so', () => {
  test.each([
    ['its tag', (tag: string) => tag],
    ['its tag, weak', (tag: string) => `W/${tag}`],
    ['a list with it', (tag: string) => `"a", ${tag},"b"`],
    ['a list with it, spaced', (tag: string) => `"a"\t ,  W/${tag}\t,W/"b" `],
    ['a list with nothing between', (tag: string) => `,, ${tag} ,`],
    ['anything', () => '*'],
    ['anything, spaced', () => ' * '],
  ])('%s', async (_name, given) => {
    const before = await read('/toys/state')
    expect([before.statusCode, before.json()]).toEqual([200, { state: 'ä' }])
    const { statusCode, body, headers } = await read('/toys/state', given(tagOf(before)))
    expect([statusCode, body]).toEqual([304, ''])
    expect(headers.etag).toBe(before.headers.etag)
    expect(headers['cache-control']).toBe(before.headers['cache-control'])
    expect(headers['cache-control']).toBe('private, no-store')
    expect(headers['x-request-id']).toEqual(expect.any(String))
    expect(headers['x-request-id']).not.toBe(before.headers['x-request-id'])
    expect(headers).not.toHaveProperty('content-type')
  })

  test.each([
    ['nothing', undefined],
    ['another tag', '"abc"'],
    ['its tag without quotes', (tag: string) => tag.replaceAll('"', '')],
    ['its tag in part', (tag: string) => `${tag.slice(0, -5)}"`],
    ['its tag, weak in lower case', (tag: string) => `w/${tag}`],
    ['its tag and more', (tag: string) => `${tag}x`],
    ['an asterisk in quotes', '"*"'],
    ['an empty value', ''],
    ['4096 characters', `"${'a'.repeat(4094)}"`],
  ])('not with %s', async (_name, given) => {
    const tag = tagOf(await read('/toys/state'))
    const answer = await read('/toys/state', typeof given === 'function' ? given(tag) : given)
    expect([answer.statusCode, answer.json(), tagOf(answer)]).toEqual([200, { state: 'ä' }, tag])
  })

  test('not any more once it has changed, and again once it is as before', async () => {
    const tag = tagOf(await read('/toys/state'))
    state = 'b'
    const changed = await read('/toys/state', tag)
    expect([changed.statusCode, changed.json()]).toEqual([200, { state: 'b' }])
    expect(tagOf(changed)).not.toBe(tag)
    expect((await read('/toys/state', tagOf(changed))).statusCode).toBe(304)
    state = 'ä'
    expect((await read('/toys/state', tag)).statusCode).toBe(304)
    expect((await read('/toys/state', `${tag}, ${tagOf(changed)}`)).statusCode).toBe(304)
  })

  test('of themselves, after a change of name', async () => {
    const tag = tagOf(await read('/v1/me'))
    expect((await read('/v1/me', tag)).statusCode).toBe(304)
    const change = { method: 'PATCH', url: '/v1/me', payload: { firstName: 'Robert' } } as const
    await api.app.inject({ ...change, headers: bearer(token) })
    const changed = await read('/v1/me', tag)
    expect([changed.statusCode, changed.json()]).toMatchObject([200, { firstName: 'Robert' }])
    expect((await read('/v1/me', tagOf(changed))).statusCode).toBe(304)
  })

  test('of a list, until someone is added', async () => {
    token = api.session('ada')
    const url = '/v1/users?limit=5&sort=createdAt'
    const before = await read(url)
    const known = await read(url, tagOf(before))
    expect([known.statusCode, known.headers.link]).toEqual([304, before.headers.link])
    const payload = { emailAddresses: ['newcomer@example.com'] }
    await api.app.inject({ method: 'POST', url: '/v1/users', headers: bearer(token), payload })
    expect((await read(url, tagOf(before))).statusCode).toBe(200)
  })
})

describe('over HTTP', () => {
  test.each(['GET', 'HEAD'])(
    '%s: 304 has no body, nor the length of an empty one',
    async (method) => {
      const { headers: got } = await readOverHttp('GET')
      const { statusCode, headers, body } = await readOverHttp(method, String(got.etag))
      expect([statusCode, body]).toEqual([304, ''])
      expect(headers).not.toHaveProperty('content-type')
      expect(headers).not.toHaveProperty('transfer-encoding')
      // RFC 9110 section 8.6: no length, or that of the 200.
      expect([undefined, got['content-length']]).toContain(headers['content-length'])
    },
  )

  test('HEAD says what GET would', async () => {
    const { headers: got } = await readOverHttp('GET')
    const { statusCode, headers, body } = await readOverHttp('HEAD')
    expect([statusCode, body]).toEqual([200, ''])
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control'])
      expect(headers[name], name).toBe(got[name])
    expect(Number(got['content-length'])).toBe(Buffer.byteLength('{"state":"ä"}'))
  })

  test('the header may be there several times', async () => {
    const { headers } = await readOverHttp('GET')
    const { statusCode } = await readOverHttp('GET', '"a"', String(headers.etag), 'W/"b"')
    expect(statusCode).toBe(304)
  })
})

describe('a tag stands for what one caller gets', () => {
  test('different people get different answers for the same address', async () => {
    const bob = tagOf(await read('/v1/me'))
    token = api.session('grace')
    const grace = await read('/v1/me', bob)
    expect([grace.statusCode, grace.json()]).toMatchObject([200, { username: 'grace' }])
    expect(tagOf(grace)).not.toBe(bob)
  })

  test('and gives nobody more than they may see', async () => {
    token = api.session('ada')
    const { id } = first(api.sandbox.store.users, ({ username }) => username === 'ken')
    const tag = tagOf(await read(`/v1/users/${id}`))
    for (const given of [tag, '*']) {
      token = api.session('bob')
      expect((await read(`/v1/users/${id}`, given)).statusCode).toBe(403)
      token = 'nonsense'
      expect((await read(`/v1/users/${id}`, given)).statusCode).toBe(401)
    }
  })
})

describe('what has no tag', () => {
  test.each([
    ['a problem of the handler', '/toys/missing', 404],
    ['a path that does not exist', '/v1/nowhere', 404],
    ['a query that is not valid', '/toys/state?x=1', 400],
    ['an answer without content', '/toys/none', 204],
    ['any status but 200', '/toys/created', 201],
  ])('%s', async (_name, url, status) => {
    for (const method of ['GET', 'HEAD'] as const) {
      const { statusCode, headers } = await read(url, '*', method)
      expect([statusCode, headers.etag]).toEqual([status, undefined])
    }
  })

  test('what is answered to a stranger', async () => {
    const { statusCode, headers } = await api.app.inject('/toys/state')
    expect([statusCode, headers.etag]).toEqual([401, undefined])
  })

  test('POST, which does not heed If-None-Match', async () => {
    const { statusCode, headers } = await api.app.inject({
      method: 'POST',
      url: '/toys/state',
      headers: { ...bearer(token), 'if-none-match': '*' },
    })
    expect([statusCode, headers.etag]).toEqual([200, undefined])
  })
})

test('an If-None-Match of more than 4096 characters is refused', async () => {
  const answer = await read('/toys/state', `"${'a'.repeat(4095)}"`)
  expect([answer.statusCode, answer.json()]).toMatchObject([
    400,
    { code: 'invalid_request', errors: [{ pointer: '/header/if-none-match' }] },
  ])
})

test('a tag is of the body, byte for byte', () => {
  expect(etagOf('')).toMatch(/^"[\w-]{43}"$/)
  expect(etagOf('a')).toBe(etagOf('a'))
  expect(new Set(['', 'a', 'A', 'ä', 'a\u0308'].map(etagOf)).size).toBe(5)
})

test('the document says so of every GET, and of nothing else, without a parameter', () => {
  const { paths = {}, components } = api.app.swagger() as OpenAPIV3_1.Document
  expect(components?.headers?.ETag).toMatchObject({
    required: true,
    description: expect.stringContaining('`If-None-Match`') as string,
  })
  const reference = { $ref: '#/components/headers/ETag' }
  expect(components?.responses?.NotModified).toMatchObject({ headers: { ETag: reference } })
  for (const [path, item] of Object.entries(paths))
    for (const [method, described] of Object.entries(item ?? {})) {
      const { parameters = [], responses = {} } = described as OpenAPIV3_1.OperationObject
      const name = `${method} ${path}`
      const { headers = {} } = (responses['200'] ?? {}) as OpenAPIV3_1.ResponseObject
      expect(headers.ETag, name).toEqual(
        method === 'get' && '200' in responses ? reference : undefined,
      )
      expect('304' in responses, name).toBe(method === 'get')
      expect(JSON.stringify(parameters), name).not.toMatch(/if-none-match/i)
      if (method === 'get') expect(responses, name).toHaveProperty('400')
    }
})
