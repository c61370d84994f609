import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, bearer, startApi } from '../api.ts'

interface Persona {
  id: string
  name: string
  description: string
  grants: { tokenType: string; role?: string; orgSlug?: string; orgPermissions?: string[] }
  scoped: boolean
}

/** The headers that a browser sends from the docs page. */
const OWN_PAGE = { host: 'localhost:8080', 'sec-fetch-site': 'same-origin' }
let api: Api
let personas: Persona[]

beforeAll(async () => {
  api = await startApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  const response = await api.app.inject({ url: '/__clerk/sandbox/personas', headers: OWN_PAGE })
  ;({ personas } = response.json<{ personas: Persona[] }>())
})

const idOf = (name: string) => personas.find((persona) => persona.name === name)?.id ?? name
const ask = (body: object, headers: Record<string, string> = OWN_PAGE) =>
  api.app.inject({ method: 'POST', url: '/__clerk/sandbox/tokens', headers, payload: body })
const tokenOf = async (name: string, scopes?: string[]) =>
  (await ask({ persona: idOf(name), ...(scopes && { scopes }) })).json<{ token: string }>().token

test('the docs page can be people, keys, machines and an expired token', () => {
  expect(personas.map(({ name, description }) => `${name}: ${description}`)).toEqual([
    'Ada: app role admin, org:admin of Acme Inc',
    'Bob: org:member of Acme Inc',
    'Leo: in no organization',
    'API key: of Ada, with the scopes you choose',
    'OAuth token: that Ada granted to an application',
    'Machine: “reporter”, with the scopes you choose',
    'Expired token: of Ada, from an hour ago',
  ])
})

describe('a token of', () => {
  test.each(['Ada', 'Bob', 'Leo', 'API key', 'OAuth token', 'Machine'])(
    '%s is what the API takes it for',
    async (name) => {
      const token = await tokenOf(name)
      const response = await api.app.inject({ url: '/v1/auth', headers: bearer(token) })
      expect(response.statusCode).toBe(200)
      const { orgPermissions, ...told } = personas.find((one) => one.name === name)?.grants ?? {}
      const seen = response.json<Persona['grants']>()
      expect(seen).toMatchObject(told)
      if (orgPermissions)
        expect([...(seen.orgPermissions ?? [])].sort()).toEqual(orgPermissions.sort())
    },
  )

  test.each(['API key', 'OAuth token', 'Machine'])(
    '%s has the scopes that were asked for',
    async (name) => {
      for (const scopes of [['users:read'], ['me:read', 'users:write'], []]) {
        const headers = bearer(await tokenOf(name, scopes))
        const response = await api.app.inject({ url: '/v1/auth', headers })
        expect(response.json()).toMatchObject({ scopes })
      }
    },
  )

  test('somebody who has signed in just now, so that nothing asks for a password', async () => {
    const response = await api.app.inject({
      method: 'POST',
      url: '/v1/me/api-keys',
      headers: bearer(await tokenOf('Ada')),
      payload: { name: 'Made by a test', scopes: ['me:read'] },
    })
    expect(response.statusCode).toBe(201)
  })

  test('long ago is refused', async () => {
    const headers = bearer(await tokenOf('Expired token'))
    const response = await api.app.inject({ url: '/protected', headers })
    expect(response.json()).toMatchObject({ status: 401, code: 'invalid_token' })
  })

  test('nobody that exists is 404', async () => {
    expect((await ask({ persona: 'user_x' })).statusCode).toBe(404)
  })
})

test('the same key is used again, not another made for each call', async () => {
  const before = api.sandbox.store.apiKeys.size
  const keys = await Promise.all([1, 2, 3].map(() => tokenOf('API key', ['reports:read'])))
  expect(new Set(keys).size).toBe(1)
  expect(api.sandbox.store.apiKeys.size).toBe(before + 1)
})

describe('no token for', () => {
  test.each([
    ['a page of another site', { ...OWN_PAGE, 'sec-fetch-site': 'cross-site' }],
    ['a page of another port', { ...OWN_PAGE, 'sec-fetch-site': 'same-site' }],
    ['an address that somebody was made to open', { ...OWN_PAGE, 'sec-fetch-site': 'none' }],
    [
      'an older browser on another page',
      { host: 'localhost:8080', origin: 'http://localhost:3000' },
    ],
    ['what sends neither', { host: 'localhost:8080' }],
    ['a name that points at this machine', { ...OWN_PAGE, host: 'rebound.example:8080' }],
    ['a name that looks like this machine', { ...OWN_PAGE, host: '127.0.0.1.example:8080' }],
  ] as [string, Record<string, string>][])('%s', async (_who, headers) => {
    expect((await ask({ persona: idOf('Ada') }, headers)).statusCode).toBe(403)
    const listed = await api.app.inject({ url: '/__clerk/sandbox/personas', headers })
    expect(listed.statusCode).toBe(403)
  })

  test('a page that calls the sandbox itself', async () => {
    const response = await fetch(`${api.sandbox.frontendApiUrl}/sandbox/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ persona: idOf('Ada') }),
    })
    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  test.each(['localhost:8080', 'docs.localhost:8080', '127.0.0.1:8080', '[::1]:8080'])(
    'but for the page at %s',
    async (host) => {
      expect((await ask({ persona: idOf('Ada') }, { ...OWN_PAGE, host })).statusCode).toBe(200)
    },
  )
})
