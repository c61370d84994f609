import { beforeEach, describe, expect, test } from 'vitest'
import { ada, bob } from '../start.ts'
import { startFrontend, type Browser } from './browser.ts'

const { sandbox, clerk, openBrowser, call } = await startFrontend()

const clientOf = async (browser: Browser) =>
  (await browser.call('GET', '/v1/client')).response as {
    sessions: { id: string; user: { id: string } }[]
    last_active_session_id: string | null
  }
const namesOf = async (browser: Browser) =>
  (await clientOf(browser)).sessions.map(({ user }) => user.id)

describe('with multiSession, one browser', () => {
  beforeEach(async () => {
    await sandbox.reset()
    sandbox.multiSession = true
  })

  test('is signed in as several users, and switches between them', async () => {
    const browser = openBrowser()
    const first = await browser.signIn('ada')
    const second = await browser.signIn('bob')
    expect(await namesOf(browser)).toEqual([ada, bob])
    expect((await clientOf(browser)).last_active_session_id).toBe(second)
    expect((await browser.call('GET', '/v1/me')).response.id).toBe(bob)
    await browser.call('POST', `/v1/client/sessions/${first}/touch`)
    expect((await browser.call('GET', '/v1/me')).response.id).toBe(ada)
    const query = `?_clerk_session_id=${second}`
    expect((await browser.call('GET', `/v1/me${query}`)).response.id).toBe(bob)
  })

  test('signs out of one session, or of all', async () => {
    const browser = openBrowser()
    const first = await browser.signIn('ada')
    const second = await browser.signIn('bob')
    await browser.call('POST', `/v1/client/sessions/${second}/remove`)
    expect(await namesOf(browser)).toEqual([ada])
    expect((await clientOf(browser)).last_active_session_id).toBeNull()
    expect((await clerk.sessions.getSession(first)).status).toBe('active')
    await browser.signIn('bob')
    await browser.call('DELETE', '/v1/client/sessions')
    expect(await namesOf(browser)).toEqual([])
  })

  test('is told of the session that the user has already', async () => {
    const browser = openBrowser()
    const session = await browser.signIn('ada')
    const form = { identifier: 'ada@example.com' }
    const { status, errors } = await browser.call('POST', '/v1/client/sign_ins', form)
    expect(status).toBe(400)
    expect(errors).toEqual([
      expect.objectContaining({
        code: 'identifier_already_signed_in',
        meta: { param_name: 'identifier', session_id: session },
      }),
    ])
  })
})

test('without multiSession, the second sign-in ends the first', async () => {
  await sandbox.reset()
  const browser = openBrowser()
  const first = await browser.signIn('ada')
  await browser.signIn('bob')
  expect(await namesOf(browser)).toEqual([bob])
  expect((await clerk.sessions.getSession(first)).status).toBe('removed')
})

test('settings can be set over HTTP, and a reset goes back', async () => {
  await sandbox.reset()
  const settings = { multi_session: true, force_organization_selection: true, require_mfa: true }
  const { body } = await call('PATCH', '/sandbox/settings', settings)
  expect(body).toMatchObject(settings)
  expect((await openBrowser().call('GET', '/v1/environment')).body).toMatchObject({
    auth_config: { single_session_mode: false },
    organization_settings: { force_organization_selection: true },
    user_settings: { sign_up: { mfa: { required: true } } },
  })
  await sandbox.reset()
  const { multiSession, forceOrganizationSelection, requireMfa } = sandbox
  expect([multiSession, forceOrganizationSelection, requireMfa]).toEqual([false, false, false])
})
