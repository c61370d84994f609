import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ClerkKeys } from '../../../src/kit/clerk/keys.ts'
import { withAddress } from '../../../src/kit/openapi/document.ts'
import { toOpenApi30 } from '../../../src/kit/openapi/openapi-3.0.ts'
import { type Api, startApi } from '../../api.ts'

let api: Api
beforeAll(async () => {
  api = await startApi({ config: { corsOrigins: ['https://app.example.com'] } })
})

/** The document as it is written for calls of `app.inject`. */
const written = (document: object) =>
  JSON.parse(JSON.stringify(withAddress(document, 'http://localhost'))) as OpenAPIV3_1.Document

describe.each([
  ['/docs/json', 'application/json; charset=utf-8', JSON.parse, written],
  ['/docs/yaml', 'application/yaml', parse, written],
  [
    '/docs/openapi-3.0.json',
    'application/json; charset=utf-8',
    JSON.parse,
    (document: object) => toOpenApi30(written(document)),
  ],
])('%s', (url, type, read: (text: string) => unknown, meant: (document: object) => object) => {
  test('is the document, for any origin and without a token', async () => {
    const response = await api.app.inject({ url, headers: { origin: 'https://editor.example' } })
    expect(response.statusCode).toBe(200)
    expect(response.headers).toMatchObject({
      'content-type': type,
      'access-control-allow-origin': '*',
    })
    expect(read(response.body)).toEqual(meant(api.app.swagger()))
  })

  test('is not sent again to those who have it', async () => {
    const etag = String((await api.app.inject(url)).headers.etag)
    for (const known of [etag, `"other", W/${etag}`]) {
      const again = await api.app.inject({ url, headers: { 'if-none-match': known } })
      expect(again).toMatchObject({ statusCode: 304, body: '' })
    }
    const changed = await api.app.inject({ url, headers: { 'if-none-match': '"other"' } })
    expect(changed.statusCode).toBe(200)
  })
})

/** The settings of the page, from its attribute `data-settings`. */
function settingsOf(html: string): Record<string, unknown> {
  const [, json = ''] = /data-settings="([^"]*)"/.exec(html) ?? []
  const text = json.replaceAll(/&#(\d+);/g, (_match, code: string) => String.fromCharCode(+code))
  return JSON.parse(text) as Record<string, unknown>
}

describe('the page', () => {
  const PROXIED = 'http://127.0.0.1:1/fapi'
  const keyOf = (environment: string, host: string) =>
    `pk_${environment}_${Buffer.from(`${host}$`).toString('base64')}`
  const pageWith = async (clerkKeys: Partial<ClerkKeys>, url = '/docs') => {
    const { app } = await startApi({
      config: {
        clerkKeys: {
          publishableKey: keyOf('test', 'brave.cat-12.clerk.accounts.dev'),
          secretKey: 'sk_test_0123456789',
          apiUrl: 'http://127.0.0.1:1',
          ...clerkKeys,
        },
      },
    })
    const { statusCode, headers, body } = await app.inject(url)
    const csp = String(headers['content-security-policy'])
    const directive = (name: string) => csp.split('; ').find((text) => text.startsWith(`${name} `))
    const settings = settingsOf(body)
    return { app, statusCode, headers, body, directive, settings }
  }

  test.each([
    ['/docs', './docs'],
    ['/docs/', '.'],
  ])('is at %s, without a redirect, and its files are there', async (url, base) => {
    const { app, statusCode, headers, body } = await pageWith({ frontendApiUrl: PROXIED }, url)
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).not.toContain('{{')
    const files = [...body.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, file]) => file ?? '')
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) {
      expect(file.startsWith(base)).toBe(true)
      const absolute = new URL(file, `http://localhost${url}`).pathname
      expect(await app.inject(absolute), absolute).toMatchObject({ statusCode: 200 })
    }
  })

  test('runs no script that is inline or evaluated', async () => {
    const { body, directive } = await pageWith({ frontendApiUrl: PROXIED })
    expect(directive('script-src')).toBe("script-src 'self'")
    expect(directive('connect-src')).toBe("connect-src 'self'")
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(body).not.toMatch(/\son\w+=/)
  })

  test('with a proxy, loads Clerk from this origin', async () => {
    const { settings } = await pageWith({ frontendApiUrl: PROXIED })
    expect(settings).toMatchObject({
      proxyUrl: '/__clerk',
      scripts: [
        '/__clerk/npm/@clerk/ui@1/dist/ui.browser.js',
        '/__clerk/npm/@clerk/clerk-js@6/dist/clerk.browser.js',
      ],
    })
  })

  test.each([
    ['test', 'brave.cat-12.clerk.accounts.dev'],
    ['live', 'clerk.example.com'],
  ])(
    "with a real pk_%s key, loads Clerk from the key's own host and allows it",
    async (environment, host) => {
      const publishableKey = keyOf(environment, host)
      const { settings, directive } = await pageWith({ publishableKey })
      expect(settings).toMatchObject({
        publishableKey,
        proxyUrl: '',
        scripts: [
          `https://${host}/npm/@clerk/ui@1/dist/ui.browser.js`,
          `https://${host}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`,
        ],
      })
      expect(directive('script-src')).toBe(
        `script-src 'self' https://${host} https://challenges.cloudflare.com`,
      )
      expect(directive('connect-src')).toBe(`connect-src 'self' https://${host}`)
    },
  )
})

test('every operation says what it does, and nothing is left to defaults', () => {
  const { paths = {} } = api.app.swagger() as OpenAPIV3_1.Document
  for (const item of Object.values(paths))
    for (const operation of Object.values(item ?? {}) as OpenAPIV3_1.OperationObject[]) {
      expect(operation.description).toBeTruthy()
      expect(JSON.stringify(operation)).not.toContain('Default Response')
    }
})

describe('other origins', () => {
  const preflight = (origin: string) =>
    api.app.inject({
      method: 'OPTIONS',
      url: '/protected',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    })

  test('on the list may call', async () => {
    const { statusCode, headers } = await preflight('https://app.example.com')
    expect(statusCode).toBe(204)
    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-allow-headers': 'authorization',
    })
    expect(headers['access-control-allow-credentials']).toBeUndefined()
  })

  test('may read why they were refused', async () => {
    const { headers } = await api.app.inject({
      url: '/protected',
      headers: { origin: 'https://app.example.com' },
    })
    expect(headers['access-control-allow-origin']).toBe('https://app.example.com')
    expect(headers['access-control-expose-headers']).toContain('WWW-Authenticate')
  })

  test('not on the list may not', async () => {
    const { headers } = await preflight('https://evil.example')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('an OPTIONS that is no preflight is answered like any other method', async () => {
    const response = await api.app.inject({ method: 'OPTIONS', url: '/protected' })
    expect(response).toMatchObject({ statusCode: 405, headers: { allow: 'GET, HEAD' } })
    expect((await api.app.inject({ method: 'OPTIONS', url: '/nowhere' })).statusCode).toBe(404)
  })
})

test('answers carry what keeps browsers from misreading them', async () => {
  const { headers } = await api.app.inject('/')
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  })
  expect(headers['x-powered-by']).toBeUndefined()
})
