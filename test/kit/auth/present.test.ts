import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  createMembership,
  createOrganization,
  createSession,
  createUser,
  deleteMembership,
  deleteUser,
  endSession,
  updateMembership,
  updateUser,
} from '../../../src/sandbox/changes.ts'
import { sessionClaims } from '../../../src/sandbox/index.ts'
import type { Organization, User } from '../../../src/sandbox/records.ts'
import { findMembership } from '../../../src/sandbox/store.ts'
import { type Api, bearer, startApi } from '../../api.ts'
import { type FaultyClerk, startFaultyClerk } from '../../faulty-clerk.ts'

/*
 * The token is still valid, and the API got no event about changes in Clerk. An operation that
 * grants access asks Clerk.
 */

let api: Api
let clerk: FaultyClerk

beforeAll(async () => {
  api = await startApi({
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
    logger: { level: 'silent' },
  })
})
beforeEach(() => {
  clerk.fault = undefined
  clerk.asked = []
})

let uniques = 0
const unique = () => (uniques += 1)

function newUser(role?: string): User {
  const metadata = role ? { public_metadata: { role } } : {}
  return createUser(api.sandbox.store, metadata, [`present-${unique()}@example.com`])
}

/** A token, and its session. */
function signIn(user: User, organization?: Organization) {
  const { store, signer } = api.sandbox
  const session = createSession(store, user, organization?.id ?? null)
  return { session, token: signer.session(sessionClaims(store, session)) }
}

/** An organization, and a member who is signed in there. */
function member(role: string) {
  const { store } = api.sandbox
  const organization = createOrganization(store, {
    name: 'Initech',
    slug: `initech-${unique()}`,
    max_allowed_memberships: 0,
  })
  const user = newUser()
  const membership = createMembership(store, {
    organization_id: organization.id,
    user_id: user.id,
    role,
  })
  return { organization, user, membership, ...signIn(user, organization) }
}

async function call(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  token: string,
  payload?: object,
) {
  const response = await api.app.inject({
    method,
    url,
    headers: bearer(token),
    ...(payload && { payload }),
  })
  const { code, detail } = response.body
    ? response.json<{ code?: string; detail?: string }>()
    : { code: undefined, detail: undefined }
  return { status: response.statusCode, code, detail }
}

describe("an organization's admin who was demoted", () => {
  test('does not become admin again with the old token', async () => {
    const { organization, user, membership, token } = member('org:admin')
    updateMembership(api.sandbox.store, membership, { role: 'org:member' })
    const url = `/v1/organizations/${organization.id}/members/${user.id}`
    expect(await call('PATCH', url, token, { role: 'org:admin' })).toEqual({
      status: 403,
      code: 'insufficient_scope',
      detail: expect.stringMatching(/lacks org:admin.*lost since the token was issued/),
    })
    expect(membership.role).toBe('org:member')
  })

  test('to manager has what a manager has, and no more', async () => {
    const { organization, membership, token } = member('org:admin')
    updateMembership(api.sandbox.store, membership, { role: 'org:manager' })
    const url = `/v1/organizations/${organization.id}/invitations`
    const invite = (role: string) =>
      call('POST', url, token, { emailAddress: `friend-${unique()}@example.com`, role })
    expect(await invite('org:admin')).toMatchObject({ status: 403 })
    // The old token lacks the permission of the new role, so a new token is needed.
    expect(await invite('org:member')).toMatchObject({ status: 403 })
  })

  test('who still has the role is let in', async () => {
    const { organization, token } = member('org:admin')
    const url = `/v1/organizations/${organization.id}/invitations`
    const payload = { emailAddress: `friend-${unique()}@example.com`, role: 'org:manager' }
    expect(await call('POST', url, token, payload)).toMatchObject({ status: 201 })
  })
})

describe('who was removed from an organization', () => {
  test.each([
    ['POST', '/members', 'org:admin'],
    ['DELETE', '/members/self', 'org:manager'],
    ['POST', '/invitations', 'org:manager'],
    ['DELETE', '', 'org:admin'],
  ] as const)('%s %s: 404', async (method, path, role) => {
    const { organization, user, membership, token } = member(role)
    deleteMembership(api.sandbox.store, membership)
    const url = `/v1/organizations/${organization.id}${path.replace('self', user.id)}`
    const payload = {
      '/members': { userId: user.id, role: 'org:member' },
      '/invitations': { emailAddress: `friend-${unique()}@example.com`, role: 'org:member' },
    }[path as string]
    expect(await call(method, url, token, payload)).toMatchObject({
      status: 404,
      code: 'organization_not_found',
    })
    expect(findMembership(api.sandbox.store, organization.id, user.id)).toBeUndefined()
    expect(api.sandbox.store.organizations.has(organization.id)).toBe(true)
  })
})

describe('an admin of the app who was demoted', () => {
  const demoted = () => {
    const user = newUser('admin')
    const { token } = signIn(user)
    updateUser(api.sandbox.store, user, { public_metadata: {} })
    return { user, token }
  }

  test('does not become admin again with the old token', async () => {
    const { user, token } = demoted()
    const payload = { publicMetadata: { role: 'admin' } }
    expect(await call('PATCH', `/v1/users/${user.id}/metadata`, token, payload)).toEqual({
      status: 403,
      code: 'insufficient_scope',
      detail: expect.stringMatching(/lacks admin.*lost since the token was issued/),
    })
    expect(user.public_metadata).toEqual({})
  })

  test('gives no key what only admins can do', async () => {
    const { token } = demoted()
    const key = (scope: string) =>
      call('POST', '/v1/me/api-keys', token, { name: `Key ${unique()}`, scopes: [scope] })
    expect(await key('users:write')).toMatchObject({ status: 403, code: 'scope_not_grantable' })
    expect(await key('me:read')).toMatchObject({ status: 201 })
  })

  test('changes nothing in organizations of others, nor of other people', async () => {
    const { token } = demoted()
    const other = newUser()
    const { organization } = member('org:member')
    const payload = { userId: other.id, role: 'org:member' }
    for (const answer of [
      await call('POST', `/v1/organizations/${organization.id}/members`, token, payload),
      await call('POST', `/v1/users/${other.id}/ban`, token),
      await call('DELETE', `/v1/users/${other.id}`, token),
      await call('PATCH', `/v1/users/${other.id}`, token, { password: 'another-secret' }),
    ])
      expect(answer).toMatchObject({ status: 403, code: 'insufficient_scope' })
    expect(api.sandbox.store.users.get(other.id)).toMatchObject({ banned: false })
  })
})

describe('whose session has ended, or who was banned or deleted, grants nothing', () => {
  test.each<[string, (user: User, session: ReturnType<typeof signIn>['session']) => void]>([
    ['the session', (_user, session) => void endSession(api.sandbox.store, session, 'revoked')],
    ['banned', (user) => void updateUser(api.sandbox.store, user, { banned: true })],
    ['deleted', (user) => void deleteUser(api.sandbox.store, user)],
  ])('%s', async (_name, end) => {
    const user = newUser('admin')
    const { session, token } = signIn(user)
    end(user, session)
    expect(
      await call('POST', '/v1/me/api-keys', token, { name: 'A key', scopes: ['me:read'] }),
    ).toMatchObject({ status: 401, code: 'invalid_token' })
    expect(await call('POST', `/v1/users/${newUser().id}/ban`, token)).toMatchObject({
      status: 401,
    })
  })
})

describe('an API key', () => {
  const keyOf = async (subject: string) =>
    api.app.clerk.apiKeys.create({
      name: `Key ${unique()}`,
      subject,
      scopes: ['users:read', 'users:write'],
    })

  test('that was revoked a moment ago grants nothing, though it is remembered', async () => {
    const key = await keyOf(newUser().id)
    const other = newUser()
    const secret = key.secret ?? ''
    expect(await call('GET', `/v1/users/${other.id}`, secret)).toMatchObject({ status: 200 })
    await api.app.clerk.apiKeys.revoke({ apiKeyId: key.id })
    expect(await call('GET', `/v1/users/${other.id}`, secret)).toMatchObject({ status: 200 })
    expect(await call('POST', `/v1/users/${other.id}/ban`, secret)).toMatchObject({ status: 401 })
    expect(other.banned).toBe(false)
  })

  test('of who was banned grants nothing', async () => {
    const user = newUser()
    const { secret = '' } = await keyOf(user.id)
    updateUser(api.sandbox.store, user, { banned: true })
    expect(await call('POST', `/v1/users/${newUser().id}/ban`, secret)).toMatchObject({
      status: 401,
    })
  })
})

describe('while Clerk does not tell', () => {
  test.each(['/v1/sessions/', '/v1/users/', '/v1/organizations/'])(
    'about %s, nothing is granted: 503',
    async (path) => {
      const { organization, user, token } = member('org:admin')
      clerk.fault = ({ url }, response) =>
        url?.startsWith(path) === true && response.writeHead(500).end().writableEnded
      const url = `/v1/organizations/${organization.id}/members/${user.id}`
      expect(await call('PATCH', url, token, { role: 'org:member' })).toMatchObject({
        status: 503,
        code: 'clerk_unavailable',
      })
      expect(findMembership(api.sandbox.store, organization.id, user.id)?.role).toBe('org:admin')
    },
  )

  test('who the token refuses is refused all the same, and Clerk is not asked', async () => {
    const { token } = member('org:member')
    const { organization } = member('org:member')
    await call('GET', '/v1/auth', token)
    clerk.asked = []
    const url = `/v1/organizations/${organization.id}`
    expect(await call('DELETE', url, token)).toMatchObject({ status: 403 })
    const admin = member('org:admin').token
    expect(await call('DELETE', url, admin)).toMatchObject({ status: 404 })
    expect(clerk.asked).toEqual([])
  })
})

test.each<[string, object, RegExp]>([
  ['who may be nobody', { security: [{}, { clerkSession: [] }] }, /demands no credential/],
  ['who is everybody', { security: [] }, /demands no credential/],
  ['no boolean', { grants: 'yes' }, /neither true nor false/],
])('a route that grants to %s stops the start', async (_name, schema, message) => {
  const start = startApi({
    routes: (app) =>
      app.post(
        '/grant',
        {
          schema: {
            operationId: 'grant',
            tags: ['Service'],
            summary: 'Grant',
            grants: true,
            ...schema,
          },
        },
        async () => '',
      ),
  })
  await expect(start).rejects.toThrow(message)
  await expect(start).rejects.toThrow('Route POST /grant')
})
