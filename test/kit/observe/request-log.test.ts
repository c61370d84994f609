import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { signWebhook } from '../../../src/sandbox/index.ts'
import { type Api, bearer, startApi } from '../../api.ts'

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c'
const PARENT_ID = 'b7ad6b7169203331'

type Line = Record<string, unknown>

let log = ''
const linesOf = (written: string) =>
  written
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)
/** The lines about finished requests. */
const requests = () => linesOf(log).filter(({ msg }) => msg === 'Answered' || msg === 'Gone')
const stream = new Writable({
  write(chunk: Buffer, _encoding, done) {
    log += chunk.toString()
    done()
  },
})
const only = async () => {
  await vi.waitFor(() => {
    expect(requests()).not.toHaveLength(0)
  })
  const lines = requests()
  expect(lines).toHaveLength(1)
  return lines[0] ?? {}
}

let api: Api
let port: number
/** Ends the call of `/slow`. */
let gone: AbortController
beforeAll(async () => {
  api = await startApi({
    logger: { level: 'trace', stream },
    routes(app) {
      const toy = {
        tags: ['Service'],
        summary: 'A toy',
        security: [],
        problems: ['internal_error'] as const,
      }
      app.get('/slow', { schema: { ...toy, operationId: 'slow' } }, async ({ raw }, reply) => {
        gone.abort()
        await once(raw, 'close')
        return reply.type('text/plain').send('')
      })
      app.get('/bug', { schema: { ...toy, operationId: 'bug' } }, async (request) => {
        request.log.debug('on the way')
        throw Object.assign(new Error('a bug', { cause: new Error('its reason') }), { request })
      })
      const note = async (request: FastifyRequest) => {
        request.log.info({ req: request, request }, 'noted')
      }
      app.get(
        '/noted',
        { schema: { ...toy, operationId: 'noted' }, onRequest: note },
        async () => '',
      )
      app.get('/chatty', { schema: { ...toy, operationId: 'chatty' } }, async (request) => {
        const { headers, raw } = request
        request.log.info({ headers, raw: raw.rawHeaders, request, req: request }, raw.url)
        request.log.info(`I was sent ${JSON.stringify(headers)}`)
        request.log.warn({ deep: [{ deeper: { config: { headers } } }] }, 'a library')
        const dump = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`)
        throw Object.assign(new Error(dump.join('\n')), {
          response: { config: { headers } },
          errors: [Object.assign(new Error('one of several'), { headers })],
          cause: { headers },
        })
      })
      app.get('/clerk', { schema: { ...toy, operationId: 'clerk' } }, async ({ headers }) => {
        const error = await app.clerk.users.getUser('user_nobody').catch((e: unknown) => e)
        throw Object.assign(error as Error, { request: { headers }, status: 418 })
      })
    },
  })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  port = (api.app.server.address() as AddressInfo).port
  log = ''
})
afterEach(() => {
  log = ''
})

describe('the id of a request', () => {
  const idOf = async (headers: Record<string, string>, url = '/') => {
    const response = await api.app.inject({ url, headers })
    return String(response.headers['x-request-id'])
  }

  test.each(['abc', 'a1b2:c3/d4=+.-_', 'x'.repeat(128)])(
    'is the one it came with: %s',
    async (id) => {
      expect(await idOf({ 'x-request-id': id })).toBe(id)
      expect(await only()).toMatchObject({ requestId: id })
    },
  )

  test.each([undefined, '', 'x'.repeat(129), 'a b', 'a\tb', '"', 'é', 'a,b'])(
    'is a new one, where that is not well-formed: %j',
    async (given) => {
      const headers: Record<string, string> = given === undefined ? {} : { 'x-request-id': given }
      const ids = [await idOf(headers), await idOf(headers)]
      for (const id of ids) expect(id).toMatch(UUID)
      expect(new Set(ids).size).toBe(2)
    },
  )

  test.each([
    ['a problem', '/nowhere'],
    ['a path that does not decode', '/%zz'],
    ['a bug', '/bug'],
  ])('is in the answer and in each line: %s', async (_name, url) => {
    const response = await api.app.inject({ url, headers: { 'x-request-id': 'mine' } })
    expect(response.headers['x-request-id']).toBe('mine')
    expect(response.json()).toMatchObject({ instance: 'mine' })
    await only()
    expect(linesOf(log).map(({ requestId }) => requestId)).toEqual(linesOf(log).map(() => 'mine'))
  })
})

describe('traceparent', () => {
  const traced = async (traceparent: string) => {
    await api.app.inject({ url: '/bug', headers: { traceparent } })
    await only()
    return linesOf(log).map(({ traceId, parentId }) => ({ traceId, parentId }))
  }

  test.each([
    `00-${TRACE_ID}-${PARENT_ID}-01`,
    `00-${TRACE_ID}-${PARENT_ID}-ff`,
    `cc-${TRACE_ID}-${PARENT_ID}-01`,
    `cc-${TRACE_ID}-${PARENT_ID}-01-what-comes`,
  ])('%s: trace and parent are in each line of the request', async (traceparent) => {
    const lines = await traced(traceparent)
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toEqual({ traceId: TRACE_ID, parentId: PARENT_ID })
  })

  test.each([
    '',
    `00-${TRACE_ID}-${PARENT_ID}`,
    `00-${TRACE_ID}-${PARENT_ID}-01-more`,
    `00-${TRACE_ID}-${PARENT_ID}-01 `.padEnd(57, 'x'),
    `ff-${TRACE_ID}-${PARENT_ID}-01`,
    `cc-${TRACE_ID}-${PARENT_ID}-01.more`,
    `00-${TRACE_ID.toUpperCase()}-${PARENT_ID}-01`,
    `00-${'0'.repeat(32)}-${PARENT_ID}-01`,
    `00-${TRACE_ID}-${'0'.repeat(16)}-01`,
    `00-${TRACE_ID.slice(1)}-${PARENT_ID}-01`,
  ])('"%s" is malformed, and counts as none', async (traceparent) => {
    for (const line of await traced(traceparent)) expect(line).toEqual({})
  })
})

describe('a request is one line', () => {
  test('with what was asked, by whom, and what came of it', async () => {
    const headers = bearer(api.session('ada'))
    await api.app.inject({ url: '/v1/me?colour=red', headers })
    log = ''
    await api.app.inject({ url: '/v1/me', headers })
    const { ms, ...line } = await only()
    expect(line).toMatchObject({
      level: 30,
      requestId: expect.stringMatching(UUID) as string,
      operation: 'getMe',
      method: 'GET',
      path: '/v1/me',
      subject: 'session_token',
      status: 200,
    })
    expect(ms).toEqual(expect.any(Number))
    expect(linesOf(log)).toHaveLength(1)
  })

  test.each([
    ['/', { operation: 'getService', status: 200, subject: 'anonymous' }],
    ['/protected', { operation: 'getProtected', status: 401, subject: 'anonymous' }],
    ['/nowhere?secret=1', { operation: null, status: 404, path: '/nowhere' }],
    ['/%zz?secret=1', { operation: null, status: 400, path: '/%zz' }],
    ['/docs', { operation: '/docs', status: 200 }],
    ['/docs/json', { operation: '/docs/json', status: 200 }],
    ['/__clerk/v1/environment?a=b', { operation: '/__clerk/*', path: '/__clerk/v1/environment' }],
    ['/v1/users/user_x', { operation: 'getUser', path: '/v1/users/user_x', status: 401 }],
  ])('%s', async (url, expected) => {
    const { operation } = expected
    await fetch(`http://127.0.0.1:${port}${url}`)
    expect(await only()).toMatchObject({ method: 'GET', ...expected })
    expect({ operation }).toEqual({ operation: (await only()).operation })
  })

  test('says that the client was gone before the answer', async () => {
    gone = new AbortController()
    const { signal } = gone
    await expect(fetch(`http://127.0.0.1:${port}/slow`, { signal })).rejects.toThrow()
    expect(await only()).toMatchObject({ operation: 'slow', status: null, msg: 'Gone' })
    await delay(200)
    expect(requests()).toHaveLength(1)
  })

  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    ['headers too large', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
    [
      'a body that is no chunk',
      'POST /v1/organizations HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\n\r\n',
      400,
    ],
  ])('where Node.js refuses it as well: %s', async (_name, bytes, status) => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(bytes)
    const answer = await text(socket)
    const id = /X-Request-Id: (\S+)/i.exec(answer)?.[1]
    const line = await only()
    expect(line).toMatchObject({ status, requestId: id })
    await delay(20)
    expect(requests()).toHaveLength(1)
  })

  test('and one more for an error of ours, with its cause', async () => {
    await api.app.inject('/bug')
    await only()
    expect(linesOf(log).map(({ level }) => level)).toEqual([20, 50, 30])
    const [, { err } = {}] = linesOf(log)
    expect(err).toMatchObject({
      type: 'Error',
      message: 'a bug',
      stack: expect.stringContaining('request-log.test.ts') as string,
      cause: { message: 'its reason' },
    })
    expect(err).not.toHaveProperty('request')
  })
})

describe('no secret is ever in the log', () => {
  const SECRETS = [
    'eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJl',
    'ak_0123456789abcdef0123456789abcdef',
    'mt_0123456789abcdef0123456789abcdef',
    'oat_0123456789abcdef0123456789abcdef',
    'sk_test_0123456789abcdef0123456789abcdef',
    'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0',
    'dvb_0123456789abcdef',
    'anything-else',
  ]
  const COOKIE = 'a-cookie-of-somebody'
  const PATHS = [
    '/chatty',
    '/clerk',
    '/bug',
    '/v1/me',
    '/protected',
    '/nowhere',
    '/%zz',
    '/docs',
    '/__clerk/v1/client',
  ]

  test.each(SECRETS.map((secret) => [secret]))('whatever comes with %s', async (secret) => {
    const carriers: Record<string, string>[] = [
      { authorization: `Bearer ${secret}` },
      { authorization: secret },
      { authorization: `Basic ${secret}`, 'x-api-key': secret },
      { cookie: `__session=${secret}; theme="dark"; other=${COOKIE}` },
      { cookie: `__client_uat=1; __session_abc=${secret}; __refresh_abc=${secret}` },
      { 'svix-id': 'msg_1', 'svix-timestamp': '1', 'svix-signature': `v1,${secret}` },
    ]
    const origin = `http://127.0.0.1:${port}`
    for (const path of PATHS) {
      for (const headers of carriers) await fetch(`${origin}${path}`, { headers })
      // No operation takes these parameters, but Clerk sends them in browsers.
      await fetch(`${origin}${path}?__clerk_db_jwt=${secret}&__clerk_ticket=${secret}`)
    }
    expect(requests().length).toBeGreaterThanOrEqual(carriers.length * PATHS.length)
    expect(log).not.toContain(secret)
    expect(log).not.toContain(COOKIE)
    // A redacted line must still be readable JSON.
    expect(linesOf(log).some(({ msg }) => msg === 'a library')).toBe(true)
  })

  test.each([
    ...SECRETS.slice(0, -1).map((secret) => [secret, secret]),
    ...['Bearer ', 'Basic ', '__session=', '__client_uat='].map((start) => [
      `${start}anything-else`,
      'anything-else',
    ]),
  ])('nor when an error says no more than %s', (said, secret) => {
    const err = new Error(`Cannot read ${said} there`, { cause: new Error(said) })
    api.app.log.error({ err, errors: [said] }, said)
    expect(log).toMatch(/Cannot read \S*(?: ?)\[redacted\] there/)
    expect(log).not.toContain(secret)
  })

  test('nor is a query, whoever logs the request', async () => {
    await api.app.inject('/noted?email=somebody@example.com')
    await only()
    const [noted] = linesOf(log)
    const request = { method: 'GET', path: '/noted' }
    expect(noted).toMatchObject({ msg: 'noted', req: request, request })
    expect(log).not.toContain('somebody')
  })

  test('good credentials and the keys of the API', async () => {
    const { app, sandbox, session } = api
    const token = session('ada')
    const signed = { type: 'user.created', data: { id: 'user_1' }, object: 'event' }
    for (const url of PATHS) await app.inject({ url, headers: bearer(token) })
    const payload = JSON.stringify(signed)
    const headers = signWebhook(payload)
    await app.inject({
      method: 'POST',
      url: '/webhooks/clerk',
      headers: { ...headers, 'content-type': 'application/json' },
      payload,
    })
    await app.inject({
      method: 'POST',
      url: '/v1/me/password',
      headers: { ...bearer(token), 'content-type': 'application/json' },
      payload: { currentPassword: 'sandbox-ada', newPassword: 'hunter2-hunter2' },
    })
    app.log.error(
      { err: new Error(`Clerk refuses ${sandbox.secretKey}`) },
      'whose keys are in its errors',
    )
    app.log.warn({ keys: sandbox.clerkKeys }, 'all of them')
    for (const secret of [
      token,
      sandbox.secretKey,
      sandbox.webhookSecret,
      'hunter2',
      'sandbox-ada',
      headers['svix-signature'],
    ])
      expect(log).not.toContain(secret)
  })
})

test('at the level "warn" a request is no line', async () => {
  const { app } = await startApi({ logger: { level: 'warn', stream } })
  log = ''
  await app.inject('/')
  await app.inject('/nowhere')
  expect(log).toBe('')
})
