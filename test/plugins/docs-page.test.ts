import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, startApi } from '../api.ts'
import { printedKeys, serve } from '../process.ts'
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

/**
 * Takes an entry of the menu that is open, which closes it: a click meanwhile would be lost. So
 * would one by mouse, where the menu, which moves as it opens, moves between its down and its up.
 */
async function choose(page: Page, entry: string) {
  const found = page.locator('[role=menuitem], [role=dialog] button').filter({ hasText: entry })
  await found.dispatchEvent('click')
  await found.waitFor({ state: 'hidden' })
}

/** Runs an operation as a person does, and reads the answer that the page shows. */
async function execute(page: Page, operation: string) {
  const block = page.locator(`[id^=operations-][id$=-${operation}]`)
  if (!(await block.getByRole('button', { name: 'Execute' }).isVisible()))
    await block.locator('.opblock-summary-control').click()
  const answered = page.waitForResponse(
    (response) =>
      response.request().resourceType() === 'fetch' && !response.url().includes('/__clerk/'),
  )
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
      await choose(page, 'Acme Inc')
      await status(page, /Acme/)
      expect((await execute(page, 'getAuth')).body).toMatchObject({ orgSlug: 'acme' })
      await switcher.click()
      await choose(page, 'Personal account')
      await status(page, /^Signed in as Ada Lovelace\. /)
      expect((await execute(page, 'getAuth')).body).toMatchObject({ orgId: null })

      expect(await page.evaluate(() => JSON.stringify(localStorage) + location.href)).not.toMatch(
        /eyJ/,
      )
      await page.getByRole('button', { name: 'Open user menu' }).click()
      await choose(page, 'Sign out')
      await status(page, BAR.signedOut)
      expect(faults).toEqual([])
      expect(await execute(page, 'getProtected')).toMatchObject({ status: 401 })
      // The browser itself reports the 401 on its console.
      expect(faults).toEqual([expect.stringContaining('401')])
      await page.close()
    },
  )

  test('an API key that the person has set wins over who is signed in', async () => {
    const page = await browser.newPage()
    await page.goto(`${url}/docs`)
    await status(page, BAR.signedOut)
    await page.getByRole('button', { name: 'Authorize' }).first().click()
    const scheme = page.locator('.auth-container').filter({ hasText: 'clerkApiKey' })
    await scheme.locator('input').fill('ak_sandbox_ada')
    await scheme.getByRole('button', { name: /Apply credentials/ }).click()
    await scheme.getByRole('button', { name: 'Close', exact: true }).click()
    await signIn(page, 'bob')
    await status(page, /Bob Byte/)
    expect((await execute(page, 'getAuth')).body).toMatchObject({ tokenType: 'api_key' })

    await page.reload()
    await status(page, /Bob Byte/)
    expect((await execute(page, 'getAuth')).body).toMatchObject({ tokenType: 'session_token' })
    await page.close()
  })

  test('somebody new signs up, and is signed in', async () => {
    const page = await browser.newPage()
    await page.goto(`${url}/docs`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Sign up' }).click()
    await page.locator('input[name=emailAddress]').fill('new@example.com')
    await page.locator('input[name=password]').fill('a good password')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByText('Verify your email').waitFor()
    await page.keyboard.type('424242', { delay: 50 })
    await status(page, /^Signed in as new@example\.com/)
    expect(await execute(page, 'getProtected')).toMatchObject({ status: 200 })
    await page.close()
  })

  test('without the scripts it is plain Swagger UI, and says so in one line', async () => {
    const page = await browser.newPage()
    await page.route('**/__clerk/npm/**', (route) => route.abort())
    await page.goto(`${url}/docs`)
    await status(page, /^No sign-in: .*could not be loaded\. Use "Authorize" to set a token\.$/)
    expect(await execute(page, 'getProtected')).toMatchObject({ status: 401 })
    await keepScreenshot(page, 'no-scripts')
    await page.close()
  })

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('looks as it should: %s, %i wide', async (colorScheme, width) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } })
    const faults = watch(page, url)
    await page.goto(`${url}/docs`)
    await status(page, BAR.signedOut)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('input[name=identifier]').waitFor()
    await keepScreenshot(page, `sign-in-${colorScheme}-${width}`)
    await page.keyboard.press('Escape')
    await signIn(page, 'ada')
    await status(page, BAR.ada)
    await execute(page, 'getProtected')
    await keepScreenshot(page, `signed-in-${colorScheme}-${width}`)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    expect(faults).toEqual([])
    await page.close()
  })

  test('what was open stays open over a reload, and the keyboard reaches all', async () => {
    const page = await browser.newPage()
    await page.goto(`${url}/docs`)
    await status(page, BAR.signedOut)
    await execute(page, 'getAuth')
    await page.reload()
    const block = page.locator('[id^=operations-][id$=-getAuth]')
    await block.getByRole('button', { name: 'Execute' }).waitFor()

    await page.keyboard.press('Tab')
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim())
    expect(await focused()).toBe('Skip to the operations')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('clerk-fastify-openapi')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Sign in')
    await page.close()
  })
})

describe.skipIf(!hasChromium)(`on a sandbox in another process (${HOW_TO_GET_CHROMIUM})`, () => {
  test('signs in just the same', async () => {
    const clerk = await serve(['scripts/sandbox.ts', '--port', '0'], {}, /WEBHOOK_SIGNING_SECRET=/)
    const keys = printedKeys(clerk)
    const server = await serve(['src/server.ts'], { PORT: '0', ...keys }, /listening at/)
    const port = /listening at http:\/\/[^:]+:(\d+)/.exec(server.output())?.[1] ?? ''
    const page = await (await startChromium()).newPage()
    const faults = watch(page, `http://localhost:${port}`)
    await page.goto(`http://localhost:${port}/docs`)
    await status(page, BAR.signedOut)
    await signIn(page, 'ada')
    await status(page, BAR.ada)
    expect(await execute(page, 'getProtected')).toMatchObject({ status: 200 })
    expect(faults).toEqual([])
  })
})
