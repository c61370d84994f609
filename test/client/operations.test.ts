import { beforeAll, describe, expect, test } from 'vitest'
import { type ClientOptions, ProblemError, unwrap } from '../../src/client/index.ts'
import { type Api, startApi } from '../api.ts'
import { listen, observed as observedAt } from './observed.ts'

let api: Api
let url: string
beforeAll(async () => {
  api = await startApi()
  url = await listen(api)
})
const observed = (options: Partial<ClientOptions> = {}) => observedAt(url, options)

describe('a function of an operation', () => {
  test('reads all pages, one after the other', async () => {
    const { client, sent } = observed({ getToken: () => api.session('ada') })
    const names: (string | null)[] = []
    for await (const user of client.listUsers.all({ query: { limit: 7, sort: 'username' } }))
      names.push(user.username)
    const all = [...api.sandbox.store.users.values()].map(({ username }) => username)
    expect(names.toSorted()).toEqual(all.toSorted())
    expect(sent).toHaveLength(Math.ceil(all.length / 7))
  })

  test('reads no page that is not needed', async () => {
    const { client, sent } = observed({ getToken: () => api.session('ada') })
    for await (const user of client.listUsers.all({ query: { limit: 1 } })) {
      expect(user.id).toMatch(/^user_/)
      break
    }
    expect(sent).toHaveLength(1)
  })

  test('throws the problem of a page', async () => {
    const { client } = observed()
    await expect(client.listUsers.all().next()).rejects.toBeInstanceOf(ProblemError)
  })

  test('sends path, query, body and headers to their places', async () => {
    const { client, sent } = observed({ getToken: () => api.session('ada') })
    const header = { 'idempotency-key': 'named' }
    const created = await unwrap(client.createOrganization({ body: { name: 'Named' }, header }))
    const path = { organizationId: created.id }
    expect(await unwrap(client.getOrganization({ path }))).toEqual(created)
    await client.listMembers({ path, query: { limit: 1 }, headers: { 'x-request-id': 'own' } })
    expect(sent.map(({ method, url: at }) => `${method} ${at.slice(url.length)}`)).toEqual([
      'POST /v1/organizations',
      `GET /v1/organizations/${created.id}`,
      `GET /v1/organizations/${created.id}/members?limit=1`,
    ])
    expect(sent[0]?.headers.get('idempotency-key')).toBe('named')
    expect(sent[2]?.headers.get('x-request-id')).toBe('own')
  })
})

describe('a 304', () => {
  test('is no error, and has no data', async () => {
    const { client } = observed({ getToken: () => api.session('ada') })
    const etag = (await client.countUsers()).response.headers.get('etag') ?? ''
    for (const result of [
      await client.GET('/v1/users/count', { headers: { 'if-none-match': etag } }),
      await client.countUsers({ headers: { 'if-none-match': etag } }),
    ]) {
      expect(result.response.status).toBe(304)
      expect([result.data, result.error]).toEqual([undefined, undefined])
    }
  })

  test('has the data of the known result', async () => {
    const { client } = observed({ getToken: () => api.session('ada') })
    const known = await client.countUsers()
    const again = await client.countUsers({ known })
    expect(again.response.status).toBe(304)
    expect(again.data).toBe(known.data)
    expect(await unwrap(again)).toBe(known.data)
    const afterwards = await client.countUsers({ known: again })
    expect(afterwards.data).toBe(known.data)
  })

  test('is not asked for without a known answer', async () => {
    const { client, sent } = observed({ getToken: () => api.session('ada') })
    const failed = await observed().client.countUsers()
    expect(await unwrap(client.countUsers({ known: failed }))).toEqual({ totalCount: 30 })
    expect(sent[0]?.headers.has('if-none-match')).toBe(false)
  })
})
