import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import type { components, paths } from '../openapi/client.js'
import { type Api, bearer, first, startApi } from './api.ts'

/** A client as third parties write it: against the published types alone. */
let client: ReturnType<typeof createClient<paths>>
let api: Api

beforeAll(async () => {
  api = await startApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = api.app.server.address() as AddressInfo
  client = createClient<paths>({ baseUrl: `http://127.0.0.1:${port}` })
})

describe('a client generated from the contract calls every operation', () => {
  test('GET /', async () => {
    const { data, response } = await client.GET('/')
    expect(response.status).toBe(200)
    expectTypeOf(data?.links.openapi).toEqualTypeOf<string | undefined>()
    expect(data?.links.openapi).toBe('/docs/json')
  })

  test('GET /health/live and /health/ready', async () => {
    expect((await client.GET('/health/live')).data?.status).toBe('ok')
    expect((await client.GET('/health/ready')).data?.status).toBe('ok')
  })

  test('GET /protected', async () => {
    const { data, error } = await client.GET('/protected', {
      headers: bearer(api.session('ada')),
    })
    expect(error).toBeUndefined()
    expectTypeOf(data?.user).toEqualTypeOf<components['schemas']['User'] | undefined>()
    expect(data?.user.firstName).toBe('Ada')
  })

  test('GET /protected without a token', async () => {
    const { data, error, response } = await client.GET('/protected')
    expect(data).toBeUndefined()
    expectTypeOf(error).toEqualTypeOf<components['schemas']['Problem'] | undefined>()
    expect(response.status).toBe(401)
    expect(error?.code).toBe('not_authenticated')
    expect(error?.error).toBe('User not authenticated')
  })

  test('GET /v1/auth, by each kind of token', async () => {
    const { store, signer } = api.sandbox
    const tokens = {
      session_token: api.session('bob', 'acme'),
      api_key: first(store.apiKeys, ({ scopes }) => scopes.includes('me:read')).secret,
      oauth_token: first(store.oauthTokens, () => true).token,
      m2m_token: signer.m2m({ sub: first(store.machines, () => true).id }),
    }
    for (const [kind, token] of Object.entries(tokens)) {
      const { data } = await client.GET('/v1/auth', { headers: bearer(token) })
      expectTypeOf(data?.tokenType).toEqualTypeOf<
        'session_token' | 'api_key' | 'oauth_token' | 'm2m_token' | undefined
      >()
      expect(data?.tokenType).toBe(kind)
    }
  })
})
