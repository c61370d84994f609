import { describe, expect, test } from 'vitest'
import { type ConfigError, readConfig } from '../../../src/config.ts'
import { bearer, startApi } from '../../api.ts'

/** Origins of pages and apps. Browsers send them as `Origin`, and Clerk puts them into `azp`. */
const ORIGINS = [
  'https://app.example.com',
  'https://app.example.com:8443',
  'http://localhost:3000',
  'http://127.0.0.1:5173',
  'http://[::1]:3000',
  'https://xn--mnchen-3ya.de',
  'http://tauri.localhost',
  'capacitor://localhost',
  'ionic://localhost',
  'tauri://localhost',
  'com.example.app://localhost',
  'chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb',
  'moz-extension://4a4a9a2b-2f5c-4b0e-9d0c-1f6f5c1d2e3f',
  'safari-web-extension://4A4A9A2B-2F5C-4B0E-9D0C-1F6F5C1D2E3F',
]

const LISTS = ['CORS_ORIGINS', 'CLERK_AUTHORIZED_PARTIES'] as const

function problemOf(name: string, value: string): string {
  try {
    readConfig({ [name]: value })
    return ''
  } catch (error) {
    expect((error as ConfigError).problems).toHaveLength(1)
    return (error as ConfigError).problems[0] ?? ''
  }
}

describe.each(LISTS)('%s', (name) => {
  test.each(ORIGINS)('takes %s', (origin) => {
    expect(problemOf(name, origin)).toBe('')
  })

  test.each([
    ['https://*.example.com', 'has a wildcard, which never matches; list each origin'],
    ['*', 'has a wildcard, which never matches; list each origin'],
    ['https://app.example.com:*', 'has a wildcard, which never matches; list each origin'],
    ['chrome-extension://*', 'has a wildcard, which never matches; list each origin'],
    ['null', 'is what any sandboxed page sends; it would let all of them in'],
    ['https://app.example.com/', 'is more than an origin; write https://app.example.com'],
    ['https://app.example.com/path', 'is more than an origin; write https://app.example.com'],
    ['https://app.example.com?a=b', 'is more than an origin; write https://app.example.com'],
    ['capacitor://localhost/', 'is more than an origin; write capacitor://localhost'],
    ['HTTPS://app.example.com', 'is not written as browsers do; write https://app.example.com'],
    ['https://App.Example.com', 'is not written as browsers do; write https://app.example.com'],
    ['https://app.example.com:443', 'is not written as browsers do; write https://app.example.com'],
    ['http://app.example.com:80', 'is not written as browsers do; write http://app.example.com'],
    ['https://münchen.de', 'is not written as browsers do; write https://xn--mnchen-3ya.de'],
    ['Capacitor://localhost', 'is not written as browsers do; write capacitor://localhost'],
    ['app.example.com', 'has no scheme; write https://app.example.com'],
    ['localhost:3000', 'has no scheme; write http://localhost:3000'],
    ['https://app.example.com:99999', 'has no valid host or port'],
    ['https://a b', 'has no valid host or port'],
    ['file:///index.html', 'has no scheme'],
    ['file://host', 'has the scheme file:, which no origin has'],
    ['wss://app.example.com', 'has the scheme wss:, which no origin has'],
  ])('refuses %s: %s', (origin, why) => {
    for (const value of [origin, `https://other.example.com, ${origin}`]) {
      const problem = problemOf(name, value)
      expect(problem).toMatch(
        new RegExp(`^${name} must be origins separated by commas, such as https://`),
      )
      expect(problem).toContain(`: "${origin}" ${why}`)
    }
  })
})

test('what is taken is matched, by CORS and as azp, and nothing else is', async () => {
  const { app, session } = await startApi({
    config: { corsOrigins: ORIGINS, authorizedParties: ORIGINS },
  })
  const ask = async (origin: string) => {
    const headers = { ...bearer(session('ada', undefined, { azp: origin })), origin }
    const answer = await app.inject({ url: '/protected', headers })
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/protected',
      headers: { origin, 'access-control-request-method': 'GET' },
    })
    return [answer, preflight].map((one) => [
      one.statusCode,
      one.headers['access-control-allow-origin'],
    ])
  }
  for (const origin of ORIGINS)
    expect(await ask(origin)).toEqual([
      [200, origin],
      [204, origin],
    ])
  for (const origin of ['null', 'capacitor://other', 'https://evil.example.com']) {
    const [answer, preflight] = await ask(origin)
    expect(answer).toEqual([401, undefined])
    expect(preflight?.[1]).toBeUndefined()
  }
})
