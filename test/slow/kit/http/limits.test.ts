import { describe, expect, test } from 'vitest'
import { onSandbox } from '../../../../scripts/on-sandbox.ts'
import { type App, buildApp } from '../../../../src/app.ts'
import type { Sandbox } from '../../../../src/sandbox/index.ts'
import { bearer, mintSession } from '../../../api.ts'
import { closeAfterTests } from '../../../closing.ts'
import { startSandbox } from '../../../sandboxes.ts'
import { expectRefusal, statuses } from '../../../kit/http/limited.ts'
import { HOW_TO_GET_REDIS, type RedisServer, skipRedis, startRedis } from '../../redis-server.ts'

describe.skipIf(skipRedis)(`several instances (${HOW_TO_GET_REDIS})`, () => {
  /** Two APIs on one sandbox and one Redis: limits of four reads per caller, six per address. */
  async function startTwo(
    reads = 4,
  ): Promise<{ one: App; two: App; sandbox: Sandbox; redis: RedisServer }> {
    const [sandbox, redis] = await Promise.all([startSandbox(), startRedis()])
    const start = async () => {
      const env = {
        REDIS_URL: redis.url,
        RATE_LIMIT_READS: String(reads),
        RATE_LIMIT_WRITES: '50',
        RATE_LIMIT_ADDRESS: '6',
      }
      const app = await buildApp(onSandbox(sandbox, env))
      closeAfterTests(() => app.close())
      await app.ready()
      await expect.poll(() => app.redis?.status).toBe('ready')
      return app
    }
    return { one: await start(), two: await start(), sandbox, redis }
  }
  let last = 0
  const newAddress = () => {
    last += 1
    return `198.18.${last >> 8}.${last & 255}`
  }
  /** Reads, with a new address each time. */
  const readAt = (app: App, token: string) => () =>
    app.inject({ url: '/v1/auth', headers: bearer(token), remoteAddress: newAddress() })

  test('have one limit', async () => {
    const { one, two, sandbox } = await startTwo()
    const token = mintSession(sandbox, 'ada')
    expect(await statuses(2, readAt(one, token))).toEqual([200, 200])
    expect(await statuses(3, readAt(two, token))).toEqual([200, 200, 429])
    expectRefusal(await readAt(one, token)(), 4)
    expect(await statuses(1, readAt(two, mintSession(sandbox, 'bob')))).toEqual([200])

    const from = (app: App) => () => app.inject({ url: '/', remoteAddress: '198.51.100.1' })
    expect(await statuses(3, from(one))).toEqual([200, 200, 200])
    expect(await statuses(4, from(two))).toEqual([200, 200, 200, 429])
    expectRefusal(await from(one)(), 6)
  })

  test('have one large limit, but for 1 % of each', async () => {
    const { one, two, sandbox } = await startTwo(200)
    const token = mintSession(sandbox, 'ada')
    const answers: number[] = []
    for (let n = 0; n < 150; n += 1)
      for (const app of [one, two]) answers.push((await readAt(app, token)()).statusCode)
    const passed = answers.filter((status) => status === 200).length
    expect(passed).toBeGreaterThanOrEqual(200)
    expect(passed).toBeLessThanOrEqual(204)
  })

  test('ask Redis once about the caller of a write', async () => {
    const { one, sandbox, redis } = await startTwo(1000)
    const token = mintSession(sandbox, 'ada')
    const monitor = await redis.client.monitor()
    const asked: string[] = []
    monitor.on('monitor', (_time, [command = '', ...args]: string[]) => {
      const [key = ''] = args.filter((arg) => arg.includes(':limit:'))
      if (/^eval$/i.test(command)) asked.push(key.replace(/^.*:limit:(\w+).*$/, '$1'))
    })
    for (let n = 0; n < 4; n += 1)
      await one.inject({
        method: 'PATCH',
        url: '/v1/me',
        headers: bearer(token),
        remoteAddress: newAddress(),
        payload: { firstName: 'Ada' },
      })
    await redis.client.ping()
    monitor.disconnect()
    expect(asked.filter((name) => name === 'writes')).toHaveLength(4)
  })

  test('do not bring a flood before Redis', async () => {
    const { one, redis } = await startTwo()
    const flood = () => one.inject({ url: '/', remoteAddress: '198.51.100.2' })
    const asked = async () =>
      Number(/cmdstat_eval:calls=(\d+)/.exec(await redis.client.info('commandstats'))?.[1])
    await statuses(7, flood)
    const before = await asked()
    expect(before).toBeGreaterThanOrEqual(6)
    expect(new Set(await statuses(50, flood))).toEqual(new Set([429]))
    expect(await asked()).toBe(before)
  })

  test('have limits of their own while Redis is away, and one again when it is back', async () => {
    const { one, two, sandbox, redis } = await startTwo()
    const ada = mintSession(sandbox, 'ada')
    expect(await statuses(1, readAt(one, ada))).toEqual([200])
    await redis.kill()
    await expect.poll(() => one.redis?.status).not.toBe('ready')
    expect(await statuses(5, readAt(one, ada))).toEqual([200, 200, 200, 200, 429])
    expect(await statuses(5, readAt(two, ada))).toEqual([200, 200, 200, 200, 429])
    await redis.start()
    await expect.poll(() => [one.redis?.status, two.redis?.status]).toEqual(['ready', 'ready'])
    const bob = mintSession(sandbox, 'bob')
    expect(await statuses(3, readAt(one, bob))).toEqual([200, 200, 200])
    expect(await statuses(2, readAt(two, bob))).toEqual([200, 429])
  })
})
