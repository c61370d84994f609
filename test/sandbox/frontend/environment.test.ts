import { expect, test } from 'vitest'
import { startFrontend } from './browser.ts'

const { clerk, openBrowser } = await startFrontend()

test('the environment is as Clerk’s document says, and follows the settings', async () => {
  const { call } = openBrowser()
  const before = await call('GET', '/v1/environment')
  expect(before.body).toMatchObject({ user_settings: { sign_up: { mode: 'public' } } })
  await clerk.instance.updateOrganizationSettings({ enabled: false })
  await clerk.instance.updateRestrictions({ allowlist: true })
  const { body } = await call('PATCH', '/v1/environment')
  expect(body).toMatchObject({
    organization_settings: { enabled: false },
    user_settings: { restrictions: { allowlist: { enabled: true } } },
  })
})
