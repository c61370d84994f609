import { expect, test } from 'vitest'
import { createSandbox } from '../../../src/sandbox/index.ts'
import { closeAfterTests } from '../../closing.ts'
import { acme, recordingLogger } from '../start.ts'
import { faulty, openBrowser } from './browser.ts'

const log: string[] = []
const sandbox = await createSandbox({ logger: recordingLogger(log) })
closeAfterTests(() => sandbox.close())
const browser = openBrowser(sandbox.frontendApiUrl)
const session = await browser.signIn('ada')

test.each([
  ['GET', '/v1/client?colour=blue', 'colour'],
  ['GET', '/v1/me/organization_memberships?limit=5&order_by=name', 'order_by'],
  ['POST', `/v1/client/sessions/${session}/tokens?leeway=10`, 'leeway'],
  ['GET', '/v1/environment?locale=de', 'locale'],
])('%s %s is refused, because of a parameter that it does not know', async (method, path, name) => {
  log.length = 0
  const { status, body } = await browser.call(method, path)
  expect(status).toBe(422)
  expect(body).toMatchObject(faulty('form_param_unknown', name))
  expect(log.join()).toContain(`${name} is not a valid parameter`)
})

test.each([
  ['GET', '/v1/client?__clerk_api_version=2026-08-20&_clerk_js_version=6.40.0&_is_native=1'],
  ['GET', `/v1/me?_clerk_session_id=${session}&__clerk_testing_token=t`],
  ['GET', '/v1/client?rotating_token_nonce=n'],
  ['GET', '/v1/me/organization_memberships?paginated=true&limit=5&offset=0'],
  ['GET', `/v1/organizations/${acme}/roles?limit=20&offset=0&_clerk_session_id=${session}`],
  ['POST', `/v1/client/sessions/${session}/tokens?debug=skip_cache`],
  ['GET', '/portal/sign-in?redirect_url=http%3A%2F%2Flocalhost%3A3000&theme=dark'],
])('%s %s is answered', async (method, path) => {
  expect((await browser.call(method, path)).status).toBe(200)
})
