import { describe, expect, test } from 'vitest'
import { createSandbox } from '../../../src/sandbox/index.ts'
import { closeAfterTests } from '../../closing.ts'
import {
  hasChromium,
  HOW_TO_GET_CHROMIUM,
  keepScreenshot,
  startChromium,
  watch,
} from '../chromium.ts'

const PATIENCE = 15_000

describe.skipIf(!hasChromium)(`the account portal (${HOW_TO_GET_CHROMIUM})`, async () => {
  const chromium = await startChromium()
  const sandbox = await createSandbox()
  closeAfterTests(() => sandbox.close())

  /** A new browser on a page of the portal, and what went wrong on it so far. */
  async function open(path: string) {
    const context = await chromium.newContext()
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    const faults = watch(page, sandbox.url)
    await page.goto(`${sandbox.url}${path}`)
    return { page, faults }
  }

  test('signs in, and shows the account', async () => {
    const { page, faults } = await open('/sign-in')
    await page.locator('input[name=identifier]').waitFor()
    await keepScreenshot(page, 'portal-sign-in')
    await page.locator('input[name=identifier]').fill('ada@example.com')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.locator('input[name=password]').fill('sandbox-ada')
    await keepScreenshot(page, 'portal-password')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL(/portal\/user/, { timeout: 15_000 })
    await page.getByText('Profile details').first().waitFor()
    await keepScreenshot(page, 'portal-user')
    await page.getByRole('button', { name: 'Security' }).first().click()
    await keepScreenshot(page, 'portal-security')
    expect(faults).toEqual([])
  }, 120_000)
})
