import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { curlOf } from '../../src/contract/curl.ts'
import type { HttpRequest } from '../../src/contract/exchange.ts'
import { closeAfterTests } from '../closing.ts'

const TOKEN =
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEyMzQ1Njc4OTAifQ.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw'

interface Received {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

/** Runs the command in a shell that knows the token, and returns the received request. */
async function receivedBy(request: HttpRequest): Promise<{ command: string; received: Received }> {
  let received: Received | undefined
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming
      received = { method, url, headers, body: Buffer.concat(chunks).toString('latin1') }
      response.end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closeAfterTests(() => server.close())
  const { port } = server.address() as AddressInfo
  const command = curlOf(request, `http://127.0.0.1:${port}`, new Map([[TOKEN, 'TOKEN']]))
  const { execFile } = await import('node:child_process')
  const child = execFile('bash', ['-c', command], { env: { ...process.env, TOKEN } })
  await once(child, 'exit')
  if (!received) throw new Error(`Nothing arrived of: ${command.slice(0, 300)}`)
  return { command, received }
}

const hasCurl = (() => {
  try {
    execFileSync('bash', ['-c', 'curl --version'])
    return true
  } catch {
    return false
  }
})()

test.skipIf(!hasCurl).each<[string, HttpRequest]>([
  [
    'a garbage credential',
    { method: 'GET', url: '/a?b=c', headers: { authorization: 'Bearer x' } },
  ],
  ['a token', { method: 'GET', url: '/', headers: { authorization: `Bearer ${TOKEN}` } }],
  [
    'a token with another signature',
    {
      method: 'GET',
      url: '/',
      headers: { authorization: `Bearer ${TOKEN.replace('hhdC', 'hhdD')}` },
    },
  ],
  ['an empty header', { method: 'GET', url: '/', headers: { authorization: '' } }],
  ['brackets in the query', { method: 'GET', url: '/?a[b]=1', headers: {} }],
  ['HEAD', { method: 'HEAD', url: '/', headers: {} }],
  [
    'quotes and dollars',
    { method: 'POST', url: '/', headers: { 'content-type': 'text/plain' }, body: `'"$HOME\`\\n` },
  ],
  [
    'bytes that are not UTF-8',
    {
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'a/b' },
      body: Buffer.from([0xff, 0, 65]),
    },
  ],
  [
    'a large body',
    {
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'a/b' },
      body: `{"a":"${'x'.repeat(300_000)}"}`,
    },
  ],
  ['a body without media type', { method: 'PUT', url: '/', headers: {}, body: '@a' }],
])('the command sends the very same: %s', async (_name, request) => {
  const { command, received } = await receivedBy(request)
  const { method, url, headers, body = '' } = request
  expect({ method: received.method, url: received.url }).toEqual({ method, url })
  for (const [name, value] of Object.entries(headers)) expect(received.headers[name]).toBe(value)
  if (body !== '' && headers['content-type'] === undefined)
    expect(received.headers['content-type']).toBeUndefined()
  expect(received.body).toBe(Buffer.from(body).toString('latin1'))
  expect(command).not.toContain(TOKEN.slice(0, 60))
  expect(command).not.toContain(TOKEN.slice(-20))
})
