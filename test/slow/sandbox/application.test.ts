import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSandbox } from '../../../src/sandbox/index.ts'
import { variablesFor } from '../../../scripts/sandbox/frameworks.ts'
import { closeAfterTests } from '../../closing.ts'
import { hasChromium, HOW_TO_GET_CHROMIUM, startChromium } from '../chromium.ts'

interface Clerk {
  user?: { username: string } | null
  session: { getToken(): Promise<string> }
}
const clerkIn = (page: Page) =>
  page.waitForFunction(() => {
    const { Clerk, ready } = window as unknown as { Clerk?: Clerk; ready?: boolean }
    return ready === true && (Clerk?.user?.username ?? 'nobody')
  })

// An application on another port, without a proxy. It only has the printed variables.
describe.skipIf(!hasChromium)(`an application on another port (${HOW_TO_GET_CHROMIUM})`, () => {
  let browser: Browser
  let sandboxUrl: string
  let url: string
  beforeAll(async () => {
    browser = await startChromium()
    const sandbox = await createSandbox()
    closeAfterTests(() => sandbox.close())
    sandboxUrl = sandbox.url.replace('127.0.0.1', 'localhost')
    const { variables } = variablesFor('/nowhere', {
      ...sandbox,
      apiUrl: sandbox.url,
      frontendApiUrl: `${sandboxUrl}/fapi`,
    })
    const api = variables.CLERK_FAPI_URL ?? ''
    const application = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<!doctype html><title>App</title><div id="app"></div>
        <script src="${api}/npm/@clerk/ui@1/dist/ui.browser.js"></script>
        <script src="${api}/npm/@clerk/clerk-js@6/dist/clerk.browser.js"
          data-clerk-publishable-key="${variables.CLERK_PUBLISHABLE_KEY ?? ''}"
          data-clerk-proxy-url="${api}"></script>
        <script>addEventListener('load', async () => {
          await Clerk.load({ ui: { ClerkUI: window.__internal_ClerkUICtor } })
          if (!Clerk.user) Clerk.mountSignIn(document.getElementById('app'))
          window.ready = true
        })</script>`)
    })
    await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve))
    closeAfterTests(() => application.close())
    url = `http://localhost:${(application.address() as AddressInfo).port}/`
  })

  async function open(): Promise<Page> {
    const context = await browser.newContext()
    const page = await context.newPage()
    page.setDefaultTimeout(50_000)
    return page
  }

  test('signs in with Clerk’s widget', async () => {
    const page = await open()
    await page.goto(url)
    await page.locator('input[name=identifier]').fill('ada@example.com')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.locator('input[name=password]').fill('sandbox-ada')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForFunction(
      () => (window as unknown as { Clerk?: Clerk }).Clerk?.user?.username === 'ada',
    )
    const token = await page.evaluate(() =>
      (window as unknown as { Clerk: Clerk }).Clerk.session.getToken(),
    )
    expect(token).toMatch(/^ey/)
  })

  test('is signed in after one click on the page of the sandbox', async () => {
    const page = await open()
    await page.goto(`${sandboxUrl}/sandbox`)
    const bob = page.locator('article').filter({ hasText: 'Bob Byte' })
    await bob.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('This browser is signed in as Bob Byte').waitFor()
    await page.goto(url)
    expect(await (await clerkIn(page)).jsonValue()).toBe('bob')
  })
})
