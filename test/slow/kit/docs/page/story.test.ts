import { execFile } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  HOW_TO_GET_CHROMIUM,
  hasChromium,
  keepScreenshot,
  startChromium,
  watch,
} from '../../../chromium.ts'
import { be, block, execute, openDocs, signIn, startDocs, status } from './page.ts'

/**
 * `README_PICTURE=1 npx vitest run test/slow/kit/docs/page/story.test.ts -t picture` updates it.
 */
const PICTURE = fileURLToPath(new URL('../../../../../.github/docs.png', import.meta.url))
/** Lifetime of a session token here, in seconds, so that it expires while a person reads. */
const LIFETIME = 8
/** Each colour scheme, and each width, once. */
const SCREENS = [
  ['light', 1280],
  ['dark', 390],
] as const

describe.skipIf(!hasChromium)(`the docs page (${HOW_TO_GET_CHROMIUM})`, () => {
  let browser: Browser
  let url: string
  beforeAll(async () => {
    browser = await startChromium()
    ;({ url } = await startDocs({ tokenLifetime: LIFETIME }))
  })

  test.each(SCREENS)(
    'be Bob, be refused, read why, be Ada, wait, call again, copy the code and run it: %s, %i wide',
    async (colorScheme, width) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url })
      const page = await context.newPage()
      const faults = watch(page, url)
      const picture = (name: string) => keepScreenshot(page, `${name}-${colorScheme}-${width}`)

      await openDocs(page, `${url}/docs`)
      await picture('opened')
      await be(page, 'Bob')
      await status(page, 'Calls are made as Bob.')
      expect((await execute(page, 'listUsers')).status).toBe(403)
      const refused = block(page, 'listUsers')
      const explanation = refused.locator('.explanation')
      expect(await explanation.textContent()).toMatch(
        /^This takes the app role admin, .*; you are Bob, org:member of acme\./,
      )
      await picture('refused')
      // The browser itself logs each 403 on its console.
      expect(faults.splice(0)).toEqual([expect.stringContaining('403')])

      await explanation.getByRole('button', { name: 'Be Ada?' }).click()
      await status(page, 'Calls are made as Ada.')
      expect((await execute(page, 'listUsers')).status).toBe(200)
      await picture('answered')
      const sent = Date.now()
      await expect
        .poll(() => Date.now() - sent, { timeout: 60_000 })
        .toBeGreaterThan((LIFETIME + 1) * 1000)
      expect((await execute(page, 'listUsers')).status).toBe(200)

      await refused.getByRole('button', { name: 'curl' }).click()
      await refused.getByRole('button', { name: 'Copy with token' }).click()
      const command = await copied(page)
      const { stdout } = await promisify(execFile)('sh', ['-c', `${command} --silent`])
      expect(JSON.parse(stdout)).toMatchObject({ totalCount: expect.any(Number) })

      await page.getByRole('button', { name: /^Authorize/ }).click()
      await picture('panel')
      await page.getByRole('button', { name: 'Whoever signs in' }).click()
      await page.keyboard.press('Escape')
      await signIn(page, 'ada')
      await status(page, /^Signed in as Ada Lovelace/)
      expect((await execute(page, 'getAuth')).body).toMatchObject({ tokenType: 'session_token' })
      await picture('signed-in')
      expect(await page.evaluate(() => JSON.stringify(localStorage) + location.href)).not.toMatch(
        /eyJ/,
      )
      await signOut(page)
      await status(page, 'Signed out. Calls carry no token.')
      expect(await overflow(page)).toBe(0)
      expect(faults).toEqual([])
      expect((await execute(page, 'getProtected')).status).toBe(401)
      await context.close()
    },
  )
})

test('the picture of the page in the README exists, and is small', async () => {
  if (hasChromium && process.env.README_PICTURE) {
    const page = await (await startChromium()).newPage({ viewport: { width: 1280, height: 860 } })
    const { url } = await startDocs()
    await openDocs(page, `${url}/docs`)
    await be(page, 'Ada')
    await execute(page, 'getProtected')
    await block(page, 'getProtected').evaluate((node) => {
      node.scrollIntoView()
    })
    await page.screenshot({ path: PICTURE })
  }
  expect(existsSync(PICTURE)).toBe(true)
  expect(statSync(PICTURE).size).toBeLessThan(300_000)
})

/** The text that the page has copied to the clipboard. */
async function copied(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  return page.evaluate(() => navigator.clipboard.readText())
}

/**
 * Signs out in Clerk's menu. The menu moves as it opens, so the mouse could miss the entry between
 * its down and its up: the click is an event instead.
 */
async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open user menu' }).click()
  const entry = page
    .locator('[role=menuitem], [role=dialog] button')
    .filter({ hasText: 'Sign out' })
  await entry.dispatchEvent('click')
  await entry.waitFor({ state: 'hidden' })
}

/** Number of pixels by which the page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}
