import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Api, startApi } from '../../../api.ts'

interface Published {
  servers: { url: string }[]
}

const FORMATS: [path: string, read: (text: string) => unknown][] = [
  ['/docs/json', JSON.parse],
  ['/docs/yaml', parse],
  ['/docs/openapi-3.0.json', JSON.parse],
]

/** Reads a published document, and returns the addresses of the API in it. */
async function addressesIn(
  { app }: Api,
  path = '/docs/json',
  headers: Record<string, string> = {},
  read: (text: string) => unknown = JSON.parse,
) {
  const answer = await app.inject({ url: path, headers })
  const { servers } = read(answer.body) as Published
  return { urls: servers.map(({ url }) => url), headers: answer.headers }
}

describe.each(FORMATS)('%s names the API by its absolute address', (path, read) => {
  test('under which the client asked', async () => {
    const api = await startApi()
    for (const host of ['api.example.com', 'localhost:8080', '[::1]:3000']) {
      const { urls } = await addressesIn(api, path, { host }, read)
      expect(urls).toEqual([`http://${host}`])
    }
  })

  test('which is PUBLIC_URL where that is set, whatever the client sends', async () => {
    const api = await startApi({ config: { publicUrl: 'https://api.example.com/base' } })
    const { urls, headers } = await addressesIn(api, path, { host: 'evil.example' }, read)
    expect(urls).toEqual(['https://api.example.com/base'])
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'accept-encoding' })
  })
})

describe('headers of a proxy', () => {
  const forwarded = {
    host: 'internal:8080',
    'x-forwarded-host': 'api.example.com',
    'x-forwarded-proto': 'https',
  }

  test('count if the proxy is trusted', async () => {
    const api = await startApi({ config: { trustProxy: 1 } })
    expect((await addressesIn(api, '/docs/json', forwarded)).urls).toEqual([
      'https://api.example.com',
    ])
  })

  test('of anybody else are ignored', async () => {
    expect((await addressesIn(await startApi(), '/docs/json', forwarded)).urls).toEqual([
      'http://internal:8080',
    ])
  })
})

test('no cache keeps the address of one client for another', async () => {
  const api = await startApi()
  const first = await addressesIn(api, '/docs/json', { host: 'evil.example' })
  expect(first.headers['cache-control']).toBe('private, no-cache')
  expect(first.headers.vary).toMatch(/\bhost\b.*x-forwarded-host.*x-forwarded-proto/)
  const again = await api.app.inject({
    url: '/docs/json',
    headers: { host: 'api.example.com', 'if-none-match': String(first.headers.etag) },
  })
  expect(again.statusCode).toBe(200)
  expect(again.json<Published>().servers[0]?.url).toBe('http://api.example.com')
})

test('any number of addresses is answered, but only the first are compressed', async () => {
  const api = await startApi()
  const encodings: unknown[] = []
  for (let number = 0; number < 20; number += 1) {
    const headers = { host: `host-${number}.example`, 'accept-encoding': 'gzip' }
    const { headers: answered, statusCode } = await api.app.inject({ url: '/docs/json', headers })
    expect(statusCode).toBe(200)
    encodings.push(answered['content-encoding'])
  }
  expect(encodings.slice(0, 4)).toEqual(Array(4).fill('gzip'))
  expect(encodings.at(-1)).toBeUndefined()
  expect((await addressesIn(api, '/docs/json', { host: 'host-19.example' })).urls).toEqual([
    'http://host-19.example',
  ])
})

test('a request without a host gets a relative address', async () => {
  const { app } = await startApi()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('GET /docs/json HTTP/1.0\r\n\r\n')
  const answer = await text(socket)
  const document = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as Published
  expect(document.servers[0]?.url).toBe('/')
})
