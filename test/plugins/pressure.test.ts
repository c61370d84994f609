import { setTimeout as sleep } from 'node:timers/promises'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, expect, test } from 'vitest'
import { type Api, bearer, startApi } from '../api.ts'

let api: Api
beforeAll(async () => {
  api = await startApi()
})

/** Keeps the process from all else for so many milliseconds. */
function block(ms: number) {
  const end = performance.now() + ms
  while (performance.now() < end);
}

test('an instance with more to do than it can says so, until it can again', async () => {
  const { app, session } = api
  const call = (url: string) => app.inject({ url, headers: bearer(session('ada')) })
  const statuses = async () => {
    const urls = ['/', '/v1/auth', '/docs', '/health/ready', '/health/live', '/nowhere']
    return Promise.all(urls.map(async (url) => (await call(url)).statusCode))
  }
  // One pause, be it long.
  block(2500)
  await sleep(1)
  expect(app.isUnderPressure()).toBe(true)
  expect(await statuses()).toEqual([200, 200, 200, 200, 200, 404])

  for (const turn of [1, 2, 3, 4]) {
    block(1100)
    await sleep(turn)
  }
  expect(await statuses()).toEqual([503, 503, 503, 503, 200, 503])
  const refused = await call('/v1/auth')
  expect(refused.json()).toMatchObject({ code: 'overloaded', status: 503 })
  expect(refused.headers['retry-after']).toBe('2')
  expect(refused.headers['ratelimit-limit']).toBeDefined()

  await expect.poll(statuses, { timeout: 5000 }).toEqual([200, 200, 200, 200, 200, 404])
})

test('the document says so of every operation but liveness', () => {
  const document = api.app.swagger() as OpenAPIV3_1.Document
  const operations = Object.values(document.paths ?? {}).flatMap((item) =>
    Object.values(item ?? {}).map((operation) => operation as OpenAPIV3_1.OperationObject),
  )
  for (const { operationId, responses = {} } of operations) {
    const { $ref = '' } = (responses['503'] ?? {}) as { $ref?: string }
    const says = /Overloaded|ServiceUnavailable/.test($ref)
    expect([operationId, says]).toEqual([operationId, operationId !== 'getLiveness'])
  }
})
