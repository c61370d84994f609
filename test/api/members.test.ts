import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  acceptOrganizationInvitation,
  createMembership,
  createOrganization,
  createUser,
  deleteOrganization,
} from '../../src/sandbox/changes.ts'
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
const roleOf = (name: string) =>
  findMembership(api.sandbox.store, organization.id, idOf(name))?.role
const join = (name: string, role: string, organization_id = organization.id) =>
  createMembership(api.sandbox.store, {
    organization_id,
    user_id: idOf(name),
    role,
  })

beforeAll(async () => {
  api = await startApi({
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
  // These share an organization, so that they can add each other.
  const { id } = createOrganization(api.sandbox.store, {
    name: 'Friends',
    slug: 'friends',
    max_allowed_memberships: 0,
  })
  for (const name of ['grace', 'mia', 'ken', 'bob', 'leo', 'zoe', 'max'])
    join(name, 'org:member', id)
})
beforeEach(() => {
  clerk.fault = undefined
  organizations += 1
  organization = createOrganization(api.sandbox.store, {
    name: `Initech ${organizations}`,
    slug: `initech-${organizations}`,
    created_by: idOf('grace'),
    max_allowed_memberships: 6,
  })
  join('mia', 'org:manager')
  join('ken', 'org:member')
})

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Calls as a user with the organization active. */
async function call(who: string, method: Method, path: string, payload?: object) {
  return api.app.inject({
    method,
    url: `/v1/organizations/${organization.id}${path}`,
    headers: bearer(api.session(who, organization.slug)),
    ...(payload && { payload }),
  })
}

const NOBODY = `user_${'a'.repeat(27)}`
const add = (who: string, name: string, role: string) =>
  call(who, 'POST', '/members', { userId: idOf(name), role })
const change = (who: string, name: string, role: string) =>
  call(who, 'PATCH', `/members/${idOf(name)}`, { role })
const remove = (who: string, name: string) => call(who, 'DELETE', `/members/${idOf(name)}`)

describe('the last admin', () => {
  const leave = (who: string, id = organization.id) =>
    api.app.inject({
      method: 'DELETE',
      url: `/v1/me/organizations/${id}`,
      headers: bearer(api.session(who)),
    })

  test('cannot leave, be removed or lose the role', async () => {
    const answers = [
      await leave('grace'),
      await remove('grace', 'grace'),
      await change('grace', 'grace', 'org:member'),
    ]
    for (const answer of answers)
      expect(answer.json()).toMatchObject({ status: 409, code: 'last_admin' })
    expect((await change('grace', 'grace', 'org:admin')).statusCode).toBe(200)
    expect(roleOf('grace')).toBe('org:admin')
    // An app admin can make somebody else an admin.
    expect((await change('ada', 'grace', 'org:manager')).statusCode).toBe(200)
  })

  test('can leave once there is another', async () => {
    await change('grace', 'mia', 'org:admin')
    expect((await leave('grace')).statusCode).toBe(204)
    expect(roleOf('grace')).toBeUndefined()
    expect((await leave('mia')).json()).toMatchObject({ code: 'last_admin' })
  })

  test('members leave what they are in, and learn of nothing else', async () => {
    const before = api.session('ken', organization.slug)
    expect((await leave('ken')).statusCode).toBe(204)
    const after = await api.app.inject({
      url: `/v1/organizations/${organization.id}`,
      headers: bearer(before),
    })
    expect(after.statusCode).toBe(404)
    for (const id of [organization.id, `org_${'a'.repeat(27)}`])
      expect((await leave('ken', id)).json()).toMatchObject({ code: 'organization_not_found' })
  })
})

describe('the members of an organization', () => {
  interface Members {
    data: { publicUserData: { identifier: string } }[]
    totalCount: number
  }
  const list = async (query = '') => {
    const response = await call('ken', 'GET', `/members${query}`)
    const { data, totalCount } = response.json<Members>()
    const names = data.map(({ publicUserData }) => publicUserData.identifier.split('@')[0])
    return { names, totalCount, link: String(response.headers.link) }
  }

  test('are shown to each other, the newest first', async () => {
    expect(await list()).toMatchObject({ names: ['ken', 'mia', 'grace'], totalCount: 3 })
    const response = await call('ken', 'GET', `/members/${idOf('mia')}`)
    expect(response.json()).toMatchObject({
      role: 'org:manager',
      organization: { id: organization.id },
      publicUserData: {
        userId: idOf('mia'),
        identifier: 'mia@example.com',
        firstName: 'Mia',
        lastName: 'Baum',
      },
    })
  })

  test.each([
    ['by role', '?roles=org:admin', ['grace']],
    ['by several roles', '?roles=org:admin&roles=org:manager', ['mia', 'grace']],
    ['by a part of the name', '?search=hopp', ['grace']],
    ['by a part of the name, as before 0.2.0', '?query=hopp', ['grace']],
    ['sorted', '?sort=firstName&order=asc', ['grace', 'ken', 'mia']],
    ['sorted by address', '?sort=emailAddress&order=desc', ['mia', 'ken', 'grace']],
    ['a page of them', '?limit=1&offset=1', ['mia']],
  ])('can be listed %s', async (_name, query, names) => {
    expect((await list(query)).names).toEqual(names)
  })

  test('along the links', async () => {
    expect((await list('?limit=2')).link).toContain(
      `</v1/organizations/${organization.id}/members?`,
    )
    expect((await list('?limit=2')).link).toMatch(/offset=2>; rel="next"/)
  })

  test('who is no member, or does not exist, is 404', async () => {
    for (const id of [idOf('bob'), NOBODY])
      expect((await call('ken', 'GET', `/members/${id}`)).json()).toMatchObject({
        status: 404,
        code: 'member_not_found',
      })
  })
})

describe('an admin', () => {
  test('makes a user a member in any role', async () => {
    const response = await add('grace', 'bob', 'org:admin')
    expect(response.statusCode).toBe(201)
    expect(response.headers.location).toBe(
      `/v1/organizations/${organization.id}/members/${idOf('bob')}`,
    )
    expect(response.json()).toMatchObject({
      role: 'org:admin',
      publicUserData: { userId: idOf('bob') },
    })
    expect((await call('ken', 'GET', `/members/${idOf('bob')}`)).statusCode).toBe(200)
  })

  test('gives a member another role, which counts from the next token on', async () => {
    expect((await change('grace', 'ken', 'org:manager')).json()).toMatchObject({
      role: 'org:manager',
    })
    expect((await add('ken', 'bob', 'org:member')).statusCode).toBe(201)
  })

  test('removes any member', async () => {
    for (const name of ['ken', 'mia']) {
      const response = await remove('grace', name)
      expect([response.statusCode, response.body]).toEqual([204, ''])
      expect(roleOf(name)).toBeUndefined()
    }
    expect((await remove('grace', 'ken')).json()).toMatchObject({ code: 'member_not_found' })
  })
})

describe('a manager of members', () => {
  test('adds, invites and removes who is nothing special', async () => {
    expect((await add('mia', 'bob', 'org:member')).statusCode).toBe(201)
    expect((await change('mia', 'bob', 'org:member')).statusCode).toBe(200)
    expect((await remove('mia', 'bob')).statusCode).toBe(204)
    const invited = await invite('mia', 'plain@example.com', 'org:member')
    expect(invited.statusCode).toBe(201)
    const { id } = invited.json<{ id: string }>()
    expect((await revoke('mia', id)).json()).toMatchObject({ status: 'revoked' })
  })

  test.each(['org:admin', 'org:manager'])('gives nobody the role %s', async (role) => {
    const refused = {
      status: 403,
      code: 'role_not_grantable',
      detail: `Only callers with the role org:admin can give or take the role ${role}.`,
    }
    clerk.asked = []
    expect((await add('mia', 'bob', role)).json()).toMatchObject(refused)
    expect((await invite('mia', 'special@example.com', role)).json()).toMatchObject(refused)
    expect(clerk.asked).not.toContain(`/v1/organizations/${organization.id}/memberships`)
    expect(clerk.asked).not.toContain(`/v1/organizations/${organization.id}/invitations`)
    expect((await change('mia', 'ken', role)).json()).toMatchObject(refused)
    expect(roleOf('ken')).toBe('org:member')
  })

  test('does not make themselves admin', async () => {
    expect((await change('mia', 'mia', 'org:admin')).statusCode).toBe(403)
    expect(roleOf('mia')).toBe('org:manager')
  })

  test.each(['grace', 'mia'])('takes nothing from who is special: %s', async (name) => {
    const role = roleOf(name)
    expect((await change('mia', name, 'org:member')).json()).toMatchObject({
      status: 403,
      code: 'role_not_grantable',
    })
    expect((await remove('mia', name)).json()).toMatchObject({ code: 'role_not_grantable' })
    expect(roleOf(name)).toBe(role)
  })

  test('does not take back an invitation to be admin', async () => {
    const invited = await invite('grace', 'chief@example.com', 'org:admin')
    const { id } = invited.json<{ id: string }>()
    expect((await revoke('mia', id)).json()).toMatchObject({
      status: 403,
      code: 'role_not_grantable',
    })
    expect((await call('mia', 'GET', `/invitations/${id}`)).json()).toMatchObject({
      status: 'pending',
    })
  })
})

test('a member manages nobody, not even themselves', async () => {
  const answers = [
    await add('ken', 'bob', 'org:member'),
    await change('ken', 'ken', 'org:admin'),
    await remove('ken', 'mia'),
    await remove('ken', 'ken'),
    await invite('ken', 'friend@example.com', 'org:member'),
  ]
  for (const response of answers)
    expect(response.json()).toMatchObject({ status: 403, code: 'insufficient_scope' })
})

describe('what cannot be', () => {
  test('a role that does not exist: 422 with where', async () => {
    const refused = {
      status: 422,
      code: 'not_accepted',
      errors: [{ pointer: '/body/role', code: 'role_not_found' }],
    }
    expect((await add('grace', 'bob', 'org:emperor')).json()).toMatchObject(refused)
    expect((await change('grace', 'ken', 'org:emperor')).json()).toMatchObject(refused)
    expect((await invite('grace', 'x@example.com', 'org:emperor')).json()).toMatchObject(refused)
  })

  test('a member twice: 409', async () => {
    expect((await add('grace', 'ken', 'org:member')).json()).toMatchObject({
      status: 409,
      code: 'already_exists',
      errors: [{ code: 'already_a_member_in_organization' }],
    })
  })

  test('a user who does not exist: 404', async () => {
    const path = `/members/${NOBODY}`
    for (const response of [
      await call('grace', 'PATCH', path, { role: 'org:member' }),
      await call('grace', 'DELETE', path),
    ])
      expect(response.json()).toMatchObject({ status: 404, code: 'member_not_found' })
  })

  test('more members than there is room for: 422', async () => {
    for (const name of ['bob', 'leo', 'zoe'])
      expect((await add('grace', name, 'org:member')).statusCode).toBe(201)
    expect((await add('grace', 'max', 'org:member')).json()).toMatchObject({
      status: 422,
      code: 'not_accepted',
      errors: [{ code: 'organization_membership_quota_exceeded' }],
    })
  })

  test('an organization that is gone, though the token still names it: 404', async () => {
    const headers = bearer(api.session('grace', organization.slug))
    deleteOrganization(api.sandbox.store, organization)
    const url = `/v1/organizations/${organization.id}`
    const send = (method: Method, path: string, payload?: object) =>
      api.app.inject({ method, url: url + path, headers, ...(payload && { payload }) })
    const answers = [
      await send('GET', '/members'),
      await send('POST', '/members', { userId: idOf('bob'), role: 'org:member' }),
      await send('GET', '/invitations'),
      await send('POST', '/invitations', { emailAddress: 'a@example.com', role: 'org:member' }),
    ]
    for (const response of answers)
      expect(response.json()).toMatchObject({ status: 404, code: 'organization_not_found' })
  })

  test.each([
    ['GET', '/members/me'],
    ['PATCH', '/members/me', { role: 'org:member' }],
    ['DELETE', '/members/..%2F..%2Fusers'],
    ['POST', '/members', { userId: 'me', role: 'org:member' }],
    ['POST', '/members', { userId: NOBODY, role: 'admin' }],
    ['POST', '/members', { userId: NOBODY, role: 'org:member', publicMetadata: {} }],
    ['GET', '/members?roles=admin'],
    ['GET', '/members?sort=role'],
    ['GET', '/invitations/1'],
    ['POST', '/invitations/orginv_1/revoke'],
    ['POST', '/invitations', { emailAddress: 'bob', role: 'org:member' }],
    ['POST', '/invitations', { emailAddress: 'a@b.co', role: 'org:member', expiresInDays: 0 }],
    ['POST', '/invitations', { emailAddress: 'a@b.co', role: 'org:member', redirectUrl: 'x' }],
    ['GET', '/invitations?statuses=lost'],
  ] as const)('%s %s %o: 400, and Clerk is not asked', async (method, path, payload?: object) => {
    clerk.asked = []
    expect((await call('grace', method, path, payload)).statusCode).toBe(400)
    expect(clerk.asked).toEqual([])
  })
})

const invite = (who: string, emailAddress: string, role: string, fields: object = {}) =>
  call(who, 'POST', '/invitations', { emailAddress, role, ...fields })
const revoke = (who: string, id: string) => call(who, 'POST', `/invitations/${id}/revoke`)

describe('invitations', () => {
  test('are sent, shown and taken back, but never with the link that accepts them', async () => {
    const invited = await invite('grace', 'new@example.com', 'org:manager', { expiresInDays: 2 })
    expect(invited.statusCode).toBe(201)
    const { id } = invited.json<{ id: string }>()
    expect(invited.headers.location).toBe(`/v1/organizations/${organization.id}/invitations/${id}`)
    expect(invited.json()).toMatchObject({
      emailAddress: 'new@example.com',
      role: 'org:manager',
      organizationId: organization.id,
      status: 'pending',
      expiresAt: expect.closeTo(Date.now() + 2 * 86_400_000, -5),
    })
    const shown = await call('ken', 'GET', `/invitations/${id}`)
    const listed = await call('ken', 'GET', '/invitations')
    expect(shown.json()).toEqual(invited.json())
    expect(listed.json()).toMatchObject({ data: [invited.json()], totalCount: 1 })
    const revoked = await revoke('grace', id)
    expect(revoked.json()).toMatchObject({ id, status: 'revoked' })
    for (const { body } of [invited, shown, listed, revoked]) expect(body).not.toContain('ticket')
  })

  test('can be listed by status, page by page', async () => {
    const ids = []
    for (const name of ['a', 'b', 'c'])
      ids.push(
        (await invite('grace', `${name}@example.com`, 'org:member')).json<{ id: string }>().id,
      )
    const [a, b, c] = ids
    await revoke('grace', b ?? '')
    const list = async (query: string) => {
      const response = await call('ken', 'GET', `/invitations${query}`)
      return response.json<{ data: { id: string }[] }>().data.map(({ id }) => id)
    }
    expect(await list('')).toEqual([c, b, a])
    expect(await list('?statuses=pending')).toEqual([c, a])
    expect(await list('?statuses=pending&statuses=revoked')).toEqual([c, b, a])
    expect(await list('?statuses=accepted')).toEqual([])
    expect(await list('?limit=1&offset=2')).toEqual([a])
  })

  test('to who is invited, or a member already: 409', async () => {
    await invite('grace', 'twice@example.com', 'org:member')
    expect((await invite('mia', 'twice@example.com', 'org:member')).json()).toMatchObject({
      status: 409,
      code: 'already_exists',
      errors: [{ code: 'duplicate_record' }],
    })
    expect((await invite('mia', 'ken@example.com', 'org:member')).json()).toMatchObject({
      status: 409,
      errors: [{ code: 'already_a_member_in_organization' }],
    })
  })

  test('taken back twice: 422', async () => {
    const invited = await invite('grace', 'back@example.com', 'org:member')
    const { id } = invited.json<{ id: string }>()
    await revoke('grace', id)
    expect((await revoke('grace', id)).json()).toMatchObject({
      status: 422,
      code: 'not_accepted',
      errors: [{ code: 'organization_invitation_not_pending' }],
    })
  })

  test('of another organization are as if there were none', async () => {
    const acme = first(api.sandbox.store.organizations, ({ slug }) => slug === 'acme')
    const { id } = await api.app.clerk.organizations.createOrganizationInvitation({
      organizationId: acme.id,
      emailAddress: `acme-${organizations}@example.com`,
      role: 'org:member',
    })
    for (const response of [
      await call('grace', 'GET', `/invitations/${id}`),
      await revoke('grace', id),
    ])
      expect(response.json()).toMatchObject({ status: 404, code: 'invitation_not_found' })
    expect(api.sandbox.store.organizationInvitations.get(id)).toMatchObject({ status: 'pending' })
  })

  test('Clerk is told who invites only where it lets them: admins of the organization', async () => {
    const told: unknown[] = []
    clerk.fault = (request) => {
      if (request.method === 'POST')
        request.on('data', (chunk: Buffer) => {
          const body = JSON.parse(chunk.toString()) as Record<string, unknown>
          told.push(body.inviter_user_id ?? body.requesting_user_id)
        })
      return false
    }
    const roundTrip = async (who: string, active: string) => {
      const headers = bearer(api.session(who, active))
      const url = `/v1/organizations/${organization.id}/invitations`
      const payload = { emailAddress: `by-${who}@example.com`, role: 'org:member' }
      const invited = await api.app.inject({ method: 'POST', url, headers, payload })
      const { id } = invited.json<{ id: string }>()
      await api.app.inject({ method: 'POST', url: `${url}/${id}/revoke`, headers })
    }
    await roundTrip('grace', organization.slug)
    expect(told.splice(0)).toEqual([idOf('grace'), idOf('grace')])
    await roundTrip('mia', organization.slug)
    // This caller is org:admin of another organization.
    await roundTrip('ada', 'acme')
    expect(told.filter(Boolean)).toEqual([])
  })
})

test('who was invited and accepted is a member, in the role of the invitation', async () => {
  const address = `joining-${organizations}@example.com`
  const invited = await invite('grace', address, 'org:manager')
  const { id } = invited.json<{ id: string }>()
  const user = createUser(api.sandbox.store, {}, [address])
  const invitation = api.sandbox.store.organizationInvitations.get(id)
  if (invitation) acceptOrganizationInvitation(api.sandbox.store, invitation, user)
  expect((await call('ken', 'GET', `/members/${user.id}`)).json()).toMatchObject({
    role: 'org:manager',
  })
  expect((await call('ken', 'GET', '/invitations?statuses=accepted')).json()).toMatchObject({
    data: [{ id, status: 'accepted' }],
  })
})

test('when Clerk fails: 503, and nothing has changed', async () => {
  clerk.fault = (request, response) =>
    request.method === 'DELETE' && answering(500, {}, '')(request, response)
  expect((await remove('grace', 'ken')).json()).toMatchObject({
    status: 503,
    code: 'clerk_unavailable',
  })
  expect(roleOf('ken')).toBe('org:member')
})
