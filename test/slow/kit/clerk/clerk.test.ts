import type { InjectOptions } from 'fastify'
import { type Dispatcher, getGlobalDispatcher } from 'undici'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type App, buildApp } from '../../../../src/app.ts'
import { createUser } from '../../../../src/sandbox/changes.ts'
import { onSandbox } from '../../../../scripts/on-sandbox.ts'
import { signWebhook } from '../../../../src/sandbox/index.ts'
import { type Api, bearer, first, startApi } from '../../../api.ts'
import { closeAfterTests } from '../../../closing.ts'
import { answering, type FaultyClerk, faults, startFaultyClerk } from '../../../faulty-clerk.ts'
import { holdTime, whileTimePasses } from '../../../time.ts'

/** Milliseconds. */
const TIMEOUT = 2000
/** Milliseconds for some turns of the event loop, see `whileTimePasses`. */
const SLACK = 2000

let api: Api
let clerk: FaultyClerk
let count = 0

beforeAll(async () => {
  holdTime('performance', 'Date')
  api = await startApi({
    config: { clerkTimeout: TIMEOUT },
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
  await api.app.signingKeys.load()
})
beforeEach(() => {
  clerk.asked.length = 0
})
const later = (seconds: number) => vi.advanceTimersByTime(seconds * 1000)

/** Makes Clerk work again, and the API notices. */
async function recover() {
  clerk.fault = undefined
  later(60)
  await statusOf(newcomer())
  expect(await health()).toEqual({ status: 'ok', clerk: 'available' })
  clerk.asked.length = 0
}

/** A session of a user who is new to the API. */
function newcomer(): string {
  const username = `newcomer${(count += 1)}`
  createUser(api.sandbox.store, { username }, [`${username}@example.com`])
  return api.session(username)
}
const newcomers = (number: number) => Array.from({ length: number }, newcomer)

/** True if connections are refused, see `leave`. */
let isGone = false
/** Lets the held time pass while Clerk is called and does not answer. */
function inject(request: InjectOptions) {
  const { clerkBreaker, verificationBreaker } = api.app
  const { wait } = request.url === '/v1/auth' ? verificationBreaker : clerkBreaker
  const answer = api.app.inject(request)
  // While Clerk is left alone, it is not called.
  return (isGone || clerk.fault) && wait === 0 ? whileTimePasses(answer) : answer
}

async function get(url: string, token?: string) {
  const headers = token ? bearer(token) : {}
  // Signatures are verified in another thread, which a busy machine may keep waiting: before time
  // passes. This asks Clerk nothing.
  if (url !== '/v1/auth' && token) await api.app.inject({ url: '/v1/auth', headers })
  const from = performance.now()
  const response = await inject({ url, headers })
  return { response, ms: performance.now() - from }
}
const statusOf = async (token: string) => (await get('/protected', token)).response.statusCode
const health = async () => (await get('/health/ready')).response.json<unknown>()
/** Makes enough calls to Clerk to detect its state. */
const insist = async (token: string) => {
  for (let i = 0; i < 5; i += 1) await statusOf(token)
}

const JSON_TYPE = { 'content-type': 'application/json' }
const FAILS = answering(500, JSON_TYPE, '{"errors":[]}')

// Each test runs from the first failure to the recovery.
describe('a bad day', { shuffle: false }, () => {
  describe.each([...Object.entries(faults), ['no connection', undefined] as const])(
    'while Clerk gives %s',
    (name, fault) => {
      let known: string
      const fail = () => {
        clerk.fault = fault
        if (!fault && !isGone) clerk.leave()
        isGone = !fault
      }
      beforeAll(async () => {
        await recover()
        known = api.session('ada')
        await statusOf(known)
        fail()
      })

      test('a known user goes on, and so does who has another session', async () => {
        for (const token of [known, api.session('ada')]) expect(await statusOf(token)).toBe(200)
        const { response } = await get('/v1/auth', newcomer())
        expect(response.statusCode).toBe(200)
      })

      test('who is not known gets 503 within the time-out, and when to try again', async () => {
        const { response, ms } = await get('/protected', newcomer())
        expect(response.json()).toMatchObject({
          status: 503,
          code: 'clerk_unavailable',
          error: 'Failed to retrieve user',
        })
        const asked: Record<string, string> = {
          'status 429': '7',
          'status 503, to be left alone': '30',
        }
        expect(response.headers['retry-after']).toBe(asked[name] ?? '5')
        expect(ms).toBeLessThan(TIMEOUT + SLACK)
      })

      test('an API key that is not known is 503, never 401', async () => {
        const { secret } = first(api.sandbox.store.apiKeys, ({ scopes }) =>
          scopes.includes('me:read'),
        )
        const { response, ms } = await get('/v1/auth', secret)
        expect(response.json()).toMatchObject({ status: 503, code: 'clerk_unavailable' })
        expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
        expect(ms).toBeLessThan(TIMEOUT + SLACK)
      })

      test('what is to be written is 503, and Clerk is asked once at most', async () => {
        const response = await inject({
          method: 'PATCH',
          url: '/v1/me',
          headers: bearer(newcomer()),
          payload: { firstName: 'Ada' },
        })
        expect(response.json()).toMatchObject({ status: 503, code: 'clerk_unavailable' })
        expect(clerk.asked.length).toBeLessThanOrEqual(1)
      })

      test("Clerk's own events are taken", async () => {
        const body = JSON.stringify({
          object: 'event',
          type: 'user.created',
          data: { id: 'user_1' },
          timestamp: Date.now(),
          instance_id: 'ins_1',
        })
        const response = await inject({
          method: 'POST',
          url: '/webhooks/clerk',
          headers: { ...signWebhook(body), ...JSON_TYPE },
          payload: body,
        })
        expect(response.statusCode).toBeLessThan(300)
      })

      test('readiness says so and stays, and liveness does not', async () => {
        await insist(newcomer())
        expect(await health()).toEqual({ status: 'ok', clerk: 'unavailable' })
        expect((await get('/health/live')).response.json()).toEqual({ status: 'ok' })
      })

      test('all is well again when it is to be tried again', async () => {
        fail()
        await insist(newcomer())
        const { response } = await get('/protected', newcomer())
        clerk.fault = undefined
        if (!fault) await clerk.comeBack()
        isGone = false
        later(Number(response.headers['retry-after']))
        expect(await statusOf(newcomer())).toBe(200)
        expect(await health()).toEqual({ status: 'ok', clerk: 'available' })
      })
    },
  )
})

describe('Clerk is not stormed', () => {
  beforeEach(recover)

  test('many requests at once that fail ask it once each, and then not at all', async () => {
    clerk.fault = FAILS
    const statuses = await Promise.all(newcomers(50).map(statusOf))
    expect(new Set(statuses)).toEqual(new Set([503]))
    expect(clerk.asked.length).toBeLessThanOrEqual(55)
    clerk.asked.length = 0
    // Here no time passes, so the API does not try again.
    const again = newcomers(50).map((token) =>
      api.app.inject({ url: '/protected', headers: bearer(token) }),
    )
    for (const { statusCode } of await Promise.all(again)) expect(statusCode).toBe(503)
    expect(clerk.asked).toEqual([])
  })

  test('one request after the other asks it five times in all', async () => {
    clerk.fault = FAILS
    for (const token of newcomers(10)) expect(await statusOf(token)).toBe(503)
    expect(clerk.asked).toHaveLength(5)
  })

  test('when it is tried again, one request asks, and is not repeated', async () => {
    clerk.fault = FAILS
    await insist(newcomer())
    clerk.asked.length = 0
    later(1)
    await Promise.all(newcomers(20).map(statusOf))
    expect(clerk.asked).toHaveLength(1)
  })

  test('it is left alone longer each time, and answers say how long', async () => {
    clerk.fault = FAILS
    await insist(newcomer())
    const waits: number[] = []
    for (let i = 0; i < 6; i += 1) {
      const { response } = await get('/protected', newcomer())
      const wait = Number(response.headers['retry-after'])
      clerk.asked.length = 0
      later(wait - 0.001 - (wait > 1 ? 1 : 0))
      if (wait > 1) expect([await statusOf(newcomer()), clerk.asked.length]).toEqual([503, 0])
      later(1.001)
      await statusOf(newcomer())
      expect(clerk.asked).toHaveLength(1)
      waits.push(wait)
    }
    expect(waits[0]).toBe(1)
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(5)
    expect(Math.max(...waits)).toBeLessThanOrEqual(10)
  })

  test.each([
    ['for long', () => '3600', 60],
    ['until a point in time', () => new Date(Date.now() + 20_000).toUTCString(), 20],
    ['for no time', () => '0', 5],
    ['for nobody knows how long', () => 'soon', 5],
  ])('asked to be left alone %s, it is, for a minute at most', async (_name, asked, told) => {
    clerk.fault = answering(429, { ...JSON_TYPE, 'retry-after': asked() }, '{"errors":[]}')
    const { headers } = (await get('/protected', newcomer())).response
    const seconds = Number(headers['retry-after'])
    // A date has whole seconds.
    expect([told - 1, told]).toContain(seconds)
    expect(clerk.asked).toHaveLength(1)
  })
})

describe('one failure', () => {
  beforeEach(recover)
  const once = (status: number, headers = {}, path = '') => {
    let failed = false
    clerk.fault = (request, response) => {
      if (failed || !request.url?.endsWith(path)) return false
      failed = true
      if (status === 0) return response.destroy().destroyed
      return answering(status, { ...JSON_TYPE, ...headers }, '{"errors":[]}')(request, response)
    }
  }

  test.each([
    ['a closed connection', 0],
    ['status 500', 500],
    ['status 502', 502],
  ])('of what is read is not noticed: %s', async (_name, status) => {
    once(status)
    expect(await statusOf(newcomer())).toBe(200)
    expect(clerk.asked).toHaveLength(2)
  })

  test.each([
    ['status 429', 429, {}],
    ['a time to wait', 503, { 'retry-after': '3' }],
  ])('is not repeated where it is %s', async (_name, status, headers) => {
    once(status, headers)
    expect(await statusOf(newcomer())).toBe(503)
    expect(clerk.asked).toHaveLength(1)
  })

  test.each([
    ['with a body', 'PATCH', () => '/v1/me', { firstName: 'Ada' }, ''],
    ['without one', 'POST', (id: string) => `/v1/users/${id}/lock`, undefined, '/lock'],
  ] as const)(
    'of what is written is not repeated: %s',
    async (_name, method, path, payload, written) => {
      const headers = bearer(api.session('ada'))
      const { id } = first(api.sandbox.store.users, ({ username }) => username === 'bob')
      once(500, {}, written)
      const url = path(id)
      const response = await inject({ method, url, headers, ...(payload && { payload }) })
      expect(response.statusCode).toBe(503)
      expect(clerk.asked.filter((asked) => asked.endsWith(written))).toHaveLength(1)
    },
  )

  test('is repeated after a while, which is another each time', async () => {
    const pauses: number[] = []
    for (const token of newcomers(20)) {
      let failed = 0
      clerk.fault = (request, response) => {
        if (failed > 0) return pauses.push(performance.now() - failed) === 0
        failed = performance.now()
        return FAILS(request, response)
      }
      await statusOf(token)
    }
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(50)
    expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan(25)
  })

  test('that comes late is not repeated beyond the time-out', async () => {
    clerk.fault = (_request, response) => {
      setTimeout(() => response.writeHead(500, JSON_TYPE).end('{"errors":[]}'), TIMEOUT - 60)
      return true
    }
    const { response, ms } = await get('/protected', newcomer())
    expect(response.statusCode).toBe(503)
    expect(ms).toBeLessThan(TIMEOUT + SLACK)
  })
})

describe("Clerk's Frontend API at the same address", () => {
  let app: App
  beforeAll(async () => {
    const config = onSandbox(api.sandbox, { CLERK_TIMEOUT_MS: String(TIMEOUT) })
    const frontendApiUrl = `${clerk.url}/fapi`
    app = await buildApp({
      ...config,
      clerkKeys: { ...config.clerkKeys, apiUrl: clerk.url, frontendApiUrl },
    })
    closeAfterTests(() => app.close())
  })
  beforeEach(recover)
  const statusOfFrontend = async () =>
    (await app.inject('/__clerk/v1/environment?_clerk_js_version=5')).statusCode
  const isFrontend = (url = '') => url.startsWith('/fapi/')

  test('is reached while the Backend API is left alone', async () => {
    clerk.fault = (request, response) => !isFrontend(request.url) && FAILS(request, response)
    await insist(newcomer())
    expect(await health()).toMatchObject({ clerk: 'unavailable' })
    expect(await statusOfFrontend()).toBe(200)
  })

  test('does not say how the Backend API is, nor is asked twice', async () => {
    clerk.fault = (request, response) => isFrontend(request.url) && FAILS(request, response)
    for (let i = 0; i < 10; i += 1) expect(await statusOfFrontend()).toBe(500)
    expect(clerk.asked).toHaveLength(10)
    expect(await health()).toMatchObject({ clerk: 'available' })
    expect(await statusOf(newcomer())).toBe(200)
  })
})

describe('what undici calls handlers by its newer names', () => {
  beforeEach(recover)

  /** A `fetch` as in later versions of Node.js. */
  const dispatch = () => {
    const outcome = new Promise<string>((resolve) => {
      let status = 0
      const handler: Dispatcher.DispatchHandler = {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, code) => void (status = code),
        onResponseEnd: () => {
          resolve(String(status))
        },
        onResponseError: (_controller, error) => {
          resolve(error.message)
        },
      }
      const headers = bearer(api.sandbox.secretKey)
      getGlobalDispatcher().dispatch(
        { origin: api.app.clerkApiUrl, path: '/v1/jwks', method: 'GET', headers },
        handler,
      )
    })
    return clerk.fault ? whileTimePasses(outcome) : outcome
  }

  test('is held to the same rules', async () => {
    expect(await dispatch()).toBe('200')
    clerk.fault = FAILS
    expect(await dispatch()).toBe('500')
    expect(clerk.asked).toHaveLength(3)
    clerk.fault = faults['no answer']
    expect(await dispatch()).toBe(`Clerk did not answer within ${TIMEOUT} ms`)
    clerk.fault = faults['a closed connection']
    await dispatch()
    expect(await dispatch()).toBe('Clerk is away, and was not asked')
  })
})
