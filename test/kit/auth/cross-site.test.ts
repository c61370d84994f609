import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { info } from '../../../src/api/document.ts'
import { createSession } from '../../../src/sandbox/changes.ts'
import { sessionClaims } from '../../../src/sandbox/index.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'

let api: Api
/** Number of calls to Clerk. */
let asked = 0

beforeAll(async () => {
  api = await startApi({ sandbox: { onAnswer: () => (asked += 1) } })
})

type Headers = Record<string, string>

/** The cookie of Bob, who is signed in, in a browser. */
function cookie(token = api.session('bob')): Headers {
  const uat = Math.floor(Date.now() / 1000) - 5
  return { cookie: `__session=${token}; __client_uat=${uat}; __clerk_db_jwt=dvb_1` }
}

function rename(headers: Headers, payload: string | object = { firstName: 'Robert' }) {
  const host = headers.host ?? 'api.example.com'
  return api.app.inject({
    method: 'PATCH',
    url: '/v1/me',
    headers: { 'content-type': 'application/json', ...headers, host },
    payload,
  })
}

describe('with the cookie of a session, a write', () => {
  test.each<[string, Headers, number]>([
    ['from a page of ours is done', { 'sec-fetch-site': 'same-origin' }, 200],
    [
      'from a page of ours, in an older browser, is done',
      { origin: 'http://api.example.com' },
      200,
    ],
    ['from a page of somebody else is refused', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from another host of our site is refused', { 'sec-fetch-site': 'same-site' }, 403],
    ['from a page of somebody else, in an older browser', { origin: 'https://evil.example' }, 403],
    ['from what is no browser is refused', {}, 403],
  ])('%s', async (_from, headers, status) => {
    expect((await rename({ ...cookie(), ...headers })).statusCode).toBe(status)
  })

  test('that is refused says what else to send, and costs neither body nor Clerk', async () => {
    asked = 0
    const refused = await rename({ ...cookie(), origin: 'https://evil.example' }, '{ not JSON')
    expect(refused.statusCode).toBe(403)
    expect(refused.headers['www-authenticate']).toBe(`Bearer realm="${info.title}"`)
    expect(refused.json()).toMatchObject({ code: 'cross_site_request' })
    expect(asked).toBe(0)
  })

  test('is not helped by a Host that the attacker claims through a proxy nobody trusts', async () => {
    const origin = 'https://evil.example'
    const lies = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    expect((await rename({ ...cookie(), origin, ...lies })).statusCode).toBe(403)
  })

  test('is refused without a good session as ever', async () => {
    const junk = { cookie: '__session=junk', 'sec-fetch-site': 'cross-site' }
    expect((await rename(junk)).json()).toMatchObject({ status: 401, code: 'invalid_token' })
  })
})

test('with the cookie, anybody may make the browser read: nobody else sees it', async () => {
  const headers = { ...cookie(), 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  const response = await api.app.inject({ url: '/v1/me', headers })
  expect(response.statusCode).toBe(200)
  expect(response.headers).toMatchObject({
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
  expect(response.headers['access-control-allow-origin']).toBeUndefined()
})

test('a token may come from anywhere', async () => {
  const from = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  expect((await rename({ ...bearer(api.session('bob')), ...from })).statusCode).toBe(200)
})

test('behind a proxy, the published origin is that of the pages', async () => {
  const { app, sandbox } = await startApi({ config: { publicUrl: 'https://api.example.com/base' } })
  const { store, signer } = sandbox
  const bob = first(store.users, ({ username }) => username === 'bob')
  const token = signer.session(sessionClaims(store, createSession(store, bob, null)))
  const status = async (origin: string) => {
    const headers = { ...cookie(token), origin, host: '10.0.0.7:8080' }
    const payload = { firstName: 'Robert' }
    return (await app.inject({ method: 'PATCH', url: '/v1/me', headers, payload })).statusCode
  }
  expect(await status('https://api.example.com')).toBe(200)
  expect(await status('http://api.example.com')).toBe(403)
})

test('every write that takes the cookie is so protected, and nothing else', async () => {
  const { paths = {}, security = [] } = api.app.swagger() as OpenAPIV3_1.Document
  const headers = { ...cookie(), 'sec-fetch-site': 'cross-site' }
  const seen = new Set<boolean>()
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item ?? {})) {
      const { operationId, responses, security: own } = operation as OpenAPIV3_1.OperationObject
      const expected =
        method !== 'get' && (own ?? security).some((one) => 'clerkSessionCookie' in one)
      expect(documents(responses?.['403']), operationId).toBe(expected)
      const url = path.replaceAll(/[{}]/g, '')
      const answer = await api.app.inject({ method: method.toUpperCase() as 'POST', url, headers })
      expect(answer.body.includes('"cross_site_request"'), operationId).toBe(expected)
      seen.add(expected)
    }
  expect(seen.size).toBe(2)
})

function documents(
  answer: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.ResponseObject = { $ref: '' },
) {
  const { responses } = (api.app.swagger() as OpenAPIV3_1.Document).components ?? {}
  const name = '$ref' in answer ? answer.$ref.split('/').at(-1) : ''
  return JSON.stringify(responses?.[name ?? ''] ?? {}).includes('"cross_site_request"')
}
