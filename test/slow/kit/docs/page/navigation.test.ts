import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { HOW_TO_GET_CHROMIUM, hasChromium, startChromium } from '../../../chromium.ts'
import { PATIENCE, block, header, open, openDocs, startDocs } from './page.ts'

describe.skipIf(!hasChromium)(`on the docs page (${HOW_TO_GET_CHROMIUM})`, () => {
  let browser: Browser
  let url: string
  beforeAll(async () => {
    browser = await startChromium()
    ;({ url } = await startDocs())
  })

  const opened = async (path: string, width = 1280) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await openDocs(page, `${url}${path}`)
    return page
  }
  const found = (page: Page) =>
    page.locator('.opblock').evaluateAll((all) => all.map(({ id }) => id.replace(/^.*-/, '')))

  test('the search reads path, summary, operationId and description', async () => {
    const page = await opened('/docs')
    for (const [phrase, operation] of [
      ['/health/ready', 'getReadiness'],
      ['receiveclerkwebhook', 'receiveClerkWebhook'],
      ['invitations REVOKE', 'revokeInvitation'],
      ['restart the instance when this fails', 'getLiveness'],
    ] as const) {
      await page.locator('#search').fill(phrase)
      await expect.poll(() => found(page)).toContain(operation)
      expect((await found(page)).length).toBeLessThan(5)
      const links = page.locator('nav[aria-label=Operations] a')
      expect(await links.count()).toBe((await found(page)).length)
    }
    await page.locator('#search').fill('nothing has this name')
    await page.getByText('No operation matches “nothing has this name”.').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect.poll(() => found(page)).toContain('getProtected')
    await page.close()
  })

  test.each([1280, 390])(
    'a deep link opens the operation where its header is seen, %i wide',
    async (width) => {
      const page = await opened('/docs#/Members/updateMember', width)
      const operation = block(page, 'updateMember')
      await operation.getByRole('button', { name: 'Execute' }).waitFor()
      await expect.poll(() => isBelowBar(page, 'updateMember'), { timeout: PATIENCE }).toBe(true)
      await page.evaluate(() => {
        location.hash = '#/Me/getMe'
      })
      await block(page, 'getMe').getByRole('button', { name: 'Execute' }).waitFor()
      await expect.poll(() => isBelowBar(page, 'getMe'), { timeout: PATIENCE }).toBe(true)
      await page.close()
    },
  )

  test('the list at the side opens an operation, above 1000 px wide alone', async () => {
    const page = await opened('/docs')
    await page.locator('nav a', { hasText: 'Ban a user' }).first().click()
    await block(page, 'banUser').getByRole('button', { name: 'Execute' }).waitFor()
    expect(page.url()).toContain('#/Users/banUser')
    await expect.poll(() => isBelowBar(page, 'banUser'), { timeout: PATIENCE }).toBe(true)
    await page.setViewportSize({ width: 1000, height: 900 })
    expect(await page.locator('nav[aria-label=Operations]').isVisible()).toBe(false)
    expect(await page.locator('#search').isVisible()).toBe(true)
    await page.close()
  })

  test('what was open stays open over a reload', async () => {
    const page = await opened('/docs')
    await open(page, 'getAuth')
    await page.reload()
    await block(page, 'getAuth').getByRole('button', { name: 'Execute' }).waitFor()
    await page.close()
  })

  test('the keyboard alone finds, opens and calls an operation', async () => {
    const page = await opened('/docs')
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim())
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the operations')
    await page.keyboard.press('Enter')
    await page.keyboard.press('/')
    await page.keyboard.type('getService')
    await expect.poll(() => found(page)).toEqual(['getService'])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await block(page, 'getService').getByRole('button', { name: 'Execute' }).waitFor()
    await expect.poll(focused).toContain('GET/')
    for (let i = 0; i < 10 && (await focused()) !== 'Execute'; i += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await block(page, 'getService')
      .locator('.response-col_status')
      .filter({ hasText: '200' })
      .waitFor()

    await page.getByRole('button', { name: /^Authorize/ }).press('Enter')
    await page.getByText('Who makes the calls?').waitFor()
    await page.keyboard.press('Escape')
    expect(await focused()).toContain('Authorize')
    await page.close()
  })
})

/** True if the operation's header is on the screen and the bar does not hide it. */
async function isBelowBar(page: Page, operation: string): Promise<boolean> {
  const [bar, box] = await Promise.all([
    page.locator('#bar').boundingBox(),
    header(page, operation).boundingBox(),
  ])
  return Boolean(bar && box && box.y >= bar.y + bar.height && box.y + box.height <= 900)
}
