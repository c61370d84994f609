import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createUser } from '../../../../src/sandbox/changes.ts'
import { type Api, bearer, first, startApi } from '../../../api.ts'
import { answering, type Fault, type FaultyClerk, startFaultyClerk } from '../../../faulty-clerk.ts'

let api: Api
let clerk: FaultyClerk
let count = 0

const JSON_TYPE = { 'content-type': 'application/json' }
/** Clerk's limit for a development instance, in calls within 10 seconds. */
const LIMIT = 100

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  api = await startApi({
    callLimit: LIMIT,
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
  await api.app.signingKeys.load()
  clerk.asked.length = 0
  clerk.fault = withLimit()
})
afterEach(() => vi.useRealTimers())
const later = (seconds: number) => vi.advanceTimersByTime(seconds * 1000)

/** Makes Clerk refuse calls above its limit, by the clock of the test. */
function withLimit(): Fault {
  let calls: number[] = []
  return (request, response) => {
    if (request.url === '/v1/jwks') return false
    calls = calls.filter((time) => time > Date.now() - 10_000)
    calls.push(Date.now())
    if (calls.length <= LIMIT) return false
    const headers = { ...JSON_TYPE, 'retry-after': '10' }
    return answering(429, headers, '{"errors":[{"code":"too_many_requests"}]}')(request, response)
  }
}

type Prefix = 'ak' | 'oat' | 'mt'
const invented = (prefix: Prefix = 'ak') => `${prefix}_${randomBytes(24).toString('base64url')}`
const isVerification = ({ url = '' }: Pick<IncomingMessage, 'url'>) => url.endsWith('/verify')
const verifications = () => clerk.asked.filter((url) => isVerification({ url })).length

const send = (token: string, remoteAddress = '192.0.2.1', url = '/v1/auth') =>
  api.app.inject({ url, headers: bearer(token), remoteAddress })
const statusOf = async (...parameters: Parameters<typeof send>) =>
  (await send(...parameters)).statusCode

const seeded = () => first(api.sandbox.store.apiKeys, ({ scopes }) => scopes.includes('me:read'))
/** A valid API key that is new to the API. */
function newKey(): string {
  const secret = invented()
  const id = `ak_${randomBytes(16).toString('hex')}`
  api.sandbox.store.apiKeys.set(id, { ...seeded(), id, secret })
  return secret
}
/** Makes a request that needs a call to Clerk, but no verification. */
function newcomer(): Promise<number> {
  const username = `newcomer${(count += 1)}`
  createUser(api.sandbox.store, { username }, [`${username}@example.com`])
  return statusOf(api.session(username), '198.51.100.7', '/protected')
}

describe('strangers who invent tokens', () => {
  test('from one address are refused by their limit, and nobody else notices', async () => {
    const known = newKey()
    expect(await statusOf(known, '198.51.100.8')).toBe(200)
    const theirs = new Map<number, number>()
    for (let second = 0; second < 60; second += 1) {
      for (let i = 0; i < 12; i += 1) {
        const status = await statusOf(invented())
        theirs.set(status, (theirs.get(status) ?? 0) + 1)
      }
      expect(await newcomer()).toBe(200)
      expect(await statusOf(known, '198.51.100.8')).toBe(200)
      if (second % 10 === 0) expect(await statusOf(newKey(), '198.51.100.9')).toBe(200)
      later(1)
    }
    expect(theirs.get(401)).toBe(20)
    expect(theirs.get(429)).toBe(700)
    expect(api.app.clerkBreaker.closed).toBe(true)
    expect(api.app.verificationBreaker.closed).toBe(true)
  })

  test('from everywhere use up their own share, and nobody else notices', async () => {
    const known = newKey()
    expect(await statusOf(known, '198.51.100.8')).toBe(200)
    const theirs = new Set<number>()
    for (let second = 0; second < 25; second += 1) {
      for (let i = 0; i < 20; i += 1)
        theirs.add(await statusOf(invented(), `203.0.113.${(second * 20 + i) % 250}`))
      expect(await newcomer()).toBe(200)
      expect(await statusOf(known, '203.0.113.1')).toBe(200)
      // An address that sent a valid key has a separate share.
      if (second % 5 === 0) expect(await statusOf(newKey(), '198.51.100.8')).toBe(200)
      later(1)
    }
    expect(theirs).toEqual(new Set([401, 503]))
    expect(api.app.verificationBreaker.closed).toBe(true)
  })

  test('are told which limit it is, and when to try again', async () => {
    for (let i = 0; i < 10; i += 1) await statusOf(invented('oat'))
    later(20)
    for (let i = 0; i < 10; i += 1) await statusOf(invented('mt'))
    later(20)
    const refused = await send(invented())
    expect(refused.json()).toMatchObject({
      status: 429,
      code: 'rate_limited',
      detail: expect.stringContaining('20 tokens within a minute that Clerk refused') as string,
    })
    expect(refused.headers).toMatchObject({
      'retry-after': '20',
      'ratelimit-limit': '20',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '20',
    })
    expect(await statusOf(api.session('ada'))).toBe(200)
    later(20)
    expect(await statusOf(invented())).toBe(401)
  })

  test('who find the share used up hear when there is more', async () => {
    for (let i = 0; i < 25; i += 1) expect(await statusOf(invented(), `203.0.113.${i}`)).toBe(401)
    later(4)
    const refused = await send(newKey(), '203.0.113.99')
    expect(refused.json()).toMatchObject({ status: 503, code: 'overloaded' })
    expect(refused.headers['retry-after']).toBe('6')
    expect(await statusOf(api.session('ada'), '203.0.113.99')).toBe(200)
    later(6)
    expect(await statusOf(newKey(), '203.0.113.99')).toBe(200)
  })

  test('all at once cost no more calls than one after the other', async () => {
    const statuses = await Promise.all(Array.from({ length: 100 }, () => statusOf(invented())))
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect(verifications()).toBe(20)
  })
})

describe('good tokens', () => {
  test('that are new, many at once from one address, all pass', async () => {
    const keys = Array.from({ length: 24 }, newKey)
    const statuses = await Promise.all(keys.map((key) => statusOf(key, '192.0.2.1', '/v1/me')))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(verifications()).toBe(24)
  })

  test('that were good before pass from an address of strangers', async () => {
    const key = newKey()
    expect(await statusOf(key)).toBe(200)
    for (let i = 0; i < 30; i += 1) await statusOf(invented())
    later(6)
    expect(await statusOf(invented())).toBe(429)
    expect(await statusOf(key)).toBe(200)
    expect(await statusOf(newKey())).toBe(429)
  })

  test('cost one call when they are first seen, however many requests carry them', async () => {
    const key = newKey()
    const statuses = await Promise.all(
      Array.from({ length: 60 }, () => statusOf(key, '192.0.2.1', '/v1/me')),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(verifications()).toBe(1)
  })
})

test('asking what a good token is costs few calls, however often', async () => {
  const key = newKey()
  for (let i = 0; i < 60; i += 1) expect(await statusOf(key)).toBe(200)
  // One to verify it, one to learn its expiration, and five more.
  expect(verifications()).toBe(7)
})

test('one bad token costs one call a minute', async () => {
  const bad = invented()
  for (let second = 0; second < 59; second += 1) {
    expect(await statusOf(bad)).toBe(401)
    later(1)
  }
  expect(verifications()).toBe(1)
  later(2)
  expect(await statusOf(bad)).toBe(401)
  expect(verifications()).toBe(2)
})

describe('the form', () => {
  test.each([
    ['nothing behind the prefix', 'ak_'],
    ['too short', 'ak_1234567'],
    ['too long', `ak_${'a'.repeat(257)}`],
    ['a dot', 'oat_abc.defghijklmnop'],
    ['a tilde', 'mt_abcdefghij~klmnop'],
    ['too much padding', 'ak_LCWGdaM8mv8K4PCIICZQXAeWfCgF===='],
  ])('that Clerk gives to no token is refused without a call: %s', async (_name, token) => {
    expect((await send(token)).json()).toMatchObject({ status: 401, code: 'invalid_token' })
    expect(clerk.asked).toEqual([])
  })

  test.each([
    ['base64', 'ak_LCWGdaM8mv8K4PC/57IICZQXAeWfCgF30DZaFXHoGn9='],
    ['base64url', 'ak_Zm9v-YmFyYmF6_cXV4Zm9vYmFyYmF6cXV4'],
    ['hexadecimal', 'mt_f7f0ba8c3b4843ce7d85fcdd5e71853e'],
    ['letters', 'oat_8XOIucKvqHVr5tYP123456789abcdefghij'],
  ])('that Clerk may give to a token is taken to it: %s', async (_name, token) => {
    expect(await statusOf(token)).toBe(401)
    expect(verifications()).toBe(1)
  })
})

describe('a Clerk in trouble', () => {
  const failing = (when: (request: IncomingMessage) => boolean, headers = {}): Fault => {
    const fail = answering(429, { ...JSON_TYPE, ...headers }, '{"errors":[]}')
    return (request, response) => when(request) && fail(request, response)
  }

  test('with verifications is asked everything else, and left alone with these', async () => {
    clerk.fault = failing(isVerification, { 'retry-after': '7' })
    const refused = await send(newKey())
    expect(refused.json()).toMatchObject({ status: 503, code: 'clerk_unavailable' })
    expect(refused.headers['retry-after']).toBe('7')
    later(2)
    const again = await send(newKey())
    expect([again.statusCode, again.headers['retry-after']]).toEqual([503, '5'])
    expect(verifications()).toBe(1)
    for (let i = 0; i < 5; i += 1) expect(await newcomer()).toBe(200)
    clerk.fault = undefined
    later(5)
    expect(await statusOf(newKey())).toBe(200)
  })

  test('with all else still verifies', async () => {
    clerk.fault = failing((request) => !isVerification(request), { 'retry-after': '60' })
    expect(await newcomer()).toBe(503)
    expect(await statusOf(newKey())).toBe(200)
  })

  test('that cannot be reached is no reason to count tokens as refused', async () => {
    clerk.fault = failing(isVerification)
    for (let i = 0; i < 40; i += 1) {
      expect(await statusOf(invented())).toBe(503)
      later(1)
    }
    clerk.fault = undefined
    later(60)
    expect(await statusOf(newKey())).toBe(200)
  })
})
