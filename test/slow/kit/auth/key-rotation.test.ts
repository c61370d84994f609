import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSigner, type Signer } from '../../../../src/sandbox/index.ts'
import { type Api, bearer, startApi } from '../../../api.ts'
import { type FaultyClerk, faults, startFaultyClerk } from '../../../faulty-clerk.ts'
import { holdTime, whileTimePasses } from '../../../time.ts'
import { jwks, signedBy } from '../../../kit/auth/keys.ts'

let api: Api
let clerk: FaultyClerk
/** Made once, because making their keys is slow. */
let rotated: Signer
let stranger: Signer

beforeAll(() => {
  rotated = createSigner()
  stranger = createSigner()
})
beforeEach(async () => {
  api = await startApi({
    config: { clerkTimeout: 5000 },
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
})
afterEach(() => vi.useRealTimers())

const statusOf = async (token: string) =>
  (await api.app.inject({ url: '/v1/auth', headers: bearer(token) })).statusCode
const readiness = async () => (await api.app.inject('/health/ready')).statusCode

test('the keys are fetched once, whatever comes', async () => {
  const statuses = await Promise.all(Array.from({ length: 20 }, () => statusOf(api.session('ada'))))
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(clerk.asked).toEqual(['/v1/jwks'])
})

test('a flood of one unknown key id asks Clerk at most once a minute', async () => {
  holdTime('performance', 'Date')
  await statusOf(api.session('ada'))
  const stranger = createSigner()
  const flood = () =>
    Promise.all(Array.from({ length: 50 }, () => statusOf(signedBy(api, stranger))))
  expect(new Set(await flood())).toEqual(new Set([401]))
  expect(clerk.asked).toHaveLength(2)
  vi.advanceTimersByTime(59_000)
  expect(new Set(await flood())).toEqual(new Set([401]))
  expect(clerk.asked).toHaveLength(2)
  vi.advanceTimersByTime(2_000)
  expect(new Set(await flood())).toEqual(new Set([401]))
  expect(clerk.asked).toHaveLength(3)
})

describe('after a rotation', () => {
  let ids = 0
  /** A token with an unknown key id. */
  const invented = () => stranger.session({ sub: 'user_1' }, { kid: `ins_${(ids += 1)}` })
  const answerTo = (token: string) => api.app.inject({ url: '/v1/auth', headers: bearer(token) })

  beforeEach(async () => {
    holdTime('performance', 'Date')
    rotated = createSigner()
    stranger = createSigner()
    await statusOf(api.session('ada'))
  })

  test('new tokens are good at once', async () => {
    clerk.fault = jwks(rotated.jwks().keys)
    expect(await statusOf(signedBy(api, rotated))).toBe(200)
    expect(clerk.asked).toHaveLength(2)
  })

  test('a new token is never 401, and good within 5 seconds, whatever strangers send', async () => {
    // An unknown token came just before.
    expect(await statusOf(invented())).toBe(401)
    clerk.fault = jwks([...api.sandbox.signer.jwks().keys, ...rotated.jwks().keys])
    const statuses: number[] = []
    for (let second = 0; second <= 5; second += 1) {
      for (let i = 0; i < 20; i += 1) expect([401, 503]).toContain(await statusOf(invented()))
      const answer = await answerTo(signedBy(api, rotated))
      statuses.push(answer.statusCode)
      if (answer.statusCode === 503) {
        expect(answer.json()).toMatchObject({ code: 'clerk_unavailable' })
        expect(answer.headers['retry-after']).toBe(String(5 - second))
      }
      expect(await statusOf(api.session('ada'))).toBe(200)
      vi.advanceTimersByTime(1000)
    }
    expect(statuses).toEqual([503, 503, 503, 503, 503, 200])
  })

  test('floods of invented key ids cost Clerk at most one call in 5 seconds', async () => {
    clerk.asked.length = 0
    for (let second = 0; second < 30; second += 1) {
      await Promise.all(Array.from({ length: 20 }, () => statusOf(invented())))
      vi.advanceTimersByTime(1000)
    }
    expect(clerk.asked.length).toBeGreaterThan(0)
    // On a busy machine a call may still be under way when the next is due.
    expect(clerk.asked.length).toBeLessThanOrEqual(6)
  })

  test('a key id that Clerk does not have is 503 until Clerk was asked after it came, then 401', async () => {
    await statusOf(invented())
    const early = invented()
    expect(await statusOf(early)).toBe(503)
    vi.advanceTimersByTime(5000)
    // Another unknown token makes the API ask Clerk.
    expect(await statusOf(invented())).toBe(401)
    expect(await statusOf(early)).toBe(401)
    expect(clerk.asked).toHaveLength(3)
  })

  test('a removed key verifies nothing after 5 minutes, though nobody sends a new one', async () => {
    clerk.fault = jwks(rotated.jwks().keys)
    expect(await statusOf(api.session('ada'))).toBe(200)
    vi.advanceTimersByTime(299_000)
    const machine = () => api.sandbox.signer.m2m({ sub: [...api.sandbox.store.machines.keys()][0] })
    const known = machine()
    expect([await statusOf(api.session('ada')), await statusOf(known)]).toEqual([200, 200])
    expect(clerk.asked).toHaveLength(1)
    vi.advanceTimersByTime(2000)
    expect([await statusOf(api.session('ada')), await statusOf(machine())]).toEqual([401, 401])
    expect(await statusOf(signedBy(api, rotated))).toBe(200)
    // The API remembers this token, whose own lifetime is an hour.
    vi.advanceTimersByTime(299_000)
    expect(await statusOf(known)).toBe(401)
  })

  test('while Clerk does not answer, old keys stay', async () => {
    clerk.fault = faults['no answer']
    for (let minute = 0; minute < 20; minute += 1) {
      vi.advanceTimersByTime(60_000)
      expect(await whileTimePasses(statusOf(api.session('ada')))).toBe(200)
    }
  })
})

test('who is ready to take requests does not ask again', async () => {
  holdTime('performance', 'Date')
  for (let i = 0; i < 5; i += 1) {
    expect(await readiness()).toBe(200)
    vi.advanceTimersByTime(61_000)
  }
  expect(clerk.asked).toHaveLength(1)
})

test('as long as there are no keys, Clerk is asked at most once a second', async () => {
  holdTime('performance', 'Date')
  clerk.fault = jwks([])
  const flood = () => Promise.all(Array.from({ length: 50 }, () => statusOf(api.session('ada'))))
  expect(new Set(await flood())).toEqual(new Set([503]))
  await flood()
  expect(clerk.asked).toHaveLength(1)
  vi.advanceTimersByTime(1_000)
  await flood()
  expect(clerk.asked).toHaveLength(2)
})

test('a key that cannot be used does not take the others with it', async () => {
  const { keys } = api.sandbox.signer.jwks()
  const { publicKey: elliptic } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  clerk.fault = jwks([
    null,
    'key',
    {},
    { kid: 'ins_1', kty: 'RSA', n: '!', e: 7 },
    { kid: 'ins_2', kty: 'oct', k: 'AAAA' },
    { kid: 'ins_3', ...elliptic.export({ format: 'jwk' }) },
    { ...keys[0], kid: 'ins_4', use: 'enc' },
    { ...keys[0], kid: 'ins_5', alg: 'RS512' },
    { ...keys[0], kid: 3 },
    ...keys,
  ])
  expect(await statusOf(api.session('ada'))).toBe(200)
  expect(await readiness()).toBe(200)
})

test('with CLERK_JWT_KEY nothing is fetched', async () => {
  const { sandbox } = api
  const { app } = await startApi({
    config: {
      clerkKeys: {
        publishableKey: sandbox.publishableKey,
        secretKey: sandbox.secretKey,
        apiUrl: clerk.url,
        jwtKey: sandbox.jwtKey,
      },
    },
  })
  const headers = bearer(api.session('ada'))
  expect((await app.inject({ url: '/v1/auth', headers })).statusCode).toBe(200)
  expect((await app.inject('/health/ready')).statusCode).toBe(200)
  expect(clerk.asked).toEqual([])
})
