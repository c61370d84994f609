import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts'
import { totpCode } from '../../../src/sandbox/second-factors.ts'
import { closeAfterTests } from '../../closing.ts'
import { hasChromium, HOW_TO_GET_CHROMIUM, keepScreenshot, startChromium } from '../chromium.ts'
import { enterCode, givePassword, identify, PATIENCE, portalOf, press } from './portal.ts'

describe.skipIf(!hasChromium)(`Clerk’s widgets (${HOW_TO_GET_CHROMIUM})`, async () => {
  const chromium = await startChromium()
  const sandbox = await createSandbox()
  closeAfterTests(() => sandbox.close())
  const { open, openAsNewUser } = portalOf(sandbox, chromium)
  let last = 0
  /** An address that nobody has, also when a test runs again. */
  const newAddress = (name: string) => `${name}-${(last += 1)}@example.com`

  test('SignIn and UserProfile: an email address is added and verified', async () => {
    const { page, faults, user } = await openAsNewUser('user')
    const address = newAddress('nina')
    await press(page, 'Add email address')
    await page.locator('input[name=emailAddress]').fill(address)
    await press(page, 'Add')
    await enterCode(page)
    await page.getByText(address).first().waitFor()
    await keepScreenshot(page, 'widget-user-profile')
    await expect
      .poll(() => sandbox.store.users.get(user.id)?.email_addresses.map(({ verified }) => verified))
      .toEqual([true, true])
    expect(faults).toEqual([])
  })

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

  test('UserProfile: an authenticator app is added, and SignIn asks for its code', async () => {
    const { page, user } = await openAsNewUser('user')
    await press(page, 'Security')
    await press(page, 'Add two-step verification')
    await page.getByText('Authenticator application').click()
    await page.getByText('Add authenticator application').first().waitFor()
    await keepScreenshot(page, 'widget-authenticator')
    const secret = sandbox.store.users.get(user.id)?.totp?.secret ?? ''
    await press(page, 'Continue')
    const field = page.locator('input[autocomplete="one-time-code"]')
    await field.waitFor()
    await field.pressSequentially(totpCode(secret))
    await page.getByText('Backup codes').first().waitFor()
    await keepScreenshot(page, 'widget-backup-codes')
    const again = await open('/sign-in')
    await identify(again.page, user.emailAddress ?? '')
    await givePassword(again.page, 'sandbox-nina')
    await enterCode(again.page)
    await again.page.waitForURL(/portal\/user/)
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

  test('SignIn with Google: as whom?', async () => {
    const { page, faults } = await open('/sign-in')
    await page.getByRole('button', { name: /Google/ }).click()
    await page.getByText('Google: as whom?').waitFor()
    await keepScreenshot(page, 'provider')
    await page.getByText('ada@example.com').click()
    await page.waitForURL(/portal\/user/)
    await page.getByText('Ada Lovelace').first().waitFor()
    expect(faults).toEqual([])
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

  test('SignUp with a code by email', async () => {
    const { page, faults } = await open('/sign-up')
    await page.locator('input[name=emailAddress]').fill(newAddress('olga'))
    await page.locator('input[name=password]').fill('sandbox-olga')
    await keepScreenshot(page, 'widget-sign-up')
    await press(page, 'Continue')
    await enterCode(page)
    await page.waitForURL(/portal\/user/)
    expect(faults).toEqual([])
  })

  test('CreateOrganization with a logo', async () => {
    const { page } = await openAsNewUser('create-organization')
    const name = `With Logo ${(last += 1)}`
    await page.locator('input[name=name]').fill(name)
    await page.locator('input[type=file]').setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from('89504e470d0a1a0a0000', 'hex'),
    })
    await press(page, 'Create organization')
    await expect
      .poll(() => organizationNamed(sandbox, name)?.image, { timeout: PATIENCE })
      .toMatch(/^data:image\/png/)
    await keepScreenshot(page, 'widget-create-organization')
  })

  test('Waitlist', async () => {
    const { page, faults } = await open('/waitlist')
    const address = newAddress('waiting')
    await page.locator('input[name=emailAddress]').fill(address)
    await press(page, 'Join the waitlist')
    await expect
      .poll(() => [...sandbox.store.waitlistEntries.values()].map((entry) => entry.email_address))
      .toContain(address)
    expect(faults).toEqual([])
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

function organizationNamed(sandbox: Sandbox, name: string) {
  return [...sandbox.store.organizations.values()].find(
    (organization) => organization.name === name,
  )
}
