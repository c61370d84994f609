import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Api, startApi } from '../api.ts'

let api: Api
beforeAll(async () => {
  api = await startApi({ config: { corsOrigins: ['https://app.example.com'] } })
})

describe.each([
  ['/docs/json', 'application/json; charset=utf-8', JSON.parse],
  ['/docs/yaml', 'application/yaml', parse],
])('%s', (url, type, read: (text: string) => unknown) => {
  test('is the document, for any origin and without a token', async () => {
    const response = await api.app.inject({ url, headers: { origin: 'https://editor.example' } })
    expect(response.statusCode).toBe(200)
    expect(response.headers).toMatchObject({
      'content-type': type,
      'access-control-allow-origin': '*',
    })
    expect(read(response.body)).toEqual(JSON.parse(JSON.stringify(api.app.swagger())))
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

describe('Swagger UI', () => {
  test.each(['/docs', '/docs/'])('is at %s, without a redirect', async (url) => {
    const { statusCode, headers, body } = await api.app.inject(url)
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(body).toContain('swagger-ui')
  })

  test('loads nothing from elsewhere', async () => {
    const { body } = await api.app.inject('/docs')
    const loaded = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '')
    expect(loaded.length).toBeGreaterThan(3)
    for (const url of loaded) {
      expect(url).toMatch(/^\/docs\//)
      expect((await api.app.inject(url)).statusCode).toBe(200)
    }
  })
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
