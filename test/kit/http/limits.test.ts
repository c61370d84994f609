import { afterEach, describe, expect, test, vi } from 'vitest'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { AppConfig } from '../../../src/app.ts'
import { counterOf } from '../../../src/kit/http/counters.ts'
import type { RateLimits } from '../../../src/kit/http/limits.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'
import { expectRefusal, statuses, told } from './limited.ts'

const PLENTY: RateLimits = { address: 1000, reads: 1000, writes: 1000, sensitive: 1000 }

function limited(limits: Partial<RateLimits>, config: Partial<AppConfig> = {}): Promise<Api> {
  return startApi({ config: { rateLimits: { ...PLENTY, ...limits }, ...config } })
}

afterEach(() => {
  vi.useRealTimers()
})

describe('an address', () => {
  test('may send so many requests a minute, to whatever, with whatever token', async () => {
    const { app, session } = await limited({ address: 5 })
    const from = (url: string, headers = {}) => app.inject({ url, headers })
    const answers = [
      await from('/'),
      await from('/v1/me'),
      await from('/v1/me', bearer('garbage')),
      await from('/nowhere'),
      await app.inject({ method: 'DELETE', url: '/protected' }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401, 401, 404, 405])
    expect(answers.map(told)).toEqual([4, 3, 2, 1, 0].map((remaining) => [5, remaining]))
    for (const url of ['/', '/v1/me', '/nowhere', '/docs', '/docs/json'])
      expectRefusal(await from(url), 5)
    expectRefusal(await from('/v1/me', bearer(session('ada'))), 5)
    expectRefusal(await app.inject({ method: 'POST', url: '/webhooks/clerk' }), 5)
  })

  test('does not use up what others may send', async () => {
    const { app } = await limited({ address: 2 })
    const from = (remoteAddress: string) => app.inject({ url: '/', remoteAddress })
    expect(await statuses(3, () => from('192.0.2.1'))).toEqual([200, 200, 429])
    expect(await statuses(3, () => from('192.0.2.2'))).toEqual([200, 200, 429])
  })

  test('is told to wait no longer than until it may send again', async () => {
    const { app } = await limited({ address: 1 })
    const send = () => app.inject('/')
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    expect(await statuses(1, send)).toEqual([200])
    vi.advanceTimersByTime(10_000)
    const refused = await send()
    expectRefusal(refused, 1)
    expect(refused.headers['retry-after']).toBe('50')
    vi.advanceTimersByTime(50_000)
    expect(await statuses(1, send)).toEqual([200])
  })

  test('may send again when the minute is over, although the clock was set back', async () => {
    const { app } = await limited({ address: 1 })
    const send = () => app.inject('/')
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    expect(await statuses(2, send)).toEqual([200, 429])
    vi.setSystemTime(Date.now() - 3_600_000)
    vi.advanceTimersByTime(60_000)
    expect(await statuses(1, send)).toEqual([200])
  })

  test('of IPv6 is its network, of which a host has all', async () => {
    const { app } = await limited({ address: 2 })
    const from = async (remoteAddress: string) =>
      (await app.inject({ url: '/', remoteAddress })).statusCode
    expect(await from('2001:db8:1:2::1')).toBe(200)
    expect(await from('2001:db8:1:2:ffff::7')).toBe(200)
    expect(await from('2001:0DB8:1:2:0:0:0:9')).toBe(429)
    expect(await from('2001:db8:1:3::1')).toBe(200)
  })

  test('of IPv4 is the same on a socket for both', async () => {
    const { app } = await limited({ address: 1 })
    const from = async (remoteAddress: string) =>
      (await app.inject({ url: '/', remoteAddress })).statusCode
    expect(await from('192.0.2.1')).toBe(200)
    expect(await from('::ffff:192.0.2.1')).toBe(429)
  })

  test('cannot be made up', async () => {
    const { app } = await limited({ address: 2 })
    let last = 0
    const forged = () =>
      app.inject({ url: '/', headers: { 'x-forwarded-for': `198.51.100.${++last}` } })
    expect(await statuses(3, forged)).toEqual([200, 200, 429])
  })

  test('is what the proxy says, where there is one', async () => {
    const { app } = await limited({ address: 2 }, { trustProxy: ['10.0.0.1'] })
    const through = (proxy: string, client: string) => () =>
      app.inject({ url: '/', remoteAddress: proxy, headers: { 'x-forwarded-for': client } })
    expect(await statuses(3, through('10.0.0.1', '198.51.100.1'))).toEqual([200, 200, 429])
    // An address that the client claims comes before it.
    expect(await statuses(1, through('10.0.0.1', '203.0.113.9, 198.51.100.1'))).toEqual([429])
    expect(await statuses(3, through('10.0.0.1', '198.51.100.2'))).toEqual([200, 200, 429])
    expect(await statuses(3, through('10.0.0.2', '198.51.100.3'))).toEqual([200, 200, 429])
    expect(await statuses(1, through('10.0.0.2', '198.51.100.4'))).toEqual([429])
  })

  test('may ask for its health as often as it likes', async () => {
    const { app } = await limited({ address: 1 })
    for (const url of ['/health/live', '/health/ready']) {
      expect(await statuses(3, () => app.inject(url))).toEqual([200, 200, 200])
      expect((await app.inject(url)).headers).not.toHaveProperty('ratelimit-limit')
    }
    expect(await statuses(2, () => app.inject('/'))).toEqual([200, 429])
  })

  test('is told in a browser as well', async () => {
    const origin = 'https://app.example.com'
    const { app } = await limited({ address: 1 }, { corsOrigins: [origin] })
    const ask = () => app.inject({ url: '/', headers: { origin } })
    expect((await ask()).statusCode).toBe(200)
    const { statusCode, headers } = await ask()
    expect(statusCode).toBe(429)
    expect(headers['access-control-allow-origin']).toBe(origin)
    const exposed = String(headers['access-control-expose-headers']).split(', ')
    expect(exposed).toEqual(expect.arrayContaining(['Retry-After', 'RateLimit-Remaining']))
  })
})

describe('a caller', () => {
  const reads = { url: '/v1/auth' }
  const writes = { method: 'PATCH', url: '/v1/me', payload: { firstName: 'Ada' } } as const
  const sensitive = {
    method: 'POST',
    url: '/v1/me/password',
    payload: { currentPassword: 'a guess', newPassword: 'another-password' },
  } as const
  const by = (api: Api, token: string, request: object) => () =>
    api.app.inject({ ...request, headers: bearer(token) })

  test('may read, write, and do what is sensitive so often, each for itself', async () => {
    const api = await limited({ reads: 3, writes: 2, sensitive: 1 })
    const token = api.session('ada')
    expect(told(await by(api, token, reads)())).toEqual([3, 2])
    expect(told(await by(api, token, { ...reads, method: 'HEAD' })())).toEqual([3, 1])
    expect(told(await by(api, token, reads)())).toEqual([3, 0])
    expectRefusal(await by(api, token, reads)(), 3)
    expectRefusal(await by(api, token, { url: '/v1/me' })(), 3)
    expect(await statuses(3, by(api, token, writes))).toEqual([200, 200, 429])
    expect(told(await by(api, token, sensitive)())).toEqual([1, 0])
    expectRefusal(await by(api, token, sensitive)(), 1)
    for (const request of [
      { method: 'DELETE', url: '/v1/me' },
      { method: 'POST', url: '/v1/me/api-keys', payload: { name: 'x', scopes: [] } },
    ])
      expectRefusal(await by(api, token, request)(), 1)
  })

  test('is refused before the body is read', async () => {
    const api = await limited({ writes: 1 })
    const token = api.session('ada')
    await by(api, token, writes)()
    const headers = { ...bearer(token), 'content-type': 'application/json' }
    const answer = await api.app.inject({ ...writes, headers, payload: '{' })
    expectRefusal(answer, 1)
  })

  test('has one limit for all tokens, wherever they are', async () => {
    const api = await limited({ reads: 2 })
    const call = (token: string, remoteAddress: string) => () =>
      api.app.inject({ ...reads, remoteAddress, headers: bearer(token) })
    expect(await statuses(1, call(api.session('ada'), '192.0.2.1'))).toEqual([200])
    expect(await statuses(1, call(api.session('ada', 'acme'), '192.0.2.2'))).toEqual([200])
    expect(await statuses(1, call(api.session('ada'), '192.0.2.3'))).toEqual([429])
  })

  test('does not use up what others may do, nor what their programs may', async () => {
    const api = await limited({ reads: 1 })
    const { store, signer } = api.sandbox
    const key = first(store.apiKeys, ({ scopes }) => scopes.includes('me:read'))
    const machine = signer.m2m({ sub: [...store.machines.keys()][0] })
    for (const token of [api.session('ada'), api.session('bob'), key.secret, machine])
      expect(await statuses(2, by(api, token, reads))).toEqual([200, 429])
  })

  test('is nobody with a bad token, or none: the address answers for it', async () => {
    const api = await limited({ address: 10, reads: 1, writes: 1 })
    const answers = [
      await api.app.inject(reads),
      await by(api, 'garbage', reads)(),
      await by(api, `${api.session('ada')}x`, reads)(),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401])
    expect(answers.map(told)).toEqual([
      [10, 9],
      [10, 8],
      [10, 7],
    ])
    expect((await by(api, api.session('ada'), reads)()).statusCode).toBe(200)
  })
})

test('the wait is never longer than the window', () => {
  const clock = vi.spyOn(performance, 'now')
  const count = counterOf(undefined, 'reads', 5)
  const waits = Array.from({ length: 1000 }, (_, index) => {
    clock.mockReturnValue(12_345.6 + index * 0.0137)
    let wait = 0
    count(String(index), ({ ttl }) => {
      wait = ttl
    })
    return wait
  })
  clock.mockRestore()
  expect(Math.max(...waits)).toBe(60_000)
})

test('each answer tells of the limit', async () => {
  const api = await limited({ reads: 50, writes: 60 })
  const token = api.session('bob')
  const call = (request: object) => {
    const { headers, ...rest } = request as { headers?: object }
    return api.app.inject({ ...rest, headers: { ...bearer(token), ...headers } })
  }
  const { etag } = (await call({ url: '/v1/auth' })).headers
  const answers = [
    await call({ url: '/v1/auth', headers: { 'if-none-match': String(etag) } }),
    await call({ url: '/v1/auth?colour=red' }),
    await call({ url: '/v1/users' }),
    await call({ method: 'POST', url: '/v1/organizations', payload: { name: 'Initech' } }),
    await call({
      method: 'PATCH',
      url: '/v1/me',
      payload: 'x',
      headers: { 'content-type': 'a/b' },
    }),
    await call({ method: 'PATCH', url: '/v1/me', payload: { username: 'ada' } }),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([304, 400, 403, 201, 415, 409])
  // A caller whom the guard refuses does not count as a caller of the operation.
  expect(answers.map((answer) => told(answer)[0])).toEqual([50, 50, 1000, 60, 60, 60])
})

describe('the document', () => {
  const HEADERS = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset']

  test('says so of every answer of every operation, but for those about health', async () => {
    const { app } = await startApi()
    const document = app.swagger() as OpenAPIV3_1.Document
    const components = document.components as Record<string, Record<string, object>>
    const resolve = <T extends object>(value: T | OpenAPIV3_1.ReferenceObject): T => {
      if (!('$ref' in value)) return value
      const [, , section = '', name = ''] = value.$ref.split('/')
      return components[section]?.[name] as T
    }
    const operations = Object.values(document.paths ?? {}).flatMap((item) =>
      Object.values(item ?? {}).map((operation) => operation as OpenAPIV3_1.OperationObject),
    )
    expect(operations.length).toBeGreaterThan(40)
    for (const { operationId, responses = {} } of operations) {
      const limited = !['getLiveness', 'getReadiness'].includes(operationId ?? '')
      expect([operationId, '429' in responses]).toEqual([operationId, limited])
      for (const [status, given] of Object.entries(responses)) {
        const { headers = {} } = resolve<OpenAPIV3_1.ResponseObject>(given)
        const told = HEADERS.filter(
          (name) => resolve<OpenAPIV3_1.HeaderObject>(headers[name] ?? {}).required,
        )
        expect([operationId, status, told]).toEqual([operationId, status, limited ? HEADERS : []])
        if (status === '429') expect(headers['Retry-After']).toMatchObject({ required: true })
      }
    }
  })
})
