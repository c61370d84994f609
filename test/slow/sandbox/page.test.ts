import axe from 'axe-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts'
import { closeAfterTests } from '../../closing.ts'
import {
  hasChromium,
  HOW_TO_GET_CHROMIUM,
  keepScreenshot,
  startChromium,
  watch,
} from '../chromium.ts'

describe.skipIf(!hasChromium)(`the page of the sandbox (${HOW_TO_GET_CHROMIUM})`, () => {
  let browser: Browser
  let sandbox: Sandbox
  let page: Page
  let url: string
  let faults: string[]
  beforeAll(async () => {
    browser = await startChromium()
    sandbox = await createSandbox()
    closeAfterTests(() => sandbox.close())
    url = sandbox.url.replace('127.0.0.1', 'localhost')
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(30_000)
    faults = watch(page, url)
    await page.goto(`${url}/sandbox`)
    await page.getByText('Live at').waitFor()
  })

  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
  const main = () => page.locator('main')
  const call = (path: string, init: RequestInit = {}) =>
    fetch(sandbox.url + path, {
      ...init,
      headers: {
        authorization: `Bearer ${sandbox.secretKey}`,
        'content-type': 'application/json',
      },
    })

  test('shows who exists, with passwords and organizations', async () => {
    await main().getByText('Ada Lovelace').waitFor()
    await main().getByText('sandbox-ada').waitFor()
    await tab('Organizations').click()
    await main().getByText('Ada Lovelace (admin), Bob Byte (member)').waitFor()
  })

  test('signs the browser in as anybody, with one click', async () => {
    await tab('People').click()
    const ada = main().locator('article').filter({ hasText: 'Ada Lovelace' })
    await ada.getByRole('button', { name: 'in acme' }).click()
    await page.getByText('This browser is signed in as Ada Lovelace').waitFor()
    const client = await page.evaluate(async () => {
      const response = await fetch('/fapi/v1/client')
      return (await response.json()) as { response: { sessions: { user: { username: string } }[] } }
    })
    expect(client.response.sessions.map(({ user }) => user.username)).toEqual(['ada'])
    await tab('Sessions').click()
    await main().locator('article').filter({ hasText: 'in acme' }).getByText('active').waitFor()
  })

  test('shows each call with its answer, as it happens', async () => {
    await tab('Calls').click()
    await call('/v1/users', { method: 'POST', body: '{"shoe_size":42}' })
    const row = main().locator('details').filter({ hasText: '422' }).first()
    await row.locator('summary').click()
    await row.getByText('"shoe_size": 42').waitFor()
    await row.getByText('form_param_unknown').waitFor()
    await call('/v1/blueprints')
    await main().locator('details').filter({ hasText: '/v1/blueprints' }).getByText('404').waitFor()
  })

  test('shows messages, and events with their deliveries', async () => {
    sandbox.webhooks.endpoints = ['http://127.0.0.1:4/down']
    await call('/v1/invitations', {
      method: 'POST',
      body: JSON.stringify({ email_address: 'guest@example.com' }),
    })
    await tab('Inbox').click()
    const message = main().locator('article').filter({ hasText: 'to guest@example.com' }).first()
    expect(await message.getByRole('link').getAttribute('href')).toContain(sandbox.url)
    await tab('Events').click()
    const event = main().locator('details').filter({ hasText: 'email.created' }).first()
    await event.getByText('ECONNREFUSED').first().waitFor()
    sandbox.webhooks.endpoints = []
  })

  test('lets time pass, and resets', async () => {
    await page.getByRole('button', { name: '+ 1 day' }).click()
    await page.getByText('a day older').waitFor()
    await call('/v1/users', { method: 'POST', body: '{"email_address":["new@example.com"]}' })
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByText('it has what it started with').waitFor()
    await tab('Calls').click()
    await main().getByText('No call yet').waitFor()
    expect(sandbox.store.users.size).toBe(30)
  })

  test.each(['light', 'dark'] as const)('is readable in %s, wide and narrow', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme })
    await call('/v1/users', { method: 'POST', body: '{"shoe_size":42}' })
    await call('/v1/users/count')
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      for (const name of ['People', 'Calls']) {
        await tab(name).click()
        await keepScreenshot(page, `sandbox-${name.toLowerCase()}-${scheme}-${width}`)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow).toBe(0)
        await page.evaluate(axe.source)
        const { violations } = await page.evaluate(() =>
          (
            window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }
          ).axe.run(),
        )
        expect(violations.map(({ id }) => id)).toEqual([])
      }
    }
  })

  test('works offline: it asks for nothing elsewhere, and logs no error', () => {
    expect(faults.filter((fault) => !fault.includes('status of 4'))).toEqual([])
  })
})
