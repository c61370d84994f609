import { describe, expect, test as base } from 'vitest'
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts'
import { totpCode } from '../../../src/sandbox/second-factors.ts'
import { closeAfterTests } from '../../closing.ts'
import { hasChromium, HOW_TO_GET_CHROMIUM, keepScreenshot, startChromium } from '../chromium.ts'
import {
  EARLIER,
  enterCode,
  givePassword,
  identify,
  newAddress,
  newName,
  PATIENCE,
  portalOf,
  press,
} from './portal.ts'

const MINORS = [
  { minor: 'newest', modules: undefined, isInstalled: true },
  { minor: 'previous', modules: EARLIER, isInstalled: EARLIER !== undefined },
]

describe.skipIf(!hasChromium).each(MINORS)(
  `Clerk’s widgets, $minor minor (${HOW_TO_GET_CHROMIUM}, and npm ci --prefix test/ecosystem)`,
  async ({ modules, isInstalled }) => {
    const chromium = await startChromium()
    const sandbox = await createSandbox()
    closeAfterTests(() => sandbox.close())
    const { origin, open, openAsNewUser } = portalOf(sandbox, chromium, modules)
    const test = base.skipIf(!isInstalled)

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
        .poll(() =>
          sandbox.store.users.get(user.id)?.email_addresses.map(({ verified }) => verified),
        )
        .toEqual([true, true])
      expect(faults).toEqual([])
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
      const name = newName('With Logo')
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

    test('OrganizationProfile, and the small widgets on its page', async () => {
      const { page, faults } = await open('/organization-list', 'ada')
      await page.getByText('Acme Inc').click()
      await page.waitForFunction('Clerk.organization?.slug === "acme"')
      await page.goto(`${origin}/organization`)
      await press(page, 'Members')
      await page.getByText('bob@example.com').waitFor()
      await page.evaluate(`
        for (const widget of ['UserButton', 'UserAvatar', 'OrganizationSwitcher', 'APIKeys'])
          Clerk['mount' + widget](document.body.appendChild(document.createElement('section')), {})`)
      await page.getByRole('button', { name: 'Open user menu' }).waitFor()
      await page.getByRole('button', { name: 'Open organization switcher' }).waitFor()
      await page.getByText('Acme reports').waitFor()
      await keepScreenshot(page, 'widget-organization-profile')
      expect(faults).toEqual([])
    })
  },
)

function organizationNamed(sandbox: Sandbox, name: string) {
  return [...sandbox.store.organizations.values()].find(
    (organization) => organization.name === name,
  )
}
