import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Sandbox } from '../../../src/sandbox/index.ts'
import { watch } from '../chromium.ts'

/** Most milliseconds for a page, also on a busy machine. */
export const PATIENCE = 30_000
const CODE = '424242'

const MODULES = fileURLToPath(new URL('../../ecosystem/node_modules', import.meta.url))

/** A folder of packages, with the minor version before of ClerkJS and its widgets. */
export const EARLIER = existsSync(MODULES) ? MODULES : undefined

/** The bundles of the sandbox, replaced by those in the folder. */
async function replaceBundles(context: BrowserContext, modules: string): Promise<void> {
  await context.route(/\/npm\/@clerk\//, async (route) => {
    const [, name = '', file = ''] =
      /@clerk\/([\w-]+)@[^/]*\/dist\/(.*)$/.exec(route.request().url()) ?? []
    const bundle = readFileSync(join(modules, '@clerk', name, 'dist', file), 'utf8')
    const body = bundle.replaceAll('https://img.clerk.com/static/', '/fapi/icons/')
    await route.fulfill({ contentType: 'text/javascript', body })
  })
}

let last = 0

/** A name that nobody has, also when a test runs again. */
export const newName = (name: string) => `${name}-${(last += 1)}`

/** An email address that nobody has, also when a test runs again. */
export const newAddress = (name: string) => `${newName(name)}@example.com`

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

/**
 * The pages of a sandbox's account portal, each opened in a browser of its own.
 *
 * @param modules the packages of the widgets; default: those of this project
 */
export function portalOf(sandbox: Sandbox, chromium: Browser, modules?: string) {
  // Passkeys need a host name.
  const origin = sandbox.url.replace('127.0.0.1', 'localhost')

  /** A page of the portal, and its errors so far; as this user, or as nobody. */
  async function open(path: string, user?: string) {
    // ClerkJS offers no passkeys to robots.
    const context = await chromium.newContext({ userAgent: 'Mozilla/5.0 Chrome/140.0.0.0' })
    await context.addInitScript('delete Object.getPrototypeOf(navigator).webdriver')
    if (modules !== undefined) await replaceBundles(context, modules)
    if (user !== undefined) {
      const headers = { authorization: `Bearer ${sandbox.secretKey}` }
      const data = { user, browser: true }
      await context.request.post(`${origin}/sandbox/sign_in`, { headers, data })
    }
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    const faults = watch(page, origin)
    await page.goto(`${origin}${path}`)
    return { page, faults }
  }

  /** A page of the portal with a new user signed in. */
  async function openAsNewUser(path: string) {
    const user = await sandbox.users.create({ firstName: 'Nina', password: 'sandbox-nina' })
    return { ...(await open(`/${path}`, user.id)), user }
  }

  return { origin, open, openAsNewUser }
}
