import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { info } from '../../../../src/api/document.ts'
import type { Locks } from '../../../../src/kit/shared/locks.ts'
import type { Sandbox } from '../../../../src/sandbox/index.ts'
import { type Instance, post, signUp, startInstance, tell } from '../../../instances.ts'
import { startSandbox } from '../../../sandboxes.ts'
import { HOW_TO_GET_REDIS, type RedisServer, skipRedis, startRedis } from '../../redis-server.ts'

const PREFIX = `${info.title}:clerk.sandbox.localhost:`

let count = 0
const newKey = () => `key-${(count += 1)}`
const newId = () => `msg_${(count += 1)}`
const MINUTE = 60_000

interface Known {
  by: string
}

describe('a lock', () => {
  const places: [string, () => Promise<[Instance, Instance]>][] = [
    [
      'in the memory of one instance',
      async () => {
        const one = await startInstance(await startSandbox())
        return [one, one]
      },
    ],
  ]
  if (!skipRedis)
    places.push([
      'in Redis, of two',
      async () => {
        const [sandbox, redis] = [await startSandbox(), await startRedis()]
        return [await startInstance(sandbox, redis.url), await startInstance(sandbox, redis.url)]
      },
    ])

  describe.each(places)('%s', (_name, start) => {
    let locks: [Locks<Known>, Locks<Known>]
    beforeAll(async () => {
      const [first, second] = await start()
      const one = first.app.locks<Known>('toys')
      locks = [one, first === second ? one : second.app.locks<Known>('toys')]
    })
    const lock = (n: 0 | 1, key: string, ttl = MINUTE) =>
      locks[n].acquire(key, { by: `instance ${n}` }, ttl)

    test("is the first one's until it is settled", async () => {
      const key = newKey()
      const { lock: first } = await lock(0, key)
      expect(first).toBeDefined()
      for (const n of [0, 1] as const)
        expect((await lock(n, key)).known).toEqual({ by: 'instance 0' })
      await first?.settle({ by: 'all' }, MINUTE)
      for (const n of [0, 1] as const) expect((await lock(n, key)).known).toEqual({ by: 'all' })
    })

    test("is anyone's once it is released", async () => {
      const key = newKey()
      await (await lock(0, key)).lock?.release()
      expect((await lock(1, key)).lock).toBeDefined()
      expect((await lock(0, key)).known).toEqual({ by: 'instance 1' })
    })

    test("is anyone's once it has expired, and no more that of who had it", async () => {
      const key = newKey()
      const { lock: first } = await lock(0, key, 30)
      await sleep(50)
      const { lock: second } = await lock(1, key)
      expect(second).toBeDefined()
      await first?.settle({ by: 'the first' }, MINUTE)
      expect((await lock(1, key)).known).toEqual({ by: 'instance 1' })
      await first?.release()
      for (const n of [0, 1] as const)
        expect((await lock(n, key)).known).toEqual({ by: 'instance 1' })
      await second?.settle({ by: 'the second' }, MINUTE)
      expect((await lock(1, key)).known).toEqual({ by: 'the second' })
    })

    test("of many at once is one's", async () => {
      const key = newKey()
      const all = await Promise.all(
        Array.from({ length: 40 }, (_, n) => lock(n % 2 === 0 ? 0 : 1, key)),
      )
      expect(all.filter(({ lock: won }) => won)).toHaveLength(1)
    })

    test('of another kind is another', async () => {
      const key = newKey()
      await lock(0, key)
      expect((await lock(0, `${key} `)).lock).toBeDefined()
    })
  })
})

describe.skipIf(skipRedis)(`what is done once is done once by all (${HOW_TO_GET_REDIS})`, () => {
  let redis: RedisServer
  let sandbox: Sandbox
  let one: Instance
  let other: Instance
  let token: string
  beforeAll(async () => {
    redis = await startRedis()
    sandbox = await startSandbox()
    one = await startInstance(sandbox, redis.url)
    other = await startInstance(sandbox, redis.url)
    token = signUp(sandbox, 'admin').token
  })
  beforeEach(() => {
    for (const instance of [one, other]) {
      instance.heard.length = instance.open.length = 0
      instance.hold = undefined
    }
  })
  const code = ({ statusCode, body }: Awaited<ReturnType<typeof post>>) =>
    statusCode < 300 ? statusCode : (JSON.parse(body) as { code: string }).code

  describe('a request with an Idempotency-Key', () => {
    test('is answered by the other as it was by the first', async () => {
      const [key, address] = [newKey(), `new-${(count += 1)}@example.com`]
      const user = { emailAddresses: [address] }
      const first = await post(one, '/v1/users', token, key, user)
      expect(first.statusCode).toBe(201)
      const again = await post(other, '/v1/users', token, key, user)
      expect(again.headers['idempotent-replayed']).toBe('true')
      expect([again.statusCode, again.headers.location, again.body]).toEqual([
        201,
        first.headers.location,
        first.body,
      ])
      const another = { emailAddresses: [`x${address}`] }
      expect(code(await post(other, '/v1/users', token, key, another))).toBe(
        'idempotency_key_reused',
      )
    })

    test('is done by one of them at a time', async () => {
      const key = newKey()
      const first = post(one, '/toys/slow', token, key)
      await vi.waitUntil(() => one.open.length === 1)
      expect(code(await post(other, '/toys/slow', token, key))).toBe('idempotency_key_in_use')
      one.open[0]?.()
      expect((await first).statusCode).toBe(200)
      expect((await post(other, '/toys/slow', token, key)).statusCode).toBe(200)
      expect(other.open).toEqual([])
    })

    test('leaves nothing in Redis that tells of a person, and that for a day', async () => {
      const [key, address] = [newKey(), `private-${(count += 1)}@example.com`]
      const answer = await post(one, '/v1/users', token, key, { emailAddresses: [address] })
      expect(answer.body).toContain(address)
      const keys = await redis.client.keys(`${PREFIX}idempotency:*`)
      const kept = JSON.stringify([keys, await redis.client.mget(keys)])
      expect(keys.length).toBeGreaterThan(0)
      expect(kept).not.toContain(address)
      expect(kept).not.toContain(Buffer.from(address).toString('base64').slice(4, 16))
      expect(kept).not.toContain(key)
      for (const one of keys) {
        const left = await redis.client.pttl(one)
        expect(left).toBeGreaterThan(0)
        expect(left).toBeLessThanOrEqual(24 * 60 * MINUTE)
      }
    })

    test('is none of another key, though somebody moves it there in Redis', async () => {
      const before = await redis.client.keys(`${PREFIX}idempotency:*`)
      const key = newKey()
      await post(one, '/v1/organizations', token, key, { name: 'Moved' })
      const [moved = ''] = (await redis.client.keys(`${PREFIX}idempotency:*`)).filter(
        (name) => !before.includes(name),
      )
      await redis.client.copy(before[0] ?? '', moved, 'REPLACE')
      const again = await post(other, '/v1/organizations', token, key, { name: 'Moved' })
      expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([201, undefined])
    })
  })

  describe('an event of Clerk', () => {
    const EMAIL = { object: 'email', id: 'ema_1' }
    const deliver = async (instance: Instance, id: string, after = 0) => {
      const answer = await tell(instance, 'email.created', EMAIL, id, Date.now() + after)
      return answer.statusCode
    }
    /** Makes the listener of the first instance wait until it is released. */
    const holdUp = () => {
      const gate = new EventEmitter()
      one.hold = once(gate, 'open')
      return () => gate.emit('open')
    }
    const handled = () => [one.heard.length, other.heard.length]

    test('is handled by one of them; the very same attempt is refused by the other', async () => {
      const [id, now] = [newId(), Date.now()]
      const at = (instance: Instance, time: number) =>
        tell(instance, 'email.created', EMAIL, id, time)
      expect((await at(one, now)).statusCode).toBe(204)
      expect(code(await at(other, now))).toBe('delivery_replayed')
      expect((await at(other, now + 5000)).statusCode).toBe(204)
      expect(code(await at(one, now + 5000))).toBe('delivery_replayed')
      expect(handled()).toEqual([1, 0])
    })

    test('that reaches both at once, too', async () => {
      const id = newId()
      const answers = await Promise.all([deliver(one, id), deliver(other, id, 5000)])
      expect(answers).toEqual([204, 204])
      expect(one.heard.length + other.heard.length).toBe(1)
    })

    test('that is being handled keeps the next attempt waiting, wherever it arrives', async () => {
      const id = newId()
      const release = holdUp()
      const first = deliver(one, id)
      await vi.waitUntil(() => one.heard.length === 1)
      const next = deliver(other, id, 5000)
      expect(await Promise.race([next, sleep(150, 'waits')])).toBe('waits')
      release()
      expect(await Promise.all([first, next])).toEqual([204, 204])
      expect(handled()).toEqual([1, 0])
    })

    test('that one failed to handle is handled by the next attempt, wherever it arrives', async () => {
      const id = newId()
      one.hold = Promise.reject(new Error('no disk'))
      one.hold.catch(() => undefined)
      expect(await deliver(one, id)).toBe(500)
      // At once, before the first lock expires.
      expect(await Promise.race([deliver(other, id, 5000), sleep(10_000)])).toBe(204)
      expect(await deliver(one, id, 10_000)).toBe(204)
      expect(handled()).toEqual([1, 1])
    })

    test('is handled by another when the first has died, in 15 seconds', async () => {
      const id = newId()
      const release = holdUp()
      const first = deliver(one, id)
      await vi.waitUntil(() => one.heard.length === 1)
      const lock = `${PREFIX}webhook-events:${id}`
      const left = await redis.client.pttl(lock)
      expect(left).toBeGreaterThan(5000)
      expect(left).toBeLessThanOrEqual(15_000)
      const next = deliver(other, id, 5000)
      await redis.client.pexpire(lock, 1)
      expect(await next).toBe(204)
      expect(handled()).toEqual([1, 1])
      release()
      expect(await first).toBe(204)
    })
  })
})
