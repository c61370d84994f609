import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { docs } from '../../../src/kit/docs/index.ts'
import type { DocsOptions } from '../../../src/kit/docs/options.ts'
import { withAddress } from '../../../src/kit/openapi/document.ts'
import { type Api, startApi } from '../../api.ts'

let api: Api
let files: string[]
beforeAll(async () => {
  api = await startApi()
  const { body } = await api.app.inject('/docs')
  files = [...body.matchAll(/(?:src|href)="\.(\/docs\/assets\/[^"]+)"/g)].map(
    ([, file = '']) => file,
  )
})

describe('a file of the page', () => {
  test('has a name that changes with its content, and is never asked for again', async () => {
    expect(files.length).toBeGreaterThan(10)
    for (const file of files) {
      expect(file).toMatch(/^\/docs\/assets\/(?:page-[0-9a-f]{12}|swagger-ui-[\d.]+)\/[\w.-]+$/)
      const { headers } = await api.app.inject(file)
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
  })

  test.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['GZIP , BR', 'br', brotliDecompressSync],
  ])('is compressed for those who take %s', async (accepted, encoding, decompress) => {
    const [swaggerUi = ''] = files.filter((file) => file.endsWith('bundle.js'))
    for (const url of ['/docs', '/docs/json', swaggerUi]) {
      const plain = await api.app.inject(url)
      const packed = await api.app.inject({ url, headers: { 'accept-encoding': accepted } })
      expect(packed.headers).toMatchObject({
        'content-encoding': encoding,
        vary: expect.stringContaining('accept-encoding'),
      })
      expect(packed.headers.etag).not.toBe(plain.headers.etag)
      expect(decompress(packed.rawPayload).equals(plain.rawPayload)).toBe(true)
      const again = await api.app.inject({
        url,
        headers: { 'accept-encoding': accepted, 'if-none-match': String(packed.headers.etag) },
      })
      expect(again).toMatchObject({ statusCode: 304, body: '' })
    }
  })

  test.each([undefined, 'identity', 'deflate', 'br;q=0', 'gzip;q=0.000, br; q=0'])(
    'is sent as it is to those who accept %s',
    async (accepted) => {
      const headers = accepted === undefined ? {} : { 'accept-encoding': accepted }
      const response = await api.app.inject({ url: '/docs/json', headers })
      expect(response.headers['content-encoding']).toBeUndefined()
      const document = withAddress(api.app.swagger(), 'http://localhost')
      expect(response.body === JSON.stringify(document)).toBe(true)
    },
  )
})

test.each([
  '/docs/static',
  '/docs/static/',
  '/docs/static/index.html',
  '/docs/static/swagger-ui.css',
  '/docs/static/swagger-initializer.js',
  '/%64ocs/static/index.html',
  '/docs/%73tatic/index.html',
  '/docs/static/..%2f..%2fpackage.json',
  '/docs/static/%2e%2e/%2e%2e/package.json',
  '/docs/index.html',
  '/docs/page/page.js',
  '/docs/assets/page-000000000000/page.js',
  '/docs/assets/..%2fpage.js',
])('the stock page of Swagger UI is nowhere: %s', async (url) => {
  const response = await api.app.inject(url)
  expect(response.statusCode).toBe(404)
  expect(response.headers['content-type']).toContain('application/problem+json')
})

test.each(['/%64ocs', '/d%6fcs', '/docs/', '/%64ocs/'])('%s is the same page', async (url) => {
  const { statusCode, body } = await api.app.inject(url)
  expect(statusCode).toBe(200)
  expect(body).toContain('data-settings')
  expect(body).not.toContain('swagger-initializer')
})

describe('who builds on this sets', () => {
  const pageWith = async (options: Partial<DocsOptions>) => {
    const { app, sandbox } = await startApi({
      config: { docs: 'off' },
      routes: (made) =>
        void made.register(docs, {
          title: 'API',
          clientPackage: 'api-client',
          ...sandboxKeys(),
          ...options,
        }),
    })
    const { body } = await app.inject('/docs')
    return { app, body, sandbox }
  }
  const sandboxKeys = () => api.sandbox.clerkKeys

  test('its title', async () => {
    const { body } = await pageWith({ title: 'Acme <API>' })
    expect(body).toContain('<title>Acme &#60;API&#62;</title>')
  })

  test('its logo', async () => {
    const logo = new URL('../../../src/kit/docs/page/logo.svg', import.meta.url)
    const { app, body } = await pageWith({ logo })
    const [, file = ''] = /rel="icon" href="\.([^"]+)"/.exec(body) ?? []
    expect((await app.inject(file)).headers['content-type']).toBe('image/svg+xml')
  })

  test('its colours', async () => {
    const { app, body } = await pageWith({ accent: { light: '#0b6b3a', dark: '#6fd49b' } })
    const [, file = ''] = /href="\.([^"]+accent\.css)"/.exec(body) ?? []
    expect((await app.inject(file)).body).toContain('--accent: #0b6b3a')
  })

  test('what it offers', async () => {
    const { body } = await pageWith({ offers: { execute: false, samples: ['python'] } })
    expect(body).toContain('&#34;execute&#34;:false')
    expect(body).toContain('&#34;samples&#34;:[&#34;python&#34;]')
  })
})
