import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { freePort } from '../../../scripts/free-port.ts'
import { SECRET_KEY } from '../../../src/sandbox/keys.ts'
import { closeAfterTests } from '../../closing.ts'
import { hasChromium, keepScreenshot, startChromium, watch } from '../chromium.ts'
import { run, serve } from '../process.ts'

// Applications with Clerk's SDKs, each run by the command of the sandbox.

const FOLDER = fileURLToPath(new URL('../../ecosystem', import.meta.url))
const isInstalled = existsSync(join(FOLDER, 'node_modules'))
const HOW_TO_INSTALL = 'needs npm ci --prefix test/ecosystem'
/** Most milliseconds for a page that is compiled when it is first asked for. */
const PATIENCE = 90_000

/** The program of a package. */
const program = (name: string) => join(FOLDER, 'node_modules/.bin', name)

/** Runs an application on a sandbox of its own. */
async function start(name: string, command: string, ready: RegExp) {
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const [url, sandbox] = [`http://localhost:${port}`, `http://localhost:${sandboxPort}`]
  const args = ['scripts/sandbox.ts', '--port', String(sandboxPort)]
  const service = await serve(
    [...args, '--webhook', `${url}/webhooks`, '--command', command],
    { PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' },
    ready,
    join(FOLDER, name),
  )
  closeAfterTests(async () => {
    service.child.kill('SIGTERM')
    await service.ended
  })
  return { url, sandbox }
}

/** A session token of the running sandbox. */
async function signIn(sandbox: string, user: object): Promise<string> {
  const answer = await fetch(`${sandbox}/sandbox/sign_in`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(user),
  })
  return ((await answer.json()) as { token: string }).token
}

describe.skipIf(!isInstalled)(`on the sandbox (${HOW_TO_INSTALL})`, () => {
  test.each(['express', 'hono'])('an application with @clerk/%s', async (name) => {
    const { url, sandbox } = await start(name, 'node app.js', /^ready/m)
    expect((await fetch(`${url}/me`)).status).toBe(401)
    const token = await signIn(sandbox, { user: 'ada', organization: 'acme' })
    const me = await fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } })
    expect(await me.json()).toEqual({ username: 'ada', isAdmin: true })
    await vi.waitFor(async () => {
      expect(await (await fetch(`${url}/webhooks`)).json()).toContain('session.created')
    }, 20_000)
  })

  const browserTest = test.skipIf(!hasChromium)

  browserTest(
    'an application with @clerk/nextjs: auth.protect() leads to the account portal, and back',
    async () => {
      const chromium = await startChromium()
      const { url, sandbox } = await start('next', `${program('next')} dev --port $PORT`, /Ready/)
      const page = await chromium.newPage()
      page.setDefaultTimeout(PATIENCE)
      const faults = watch(page, sandbox, url)
      await page.goto(`${url}/dashboard`)
      await page.waitForURL(`${sandbox}/**`)
      await page.locator('input[name=identifier]').fill('ada')
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await page.locator('input[name=password]').fill('sandbox-ada')
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await page.waitForURL(`${url}/dashboard*`)
      await page.getByRole('heading', { name: 'Ada in no organization' }).waitFor()
      await page.getByRole('button', { name: 'Open organization switcher' }).click()
      await page.getByText('Acme Inc', { exact: true }).click()
      await page.getByRole('heading', { name: 'Ada in acme' }).waitFor()
      await keepScreenshot(page, 'next')
      expect(faults).toEqual([])
      await page.getByRole('button', { name: 'Open user menu' }).click()
      await page.getByText('Sign out', { exact: true }).click()
      await page.getByRole('heading', { name: 'Home' }).waitFor()
    },
  )

  browserTest(
    'an application with @clerk/react and Vite, tested with @clerk/testing and Playwright',
    async () => {
      const [port, sandboxPort] = [String(await freePort()), String(await freePort())]
      const { code, stdout } = await run(
        [
          ...['scripts/sandbox.ts', '--port', sandboxPort, '--seed', 'seed.json'],
          ...['--command', `${program('playwright')} test`],
        ],
        { PORT: port },
        join(FOLDER, 'react'),
      )
      expect(code, stdout).toBe(0)
      expect(stdout).toContain('6 passed')
    },
  )
})
