import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, startApi } from '../api.ts'
import {
  HOW_TO_GET_CHROMIUM,
  hasChromium,
  keepScreenshot,
  startChromium,
  watch,
} from '../chromium.ts'

/** Seconds that a session token lives here, so that it dies while a person reads. */
const LIFETIME = 8
const BAR = { signedOut: 'Signed out. Calls carry no token.', ada: /^Signed in as Ada Lovelace/ }

const listen = async ({ app }: Api) => {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://localhost:${(app.server.address() as AddressInfo).port}`
}
const status = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 20_000 })

async function signIn(page: Page, user: string) {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('input[name=identifier]').fill(`${user}@example.com`)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.locator('input[name=password]').fill(`sandbox-${user}`)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
}

/** Runs an operation as a person does, and reads the answer that the page shows. */
async function execute(page: Page, operation: string) {
  const block = page.locator(`[id^=operations-][id$=-${operation}]`)
  if (!(await block.getByRole('button', { name: 'Execute' }).isVisible()))
    await block.locator('.opblock-summary-control').click()
  const answered = page.waitForResponse((response) => !response.url().includes('__clerk'))
  await block.getByRole('button', { name: 'Execute' }).click()
  const response = await answered
  const shown = block.locator('.live-responses-table .response-col_status').last()
  await shown.filter({ hasText: String(response.status()) }).waitFor()
  return { status: response.status(), body: (await response.json()) as Record<string, unknown> }
}

describe.skipIf(!hasChromium)(`the docs page (${HOW_TO_GET_CHROMIUM})`, () => {
  let browser: Browser
  let url: string
  beforeAll(async () => {
    browser = await startChromium()
    url = await listen(
      await startApi({
        sandbox: { sessionTokenLifetime: LIFETIME },
        config: { clerkTimeout: 5000 },
      }),
    )
  })

  test(
    'sign in, call, read for longer than a token lives, call again, sign out',
    { timeout: 120_000 },
    async () => {
      const page = await browser.newPage()
      const faults = watch(page, url)
      await page.goto(`${url}/docs`)
      await status(page, BAR.signedOut)
      await keepScreenshot(page, 'signed-out')

      await signIn(page, 'ada')
      await status(page, BAR.ada)
      await keepScreenshot(page, 'signed-in')
      expect(await execute(page, 'getProtected')).toMatchObject({ status: 200 })
      await page.waitForTimeout((LIFETIME + 2) * 1000)
      expect(await execute(page, 'getProtected')).toMatchObject({ status: 200 })
      await keepScreenshot(page, 'called')

      const switcher = page.getByRole('button', { name: 'Open organization switcher' })
      await switcher.click()
      await page.getByRole('menuitem', { name: /Acme/ }).click()
      await status(page, /Acme/)
      expect((await execute(page, 'getAuth')).body).toMatchObject({ orgSlug: 'acme' })
      await switcher.click()
      await page.getByRole('menuitem', { name: /Personal account/ }).click()
      await status(page, /^Signed in as Ada Lovelace\. /)
      expect((await execute(page, 'getAuth')).body).toMatchObject({ orgId: null })

      expect(await page.evaluate(() => JSON.stringify(localStorage) + location.href)).not.toMatch(
        /eyJ/,
      )
      await page.getByRole('button', { name: 'Open user menu' }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await status(page, BAR.signedOut)
      expect(faults).toEqual([])
      expect(await execute(page, 'getProtected')).toMatchObject({ status: 401 })
      // The browser itself reports the 401 on its console.
      expect(faults).toEqual([expect.stringContaining('401')])
      await page.close()
    },
  )
})
