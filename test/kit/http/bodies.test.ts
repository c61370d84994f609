import { Agent, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Type } from '@sinclair/typebox'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { closed } from '../../../src/kit/openapi/component.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'
import { closeAfterTests } from '../../closing.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
/** Media types that HTTP clients send by default, and values that are no media type. */
const TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data',
  'application/octet-stream',
  'nonsense',
  '',
]

let api: Api
let port: number
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

beforeAll(async () => {
  api = await startApi({
    routes(app) {
      const response = { 200: Type.Object({ done: Type.Boolean() }) }
      const toy = { tags: ['Service'], summary: 'A toy', security: [], response }
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
        app.route({
          method,
          url: '/bodiless',
          schema: { ...toy, operationId: `${method.toLowerCase()}Bodiless` },
          handler: async () => ({ done: true }),
        })
      const body = closed(Type.Object({ n: Type.Optional(Type.Integer()) }))
      app.post('/body', { schema: { ...toy, operationId: 'sendBody', body } }, async () => ({
        done: true,
      }))
    },
  })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  port = (api.app.server.address() as AddressInfo).port
  closeAfterTests(() => {
    agent.destroy()
  })
})

interface Answer {
  status: number | undefined
  code?: string
  errors?: { pointer: string; message: string }[]
}

/** Sends exactly these headers. With `Transfer-Encoding`, the body is one chunk or none. */
async function request(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<Answer> {
  const request = send({ port, method, path, headers, agent })
  const answered = new Promise<Answer>((resolve, reject) => {
    request.on('error', reject)
    request.on('response', (response) => {
      text(response)
        .then((text) => {
          const problem = text === '' ? {} : (JSON.parse(text) as object)
          resolve({ status: response.statusCode, ...problem })
        })
        .catch(reject)
    })
  })
  request.end(body)
  return answered
}

const FRAMINGS: [string, Record<string, string>][] = [
  ['no length', {}],
  ['a length of 0', { 'content-length': '0' }],
  ['no chunks', { 'transfer-encoding': 'chunked' }],
]

describe('an operation without a body', () => {
  describe.each(METHODS)('%s', (method) => {
    test.each(FRAMINGS)('may come with any Content-Type and %s', async (_name, framing) => {
      for (const type of [undefined, ...TYPES]) {
        const headers = { ...framing, ...(type !== undefined && { 'content-type': type }) }
        const { status } = await request(method, '/bodiless', headers)
        expect([type, status]).toEqual([type, 200])
      }
    })

    test.each([
      ['of known length', {}],
      ['in chunks', { 'transfer-encoding': 'chunked' }],
    ])('refuses a body %s, whatever its type', async (_name, framing) => {
      const body = '{"reason":"spam"}'
      for (const type of [undefined, ...TYPES]) {
        const headers = {
          ...(Object.keys(framing).length > 0 ? framing : { 'content-length': `${body.length}` }),
          ...(type !== undefined && { 'content-type': type }),
        }
        const answer = await request(method, '/bodiless', headers, body)
        expect([type, answer]).toMatchObject([type, { status: 400 }])
        if (method !== 'HEAD')
          expect(answer).toMatchObject({
            code: 'invalid_request',
            errors: [{ pointer: '/body', message: 'is not taken by the operation' }],
          })
      }
    })
  })

  test('refuses even one byte, white space and an empty object', async () => {
    for (const payload of [' ', '{}', 'null', '\n', '\0'])
      expect((await api.app.inject({ method: 'POST', url: '/bodiless', payload })).statusCode).toBe(
        400,
      )
  })

  test('refuses what is too large unread, as is documented', async () => {
    const headers = { 'content-length': '1000000000' }
    const answer = await api.app.inject({ method: 'POST', url: '/bodiless', headers })
    expect(answer.json()).toMatchObject({ status: 413, code: 'body_too_large' })
    expect(answer.headers.connection).toBe('close')
    const { paths = {} } = api.app.swagger() as OpenAPIV3_1.Document
    for (const operation of Object.values(
      paths['/bodiless'] ?? {},
    ) as OpenAPIV3_1.OperationObject[])
      expect(Object.keys(operation.responses ?? {})).not.toContain('415')
  })

  test('does nothing when it is refused: nobody is banned, nothing is deleted', async () => {
    const { id } = first(api.sandbox.store.users, ({ username }) => username === 'bob')
    const headers = bearer(api.session('ada'))
    const ban = { method: 'POST', url: `/v1/users/${id}/ban`, headers } as const
    const remove = { method: 'DELETE', url: `/v1/users/${id}`, headers } as const
    for (const call of [ban, remove]) {
      const refused = await api.app.inject({ ...call, payload: { reason: 'spam' } })
      expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer: '/body' }] })
    }
    expect(first(api.sandbox.store.users, (user) => user.id === id).banned).toBe(false)
    const type = { 'content-type': 'application/json' }
    const done = await api.app.inject({ ...ban, headers: { ...headers, ...type } })
    expect(done.statusCode).toBe(200)
  })

  test('refuses a stranger first', async () => {
    const answer = await api.app.inject({ method: 'DELETE', url: '/v1/me', payload: { a: 1 } })
    expect(answer.statusCode).toBe(401)
  })
})

describe('an operation with a body', () => {
  test.each(FRAMINGS)('says that it is missing: JSON with %s', async (_name, framing) => {
    const answer = await request('POST', '/body', {
      ...framing,
      'content-type': 'application/json',
    })
    expect(answer).toMatchObject({
      status: 400,
      code: 'invalid_request',
      detail: 'The operation takes a body, and none was sent: send JSON, as application/json.',
      errors: [{ pointer: '/body', message: 'is missing' }],
    })
  })

  test.each(TYPES)('says so whatever the Content-Type: "%s"', async (type) => {
    const headers = { 'content-length': '0', 'content-type': type }
    expect(await request('POST', '/body', headers)).toMatchObject({
      status: 400,
      errors: [{ pointer: '/body', message: 'is missing' }],
    })
  })

  test('takes one in chunks', async () => {
    const headers = { 'transfer-encoding': 'chunked', 'content-type': 'application/json' }
    expect((await request('POST', '/body', headers, '{"n":1}')).status).toBe(200)
  })
})
