import { connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, startApi } from '../../../api.ts'

let api: Api
let port: number

beforeAll(async () => {
  api = await startApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  port = (api.app.server.address() as AddressInfo).port
})

/** The API must still work after all requests. */
afterAll(async () => {
  expect((await exchange(get('/health/live'))).statuses).toEqual([200])
})

const CRLF = '\r\n'
const CLOSE = 'Connection: close'

function request(line: string, headers: string[] = [], body: string | Buffer = ''): Buffer {
  const head = [line, 'Host: localhost', CLOSE, ...headers, '', ''].join(CRLF)
  return Buffer.concat([Buffer.from(head), Buffer.from(body)])
}

function get(path: string, ...headers: string[]): Buffer {
  return request(`GET ${path} HTTP/1.1`, headers)
}

/** 17 bytes: 11 as the hexadecimal size of a chunk. */
const GOOD = '{"firstName":"a"}'

/** A change of the profile of the signed-in user. */
function patch(body: string | Buffer, ...headers: string[]): Buffer {
  const length = `Content-Length: ${Buffer.byteLength(body)}`
  const json = [
    `Authorization: Bearer ${api.session('bob')}`,
    'Content-Type: application/json',
    length,
  ]
  return request('PATCH /v1/me HTTP/1.1', [...json, ...headers], body)
}

/** The same, with a raw head and body. */
function raw(headers: string[], body: string, ...more: string[]): Buffer {
  const json = [`Authorization: Bearer ${api.session('bob')}`, 'Content-Type: application/json']
  return request('PATCH /v1/me HTTP/1.1', [...json, ...headers, ...more], body)
}

interface Answer {
  /** The statuses of all answers, in order. */
  statuses: number[]
  text: string
  /** Milliseconds until the API closed the connection. */
}

/** Sends all bytes, and reads until the API closes or resets the connection. */
async function exchange(
  sent: Buffer | string | ((socket: Socket) => Promise<void>),
): Promise<Answer> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const closed = new Promise<void>((resolve) => {
    socket.on('error', () => undefined)
    socket.on('end', resolve).on('close', resolve)
  })
  if (typeof sent === 'function') void sent(socket).catch(() => undefined)
  else socket.write(sent)
  await closed
  socket.destroy()
  const text = Buffer.concat(chunks).toString()
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
  return { statuses, text }
}

function nested(open: string, close: string, depth = 10_000): string {
  return open.repeat(depth) + close.repeat(depth)
}

const bad: [string, () => Buffer, number][] = [
  ['nonsense', () => Buffer.from('nonsense\r\n\r\n'), 400],
  ['random bytes', () => Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01]), 400],
  ['1 MB in one header', () => get('/health/live', `X: ${'x'.repeat(1e6)}`), 431],
  [
    '1 MB of headers',
    () => get('/health/live', ...Array<string>(1000).fill(`X: ${'x'.repeat(1000)}`)),
    431,
  ],
  [
    '10,000 headers',
    () => get('/health/live', ...Array.from({ length: 10_000 }, (_, i) => `X${i}: 1`)),
    431,
  ],
  ['a path of 1 MB', () => get(`/${'x'.repeat(1e6)}`), 431],
  ['a path of 17 kB', () => get(`/${'x'.repeat(17_000)}`), 431],
  ['a path of 15 kB', () => get(`/${'x'.repeat(15_000)}`), 404],
  ['an id of 15 kB', () => get(`/v1/users/${'x'.repeat(15_000)}`), 400],
  ['100,000 query parameters', () => get(`/health/live?${'a=1&'.repeat(100_000)}`), 431],
  [
    '5,000 query parameters',
    () => get(`/health/live?${Array.from({ length: 2500 }, (_, i) => i).join('&')}`),
    400,
  ],
  ['a header with NUL', () => get('/health/live', 'X: a\0b'), 400],
  ['a header with a bare line feed', () => get('/health/live', 'X: a\nY: b'), 400],
  ['a header that is folded', () => get('/health/live', 'X: a', ' b'), 400],
  ['a space before the colon', () => get('/health/live', 'X : a'), 400],
  ['a header without colon', () => get('/health/live', 'nonsense'), 400],
  [
    'NUL in the path',
    () => get('/v1/me/api-keys/%00', `Authorization: Bearer ${api.session('bob')}`),
    400,
  ],
  [
    'NUL in the query',
    () => get('/v1/me?%00=1', `Authorization: Bearer ${api.session('bob')}`),
    400,
  ],
  [
    'broken UTF-8 in the path',
    () => get('/v1/me/api-keys/%ff', `Authorization: Bearer ${api.session('bob')}`),
    400,
  ],
  [
    'broken UTF-8 in the path, unescaped',
    () => Buffer.concat([Buffer.from('GET /v1/'), Buffer.from([0xff, 0xfe]), request(' HTTP/1.1')]),
    400,
  ],
  ['half an escape', () => get('/v1/%f'), 400],
  ['no Host', () => Buffer.from(['GET /health/live HTTP/1.1', CLOSE, '', ''].join(CRLF)), 400],
  ['HTTP/3.0', () => request('GET /health/live HTTP/3.0'), 400],
  ['HTTP/2 that was not agreed on', () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), 400],
  ['an unknown method', () => request('FROBNICATE /health/live HTTP/1.1'), 400],
  ['TRACE', () => request('TRACE /health/live HTTP/1.1'), 405],
  ['PROPFIND', () => request('PROPFIND /health/live HTTP/1.1'), 405],
  ['CONNECT', () => request('CONNECT example.com:443 HTTP/1.1'), 400],
  ['10,000 arrays in each other', () => patch(nested('[', ']')), 400],
  [
    '10,000 objects in each other',
    () => patch(nested('{"a":', '', 10_000).concat('1', '}'.repeat(10_000))),
    400,
  ],
  ['arrays that never end', () => patch('['.repeat(100_000)), 400],
  ['__proto__', () => patch('{"firstName":"a","__proto__":{"admin":true}}'), 400],
  ['__proto__, escaped', () => patch('{"firstName":"a","\\u005f_proto__":{"admin":true}}'), 400],
  ['constructor.prototype', () => patch('{"constructor":{"prototype":{"admin":true}}}'), 400],
  [
    '__proto__ in what may be anything',
    () => patch('{"unsafeMetadata":{"__proto__":{"a":1}}}'),
    400,
  ],
  [
    'constructor.prototype in what may be anything',
    () => patch('{"unsafeMetadata":{"constructor":{"prototype":{"a":1}}}}'),
    400,
  ],
  ['NUL in a text', () => patch('{"firstName":"a\\u0000b"}'), 400],
  ['NUL in a name', () => patch('{"unsafeMetadata":{"a\\u0000":1}}'), 400],
  ['half a character in a text', () => patch('{"firstName":"a\\ud800b"}'), 400],
  ['a NUL in the body', () => patch('{"firstName":"a"}\0'), 400],
  ['broken UTF-8 in the body', () => patch(Buffer.from([0x22, 0xff, 0x22])), 400],
  ['broken UTF-8 in a text', () => patch(Buffer.from('{"firstName":"\xff"}', 'latin1')), 400],
  ['a body with GET', () => request('GET /health/live HTTP/1.1', ['Content-Length: 2'], '{}'), 400],
  ['a body that is compressed', () => patch('{}', 'Content-Encoding: gzip'), 415],
  ['129 kB', () => patch(JSON.stringify({ firstName: 'x'.repeat(129 * 1024) })), 413],
  ['1 MB', () => patch(JSON.stringify({ firstName: 'x'.repeat(1e6) })), 413],
  ['a length that is negative', () => raw(['Content-Length: -1'], '{}'), 400],
  ['a length that is none', () => raw(['Content-Length: 0x2'], '{}'), 400],
  ['a length beyond counting', () => raw([`Content-Length: ${'9'.repeat(30)}`], '{}'), 400],
  ['two lengths', () => raw(['Content-Length: 2', 'Content-Length: 3'], '{}'), 400],
  [
    'a length and chunks',
    () => raw(['Content-Length: 2', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
    400,
  ],
  [
    'chunks and a length',
    () => raw(['Transfer-Encoding: chunked', 'Content-Length: 2'], '0\r\n\r\n'),
    400,
  ],
  ['an unknown encoding', () => raw(['Transfer-Encoding: gzip'], '{}'), 400],
  [
    'chunks that are not the last encoding',
    () => raw(['Transfer-Encoding: chunked, gzip'], '0\r\n\r\n'),
    400,
  ],
  [
    'chunks twice',
    () => raw(['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
    400,
  ],
  [
    'a chunk whose size is none',
    () => raw(['Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'),
    400,
  ],
  [
    'a chunk longer than it says',
    () => raw(['Transfer-Encoding: chunked'], '1\r\n{}\r\n0\r\n\r\n'),
    400,
  ],
  [
    'a chunk size beyond counting',
    () => raw(['Transfer-Encoding: chunked'], `${'f'.repeat(17)}\r\n`),
    400,
  ],
  [
    'extensions of chunks without end',
    () => raw(['Transfer-Encoding: chunked'], `2;${'x'.repeat(100_000)}`),
    400,
  ],
  [
    'trailers without end',
    () => raw(['Transfer-Encoding: chunked'], `2\r\n{}\r\n0\r\n${'X: y\r\n'.repeat(20_000)}`),
    431,
  ],
  ['a forged webhook of 1 MB', () => webhook(JSON.stringify({ data: 'x'.repeat(1e6) })), 401],
  ['a webhook of 2 MB', () => webhook(JSON.stringify({ data: 'x'.repeat(2e6) })), 413],
]

function webhook(body: string): Buffer {
  const seconds = Math.floor(Date.now() / 1000)
  const signed = [`svix-id: msg_1`, `svix-timestamp: ${seconds}`, 'svix-signature: v1,AAAA']
  const json = ['Content-Type: application/json', `Content-Length: ${body.length}`]
  return request('POST /webhooks/clerk HTTP/1.1', [...signed, ...json], body)
}

describe('is refused with a problem', () => {
  test.each(bad)('%s', async (_what, make, status) => {
    const { statuses, text } = await exchange(make())
    expect(statuses).toEqual([status])
    expect(text).toMatch(/^content-type: application\/problem\+json/im)
    expect(text).toContain(`"status":${status},`)
  })
})

describe('is answered as usual', () => {
  test.each<[string, () => Buffer]>([
    ['an expectation that nobody knows', () => patch(GOOD, 'Expect: the-unexpected')],
    [
      'extensions of a chunk',
      () => raw(['Transfer-Encoding: chunked'], `11;a=b\r\n${GOOD}\r\n0\r\n\r\n`),
    ],
    [
      'a wish for another protocol',
      () => get('/health/live', 'Connection: Upgrade', 'Upgrade: h2c'),
    ],
    ['HTTP/1.0 without Host', () => Buffer.from('GET /health/live HTTP/1.0\r\n\r\n')],
    ['an absolute address', () => get('http://localhost/health/live')],
    ['an address elsewhere', () => get('http://evil.example/health/live')],
    ['an address of the docs', () => get('http://evil.example/docs/json')],
    ['800 headers', () => get('/health/live', ...Array.from({ length: 800 }, () => 'X:1'))],
  ])('%s', async (_what, make) => {
    expect((await exchange(make())).statuses).toEqual([200])
  })

  test('a body that waits to be asked for', async () => {
    const { text } = await exchange(patch(GOOD, 'Expect: 100-continue'))
    expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /)
  })

  test('1,000 requests at once on one connection, in their order', async () => {
    const one = Buffer.from(`GET /health/live HTTP/1.1${CRLF}Host: localhost${CRLF}${CRLF}`)
    const other = Buffer.from(`GET /nowhere HTTP/1.1${CRLF}Host: localhost${CRLF}${CRLF}`)
    const pairs = Array.from({ length: 500 }, () => [one, other]).flat()
    const { statuses } = await exchange(Buffer.concat([...pairs, get('/health/live')]))
    expect(statuses).toEqual([...Array.from({ length: 500 }, () => [200, 404]).flat(), 200])
  })
})

describe('who is slow', () => {
  test('has 10 s for the headers, 30 s for the request and 60 s for the answer', () => {
    const { headersTimeout, requestTimeout, timeout, keepAliveTimeout } = api.app.server
    expect({ headersTimeout, requestTimeout, timeout, keepAliveTimeout }).toEqual({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      timeout: 60_000,
      keepAliveTimeout: 72_000,
    })
  })

  /** Sends the text again and again, until the connection closes. */
  function trickle(start: string | Buffer, again: string) {
    return async (socket: Socket) => {
      socket.write(start)
      while (socket.writable) {
        await sleep(20)
        socket.write(again)
      }
    }
  }

  describe('and', () => {
    const saved: object = {}
    beforeAll(() => {
      const { headersTimeout, requestTimeout } = api.app.server
      Object.assign(saved, { headersTimeout, requestTimeout })
      Object.assign(api.app.server, { headersTimeout: 200, requestTimeout: 400 })
    })
    afterAll(() => void Object.assign(api.app.server, saved))

    // Node looks for slow requests once a second, so all of them wait together.
    test.concurrent.each<[string, () => (socket: Socket) => Promise<void>]>([
      ['says nothing', () => trickle('', '')],
      ['sends headers by the byte', () => trickle('GET /health/live HTTP/1.1\r\nX: ', 'x')],
      ['sends header after header', () => trickle('GET /health/live HTTP/1.1\r\n', 'X: y\r\n')],
      ['sends a body by the byte', () => trickle(raw(['Content-Length: 100000'], '['), ' ')],
      [
        'sends chunks by the byte',
        () => trickle(raw(['Transfer-Encoding: chunked'], ''), '1\r\n \r\n'),
      ],
      ['never sends the rest', () => trickle(raw(['Content-Length: 10'], '['), '')],
    ])('%s gets a 408', async (_how, send) => {
      const { statuses, text } = await exchange(send())
      expect(statuses).toEqual([408])
      expect(text).toContain('"code":"request_timeout"')
    })
  })

  test('a body that never ends is refused where it is too long', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${' '.repeat(65_536)}\r\n`
    const { statuses } = await exchange(trickle(raw(['Transfer-Encoding: chunked'], ''), chunk))
    expect(statuses).toEqual([413])
  })

  test('or does not go away after a refusal is cut off', async () => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    socket.on('error', () => undefined).resume()
    socket.write('nonsense\r\n\r\n')
    const connections = () =>
      new Promise<number>((resolve) => {
        api.app.server.getConnections((_error, count) => {
          resolve(count)
        })
      })
    await expect.poll(connections).toBeGreaterThan(0)
    await expect.poll(connections).toBe(0)
    socket.destroy()
  })
})

test('however often, memory stays flat', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const rounds = async (times: number) => {
    for (let round = 0; round < times; round += 1)
      for (const [, make] of bad) await exchange(make())
  }
  const heap = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  await rounds(2)
  const before = heap()
  await rounds(10)
  // Connections close some moments later.
  await expect.poll(() => heap() / before).toBeLessThan(1.2)
})
