import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import type { Sandbox } from '../../src/sandbox/index.ts'
import { bearer, mintSession } from '../api.ts'
import {
  type Instance,
  post,
  sessionIdOf,
  signUp,
  startInstance,
  startSandbox,
  statusOf,
  tell,
} from '../instances.ts'
import { HOW_TO_GET_REDIS, type RedisServer, skipRedis, startRedis } from '../redis-server.ts'

const AWAY = expect.stringMatching(/^Redis is away/) as string
const BACK = 'Redis is back'

const messages = ({ lines }: Instance) => lines.map(({ msg }) => msg)
const isBack = (...instances: Instance[]) =>
  vi.waitFor(() => {
    for (const { app } of instances) expect(app.redis?.status).toBe('ready')
  }, 5000)

let count = 0
const newKey = () => `key-${(count += 1)}`

/** All that uses Redis, once; none of it fails, or takes longer than this (milliseconds). */
async function useAll(instance: Instance, sandbox: Sandbox, atMost: number) {
  const admin = signUp(sandbox, 'admin').token
  const { token } = signUp(sandbox)
  const [key, id] = [newKey(), `msg_${(count += 1)}`]
  const organization = { name: `Org ${count}` }
  const create = () => post(instance, '/v1/organizations', token, key, organization)
  const time = Date.now()
  const hear = () => tell(instance, 'email.created', { object: 'email', id: 'ema_1' }, id, time)
  const steps: [status: number, step: () => Promise<{ statusCode: number }>][] = [
    [200, () => instance.app.inject({ url: '/v1/auth', headers: bearer(token) })],
    [201, create],
    [201, create],
    [204, hear],
    [409, hear],
    [204, () => tell(instance, 'session.revoked', { id: sessionIdOf(token) })],
    [401, () => instance.app.inject({ url: '/v1/auth', headers: bearer(token) })],
    [200, () => instance.app.inject({ url: '/v1/users', headers: bearer(admin) })],
  ]
  for (const [status, step] of steps) {
    const begun = performance.now()
    expect((await step()).statusCode).toBe(status)
    expect(performance.now() - begun).toBeLessThan(atMost)
  }
}

async function expectShared(one: Instance, other: Instance, sandbox: Sandbox) {
  const { token } = signUp(sandbox)
  const [key, organization] = [newKey(), { name: `Org ${(count += 1)}` }]
  const created = await post(one, '/v1/organizations', token, key, organization)
  const again = await post(other, '/v1/organizations', token, key, organization)
  expect([again.headers['idempotent-replayed'], again.body]).toEqual(['true', created.body])
  await tell(one, 'session.revoked', { id: sessionIdOf(token) })
  await vi.waitFor(async () => {
    expect(await statusOf(other, token)).toBe(401)
  }, 1000)
}

async function startTwo(): Promise<[RedisServer, Sandbox, Instance, Instance]> {
  const [redis, sandbox] = [await startRedis(), await startSandbox()]
  const [one, other] = [
    await startInstance(sandbox, redis.url),
    await startInstance(sandbox, redis.url),
  ]
  await isBack(one, other)
  return [redis, sandbox, one, other]
}

describe.skipIf(skipRedis)(`while Redis is away (${HOW_TO_GET_REDIS})`, () => {
  test('dead: all go on, one line in the log says so, and they share again when it is back', async () => {
    const [redis, sandbox, one, other] = await startTwo()
    await useAll(one, sandbox, 1000)
    expect([one.lines, other.lines]).toEqual([[], []])

    const { user, token } = signUp(sandbox)
    const key = newKey()
    const before = await post(one, '/v1/organizations', token, key, { name: 'Before' })
    await redis.kill()
    await vi.waitUntil(() => one.lines.length + other.lines.length === 2)
    for (const instance of [one, other]) await useAll(instance, sandbox, 300)
    // What it answered itself, an instance still knows.
    const replayed = await post(one, '/v1/organizations', token, key, { name: 'Before' })
    expect([replayed.headers['idempotent-replayed'], replayed.body]).toEqual(['true', before.body])
    const meanwhile = newKey()
    const during = await post(one, '/v1/organizations', token, meanwhile, { name: 'During' })
    expect(during.statusCode).toBe(201)
    await tell(one, 'session.revoked', { id: sessionIdOf(token) })
    expect([await statusOf(one, token), await statusOf(other, token)]).toEqual([401, 200])
    for (const instance of [one, other]) expect(messages(instance)).toEqual([AWAY])

    await redis.start()
    await isBack(one, other)
    await vi.waitFor(async () => {
      expect(await statusOf(other, token)).toBe(401)
    }, 1500)
    await expectShared(one, other, sandbox)
    await expectShared(other, one, sandbox)
    const late = mintSession(sandbox, user.username ?? '')
    const repeated = await post(other, '/v1/organizations', late, meanwhile, { name: 'During' })
    expect([repeated.headers['idempotent-replayed'], repeated.body]).toEqual(['true', during.body])
    for (const instance of [one, other]) expect(messages(instance)).toEqual([AWAY, BACK])
  })

  test('frozen: nobody waits for it longer than a second, then not at all', async () => {
    const [redis, sandbox, one, other] = await startTwo()
    redis.freeze()
    await useAll(one, sandbox, 1500)
    await vi.waitUntil(() => one.lines.length === 1, 5000)
    await useAll(one, sandbox, 300)
    expect(messages(one)).toEqual([AWAY])
    redis.thaw()
    await isBack(one, other)
    await vi.waitFor(() => expectShared(one, other, sandbox), 5000)
    expect(messages(one)).toEqual([AWAY, BACK])
  })

  test('not there yet: the start does not wait, and it is used once it is there', async () => {
    const [redis, sandbox] = [await startRedis({ started: false }), await startSandbox()]
    const begun = performance.now()
    const instance = await startInstance(sandbox, redis.url)
    expect(performance.now() - begun).toBeLessThan(2000)
    await useAll(instance, sandbox, 300)
    expect(messages(instance)).toEqual([AWAY])
    await redis.start()
    const other = await startInstance(sandbox, redis.url)
    await isBack(instance, other)
    await expectShared(other, instance, sandbox)
    expect(messages(instance)).toEqual([AWAY, BACK])
    expect(messages(other)).toEqual([])
  })

  test('behind a password that is another: the log says so, and neither of the two', async () => {
    const redis = await startRedis({ args: ['--requirepass', 'its-password'] })
    const sandbox = await startSandbox()
    const instance = await startInstance(
      sandbox,
      redis.url.replace('://', '://somebody:wrong-password@'),
    )
    await useAll(instance, sandbox, 300)
    await sleep(300)
    expect(messages(instance)).toEqual([AWAY])
    expect(instance.lines[0]?.reason).toMatch(/WRONGPASS/)
    expect(JSON.stringify(instance.lines)).not.toMatch(/wrong-password|its-password/)
    const right = await startInstance(sandbox, redis.url.replace('://', '://:its-password@'))
    await isBack(right)
    expect(messages(right)).toEqual([])
  })

  test('full: all go on, one line says so, and what it would not take it gets later', async () => {
    const [redis, sandbox, one, other] = await startTwo()
    await redis.client.config('SET', 'maxmemory', '1')
    await useAll(one, sandbox, 300)
    const { token } = signUp(sandbox)
    await tell(one, 'session.revoked', { id: sessionIdOf(token) })
    await sleep(100)
    expect(await statusOf(other, token)).toBe(200)
    expect(one.lines).toMatchObject([
      {
        msg: expect.stringMatching(/^Redis refuses/) as string,
        reason: expect.stringMatching(/OOM/) as string,
      },
    ])
    await redis.client.config('SET', 'maxmemory', '0')
    await vi.waitFor(async () => {
      expect(await statusOf(other, token)).toBe(401)
    }, 2000)
    await expectShared(one, other, sandbox)
    expect(one.lines).toHaveLength(1)
  })
})

test('an instance that stops is not held up by a Redis that is away', async () => {
  const instance = await startInstance(await startSandbox(), 'redis://127.0.0.1:1')
  const begun = performance.now()
  await instance.app.close()
  expect(performance.now() - begun).toBeLessThan(1000)
  expect(messages(instance)).toEqual([AWAY])
})
