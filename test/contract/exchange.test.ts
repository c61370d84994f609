import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { overHttp } from '../../src/contract/exchange.ts'
import { closeAfterTests } from '../closing.ts'

/** Starts a deployment that refuses a number of requests, with Retry-After. */
async function startLimited(refusals: number, retryAfter?: string) {
  const received: number[] = []
  const server = createServer((_request, response) => {
    received.push(performance.now())
    if (received.length > refusals) response.writeHead(200)
    else response.writeHead(429, retryAfter === undefined ? {} : { 'retry-after': retryAfter })
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closeAfterTests(() => server.close())
  const send = overHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return {
    received,
    get: async () => (await send({ method: 'GET', url: '/', headers: {} })).status,
  }
}

test('what came too soon is sent again when it may be', async () => {
  const { received, get } = await startLimited(1, '1')
  expect(await get()).toBe(200)
  const [first = 0, second = 0] = received
  expect(second - first).toBeGreaterThan(990)
})

test('but not for ever, nor after hours, nor without being told when', async () => {
  expect(await (await startLimited(5, '0')).get()).toBe(200)
  expect(await (await startLimited(6, '0')).get()).toBe(429)
  expect(await (await startLimited(1, '3600')).get()).toBe(429)
  expect(await (await startLimited(1)).get()).toBe(429)
})
