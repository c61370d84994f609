import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, bearer, startApi } from '../../../api.ts'

const DOCUMENTS = ['/docs/json', '/docs/yaml', '/docs/openapi-3.0.json']
const EVERYTHING = ['/docs', '/docs/', ...DOCUMENTS]
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

test('without DOCS the page and the document are for everybody', async () => {
  const { app } = await startApi()
  for (const url of EVERYTHING) expect((await app.inject(url)).statusCode).toBe(200)
})

describe('DOCS=off', () => {
  test('leaves nothing below /docs, and no link to it', async () => {
    const { app } = await startApi({ config: { docs: 'off' } })
    for (const url of [...EVERYTHING, '/docs/static/', '/%64ocs'])
      expect((await app.inject(url)).statusCode).toBe(404)
    const { links } = (await app.inject('/')).json<{ links: object }>()
    expect(links).toEqual({ authentication: '/v1/auth' })
  })
})

describe.each([
  ['signed-in', ['ada', 'bob', 'leo'], []],
  ['admin', ['ada'], ['bob', 'leo']],
  ['org:member', ['bob'], ['ada', 'leo']],
  ['org:reports:manage', ['ada'], ['bob', 'leo']],
])('DOCS=%s', (access, allowed, refused) => {
  const active = (user: string) => (user === 'leo' ? undefined : 'acme')
  let app: Api['app']
  let session: Api['session']
  beforeAll(async () => {
    ;({ app, session } = await startApi({ config: { docs: access } }))
  })

  test.each(EVERYTHING)('keeps %s to people who may see it', async (url) => {
    const anonymous = await app.inject(url)
    expect(anonymous.statusCode).toBe(401)
    expect(anonymous.headers['content-type']).toContain('application/problem+json')
    for (const user of allowed) {
      const headers = bearer(session(user, active(user)))
      const { statusCode, headers: answered } = await app.inject({ url, headers })
      expect(statusCode).toBe(200)
      expect(answered['cache-control']).toBe('private, no-cache')
      expect(answered['access-control-allow-origin']).toBeUndefined()
    }
    for (const user of refused) {
      const headers = bearer(session(user, active(user)))
      expect((await app.inject({ url, headers })).statusCode).toBe(403)
    }
  })

  test('offers browsers a page to sign in, that tells nothing of the API', async () => {
    const { statusCode, headers, body } = await app.inject({ url: '/docs', headers: HTML })
    expect(statusCode).toBe(401)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('&#34;gated&#34;:true')
    expect(body).not.toContain('swagger-ui-bundle')
    const document = await app.inject({ url: '/docs/json', headers: HTML })
    expect(document.headers['content-type']).toContain('application/problem+json')
  })
})

test('an API key opens no docs that are kept to people', async () => {
  const { app } = await startApi({ config: { docs: 'signed-in' } })
  const { statusCode } = await app.inject({ url: '/docs/json', headers: bearer('ak_sandbox_ada') })
  expect(statusCode).toBe(401)
})
