import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createUser, deleteUser } from '../../src/sandbox/changes.ts'
import type { User } from '../../src/sandbox/records.ts'
import { type Api, bearer, first, startApi } from '../api.ts'
import { answering, type FaultyClerk, startFaultyClerk } from '../faulty-clerk.ts'

let api: Api
let clerk: FaultyClerk
/** A new user, whom the admin changes. */
let user: User

let users = 0

beforeAll(async () => {
  api = await startApi({
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
})
beforeEach(() => {
  clerk.fault = undefined
  users += 1
  user = createUser(
    api.sandbox.store,
    { username: `user-${users}`, password: 'current-secret', first_name: 'Pat' },
    [`user-${users}@example.com`, `user-${users}@example.org`],
  )
})

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Calls as an admin of the app. */
const call = async (method: Method, url: string, payload?: object) =>
  api.app.inject({
    method,
    url,
    headers: bearer(api.session('ada')),
    ...(payload && { payload }),
  })

const post = (action: string) => call('POST', `/v1/users/${user.id}/${action}`)
const statusWith = async (token: string) =>
  (await api.app.inject({ url: '/v1/me', headers: bearer(token) })).statusCode
const signIn = () => api.session(user.username ?? '')
const idOf = (name: string) =>
  first(api.sandbox.store.users, ({ username }) => username === name).id
const nobody = `user_${'a'.repeat(27)}`

describe('finding users', () => {
  interface Users {
    data: { username: string | null }[]
    totalCount: number
  }
  const list = async (query: string) => {
    const response = await call('GET', `/v1/users?${query}`)
    const { data, totalCount } = response.json<Users>()
    return { names: data.map(({ username }) => username), totalCount, link: response.headers.link }
  }

  test.each([
    ['a part of a name', () => 'search=lovel', ['ada']],
    ['a part of an address, in any case', () => 'search=GRACE%40', ['grace']],
    ['a part of a name, as before 0.2.0', () => 'query=lovel', ['ada']],
    ['an address', () => 'emailAddresses=bob%40example.com', ['bob']],
    [
      'one of several addresses',
      () => 'emailAddresses=bob%40example.com&emailAddresses=ken%40example.com',
      ['bob', 'ken'],
    ],
    ['usernames, with commas', () => 'usernames=bob,ken', ['bob', 'ken']],
    ['an id', () => `userIds=${idOf('mia')}`, ['mia']],
    ['the id in another system', () => 'externalIds=employee-1', ['ada']],
    ['what contradicts itself', () => 'usernames=bob&externalIds=employee-1', []],
  ])('by %s', async (_name, query, names) => {
    expect(await list(query())).toMatchObject({ names, totalCount: names.length })
    const count = await call('GET', `/v1/users/count?${query()}`)
    expect(count.json()).toEqual({ totalCount: names.length })
  })

  test.each(['-7', '+7', '7'])('by the id in another system, be it %s', async (externalId) => {
    Object.assign(user, { external_id: externalId })
    const query = `externalIds=${encodeURIComponent(externalId)}`
    expect(await list(query)).toMatchObject({ names: [user.username], totalCount: 1 })
    expect((await call('GET', `/v1/users/count?${query}`)).json()).toEqual({ totalCount: 1 })
    Object.assign(user, { external_id: null })
  })

  test('sorted as asked for, the newest first unless told otherwise', async () => {
    const all = 'usernames=ada,bob,ken,mia'
    expect((await list(all)).names).toEqual(['ada', 'bob', 'ken', 'mia'])
    expect((await list(`${all}&order=asc`)).names).toEqual(['mia', 'ken', 'bob', 'ada'])
    // Adler, Baum, Byte, Lovelace
    expect((await list(`${all}&sort=lastName&order=asc`)).names).toEqual([
      'ken',
      'mia',
      'bob',
      'ada',
    ])
    expect((await list(`${all}&sort=emailAddress&order=desc`)).names).toEqual([
      'mia',
      'ken',
      'bob',
      'ada',
    ])
  })

  test.each(['updatedAt', 'firstName', 'username', 'lastActiveAt', 'lastSignInAt'])(
    'sorted by %s',
    async (sort) => {
      expect((await call('GET', `/v1/users?sort=${sort}`)).statusCode).toBe(200)
      const asked = clerk.asked.findLast((path) => path.startsWith('/v1/users?')) ?? ''
      const parameter = new URL(asked, 'http://clerk').searchParams.get('order_by')
      expect(parameter).toBe(
        `-${sort.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      )
    },
  )

  test('page by page, along the links', async () => {
    const all = 'usernames=ada,bob,ken,mia'
    const first = await list(`${all}&limit=3`)
    expect(first).toMatchObject({ names: ['ada', 'bob', 'ken'], totalCount: 4 })
    const next = /<([^>]+)>; rel="next"/.exec(String(first.link))?.[1] ?? ''
    const second = (await call('GET', next)).json<Users>()
    expect(second).toMatchObject({ data: [{ username: 'mia' }], totalCount: 4, offset: 3 })
    expect((await list(`${all}&limit=3&offset=3`)).link).not.toContain('rel="next"')
  })

  test.each([
    ['an unknown filter', 'colour=red'],
    ['an unknown order', 'sort=password'],
    ['no limit', 'limit=0'],
    ['too high a limit', 'limit=101'],
    ['an id that cannot be', 'userIds=me'],
    ['no address', 'emailAddresses=bob'],
  ])('%s: 400, and Clerk is not asked', async (_name, query) => {
    clerk.asked = []
    expect((await call('GET', `/v1/users?${query}`)).statusCode).toBe(400)
    expect((await call('GET', `/v1/users/count?${query}`)).statusCode).toBe(400)
    expect(clerk.asked).toEqual([])
  })
})

describe('a user', () => {
  test('is shown with what only administrators may see', async () => {
    const response = await call('GET', `/v1/users/${idOf('ada')}`)
    expect(response.json()).toMatchObject({
      username: 'ada',
      externalId: 'employee-1',
      publicMetadata: { role: 'admin' },
      privateMetadata: { notes: 'Only the backend may read this.' },
      banned: false,
      locked: false,
      passwordEnabled: true,
      twoFactorEnabled: false,
    })
    expect(response.body).not.toContain('sandbox-ada')
  })

  test('is created, and can sign in at once', async () => {
    const response = await call('POST', '/v1/users', {
      emailAddresses: ['New@example.com', 'newer@example.com'],
      username: 'new-one',
      password: 'a-good-secret',
      firstName: 'New',
      externalId: 'employee-99',
      publicMetadata: { startedAt: 2024, team_name: 'red' },
      privateMetadata: { salary: 1 },
      unsafeMetadata: { theme: 'dark' },
    })
    expect(response.statusCode).toBe(201)
    const created = response.json<{ id: string; primaryEmailAddressId: string }>()
    expect(response.headers.location).toBe(`/v1/users/${created.id}`)
    expect(created).toMatchObject({
      username: 'new-one',
      firstName: 'New',
      lastName: null,
      externalId: 'employee-99',
      passwordEnabled: true,
      emailAddresses: [
        { id: created.primaryEmailAddressId, emailAddress: 'new@example.com', verified: true },
        { emailAddress: 'newer@example.com', verified: true },
      ],
      publicMetadata: { startedAt: 2024, team_name: 'red' },
      privateMetadata: { salary: 1 },
      unsafeMetadata: { theme: 'dark' },
    })
    expect(response.body).not.toContain('a-good-secret')
    expect(await statusWith(api.session('new-one'))).toBe(200)
  })

  test('can be created without a password, where the instance asks for one too', async () => {
    const sent: string[] = []
    clerk.fault = (request) => {
      request.on('data', (chunk: Buffer) => sent.push(chunk.toString()))
      return false
    }
    const response = await call('POST', '/v1/users', { emailAddresses: ['plain@example.com'] })
    expect(response.statusCode).toBe(201)
    expect(JSON.parse(sent.join(''))).toMatchObject({ skip_password_requirement: true })
    expect(response.json()).toMatchObject({ passwordEnabled: false, username: null })
  })

  test.each([
    ['address', { emailAddresses: ['ADA@example.com'] }, '/body/emailAddresses'],
    ['username', { username: 'ada' }, '/body/username'],
    ['external id', { externalId: 'employee-1' }, '/body/externalId'],
  ])('is not created when the %s is taken', async (_name, fields, pointer) => {
    const response = await call('POST', '/v1/users', {
      emailAddresses: ['another@example.com'],
      ...fields,
    })
    expect(response.json()).toMatchObject({
      status: 409,
      code: 'already_exists',
      errors: [{ pointer, code: 'form_identifier_exists', message: expect.any(String) }],
    })
  })

  test.each([
    ['an empty list of addresses', { emailAddresses: [] }, '/body/emailAddresses'],
    ['what is no address', { emailAddresses: ['ada'] }, '/body/emailAddresses/0'],
    [
      'a short password',
      { emailAddresses: ['x@example.com'], password: 'short' },
      '/body/password',
    ],
    ['a ban', { emailAddresses: ['x@example.com'], banned: true }, '/body/banned'],
  ])('is not created with %s: 400', async (_name, payload, pointer) => {
    clerk.asked = []
    const response = await call('POST', '/v1/users', payload)
    expect(response.json()).toMatchObject({ status: 400, errors: [{ pointer }] })
    expect(clerk.asked).toEqual([])
  })

  test('is changed where something is given; the rest stays, and null removes', async () => {
    const response = await call('PATCH', `/v1/users/${user.id}`, {
      lastName: 'Smith',
      username: null,
      externalId: 'employee-7',
      password: 'another-secret',
    })
    expect(response.json()).toMatchObject({
      firstName: 'Pat',
      lastName: 'Smith',
      username: null,
      externalId: 'employee-7',
    })
    expect(user.password).toBe('another-secret')
  })

  test('gets another of their addresses as the primary one', async () => {
    const [, second] = user.email_addresses
    const response = await call('PATCH', `/v1/users/${user.id}`, {
      primaryEmailAddressId: second?.id,
    })
    expect(response.json()).toMatchObject({ primaryEmailAddressId: second?.id })
  })

  test("does not get someone else's address, though the user exists", async () => {
    const [address] = first(api.sandbox.store.users, ({ id }) => id === idOf('ada')).email_addresses
    const response = await call('PATCH', `/v1/users/${user.id}`, {
      firstName: 'Kim',
      primaryEmailAddressId: address?.id,
    })
    expect(response.json()).toMatchObject({
      status: 422,
      code: 'not_accepted',
      errors: [{ pointer: '/body/primaryEmailAddressId' }],
    })
    expect(user.first_name).toBe('Pat')
  })

  test('does not get a username that is taken', async () => {
    const response = await call('PATCH', `/v1/users/${user.id}`, { username: 'ada' })
    expect(response.json()).toMatchObject({
      status: 409,
      errors: [{ pointer: '/body/username', code: 'form_identifier_exists' }],
    })
  })

  test("has metadata that is merged deeply; a role in it is the user's from the next token on", async () => {
    const patch = (payload: object) => call('PATCH', `/v1/users/${user.id}/metadata`, payload)
    await patch({ publicMetadata: { a: { b: 1, c: 2 } }, privateMetadata: { notes: 'x' } })
    const response = await patch({ publicMetadata: { a: { b: null }, role: 'admin' } })
    expect(response.json()).toMatchObject({
      publicMetadata: { a: { c: 2 }, role: 'admin' },
      privateMetadata: { notes: 'x' },
    })
    const asUser = await api.app.inject({ url: '/v1/users?limit=1', headers: bearer(signIn()) })
    expect(asUser.statusCode).toBe(200)
    expect((await patch({})).statusCode).toBe(400)
  })

  test('is deleted for good: sessions and keys are refused at once', async () => {
    const token = signIn()
    const scopes = ['me:read']
    const key = await api.app.clerk.apiKeys.create({ name: 'Key', subject: user.id, scopes })
    const response = await call('DELETE', `/v1/users/${user.id}`)
    expect([response.statusCode, response.body]).toEqual([204, ''])
    expect([await statusWith(token), await statusWith(key.secret ?? '')]).toEqual([401, 401])
    expect((await call('GET', `/v1/users/${user.id}`)).statusCode).toBe(404)
    expect((await call('DELETE', `/v1/users/${user.id}`)).statusCode).toBe(404)
  })
})

describe('letting users in, or not', () => {
  test('a ban ends all sessions at once; unbanned, the user can sign in again', async () => {
    const tokens = [signIn(), signIn()]
    expect(await Promise.all(tokens.map(statusWith))).toEqual([200, 200])
    expect((await post('ban')).json()).toMatchObject({ id: user.id, banned: true })
    expect(await Promise.all(tokens.map(statusWith))).toEqual([401, 401])
    // Clerk would not sign them in, but the API must refuse any token of theirs.
    expect(await statusWith(signIn())).toBe(401)
    expect((await post('unban')).json()).toMatchObject({ banned: false })
    expect(await statusWith(signIn())).toBe(200)
  })

  test('a session that a ban has ended stays ended when the user is unbanned', async () => {
    const token = signIn()
    await post('ban')
    await post('unban')
    expect(await statusWith(token)).toBe(401)
  })

  test('a lock keeps the user from signing in; sessions go on', async () => {
    const token = signIn()
    expect((await post('lock')).json()).toMatchObject({ id: user.id, locked: true })
    expect(await statusWith(token)).toBe(200)
    expect((await post('unlock')).json()).toMatchObject({ locked: false })
  })

  test('signing a user out everywhere ends each active session', async () => {
    const tokens = [signIn(), signIn()]
    const bystander = api.session('bob')
    const response = await post('sessions/revoke')
    expect(response.json<{ data: object[] }>().data).toHaveLength(2)
    expect(response.json()).toMatchObject({
      data: [
        { userId: user.id, status: 'revoked' },
        { userId: user.id, status: 'revoked' },
      ],
    })
    expect(await Promise.all([...tokens, bystander].map(statusWith))).toEqual([401, 401, 200])
    expect((await post('sessions/revoke')).json()).toEqual({ data: [] })
    expect(await statusWith(signIn())).toBe(200)
  })

  test('when Clerk does not end one of them, the others are ended, and calling again helps', async () => {
    const tokens = [signIn(), signIn(), signIn()]
    let failures = 0
    clerk.fault = (request, response) =>
      /\/sessions\/\w+\/revoke/.test(request.url ?? '') &&
      failures++ === 0 &&
      answering(500, {}, '')(request, response)
    expect((await post('sessions/revoke')).json()).toMatchObject({ status: 503 })
    const statuses = await Promise.all(tokens.map(statusWith))
    expect(statuses.sort()).toEqual([200, 401, 401])
    expect((await post('sessions/revoke')).json<{ data: object[] }>().data).toHaveLength(1)
    expect(await Promise.all(tokens.map(statusWith))).toEqual([401, 401, 401])
  })

  test('sessions of a user, by status', async () => {
    const token = signIn()
    await post('sessions/revoke')
    signIn()
    const list = async (query: string) =>
      (await call('GET', `/v1/users/${user.id}/sessions${query}`)).json<{ totalCount: number }>()
    expect(await list('')).toMatchObject({ totalCount: 2, data: [{ userId: user.id }, {}] })
    expect(await list('?status=active')).toMatchObject({ totalCount: 1 })
    expect(await list('?status=revoked&limit=1')).toMatchObject({
      totalCount: 1,
      data: [{ status: 'revoked' }],
    })
    expect(await statusWith(token)).toBe(401)
  })

  test('what a user belongs to, in which role', async () => {
    const response = await call('GET', `/v1/users/${idOf('mia')}/organizations`)
    expect(response.json()).toMatchObject({
      data: [{ role: 'org:manager', organization: { slug: 'globex' } }],
      totalCount: 1,
    })
    expect((await call('GET', `/v1/users/${user.id}/organizations`)).json()).toMatchObject({
      data: [],
      totalCount: 0,
    })
  })
})

const OF_A_USER = [
  ['GET', ''],
  ['PATCH', '', { firstName: 'A' }],
  ['DELETE', ''],
  ['PATCH', '/metadata', { publicMetadata: {} }],
  ['POST', '/ban'],
  ['POST', '/unban'],
  ['POST', '/lock'],
  ['POST', '/unlock'],
  ['GET', '/organizations'],
] as const

test.each(OF_A_USER)('%s /v1/users/{nobody}%s is 404', async (method, path, payload?: object) => {
  const response = await call(method, `/v1/users/${nobody}${path}`, payload)
  expect(response.json()).toMatchObject({ status: 404, code: 'user_not_found' })
})

test('who does not exist has no sessions', async () => {
  expect((await call('GET', `/v1/users/${nobody}/sessions`)).json()).toMatchObject({ data: [] })
  expect((await call('POST', `/v1/users/${nobody}/sessions/revoke`)).json()).toEqual({ data: [] })
})

test.each([...OF_A_USER, ['GET', '/sessions'], ['POST', '/sessions/revoke']] as const)(
  '%s /v1/users/{malformed}%s is 400, and Clerk is not asked',
  async (method, path, payload?: object) => {
    clerk.asked = []
    for (const id of ['me', 'user_1', `${nobody}a`, `${nobody}%0A`, '..%2Forganizations', '%00']) {
      const response = await call(method, `/v1/users/${id}${path}`, payload)
      expect(response.json(), id).toMatchObject({
        status: 400,
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/path/userId' })]),
      })
    }
    expect(clerk.asked).toEqual([])
  },
)

test('a machine with the scope does what an admin does', async () => {
  const { id } = first(api.sandbox.store.machines, () => true)
  const token = api.sandbox.signer.m2m({ sub: id, scopes: 'users:read users:write' })
  const response = await api.app.inject({
    method: 'POST',
    url: `/v1/users/${user.id}/ban`,
    headers: bearer(token),
  })
  expect(response.json()).toMatchObject({ id: user.id, banned: true })
})

test('by cursor, pages neither repeat nor skip users who stay, while others come and go', async () => {
  const { store } = api.sandbox
  const ids: string[] = []
  for (const name of ['first', 'second', 'third', 'fourth'])
    ids.push(createUser(store, { username: `cursor-${name}` }, [`cursor-${name}@example.com`]).id)
  interface Page {
    data: { id: string }[]
    code?: string
  }
  const get = async (query: string) =>
    api.app.inject({
      url: `/v1/users?search=cursor-&order=asc&limit=2&${query}`,
      headers: bearer(api.session('ada')),
    })
  const page = async (query: string) => (await get(query)).json<Page>()
  expect((await page('')).data).toMatchObject([{ id: ids[0] }, { id: ids[1] }])
  const first = store.users.get(ids[0] ?? '')
  if (first) deleteUser(store, first)
  const second = await get(`after=${ids[1]}`)
  expect(second.json()).toMatchObject({ data: [{ id: ids[2] }, { id: ids[3] }] })
  expect(second.headers.link).toContain(`after=${ids[3]}>; rel="next"`)
  const third = await get(`after=${ids[3]}`)
  expect(third.json()).toMatchObject({ data: [] })
  expect(third.headers.link).not.toContain('rel="next"')

  for (const query of [
    `after=${ids[1]}&sort=username`,
    `after=${ids[1]}&offset=1`,
    `after=user_${'a'.repeat(27)}`,
  ])
    expect(await page(query)).toMatchObject({ code: 'not_accepted' })
})
