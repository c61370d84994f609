import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, startApi } from '../../api.ts'

const ORIGIN = 'https://app.example.com'
const LIMIT = 1000

let api: Api
beforeAll(async () => {
  api = await start(LIMIT)
})

async function start(address: number): Promise<Api> {
  const rateLimits = { address, reads: LIMIT, writes: LIMIT, sensitive: LIMIT }
  const started = await startApi({ config: { corsOrigins: [ORIGIN], rateLimits } })
  await started.app.listen({ port: 0, host: '127.0.0.1' })
  return started
}

interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

/** Sends raw bytes, which no client would send. */
async function send({ app }: Api, bytes: string): Promise<Answer> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(bytes)
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  const headers = Object.fromEntries(
    fields.map((field) => {
      const [name = '', ...value] = field.split(': ')
      return [name.toLowerCase(), value.join(': ')]
    }),
  )
  return { status: Number(line.split(' ')[1]), headers, body }
}

const FIELDS = `Origin: ${ORIGIN}\r\nConnection: close\r\n`
const get = (path: string, fields = 'Host: api.example.com\r\n', version = '1.1') =>
  `GET ${path} HTTP/${version}\r\n${fields}${FIELDS}\r\n`

const REFUSED: [name: string, bytes: string, status: number][] = [
  ['a path that does not decode', get('/%zz'), 400],
  ['a path that does not decode, nowhere', get('/v1/users/%'), 400],
  ['a path that is too long', get(`/v1/users/${'x'.repeat(500)}`), 400],
  ['a target that is no path', get('*'), 400],
  ['a target that hides a path', get('*docs'), 400],
  ['a URL of another scheme', get('ftp://a.example/docs'), 400],
  ['a path that does not exist', get('/nowhere'), 404],
  [
    'a method that it has not',
    `DELETE /protected HTTP/1.1\r\nHost: a.example\r\n${FIELDS}\r\n`,
    405,
  ],
  ['a method of WebDAV', `PROPFIND / HTTP/1.1\r\nHost: a.example\r\n${FIELDS}\r\n`, 405],
  [
    'OPTIONS without a preflight',
    `OPTIONS / HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nOrigin: ${ORIGIN}\r\n\r\n`,
    405,
  ],
  ['a method that there is not', `NONSENSE / HTTP/1.1\r\nHost: a.example\r\n${FIELDS}\r\n`, 400],
  [
    'two lengths',
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n${FIELDS}\r\n`,
    400,
  ],
  ['a header without a name', get('/', 'Host: a\r\n: b\r\n'), 400],
  ['too many headers', get('/', `Host: a\r\n${FIELDS}X: ${'x'.repeat(20_000)}\r\n`), 431],
  ['no Host', get('/', ''), 400],
  ['two Hosts', get('/', 'Host: a.example\r\nHost: b.example\r\n'), 400],
  ['the same Host twice', get('/', 'Host: a.example\r\nhost: a.example\r\n'), 400],
]

describe('an answer that no route gives has the headers of every other', () => {
  let usual: string[]
  beforeAll(async () => {
    const { status, headers } = await send(api, get('/'))
    expect(status).toBe(200)
    usual = Object.keys(headers).filter((name) => !['etag', 'cache-control'].includes(name))
    expect(usual).toEqual(
      expect.arrayContaining([
        'content-security-policy',
        'strict-transport-security',
        'access-control-allow-origin',
        'access-control-expose-headers',
        'vary',
        'ratelimit-limit',
        'x-request-id',
        'content-type',
        'date',
      ]),
    )
  })

  test.each(REFUSED)('%s', async (_name, bytes, status) => {
    const answer = await send(api, bytes)
    expect(answer.status).toBe(status)
    expect(Object.keys(answer.headers)).toEqual(expect.arrayContaining(usual))
    expect(answer.headers['access-control-allow-origin']).toBe(ORIGIN)
    expect(JSON.parse(answer.body)).toMatchObject({
      status,
      instance: answer.headers['x-request-id'],
    })
  })

  test('to an origin that is not listed they are no use', async () => {
    for (const [, bytes] of REFUSED) {
      const { headers } = await send(api, bytes.replaceAll(ORIGIN, 'https://evil.example'))
      expect(headers).not.toHaveProperty('access-control-allow-origin')
      expect(headers.vary).toBe('Origin')
    }
  })
})

describe('what is refused before routing counts against the address', () => {
  const PREFLIGHT = `OPTIONS /v1/me HTTP/1.1\r\nHost: a\r\nAccess-Control-Request-Method: PATCH\r\n${FIELDS}\r\n`

  test.each([...REFUSED, ['a preflight', PREFLIGHT, 204] as const])(
    '%s',
    async (_name, bytes, status) => {
      const limited = await start(2)
      expect((await send(limited, bytes)).status).toBe(status)
      expect((await send(limited, bytes)).headers['ratelimit-remaining']).toBe('0')
      for (const third of [bytes, get('/')]) {
        const { headers, ...refused } = await send(limited, third)
        expect(refused.status).toBe(429)
        expect(JSON.parse(refused.body)).toMatchObject({ code: 'rate_limited' })
        expect(headers['retry-after']).toBe(headers['ratelimit-reset'])
        expect(headers['access-control-allow-origin']).toBe(ORIGIN)
      }
    },
  )
})

describe('a Host', () => {
  const PATHS = ['/', '/docs', '/docs/json', '/nowhere', '/health/live', '/v1/me']

  test.each([
    'a b',
    'a,b',
    'user@a.example',
    'a.example/path',
    'a.example?x',
    'a.example#x',
    'http://a.example',
    'a.example:http',
    'a.example:99999',
    '[::1',
    '[::g]',
    '::1',
    'a%zz',
    'a\\b',
    '<a>',
    'é.example',
    '',
  ])('that is none is refused, wherever it is sent: %j', async (host) => {
    for (const path of PATHS)
      expect((await send(api, get(path, `Host: ${host}\r\n`))).status, path).toBe(400)
    const preflight = `OPTIONS / HTTP/1.1\r\nHost: ${host}\r\nAccess-Control-Request-Method: GET\r\n${FIELDS}\r\n`
    expect((await send(api, preflight)).status).toBe(400)
  })

  test.each([
    'a.example',
    'A.Example:8080',
    'a.example:',
    '127.0.0.1:80',
    '[::1]:8080',
    'a_b',
    'x-1.',
  ])('is taken in each form: %s', async (host) => {
    expect((await send(api, get('/', `Host: ${host}\r\n`))).status).toBe(200)
  })

  test('need not be there in HTTP/1.0, but is refused twice', async () => {
    expect((await send(api, get('/', '', '1.0'))).status).toBe(200)
    expect((await send(api, get('/', 'Host: a\r\nHost: a\r\n', '1.0'))).status).toBe(400)
  })

  test('is needed beside a target that names one', async () => {
    expect((await send(api, get('http://a.example/'))).status).toBe(200)
    expect((await send(api, get('http://a.example/', ''))).status).toBe(400)
    expect((await send(api, get('http://a.example/', 'Host: a\r\nHost: b\r\n'))).status).toBe(400)
  })

  test('that a trusted proxy forwards is one as well', async () => {
    const { app } = await startApi({ config: { trustProxy: ['loopback'] } })
    const ask = async (forwarded: string) =>
      (await app.inject({ url: '/', headers: { 'x-forwarded-host': forwarded } })).statusCode
    expect(await ask('a.example')).toBe(200)
    expect(await ask('a b')).toBe(400)
    expect(
      (await api.app.inject({ url: '/', headers: { 'x-forwarded-host': 'a b' } })).statusCode,
    ).toBe(200)
  })
})
