import { describe, expect, test } from 'vitest'
import { acme, ada, bob } from '../start.ts'
import { CODE, startFrontend } from './browser.ts'

const { sandbox, clerk, openBrowser } = await startFrontend()
const APP = 'http://localhost:3000/join'

/** Opens the link of an invitation, and returns the target address and the ticket. */
async function follow(url: string | null | undefined) {
  const { status, headers } = await fetch(url ?? '', { redirect: 'manual' })
  expect(status).toBe(303)
  const target = new URL(headers.get('location') ?? '')
  return {
    page: target.origin + target.pathname,
    status: target.searchParams.get('__clerk_status'),
    ticket: target.searchParams.get('__clerk_ticket') ?? '',
  }
}

describe('an invitation', () => {
  test('leads to the application, which signs up with it; its metadata are the user’s', async () => {
    const invitation = await clerk.invitations.createInvitation({
      emailAddress: 'guest@example.com',
      redirectUrl: APP,
      publicMetadata: { team: 'blue' },
    })
    expect(invitation.url).toMatch(sandbox.frontendApiUrl)
    const { page, status, ticket } = await follow(invitation.url)
    expect([page, status]).toEqual([APP, 'sign_up'])
    const { call } = openBrowser()
    const { response } = await call('POST', '/v1/client/sign_ups', { strategy: 'ticket', ticket })
    expect(response).toMatchObject({
      email_address: 'guest@example.com',
      missing_fields: ['password'],
      unverified_fields: [],
      verifications: { email_address: { status: 'verified', strategy: 'ticket' } },
    })
    const done = await call('PATCH', `/v1/client/sign_ups/${String(response.id)}`, {
      password: 'sandbox-guest',
    })
    const user = await clerk.users.getUser(String(done.response.created_user_id))
    expect(user.publicMetadata).toEqual({ team: 'blue' })
    const { data } = await clerk.invitations.getInvitationList({ status: 'accepted' })
    expect(data.map(({ id }) => id)).toContain(invitation.id)
    const again = await openBrowser().call('POST', '/v1/client/sign_ups', {
      strategy: 'ticket',
      ticket,
    })
    expect(again.status).toBe(422)
  })

  test('that was revoked is no good', async () => {
    const { id, url } = await clerk.invitations.createInvitation({
      emailAddress: 'unwanted@example.com',
    })
    await clerk.invitations.revokeInvitation(id)
    const { ticket } = await follow(url)
    const answer = await openBrowser().call('POST', '/v1/client/sign_ups', {
      strategy: 'ticket',
      ticket,
    })
    expect(answer.errors[0]).toMatchObject({ code: 'ticket_invalid_code' })
  })

  test('to an organization makes a new user its member, and the organization active', async () => {
    const { url } = await clerk.organizations.createOrganizationInvitation({
      organizationId: acme,
      inviterUserId: ada,
      emailAddress: 'colleague@example.com',
      role: 'org:manager',
      redirectUrl: APP,
    })
    const { status, ticket } = await follow(url)
    expect(status).toBe('sign_up')
    const { call } = openBrowser()
    const { response } = await call('POST', '/v1/client/sign_ups', {
      strategy: 'ticket',
      ticket,
      password: 'sandbox-colleague',
    })
    expect(response.status).toBe('complete')
    const { response: client } = await call('GET', '/v1/client')
    expect(client.sessions).toMatchObject([{ last_active_organization_id: acme }])
    const { data } = await clerk.users.getOrganizationMembershipList({
      userId: String(response.created_user_id),
    })
    expect(data[0]?.role).toBe('org:manager')
  })

  test('to an organization signs in the user whose address it is', async () => {
    const { url } = await clerk.organizations.createOrganizationInvitation({
      organizationId: acme,
      inviterUserId: ada,
      emailAddress: 'zoe@example.com',
      role: 'org:member',
      redirectUrl: APP,
    })
    const { status, ticket } = await follow(url)
    expect(status).toBe('sign_in')
    const { call } = openBrowser()
    const { response } = await call('POST', '/v1/client/sign_ins', { strategy: 'ticket', ticket })
    expect(response.status).toBe('complete')
    const { response: me } = await call('GET', '/v1/me')
    expect(me.organization_memberships).toMatchObject([{ organization: { id: acme } }])
  })
})

test('an actor token signs somebody in as a user, and the session token names both', async () => {
  const token = await clerk.actorTokens.create({
    userId: bob,
    actor: { sub: ada },
    expiresInSeconds: 600,
  })
  const { ticket } = await follow(token.url)
  const { call } = openBrowser()
  const { response } = await call('POST', '/v1/client/sign_ins', { strategy: 'ticket', ticket })
  const session = String(response.created_session_id)
  expect(sandbox.store.sessions.get(session)).toMatchObject({ user_id: bob, actor: { sub: ada } })
  const { body } = await call('POST', `/v1/client/sessions/${session}/tokens`)
  const claims: unknown = JSON.parse(
    Buffer.from(String(body.jwt).split('.')[1] ?? '', 'base64url').toString(),
  )
  expect(claims).toMatchObject({ sub: bob, act: { sub: ada } })
  const revoked = await clerk.actorTokens.create({
    userId: bob,
    actor: { sub: ada },
    expiresInSeconds: 600,
  })
  await clerk.actorTokens.revoke(revoked.id)
  const again = await openBrowser().call('POST', '/v1/client/sign_ins', {
    strategy: 'ticket',
    ticket: revoked.token ?? '',
  })
  expect(again.status).toBe(422)
})

describe('signing up', () => {
  test('with a phone number takes its code', async () => {
    const { call } = openBrowser()
    const { response } = await call('POST', '/v1/client/sign_ups', {
      phone_number: '+15555550120',
      password: 'sandbox-phone',
    })
    expect(response).toMatchObject({ missing_fields: [], unverified_fields: ['phone_number'] })
    const path = `/v1/client/sign_ups/${String(response.id)}`
    await call('POST', `${path}/prepare_verification`, { strategy: 'phone_code' })
    const done = await call('POST', `${path}/attempt_verification`, {
      strategy: 'phone_code',
      code: CODE,
    })
    const user = await clerk.users.getUser(String(done.response.created_user_id))
    expect(user.primaryPhoneNumber?.phoneNumber).toBe('+15555550120')
  })

  test('keeps the metadata that the page sends', async () => {
    const { call } = openBrowser()
    const { response } = await call('POST', '/v1/client/sign_ups', {
      email_address: 'meta@example.com',
      password: 'sandbox-meta',
      unsafe_metadata: '{"plan":"trial"}',
      legal_accepted: 'true',
    })
    expect(response.unsafe_metadata).toEqual({ plan: 'trial' })
    const path = `/v1/client/sign_ups/${String(response.id)}`
    await call('POST', `${path}/prepare_verification`, { strategy: 'email_code' })
    const done = await call('POST', `${path}/attempt_verification`, { code: CODE })
    const user = await clerk.users.getUser(String(done.response.created_user_id))
    expect(user.unsafeMetadata).toEqual({ plan: 'trial' })
    expect(user.legalAcceptedAt).not.toBeNull()
  })

  test.each<Record<string, string>>([
    { strategy: 'web3_metamask_signature' },
    { web3_wallet: '0x1' },
  ])('with %j is refused, not ignored', async (form) => {
    const answer = await openBrowser().call('POST', '/v1/client/sign_ups', form)
    expect(answer).toMatchObject({ status: 422, errors: [{ code: 'sandbox_not_implemented' }] })
  })
})
