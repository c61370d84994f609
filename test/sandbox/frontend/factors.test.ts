import { describe, expect, test } from 'vitest'
import { MAX_ATTEMPTS } from '../../../src/sandbox/lockout.ts'
import { totpCode } from '../../../src/sandbox/second-factors.ts'
import { type Browser, CODE, faulty, startFrontend } from './browser.ts'

const { sandbox, clerk, openBrowser } = await startFrontend()

let count = 0
async function createUser(fields: Parameters<typeof clerk.users.createUser>[0] = {}) {
  count++
  const email = `factors-${count}@example.com`
  const user = await clerk.users.createUser({
    emailAddress: [email],
    password: 'sandbox-person',
    ...fields,
  })
  return { id: user.id, email }
}

/** Starts a sign-in; `step` continues it. */
async function start({ call }: Browser, form: Record<string, string>) {
  const { response } = await call('POST', '/v1/client/sign_ins', form)
  const step = (name: string, fields: Record<string, string>) =>
    call('POST', `/v1/client/sign_ins/${String(response.id)}/${name}`, fields)
  return { response, step }
}

const strategiesOf = (factors: unknown) =>
  (factors as { strategy: string }[]).map(({ strategy }) => strategy)

describe('a forgotten password', () => {
  test('is replaced with a code by email, which signs in and ends other sessions', async () => {
    const { id, email } = await createUser()
    const elsewhere = openBrowser()
    await elsewhere.call('POST', '/v1/client/sign_ins', {
      identifier: email,
      password: 'sandbox-person',
    })
    const browser = openBrowser()
    const { response, step } = await start(browser, { identifier: email })
    expect(strategiesOf(response.supported_first_factors)).toContain('reset_password_email_code')
    const strategy = 'reset_password_email_code'
    await step('prepare_first_factor', { strategy })
    expect(await step('attempt_first_factor', { strategy, code: '1' })).toMatchObject(
      faulty('form_code_incorrect', 'code'),
    )
    expect((await step('attempt_first_factor', { strategy, code: CODE })).response.status).toBe(
      'needs_new_password',
    )
    expect(await step('reset_password', { password: 'short' })).toMatchObject(
      faulty('form_password_length_too_short', 'password'),
    )
    const done = await step('reset_password', {
      password: 'a new password',
      sign_out_of_other_sessions: 'true',
    })
    expect(done.response.status).toBe('complete')
    expect(sandbox.store.users.get(id)?.password).toBe('a new password')
    expect((await elsewhere.call('GET', '/v1/me')).status).toBe(401)
    expect((await browser.call('GET', '/v1/me')).response.id).toBe(id)
  })

  test('cannot be replaced before the code is right', async () => {
    const { email } = await createUser()
    const { step } = await start(openBrowser(), { identifier: email })
    expect((await step('reset_password', { password: 'a new password' })).status).toBe(400)
  })
})

describe('a second factor', () => {
  const totpSecret = 'JBSWY3DPEHPK3PXP'

  test('is asked for after the password, and the session says that it was given', async () => {
    const { email } = await createUser({ totpSecret, backupCodes: ['backup'] })
    const browser = openBrowser()
    const { response, step } = await start(browser, {
      identifier: email,
      password: 'sandbox-person',
    })
    expect(response.status).toBe('needs_second_factor')
    expect(strategiesOf(response.supported_second_factors)).toEqual(['totp', 'backup_code'])
    expect((await browser.call('GET', '/v1/client')).response.sessions).toEqual([])
    expect((await step('attempt_second_factor', { strategy: 'totp', code: '1' })).status).toBe(422)
    const code = totpCode(totpSecret)
    const done = await step('attempt_second_factor', { strategy: 'totp', code })
    expect(done.response.status).toBe('complete')
    const { response: client } = await browser.call('GET', '/v1/client')
    expect(client.sessions).toMatchObject([{ factor_verification_age: [0, 0] }])
  })

  test('is replaced by a backup code, once', async () => {
    const { email } = await createUser({ totpSecret, backupCodes: ['backup'] })
    const signIn = async () => {
      const { step } = await start(openBrowser(), { identifier: email, password: 'sandbox-person' })
      return step('attempt_second_factor', { strategy: 'backup_code', code: 'backup' })
    }
    expect((await signIn()).response.status).toBe('complete')
    expect((await signIn()).status).toBe(422)
  })

  test('is a code by text message', async () => {
    const { id, email } = await createUser()
    await clerk.phoneNumbers.createPhoneNumber({
      userId: id,
      phoneNumber: '+15555550111',
      verified: true,
      reservedForSecondFactor: true,
    })
    const { step } = await start(openBrowser(), { identifier: email, password: 'sandbox-person' })
    await step('prepare_second_factor', { strategy: 'phone_code' })
    const done = await step('attempt_second_factor', { strategy: 'phone_code', code: CODE })
    expect(done.response.status).toBe('complete')
  })

  test('is set up, proven and removed by its user', async () => {
    const { id, email } = await createUser()
    const { call } = openBrowser()
    await call('POST', '/v1/client/sign_ins', { identifier: email, password: 'sandbox-person' })
    const { response: totp } = await call('POST', '/v1/me/totp')
    expect(totp.uri).toContain(`secret=${String(totp.secret)}`)
    const wrong = await call('POST', '/v1/me/totp/attempt_verification', { code: '1' })
    expect(wrong).toMatchObject(faulty('form_code_incorrect', 'code'))
    const code = totpCode(String(totp.secret))
    const verified = await call('POST', '/v1/me/totp/attempt_verification', { code })
    expect(verified.response).toMatchObject({ verified: true, secret: null })
    expect(verified.response.backup_codes).toHaveLength(10)
    expect((await call('POST', '/v1/me/backup_codes/')).response.codes).toHaveLength(10)
    expect((await clerk.users.getUser(id)).twoFactorEnabled).toBe(true)
    expect((await call('DELETE', '/v1/me/totp')).response.deleted).toBe(true)
    const { twoFactorEnabled, backupCodeEnabled } = await clerk.users.getUser(id)
    expect([twoFactorEnabled, backupCodeEnabled]).toEqual([false, false])
  })
})

describe('reverification', () => {
  /** A user whose last proof is older than ten minutes. */
  async function signInLongAgo() {
    const { email } = await createUser()
    const browser = openBrowser()
    const { response } = await browser.call('POST', '/v1/client/sign_ins', {
      identifier: email,
      password: 'sandbox-person',
    })
    const id = String(response.created_session_id)
    const session = sandbox.store.sessions.get(id)
    if (session) session.first_factor_verified_at -= 700_000
    return { ...browser, session: id }
  }

  test.each([
    ['POST', '/v1/me/email_addresses/', { email_address: 'more@example.com' }],
    ['POST', '/v1/me/phone_numbers', { phone_number: '+15555550112' }],
    ['POST', '/v1/me/change_password', { new_password: 'a new password' }],
    ['POST', '/v1/me/totp', {}],
    ['POST', '/v1/me/passkeys', {}],
    ['DELETE', '/v1/me', {}],
  ])('%s %s is asked for a new proof', async (method, path, form: Record<string, string>) => {
    const { call, session } = await signInLongAgo()
    const first = await call(method, path, form)
    expect(first).toMatchObject({ status: 403, ...faulty('session_reverification_required') })
    const verify = `/v1/client/sessions/${session}/verify`
    await call('POST', verify, { level: 'second_factor' })
    const proven = await call('POST', `${verify}/attempt_first_factor`, {
      strategy: 'password',
      password: 'sandbox-person',
    })
    expect(proven.response.status).toBe('complete')
    expect((await call(method, path, form)).status).toBe(200)
  })

  test('is not needed where the old password comes along', async () => {
    const { call } = await signInLongAgo()
    const form = { current_password: 'sandbox-person', new_password: 'a new password' }
    expect((await call('POST', '/v1/me/change_password', form)).status).toBe(200)
  })
})

test('too many wrong passwords lock the user, who is told for how long', async () => {
  const { id, email } = await createUser()
  const user = sandbox.store.users.get(id)
  if (user) user.failed_attempts = MAX_ATTEMPTS - 1
  const signIn = (password: string) =>
    openBrowser().call('POST', '/v1/client/sign_ins', { identifier: email, password })
  expect((await signIn('guess')).status).toBe(422)
  expect(await signIn('sandbox-person')).toMatchObject({ status: 403, ...faulty('user_locked') })
  expect((await clerk.users.getUser(id)).locked).toBe(true)
  if (user) user.locked_until = Date.now() - 1
  expect((await signIn('sandbox-person')).response.status).toBe('complete')
})

test('a link by email completes the sign-in of the browser that asked for it', async () => {
  const { email } = await createUser()
  const links: string[] = []
  sandbox.store.subscribe(({ type, data }) => {
    if (type === 'email.created') links.push(/https?:\S+/.exec(JSON.stringify(data))?.[0] ?? '')
  })
  const browser = openBrowser()
  const { step } = await start(browser, { identifier: email })
  await step('prepare_first_factor', {
    strategy: 'email_link',
    redirect_url: 'http://localhost:3000/verified',
  })
  const opened = await fetch(links[0]?.replace(/".*/, '') ?? '', { redirect: 'manual' })
  expect(opened.headers.get('location')).toContain('/verified?__clerk_status=verified')
  expect((await browser.call('GET', '/v1/client')).response.sessions).toHaveLength(1)
})

test.each([
  [{ identifier: 'ada', strategy: 'web3_metamask_signature' }, 'sandbox_not_implemented'],
  [{ identifier: 'ada', strategy: 'oauth_nobody' }, 'sandbox_not_implemented'],
  [{ identifier: 'bob', strategy: 'phone_code' }, 'strategy_for_user_invalid'],
  [{ identifier: 'ada', favourite_colour: 'green' }, 'form_param_unknown'],
])('a sign-in with %j is refused, not ignored', async (form: Record<string, string>, code) => {
  const answer = await openBrowser().call('POST', '/v1/client/sign_ins', form)
  expect(answer).toMatchObject({ status: 422, errors: [{ code }] })
})
