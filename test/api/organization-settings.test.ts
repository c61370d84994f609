import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOrganization } from '../../src/sandbox/changes.ts'
import type { Organization } from '../../src/sandbox/records.ts'
import { type Api, bearer, first, startApi } from '../api.ts'

let api: Api
let count = 0
/** A new organization of Grace, its only member and admin. */
let organization: Organization

beforeAll(async () => {
  api = await startApi()
})
beforeEach(() => {
  count += 1
  organization = createOrganization(api.sandbox.store, {
    name: `Umbrella ${count}`,
    slug: `umbrella-${count}`,
    created_by: first(api.sandbox.store.users, ({ username }) => username === 'grace').id,
  })
})

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
interface Body {
  id: string
  code?: string
  secret?: string
  verified?: boolean
  data: Record<string, unknown>[]
}
async function call(who: string, method: Method, path: string, payload?: object) {
  const response = await api.app.inject({
    method,
    url: `/v1/organizations/${organization.id}${path}`,
    headers: bearer(api.session(who, who === 'ada' ? undefined : organization.slug)),
    ...(payload && { payload }),
  })
  return response.body ? response.json<Body>() : ({} as Body)
}

describe('API keys of an organization', () => {
  const create = (who: string, scopes: string[] = []) =>
    call(who, 'POST', '/api-keys', { name: `Key ${count} ${scopes.length}`, scopes })

  test('belong to it, and are refused once revoked', async () => {
    const key = await create('grace')
    expect(key).toMatchObject({ subject: organization.id, scopes: [] })
    const { data } = await call('grace', 'GET', '/api-keys')
    expect(data).toMatchObject([{ id: key.id }])
    expect(JSON.stringify(data)).not.toContain(key.secret)
    const asKey = () => api.app.inject({ url: '/v1/auth', headers: bearer(key.secret ?? '') })
    expect((await asKey()).statusCode).toBe(200)
    await call('grace', 'POST', `/api-keys/${key.id}/revoke`)
    expect((await asKey()).statusCode).toBe(401)
  })

  test('do more than their organization may only by the word of an app admin', async () => {
    for (const scope of ['users:read', 'users:write', 'users:impersonate', 'admins:write'])
      expect(await create('grace', [scope])).toMatchObject({ code: 'scope_not_grantable' })
    expect(await create('ada', ['users:read'])).toMatchObject({ scopes: ['users:read'] })
  })

  test('of another owner look like none', async () => {
    const mine = await api.app.clerk.apiKeys.create({
      name: `Grace ${count}`,
      subject: organization.created_by ?? '',
    })
    for (const id of [mine.id, `ak_${'a'.repeat(32)}`]) {
      const missing = { code: 'api_key_not_found' }
      expect(await call('grace', 'GET', `/api-keys/${id}`)).toMatchObject(missing)
      expect(await call('grace', 'POST', `/api-keys/${id}/revoke`)).toMatchObject(missing)
    }
  })
})

describe('domains of an organization', () => {
  const add = () =>
    call('grace', 'POST', '/domains', {
      name: `umbrella-${count}.example.com`,
      enrollmentMode: 'automatic_invitation',
    })

  test('are not verified by the admins of the organization', async () => {
    const { id, verified } = await add()
    expect(verified).toBe(false)
    expect(await call('grace', 'POST', `/domains/${id}/verify`)).toMatchObject({
      code: 'insufficient_scope',
    })
    expect(await call('grace', 'PATCH', `/domains/${id}`, { verified: true })).toMatchObject({
      code: 'invalid_request',
    })
    expect(await call('ada', 'POST', `/domains/${id}/verify`)).toMatchObject({ verified: true })
  })

  test('of another organization look like none', async () => {
    const { id } = await add()
    count += 1
    organization = createOrganization(api.sandbox.store, {
      name: 'Other',
      slug: `other-${count}`,
      created_by: organization.created_by ?? '',
    })
    const missing = { code: 'domain_not_found' }
    expect(await call('grace', 'DELETE', `/domains/${id}`)).toMatchObject(missing)
    const payload = { enrollmentMode: 'manual_invitation' }
    expect(await call('grace', 'PATCH', `/domains/${id}`, payload)).toMatchObject(missing)
  })
})

test('several people are invited at once, or none', async () => {
  const invite = (who: string, roles: string[]) =>
    call(who, 'POST', '/invitations/bulk', {
      invitations: roles.map((role, i) => ({
        emailAddress: `new-${count}-${i}@example.com`,
        role,
      })),
    })
  expect(await invite('grace', ['org:member', 'org:nothing'])).toMatchObject({
    code: 'not_accepted',
    errors: [{ pointer: '/body/invitations' }],
  })
  expect(await invite('grace', ['org:member', 'org:admin'])).toMatchObject({
    data: [{ role: 'org:member' }, { role: 'org:admin' }],
  })
})

test('an app admin finds organizations, and reads what only the backend knows', async () => {
  await call('ada', 'PATCH', '/metadata', {
    publicMetadata: { plan: 'pro' },
    privateMetadata: { contract: 'C-7' },
  })
  const list = async (query: string) =>
    (
      await api.app.inject({
        url: `/v1/organizations?${query}`,
        headers: bearer(api.session('ada')),
      })
    ).json<Body>().data
  expect(await list(`search=umbrella-${count}`)).toMatchObject([
    {
      id: organization.id,
      publicMetadata: { plan: 'pro' },
      privateMetadata: { contract: 'C-7' },
      membersCount: 1,
      createdBy: organization.created_by,
    },
  ])
  const names = (await list('sort=name&order=asc')).map(({ name }) => String(name))
  expect(names).toEqual([...names].sort())
  expect(await call('grace', 'GET', '')).not.toHaveProperty('privateMetadata')
})

test('the roles that exist are known to everybody', async () => {
  const response = await api.app.inject({
    url: '/v1/organization-roles?sort=key&order=asc',
    headers: bearer(api.session('ken')),
  })
  const keys = response.json<Body>().data.map(({ key }) => key)
  expect(keys).toEqual(expect.arrayContaining(['org:admin', 'org:manager', 'org:member']))
})
