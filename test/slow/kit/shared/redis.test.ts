import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import type { Sandbox } from '../../../../src/sandbox/index.ts'
import { bearer, mintSession } from '../../../api.ts'
import {
  type Instance,
  post,
  sessionIdOf,
  signUp,
  startInstance,
  statusOf,
  tell,
} from '../../../instances.ts'
import { startSandbox } from '../../../sandboxes.ts'
import {
  HOW_TO_GET_REDIS,
  lineTo,
  type RedisServer,
  skipRedis,
  startRedis,
} from '../../redis-server.ts'

/** Time-out in milliseconds of a command: longer than a busy machine needs. */
const TIMEOUT = 2000
const AWAY = expect.stringMatching(/^Redis is away/) as string
const BACK = 'Redis is back'

const messages = ({ lines }: Instance) => lines.map(({ msg }) => msg)
const start = (sandbox: Sandbox, url: string) => startInstance(sandbox, url, TIMEOUT)
const isBack = (...instances: Instance[]) =>
  vi.waitFor(() => {
    for (const { app } of instances) expect(app.redis?.status).toBe('ready')
  })

let count = 0
const newKey = () => `key-${(count += 1)}`

/** A request with a key, and a webhook of Clerk. Neither may be handled twice. */
async function expectOnce(instance: Instance, sandbox: Sandbox, isThere: boolean) {
  const { token } = signUp(sandbox)
  const [key, id] = [newKey(), `msg_${(count += 1)}`]
  const organization = { name: `Org ${count}` }
  const create = () => post(instance, '/v1/organizations', token, key, organization)
  const time = Date.now()
  const hear = () => tell(instance, 'email.created', { object: 'email', id: 'ema_1' }, id, time)
  const heard = instance.heard.length
  for (const [step, status] of [
    [create, 201],
    [create, 201],
    [hear, 204],
    [hear, 409],
  ] as const) {
    const answer = await step()
    expect(answer.statusCode).toBe(isThere ? status : 503)
    if (isThere) continue
    expect(answer.json<{ code: string }>().code).toBe('store_unavailable')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  }
  const made = [...sandbox.store.organizations.values()].filter(
    ({ name }) => name === organization.name,
  )
  expect([made.length, instance.heard.length - heard]).toEqual(isThere ? [1, 1] : [0, 0])
}

/**
 * Uses every feature that needs Redis, once.
 * @returns the milliseconds of the slowest
 */
async function useAll(instance: Instance, sandbox: Sandbox, isThere: boolean): Promise<number> {
  const { token, user } = signUp(sandbox)
  const admin = bearer(signUp(sandbox, 'admin').token)
  const { app } = instance
  const end = {
    method: 'POST',
    url: `/v1/users/${user.id}/sessions/revoke`,
    headers: admin,
  } as const
  const steps: (() => Promise<unknown>)[] = [
    async () => {
      expect(await statusOf(instance, token)).toBe(200)
    },
    async () => {
      expect((await app.inject(end)).statusCode).toBe(200)
    },
    async () => {
      expect(await statusOf(instance, token)).toBe(401)
    },
    async () => {
      expect((await app.inject({ url: '/v1/users', headers: admin })).statusCode).toBe(200)
    },
    () => expectOnce(instance, sandbox, isThere),
  ]
  let slowest = 0
  for (const step of steps) {
    const begun = performance.now()
    await step()
    slowest = Math.max(slowest, performance.now() - begun)
  }
  return slowest
}

/** A request that waits for Redis waits for the time-out; a busy machine is slow only at times. */
async function expectNoWaiting(instance: Instance, sandbox: Sandbox) {
  const times: number[] = []
  while (times.length < 10 && !times.some((ms) => ms < TIMEOUT))
    times.push(await useAll(instance, sandbox, false))
  expect(Math.min(...times)).toBeLessThan(TIMEOUT)
  const { redis } = (await instance.app.inject('/health/ready')).json<{ redis: string }>()
  expect(redis).toBe('unavailable')
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
  })
}

async function startTwo(): Promise<[RedisServer, Sandbox, Instance, Instance]> {
  const [redis, sandbox] = [await startRedis(), await startSandbox()]
  const [one, other] = [await start(sandbox, redis.url), await start(sandbox, redis.url)]
  await isBack(one, other)
  return [redis, sandbox, one, other]
}

describe.skipIf(skipRedis)(`while Redis is away (${HOW_TO_GET_REDIS})`, () => {
  test('dead: all go on, one line in the log says so, and they share again when it is back', async () => {
    const [redis, sandbox, one, other] = await startTwo()
    await useAll(one, sandbox, true)
    expect([one.lines, other.lines]).toEqual([[], []])

    const { user, token } = signUp(sandbox)
    const key = newKey()
    const before = await post(one, '/v1/organizations', token, key, { name: 'Before' })
    await redis.kill()
    await vi.waitUntil(() => one.lines.length + other.lines.length === 2)
    for (const instance of [one, other]) await expectNoWaiting(instance, sandbox)
    // An instance still knows its own answers.
    const replayed = await post(one, '/v1/organizations', token, key, { name: 'Before' })
    expect([replayed.headers['idempotent-replayed'], replayed.body]).toEqual(['true', before.body])
    const meanwhile = newKey()
    const during = () => post(one, '/v1/organizations', token, meanwhile, { name: 'During' })
    expect((await during()).statusCode).toBe(503)
    one.app.revocations.endSession(sessionIdOf(token))
    expect([await statusOf(one, token), await statusOf(other, token)]).toEqual([401, 200])
    for (const instance of [one, other]) expect(messages(instance)).toEqual([AWAY])

    await redis.start()
    await isBack(one, other)
    await vi.waitFor(async () => {
      expect(await statusOf(other, token)).toBe(401)
    })
    await expectShared(one, other, sandbox)
    await expectShared(other, one, sandbox)
    const late = mintSession(sandbox, user.username ?? '')
    const repeated = await post(other, '/v1/organizations', late, meanwhile, { name: 'During' })
    expect([repeated.statusCode, repeated.headers['idempotent-replayed']]).toEqual([201, undefined])
    for (const instance of [one, other]) expect(messages(instance)).toEqual([AWAY, BACK])
  })

  test('frozen: nobody waits for it for long, then not at all', async () => {
    const [redis, sandbox, one, other] = await startTwo()
    redis.freeze()
    await useAll(one, sandbox, false)
    await vi.waitUntil(() => one.lines.length === 1)
    await expectNoWaiting(one, sandbox)
    expect(messages(one)).toEqual([AWAY])
    redis.thaw()
    await isBack(one, other)
    await vi.waitFor(() => expectShared(one, other, sandbox))
    expect(messages(one)).toEqual([AWAY, BACK])
  })

  test('slow: readiness tells it, and nobody waits for it for long, then not at all', async () => {
    const [redis, sandbox] = [await startRedis(), await startSandbox()]
    const line = await lineTo(redis)
    const instance = await start(sandbox, line.url)
    const state = async () =>
      (await instance.app.inject('/health/ready')).json<{ redis: string }>().redis
    expect(await state()).toBe('available')
    line.slowDown(TIMEOUT)
    await useAll(instance, sandbox, false)
    await vi.waitUntil(() => instance.lines.length === 1)
    await expectNoWaiting(instance, sandbox)
    expect(await state()).toBe('unavailable')
    expect(instance.lines).toMatchObject([
      { msg: AWAY, reason: expect.stringMatching(/did not answer|timeout/i) as string },
    ])
    line.slowDown(0)
    await vi.waitFor(async () => {
      expect(await state()).toBe('available')
    })
    expect(instance.lines).toMatchObject([{ msg: AWAY }, { msg: BACK }])
  })

  test('not there yet: the start does not wait, and it is used once it is there', async () => {
    const [redis, sandbox] = [await startRedis({ started: false }), await startSandbox()]
    const instance = await start(sandbox, redis.url)
    await expectNoWaiting(instance, sandbox)
    expect(messages(instance)).toEqual([AWAY])
    await redis.start()
    const other = await start(sandbox, redis.url)
    await isBack(instance, other)
    await expectShared(other, instance, sandbox)
    expect(messages(instance)).toEqual([AWAY, BACK])
    expect(messages(other)).toEqual([])
  })

  test('full: all go on, one line says so, and what it would not take it gets later', async () => {
    const [redis, sandbox, one, other] = await startTwo()
    await redis.client.config('SET', 'maxmemory', '1')
    await useAll(one, sandbox, false)
    const { token } = signUp(sandbox)
    one.app.revocations.endSession(sessionIdOf(token))
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
    })
    await expectShared(one, other, sandbox)
    await vi.waitFor(() => {
      expect(messages(one).slice(1)).toEqual([BACK])
    })
  })
})

test('an instance that stops is not held up by a Redis that is away', async () => {
  const instance = await start(await startSandbox(), 'redis://127.0.0.1:1')
  await instance.app.close()
  expect(messages(instance)).toEqual([AWAY])
})
