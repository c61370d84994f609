import type { Browser, Page } from 'playwright-core'
import type { Sandbox } from '../../../src/sandbox/index.ts'
import { watch } from '../chromium.ts'

/** Most milliseconds for a page, also on a busy machine. */
export const PATIENCE = 30_000
const CODE = '424242'

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click()

export async function enterCode(page: Page) {
  const field = page.locator('input[autocomplete="one-time-code"]')
  await field.waitFor()
  await field.pressSequentially(CODE)
}

export async function identify(page: Page, identifier: string) {
  await page.locator('input[name=identifier]').fill(identifier)
  await press(page, 'Continue')
}

export async function givePassword(page: Page, password: string) {
  await page.locator('input[name=password]').fill(password)
  await press(page, 'Continue')
}

/** The pages of a sandbox's account portal, each opened in a browser of its own. */
export function portalOf(sandbox: Sandbox, chromium: Browser) {
  // Passkeys need a host name.
  const origin = sandbox.url.replace('127.0.0.1', 'localhost')

  /** A page of the portal, and its errors so far. */
  async function open(path: string) {
    // ClerkJS offers no passkeys to robots.
    const context = await chromium.newContext({ userAgent: 'Mozilla/5.0 Chrome/140.0.0.0' })
    await context.addInitScript('delete Object.getPrototypeOf(navigator).webdriver')
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    const faults = watch(page, origin)
    await page.goto(`${origin}${path}`)
    return { page, faults }
  }

  /** A page of the portal with a new user signed in. */
  async function openAsNewUser(path: string) {
    const user = await sandbox.users.create({ firstName: 'Nina', password: 'sandbox-nina' })
    const { page, faults } = await open(`/sign-in?redirect_url=${origin}/fapi/portal/${path}`)
    await identify(page, user.emailAddress ?? '')
    await givePassword(page, 'sandbox-nina')
    await page.waitForURL(new RegExp(`portal/${path}`))
    return { page, faults, user }
  }

  return { origin, open, openAsNewUser }
}
