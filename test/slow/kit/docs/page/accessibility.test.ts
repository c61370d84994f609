import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { HOW_TO_GET_CHROMIUM, hasChromium, startChromium } from '../../../chromium.ts'
import { be, block, execute, open, openDocs, startDocs } from './page.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.skipIf(!hasChromium)(`axe finds nothing on the docs page (${HOW_TO_GET_CHROMIUM})`, () => {
  let browser: Browser
  let url: string
  beforeAll(async () => {
    browser = await startChromium()
    ;({ url } = await startDocs())
  })

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('%s, %i wide', async (colorScheme, width) => {
    // The policy of the page would block the test's own script.
    const page = await browser.newPage({
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
    })
    await openDocs(page, `${url}/docs`)
    expect(await findings(page), 'collapsed').toEqual([])

    for (const operation of [
      'listUsers',
      'updateMe',
      'addMember',
      'getService',
      'receiveClerkWebhook',
    ])
      await open(page, operation)
    for (const name of ['Fields', 'insufficient_scope', 'of most operations', 'Python'])
      for (const button of await block(page, 'addMember').getByRole('button', { name }).all())
        await button.click()
    for (const summary of (await block(page, 'updateMe').locator('summary').all()).slice(0, 1))
      await summary.click()
    expect(await findings(page), 'opened').toEqual([])

    await be(page, 'Bob')
    await execute(page, 'listUsers')
    await be(page, 'API key')
    await execute(page, 'getAuth')
    await block(page, 'getAuth').getByText('Headers', { exact: true }).click()
    await page.getByText('Headers of all operations').click()
    expect(await findings(page), 'called').toEqual([])

    await page.getByRole('button', { name: /^Authorize/ }).click()
    await page.getByText('What the API sees').waitFor()
    expect(await findings(page), 'the panel').toEqual([])
    await page.keyboard.press('Escape')
    await page.evaluate(() => {
      scrollTo(0, 0)
    })
    await page.locator('#search').fill('nothing has this name')
    await page.getByText('No operation matches').waitFor()
    expect(await findings(page), 'nothing found').toEqual([])
    await page.close()
  })
})

/** All findings of axe, of any impact, with their places, without those in Clerk's widgets. */
async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: AXE })
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (where: object) => Promise<AxeResults> } }
    return axe.run({ exclude: [['.cl-rootBox']] })
  })
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${impact} ${id}: ${target.join(' ')} ${failureSummary}`,
    ),
  )
}
