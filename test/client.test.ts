import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import type { components, paths } from '../openapi/client.js'
import { type Api, bearer, first, startApi } from './api.ts'
import { isOfFirstMonth } from './first-month.ts'
import { type Browser, CODE, openBrowser } from './sandbox/frontend/browser.ts'

/** A client of a third party: it uses only the published types. */
let client: ReturnType<typeof createClient<paths>>
let api: Api
let url: string
/** The operations that were called, as `GET /v1/me`. */
const called = new Set<string>()

beforeAll(async () => {
  api = await startApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
  client = createClient<paths>({ baseUrl: url })
  client.use({
    onRequest({ request, schemaPath }) {
      called.add(`${request.method} ${schemaPath}`)
    },
  })
})

// The last test needs all others, and they depend on their order.
describe('the typed client', { shuffle: false }, () => {
  describe('a client generated from the contract', () => {
    test('finds out where to start', async () => {
      const { data, response } = await client.GET('/')
      expect(response.status).toBe(200)
      expectTypeOf(data?.links.openapi).toEqualTypeOf<string | undefined>()
      expect(data?.links.openapi).toBe('/docs/json')
      expect((await client.GET('/health/live')).data?.status).toBe('ok')
      expect((await client.GET('/health/ready')).data?.status).toBe('ok')
    })

    test('knows the type of what it gets', async () => {
      const { data, error } = await client.GET('/protected', {
        headers: bearer(api.session('ada')),
      })
      expect(error).toBeUndefined()
      expectTypeOf(data?.user).toEqualTypeOf<components['schemas']['User'] | undefined>()
      expect(data?.user.firstName).toBe('Ada')
    })

    test('knows the type of what goes wrong', async () => {
      const { data, error, response } = await client.GET('/protected')
      expect(data).toBeUndefined()
      expectTypeOf(error).toExtend<components['schemas']['Problem'] | undefined>()
      expect(response.status).toBe(401)
      expect(error?.code).toBe('not_authenticated')
      expect(error?.error).toBe('User not authenticated')
    })

    test('asks what a token of each kind is', async () => {
      const { store, signer } = api.sandbox
      const tokens = {
        session_token: api.session('bob', 'acme'),
        api_key: first(store.apiKeys, ({ scopes }) => scopes.includes('me:read')).secret,
        oauth_token: first(store.oauthTokens, () => true).token,
        m2m_token: signer.m2m({ sub: first(store.machines, () => true).id }),
      }
      for (const [kind, token] of Object.entries(tokens)) {
        const { data } = await client.GET('/v1/auth', { headers: bearer(token) })
        expectTypeOf(data?.tokenType).toEqualTypeOf<
          'session_token' | 'api_key' | 'oauth_token' | 'm2m_token' | undefined
        >()
        expect(data?.tokenType).toBe(kind)
      }
    })

    test('walks the pages of a list', async () => {
      const headers = bearer(api.session('ada'))
      const names = new Set<string | null>()
      let offset = 0
      let total = 1
      while (offset < total) {
        const { data } = await client.GET('/v1/users', {
          headers,
          params: { query: { limit: 7, offset, sort: 'username' } },
        })
        for (const { username } of data?.data ?? []) names.add(username)
        offset += 7
        total = data?.totalCount ?? 0
      }
      expect(names.size).toBe(30)
    })

    test('asks again only for what has changed', async () => {
      const headers = bearer(api.session('ada'))
      const etag = (await client.GET('/v1/users/count', { headers })).response.headers.get('etag')
      const again = await client.GET('/v1/users/count', {
        headers: { ...headers, 'if-none-match': etag ?? '' },
      })
      expect(again.response.status).toBe(304)
    })
  })

  /** Signs up as ClerkJS does, through the API's own origin. Clerk serves this part. */
  async function signUp(name: string) {
    const browser = openBrowser(`${url}/__clerk`)
    const { response } = await browser.call('POST', '/v1/client/sign_ups', {
      email_address: `${name}@example.com`,
      password: `sandbox-${name}`,
      username: name,
    })
    const path = `/v1/client/sign_ups/${String(response.id)}`
    await browser.call('POST', `${path}/prepare_verification`, { strategy: 'email_code' })
    const done = await browser.call('POST', `${path}/attempt_verification`, { code: CODE })
    return person(browser, String(done.response.created_session_id))
  }

  /** A signed-in user. Each call has a fresh token. */
  function person({ call }: Browser, sessionId: string) {
    return {
      call,
      sessionId,
      async token() {
        const { body } = await call('POST', `/v1/client/sessions/${sessionId}/tokens`)
        return bearer(String(body.jwt))
      },
      workIn: (organizationId: string) =>
        call('POST', `/v1/client/sessions/${sessionId}/touch`, {
          active_organization_id: organizationId,
        }),
    }
  }

  describe("a team's first day", () => {
    type Person = ReturnType<typeof person>
    let nina: Person
    let omar: Person
    let ninaId: string
    let omarId: string
    let organizationId: string
    const admin = () => bearer(api.session('ada'))
    const inOrganization = () => ({ params: { path: { organizationId } } })

    test('Nina signs up, and completes her profile', async () => {
      nina = await signUp('nina')
      const me = await client.GET('/v1/me', { headers: await nina.token() })
      ninaId = me.data?.id ?? ''
      expect(me.data).toMatchObject({ username: 'nina', firstName: null })
      const { data } = await client.PATCH('/v1/me', {
        headers: await nina.token(),
        body: { firstName: 'Nina', unsafeMetadata: { theme: 'dark' } },
      })
      expect(data).toMatchObject({ firstName: 'Nina', unsafeMetadata: { theme: 'dark' } })
    })

    test('she creates an organization and works in it; a repeated click creates no second one', async () => {
      const create = async () =>
        client.POST('/v1/organizations', {
          headers: await nina.token(),
          params: { header: { 'idempotency-key': 'first-click' } },
          body: { name: 'Initech' },
        })
      const { data, response } = await create()
      organizationId = data?.id ?? ''
      expect(response.status).toBe(201)
      const again = await create()
      expect(again.data).toEqual(data)
      expect(again.response.headers.get('idempotent-replayed')).toBe('true')

      await nina.workIn(organizationId)
      const headers = await nina.token()
      const location = response.headers.get('location') ?? ''
      expect(await (await fetch(url + location, { headers })).json()).toEqual(data)
      expect(
        (await client.GET('/v1/organizations/{organizationId}', { headers, ...inOrganization() }))
          .data,
      ).toEqual(data)
      const renamed = await client.PATCH('/v1/organizations/{organizationId}', {
        headers,
        ...inOrganization(),
        body: { name: 'Initech Inc' },
      })
      expect(renamed.data?.name).toBe('Initech Inc')
    })

    test('she invites two, and thinks better of one', async () => {
      const headers = await nina.token()
      const invite = (emailAddress: string) =>
        client.POST('/v1/organizations/{organizationId}/invitations', {
          headers,
          ...inOrganization(),
          body: { emailAddress, role: 'org:member' },
        })
      await invite('omar@example.com')
      const invitationId = (await invite('peter@example.com')).data?.id ?? ''
      const params = { path: { organizationId, invitationId } }
      const one = await client.GET(
        '/v1/organizations/{organizationId}/invitations/{invitationId}',
        {
          headers,
          params,
        },
      )
      expect(one.data?.status).toBe('pending')
      const revoked = await client.POST(
        '/v1/organizations/{organizationId}/invitations/{invitationId}/revoke',
        { headers, params },
      )
      expect(revoked.data?.status).toBe('revoked')
      const { data } = await client.GET('/v1/organizations/{organizationId}/invitations', {
        headers,
        params: { path: { organizationId }, query: { status: ['pending'] } },
      })
      expect(data?.data.map(({ emailAddress }) => emailAddress)).toEqual(['omar@example.com'])
    })

    test('Omar signs up, and joins', async () => {
      omar = await signUp('omar')
      const headers = await omar.token()
      expect((await client.GET('/v1/me/organizations', { headers })).data?.totalCount).toBe(0)
      const { response } = await omar.call('GET', '/v1/me/organization_invitations')
      const [invitation] = response.data as { id: string }[]
      await omar.call('POST', `/v1/me/organization_invitations/${invitation?.id ?? ''}/accept`)
      const { data } = await client.GET('/v1/me/organizations', { headers })
      expect(data?.data).toMatchObject([
        { role: 'org:member', organization: { name: 'Initech Inc' } },
      ])
      omarId = data?.data[0]?.publicUserData?.userId ?? ''
    })

    test('as a member he may not manage; as a manager he may manage members, and invites strangers', async () => {
      await omar.workIn(organizationId)
      const ken = first(api.sandbox.store.users, ({ username }) => username === 'ken').id
      const add = async (headers?: Record<string, string>) =>
        client.POST('/v1/organizations/{organizationId}/members', {
          headers: headers ?? (await omar.token()),
          ...inOrganization(),
          body: { userId: ken, role: 'org:member' },
        })
      expect((await add()).error?.code).toBe('insufficient_scope')

      const change = await client.PATCH('/v1/organizations/{organizationId}/members/{userId}', {
        headers: await nina.token(),
        params: { path: { organizationId, userId: omarId } },
        body: { role: 'org:manager' },
      })
      expect(change.data?.role).toBe('org:manager')
      expect((await add()).error?.code).toBe('invitation_required')
      expect((await add(admin())).response.status).toBe(201)

      const member = { params: { path: { organizationId, userId: ken } } }
      const found = await client.GET('/v1/organizations/{organizationId}/members/{userId}', {
        headers: await omar.token(),
        ...member,
      })
      expect(found.data?.publicUserData?.identifier).toBe('ken@example.com')
      const removed = await client.DELETE('/v1/organizations/{organizationId}/members/{userId}', {
        headers: await omar.token(),
        ...member,
      })
      expect(removed.response.status).toBe(204)
      const { data } = await client.GET('/v1/organizations/{organizationId}/members', {
        headers: await omar.token(),
        ...inOrganization(),
      })
      expect(data?.totalCount).toBe(2)
    })

    test('Nina makes an API key, uses it, and revokes it: from then on it is refused', async () => {
      const { data: key } = await client.POST('/v1/me/api-keys', {
        headers: await nina.token(),
        body: { name: 'Command line', scopes: ['me:read'] },
      })
      const use = () => client.GET('/v1/me', { headers: bearer(key?.secret ?? '') })
      expect((await use()).data?.username).toBe('nina')

      const headers = await nina.token()
      const params = { path: { apiKeyId: key?.id ?? '' } }
      const { data } = await client.GET('/v1/me/api-keys/{apiKeyId}', { headers, params })
      expect(data).not.toHaveProperty('secret')
      await client.POST('/v1/me/api-keys/{apiKeyId}/revoke', { headers, params })
      expect((await use()).response.status).toBe(401)
      const left = await client.GET('/v1/me/api-keys', { headers })
      expect(left.data?.totalCount).toBe(0)
    })

    test('she signs out a browser that she left open, and changes her password', async () => {
      const browser = openBrowser(`${url}/__clerk`)
      const elsewhere = person(browser, await browser.signIn('nina'))
      const left = await elsewhere.token()
      const headers = await nina.token()
      const sessions = await client.GET('/v1/me/sessions', {
        headers,
        params: { query: { status: 'active' } },
      })
      expect(sessions.data?.data.map(({ id }) => id)).toContain(elsewhere.sessionId)
      await client.POST('/v1/me/sessions/{sessionId}/revoke', {
        headers,
        params: { path: { sessionId: elsewhere.sessionId } },
      })
      expect((await client.GET('/v1/me', { headers: left })).response.status).toBe(401)

      const changed = await client.POST('/v1/me/password', {
        headers,
        body: {
          currentPassword: 'sandbox-nina',
          newPassword: 'correct horse battery staple',
          signOutOfOtherSessions: true,
        },
      })
      expect(changed.data?.id).toBe(ninaId)
      expect((await client.GET('/v1/me', { headers })).response.status).toBe(200)
    })

    test('an administrator looks after users', async () => {
      const headers = admin()
      const found = await client.GET('/v1/users', {
        headers,
        params: { query: { emailAddresses: ['omar@example.com'] } },
      })
      expect(found.data?.data.map(({ id }) => id)).toEqual([omarId])
      const params = { path: { userId: omarId } }
      const user = await client.GET('/v1/users/{userId}', { headers, params })
      expectTypeOf(user.data).toEqualTypeOf<components['schemas']['AdminUser'] | undefined>()
      expect(user.data).toMatchObject({ username: 'omar', banned: false })
      const updated = await client.PATCH('/v1/users/{userId}', {
        headers,
        params,
        body: { externalId: 'employee-3' },
      })
      expect(updated.data?.externalId).toBe('employee-3')
      const merged = await client.PATCH('/v1/users/{userId}/metadata', {
        headers,
        params,
        body: { privateMetadata: { plan: 'pro' } },
      })
      expect(merged.data?.privateMetadata).toEqual({ plan: 'pro' })
      const locked = await client.POST('/v1/users/{userId}/lock', { headers, params })
      expect(locked.data?.locked).toBe(true)
      const unlocked = await client.POST('/v1/users/{userId}/unlock', { headers, params })
      expect(unlocked.data?.locked).toBe(false)
      const organizations = await client.GET('/v1/users/{userId}/organizations', {
        headers,
        params,
      })
      expect(organizations.data?.data).toMatchObject([{ role: 'org:manager' }])
    })

    test('and bans one: his session ends at once; unbanned, he may sign in again', async () => {
      const headers = admin()
      const params = { path: { userId: omarId } }
      const token = await omar.token()
      expect((await client.GET('/v1/me', { headers: token })).response.status).toBe(200)
      const banned = await client.POST('/v1/users/{userId}/ban', { headers, params })
      expect(banned.data?.banned).toBe(true)
      expect((await client.GET('/v1/me', { headers: token })).response.status).toBe(401)
      const sessions = await client.GET('/v1/users/{userId}/sessions', {
        headers,
        params: { ...params, query: { status: 'active' } },
      })
      expect(sessions.data?.totalCount).toBe(0)

      await client.POST('/v1/users/{userId}/unban', { headers, params })
      const browser = openBrowser(`${url}/__clerk`)
      omar = person(browser, await browser.signIn('omar'))
      const again = await omar.token()
      expect((await client.GET('/v1/me', { headers: again })).response.status).toBe(200)
      const ended = await client.POST('/v1/users/{userId}/sessions/revoke', { headers, params })
      expect(ended.data?.data.map(({ id }) => id)).toEqual([omar.sessionId])
      expect((await client.GET('/v1/me', { headers: again })).response.status).toBe(401)
    })

    test('at night all is deleted', async () => {
      const deleted = await client.DELETE('/v1/organizations/{organizationId}', {
        headers: await nina.token(),
        ...inOrganization(),
      })
      expect(deleted.response.status).toBe(204)
      const token = await nina.token()
      expect((await client.DELETE('/v1/me', { headers: token })).response.status).toBe(204)
      expect((await client.GET('/v1/me', { headers: token })).response.status).toBe(401)

      const headers = admin()
      const { data } = await client.POST('/v1/users', {
        headers,
        body: { emailAddresses: ['temp@example.com'] },
      })
      for (const userId of [omarId, data?.id ?? ''])
        expect(
          (await client.DELETE('/v1/users/{userId}', { headers, params: { path: { userId } } }))
            .response.status,
        ).toBe(204)
      expect((await client.GET('/v1/users/count', { headers })).data?.totalCount).toBe(30)
    })
  })

  test('the contract has no operation that was not called, here or in first-month.test.ts', () => {
    const { paths: all = {} } = api.app.swagger() as OpenAPIV3_1.Document
    const operations = Object.entries(all).flatMap(([path, item]) =>
      Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    )
    // Only Clerk can call this one.
    called.add('POST /webhooks/clerk')
    const others = operations.filter((operation) => !isOfFirstMonth(operation))
    expect([...called].sort()).toEqual(others.sort())
  })
})
