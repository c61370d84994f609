import { clerk, createAgentTestingTask, setupClerkTestingToken } from '@clerk/testing/playwright'
import { expect, test } from '@playwright/test'

test.beforeEach(async ({ page }) => {
  await setupClerkTestingToken({ page })
  await page.goto('/')
})

const isSignedIn = (page, name) =>
  expect(page.getByRole('heading', { name: `Hello ${name}` })).toBeVisible()
const isSignedOut = (page) => expect(page.getByRole('heading', { name: 'Nobody' })).toBeVisible()

test('signs in by email address, and out', async ({ page }) => {
  await clerk.signIn({ page, emailAddress: 'ada@example.com' })
  await isSignedIn(page, 'Ada')
  await clerk.signOut({ page })
  await isSignedOut(page)
})

const credentials = {
  password: { identifier: 'bob', password: 'sandbox-bob' },
  email_code: { identifier: 'tess+clerk_test@example.com' },
  phone_code: { identifier: '+15555550100' },
}
for (const [strategy, more] of Object.entries(credentials)) {
  test(`signs in with ${strategy}`, async ({ page }) => {
    await clerk.signIn({ page, signInParams: { strategy, ...more } })
    await isSignedIn(page, strategy === 'password' ? 'Bob' : 'Tess')
  })
}

test('signs in by the link of an agent task', async ({ page, baseURL }) => {
  const { url } = await createAgentTestingTask({
    onBehalfOf: { identifier: 'ada@example.com' },
    permissions: '*',
    agentName: 'Playwright',
    taskDescription: 'Look around',
    redirectUrl: baseURL,
  })
  await page.goto(url)
  await isSignedIn(page, 'Ada')
})

test('signs in with the widget', async ({ page }) => {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('input[name=identifier]').fill('ada')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.locator('input[name=password]').fill('sandbox-ada')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await isSignedIn(page, 'Ada')
  await page.getByRole('button', { name: 'Open user menu' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await page.getByRole('button', { name: 'Manage account' }).click()
  await expect(page.getByText('Email addresses')).toBeVisible()
  // The minor version before that of the other tests.
  expect(await page.evaluate(() => window.Clerk.version)).toMatch(/^6\.34\./)
})
