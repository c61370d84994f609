import type { OpenAPIV3_1 } from 'openapi-types'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { HOW_TO_GET_CHROMIUM, hasChromium, startChromium } from '../../../chromium.ts'
import { openDocs, PATIENCE, startDocs } from './page.ts'

/** One and a half screens, in pixels. */
const TALLEST = 1350
/** Operations that are opened at once. */
const BATCH = 6
/** Operations that are measured. */
const LARGEST = 24
/** Most bytes on the wire before sign-in. */
const HEAVIEST = 1_000_000

describe.skipIf(!hasChromium)(`the docs page (${HOW_TO_GET_CHROMIUM})`, () => {
  let browser: Browser
  let url: string
  beforeAll(async () => {
    browser = await startChromium()
    ;({ url } = await startDocs())
  })

  test('an operation that is opened fits on one and a half screens', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await openDocs(page, `${url}/docs`)
    const largest = await largestOperations(url)
    const heights: [string, number][] = []
    // A few at once, because every open one updates when a value is entered in any.
    for (let first = 0; first < largest.length; first += BATCH) {
      const batch = largest.slice(first, first + BATCH)
      await toggle(page, batch)
      const opened = page.locator('.opblock .who')
      await expect.poll(() => opened.count(), { timeout: PATIENCE }).toBe(batch.length)
      for (const operationId of batch) {
        const box = await page.locator(operation(operationId)).boundingBox()
        heights.push([operationId, Math.round(box?.height ?? Infinity)])
      }
      await toggle(page, batch)
    }
    const tallest = heights.sort(([, a], [, b]) => b - a)
    console.log('Tallest operations, in pixels:', tallest.slice(0, 5))
    expect(tallest.filter(([, height]) => height > TALLEST)).toEqual([])
    await page.close()
  })

  test('is less than a megabyte until somebody signs in', async () => {
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE)
    const protocol = await page.context().newCDPSession(page)
    await protocol.send('Network.enable')
    let bytes = 0
    let requests = 0
    protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
      requests += 1
    })
    const started = Date.now()
    const opening = openDocs(page, `${url}/docs`)
    await page.locator('.opblock').first().waitFor()
    const readable = Date.now() - started
    await opening
    console.log(`${bytes} bytes in ${requests} requests; readable after ${readable} ms`)
    expect(bytes).toBeLessThan(HEAVIEST)
    await page.close()
  })

  test("loads Clerk's scripts once the operations stand", async () => {
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE)
    let shown = -1
    await page.route('**/__clerk/npm/**', async (route) => {
      if (shown < 0) shown = await page.locator('.opblock').count()
      await route.continue()
    })
    await openDocs(page, `${url}/docs`)
    expect(shown).toBeGreaterThan(30)
    await page.close()
  })

  test('comes from the cache when it is opened again', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await openDocs(page, `${url}/docs`)
    const asked: string[] = []
    const protocol = await context.newCDPSession(page)
    await protocol.send('Network.enable')
    protocol.on('Network.responseReceived', ({ response }) => {
      if (!response.fromDiskCache && response.url.includes('/assets/')) asked.push(response.url)
    })
    await page.goto('about:blank')
    await openDocs(page, `${url}/docs`)
    expect(asked).toEqual([])
    await context.close()
  })
})

/** The ids of the operations with the longest descriptions in the document: the tallest on the page. */
async function largestOperations(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/docs/json`)
  const { paths = {} } = (await answer.json()) as OpenAPIV3_1.Document
  return Object.values(paths)
    .flatMap((item) => Object.values(item as Record<string, OpenAPIV3_1.OperationObject>))
    .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)
    .slice(0, LARGEST)
    .map(({ operationId }) => operationId ?? '')
}

function operation(operationId: string): string {
  return `.opblock[id$="-${operationId}"]`
}

/** Opens or closes operations. */
async function toggle(page: Page, operationIds: readonly string[]): Promise<void> {
  for (const operationId of operationIds)
    await page.locator(`${operation(operationId)} .opblock-summary-control`).evaluate((control) => {
      ;(control as HTMLElement).click()
    })
}
