import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, bearer, startApi } from '../../api.ts'
import { closeAfterTests } from '../../closing.ts'

const FRONTEND = 'https://app.example.com'

let api: Api

beforeAll(async () => {
  api = await startApi({ config: { corsOrigins: [FRONTEND] } })
})

describe('an answer of the API', () => {
  test.each([
    ['a success', '/health/live'],
    ['a problem', '/protected'],
    ['a path that does not exist', '/nowhere'],
  ])('is nothing that a browser runs, frames or loads elsewhere: %s', async (_name, url) => {
    const { headers } = await api.app.inject(url)
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-request-id': expect.any(String) as string,
    })
    expect(headers['x-powered-by'] ?? headers.server).toBeUndefined()
  })

  test.each([
    ['what is his', '/v1/me', 'bob', 200],
    ['what he may not do', '/v1/users', 'bob', 403],
    ['that the token is bad', '/v1/me', 'nobody', 401],
    ['that there is no such thing', `/v1/organizations/org_${'0'.repeat(27)}`, 'bob', 404],
    ['that the request is bad', '/v1/me?colour=red', 'bob', 400],
  ])('about a person is kept by nobody: %s', async (_name, url, who, status) => {
    const token = who === 'bob' ? api.session('bob') : 'junk'
    const response = await api.app.inject({ url, headers: bearer(token) })
    expect(response.statusCode).toBe(status)
    expect(response.headers['cache-control']).toBe('private, no-store')
  })

  test('to a stranger is kept by nobody either', async () => {
    const { headers } = await api.app.inject('/v1/me')
    expect(headers['cache-control']).toBe('private, no-store')
  })
})

describe('a page of the docs', () => {
  test.each(['/docs', '/docs/', '/docs/json'])(
    'has every header that helmet has for pages: %s',
    async (url) => {
      const { headers, statusCode } = await api.app.inject(url)
      expect(statusCode).toBe(200)
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'origin-agent-cluster': '?1',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
      })
    },
  )

  test('loads scripts of its own origin alone, none of them inline', async () => {
    const csp = String((await api.app.inject('/docs')).headers['content-security-policy'])
    expect(csp).toContain("script-src 'self';")
    expect(csp).toContain("frame-ancestors 'self'")
  })
})

test('what Clerk answers through the proxy has its own policy, or else ours', async () => {
  const clerk = createServer(({ url }, response) => {
    const policy = { 'content-security-policy': "default-src 'self'" }
    response.writeHead(200, { 'content-type': 'text/html', ...(url?.endsWith('/own') && policy) })
    response.end('<!doctype html>')
  })
  await new Promise<void>((resolve) => clerk.listen(0, '127.0.0.1', resolve))
  closeAfterTests(() => {
    clerk.close()
    clerk.closeAllConnections()
  })
  const { clerkKeys } = await sandboxKeys()
  const frontendApiUrl = `http://127.0.0.1:${(clerk.address() as AddressInfo).port}`
  const { app } = await startApi({ config: { clerkKeys: { ...clerkKeys, frontendApiUrl } } })
  const policyOf = async (url: string) => (await app.inject(url)).headers['content-security-policy']
  expect(await policyOf('/__clerk/v1/own')).toBe("default-src 'self'")
  expect(await policyOf('/__clerk/v1/none')).toBe("default-src 'none';frame-ancestors 'none'")
  const script = await app.inject('/__clerk/npm/clerk.js')
  expect(script.headers['cross-origin-resource-policy']).toBe('cross-origin')
})

async function sandboxKeys() {
  const { sandbox } = await startApi()
  return { clerkKeys: sandbox.clerkKeys }
}

describe('a page of another origin', () => {
  const ask = (origin: string, method: 'GET' | 'OPTIONS' = 'GET') =>
    api.app.inject({
      method,
      url: '/v1/me',
      headers: {
        origin,
        ...(method === 'OPTIONS' && {
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'authorization',
        }),
      },
    })

  test.each(['GET', 'OPTIONS'] as const)('may call when it is listed, by %s', async (method) => {
    const { headers } = await ask(FRONTEND, method)
    expect(headers['access-control-allow-origin']).toBe(FRONTEND)
    expect(headers.vary).toContain('Origin')
  })

  test.each([
    'https://evil.example',
    'https://app.example.com.evil.example',
    'http://app.example.com',
    'null',
  ])('may not when it is not: %s', async (origin) => {
    for (const method of ['GET', 'OPTIONS'] as const)
      expect((await ask(origin, method)).headers['access-control-allow-origin']).toBeUndefined()
  })

  test('never sends cookies', async () => {
    for (const method of ['GET', 'OPTIONS'] as const)
      expect(
        (await ask(FRONTEND, method)).headers['access-control-allow-credentials'],
      ).toBeUndefined()
  })
})

test('a client cannot claim another address, host or scheme', async () => {
  const seen: object[] = []
  const lies = {
    'x-forwarded-for': '6.6.6.6',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
  }
  for (const trustProxy of [false, ['10.0.0.0/8'], ['loopback']]) {
    const { app } = await startApi({
      config: { trustProxy },
      routes: (toys) => {
        toys.addHook('onResponse', async ({ ip, host, protocol }) => {
          seen.push({ ip, host, protocol })
        })
      },
    })
    await app.inject({ url: '/health/live', headers: { host: 'api.example.com', ...lies } })
  }
  const ours = { ip: '127.0.0.1', host: 'api.example.com', protocol: 'http' }
  expect(seen).toEqual([ours, ours, { ip: '6.6.6.6', host: 'evil.example', protocol: 'https' }])
})
