import { expect, test } from 'vitest'
import { acme, globex } from '../start.ts'
import { CODE, faulty, startFrontend } from './browser.ts'

const { clerk, openBrowser } = await startFrontend()

/** A signed-in user with an address at this domain. */
async function openAt(domain: string, name: string) {
  const email = `${name}@${domain}`
  await clerk.users.createUser({ emailAddress: [email], password: 'sandbox-person' })
  const browser = openBrowser()
  await browser.call('POST', '/v1/client/sign_ins', {
    identifier: email,
    password: 'sandbox-person',
  })
  return browser
}

test('a domain is added and verified; whoever has an address there may ask to join', async () => {
  const admin = openBrowser()
  await admin.signIn('ada')
  const domains = `/v1/organizations/${acme}/domains`
  const added = await admin.call('POST', domains, { name: 'acme.example' })
  const domain = `${domains}/${String(added.response.id)}`
  const prepare = (affiliation_email_address: string) =>
    admin.call('POST', `${domain}/prepare_affiliation_verification`, { affiliation_email_address })
  expect(await prepare('ada@example.com')).toMatchObject(
    faulty('form_param_value_invalid', 'affiliation_email_address'),
  )
  await prepare('ada@acme.example')
  const attempt = (code: string) =>
    admin.call('POST', `${domain}/attempt_affiliation_verification`, { code })
  expect((await attempt('1')).status).toBe(422)
  expect((await attempt(CODE)).response.verification).toMatchObject({ status: 'verified' })
  await admin.call('POST', `${domain}/update_enrollment_mode`, {
    enrollment_mode: 'automatic_suggestion',
  })
  expect((await admin.call('GET', `${domains}?verified=true`)).response.total_count).toBe(1)

  const colleague = await openAt('acme.example', 'carl')
  const { response } = await colleague.call('GET', '/v1/me/organization_suggestions')
  const [suggestion] = response.data as { id: string; status: string }[]
  expect(suggestion?.status).toBe('pending')
  const accept = `/v1/me/organization_suggestions/${suggestion?.id ?? ''}/accept`
  expect((await colleague.call('POST', accept)).response.status).toBe('accepted')

  const requests = `/v1/organizations/${acme}/membership_requests`
  const list = await admin.call('GET', requests)
  const [asked] = list.response.data as { id: string }[]
  const accepted = await admin.call('POST', `${requests}/${asked?.id ?? ''}/accept`)
  expect(accepted.response).toMatchObject({
    status: 'accepted',
    public_user_data: { identifier: 'carl@acme.example' },
  })
  expect((await colleague.call('GET', `/v1/organizations/${acme}`)).status).toBe(200)
  expect((await admin.call('POST', `${requests}/${asked?.id ?? ''}/reject`)).status).toBe(400)
  expect((await admin.call('DELETE', domain)).response.deleted).toBe(true)
})

test('a domain that invites automatically does so', async () => {
  await clerk.organizations.createOrganizationDomain({
    organizationId: globex,
    name: 'globex.example',
    enrollmentMode: 'automatic_invitation',
  })
  const colleague = await openAt('globex.example', 'gus')
  const { response } = await colleague.call('GET', '/v1/me/organization_invitations')
  const [invitation] = response.data as { id: string }[]
  const accept = `/v1/me/organization_invitations/${invitation?.id ?? ''}/accept`
  expect((await colleague.call('POST', accept)).response.status).toBe('accepted')
})

test('domains are for members who may manage them', async () => {
  const member = openBrowser()
  await member.signIn('bob')
  const form = { name: 'bob.example' }
  expect((await member.call('POST', `/v1/organizations/${acme}/domains`, form)).status).toBe(403)
})

test('a logo is for members who may manage the profile, and for no other file than a picture', async () => {
  const admin = openBrowser()
  await admin.signIn('ada')
  expect((await admin.call('DELETE', `/v1/organizations/${acme}/logo`)).response.deleted).toBe(true)
  const member = openBrowser()
  await member.signIn('bob')
  expect((await member.call('DELETE', `/v1/organizations/${acme}/logo`)).status).toBe(403)
})

test('the API describes itself', async () => {
  const { call } = openBrowser()
  expect((await call('GET', '/v1/health')).body).toEqual({ status: 'healthy' })
  expect((await call('GET', '/v1/account_portal')).body.enabled).toBe(true)
  for (const name of ['openid-configuration', 'oauth-authorization-server', 'webauthn']) {
    expect((await call('GET', `/.well-known/${name}`)).status).toBe(200)
  }
})

test.each([
  ['POST', '/v1/organizations', { name: 'Odd', colour: 'green' }],
  ['POST', `/v1/organizations/${acme}/memberships`, { user_id: 'x', role: 'y', colour: 'green' }],
  ['PATCH', '/v1/me', { colour: 'green' }],
])(
  '%s %s with an unknown parameter is refused',
  async (method, path, form: Record<string, string>) => {
    const browser = openBrowser()
    await browser.signIn('ada')
    expect(await browser.call(method, path, form)).toMatchObject(
      faulty('form_param_unknown', 'colour'),
    )
  },
)
