import { expect, test } from 'vitest'
import { acme, ada, bob } from '../start.ts'
import { startFrontend } from './browser.ts'

const { sandbox, clerk, openBrowser } = await startFrontend()
const CODE = '424242'

test('who is invited sees it and joins; a stranger cannot', async () => {
  const [admin, guest, stranger] = [openBrowser(), openBrowser(), openBrowser()]
  await admin.signIn('ada')
  await guest.signIn('mia')
  await stranger.signIn('leo')
  const invited = await admin.call('POST', `/v1/organizations/${acme}/invitations/bulk`, {
    email_address: 'mia@example.com',
    role: 'org:member',
  })
  const [invitation] = invited.response as unknown as { id: string }[]
  const accept = `/v1/me/organization_invitations/${invitation?.id ?? ''}/accept`
  expect((await stranger.call('POST', accept)).status).toBe(404)
  expect((await guest.call('GET', '/v1/me/organization_invitations')).response).toMatchObject({
    data: [{ id: invitation?.id, public_organization_data: { slug: 'acme' } }],
  })
  expect((await guest.call('POST', accept)).response.status).toBe('accepted')
  expect((await guest.call('POST', accept)).status).toBe(400)
  expect((await guest.call('DELETE', `/v1/me/organization_memberships/${acme}`)).status).toBe(200)
  expect((await guest.call('GET', `/v1/organizations/${acme}`)).status).toBe(404)
})

test('an e-mail address is added, verified, made the primary one, and the old one removed', async () => {
  const { call, signIn } = openBrowser()
  await signIn('zoe')
  const added = await call('POST', '/v1/me/email_addresses', { email_address: 'z@example.com' })
  const id = String(added.response.id)
  expect(added.response.verification).toMatchObject({ status: 'unverified' })
  const makePrimary = () => call('PATCH', '/v1/me', { primary_email_address_id: id })
  expect((await makePrimary()).status).toBe(404)
  const path = `/v1/me/email_addresses/${id}`
  await call('POST', `${path}/prepare_verification`, { strategy: 'email_code' })
  expect((await call('POST', `${path}/attempt_verification`, { code: '1' })).status).toBe(422)
  await call('POST', `${path}/attempt_verification`, { code: CODE })
  const { response } = await makePrimary()
  expect(response.primary_email_address_id).toBe(id)
  const [old] = response.email_addresses as { id: string }[]
  const removed = await call('DELETE', `/v1/me/email_addresses/${old?.id ?? ''}`)
  expect(removed.response.deleted).toBe(true)
  expect((await call('DELETE', path)).status).toBe(400)
})

test('the address of somebody else cannot be added', async () => {
  const { call, signIn } = openBrowser()
  await signIn('bob')
  const added = await call('POST', '/v1/me/email_addresses', { email_address: 'ada@example.com' })
  expect(added.errors[0]).toMatchObject({ code: 'form_identifier_exists' })
})

test('metadata of one’s own is merged, and a session elsewhere is revoked', async () => {
  const [here, elsewhere] = [openBrowser(), openBrowser()]
  await here.signIn('ada')
  const other = await elsewhere.signIn('ada')
  const unsafe_metadata = JSON.stringify({ theme: 'light' })
  const changed = await here.call('PATCH', '/v1/me/metadata', { unsafe_metadata })
  expect(changed.response.unsafe_metadata).toEqual({ theme: 'light' })
  expect((await here.call('PATCH', '/v1/me/metadata', { unsafe_metadata: '[' })).status).toBe(422)
  expect((await here.call('POST', `/v1/me/sessions/${other}/revoke`)).status).toBe(200)
  expect((await elsewhere.call('GET', '/v1/me')).status).toBe(401)
})

test('a sign-in in the place of another ends that one', async () => {
  const { signIn } = openBrowser()
  const first = await signIn('ada')
  await signIn('bob')
  expect((await clerk.sessions.getSession(first)).status).toBe('removed')
})

test('only members with the permission manage the API keys of their organization', async () => {
  const subject = { name: 'Acme key', subject: acme }
  const create = async (user: string) => {
    const { call, signIn } = openBrowser()
    const session = await signIn(user)
    const { body } = await call('POST', `/v1/client/sessions/${session}/tokens`)
    const response = await fetch(`${sandbox.frontendApiUrl}//api_keys`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${String(body.jwt)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(subject),
    })
    return response.status
  }
  expect(await create('bob')).toBe(403)
  expect(await create('ada')).toBe(201)
})

test('a handshake by the cookie alone leads to no foreign origin', async () => {
  const { call, signIn } = openBrowser()
  await signIn('ada')
  const handshake = (url: string) => call('GET', `/v1/client/handshake?redirect_url=${url}`)
  expect((await handshake('https://evil.example/')).status).toBe(422)
  expect((await handshake('javascript:alert(1)')).status).toBe(422)
  expect((await handshake('http://localhost:3000/')).status).toBe(307)
})

test('members are found by role and by name', async () => {
  const { call, signIn } = openBrowser()
  await signIn('ada')
  const members = async (query: string) => {
    const { response } = await call('GET', `/v1/organizations/${acme}/memberships?${query}`)
    const data = response.data as { public_user_data: { user_id: string } }[]
    return data.map((member) => member.public_user_data.user_id)
  }
  expect(await members('role=org:admin')).toEqual([ada])
  expect(await members('query=byte&paginated=true')).toEqual([bob])
})
