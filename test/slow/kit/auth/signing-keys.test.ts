import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSigner } from '../../../../src/sandbox/index.ts'
import { type Api, bearer, startApi } from '../../../api.ts'
import { answering, type FaultyClerk, faults, startFaultyClerk } from '../../../faulty-clerk.ts'
import { jwks, signedBy } from '../../../kit/auth/keys.ts'
import { holdTime, whileTimePasses } from '../../../time.ts'

let api: Api
let clerk: FaultyClerk
/** Made once, because making its key is slow. */
const rotated = createSigner()

beforeEach(async () => {
  api = await startApi({
    config: { clerkTimeout: 2000 },
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
})
afterEach(() => vi.useRealTimers())

const statusOf = async (token: string) =>
  (await api.app.inject({ url: '/v1/auth', headers: bearer(token) })).statusCode
const readiness = async () => (await api.app.inject('/health/ready')).statusCode

describe.each([
  ...Object.entries(faults),
  ['no keys', jwks([])],
  ['keys that are none', jwks('keys')],
  ['nothing but null', answering(200, { 'content-type': 'application/json' }, 'null')],
] as const)('Clerk gives %s when it is asked for a new key', (name, fault) => {
  const isTriedTwice = /closed|50[02](?!.*alone)|garbage|HTML|none|null/.test(name)

  test('the known ones stay, and nothing is said of those it would have given', async () => {
    holdTime('Date', 'performance')
    const known = api.session('ada')
    await statusOf(known)
    clerk.fault = fault
    vi.advanceTimersByTime(61_000)
    clerk.asked.length = 0
    for (let i = 0; i < 5; i += 1) {
      const headers = bearer(signedBy(api, rotated))
      const answer = api.app.inject({ url: '/v1/auth', headers })
      // Clerk is asked by the first request alone.
      const response = await (i === 0 ? whileTimePasses(answer) : answer)
      expect(response.statusCode).toBe(503)
      expect(response.headers['retry-after']).toBe(String(5 - i))
      vi.advanceTimersByTime(1_000)
    }
    expect(clerk.asked).toHaveLength(isTriedTwice ? 2 : 1)
    expect(await statusOf(api.session('ada'))).toBe(200)

    clerk.fault = jwks([...api.sandbox.signer.jwks().keys, ...rotated.jwks().keys])
    vi.advanceTimersByTime(61_000)
    expect(await statusOf(signedBy(api, rotated))).toBe(200)
    expect(await statusOf(api.session('ada'))).toBe(200)
  })
})

describe.each(Object.entries(faults))('Clerk gives %s instead of keys', (_name, fault) => {
  test('is not ready and answers 503, until Clerk is back', async () => {
    holdTime('Date', 'performance')
    clerk.fault = fault
    expect(await whileTimePasses(statusOf(api.session('ada')))).toBe(503)
    expect(await whileTimePasses(readiness())).toBe(503)
    expect((await api.app.inject('/health/live')).statusCode).toBe(200)
    clerk.fault = undefined
    // The longest wait that Clerk may ask for.
    vi.advanceTimersByTime(61_000)
    expect(await readiness()).toBe(200)
    expect(await statusOf(api.session('ada'))).toBe(200)
  })
})
