import type { AddressInfo } from 'node:net'
import type { Locator, Page } from 'playwright-core'
import type { SandboxOptions } from '../../../../../src/sandbox/index.ts'
import type { Config } from '../../../../../src/config.ts'
import { type Api, startApi } from '../../../../api.ts'

/** Most milliseconds for the page, also on a busy machine. */
export const PATIENCE = 60_000

/** Starts the API with its docs page, on a free port. */
export async function startDocs(
  sandbox: SandboxOptions = {},
  config: Partial<Config> = {},
): Promise<{ api: Api; url: string }> {
  const api = await startApi({ sandbox, config })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  return { api, url: `http://localhost:${(api.app.server.address() as AddressInfo).port}` }
}

/** Opens the page, and waits until sign-in is possible. */
export async function openDocs(page: Page, url: string): Promise<void> {
  page.setDefaultTimeout(PATIENCE)
  await page.goto(url)
  await status(page, /^(?:Signed|No sign-in)/)
  await page.getByRole('button', { name: /^Authorize/ }).waitFor()
}

/** Waits until the bar shows this text. */
export function status(page: Page, text: string | RegExp): Promise<void> {
  return page.locator('#status').filter({ hasText: text }).waitFor()
}

/** The block of an operation. */
export function block(page: Page, operation: string): Locator {
  return page.locator(`[id^=operations-][id$=-${operation}]`)
}

/** The button that opens and closes an operation. */
export function header(page: Page, operation: string): Locator {
  return block(page, operation).locator('.opblock-summary-control')
}

export async function open(page: Page, operation: string): Promise<Locator> {
  const found = block(page, operation)
  if ((await header(page, operation).getAttribute('aria-expanded')) !== 'true')
    await header(page, operation).click()
  await found.getByText('Who may call it').waitFor()
  return found
}

/** Makes calls as a user of the sandbox, with one click in the open panel. */
export async function be(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Authorize/ }).click()
  const choice = page.locator('#panel .choice').filter({ hasText: name }).first()
  await choice.click()
  await page.locator('#panel .choice[aria-pressed=true]').filter({ hasText: name }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('#panel').waitFor({ state: 'hidden' })
}

/** Signs in with Clerk's own widget. */
export async function signIn(page: Page, user: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.locator('input[name=identifier]').fill(`${user}@example.com`)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.locator('input[name=password]').fill(`sandbox-${user}`)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
}

/** Runs an operation as a person does, and reads the answer that the page shows. */
export async function execute(page: Page, operation: string) {
  const found = await open(page, operation)
  const answered = page.waitForResponse((response) => {
    const { pathname } = new URL(response.url())
    return (
      response.request().resourceType() === 'fetch' &&
      !pathname.startsWith('/__clerk/') &&
      !(pathname === '/v1/auth' && operation !== 'getAuth')
    )
  })
  await found.getByRole('button', { name: 'Execute' }).click()
  const response = await answered
  const shown = found.locator('.response-col_status').filter({ hasText: `${response.status()}` })
  await shown.waitFor()
  return { status: response.status(), body: (await response.json()) as Record<string, unknown> }
}
