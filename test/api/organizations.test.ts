import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMembership, createOrganization, createUser } from '../../src/sandbox/changes.ts'
import type { Organization } from '../../src/sandbox/records.ts'
import { findMembership } from '../../src/sandbox/store.ts'
import { type Api, bearer, first, startApi } from '../api.ts'
import { answering, type FaultyClerk, startFaultyClerk } from '../faulty-clerk.ts'

let api: Api
let clerk: FaultyClerk
/** A new organization: grace is org:admin, mia org:manager and ken org:member. */
let organization: Organization

let organizations = 0

const idOf = (name: string) =>
  first(api.sandbox.store.users, ({ username }) => username === name).id

beforeAll(async () => {
  api = await startApi({
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
})
beforeEach(() => {
  clerk.fault = undefined
  organizations += 1
  const { store } = api.sandbox
  organization = createOrganization(store, {
    name: `Initech ${organizations}`,
    slug: `initech-${organizations}`,
    created_by: idOf('grace'),
    public_metadata: { industry: 'software' },
    private_metadata: { contract: 'secret' },
  })
  for (const [name, role] of [
    ['mia', 'org:manager'],
    ['ken', 'org:member'],
  ] as const)
    createMembership(store, { organization_id: organization.id, user_id: idOf(name), role })
})

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Calls as a user, in the new organization unless another is given. */
async function call(who: string, method: Method, url: string, payload?: object, slug?: string) {
  return api.app.inject({
    method,
    url,
    headers: bearer(api.session(who, slug ?? organization.slug)),
    ...(payload && { payload }),
  })
}

const url = () => `/v1/organizations/${organization.id}`

describe('creating an organization', () => {
  const create = (payload: object) =>
    api.app.inject({
      method: 'POST',
      url: '/v1/organizations',
      headers: bearer(api.session('bob')),
      payload,
    })

  test('makes its creator the first admin', async () => {
    const response = await create({ name: 'Pied Piper', slug: 'pied' })
    expect(response.statusCode).toBe(201)
    const { id } = response.json<{ id: string }>()
    expect(response.headers.location).toBe(`/v1/organizations/${id}`)
    expect(response.json()).toMatchObject({ name: 'Pied Piper', slug: 'pied', publicMetadata: {} })
    expect(findMembership(api.sandbox.store, id, idOf('bob'))).toMatchObject({ role: 'org:admin' })
    const inside = await call('bob', 'GET', `/v1/organizations/${id}/members`, undefined, 'pied')
    expect(inside.json()).toMatchObject({ totalCount: 1, data: [{ role: 'org:admin' }] })
  })

  test('makes a slug of the name', async () => {
    expect((await create({ name: 'Stark & Sons' })).json()).toMatchObject({ slug: 'stark-sons' })
  })

  test('not with a slug that is taken', async () => {
    expect((await create({ name: 'Acme too', slug: 'acme' })).json()).toMatchObject({
      status: 409,
      code: 'already_exists',
      errors: [{ pointer: '/body/slug', code: 'form_identifier_exists' }],
    })
  })

  test('not by who may not create any', async () => {
    const bob = await (
      await fetch(`${api.sandbox.url}/v1/users/${idOf('bob')}`, {
        headers: bearer(api.sandbox.secretKey),
      })
    ).json()
    const json = { 'content-type': 'application/json' }
    const forbidden = JSON.stringify({ ...(bob as object), create_organization_enabled: false })
    clerk.fault = (request, response) =>
      request.method === 'GET' && answering(200, json, forbidden)(request, response)
    const before = api.sandbox.store.organizations.size
    expect((await create({ name: 'Forbidden' })).json()).toMatchObject({
      status: 403,
      code: 'not_enabled',
    })
    expect(api.sandbox.store.organizations.size).toBe(before)
  })

  test.each([
    ['no name', {}, '/body/name'],
    ['an empty name', { name: '' }, '/body/name'],
    ['a slug that cannot be', { name: 'A', slug: 'A b' }, '/body/slug'],
    ['someone else as its creator', { name: 'A', createdBy: 'user_1' }, '/body/createdBy'],
    ['a place for more members', { name: 'A', maxAllowedMemberships: 0 }, '/body'],
  ])('not with %s: 400, and Clerk is not asked', async (_name, payload, pointer) => {
    clerk.asked = []
    const response = await create(payload)
    expect(response.statusCode).toBe(400)
    expect(response.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toContain(pointer)
    expect(clerk.asked).toEqual([])
  })
})

describe('an organization', () => {
  test('is shown to its members, without what is private', async () => {
    const response = await call('ken', 'GET', url())
    expect(response.json()).toEqual({
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      imageUrl: expect.stringMatching(/^data:image/),
      hasImage: false,
      publicMetadata: { industry: 'software' },
      maxAllowedMemberships: 5,
      createdAt: organization.created_at,
      updatedAt: organization.updated_at,
    })
    expect(response.body).not.toContain('secret')
  })

  test('is changed where something is given, by who manages its settings', async () => {
    const renamed = await call('mia', 'PATCH', url(), { name: 'Initrode' })
    expect(renamed.json()).toMatchObject({ name: 'Initrode', slug: organization.slug })
    const moved = await call('grace', 'PATCH', url(), { slug: `moved-${organizations}` })
    expect(moved.json()).toMatchObject({ name: 'Initrode', slug: `moved-${organizations}` })
  })

  test('does not get the slug of another', async () => {
    expect((await call('grace', 'PATCH', url(), { slug: 'acme' })).json()).toMatchObject({
      status: 409,
      code: 'already_exists',
      errors: [{ pointer: '/body/slug', code: 'form_identifier_exists' }],
    })
  })

  test.each([
    ['nothing', {}],
    ['a limit of members', { maxAllowedMemberships: 0 }],
    ['metadata', { publicMetadata: {} }],
    ['that its admins may delete it', { adminDeleteEnabled: true }],
  ])('its admins cannot change %s', async (_name, payload) => {
    clerk.asked = []
    expect((await call('grace', 'PATCH', url(), payload)).statusCode).toBe(400)
    expect(clerk.asked).toEqual([])
  })

  test('is deleted for good, with its memberships', async () => {
    const token = api.session('ken', organization.slug)
    const response = await call('grace', 'DELETE', url())
    expect([response.statusCode, response.body]).toEqual([204, ''])
    expect(findMembership(api.sandbox.store, organization.id, idOf('ken'))).toBeUndefined()
    // The token of a member still names the deleted organization.
    const gone = await api.app.inject({ url: url(), headers: bearer(token) })
    expect(gone.json()).toMatchObject({ status: 404, code: 'organization_not_found' })
  })

  test('where its admins may not delete it, only an admin of the app can', async () => {
    organization.admin_delete_enabled = false
    expect((await call('grace', 'DELETE', url())).json()).toMatchObject({
      status: 403,
      code: 'not_enabled',
    })
    expect(api.sandbox.store.organizations.has(organization.id)).toBe(true)
    expect((await call('ada', 'DELETE', url(), undefined, 'acme')).statusCode).toBe(204)
    expect(api.sandbox.store.organizations.has(organization.id)).toBe(false)
  })
})

describe('one that is not the active organization', () => {
  const unknown = `org_${'a'.repeat(27)}`
  const someone = `user_${'a'.repeat(27)}`
  const invitation = `orginv_${'a'.repeat(27)}`
  const operations: [Method, string, object?][] = [
    ['GET', ''],
    ['PATCH', '', { name: 'Mine now' }],
    ['DELETE', ''],
    ['GET', '/members'],
    ['POST', '/members', { userId: someone, role: 'org:member' }],
    ['GET', `/members/${someone}`],
    ['PATCH', `/members/${someone}`, { role: 'org:member' }],
    ['DELETE', `/members/${someone}`],
    ['GET', '/invitations'],
    ['POST', '/invitations', { emailAddress: 'a@example.com', role: 'org:member' }],
    ['GET', `/invitations/${invitation}`],
    ['POST', `/invitations/${invitation}/revoke`],
  ]

  test.each(operations)(
    'is as if there were none to an admin of another: %s %s',
    async (method, path, payload) => {
      // Grace is org:admin of both, but only globex is active.
      const ask = async (id: string) => {
        const response = await call(
          'grace',
          method,
          `/v1/organizations/${id}${path}`,
          payload,
          'globex',
        )
        return { ...response.json<object>(), instance: 'the id of the request' }
      }
      clerk.asked = []
      const answer = await ask(organization.id)
      expect(answer).toMatchObject({ status: 404, code: 'organization_not_found' })
      expect(await ask(unknown)).toEqual(answer)
      // No answer takes a call to Clerk.
      expect(clerk.asked).toEqual([])
    },
  )

  test.each(operations)(
    'if there is none, an admin of the app is told so: %s %s',
    async (method, path, payload) => {
      const url = `/v1/organizations/${unknown}${path}`
      const response = await call('ada', method, url, payload, 'acme')
      expect(response.json()).toMatchObject({ status: 404, code: 'organization_not_found' })
    },
  )

  test('an admin of the app works in any', async () => {
    const { id: userId } = createUser(api.sandbox.store, {}, [`guest-${organizations}@example.com`])
    const steps: [Method, string, object?][] = [
      ['GET', ''],
      ['PATCH', '', { name: 'By the admin of the app' }],
      ['GET', '/members'],
      ['POST', '/members', { userId, role: 'org:admin' }],
      ['GET', `/members/${userId}`],
      ['PATCH', `/members/${userId}`, { role: 'org:manager' }],
      ['DELETE', `/members/${userId}`],
      ['GET', '/invitations'],
      [
        'POST',
        '/invitations',
        { emailAddress: `by-ada-${organizations}@example.com`, role: 'org:admin' },
      ],
      ['DELETE', ''],
    ]
    const statuses = []
    for (const [method, path, payload] of steps)
      statuses.push((await call('ada', method, url() + path, payload, 'acme')).statusCode)
    expect(statuses).toEqual([200, 200, 200, 201, 200, 200, 204, 200, 201, 204])
  })

  test.each(operations)(
    'an id that cannot be is 400, and Clerk is not asked: %s %s',
    async (method, path, payload) => {
      clerk.asked = []
      // Clerk would accept a slug as an id.
      for (const id of ['acme', 'org_1', `${unknown}a`, '..%2Fusers', 'null']) {
        const url = `/v1/organizations/${id}${path}`
        const response = await call('ada', method, url, payload, 'acme')
        expect(response.statusCode, id).toBe(400)
      }
      expect(clerk.asked).toEqual([])
    },
  )
})

test('who has no organization active works in none', async () => {
  const headers = bearer(api.session('grace'))
  const response = await api.app.inject({ url: url(), headers })
  expect(response.json()).toMatchObject({ status: 404, code: 'organization_not_found' })
})
