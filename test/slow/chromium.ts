import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { closeAfterTests } from '../closing.ts'

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const ARTIFACTS = fileURLToPath(new URL('../artifacts/', import.meta.url))

export const hasChromium = existsSync(PROGRAM)
/** For the name of tests that are skipped without it. */
export const HOW_TO_GET_CHROMIUM = `needs ${PROGRAM}: apt-get install chromium`

/** A real browser for a test file. */
export async function startChromium(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: PROGRAM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  closeAfterTests(() => browser.close())
  return browser
}

/**
 * Records faults that a person would not see: errors on the console, policy violations, requests to
 * other origins.
 */
export function watch(page: Page, ...origins: string[]): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && !origins.includes(url.origin))
      faults.push(`foreign: ${url.href}`)
  })
  return faults
}

/** Saves a screenshot, for people to check. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(ARTIFACTS, { recursive: true })
  await page.screenshot({ path: `${ARTIFACTS}${name}.png` })
}
