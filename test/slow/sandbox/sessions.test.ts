import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts'
import { totpCode } from '../../../src/sandbox/second-factors.ts'
import { closeAfterTests } from '../../closing.ts'
import { hasChromium, HOW_TO_GET_CHROMIUM, keepScreenshot, startChromium } from '../chromium.ts'
import { givePassword, identify, portalOf, press } from './portal.ts'

interface Clerk {
  user: { username: string } | null
  client: { sessions: object[] }
  mountUserButton(element: Element): void
}

/** Shows Clerk's UserButton on the page. */
async function showUserButton(page: Page) {
  await page.waitForFunction(() => (window as unknown as { Clerk?: Clerk }).Clerk?.user)
  await page.evaluate(() => {
    const place = document.body.appendChild(document.createElement('div'))
    ;(window as unknown as { Clerk: Clerk }).Clerk.mountUserButton(place)
  })
  await page.getByRole('button', { name: 'Open user menu' }).click()
}

const isSignedInAs = (page: Page, name: string) =>
  page.waitForFunction(
    (wanted) => (window as unknown as { Clerk?: Clerk }).Clerk?.user?.username === wanted,
    name,
  )

const statuses = ({ store }: Sandbox) => [...store.sessions.values()].map(({ status }) => status)

const countSessions = (page: Page) =>
  page.evaluate(() => (window as unknown as { Clerk: Clerk }).Clerk.client.sessions.length)

describe.skipIf(!hasChromium)(`Clerk’s widgets (${HOW_TO_GET_CHROMIUM})`, async () => {
  const chromium = await startChromium()

  async function startPortal() {
    const sandbox = await createSandbox()
    closeAfterTests(() => sandbox.close())
    return { sandbox, ...portalOf(sandbox, chromium) }
  }

  test('UserButton: a second account is added, chosen, and signed out of', async () => {
    const { sandbox, open } = await startPortal()
    sandbox.multiSession = true
    const { page, faults } = await open('/sign-in')
    await identify(page, 'ada@example.com')
    await givePassword(page, 'sandbox-ada')
    await page.waitForURL(/portal\/user/)
    await showUserButton(page)
    await page.getByText('Add account').click()
    await page.waitForURL(/portal\/sign-in/)
    await identify(page, 'bob@example.com')
    await givePassword(page, 'sandbox-bob')
    await page.waitForURL(/portal\/user/)
    await isSignedInAs(page, 'bob')
    await showUserButton(page)
    await keepScreenshot(page, 'widget-account-switcher')
    await page.getByText('Ada Lovelace').click()
    await isSignedInAs(page, 'ada')
    await page.waitForURL(/portal\/user/)
    expect(await countSessions(page)).toBe(2)
    await showUserButton(page)
    await page.getByText('Sign out of all accounts').click()
    await page.waitForURL(/portal\/sign-in/)
    await expect.poll(() => statuses(sandbox)).toEqual(['removed', 'removed'])
    expect(faults).toEqual([])
  })

  test('SignIn: an organization must be chosen before the session is active', async () => {
    const { sandbox, open } = await startPortal()
    sandbox.forceOrganizationSelection = true
    const { page, faults } = await open('/sign-in')
    await identify(page, 'ada@example.com')
    await givePassword(page, 'sandbox-ada')
    await page.getByText('Acme Inc').waitFor()
    await keepScreenshot(page, 'widget-choose-organization')
    await page.getByText('Acme Inc').click()
    await page.waitForURL(/portal\/user/)
    await isSignedInAs(page, 'ada')
    const [session] = sandbox.store.sessions.values()
    expect(session?.last_active_organization_id).toMatch(/^org_/)
    expect(faults).toEqual([])
  })

  test('SignIn: a compromised password must be replaced, and a second factor set up', async () => {
    const { sandbox, open } = await startPortal()
    sandbox.requireMfa = true
    const { id } = await sandbox.users.create({
      username: 'leaked',
      password: 'sandbox-leaked',
      passwordCompromised: true,
    })
    const { page, faults } = await open('/sign-in')
    await identify(page, 'leaked')
    await givePassword(page, 'sandbox-leaked')
    await page.locator('input[name=newPassword]').fill('a brand new password')
    await page.locator('input[name=confirmPassword]').fill('a brand new password')
    await keepScreenshot(page, 'widget-task-reset-password')
    await press(page, 'Reset Password')
    await page.getByText('Authenticator application').click()
    await press(page, 'Continue')
    await keepScreenshot(page, 'widget-task-setup-mfa')
    const field = page.locator('input[autocomplete="one-time-code"]')
    await field.waitFor()
    await field.pressSequentially(totpCode(sandbox.store.users.get(id)?.totp?.secret ?? ''))
    await page.getByText('Backup codes').first().waitFor()
    await press(page, 'Continue')
    await page.waitForURL(/portal\/user/)
    await isSignedInAs(page, 'leaked')
    expect(sandbox.store.users.get(id)).toMatchObject({ password: 'a brand new password' })
    expect(faults).toEqual([])
  })

  test('SignUp: without an organization, one is created', async () => {
    const { sandbox, open } = await startPortal()
    sandbox.forceOrganizationSelection = true
    await sandbox.users.create({ username: 'newcomer', password: 'sandbox-new' })
    const { page } = await open('/sign-in')
    await identify(page, 'newcomer')
    await givePassword(page, 'sandbox-new')
    await page.locator('input[name=name]').fill('Newcomers')
    await keepScreenshot(page, 'widget-create-first-organization')
    await press(page, /Create organization|Continue/)
    await page.waitForURL(/portal\/user/)
    await isSignedInAs(page, 'newcomer')
  })
})
