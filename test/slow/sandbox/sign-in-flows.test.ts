import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createSandbox } from '../../../src/sandbox/index.ts'
import { closeAfterTests } from '../../closing.ts'
import { hasChromium, HOW_TO_GET_CHROMIUM, keepScreenshot, startChromium } from '../chromium.ts'
import {
  enterCode,
  givePassword,
  identify,
  newAddress,
  PATIENCE,
  portalOf,
  press,
} from './portal.ts'

describe.skipIf(!hasChromium)(`Clerk’s widgets (${HOW_TO_GET_CHROMIUM})`, async () => {
  const chromium = await startChromium()
  const sandbox = await createSandbox()
  closeAfterTests(() => sandbox.close())
  const { open, openAsNewUser } = portalOf(sandbox, chromium)

  test('UserProfile: the password is changed, after a new proof where the last is old', async () => {
    const { page, user } = await openAsNewUser('user')
    await press(page, 'Security')
    for (const session of sandbox.store.sessions.values()) {
      if (session.user_id === user.id) session.first_factor_verified_at -= 700_000
    }
    await press(page, 'Update password')
    await page.locator('input[name=newPassword]').fill('a brand new password')
    await page.locator('input[name=confirmPassword]').fill('a brand new password')
    await press(page, 'Save')
    await page.getByText('Verification required').first().waitFor()
    await keepScreenshot(page, 'widget-reverification')
    await givePassword(page, 'sandbox-nina')
    await expect
      .poll(() => sandbox.store.users.get(user.id)?.password, { timeout: PATIENCE })
      .toBe('a brand new password')
  })

  test('UserProfile and SignIn: a passkey', async () => {
    const { page, faults, user } = await openAsNewUser('user')
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await press(page, 'Security')
    await press(page, 'Add a passkey')
    await expect
      .poll(() => sandbox.store.users.get(user.id)?.passkeys.map(({ verified }) => verified), {
        timeout: PATIENCE,
      })
      .toEqual([true])
    await page.evaluate('window.Clerk.signOut()')
    await page.waitForURL(/portal\/sign-in/)
    await page.getByText('Use passkey instead').click()
    await page.waitForURL(/portal\/user/)
    expect(faults).toEqual([])
  })

  test('SignIn: a forgotten password', async () => {
    const { page } = await open('/sign-in')
    await identify(page, 'eva@example.com')
    await page.getByText('Forgot password?').click()
    await press(page, 'Reset your password')
    await enterCode(page)
    await page.locator('input[name=password]').fill('eva remembers now')
    await page.locator('input[name=confirmPassword]').fill('eva remembers now')
    await keepScreenshot(page, 'widget-reset-password')
    await press(page, 'Reset Password')
    await page.waitForURL(/portal\/user/)
    expect(
      [...sandbox.store.users.values()].find(({ username }) => username === 'eva'),
    ).toMatchObject({ password: 'eva remembers now' })
  })

  test('SignIn with Google as somebody new signs up', async () => {
    const { page, faults } = await open('/sign-in')
    const address = newAddress('gina')
    await page.getByRole('button', { name: /Google/ }).click()
    await page.getByLabel('Email address').fill(address)
    await page.getByLabel('First name').fill('Gina')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(/portal\/user/)
    await page.getByText(address).first().waitFor()
    expect(faults).toEqual([])
  })

  test('SignUp from the link of an invitation', async () => {
    await fetch(`${sandbox.url}/v1/invitations`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sandbox.secretKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ email_address: newAddress('invited') }),
    })
    const { page } = await open(
      new URL(sandbox.inbox.at(-1)?.link ?? '').href.replace(sandbox.url, ''),
    )
    await page.locator('input[name=password]').fill('sandbox-invited')
    await keepScreenshot(page, 'widget-sign-up-invited')
    await press(page, 'Continue')
    await page.waitForURL(/portal\/user/)
    expect([...sandbox.store.invitations.values()].at(-1)?.status).toBe('accepted')
  })

  test('the way back leads to the application, which knows the browser', async () => {
    const application = createServer((_request, response) => response.end('the application'))
    await new Promise<void>((done) => application.listen(0, '127.0.0.1', done))
    closeAfterTests(async () => {
      application.closeAllConnections()
      application.close()
    })
    const url = `http://127.0.0.1:${(application.address() as AddressInfo).port}/inside`
    const { page } = await open(`/sign-in?redirect_url=${encodeURIComponent(url)}`)
    await identify(page, 'bob@example.com')
    await givePassword(page, 'sandbox-bob')
    await page.getByText('the application').waitFor()
    expect(page.url()).toMatch(/\/inside\?__clerk_db_jwt=dvb_/)
  })
})
