import { setTimeout as sleep } from 'node:timers/promises'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, expect, test } from 'vitest'
import { type App, buildApp } from '../../../../src/app.ts'
import { onSandbox } from '../../../../scripts/on-sandbox.ts'
import { bearer, mintSession } from '../../../api.ts'
import { closeAfterTests } from '../../../closing.ts'
import { startSandbox } from '../../../sandboxes.ts'

let app: App
let token: string
/** The lines that were logged above `debug`. */
const lines: { level: number; msg: string }[] = []

beforeAll(async () => {
  const sandbox = await startSandbox()
  const stream = { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[0]) }
  // Longer than a busy machine delays a process, and much shorter than the blocks of the test.
  app = await buildApp({ ...onSandbox(sandbox), longestDelay: 150 }, { level: 'info', stream })
  closeAfterTests(() => app.close())
  await app.ready()
  token = mintSession(sandbox, 'ada')
})

/** Blocks the process for so many milliseconds. */
function block(ms: number) {
  const end = performance.now() + ms
  while (performance.now() < end);
}

test('an instance with more to do than it can says so, until it can again', async () => {
  const call = (url: string) => app.inject({ url, headers: bearer(token) })
  const statuses = async () => {
    const urls = ['/', '/v1/auth', '/docs', '/health/ready', '/health/live', '/nowhere']
    return Promise.all(urls.map(async (url) => (await call(url)).statusCode))
  }
  // A single pause, even a long one.
  block(2500)
  await sleep(1)
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

  await expect.poll(statuses).toEqual([200, 200, 200, 200, 200, 404])
  // One line only, for any number of refusals.
  expect(lines.filter(({ msg }) => /overloaded/i.test(msg)).map(({ msg }) => msg)).toEqual([
    'Overloaded: requests are refused',
    'Not overloaded any more',
  ])
  expect(lines.filter(({ level }) => level >= 50)).toEqual([])
})

test('the document says so of every operation but liveness', () => {
  const document = app.swagger() as OpenAPIV3_1.Document
  const operations = Object.values(document.paths ?? {}).flatMap((item) =>
    Object.values(item ?? {}).map((operation) => operation as OpenAPIV3_1.OperationObject),
  )
  for (const { operationId, responses = {} } of operations) {
    const { $ref = '' } = (responses['503'] ?? {}) as { $ref?: string }
    const says = /Overloaded|ServiceUnavailable/.test($ref)
    expect([operationId, says]).toEqual([operationId, operationId !== 'getLiveness'])
  }
})
