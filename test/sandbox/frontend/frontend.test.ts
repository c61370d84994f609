import { verifyToken } from '@clerk/backend'
import { describe, expect, test } from 'vitest'
import { acme, ada, bob, globex } from '../start.ts'
import { claimsOf, faulty, startFrontend } from './browser.ts'

const { sandbox, clerk, openBrowser } = await startFrontend()

describe('a session', () => {
  test('gives tokens that Clerk’s SDK accepts, for the page that asks', async () => {
    const { call, signIn } = openBrowser()
    const session = await signIn('ada')
    const { body } = await call('POST', `/v1/client/sessions/${session}/tokens`)
    const claims = await verifyToken(String(body.jwt), { jwtKey: sandbox.jwtKey })
    expect(claims).toMatchObject({ sub: ada, sid: session, azp: 'https://app.example.com' })
  })

  test('a token is never older than the browser’s last sign-in', async () => {
    const { call, signIn } = openBrowser()
    const session = await signIn('ada')
    const { response } = await call('GET', '/v1/client')
    const { body } = await call('POST', `/v1/client/sessions/${session}/tokens`)
    expect(Number(claimsOf(body.jwt).iat)).toBeGreaterThanOrEqual(
      Math.floor(Number(response.updated_at) / 1000),
    )
  })

  test('switches the organization, but to none that one is not in', async () => {
    const { call, signIn } = openBrowser()
    const session = await signIn('ada')
    const switchTo = async (organization: string) => {
      await call('POST', `/v1/client/sessions/${session}/touch`, {
        active_organization_id: organization,
      })
      const { body } = await call('POST', `/v1/client/sessions/${session}/tokens`)
      return claimsOf(body.jwt).o
    }
    expect(await switchTo(acme)).toMatchObject({ slg: 'acme', rol: 'admin' })
    expect(await switchTo('')).toBeUndefined()
    expect(await switchTo(globex)).toBeUndefined()
  })

  test('of another browser is out of reach', async () => {
    const session = await openBrowser().signIn('ada')
    const answer = await openBrowser().call('POST', `/v1/client/sessions/${session}/tokens`)
    expect(answer).toMatchObject({ status: 401, ...faulty('authentication_invalid') })
  })

  test.each([
    ['end', 'ended'],
    ['remove', 'removed'],
  ])('%s: over', async (verb, status) => {
    const { call, signIn } = openBrowser()
    const session = await signIn('bob')
    const answer = await call('POST', `/v1/client/sessions/${session}/${verb}`)
    expect(answer.response.status).toBe(status)
    expect((await call('POST', `/v1/client/sessions/${session}/tokens`)).status).toBe(401)
    expect((await clerk.sessions.getSession(session)).status).toBe(status)
  })

  test('that the Backend API revokes is over for the browser as well', async () => {
    const { call, signIn } = openBrowser()
    const session = await signIn('bob')
    await clerk.sessions.revokeSession(session)
    expect((await call('GET', '/v1/client')).response.sessions).toEqual([])
  })

  test('signing out ends all of the browser’s', async () => {
    const { call, signIn } = openBrowser()
    const session = await signIn('bob')
    await call('DELETE', '/v1/client/sessions')
    expect((await clerk.sessions.getSession(session)).status).toBe('removed')
  })

  test('is proven anew with the password', async () => {
    const { call, signIn } = openBrowser()
    const session = await signIn('ada')
    const path = `/v1/client/sessions/${session}/verify`
    expect((await call('POST', path, { level: 'first_factor' })).response.status).toBe(
      'needs_first_factor',
    )
    const attempt = (password: string) =>
      call('POST', `${path}/attempt_first_factor`, { strategy: 'password', password })
    expect((await attempt('guess')).status).toBe(422)
    expect((await attempt('sandbox-ada')).response.status).toBe('complete')
  })

  test('a handshake brings its cookies back to the page', async () => {
    const { call, cookies, signIn } = openBrowser()
    const session = await signIn('ada')
    const devBrowser = cookies.get('__clerk_db_jwt') ?? ''
    const { status, headers } = await call(
      'GET',
      `/v1/client/handshake?redirect_url=https://app.example.com/here&__clerk_db_jwt=${devBrowser}`,
    )
    expect(status).toBe(307)
    const target = new URL(headers.get('location') ?? '')
    expect(target.pathname).toBe('/here')
    const { handshake } = claimsOf(target.searchParams.get('__clerk_handshake'))
    const given = (handshake as string[]).find((cookie) => cookie.startsWith('__session='))
    expect(claimsOf(given)).toMatchObject({ sid: session })
  })
})

describe('one’s own account', () => {
  test('is read, changed and deleted', async () => {
    const { call } = openBrowser()
    const { id } = await clerk.users.createUser({
      emailAddress: ['sue@example.com'],
      password: 'sandbox-sue',
    })
    await call('POST', '/v1/client/sign_ins', {
      identifier: 'sue@example.com',
      password: 'sandbox-sue',
    })
    expect((await call('GET', '/v1/me')).response.id).toBe(id)
    await call('PATCH', '/v1/me', { first_name: 'Sue' })
    expect((await clerk.users.getUser(id)).firstName).toBe('Sue')
    expect(await call('PATCH', '/v1/me', { username: 'ada' })).toMatchObject(
      faulty('form_identifier_exists', 'username'),
    )
    const change = (current_password: string) =>
      call('POST', '/v1/me/change_password', { current_password, new_password: 'new password' })
    expect(await change('guess')).toMatchObject(
      faulty('form_password_incorrect', 'current_password'),
    )
    expect((await change('sandbox-sue')).status).toBe(200)
    expect(sandbox.store.users.get(id)?.password).toBe('new password')
    await call('DELETE', '/v1/me')
    await expect(clerk.users.getUser(id)).rejects.toThrow()
    expect((await call('GET', '/v1/me')).status).toBe(401)
  })

  test('lists its organizations and sessions', async () => {
    const { call, signIn } = openBrowser()
    await signIn('ada')
    const { response } = await call('GET', '/v1/me/organization_memberships?limit=10')
    expect(response).toMatchObject({ data: [{ organization: { slug: 'acme' } }], total_count: 1 })
    expect((await call('GET', '/v1/me/organization_invitations')).response.total_count).toBe(0)
    expect((await call('GET', '/v1/me/sessions/active')).status).toBe(200)
  })
})

describe('organizations', () => {
  test('are made, changed, shared and deleted by their admin', async () => {
    const { call, signIn } = openBrowser()
    await signIn('ada')
    const { response } = await call('POST', '/v1/organizations', { name: 'Initech Inc', slug: '' })
    expect(response.slug).toBe('initech-inc')
    const path = `/v1/organizations/${String(response.id)}`
    expect((await call('PATCH', path, { name: 'Initech' })).response.name).toBe('Initech')
    expect((await call('GET', `${path}/memberships`)).response.total_count).toBe(1)
    expect((await call('GET', `${path}/roles`)).response.total_count).toBe(3)
    const invitation = await call('POST', `${path}/invitations`, {
      email_address: 'new@example.com',
      role: 'org:member',
    })
    expect((await call('GET', `${path}/invitations`)).response.total_count).toBe(1)
    const { id } = invitation.response
    const revoked = await call('POST', `${path}/invitations/${String(id)}/revoke`)
    expect(revoked.response.status).toBe('revoked')

    await clerk.organizations.createOrganizationMembership({
      organizationId: String(response.id),
      userId: bob,
      role: 'org:member',
    })
    const promoted = await call('PATCH', `${path}/memberships/${bob}`, { role: 'org:admin' })
    expect(promoted.response.role).toBe('org:admin')
    await call('DELETE', `${path}/memberships/${bob}`)
    expect((await call('GET', `${path}/memberships`)).response.total_count).toBe(1)
    expect((await call('DELETE', path)).response.deleted).toBe(true)
    expect((await call('GET', path)).status).toBe(404)
  })

  test('are changed by no mere member, and are nothing to strangers', async () => {
    const { call, signIn } = openBrowser()
    await signIn('bob')
    expect((await call('GET', `/v1/organizations/${acme}`)).status).toBe(200)
    expect((await call('PATCH', `/v1/organizations/${acme}`, { name: 'Mine' })).status).toBe(403)
    expect((await call('DELETE', `/v1/organizations/${acme}/memberships/${ada}`)).status).toBe(403)
    expect((await call('GET', `/v1/organizations/${globex}`)).status).toBe(404)
  })
})

describe('API keys of the widgets', () => {
  test('are made, listed and revoked by their owner alone', async () => {
    const { call, signIn } = openBrowser()
    const session = await signIn('bob')
    const { body: token } = await call('POST', `/v1/client/sessions/${session}/tokens`)
    const keys = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${sandbox.frontendApiUrl}//api_keys${path}`, {
        method,
        headers: {
          authorization: `Bearer ${String(token.jwt)}`,
          'content-type': 'application/json',
        },
        body: body ? JSON.stringify(body) : null,
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    }
    const created = await keys('POST', '', { name: 'My key', subject: bob })
    expect(created.body).toMatchObject({ subject: bob, created_by: bob })
    expect((await clerk.apiKeys.verify(String(created.body.secret))).id).toBe(created.body.id)
    expect((await keys('GET', `?subject=${bob}`)).body.total_count).toBe(1)
    expect((await keys('GET', `?subject=${ada}`)).status).toBe(403)
    expect((await keys('POST', '', { name: 'Not mine', subject: ada })).status).toBe(403)
    const [adas] = [...sandbox.store.apiKeys.values()].filter(({ subject }) => subject === ada)
    expect((await keys('POST', `/${String(adas?.id)}/revoke`)).status).toBe(403)
    expect((await keys('POST', `/${String(created.body.id)}/revoke`)).body.revoked).toBe(true)
  })
})

describe('ClerkJS and its widgets', () => {
  const asset = (path: string) => fetch(`${sandbox.frontendApiUrl}/npm/@clerk/${path}`)

  test.each(['clerk-js@6/dist/clerk.browser.js', 'ui@1.36.0/dist/ui.browser.js'])(
    '%s is served from the installed packages',
    async (path) => {
      const response = await asset(path)
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
      expect((await response.text()).length).toBeGreaterThan(50_000)
    },
  )

  test.each([
    'clerk-js@6/dist/none.js',
    'backend@3/dist/index.js',
    'ui@1/dist/..%2fpackage.json',
    'ui@1/dist/%2e%2e%2f%2e%2e%2fclerk-js%2fdist%2fclerk.browser.js',
  ])('%s is not', async (path) => {
    expect((await asset(path)).status).toBe(404)
  })
})

test('what the sandbox does not have is said aloud', async () => {
  expect(await openBrowser().call('GET', '/v1/passkeys')).toMatchObject({
    status: 404,
    ...faulty('sandbox_not_implemented'),
  })
})
