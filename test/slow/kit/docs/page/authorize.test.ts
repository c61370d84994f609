import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { HOW_TO_GET_CHROMIUM, hasChromium, startChromium, watch } from '../../../chromium.ts'
import { printedKeys, serve } from '../../../process.ts'
import { PATIENCE, be, block, execute, openDocs, signIn, startDocs, status } from './page.ts'

describe.skipIf(!hasChromium)(`"Authorize" on the docs page (${HOW_TO_GET_CHROMIUM})`, () => {
  let browser: Browser
  let url: string
  beforeAll(async () => {
    browser = await startChromium()
    ;({ url } = await startDocs())
  })

  test('one field knows what was pasted, and it wins over who is signed in', async () => {
    const page = await browser.newPage()
    await openDocs(page, `${url}/docs`)
    await signIn(page, 'bob')
    await status(page, /Bob Byte/)
    await page.getByRole('button', { name: /^Authorize/ }).click()
    const field = page.getByLabel('Or paste a token or an API key')
    for (const [text, told] of [
      ['hello', 'This is neither a token nor an API key of Clerk.'],
      ['ak_123', 'This is an API key.'],
      ['Bearer oat_123', 'This is an OAuth token.'],
      ['mt_123', 'This is a machine token.'],
      [`e30.${Buffer.from('{"sub":"user_1"}').toString('base64url')}.x`, 'This is a session.'],
    ] as const) {
      await field.fill(text)
      await page.getByText(told).waitFor()
    }
    await field.fill('ak_sandbox_ada')
    await page.getByRole('button', { name: 'Use it' }).click()
    await page.locator('.facts').getByText('me:read').waitFor()
    await page.keyboard.press('Escape')
    await status(page, 'Calls carry the token that you pasted.')
    expect((await execute(page, 'getAuth')).body).toMatchObject({ tokenType: 'api_key' })

    await page.reload()
    await status(page, /^Signed in as Bob Byte/)
    expect((await execute(page, 'getAuth')).body).toMatchObject({ tokenType: 'session_token' })
    await page.close()
  })

  test('webhooks and cookies are nothing to authorize with', async () => {
    const page = await browser.newPage()
    await openDocs(page, `${url}/docs`)
    await page.getByRole('button', { name: /^Authorize/ }).click()
    expect(await page.locator('#panel').innerText()).not.toMatch(/svix|webhook|cookie/i)
    expect(await page.locator('#panel input').count()).toBe(1)
    await page.close()
  })

  test('the padlocks show what the caller may call', async () => {
    const page = await browser.newPage()
    await openDocs(page, `${url}/docs`)
    const padlock = (operation: string) =>
      block(page, operation).locator('.padlock').getAttribute('aria-label')
    expect(await padlock('getService')).toBe('Open to anybody')
    expect(await padlock('getMe')).toBe('Needs a token')
    await be(page, 'Bob')
    await expect.poll(() => padlock('getMe'), { timeout: PATIENCE }).toBe('You may call this')
    expect(await padlock('listUsers')).toBe('Not with what you call with now')
    await be(page, 'Ada')
    await expect.poll(() => padlock('listUsers'), { timeout: PATIENCE }).toBe('You may call this')
    await page.close()
  })

  test('the sandbox offers keys with chosen scopes, machines, an expired token and nobody', async () => {
    const page = await browser.newPage()
    await openDocs(page, `${url}/docs`)
    await be(page, 'API key')
    await page.getByRole('button', { name: /^Authorize/ }).click()
    await page.getByLabel('users:write').check()
    await page.locator('.facts').getByText('users:write').waitFor()
    await page.keyboard.press('Escape')
    expect((await execute(page, 'getAuth')).body).toMatchObject({
      tokenType: 'api_key',
      scopes: expect.arrayContaining(['users:write']),
    })
    await be(page, 'Machine')
    expect((await execute(page, 'getAuth')).body).toMatchObject({ tokenType: 'm2m_token' })
    await be(page, 'OAuth token')
    expect((await execute(page, 'getAuth')).body).toMatchObject({ tokenType: 'oauth_token' })

    await be(page, 'Expired token')
    expect((await execute(page, 'getAuth')).status).toBe(401)
    const explanation = block(page, 'getAuth').locator('.explanation')
    await explanation.filter({ hasText: 'The token has expired' }).waitFor()
    await be(page, 'Nobody')
    expect((await execute(page, 'getAuth')).body).toMatchObject({ code: 'not_authenticated' })
    await explanation.filter({ hasText: 'The call carried no token.' }).waitFor()
    await page.close()
  })

  test('somebody new signs up, and is signed in', async () => {
    const page = await browser.newPage()
    // Another address each time that the test runs.
    const name = `new-${randomUUID()}`
    await openDocs(page, `${url}/docs`)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('link', { name: 'Sign up' }).click()
    await page.locator('input[name=emailAddress]').fill(`${name}@example.com`)
    await page.locator('input[name=password]').fill('a good password')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByText('Verify your email').waitFor()
    await page.keyboard.type('424242', { delay: 50 })
    await status(page, `Signed in as ${name}@example.com`)
    expect(await execute(page, 'getProtected')).toMatchObject({ status: 200 })
    await page.close()
  })

  test("without Clerk's scripts it says so in one line, and everything else works", async () => {
    const page = await browser.newPage()
    await page.route('**/__clerk/npm/**', (route) => route.abort())
    await openDocs(page, `${url}/docs`)
    await status(page, /^No sign-in: .*could not be loaded\. Use "Authorize" to set a token\.$/)
    await be(page, 'Ada')
    expect(await execute(page, 'getProtected')).toMatchObject({ status: 200 })
    await page.close()
  })

  test('people who may see docs that are not public sign in, and see them', async () => {
    const gated = await startDocs({}, { docs: 'admin' })
    const page = await browser.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(`${gated.url}/docs`)
    await page.getByText('These docs are not public').waitFor()
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await signIn(page, 'ada')
    await block(page, 'getProtected').waitFor()
    await page.close()
  })
})

describe.skipIf(!hasChromium)(`on a sandbox in another process (${HOW_TO_GET_CHROMIUM})`, () => {
  test('the page signs in just the same', async () => {
    const clerk = await serve(['scripts/sandbox.ts', '--port', '0'], {}, /WEBHOOK_SIGNING_SECRET=/)
    const keys = printedKeys(clerk)
    const server = await serve(['src/server.ts'], { PORT: '0', ...keys }, /listening at/)
    const port = /listening at http:\/\/[^:]+:(\d+)/.exec(server.output())?.[1] ?? ''
    const page = await (await startChromium()).newPage()
    const faults = watch(page, `http://localhost:${port}`)
    await openDocs(page, `http://localhost:${port}/docs`)
    await signIn(page, 'ada')
    await status(page, /^Signed in as Ada Lovelace/)
    expect(await execute(page, 'getProtected')).toMatchObject({ status: 200 })
    expect(faults).toEqual([])
  })
})
