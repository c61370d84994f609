import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, startApi } from '../../api.ts'
import { closeAfterTests } from '../../closing.ts'

interface Received {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

/** A server in place of Clerk's Frontend API, which records requests. */
async function startListener() {
  const received: Received[] = []
  let bytes = 0
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('error', () => undefined)
    void text(request).then(
      (body) => {
        const { method = '', url = '', headers } = request
        received.push({ method, url, headers, body })
        response
          .writeHead(200, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] })
          .end('{}')
      },
      () => undefined,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closeAfterTests(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    received,
    bytes: () => bytes,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fapi`,
  }
}

const keysOf = ({ sandbox }: Api, frontendApiUrl?: string) => ({
  publishableKey: sandbox.publishableKey,
  secretKey: sandbox.secretKey,
  apiUrl: sandbox.url,
  ...(frontendApiUrl && { frontendApiUrl }),
})

describe('/__clerk', () => {
  let api: Api
  let listener: Awaited<ReturnType<typeof startListener>>
  const last = () => listener.received.at(-1)

  beforeAll(async () => {
    listener = await startListener()
    api = await startApi({
      config: { clerkKeys: keysOf(await startApi(), listener.url) },
    })
  })

  test('forwards method, path, query, body and cookies as they are', async () => {
    const response = await api.app.inject({
      method: 'POST',
      url: '/__clerk//api_keys?_method=PATCH&x=a%20b',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: '__session=1',
        authorization: 'Bearer theirs',
      },
      payload: 'name=Ada+Lovelace',
    })
    expect(response).toMatchObject({ statusCode: 200, body: '{}' })
    expect(response.headers['set-cookie']).toEqual(['a=1', 'b=2'])
    expect(last()).toMatchObject({
      method: 'POST',
      url: '/fapi//api_keys?_method=PATCH&x=a%20b',
      body: 'name=Ada+Lovelace',
      headers: { cookie: '__session=1', authorization: 'Bearer theirs' },
    })
  })

  test('a POST without a body is forwarded too', async () => {
    const headers = { 'content-length': '0' }
    const { statusCode } = await api.app.inject({ method: 'POST', url: '/__clerk/v1/x', headers })
    expect(statusCode).toBe(200)
    expect(last()).toMatchObject({ method: 'POST', url: '/fapi/v1/x', body: '' })
  })

  test('a host before the path does not say where it is', async () => {
    if (!api.app.server.listening) await api.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = api.app.server.address() as AddressInfo
    const path = 'http://evil.example/__clerk/v1/x'
    const sent = request({ port, host: '127.0.0.1', path, headers: { host: 'api.example.com' } })
    await once(sent.end(), 'response')
    expect(last()).toMatchObject({
      url: '/fapi/v1/x',
      headers: { 'clerk-proxy-url': 'http://api.example.com/__clerk' },
    })
  })

  test('nobody says where they come from but by the proxies that are trusted', async () => {
    const lies = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '6.6.6.6',
      forwarded: 'host=evil.example',
      'x-real-ip': '6.6.6.6',
      'cf-connecting-ip': '6.6.6.6',
    }
    await api.app.inject({ url: '/__clerk/v1/x', headers: { host: 'api.example.com', ...lies } })
    expect(last()?.headers).toMatchObject({
      'x-forwarded-host': 'api.example.com',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '127.0.0.1',
      'clerk-proxy-url': 'http://api.example.com/__clerk',
    })
    expect(JSON.stringify(last()?.headers)).not.toMatch(/evil|6\.6\.6\.6/)

    const trusting = await startApi({
      config: { clerkKeys: keysOf(await startApi(), listener.url), trustProxy: ['loopback'] },
    })
    await trusting.app.inject({ url: '/__clerk/v1/x', headers: { ...lies, forwarded: '' } })
    expect(last()?.headers).toMatchObject({
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '6.6.6.6',
    })
  })

  /** Sends a body of so many bytes, until it is refused. */
  async function upload(bytes: number, headers: OutgoingHttpHeaders) {
    if (!api.app.server.listening) await api.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = api.app.server.address() as AddressInfo
    const sent = request({
      port,
      host: '127.0.0.1',
      path: '/__clerk/v1/x',
      method: 'POST',
      headers,
    })
    const chunk = Buffer.alloc(64 * 1024)
    const body = Readable.from(
      (function* chunks() {
        for (let left = bytes; left > 0; left -= chunk.length) yield chunk.subarray(0, left)
      })(),
    )
    body.pipe(sent)
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    const answered = await text(response)
    body.destroy()
    sent.destroy()
    return { status: response.statusCode, body: answered }
  }
  const MB = 1024 * 1024
  const TYPE = { 'content-type': 'application/octet-stream' }

  test.each(['chunked', 'with a length'])('forwards a picture of 10 MB, %s', async (how) => {
    const length = how === 'chunked' ? {} : { 'content-length': 10 * MB }
    expect((await upload(10 * MB, { ...TYPE, ...length })).status).toBe(200)
    expect(last()?.body).toHaveLength(10 * MB)
  })

  test.each(['chunked', 'with a length'])('refuses 50 MB before it has them, %s', async (how) => {
    const before = listener.bytes()
    const length = how === 'chunked' ? {} : { 'content-length': 50 * MB }
    const { status, body } = await upload(50 * MB, { ...TYPE, ...length })
    expect(status).toBe(413)
    expect(JSON.parse(body)).toMatchObject({ code: 'body_too_large' })
    expect(listener.bytes() - before).toBeLessThan(11 * MB)
  })

  test('PUBLIC_URL says where it is, with its prefix, whatever Host is sent', async () => {
    const publicUrl = 'https://api.example.com/base'
    const { app } = await startApi({
      config: { clerkKeys: keysOf(await startApi(), listener.url), publicUrl },
    })
    await app.inject({ url: '/__clerk/v1/x?a=b', headers: { host: 'evil.example' } })
    expect(last()).toMatchObject({
      url: '/fapi/v1/x?a=b',
      headers: {
        'x-forwarded-host': 'api.example.com',
        'x-forwarded-proto': 'https',
        'clerk-proxy-url': `${publicUrl}/__clerk`,
      },
    })
    expect(JSON.stringify(last()?.headers)).not.toContain('evil')
  })

  test('a Host that is none is refused', async () => {
    const response = await api.app.inject({ url: '/__clerk/v1/x', headers: { host: 'a b' } })
    expect(response.json()).toMatchObject({ status: 400, code: 'invalid_request' })
  })

  test('does not reach what is beside it', async () => {
    const before = listener.received.length
    for (const url of ['/__clerk/../v1/auth', '/__clerk%2f..%2fv1', '/__clerkish/v1'])
      expect((await api.app.inject(url)).statusCode).not.toBe(200)
    expect(listener.received.slice(before).every(({ url }) => url.startsWith('/fapi/'))).toBe(true)
  })

  test('is no part of the document', async () => {
    expect((await api.app.inject('/docs/json')).body).not.toContain('__clerk/')
  })
})

test('without a Frontend API there is no /__clerk', async () => {
  const { app } = await startApi({ config: { clerkKeys: keysOf(await startApi()) } })
  expect((await app.inject('/__clerk/v1/client')).statusCode).toBe(404)
})
