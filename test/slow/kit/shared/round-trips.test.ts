import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { onSandbox } from '../../../../scripts/on-sandbox.ts'
import { type App, buildApp } from '../../../../src/app.ts'
import type { SharedStore } from '../../../../src/kit/shared/store.ts'
import type { Sandbox } from '../../../../src/sandbox/index.ts'
import { bearer } from '../../../api.ts'
import { closeAfterTests } from '../../../closing.ts'
import { signUp } from '../../../instances.ts'
import { startSandbox } from '../../../sandboxes.ts'
import { HOW_TO_GET_REDIS, type RedisServer, skipRedis, startRedis } from '../../redis-server.ts'

let redis: RedisServer
let sandbox: Sandbox
let one: App
let other: App
let keys = 0
const newKey = () => `key-${(keys += 1)}`

const MOST_SENSITIVE = 3
/** Far below a limit, an instance tells the store of its requests now and then. */
const TOLD_LATER = new Set(['limit:address', 'limit:reads', 'limit:writes'])
const create = { url: '/v1/organizations', payload: { name: 'Acme' } }
/** The limit of sensitive operations is small, so that each request asks the store. */
const addAddress = (emailAddress = `new-${newKey()}@example.com`) => ({
  url: '/v1/me/email-addresses',
  payload: { emailAddress },
})

const post = (
  app: App,
  { url, payload }: { url: string; payload: object },
  token: string,
  key: string,
) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...bearer(token), 'idempotency-key': key },
    payload,
  })

/** Holds the answers of one function of the store, until `open` is called. */
function hold(name: keyof SharedStore) {
  const store = one.shared as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
  const original = store[name]
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  const calls = { count: 0, answered: 0 }
  store[name] = async (...args) => {
    calls.count += 1
    const answer = await original?.(...args)
    await opened
    calls.answered += 1
    return answer
  }
  const release = () => {
    if (original) store[name] = original
    open()
  }
  onTestFinished(release)
  return Object.assign(calls, { release })
}

describe.skipIf(skipRedis)(`a request with an Idempotency-Key (${HOW_TO_GET_REDIS})`, () => {
  beforeAll(async () => {
    ;[redis, sandbox] = [await startRedis(), await startSandbox()]
    const start = async () => {
      const env = { REDIS_URL: redis.url, RATE_LIMIT_SENSITIVE: String(MOST_SENSITIVE) }
      const app = await buildApp(onSandbox(sandbox, env))
      closeAfterTests(() => app.close())
      await app.ready()
      await vi.waitFor(() => {
        expect(app.redis?.status).toBe('ready')
      })
      return app
    }
    ;[one, other] = [await start(), await start()]
  })

  test('sends Redis its key and its answer, and asks nothing else', async () => {
    const { token } = signUp(sandbox)
    await one.inject({ url: '/v1/auth', headers: bearer(token) })
    const monitor = await redis.client.monitor()
    const commands: string[] = []
    monitor.on('monitor', (_time, [command = '', ...args]: string[]) => {
      const [, name] = /:(idempotency|limit:\w+):/.exec(args[2] ?? '') ?? []
      if (/^eval/i.test(command) && name) commands.push(name)
    })
    expect((await post(one, create, token, newKey())).statusCode).toBe(201)
    await redis.client.ping()
    monitor.disconnect()
    expect(commands.filter((name) => !TOLD_LATER.has(name))).toEqual(['idempotency', 'idempotency'])
  })

  test('is answered before Redis has stored the answer, which the other instance finds', async () => {
    const { token } = signUp(sandbox)
    const key = newKey()
    const settle = hold('settle')
    const first = await post(one, create, token, key)
    expect([first.statusCode, settle.count, settle.answered]).toEqual([201, 1, 0])
    const again = await post(other, create, token, key)
    expect([again.headers['idempotent-replayed'], again.body]).toEqual(['true', first.body])
    settle.release()
  })

  test('waits for its count and its key together', async () => {
    const { token } = signUp(sandbox)
    const [add, acquire] = [hold('add'), hold('acquire')]
    const answer = post(one, addAddress(), token, newKey())
    await vi.waitUntil(() => acquire.count > 0)
    expect([add.answered, acquire.answered]).toEqual([0, 0])
    acquire.release()
    add.release()
    const { statusCode, headers } = await answer
    expect([statusCode, headers['ratelimit-remaining']]).toEqual([201, String(MOST_SENSITIVE - 1)])
  })

  test('shows its count also if its body is refused', async () => {
    const { token } = signUp(sandbox)
    const add = hold('add')
    const answer = post(one, addAddress('no-address'), token, newKey())
    await vi.waitUntil(() => add.count > 0)
    add.release()
    const { statusCode, headers } = await answer
    expect([statusCode, headers['ratelimit-remaining']]).toEqual([400, String(MOST_SENSITIVE - 1)])
  })

  test('above the limit is refused, and its key can be used later', async () => {
    const { token } = signUp(sandbox)
    for (let n = 0; n < MOST_SENSITIVE; n += 1)
      expect((await post(n % 2 ? one : other, addAddress(), token, newKey())).statusCode).toBe(201)
    const key = newKey()
    const before = await redis.client.keys('*:idempotency:*')
    const users = sandbox.store.users.size
    const refused = await post(one, addAddress(), token, key)
    expect([refused.statusCode, refused.headers['ratelimit-remaining']]).toEqual([429, '0'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(sandbox.store.users.size).toBe(users)
    await vi.waitFor(async () => {
      expect(await redis.client.keys('*:idempotency:*')).toEqual(before)
    })
  })
})
