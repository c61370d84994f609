import { beforeEach, describe, expect, test } from 'vitest'
import { acme, ada, bob } from '../start.ts'
import { claimsOf, CODE, startFrontend, type Browser } from './browser.ts'

// Steps that a user must do after signing in, before servers treat the session as signed in.

const { sandbox, clerk, openBrowser, call } = await startFrontend()

beforeEach(() => sandbox.reset())

const tokenOf = async (browser: Browser, session: string) =>
  (await browser.call('POST', `/v1/client/sessions/${session}/tokens`)).body.jwt

const sessionOf = async (browser: Browser, session: string) =>
  (await browser.call('GET', `/v1/client/sessions/${session}`)).response

/** The user that a server sees in the token, with Clerk's default and with `treatPendingAsSignedOut: false`. */
async function asServer(token: unknown) {
  const request = new Request('http://localhost/', {
    headers: { authorization: `Bearer ${String(token)}` },
  })
  const state = await clerk.authenticateRequest(request, { jwtKey: sandbox.jwtKey })
  return [true, false].map((treatPendingAsSignedOut) => {
    const auth = state.toAuth({ treatPendingAsSignedOut })
    return auth && 'userId' in auth ? auth.userId : null
  })
}

describe('with forceOrganizationSelection, a session', () => {
  beforeEach(async () => {
    await sandbox.reset()
    sandbox.forceOrganizationSelection = true
  })

  test('is pending until an organization is chosen', async () => {
    const browser = openBrowser()
    const id = await browser.signIn('ada')
    const tokens = `/v1/client/sessions/${id}/tokens`
    const { response } = await browser.call('GET', `/v1/client/sessions/${id}`)
    expect(response).toMatchObject({ status: 'pending', tasks: [{ key: 'choose-organization' }] })
    expect(claimsOf((await browser.call('POST', tokens)).body.jwt)).toMatchObject({
      sts: 'pending',
    })
    expect((await clerk.sessions.getSession(id)).status).toBe('pending')
    expect(sandbox.events.map(({ type }) => type)).toContain('session.pending')

    const form = { active_organization_id: acme }
    const touched = await browser.call('POST', `/v1/client/sessions/${id}/touch`, form)
    expect(touched.response).toMatchObject({ status: 'active', tasks: null })
    expect(claimsOf((await browser.call('POST', tokens)).body.jwt)).toMatchObject({
      sts: 'active',
      o: { id: acme },
    })
  })

  test('is active at once where the token names an organization', async () => {
    expect(claimsOf(await sandbox.signIn('ada', { organization: 'acme' })).sts).toBe('active')
    expect(claimsOf(await sandbox.signIn('ada')).sts).toBe('pending')
  })
})

describe('a session of a user whose password is compromised', () => {
  test('is pending from the next sign-in until the password is changed', async () => {
    const before = await sandbox.signIn('ada')
    const { id: earlier } = (await clerk.sessions.getSessionList({ userId: ada })).data[0] ?? {}
    await call('POST', `/v1/users/${ada}/password/set_compromised`)
    expect((await clerk.sessions.getSession(earlier ?? '')).status).toBe('active')
    expect(await asServer(before)).toEqual([ada, ada])

    const browser = openBrowser()
    const id = await browser.signIn('ada')
    expect(await sessionOf(browser, id)).toMatchObject({
      status: 'pending',
      tasks: [{ key: 'reset-password' }],
    })
    expect(await asServer(await tokenOf(browser, id))).toEqual([null, ada])

    const form = { new_password: 'a brand new password', sign_out_of_other_sessions: 'true' }
    expect((await browser.call('POST', '/v1/me/change_password', form)).status).toBe(200)
    expect(await sessionOf(browser, id)).toMatchObject({ status: 'active', tasks: null })
    expect(await asServer(await tokenOf(browser, id))).toEqual([ada, ada])
    expect((await clerk.sessions.getSession(earlier ?? '')).status).toBe('revoked')
  })

  test('is active again if the operator takes the mark back', async () => {
    await call('POST', `/v1/users/${bob}/password/set_compromised`)
    const browser = openBrowser()
    const id = await browser.signIn('bob')
    expect((await clerk.sessions.getSession(id)).status).toBe('pending')
    await call('POST', `/v1/users/${bob}/password/unset_compromised`)
    expect((await clerk.sessions.getSession(id)).status).toBe('active')
  })

  test('is active for an actor, who cannot know the password', async () => {
    await call('POST', `/v1/users/${bob}/password/set_compromised`)
    const { token } = await clerk.actorTokens.create({
      userId: bob,
      actor: { sub: ada },
      expiresInSeconds: 60,
    })
    const form = { strategy: 'ticket', ticket: token ?? '' }
    const { response } = await openBrowser().call('POST', '/v1/client/sign_ins', form)
    expect((await clerk.sessions.getSession(String(response.created_session_id))).status).toBe(
      'active',
    )
  })

  test('can be had from a seed', async () => {
    const person = { username: 'leaked', password: 'sandbox-leaked', password_compromised: true }
    await sandbox.users.create(person)
    expect(claimsOf(await sandbox.signIn('leaked')).sts).toBe('pending')
    await expect(
      sandbox.users.create({ username: 'without', passwordCompromised: true }),
    ).rejects.toThrow('has password_compromised, and no password')
  })

  test('needs a password', async () => {
    const user = await sandbox.users.create({ username: 'passwordless' })
    const { status, body } = await call('POST', `/v1/users/${user.id}/password/set_compromised`)
    expect([status, body.errors?.[0]?.code]).toEqual([400, 'no_password_set'])
  })
})

describe('with requireMfa, a session', () => {
  beforeEach(() => {
    sandbox.requireMfa = true
  })

  test('is pending until an authenticator app is set up', async () => {
    const browser = openBrowser()
    const id = await browser.signIn('ada')
    expect(await sessionOf(browser, id)).toMatchObject({
      status: 'pending',
      tasks: [{ key: 'setup-mfa' }],
    })
    expect(await asServer(await tokenOf(browser, id))).toEqual([null, ada])
    await browser.call('POST', '/v1/me/totp')
    expect((await sessionOf(browser, id)).status).toBe('pending')
    await browser.call('POST', '/v1/me/totp/attempt_verification', { code: CODE })
    expect(await sessionOf(browser, id)).toMatchObject({ status: 'active', tasks: null })
    expect(await asServer(await tokenOf(browser, id))).toEqual([ada, ada])
    expect((await clerk.users.getUser(ada)).twoFactorEnabled).toBe(true)
  })

  test('has its tasks in order: the password, the second factor, the organization', async () => {
    sandbox.forceOrganizationSelection = true
    await call('POST', `/v1/users/${ada}/password/set_compromised`)
    const browser = openBrowser()
    const id = await browser.signIn('ada')
    expect((await sessionOf(browser, id)).tasks).toEqual([
      { key: 'reset-password' },
      { key: 'setup-mfa' },
      { key: 'choose-organization' },
    ])
  })

  test('is active for an agent, which cannot set up a second factor', async () => {
    const task = await call('POST', '/v1/agents/tasks', {
      on_behalf_of: { user_id: ada },
      permissions: '*',
      agent_name: 'tester',
      task_description: 'tests',
      redirect_url: 'http://localhost/done',
    })
    await fetch(String(task.body.url), { redirect: 'manual' })
    const { data } = await clerk.sessions.getSessionList({ userId: ada })
    expect(data.map(({ status }) => status)).toEqual(['active'])
  })
})
