import { request as send } from 'node:http'
import { describe, expect, test, vi } from 'vitest'
import type { ProblemCode } from '../../../../src/kit/problems/catalogue.ts'
import { bearer, first } from '../../../api.ts'
import {
  type Answer,
  expectSame,
  isReplay,
  newAddress,
  newKey,
  port,
  post,
  problem,
  toys,
  useToys,
} from './toys.ts'

const LATER = 24 * 3_600_000 + 1000
/** Milliseconds after which work counts as lost: 20 calls to Clerk, each of 30 seconds in tests. */
const LONGEST_WORK = 20 * 30_000

useToys()

describe('a request that is sent again with its key', () => {
  test('is answered as the first time, and Clerk is asked about nothing but the caller', async () => {
    const [key, token] = [newKey(), toys.api.session('ada')]
    const user = { emailAddresses: [newAddress()], password: 'correct horse battery' }
    const before = await post('/v1/users', key, token, user)
    expect(before.statusCode).toBe(201)
    expect(before.headers.location).toMatch(/^\/v1\/users\/user_/)
    toys.clerk.asked = []
    expectSame(await post('/v1/users', key, token, user), before)
    // With another token of the same person, and any number of times.
    expectSame(await post('/v1/users', key, toys.api.session('ada'), user), before)
    expect(toys.clerk.asked).not.toContain('/v1/users')
    // With another key it is a new request, and the address is already taken.
    expect(problem(await post('/v1/users', newKey(), token, user))).toEqual([409, 'already_exists'])
  })

  test('without a body is answered as the first time, too', async () => {
    const { id } = first(toys.api.sandbox.store.users, ({ username }) => username === 'yara')
    const [key, token] = [newKey(), toys.api.session('ada')]
    const before = await post(`/v1/users/${id}/lock`, key, token)
    expect(before.json()).toMatchObject({ locked: true })
    await post(`/v1/users/${id}/unlock`, newKey(), token)
    expectSame(await post(`/v1/users/${id}/lock`, key, token), before)
    expect(first(toys.api.sandbox.store.users, (user) => user.id === id).locked).toBe(false)
  })

  test.each<ProblemCode>(['user_not_found', 'already_exists', 'not_accepted'])(
    'is refused again as the first time: %s',
    async (code) => {
      const [key, token] = [newKey(), toys.api.session('bob')]
      toys.outcomes = [code]
      const before = await post('/toys/outcome', key, token)
      expect(problem(before)[1]).toBe(code)
      expectSame(await post('/toys/outcome', key, token), before)
      expect(toys.runs).toBe(1)
    },
  )

  test.each([
    ['nothing', 204],
    ['accepted', 202],
  ])('is answered with as little as the first time: %s', async (name, status) => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    const before = await post(`/toys/${name}`, key, token)
    const again = await post(`/toys/${name}`, key, token)
    expectSame(again, before)
    expect([again.statusCode, again.body, again.headers['content-type']]).toEqual([
      status,
      '',
      undefined,
    ])
    expect(again.headers['content-length']).toBe(before.headers['content-length'])
    expect(toys.runs).toBe(1)
  })

  test('gets headers of its own: a request id, no cookies, nothing to be cached', async () => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    const before = await post('/toys/count', key, token)
    const { headers } = await post('/toys/count', key, token)
    expect(before.headers).toMatchObject({ 'set-cookie': 'a=1', 'x-run': '1' })
    expect(headers).not.toHaveProperty('set-cookie')
    expect(headers).not.toHaveProperty('x-run')
    expect(headers['cache-control']).toBe('private, no-store')
    expect(headers['x-request-id']).toEqual(expect.any(String))
    expect(headers['x-request-id']).not.toBe(before.headers['x-request-id'])
  })

  test('is the same request with the properties of its body in another order', async () => {
    const [key, token, address] = [newKey(), toys.api.session('ada'), newAddress()]
    const one = `{"emailAddress":["${address}"],"publicMetadata":{"a":1,"b":[1,{"c":1,"d":2}]}}`
    const two = `{ "publicMetadata": {"b":[1,{"d":2,"c":1}],"a":1}, "emailAddress": ["${address}"] }`
    const sendText = (payload: string) =>
      toys.api.app.inject({
        method: 'POST',
        url: '/v1/users',
        headers: { ...bearer(token), 'idempotency-key': key, 'content-type': 'application/json' },
        payload,
      })
    const before = await sendText(one)
    expect(before.statusCode).toBe(201)
    expectSame(await sendText(two), before)
  })

  test('is remembered for 24 hours', async () => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    const now = performance.now()
    let later = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now + later)
    try {
      await post('/toys/count', key, token)
      later = LATER - 2000
      expect(isReplay(await post('/toys/count', key, token))).toBe(true)
      // A replay does not extend the lifetime. The memory reads the clock once a millisecond.
      later = LATER
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(isReplay(await post('/toys/count', key, token))).toBe(false)
      expect(toys.runs).toBe(2)
    } finally {
      clock.mockRestore()
      // The memory reads the real time again.
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })

  test('is forgotten sooner rather than that memory runs full', async () => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    await post('/toys/large', key, token)
    expect(isReplay(await post('/toys/large', key, token))).toBe(true)
    // The memory keeps no more than sixteen of these.
    for (let i = 0; i < 16; i++) await post('/toys/large', newKey(), token)
    toys.runs = 0
    expect(isReplay(await post('/toys/large', key, token))).toBe(false)
    expect(toys.runs).toBe(1)
  })
})

describe('at the same time', () => {
  test('one of many toys.runs; the others are asked to wait, and get its answer', async () => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    const answered: Answer[] = []
    const many = Array.from({ length: 20 }, async () => {
      answered.push(await post('/toys/slow', key, token))
    })
    await vi.waitUntil(() => answered.length === 19)
    for (const answer of answered) {
      expect(problem(answer)).toEqual([409, 'idempotency_key_in_use'])
      expect(answer.headers['retry-after']).toBe('1')
    }
    toys.open[0]?.()
    await Promise.all(many)
    const again = await post('/toys/slow', key, token)
    expect([again.json(), isReplay(again), toys.runs]).toEqual([{ run: 1 }, true, 1])
  })

  test('two people create two', async () => {
    const key = newKey()
    const body = (n: number) => ({ name: `Org ${n} ${key}` })
    const answers = await Promise.all(
      ['bob', 'grace'].map((name, n) =>
        post('/v1/organizations', key, toys.api.session(name), body(n)),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
  })
})

describe('a client that goes away', () => {
  /** Sends a request, and closes the connection once its handler toys.runs. */
  async function sendAndLeave(key: string, token: string) {
    const headers = { ...bearer(token), 'idempotency-key': key }
    const request = send({ port: port(), method: 'POST', path: '/toys/slow', headers })
    request.on('error', () => undefined).end()
    await vi.waitUntil(() => toys.open.length > 0)
    request.destroy()
    await vi.waitUntil(() => toys.gone > 0)
  }

  test('gets the answer when it comes back, and the work is done once', async () => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    await sendAndLeave(key, token)
    // The work continues, so a second start would do it twice.
    expect(problem(await post('/toys/slow', key, token))).toEqual([409, 'idempotency_key_in_use'])
    toys.open[0]?.()
    await vi.waitUntil(async () => (await post('/toys/slow', key, token)).statusCode === 200)
    const again = await post('/toys/slow', key, token)
    expect([again.json(), isReplay(again), toys.runs]).toEqual([{ run: 1 }, true, 1])
  })

  test('is told that the outcome is unknown when the work failed', async () => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    await sendAndLeave(key, token)
    toys.open[0]?.('bug')
    await vi.waitFor(async () => {
      expect(problem(await post('/toys/slow', key, token))).toEqual([409, 'outcome_unknown'])
    })
    expect(toys.runs).toBe(1)
  })

  test('is told that the outcome is unknown when the work never ends, after a while', async () => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    await sendAndLeave(key, token)
    const real = performance.now.bind(performance)
    const clock = vi
      .spyOn(performance, 'now')
      .mockImplementation(() => real() + LONGEST_WORK + 5000)
    try {
      expect(problem(await post('/toys/slow', key, token))).toEqual([409, 'outcome_unknown'])
      expect(toys.runs).toBe(1)
    } finally {
      clock.mockRestore()
      toys.open[0]?.()
    }
  })
})
