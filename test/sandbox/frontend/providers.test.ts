import { beforeEach, describe, expect, test } from 'vitest'
import { ada } from '../start.ts'
import { type Answer, type Browser, startFrontend } from './browser.ts'

const started = await startFrontend()
const { clerk, openBrowser } = started
beforeEach(() => started.sandbox.reset())

const APP = 'http://localhost:3000'
const redirects = {
  redirect_url: `${APP}/sso-callback`,
  action_complete_redirect_url: `${APP}/done`,
}

interface Verification {
  status: string
  external_verification_redirect_url: string
  error?: { code: string }
}

const stateOf = ({ external_verification_redirect_url: url }: Verification) =>
  new URL(url).searchParams.get('state') ?? ''

/** Chooses an account on the provider's page, and returns the address of the redirect. */
async function choose({ call }: Browser, verification: Verification, email: string) {
  const state = stateOf(verification)
  const other = new URLSearchParams({
    state,
    email_address: email,
    first_name: 'Pat',
    last_name: '',
  })
  const { status, headers } = await call(
    'GET',
    `/sandbox/providers/google/other?${other.toString()}`,
  )
  expect(status).toBe(303)
  return headers.get('location')
}

async function begin(
  { call }: Browser,
  what: 'sign_ins' | 'sign_ups',
): Promise<Answer & { verification: Verification }> {
  const answer = await call('POST', `/v1/client/${what}`, {
    strategy: 'oauth_google',
    ...redirects,
  })
  const { verifications, first_factor_verification } = answer.response as {
    verifications?: { external_account: Verification }
    first_factor_verification?: Verification
  }
  const verification = verifications?.external_account ?? first_factor_verification
  if (!verification) throw new Error('no verification')
  return { ...answer, verification }
}

const attemptOf = async ({ call }: Browser, kind: 'sign_in' | 'sign_up') =>
  (await call('GET', '/v1/client')).response[kind] as Record<string, unknown> & {
    first_factor_verification?: Verification
    verifications?: { external_account: Verification }
  }

describe('signing in with a provider', () => {
  test('asks on its page as whom, and signs in whoever is known by the address', async () => {
    const browser = openBrowser()
    const { verification } = await begin(browser, 'sign_ins')
    const page = await fetch(verification.external_verification_redirect_url)
    const html = await page.text()
    expect(html).toContain('ada@example.com')
    expect(html).not.toContain('<script')
    expect(await choose(browser, verification, 'ada@example.com')).toBe(`${APP}/done`)
    const { response } = await browser.call('GET', '/v1/me')
    expect(response).toMatchObject({ id: ada, external_accounts: [{ provider: 'oauth_google' }] })
    const found = await started.call('GET', '/v1/users?provider=google')
    expect(found.body).toMatchObject([{ id: ada }])
  })

  test('as nobody that is known goes on as a sign-up', async () => {
    const browser = openBrowser()
    const { verification } = await begin(browser, 'sign_ins')
    const back = await choose(browser, verification, 'pat@example.com')
    expect(back).toBe(`${APP}/sso-callback`)
    expect((await attemptOf(browser, 'sign_in')).first_factor_verification).toMatchObject({
      status: 'transferable',
      error: { code: 'external_account_not_found' },
    })
    const { response } = await browser.call('POST', '/v1/client/sign_ups', { transfer: 'true' })
    expect(response).toMatchObject({ status: 'complete', email_address: 'pat@example.com' })
    const user = await clerk.users.getUser(String(response.created_user_id))
    expect(user).toMatchObject({ firstName: 'Pat', passwordEnabled: false })
    expect(user.externalAccounts).toHaveLength(1)
  })

  test('that was cancelled says so', async () => {
    const browser = openBrowser()
    const { verification } = await begin(browser, 'sign_ins')
    const path = `/v1/oauth_callback?error=access_denied&state=${stateOf(verification)}`
    expect((await browser.call('GET', path)).headers.get('location')).toBe(redirects.redirect_url)
    expect((await attemptOf(browser, 'sign_in')).first_factor_verification?.error?.code).toBe(
      'oauth_access_denied',
    )
  })

  test('leads to no script, and takes no state but its own', async () => {
    const { call } = openBrowser()
    const form = { strategy: 'oauth_google', redirect_url: 'javascript:alert(1)' }
    expect((await call('POST', '/v1/client/sign_ins', form)).status).toBe(422)
    expect((await call('GET', '/v1/oauth_callback?state=guess&code=guess')).status).toBe(400)
  })
})

describe('signing up with a provider', () => {
  test('makes a user without a password', async () => {
    const browser = openBrowser()
    const { verification } = await begin(browser, 'sign_ups')
    expect(await choose(browser, verification, 'new-pat@example.com')).toBe(`${APP}/done`)
    const { response } = await browser.call('GET', '/v1/me')
    expect(response).toMatchObject({ password_enabled: false, first_name: 'Pat' })
  })

  test('as somebody who has an account goes on as a sign-in', async () => {
    const browser = openBrowser()
    const { verification } = await begin(browser, 'sign_ups')
    await choose(browser, verification, 'bob@example.com')
    expect((await attemptOf(browser, 'sign_up')).verifications?.external_account).toMatchObject({
      status: 'transferable',
      error: { code: 'external_account_exists' },
    })
    const { response } = await browser.call('POST', '/v1/client/sign_ins', { transfer: 'true' })
    expect(response.status).toBe('complete')
  })
})

describe('connected accounts', () => {
  test('are added, and removed again', async () => {
    const browser = openBrowser()
    await browser.signIn('mia')
    const { response } = await browser.call('POST', '/v1/me/external_accounts', {
      strategy: 'oauth_google',
      ...redirects,
    })
    await choose(browser, response.verification as Verification, 'mia.private@example.com')
    const accounts = async () =>
      (await browser.call('GET', '/v1/me')).response.external_accounts as { id: string }[]
    expect(await accounts()).toMatchObject([
      { id: response.id, email_address: 'mia.private@example.com' },
    ])
    await browser.call('DELETE', `/v1/me/external_accounts/${String(response.id)}`)
    expect(await accounts()).toEqual([])
  })

  test('of somebody else stay theirs', async () => {
    const browser = openBrowser()
    await browser.signIn('leo')
    const { response } = await browser.call('POST', '/v1/me/external_accounts', {
      strategy: 'oauth_google',
      ...redirects,
    })
    await choose(browser, response.verification as Verification, 'grace@example.com')
    const { response: me } = await browser.call('GET', '/v1/me')
    expect(me.external_accounts).toMatchObject([
      { verification: { status: 'unverified', error: { code: 'oauth_identification_claimed' } } },
    ])
  })
})
