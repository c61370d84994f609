import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMembership, createUser } from '../../src/sandbox/changes.ts'
import type { User } from '../../src/sandbox/records.ts'
import { type Api, bearer, first, startApi } from '../api.ts'
import { answering, type FaultyClerk, type Fault, startFaultyClerk } from '../faulty-clerk.ts'

let api: Api
let clerk: FaultyClerk
/** A new person with only an address and a password. */
let person: User

let people = 0

beforeAll(async () => {
  api = await startApi({
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
})
beforeEach(() => {
  clerk.fault = undefined
  people += 1
  person = createUser(
    api.sandbox.store,
    { username: `person-${people}`, password: 'current-secret', first_name: 'Pat' },
    [`person-${people}@example.com`],
  )
})

/** A new session of the person. */
const signIn = (...args: [string?, Record<string, unknown>?]) =>
  api.session(person.username ?? '', ...args)

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

async function call(method: Method, url: string, token: string, payload?: object) {
  return api.app.inject({ method, url, headers: bearer(token), ...(payload && { payload }) })
}

const statusWith = async (token: string) => (await call('GET', '/v1/me', token)).statusCode

/** Makes Clerk answer with the fault, to these calls only. */
function onlyTo(method: Method, path: RegExp, fault: Fault): Fault {
  return (request, response) =>
    request.method === method && path.test(request.url ?? '') && fault(request, response)
}

const refusing = (status: number, code: string, param_name?: string) =>
  answering(
    status,
    { 'content-type': 'application/json' },
    JSON.stringify({ errors: [{ code, message: 'No', meta: { param_name } }] }),
  )

describe('my profile', () => {
  test('I am who signed in, or whose key it is', async () => {
    const key = first(api.sandbox.store.apiKeys, ({ secret }) => secret === 'ak_sandbox_ada')
    const bySession = await call('GET', '/v1/me', signIn())
    expect(bySession.json()).toMatchObject({ id: person.id, firstName: 'Pat', lastName: null })
    const byKey = await call('GET', '/v1/me', key.secret)
    expect(byKey.json()).toMatchObject({ id: key.subject, username: 'ada' })
  })

  test("an organization's key is nobody's", async () => {
    const { id } = first(api.sandbox.store.organizations, ({ slug }) => slug === 'acme')
    const scopes = ['me:read']
    const key = await api.app.clerk.apiKeys.create({ name: 'Me?', subject: id, scopes })
    const response = await call('GET', '/v1/me', key.secret ?? '')
    expect(response.json()).toMatchObject({ status: 403, code: 'user_required' })
  })

  test('when I am gone, so is my profile', async () => {
    const token = signIn()
    await api.app.clerk.users.deleteUser(person.id)
    expect((await call('GET', '/v1/me', token)).json()).toMatchObject({ code: 'user_not_found' })
    expect((await call('PATCH', '/v1/me', token, { firstName: 'A' })).json()).toMatchObject({
      status: 404,
      code: 'user_not_found',
    })
  })

  test('I change what I name; the rest stays, and null removes', async () => {
    const token = signIn()
    const renamed = await call('PATCH', '/v1/me', token, { lastName: 'Smith', username: 'smith' })
    expect(renamed.statusCode).toBe(200)
    expect(renamed.json()).toMatchObject({
      firstName: 'Pat',
      lastName: 'Smith',
      username: 'smith',
    })
    const removed = await call('PATCH', '/v1/me', token, { firstName: null })
    expect(removed.json()).toMatchObject({ firstName: null, lastName: 'Smith' })
    expect(api.sandbox.store.users.get(person.id)).toMatchObject({ first_name: null })
  })

  test('metadata is merged deeply, its keys as I wrote them; null removes a property', async () => {
    const token = signIn()
    const merge = async (unsafeMetadata: object) =>
      (await call('PATCH', '/v1/me', token, { unsafeMetadata })).json<{ unsafeMetadata: object }>()
        .unsafeMetadata
    await merge({ theme: 'dark', editor: { fontSize: 12, tab_width: 2 } })
    expect(await merge({ editor: { fontSize: 14, lineEnd: 'lf' }, theme: null })).toEqual({
      editor: { fontSize: 14, tab_width: 2, lineEnd: 'lf' },
    })
  })

  test('names and metadata can be changed at once', async () => {
    const both = { firstName: 'Kim', unsafeMetadata: { theme: 'light' } }
    expect((await call('PATCH', '/v1/me', signIn(), both)).json()).toMatchObject(both)
  })

  test('when Clerk does not accept the metadata, the names are put back', async () => {
    clerk.fault = onlyTo('PATCH', /\/metadata$/, refusing(422, 'too_long', 'unsafe_metadata'))
    const response = await call('PATCH', '/v1/me', signIn(), {
      firstName: 'Kim',
      lastName: 'Smith',
      unsafeMetadata: { theme: 'light' },
    })
    expect(response.json()).toMatchObject({
      status: 422,
      code: 'not_accepted',
      errors: [{ pointer: '/body/unsafeMetadata', code: 'too_long' }],
    })
    expect(person).toMatchObject({ first_name: 'Pat', last_name: null, unsafe_metadata: {} })
  })

  test('what is put back is what was changed, and no more', async () => {
    const sent: object[] = []
    clerk.fault = (request, response) => {
      if (request.method !== 'PATCH') return false
      if (request.url?.endsWith('/metadata')) return refusing(422, 'too_long')(request, response)
      request.on('data', (chunk: Buffer) => sent.push(JSON.parse(chunk.toString()) as object))
      return false
    }
    await call('PATCH', '/v1/me', signIn(), { firstName: 'Kim', unsafeMetadata: { a: 1 } })
    expect(sent).toEqual([{ first_name: 'Kim' }, { first_name: 'Pat' }])
  })

  test('when Clerk fails in between, the same request again does the rest', async () => {
    const token = signIn()
    const both = { firstName: 'Kim', unsafeMetadata: { theme: 'light' } }
    clerk.fault = onlyTo('PATCH', /\/metadata$/, answering(500, {}, ''))
    const response = await call('PATCH', '/v1/me', token, both)
    expect(response.json()).toMatchObject({ status: 503, code: 'clerk_unavailable' })
    clerk.fault = undefined
    expect((await call('PATCH', '/v1/me', token, both)).json()).toMatchObject(both)
  })

  test('a username that someone has is refused with where and why', async () => {
    const response = await call('PATCH', '/v1/me', signIn(), { username: 'ada' })
    expect(response.json()).toMatchObject({
      status: 409,
      code: 'already_exists',
      errors: [{ pointer: '/body/username', code: 'form_identifier_exists' }],
    })
  })

  test.each([
    ['nothing', {}, '/body'],
    ['a role in the app', { publicMetadata: { role: 'admin' } }, '/body/publicMetadata'],
    ['private metadata', { privateMetadata: {} }, '/body/privateMetadata'],
    ['a password, without the current one', { password: 'another-secret' }, '/body/password'],
    ['metadata that is none', { unsafeMetadata: null }, '/body/unsafeMetadata'],
    ['an empty username', { username: '' }, '/body/username'],
  ])('I cannot give myself %s', async (_name, payload, pointer) => {
    clerk.asked = []
    const response = await call('PATCH', '/v1/me', signIn(), payload)
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ code: 'invalid_request', errors: [{ pointer }] })
    expect(clerk.asked).toEqual([])
  })
})

describe('deleting myself', () => {
  test('I am gone at once: the token is refused, and what was mine with it', async () => {
    const [token, elsewhere] = [signIn(), signIn()]
    const key = await api.app.clerk.apiKeys.create({
      name: 'Mine',
      subject: person.id,
      scopes: ['me:read'],
    })
    const response = await call('DELETE', '/v1/me', token)
    expect(response.statusCode).toBe(204)
    expect(response.body).toBe('')
    expect(api.sandbox.store.users.has(person.id)).toBe(false)
    expect([await statusWith(token), await statusWith(elsewhere)]).toEqual([401, 401])
    expect(await statusWith(key.secret ?? '')).toBe(401)
  })

  test.each([
    ['signed in 20 minutes ago', [20, -1], 403],
    ['signed in 10 minutes ago', [10, -1], 403],
    ['signed in 9 minutes ago', [9, -1], 204],
    ['signed in now, whose second factor is 20 minutes old', [0, 20], 403],
    ['gave the second factor just now', [20, 0], 204],
    ['was never verified', [-1, -1], 403],
  ])('who %s', async (_name, fva, status) => {
    expect((await call('DELETE', '/v1/me', signIn(undefined, { fva }))).statusCode).toBe(status)
    expect(api.sandbox.store.users.has(person.id)).toBe(status === 403)
  })

  test("it takes to be verified anew, as Clerk's frontend understands", async () => {
    const response = await call('DELETE', '/v1/me', signIn(undefined, { fva: [20, -1] }))
    expect(response.json()).toMatchObject({
      status: 403,
      code: 'reverification_required',
      clerk_error: {
        type: 'forbidden',
        reason: 'reverification-error',
        metadata: { reverification: { level: 'second_factor', afterMinutes: 10 } },
      },
    })
    expect(response.headers['www-authenticate']).toMatch(
      /^Bearer .*error="insufficient_user_authentication".*, max_age="600"$/,
    )
  })

  test('a token that does not say when is not enough', async () => {
    const token = signIn(undefined, { fva: undefined })
    expect((await call('DELETE', '/v1/me', token)).statusCode).toBe(403)
  })

  test('not where the instance does not let people delete themselves', async () => {
    const token = signIn()
    const user = await (
      await fetch(`${api.sandbox.url}/v1/users/${person.id}`, {
        headers: bearer(api.sandbox.secretKey),
      })
    ).json()
    clerk.fault = onlyTo(
      'GET',
      /\/users\/user_/,
      answering(
        200,
        { 'content-type': 'application/json' },
        JSON.stringify({ ...(user as object), delete_self_enabled: false }),
      ),
    )
    expect((await call('DELETE', '/v1/me', token)).json()).toMatchObject({
      status: 403,
      code: 'not_enabled',
    })
    expect(api.sandbox.store.users.has(person.id)).toBe(true)
  })
})

describe('my password', () => {
  const change = (token: string, changes: object = {}) =>
    call('POST', '/v1/me/password', token, {
      currentPassword: 'current-secret',
      newPassword: 'another-secret',
      ...changes,
    })

  test('is another from then on; sessions go on', async () => {
    const [token, elsewhere] = [signIn(), signIn()]
    const response = await change(token)
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({ id: person.id })
    expect(response.body).not.toContain('another-secret')
    expect(person.password).toBe('another-secret')
    expect([await statusWith(token), await statusWith(elsewhere)]).toEqual([200, 200])
  })

  test('on request, ends all sessions but this one', async () => {
    const [token, elsewhere] = [signIn(), signIn()]
    expect((await change(token, { signOutOfOtherSessions: true })).statusCode).toBe(200)
    expect([await statusWith(token), await statusWith(elsewhere)]).toEqual([200, 401])
    const active = await call('GET', '/v1/me/sessions?status=active', token)
    expect(active.json()).toMatchObject({ totalCount: 1 })
  })

  test('a wrong current one: 422 with where it is', async () => {
    const response = await change(signIn(), { currentPassword: 'guessed-secret' })
    expect(response.json()).toMatchObject({
      status: 422,
      code: 'not_accepted',
      errors: [{ pointer: '/body/currentPassword', code: 'incorrect_password' }],
    })
    expect(response.body).not.toContain('guessed-secret')
    expect(person.password).toBe('current-secret')
  })

  test('who has none cannot change it', async () => {
    person.password = null
    expect((await change(signIn())).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/body/currentPassword', code: 'no_password_set' }],
    })
  })

  test('one that Clerk finds in a list of stolen ones', async () => {
    clerk.fault = onlyTo('PATCH', /\/users\//, refusing(422, 'form_password_pwned', 'password'))
    expect((await change(signIn())).json()).toMatchObject({
      status: 422,
      code: 'not_accepted',
      errors: [{ pointer: '/body/newPassword', code: 'form_password_pwned' }],
    })
  })

  test.each([
    ['too short', { newPassword: 'a'.repeat(7) }, '/body/newPassword'],
    ['too long', { newPassword: 'a'.repeat(73) }, '/body/newPassword'],
    ['no current one', { currentPassword: '' }, '/body/currentPassword'],
  ])('%s: 400, and Clerk is not asked', async (_name, changes, pointer) => {
    clerk.asked = []
    const response = await change(signIn(), changes)
    expect(response.json()).toMatchObject({ status: 400, errors: [{ pointer }] })
    expect(clerk.asked).toEqual([])
  })
})

test('my organizations, with my role in each', async () => {
  const { store } = api.sandbox
  for (const [name, role] of [
    ['acme', 'org:member'],
    ['globex', 'org:manager'],
  ] as const)
    createMembership(store, {
      organization_id: first(store.organizations, ({ slug }) => slug === name).id,
      user_id: person.id,
      role,
    })
  const response = await call('GET', '/v1/me/organizations?limit=1', signIn())
  expect(response.json()).toMatchObject({
    data: [
      {
        role: 'org:manager',
        organization: { slug: 'globex' },
        publicUserData: { userId: person.id },
      },
    ],
    totalCount: 2,
    limit: 1,
    offset: 0,
  })
  expect(response.headers.link).toContain('</v1/me/organizations?limit=1&offset=1>; rel="next"')
  for (const organization of ['acme', 'globex']) {
    const { id } = first(store.organizations, ({ slug }) => slug === organization)
    await api.app.clerk.organizations.deleteOrganizationMembership({
      organizationId: id,
      userId: person.id,
    })
  }
})

describe('my sessions', () => {
  interface Sessions {
    data: { id: string; userId: string; status: string }[]
    totalCount: number
  }
  const list = async (token: string, query = '') =>
    (await call('GET', `/v1/me/sessions${query}`, token)).json<Sessions>()
  const sessionIdOf = (token: string) =>
    (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sid: string })
      .sid

  test('are mine alone, the newest first', async () => {
    const tokens = [signIn(), signIn(), signIn()]
    const { data, totalCount } = await list(tokens[0] ?? '')
    expect(data.map(({ id }) => id)).toEqual(tokens.map(sessionIdOf).reverse())
    expect(new Set(data.map(({ userId }) => userId))).toEqual(new Set([person.id]))
    expect(totalCount).toBe(3)
    const page = await list(tokens[0] ?? '', '?limit=1&offset=1')
    expect(page.data.map(({ id }) => id)).toEqual([sessionIdOf(tokens[1] ?? '')])
  })

  test('one that I end is over at once, and the list says so', async () => {
    const [token, elsewhere] = [signIn(), signIn()]
    const sessionId = sessionIdOf(elsewhere)
    const response = await call('POST', `/v1/me/sessions/${sessionId}/revoke`, token)
    expect(response.json()).toMatchObject({ id: sessionId, status: 'revoked' })
    expect([await statusWith(token), await statusWith(elsewhere)]).toEqual([200, 401])
    expect((await list(token, '?status=revoked')).data).toMatchObject([{ id: sessionId }])
    expect((await list(token, '?status=active')).data).toMatchObject([{ id: sessionIdOf(token) }])
  })

  test('the one that calls can be ended too', async () => {
    const token = signIn()
    const url = `/v1/me/sessions/${sessionIdOf(token)}/revoke`
    expect((await call('POST', url, token)).statusCode).toBe(200)
    expect(await statusWith(token)).toBe(401)
  })

  test("someone else's is as if there were none, and goes on", async () => {
    const token = signIn()
    const others = api.session('bob')
    const answers = await Promise.all(
      [sessionIdOf(others), `sess_${'a'.repeat(27)}`].map(async (id) => {
        const response = await call('POST', `/v1/me/sessions/${id}/revoke`, token)
        const { status, code, detail } = response.json<Record<string, unknown>>()
        return { status, code, detail }
      }),
    )
    expect(answers[0]).toMatchObject({ status: 404, code: 'session_not_found' })
    expect(answers[0]).toEqual(answers[1])
    expect(await statusWith(others)).toBe(200)
  })

  test('an id or status that cannot be: 400, and Clerk is not asked', async () => {
    const token = signIn()
    clerk.asked = []
    for (const id of ['sess_1', 'me', '..%2F..%2Fusers', `sess_${'a'.repeat(28)}`]) {
      const response = await call('POST', `/v1/me/sessions/${id}/revoke`, token)
      expect(response.statusCode, id).toBe(400)
    }
    expect((await call('GET', '/v1/me/sessions?status=good', token)).statusCode).toBe(400)
    expect(clerk.asked).toEqual([])
  })
})

describe('my API keys', () => {
  interface Key {
    id: string
    secret: string
  }
  let names = 0
  const create = async (token: string, fields: object = {}) => {
    names += 1
    return call('POST', '/v1/me/api-keys', token, {
      name: `Key ${names}`,
      scopes: ['me:read'],
      ...fields,
    })
  }

  test('the secret of a new one is me', async () => {
    const response = await create(signIn(), { description: 'For a script' })
    expect(response.statusCode).toBe(201)
    const key = response.json<Key>()
    expect(response.headers.location).toBe(`/v1/me/api-keys/${key.id}`)
    expect(key).toMatchObject({
      subject: person.id,
      createdBy: person.id,
      description: 'For a script',
      scopes: ['me:read'],
      expiresAt: null,
      secret: expect.stringMatching(/^ak_/),
    })
    const me = await call('GET', '/v1/me', key.secret)
    expect(me.json()).toMatchObject({ id: person.id })
  })

  test('one without scopes may do nothing', async () => {
    const { secret } = (await create(signIn(), { scopes: [] })).json<Key>()
    expect((await call('GET', '/v1/me', secret)).json()).toMatchObject({
      status: 403,
      code: 'insufficient_scope',
    })
  })

  test('one can be made to expire', async () => {
    const key = (await create(signIn(), { expiresInSeconds: 60 })).json<Key>()
    expect(key).toMatchObject({ expiresAt: expect.closeTo(Date.now() + 60_000, -5) })
    const record = first(api.sandbox.store.apiKeys, ({ id }) => id === key.id)
    record.expiration = Date.now() - 1
    expect(await statusWith(key.secret)).toBe(401)
  })

  test('the secret is told once: neither the list nor the key has it again', async () => {
    const token = signIn()
    const { id, secret } = (await create(token)).json<Key>()
    const list = await call('GET', '/v1/me/api-keys', token)
    expect(list.json()).toMatchObject({ data: [{ id }], totalCount: 1 })
    const one = await call('GET', `/v1/me/api-keys/${id}`, token)
    expect(one.json()).toMatchObject({ id, subject: person.id })
    for (const { body } of [list, one]) {
      expect(body).not.toContain(secret)
      expect(body).not.toContain('"secret"')
    }
  })

  test('one that I revoke ends at once, and is in the list on request', async () => {
    const token = signIn()
    const { id, secret } = (await create(token)).json<Key>()
    expect(await statusWith(secret)).toBe(200)
    const revoked = await call('POST', `/v1/me/api-keys/${id}/revoke`, token)
    expect(revoked.json()).toMatchObject({ id, revoked: true })
    expect(await statusWith(secret)).toBe(401)
    const count = async (query: string) =>
      (await call('GET', `/v1/me/api-keys${query}`, token)).json<{ totalCount: number }>()
        .totalCount
    expect(await count('')).toBe(0)
    expect(await count('?includeInvalid=true')).toBe(1)
  })

  test("someone else's is as if there were none, and goes on", async () => {
    const token = signIn()
    const others = (await create(api.session('bob'))).json<Key>()
    for (const [method, url] of [
      ['GET', `/v1/me/api-keys/${others.id}`],
      ['POST', `/v1/me/api-keys/${others.id}/revoke`],
      ['GET', `/v1/me/api-keys/ak_${'0'.repeat(32)}`],
      ['POST', `/v1/me/api-keys/ak_${'0'.repeat(32)}/revoke`],
    ] as const)
      expect((await call(method, url, token)).json(), url).toMatchObject({
        status: 404,
        code: 'api_key_not_found',
      })
    expect(await statusWith(others.secret)).toBe(200)
  })

  test("my organization's is not mine", async () => {
    const key = first(api.sandbox.store.apiKeys, ({ subject }) => subject.startsWith('org_'))
    const response = await call('GET', `/v1/me/api-keys/${key.id}`, api.session('ada', 'acme'))
    expect(response.statusCode).toBe(404)
  })

  test('scopes on users take an admin of the app', async () => {
    const scopes = ['me:read', 'users:read', 'users:write']
    clerk.asked = []
    // An admin of an organization is not an admin of the app.
    for (const token of [signIn(), api.session('grace', 'globex')])
      expect((await create(token, { scopes })).json()).toMatchObject({
        status: 403,
        code: 'scope_not_grantable',
        detail: 'Only callers with the app role admin can give a key users:read and users:write.',
      })
    expect(clerk.asked).not.toContain('/v1/api_keys')
    const granted = await create(api.session('ada'), { scopes })
    expect(granted.json()).toMatchObject({ scopes })
    const { secret } = granted.json<Key>()
    expect((await call('GET', '/v1/users?limit=1', secret)).statusCode).toBe(200)
  })

  test('two of the same name: 409', async () => {
    const token = signIn()
    expect((await create(token, { name: 'The same' })).statusCode).toBe(201)
    expect((await create(token, { name: 'The same' })).json()).toMatchObject({
      status: 409,
      code: 'already_exists',
      errors: [{ code: 'api_key_name_already_exists' }],
    })
  })

  test.each([
    ['an unknown scope', { scopes: ['everything'] }, '/body/scopes/0'],
    ['a scope twice', { scopes: ['me:read', 'me:read'] }, '/body/scopes'],
    ['someone else as its subject', { subject: `user_${'a'.repeat(27)}` }, '/body/subject'],
    ['claims', { claims: { role: 'admin' } }, '/body/claims'],
    ['a name of spaces', { name: '   ' }, '/body/name'],
    ['no time at all', { secondsUntilExpiration: 0 }, '/body/secondsUntilExpiration'],
  ])('not with %s: 400, and Clerk is not asked', async (_name, fields, pointer) => {
    const token = signIn()
    clerk.asked = []
    const response = await create(token, fields)
    expect(response.json()).toMatchObject({ status: 400, errors: [{ pointer }] })
    expect(clerk.asked).toEqual([])
  })
})
