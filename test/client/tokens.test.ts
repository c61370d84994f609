import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ClientOptions, type GetToken, isProblem, unwrap } from '../../src/client/index.ts'
import { type Api, first, startApi } from '../api.ts'
import { listen, observed as observedAt } from './observed.ts'

let api: Api
let url: string
beforeAll(async () => {
  api = await startApi()
  url = await listen(api)
})
const observed = (options: Partial<ClientOptions> = {}) => observedAt(url, options)

describe('a token', () => {
  let asked: boolean[]
  beforeEach(() => {
    asked = []
  })
  const expired = () => api.session('ada', undefined, { exp: Math.floor(Date.now() / 1000) - 60 })
  /** Returns these values, one after the other. */
  const giving =
    (...tokens: (string | null)[]): GetToken =>
    ({ skipCache }) => {
      asked.push(skipCache)
      return Promise.resolve(tokens.shift())
    }

  test('is asked for anew for each call', async () => {
    const { client } = observed({ getToken: giving(api.session('ada'), api.session('bob')) })
    expect((await unwrap(client.GET('/v1/me'))).username).toBe('ada')
    expect((await unwrap(client.GET('/v1/me'))).username).toBe('bob')
    expect(asked).toEqual([false, false])
  })

  test('that has expired is replaced, and the request repeated, with its body', async () => {
    const { client, sent } = observed({ getToken: giving(expired(), api.session('ada')) })
    const created = await unwrap(client.POST('/v1/organizations', { body: { name: 'Twice' } }))
    expect(asked).toEqual([false, true])
    expect(sent).toHaveLength(2)
    expect(first(api.sandbox.store.organizations, ({ id }) => id === created.id).name).toBe('Twice')
  })

  test('that is refused again is not replaced again', async () => {
    const { client, sent } = observed({ getToken: giving(expired(), expired(), expired()) })
    const { error } = await client.GET('/v1/me')
    expect(isProblem(error, 'invalid_token')).toBe(true)
    expect(sent).toHaveLength(2)
  })

  test('that stays the same is not sent again', async () => {
    const key = expired()
    const { client, sent } = observed({ getToken: giving(key, key) })
    expect((await client.GET('/v1/me')).response.status).toBe(401)
    expect(sent).toHaveLength(1)
  })

  test('is not replaced for what another cannot change', async () => {
    const { client } = observed({ getToken: giving(api.session('bob')) })
    expect(isProblem((await client.GET('/v1/users')).error, 'insufficient_scope')).toBe(true)
    expect(asked).toEqual([false])
  })

  test('that there is none makes the call anonymous', async () => {
    const { client } = observed({ getToken: giving(null) })
    expect(isProblem((await client.GET('/v1/me')).error, 'not_authenticated')).toBe(true)
    expect(asked).toEqual([false])
    expect((await observed().client.GET('/health/live')).data?.status).toBe('ok')
  })

  test('of the call itself comes first', async () => {
    const { client } = observed({ getToken: giving(api.session('ada')) })
    const headers = { authorization: `Bearer ${api.session('bob')}` }
    expect((await unwrap(client.GET('/v1/me', { headers }))).username).toBe('bob')
    expect(asked).toEqual([])
  })

  test('is replaced only where the body can be sent again', async () => {
    const { client, sent } = observed({ getToken: giving(expired(), api.session('ada')) })
    const { response } = await client.POST('/v1/organizations', {
      headers: { 'content-type': 'application/octet-stream' },
      body: { name: 'Stream' },
      bodySerializer: () => new Blob(['{}']).stream(),
      duplex: 'half',
    })
    expect(response.status).toBe(401)
    expect(sent).toHaveLength(1)
  })
})
