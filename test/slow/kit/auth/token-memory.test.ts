import { randomBytes } from 'node:crypto'
import { getAuth } from '@clerk/fastify'
import { Type } from '@sinclair/typebox'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type App, buildApp } from '../../../../src/app.ts'
import { onSandbox } from '../../../../scripts/on-sandbox.ts'
import { createSigner, type Signer, validFor } from '../../../../src/sandbox/index.ts'
import { type Api, bearer, first, startApi } from '../../../api.ts'
import { closeAfterTests } from '../../../closing.ts'
import { faults, type FaultyClerk, startFaultyClerk } from '../../../faulty-clerk.ts'

let api: Api
let clerk: FaultyClerk
let foreign: Signer

beforeAll(async () => {
  foreign = createSigner()
  api = await startApi({
    async apiUrl(sandbox) {
      clerk = await startFaultyClerk(sandbox)
      return clerk.url
    },
    routes: addWhoami,
  })
})
beforeEach(() => {
  clerk.asked.length = 0
  clerk.fault = undefined
})

/** Routes with every kind of security. They answer with the result of `getAuth`. */
function addWhoami(app: App) {
  for (const [name, security] of Object.entries({
    any: [
      { clerkSession: [] },
      { clerkSessionCookie: [] },
      { clerkApiKey: [] },
      { clerkOAuth: [] },
      { clerkMachine: [] },
    ],
    session: [{ clerkSession: [] }],
    admin: [{ clerkSession: ['admin'] }],
    reports: [{ clerkSession: ['org:reports:read'] }, { clerkApiKey: ['me:read'] }],
    optional: [{}, { clerkSession: ['org:admin'] }],
  }))
    app.get(
      `/whoami/${name}`,
      {
        schema: {
          operationId: `whoami_${name}`,
          tags: ['Service'],
          summary: 'Tell what getAuth says',
          security,
          response: { 200: Type.Object({ auth: Type.String() }) },
        },
      },
      async (request) => ({
        auth: JSON.stringify(getAuth(request, { acceptsToken: 'any' }), nameOfFunctions),
      }),
    )
}

function nameOfFunctions(_key: string, value: unknown): unknown {
  return typeof value === 'function' ? `function ${value.name}` : value
}

/** Starts an API on the same sandbox, with other settings of the memory. */
async function startAnother(env: Record<string, string>, routes = addWhoami): Promise<App> {
  const config = onSandbox(api.sandbox, env)
  const app = await buildApp({ ...config, clerkKeys: { ...config.clerkKeys, apiUrl: clerk.url } })
  closeAfterTests(() => app.close())
  routes(app)
  await app.ready()
  return app
}

function get(headers: Record<string, string>, name = 'any', app: App = api.app) {
  return app.inject({ url: `/whoami/${name}`, headers })
}

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

const apiKey = () => first(api.sandbox.store.apiKeys, ({ scopes }) => scopes.includes('me:read'))
function anotherKey() {
  const id = `ak_${randomBytes(16).toString('hex')}`
  const key = { ...apiKey(), id, secret: id }
  api.sandbox.store.apiKeys.set(id, key)
  return key
}
const verifications = () => clerk.asked.filter((path) => path.includes('verify')).length

test('hundreds of mixed requests are answered just as without it', async () => {
  const forgetful = await startAnother({ TOKEN_MEMORY: '0' })
  const { signer, store } = api.sandbox
  const tokens = [
    api.session('ada'),
    api.session('ada', 'acme'),
    api.session('bob', 'acme', { fva: [1, -1] }),
    api.session('grace', 'globex'),
    api.session('ada', undefined, validFor(-60)),
    api.session('ada', undefined, { nbf: Math.floor(Date.now() / 1000) + 600 }),
    api.session('ada', undefined, {}, { kid: 'ins_unknown' }),
    api.session('ada').slice(0, -8) + 'AAAAAAAA',
    foreign.session({ sub: 'user_1' }, { kid: signer.kid }),
    signer.m2m({ sub: [...store.machines.keys()][0] }),
    signer.oauth({ sub: 'user_1' }),
    signer.template({ sub: 'user_1' }),
    ...[...store.apiKeys.values()].map(({ secret }) => secret),
    'ak_0123456789abcdefghijklmnopqrstuv',
    'not-a-token',
  ]
  const cookie = `__session=${api.session('ada')}; __client_uat=1; __clerk_db_jwt=dvb_1`
  const carriers = tokens.flatMap((token) => [
    bearer(token),
    bearer(token),
    { authorization: `bearer  ${token}` },
    { authorization: token },
  ])
  const headers = [...carriers, {}, { cookie }]
  const routes = ['any', 'session', 'admin', 'reports', 'optional']
  const { hits } = api.app.tokenMemory.statistics
  for (let i = 0; i < 500; i += 1) {
    // Coprime to the factors of both lengths, so that all pairs occur, in no order.
    const sent = headers[(i * 7919) % headers.length] ?? {}
    const route = routes[(i * 3) % routes.length] ?? ''
    const [one, other] = await Promise.all([get(sent, route), get(sent, route, forgetful)])
    expect(comparable(one), `${route} ${JSON.stringify(sent)}`).toEqual(comparable(other))
  }
  expect(api.app.tokenMemory.statistics.hits - hits).toBeGreaterThan(200)
  expect(forgetful.tokenMemory.statistics).toEqual({ hits: 0, misses: 0, size: 0 })
})

function comparable({ statusCode, headers, body }: Awaited<ReturnType<typeof get>>) {
  // Each request has a new id and time.
  const id = String(headers['x-request-id'])
  return {
    statusCode,
    headers: { ...headers, 'x-request-id': '', date: '', 'ratelimit-reset': '' },
    body: body.replaceAll(id, ''),
  }
}

describe('a token that is known', () => {
  test('asks Clerk for an API key once, also of a hundred requests at once', async () => {
    const app = await startAnother({})
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => get(bearer(apiKey().secret), 'any', app)),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(100).fill(200))
    expect(verifications()).toBe(1)
  })

  test('is still known when Clerk is away', async () => {
    const app = await startAnother({ OPAQUE_TOKEN_MS: '60000' })
    const key = bearer(apiKey().secret)
    expect((await get(key, 'any', app)).statusCode).toBe(200)
    clerk.fault = faults['status 500']
    expect((await get(key, 'any', app)).statusCode).toBe(200)
    clerk.fault = undefined
  })

  test('cannot be changed by a handler', async () => {
    const { app, session } = await startApi({
      routes: (toy) =>
        toy.get(
          '/meddle',
          {
            schema: {
              operationId: 'meddle',
              tags: ['Service'],
              summary: 'Change what getAuth says',
              response: { 200: Type.Null() },
            },
          },
          async (request) => {
            const claims = getAuth(request).sessionClaims as { metadata: object }
            expect(() => Object.assign(claims.metadata, { role: 'admin' })).toThrow(TypeError)
            expect(() => Object.assign(claims, { sub: 'user_1' })).toThrow(TypeError)
            return null
          },
        ),
    })
    const headers = bearer(session('bob', undefined, { metadata: { role: 'user' } }))
    expect((await app.inject({ url: '/meddle', headers })).statusCode).toBe(200)
  })

  test('is what a handler gets as it was sent; by a template Clerk makes it another', async () => {
    const app = await startAnother({}, (toy) =>
      toy.get(
        '/tokens',
        {
          schema: {
            operationId: 'tokens',
            tags: ['Service'],
            summary: 'Tell the tokens of the session',
            security: [{ clerkSession: [] }],
            response: { 200: Type.Object({ sent: Type.String(), made: Type.String() }) },
          },
        },
        async (request) => {
          const { getToken } = getAuth(request)
          const made = await getToken({ template: 'some_template' })
          return { sent: (await getToken()) ?? '', made: made ?? '' }
        },
      ),
    )
    await api.app.clerk.jwtTemplates.create({ name: 'some_template', claims: {} })
    const sent = api.session('ada')
    const [session] = [...api.sandbox.store.sessions.values()].slice(-1)
    for (const hits of [0, 1]) {
      clerk.asked.length = 0
      const response = await app.inject({ url: '/tokens', headers: bearer(sent) })
      expect(app.tokenMemory.statistics.hits).toBe(hits)
      const tokens = response.json<{ sent: string; made: string }>()
      expect(tokens.sent).toBe(sent)
      expect(tokens.made).not.toBe(sent)
      expect(claimsOf(tokens.made)).toMatchObject({ sub: session?.user_id })
      expect(claimsOf(tokens.made)).not.toHaveProperty('sid')
      const asked = clerk.asked.filter((path) => path !== '/v1/jwks')
      expect(asked).toEqual([`/v1/sessions/${session?.id}/tokens/some_template`])
    }
  })

  test('is refused at once when its session ends', async () => {
    const token = bearer(api.session('ada'))
    expect((await get(token)).statusCode).toBe(200)
    const [session] = [...api.sandbox.store.sessions.values()].slice(-1)
    api.app.revocations.endSession(session?.id ?? '')
    expect((await get(token)).statusCode).toBe(401)
  })
})

describe('what is remembered, and for how long', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test('a session token until it expires', async () => {
    const token = bearer(api.session('ada', undefined, validFor(20)))
    expect((await get(token)).statusCode).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 19_000 })
    expect((await get(token)).statusCode).toBe(200)
    // Clerk allows clocks to differ by 5 seconds.
    vi.setSystemTime(Date.now() + 10_000)
    expect((await get(token)).statusCode).toBe(401)
  })

  test('a token that is not valid yet is not refused for good', async () => {
    const nbf = Math.floor(Date.now() / 1000) + 30
    const token = bearer(api.session('ada', undefined, { nbf, exp: nbf + 600 }))
    expect((await get(token)).statusCode).toBe(401)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 })
    expect((await get(token)).statusCode).toBe(200)
  })

  test('a token from a clock that is ahead is not refused for good', async () => {
    const iat = Math.floor(Date.now() / 1000) + 30
    const token = bearer(api.session('ada', undefined, { iat, exp: iat + 600 }))
    const refused = await get(token)
    expect(refused.json()).toMatchObject({ code: 'invalid_token' })
    expect(refused.body).toContain('it was issued in the future')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 })
    expect((await get(token)).statusCode).toBe(200)
  })

  test('an API key for so long: one that was revoked is refused then', async () => {
    const app = await startAnother({ OPAQUE_TOKEN_MS: '60000' })
    const key = anotherKey()
    const status = async () => (await get(bearer(key.secret), 'any', app)).statusCode
    expect(await status()).toBe(200)
    clerk.asked.length = 0
    key.revoked = true
    expect(await status()).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_100 })
    expect(await status()).toBe(401)
    expect(await status()).toBe(401)
    expect(verifications()).toBe(1)
  })

  test('an API key for so long, also where the clock is set back', async () => {
    const key = anotherKey()
    const sent = bearer(key.secret)
    expect((await get(sent)).statusCode).toBe(200)
    key.revoked = true
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
    const later = performance.now() + 5100
    const clock = vi.spyOn(performance, 'now').mockReturnValue(later)
    expect((await get(sent)).statusCode).toBe(401)
    clock.mockRestore()
  })

  test('no API key at all with OPAQUE_TOKEN_MS=0', async () => {
    const app = await startAnother({ OPAQUE_TOKEN_MS: '0' })
    for (let i = 0; i < 3; i += 1)
      expect((await get(bearer(apiKey().secret), 'any', app)).statusCode).toBe(200)
    expect(verifications()).toBe(3)
    const session = bearer(api.session('ada'))
    for (let i = 0; i < 3; i += 1) await get(session, 'any', app)
    expect(app.tokenMemory.statistics).toMatchObject({ hits: 2, size: 1 })
  })

  test('no outage: the key is good as soon as Clerk says so', async () => {
    const app = await startAnother({})
    clerk.fault = faults.garbage
    expect((await get(bearer(apiKey().secret), 'any', app)).statusCode).toBe(503)
    clerk.fault = undefined
    await vi.waitFor(async () => {
      expect((await get(bearer(apiKey().secret), 'any', app)).statusCode).toBe(200)
    })
  })

  test('no more than TOKEN_MEMORY of each, the latest', async () => {
    const app = await startAnother({ TOKEN_MEMORY: '3' })
    const tokens = Array.from({ length: 5 }, () => bearer(api.session('ada')))
    for (const token of tokens) await get(token, 'any', app)
    expect(app.tokenMemory.statistics.size).toBe(3)
    const flood = Array.from({ length: 50 }, () =>
      bearer(foreign.session({ sub: 'user_1' }, { kid: api.sandbox.signer.kid })),
    )
    for (const token of flood) await get(token, 'any', app)
    expect(app.tokenMemory.statistics.size).toBeLessThanOrEqual(6)
    const { hits } = app.tokenMemory.statistics
    for (const token of tokens.slice(-3)) await get(token, 'any', app)
    expect(app.tokenMemory.statistics.hits - hits).toBe(3)
  })

  test('a token that is in use, however many others come meanwhile', async () => {
    const app = await startAnother({ TOKEN_MEMORY: '2' })
    const used = bearer(api.session('ada'))
    await get(used, 'any', app)
    for (let i = 1; i <= 5; i += 1) {
      await get(bearer(api.session('bob')), 'any', app)
      await get(used, 'any', app)
      expect(app.tokenMemory.statistics.hits).toBe(i)
    }
  })

  test('a refusal that is final, so that a flood of one bad token costs Clerk nothing', async () => {
    const refused = bearer('ak_0123456789abcdefghijklmnopqrstuv')
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(refused)))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([401]))
    expect(verifications()).toBeLessThanOrEqual(1)
  })

  test('no cookie, which is worth what its companions say', async () => {
    const { hits } = api.app.tokenMemory.statistics
    const cookie = `__session=${api.session('ada')}; __client_uat=1; __clerk_db_jwt=dvb_1`
    expect((await get({ cookie })).statusCode).toBe(200)
    const signedOut = cookie.replace('__client_uat=1', '__client_uat=0')
    expect((await get({ cookie: signedOut })).statusCode).toBe(401)
    expect(api.app.tokenMemory.statistics.hits).toBe(hits)
  })
})
