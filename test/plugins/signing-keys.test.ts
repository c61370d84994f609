import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSigner, type Claims, type Signer } from '../../src/sandbox/index.ts'
import { type Api, bearer, startApi } from '../api.ts'
import { answering, type FaultyClerk, faults, startFaultyClerk } from '../faulty-clerk.ts'

let api: Api
let clerk: FaultyClerk

beforeEach(async () => {
  api = await startApi({
    config: { clerkTimeout: 200 },
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
})
afterEach(() => vi.useRealTimers())

const statusOf = async (token: string) =>
  (await api.app.inject({ url: '/v1/auth', headers: bearer(token) })).statusCode
const readiness = async () => (await api.app.inject('/health/ready')).statusCode

/** The session of somebody, signed by another key. */
function signedBy(signer: Signer): string {
  const [, payload = ''] = api.session('ada').split('.')
  return signer.session(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims)
}

test('the keys are fetched once, whatever comes', async () => {
  const statuses = await Promise.all(Array.from({ length: 20 }, () => statusOf(api.session('ada'))))
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(clerk.asked).toEqual(['/v1/jwks'])
})

test('a flood of unknown key ids asks Clerk at most once a minute', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await statusOf(api.session('ada'))
  const stranger = await createSigner()
  const flood = () => Promise.all(Array.from({ length: 50 }, () => statusOf(signedBy(stranger))))
  expect(new Set(await flood())).toEqual(new Set([401]))
  expect(clerk.asked).toHaveLength(1)
  vi.advanceTimersByTime(61_000)
  await flood()
  await flood()
  expect(clerk.asked).toHaveLength(2)
})

test('a rotation is followed within a minute', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await statusOf(api.session('ada'))
  const rotated = await createSigner()
  clerk.fault = answering(
    200,
    { 'content-type': 'application/json' },
    JSON.stringify(rotated.jwks()),
  )
  expect(await statusOf(signedBy(rotated))).toBe(401)
  vi.advanceTimersByTime(61_000)
  expect(await statusOf(signedBy(rotated))).toBe(200)
})

describe.each(Object.entries(faults))('Clerk gives %s instead of keys', (_name, fault) => {
  test('is not ready and answers 503, until Clerk is back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    clerk.fault = fault
    expect(await statusOf(api.session('ada'))).toBe(503)
    expect(await readiness()).toBe(503)
    expect((await api.app.inject('/health/live')).statusCode).toBe(200)
    clerk.fault = undefined
    vi.advanceTimersByTime(2_000)
    expect(await readiness()).toBe(200)
    expect(await statusOf(api.session('ada'))).toBe(200)
  })
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
