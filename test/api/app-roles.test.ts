import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createUser, updateUser } from '../../src/sandbox/changes.ts'
import type { User } from '../../src/sandbox/records.ts'
import { type Api, bearer, first, startApi } from '../api.ts'

/** Nobody without an app role can grant one, or get one through a person who has it. */
let api: Api
/** A person without an app role, and an app admin. */
let person: User
let chief: User
let created = 0

beforeAll(async () => {
  // Each key is verified only once.
  api = await startApi({ config: { tokenMemory: { max: 1000, opaqueTtl: 3_600_000 } } })
})
beforeEach(() => {
  person = newUser({})
  chief = newUser({ role: 'admin' })
})

const address = () => `somebody-${(created += 1)}@example.com`
const newUser = (public_metadata: Record<string, unknown>) =>
  createUser(api.sandbox.store, { public_metadata, password: 'sandbox-password' }, [address()])
const roleOf = ({ id }: User) => api.sandbox.store.users.get(id)?.public_metadata.role

/** The keys so far. To verify many new ones at once would exceed the share of Clerk's limit. */
const keys = new Map<string, Promise<string>>()
function key(subject: string, ...scopes: string[]): Promise<string> {
  const kind = scopes.join(' ') + subject
  const made = keys.get(kind) ?? createKey(subject, scopes)
  keys.set(kind, made)
  return made
}
async function createKey(subject: string, scopes: string[]) {
  const { secret } = await api.app.clerk.apiKeys.create({
    name: `Key ${(created += 1)}`,
    subject,
    scopes,
  })
  return secret ?? ''
}
function machine(...scopes: string[]) {
  const { id } = first(api.sandbox.store.machines, () => true)
  return api.sandbox.signer.m2m({ sub: id, scopes: scopes.join(' ') })
}
const idOf = (name: string) =>
  first(api.sandbox.store.users, ({ username }) => username === name).id
const organizationId = () => first(api.sandbox.store.organizations, () => true).id

/** Credentials that may write users, but do not belong to an app admin. */
const lacking: Record<string, () => Promise<string> | string> = {
  "an app admin's own key": () => key(idOf('ada'), 'users:write', 'users:read', 'me:read'),
  "a person's key": () => key(idOf('bob'), 'users:write'),
  "an organization's key": () => key(organizationId(), 'users:write'),
  'a key with scopes that only look alike': () =>
    key(idOf('bob'), 'users:write', 'admin', 'admins', 'admins:read', 'admins:write:x', '*'),
  'a machine': () => machine('users:write', 'users:read'),
}
const having: Record<string, () => Promise<string> | string> = {
  'an app admin': () => api.session('ada'),
  'a key with admins:write': () => key(idOf('bob'), 'users:write', 'admins:write'),
  'a machine with admins:write': () => machine('users:write', 'admins:write'),
}

interface Call {
  method: 'POST' | 'PATCH' | 'DELETE'
  path: string
  payload?: object
}
const send = (token: string, { method, path, payload }: Call) =>
  api.app.inject({ method, url: path, headers: bearer(token), ...(payload && { payload }) })
const metadata = ({ id }: User, payload: object): Call => ({
  method: 'PATCH',
  path: `/v1/users/${id}/metadata`,
  payload,
})
const create = (publicMetadata: object): Call => ({
  method: 'POST',
  path: '/v1/users',
  payload: { emailAddresses: [address()], publicMetadata },
})
const ban = ({ id }: User): Call => ({ method: 'POST', path: `/v1/users/${id}/ban` })
const REFUSED = { status: 403, code: 'app_role_protected' }

/** All ways to change a user. */
const changes: Record<string, (user: User) => Call> = {
  updateUser: ({ id }) => ({
    method: 'PATCH',
    path: `/v1/users/${id}`,
    payload: { password: 'another-password' },
  }),
  'updateUser, but the name': ({ id }) => ({
    method: 'PATCH',
    path: `/v1/users/${id}`,
    payload: { firstName: 'New' },
  }),
  'updateUserMetadata, but the role': (user) => metadata(user, { unsafeMetadata: { theme: 'x' } }),
  deleteUser: ({ id }) => ({ method: 'DELETE', path: `/v1/users/${id}` }),
  ...Object.fromEntries(
    [
      'ban',
      'unban',
      'lock',
      'unlock',
      'sessions/revoke',
      'require-password-reset',
      'cancel-password-reset',
    ].map((action) => [
      action,
      ({ id }: User): Call => ({ method: 'POST', path: `/v1/users/${id}/${action}` }),
    ]),
  ),
}
const ROLES = ['admin', 'support', ['admin'], { is: 'admin' }, true, 1, 0, false, '']

describe.each(Object.entries(lacking))('%s with users:write', (_name, credential) => {
  test.each(ROLES)('gives nobody the role %j', async (role) => {
    const token = await credential()
    for (const call of [
      metadata(person, { publicMetadata: { role } }),
      metadata(person, { publicMetadata: { level: 2, role }, unsafeMetadata: {} }),
      create({ role }),
    ])
      expect((await send(token, call)).json()).toMatchObject(REFUSED)
    expect(roleOf(person)).toBeUndefined()
  })

  test('takes no role away', async () => {
    const token = await credential()
    for (const publicMetadata of [{ role: null }, { role: { admin: null } }, { level: 1 }])
      expect((await send(token, metadata(chief, { publicMetadata }))).json()).toMatchObject(REFUSED)
    expect(roleOf(chief)).toBe('admin')
  })

  test.each(Object.entries(changes))('changes nobody who has a role: %s', async (_way, change) => {
    const token = await credential()
    const before = structuredClone(api.sandbox.store.users.get(chief.id))
    const response = await send(token, change(chief))
    expect(response.json()).toMatchObject(REFUSED)
    expect(response.headers['www-authenticate']).toContain('scope="admins:write"')
    expect(api.sandbox.store.users.get(chief.id)).toEqual(before)
    expect((await send(token, change(person))).statusCode).toBeLessThan(300)
  })

  test('changes other metadata of other people', async () => {
    const token = await credential()
    const payload = {
      publicMetadata: { Role: 'admin', level: { role: 'admin' } },
      privateMetadata: { role: 'admin' },
    }
    expect((await send(token, metadata(person, payload))).statusCode).toBe(200)
    const again = await send(token, metadata(person, { publicMetadata: { level: null } }))
    expect(again.statusCode).toBe(200)
    expect(roleOf(person)).toBeUndefined()
    expect((await send(token, create({ level: 2 }))).statusCode).toBe(201)
  })
})

test.each(ROLES)('a role of any form is protected: %j', async (role) => {
  const token = machine('users:write')
  expect((await send(token, ban(newUser({ role })))).json()).toMatchObject(REFUSED)
})

test('what Clerk says now counts, not what was cached', async () => {
  const token = machine('users:write')
  await api.app.users.get(person.id)
  updateUser(api.sandbox.store, person, { public_metadata: { role: 'admin' } })
  expect((await send(token, ban(person))).json()).toMatchObject(REFUSED)
})

test('a user who does not exist is still 404', async () => {
  const path = `/v1/users/user_${'a'.repeat(27)}/ban`
  const response = await send(machine('users:write'), { method: 'POST', path })
  expect(response.json()).toMatchObject({ status: 404, code: 'user_not_found' })
})

describe.each(Object.entries(having))('%s', (_name, credential) => {
  test('gives and takes roles', async () => {
    const token = await credential()
    const response = await send(token, create({ role: 'support' }))
    expect(response.json()).toMatchObject({ publicMetadata: { role: 'support' } })
    await send(token, metadata(person, { publicMetadata: { role: 'admin' } }))
    expect(roleOf(person)).toBe('admin')
    await send(token, metadata(person, { publicMetadata: { role: null } }))
    expect(roleOf(person)).toBeUndefined()
  })

  test.each(Object.entries(changes))('changes who has a role: %s', async (_way, change) => {
    expect((await send(await credential(), change(chief))).statusCode).toBeLessThan(300)
  })
})

test('the scope admins:write alone does not write users', async () => {
  const token = await key(idOf('bob'), 'admins:write')
  for (const change of Object.values(changes))
    expect((await send(token, change(person))).json()).toMatchObject({ code: 'insufficient_scope' })
})

test('only an app admin gives a key admins:write', async () => {
  const payload = { name: 'A powerful key', scopes: ['admins:write'] }
  const call = { method: 'POST', path: '/v1/me/api-keys', payload } as const
  for (const token of [
    api.session('bob'),
    api.session('bob', 'acme'),
    api.session('grace', 'globex'),
  ])
    expect((await send(token, call)).json()).toMatchObject({ code: 'scope_not_grantable' })
  expect((await send(api.session('ada'), call)).statusCode).toBe(201)
})

test('every operation that writes users says so in the document', () => {
  const { paths = {}, components } = api.app.swagger() as OpenAPIV3_1.Document
  const writing = Object.entries(paths).flatMap(([path, item = {}]) =>
    path.startsWith('/v1/users')
      ? Object.entries(item).flatMap(([method, operation]) =>
          method === 'get' ? [] : [operation as OpenAPIV3_1.OperationObject],
        )
      : [],
  )
  expect(writing).toHaveLength(13)
  for (const { responses = {} } of writing) {
    const { $ref = '' } = (responses['403'] ?? {}) as { $ref?: string }
    const answer = components?.responses?.[$ref.split('/').at(-1) ?? '']
    expect(JSON.stringify(answer)).toContain('"app_role_protected":')
  }
})

test.each(['ban', 'lock', ''])(
  'nobody can %s their own account as an administrator',
  async (action) => {
    const id = idOf('ada')
    const call = {
      method: action ? ('POST' as const) : ('DELETE' as const),
      path: `/v1/users/${id}${action && `/${action}`}`,
    }
    for (const token of [api.session('ada'), await key(id, 'users:write', 'admins:write')])
      expect((await send(token, call)).json()).toMatchObject({ status: 403, code: 'own_account' })
    expect(api.sandbox.store.users.get(id)).toMatchObject({ banned: false, locked: false })
  },
)
