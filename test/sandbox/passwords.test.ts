import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startFrontend, faulty, type Browser } from './frontend/browser.ts'

const { sandbox, clerk, openBrowser } = await startFrontend()

const REFUSED = [
  ['2short', 'form_password_length_too_short'],
  ['x'.repeat(73), 'form_password_length_too_long'],
  ['Password123', 'form_password_pwned'],
]

let browser: Browser
beforeEach(() => {
  browser = openBrowser()
})
afterEach(() => sandbox.reset())

describe.each(REFUSED)('the password %s is refused', (password, code) => {
  test('at sign-up', async () => {
    const form = { email_address: 'new@example.com', password }
    const { status, body } = await browser.call('POST', '/v1/client/sign_ups', form)
    expect(status).toBe(422)
    expect(body).toMatchObject(faulty(code, 'password'))
  })

  test('as a new password of one’s own', async () => {
    await browser.signIn('ada')
    const form = { current_password: 'sandbox-ada', new_password: password }
    const { body } = await browser.call('POST', '/v1/me/change_password', form)
    expect(body).toMatchObject(faulty(code, 'new_password'))
  })

  test('after it was forgotten', async () => {
    const form = { identifier: 'ada@example.com', strategy: 'reset_password_email_code' }
    const { response } = await browser.call('POST', '/v1/client/sign_ins', form)
    const path = `/v1/client/sign_ins/${String(response.id)}`
    const proof = { strategy: 'reset_password_email_code', code: '424242' }
    await browser.call('POST', `${path}/attempt_first_factor`, proof)
    const { body } = await browser.call('POST', `${path}/reset_password`, { password })
    expect(body).toMatchObject(faulty(code, 'password'))
  })

  test('from the Backend API, unless it skips the checks', async () => {
    const user = { emailAddress: ['new@example.com'], password }
    await expect(clerk.users.createUser(user)).rejects.toMatchObject({
      errors: [expect.objectContaining({ code })],
    })
    const created = await clerk.users.createUser({ ...user, skipPasswordChecks: true })
    expect(created.passwordEnabled).toBe(true)
  })
})

test('without the check for known breaches, a common password is taken', async () => {
  await clerk.instance.update({ hibp: false })
  const user = { emailAddress: ['new@example.com'], password: 'password123' }
  expect((await clerk.users.createUser(user)).passwordEnabled).toBe(true)
})
