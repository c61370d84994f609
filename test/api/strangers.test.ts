import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  createMembership,
  createOrganization,
  createSession,
  createUser,
  deleteMembership,
} from '../../src/sandbox/changes.ts'
import type { Organization, User } from '../../src/sandbox/records.ts'
import { findMembership } from '../../src/sandbox/store.ts'
import { type Api, bearer, first, startApi } from '../api.ts'
import { type FaultyClerk, startFaultyClerk } from '../faulty-clerk.ts'

/**
 * Only app admins and credentials with `users:read` may learn that a person exists, or read about
 * people whom they share no organization with.
 */
let api: Api
let clerk: FaultyClerk
/** An organization: bob is org:admin and mia is org:manager. */
let organization: Organization
/** A user who shares no organization with bob or mia. */
let stranger: User
let created = 0

beforeAll(async () => {
  api = await startApi({
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
})
beforeEach(() => {
  created += 1
  organization = newOrganization('hooli', userNamed('bob'))
  join(userNamed('mia'), organization, 'org:manager')
  stranger = newUser('stranger')
})

const userNamed = (name: string) =>
  first(api.sandbox.store.users, ({ username }) => username === name)
const newUser = (name: string) =>
  createUser(api.sandbox.store, { first_name: 'Strange' }, [`${name}-${created}@example.com`])
const newOrganization = (name: string, admin: User) =>
  createOrganization(api.sandbox.store, {
    name,
    slug: `${name}-${created}`,
    created_by: admin.id,
    max_allowed_memberships: 0,
  })
const join = ({ id: user_id }: User, { id: organization_id }: Organization, role = 'org:member') =>
  createMembership(api.sandbox.store, { organization_id, user_id, role })

interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  payload?: object
}

async function call(who: string, { method = 'GET', path, payload }: Call) {
  const headers = bearer(api.session(who, who === 'ada' ? 'acme' : organization.slug))
  const options = { method, url: path, headers, ...(payload && { payload }) }
  return api.app.inject(options)
}
const inside = (path: string) => `/v1/organizations/${organization.id}${path}`
const add = (who: string, userId: string, role = 'org:member') =>
  call(who, { method: 'POST', path: inside('/members'), payload: { userId, role } })

const UNKNOWN = 'a'.repeat(27)
const REFUSED = { status: 403, code: 'invitation_required' }

/** Everything in an answer that a caller can compare. Parts that always differ are left out. */
async function traits(who: string, request: Call, id: string) {
  clerk.asked = []
  const { statusCode, headers, body } = await call(who, request)
  const { 'x-request-id': requestId, ...others } = headers
  delete others.date
  delete others['ratelimit-remaining']
  delete others['ratelimit-reset']
  const text = body.replaceAll(String(requestId), 'REQUEST').replaceAll(id, 'ID')
  const asked = clerk.asked
    .map((path) => path.replaceAll(id, 'ID').replace(/sess_\w+/, 'sess_OF_CALLER'))
    .sort()
  const told = JSON.parse(JSON.stringify(others).replaceAll(id, 'ID')) as object
  return { statusCode, headers: told, text, asked: asked.filter((path) => path !== '/v1/jwks') }
}

describe('adding a member directly', () => {
  test.each(['bob', 'mia'])('is refused to %s for strangers: they are invited', async (who) => {
    const response = await add(who, stranger.id)
    expect(response.json()).toMatchObject(REFUSED)
    expect(response.body).not.toMatch(/stranger-|Strange/)
    expect(findMembership(api.sandbox.store, organization.id, stranger.id)).toBeUndefined()
    const payload = { emailAddress: `stranger-${created}@example.com`, role: 'org:member' }
    const invited = await call(who, { method: 'POST', path: inside('/invitations'), payload })
    expect(invited.statusCode).toBe(201)
  })

  test('is for who shares any organization with the caller now', async () => {
    const shared = newOrganization('shared', stranger)
    const { id } = userNamed('bob')
    join(userNamed('bob'), shared)
    expect((await add('bob', stranger.id)).json()).toMatchObject({
      publicUserData: { identifier: `stranger-${created}@example.com` },
    })
    const member = findMembership(api.sandbox.store, organization.id, stranger.id)
    if (member) deleteMembership(api.sandbox.store, member)
    const membership = findMembership(api.sandbox.store, shared.id, id)
    if (membership) deleteMembership(api.sandbox.store, membership)
    expect((await add('bob', stranger.id)).json()).toMatchObject(REFUSED)
  })

  test('says who is a member already, the caller, too', async () => {
    for (const name of ['mia', 'bob'])
      expect((await add('bob', userNamed(name).id)).json()).toMatchObject({
        status: 409,
        code: 'already_exists',
      })
  })

  test('is for app admins without such limits, and tells them who does not exist', async () => {
    expect((await add('ada', stranger.id)).statusCode).toBe(201)
    expect((await add('ada', `user_${UNKNOWN}`)).json()).toMatchObject({ code: 'user_not_found' })
  })
})

describe('to who may not read users, somebody who exists is like nobody', () => {
  const member = (): Call => ({
    method: 'POST',
    path: inside('/members'),
    payload: { userId: 'ID', role: 'org:member' },
  })
  const someSession = () => createSession(api.sandbox.store, stranger, null).id
  const someKey = () =>
    api.app.clerk.apiKeys.create({ name: `Key ${created}`, subject: stranger.id })
  const someInvitation = () =>
    api.app.clerk.organizations.createOrganizationInvitation({
      organizationId: newOrganization('other', stranger).id,
      emailAddress: `guest-${created}@example.com`,
      role: 'org:member',
    })
  const user = () => stranger.id
  const other = () => newOrganization('other', stranger).id

  test.each<[string, () => Promise<string> | string, () => Call]>([
    ['adding a member', user, member],
    [
      'adding a member in no role',
      user,
      () => ({ ...member(), payload: { userId: 'ID', role: 'org:nothing' } }),
    ],
    ['a member', user, () => ({ path: inside('/members/ID') })],
    [
      'changing a member',
      user,
      () => ({ method: 'PATCH', path: inside('/members/ID'), payload: { role: 'org:member' } }),
    ],
    ['removing a member', user, () => ({ method: 'DELETE', path: inside('/members/ID') })],
    ['looking for a member', user, () => ({ path: inside('/members?search=ID') })],
    ['a user', user, () => ({ path: '/v1/users/ID' })],
    ['banning a user', user, () => ({ method: 'POST', path: '/v1/users/ID/ban' })],
    ['an organization', other, () => ({ path: '/v1/organizations/ID' })],
    ['the members of an organization', other, () => ({ path: '/v1/organizations/ID/members' })],
    ['deleting an organization', other, () => ({ method: 'DELETE', path: '/v1/organizations/ID' })],
    [
      'ending a session',
      someSession,
      () => ({ method: 'POST', path: '/v1/me/sessions/ID/revoke' }),
    ],
    ['an API key', async () => (await someKey()).id, () => ({ path: '/v1/me/api-keys/ID' })],
    [
      'an invitation',
      async () => (await someInvitation()).id,
      () => ({ path: inside('/invitations/ID') }),
    ],
  ])('%s', async (_name, idOf, request) => {
    const id = await idOf()
    const unknown = id.replace(/_.*/, `_${id.startsWith('ak_') ? 'a'.repeat(32) : UNKNOWN}`)
    const withId = (meant: string) =>
      JSON.parse(
        JSON.stringify(request())
          .replaceAll('"ID"', `"${meant}"`)
          .replaceAll('/ID', `/${meant}`)
          .replaceAll('=ID', `=${meant}`),
      ) as Call
    const known = await traits('bob', withId(id), id)
    expect(known).toEqual(await traits('bob', withId(unknown), unknown))
    expect(known.text).not.toMatch(/stranger-|Strange/)
  })

  test('inviting by an email address', async () => {
    const invite = async (emailAddress: string) => {
      const payload = { emailAddress, role: 'org:member' }
      const response = await call('bob', { method: 'POST', path: inside('/invitations'), payload })
      return { status: response.statusCode, names: Object.keys(response.json<object>()) }
    }
    const known = await invite(`stranger-${created}@example.com`)
    expect(known).toEqual(await invite(`nobody-${created}@example.com`))
    expect(known.status).toBe(201)
  })
})
