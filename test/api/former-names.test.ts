import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createUser, createOrganization } from '../../src/sandbox/changes.ts'
import { type Api, bearer, first, startApi } from '../api.ts'

let api: Api
let token: string
let uniques = 0

beforeAll(async () => {
  api = await startApi()
})
beforeEach(() => {
  uniques += 1
  token = api.session('ada', 'acme')
})

async function call<Answer>(method: 'GET' | 'POST', url: string, payload?: object) {
  const response = await api.app.inject({
    method,
    url,
    headers: bearer(token),
    ...(payload && { payload }),
  })
  return response.json<Answer>()
}
const get = (url: string) => call<{ totalCount: number; data: unknown[] }>('GET', url)
const address = () => `former-${uniques}@example.com`

describe('a request with the names of 0.1 does the same as with the present ones', () => {
  test('a user is created with addresses', async () => {
    const former = await call('POST', '/v1/users', { emailAddress: [address()] })
    expect(former).toMatchObject({ emailAddresses: [{ emailAddress: address() }] })
  })

  test.each([
    ['/v1/users?emailAddresses=ada%40example.com', '/v1/users?emailAddress=ada%40example.com'],
    ['/v1/users?usernames=ada,bob', '/v1/users?username=ada&username=bob'],
    ['/v1/users?externalIds=employee-1', '/v1/users?externalId=employee-1'],
    ['/v1/users?search=lovelace', '/v1/users?query=lovelace'],
    ['/v1/users/count?usernames=ada,bob', '/v1/users/count?username=ada,bob'],
    ['{acme}/members?roles=org:admin', '{acme}/members?role=org:admin'],
    ['{acme}/members?search=ada', '{acme}/members?query=ada'],
  ])('%s', async (present, former) => {
    const { id } = first(api.sandbox.store.organizations, ({ slug }) => slug === 'acme')
    const at = (url: string) => url.replace('{acme}', `/v1/organizations/${id}`)
    const found = await get(at(present))
    expect(found.totalCount).toBeGreaterThan(0)
    expect(await get(at(former))).toEqual(found)
  })

  test('users by their ids', async () => {
    const { id } = createUser(api.sandbox.store, {}, [address()])
    expect(await get(`/v1/users?userId=${id}`)).toEqual(await get(`/v1/users?userIds=${id}`))
  })

  test('invitations by their status', async () => {
    const slug = `former-${uniques}`
    const organization = createOrganization(api.sandbox.store, { name: slug, slug })
    const invitations = `/v1/organizations/${organization.id}/invitations`
    await call('POST', invitations, { emailAddress: address(), role: 'org:member' })
    expect(await get(`${invitations}?status=revoked`)).toMatchObject({ totalCount: 0 })
    expect(await get(`${invitations}?status=pending`)).toMatchObject({ totalCount: 1 })
    expect(await get(`${invitations}?statuses=pending`)).toMatchObject({ totalCount: 1 })
  })

  test.each(['secondsUntilExpiration', 'expiresInSeconds'])(
    'an API key that expires, by %s, and its answer with both names',
    async (name) => {
      const body = { name: `Former ${uniques} ${name}`, scopes: [], [name]: 60 }
      const key = await call<{ expiresAt: number; expiration: number }>(
        'POST',
        '/v1/me/api-keys',
        body,
      )
      expect(key.expiresAt).toBeGreaterThan(Date.now())
      expect(key.expiration).toBe(key.expiresAt)
    },
  )
})

test('if both names are given, the present one counts', async () => {
  const both = await get('/v1/users?usernames=ada&username=bob')
  expect(both.data).toMatchObject([{ username: 'ada' }])
})

test.each(['emailAddress', 'emailAddresses'])(
  'a refusal of Clerk points to the name that was sent: %s',
  async (name) => {
    const refused = await call('POST', '/v1/users', { [name]: ['ada@example.com'] })
    expect(refused).toMatchObject({
      code: 'already_exists',
      errors: [{ pointer: `/body/${name}` }],
    })
  },
)

test('a user needs an address or a username', async () => {
  expect(await call('POST', '/v1/users', { username: address().split('@')[0] })).toMatchObject({
    emailAddresses: [],
  })
  expect(await call('POST', '/v1/users', {})).toMatchObject({
    code: 'not_accepted',
    errors: [{ pointer: '/body/emailAddresses' }],
  })
})
