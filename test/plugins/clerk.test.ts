import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Api, bearer, first, startApi } from '../api.ts'
import { type FaultyClerk, faults, startFaultyClerk } from '../faulty-clerk.ts'

/** Milliseconds. */
const TIMEOUT = 300

let api: Api
let clerk: FaultyClerk

beforeAll(async () => {
  api = await startApi({
    config: { clerkTimeout: TIMEOUT },
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
  await api.app.signingKeys.load()
})
beforeEach(() => {
  clerk.fault = undefined
})

async function timed(url: string, token: string) {
  const start = performance.now()
  const response = await api.app.inject({ url, headers: bearer(token) })
  return { response, ms: performance.now() - start }
}

describe.each(Object.entries(faults))('when Clerk gives %s', (name, fault) => {
  const retryAfter = name === 'status 429' ? '7' : '5'

  test('a session is still known, because verifying it takes no network', async () => {
    clerk.fault = fault
    const { response } = await timed('/v1/auth', api.session('ada'))
    expect(response.statusCode).toBe(200)
  })

  test('the user cannot be retrieved: 503 within the time-out, and when to try again', async () => {
    clerk.fault = fault
    const { response, ms } = await timed('/protected', api.session('ada'))
    expect(response.json()).toMatchObject({
      status: 503,
      code: 'clerk_unavailable',
      error: 'Failed to retrieve user',
    })
    expect(response.headers['retry-after']).toBe(retryAfter)
    expect(ms).toBeLessThan(TIMEOUT + 200)
  })

  test('an API key cannot be verified: 503, never 401', async () => {
    clerk.fault = fault
    const { secret } = first(api.sandbox.store.apiKeys, ({ scopes }) => scopes.includes('me:read'))
    const { response, ms } = await timed('/v1/auth', secret)
    expect(response.json()).toMatchObject({ status: 503, code: 'clerk_unavailable' })
    expect(response.headers['retry-after']).toBeDefined()
    expect(ms).toBeLessThan(TIMEOUT + 200)
  })

  test('all is well again as soon as Clerk is', async () => {
    expect((await timed('/protected', api.session('ada'))).response.statusCode).toBe(200)
  })
})
