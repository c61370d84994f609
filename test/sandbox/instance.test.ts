import { describe, expect, test } from 'vitest'
import { CODE, openBrowser } from './frontend/browser.ts'
import { acme, ada, startSandbox } from './start.ts'

const { sandbox, clerk, call } = await startSandbox()

describe('roles and permissions', () => {
  test('are created, changed and deleted, and members have them', async () => {
    const permission = await clerk.organizationPermissions.createOrganizationPermission({
      name: 'Read audits',
      key: 'org:audits:read',
    })
    const role = await clerk.organizationRoles.createOrganizationRole({
      name: 'Auditor',
      key: 'org:auditor',
      permissions: [permission.id],
    })
    expect(role.permissions.map(({ key }) => key)).toEqual(['org:audits:read'])
    await clerk.organizations.updateOrganizationMembership({
      organizationId: acme,
      userId: ada,
      role: 'org:auditor',
    })
    await expect(clerk.organizationRoles.deleteOrganizationRole(role.id)).rejects.toMatchObject({
      status: 403,
    })
    await clerk.organizationRoles.updateOrganizationRole({
      organizationRoleId: role.id,
      key: 'org:inspector',
    })
    const { data } = await clerk.users.getOrganizationMembershipList({ userId: ada })
    expect(data[0]).toMatchObject({ role: 'org:inspector', permissions: ['org:audits:read'] })
    await clerk.organizations.updateOrganizationMembership({
      organizationId: acme,
      userId: ada,
      role: 'org:admin',
    })
    const removed = await clerk.organizationRoles.removePermissionFromOrganizationRole({
      organizationRoleId: role.id,
      permissionId: permission.id,
    })
    expect(removed.permissions).toEqual([])
    const added = await clerk.organizationRoles.assignPermissionToOrganizationRole({
      organizationRoleId: role.id,
      permissionId: permission.id,
    })
    expect(added.permissions).toHaveLength(1)
    await clerk.organizationRoles.deleteOrganizationRole(role.id)
    await clerk.organizationPermissions.deleteOrganizationPermission(permission.id)
    const found = await clerk.organizationPermissions.getOrganizationPermissionList({
      query: 'audits',
    })
    expect(found.totalCount).toBe(0)
  })

  test('of the system are listed, and stay as they are', async () => {
    const { data } = await clerk.organizationPermissions.getOrganizationPermissionList({
      query: 'sys_profile:manage',
    })
    expect(data).toHaveLength(1)
    await expect(
      clerk.organizationPermissions.updateOrganizationPermission({
        permissionId: data[0]?.id ?? '',
        name: 'Mine',
      }),
    ).rejects.toMatchObject({ status: 403 })
  })
})

describe('a JWT template', () => {
  test('fills its claims from the user, the organization and the session', async () => {
    await clerk.jwtTemplates.create({
      name: 'hasura',
      lifetime: 120,
      claims: {
        email: '{{user.primary_email_address}}',
        greeting: 'Hello {{user.first_name}} of {{org.slug}}',
        metadata: '{{user.public_metadata}}',
        plan: '{{user.public_metadata.plan || "free"}}',
        nested: { roles: ['{{org.role}}'] },
        secret: '{{user.private_metadata}}',
      },
    })
    const { body } = await call('POST', '/v1/sessions', {
      user_id: ada,
      active_organization_id: acme,
    })
    const { jwt } = await clerk.sessions.getToken(String(body.id), 'hasura')
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
    expect(claims).toMatchObject({
      sub: ada,
      email: 'ada@example.com',
      greeting: 'Hello Ada of acme',
      metadata: { role: 'admin' },
      plan: 'free',
      nested: { roles: ['org:admin'] },
      secret: null,
    })
  })

  test('that does not exist gives no token', async () => {
    const { body } = await call('POST', '/v1/sessions', { user_id: ada })
    await expect(clerk.sessions.getToken(String(body.id), 'unknown')).rejects.toMatchObject({
      status: 404,
    })
  })

  test('is listed, changed and deleted; a signing key of its own is refused', async () => {
    const { id } = await clerk.jwtTemplates.create({ name: 'other', claims: {} })
    await clerk.jwtTemplates.update({ templateId: id, name: 'renamed', claims: { a: 1 } })
    expect(await clerk.jwtTemplates.get(id)).toMatchObject({ name: 'renamed', claims: { a: 1 } })
    const { data } = await clerk.jwtTemplates.list()
    expect(data.map((template) => template.id)).toContain(id)
    await clerk.jwtTemplates.delete(id)
    const body = { name: 'own', claims: {}, custom_signing_key: true }
    const refused = await call('POST', '/v1/jwt_templates', body)
    expect(refused.body.errors?.[0]?.code).toBe('sandbox_not_implemented')
  })
})

describe('restrictions', () => {
  const signUp = (email_address: string) =>
    openBrowser(sandbox.frontendApiUrl).call('POST', '/v1/client/sign_ups', {
      email_address,
      password: 'sandbox-restricted',
    })

  test('let only those on the allowlist sign up, and nobody on the blocklist', async () => {
    const allowed = await clerk.allowlistIdentifiers.createAllowlistIdentifier({
      identifier: '*@allowed.example',
      notify: false,
    })
    const blocked = await clerk.blocklistIdentifiers.createBlocklistIdentifier({
      identifier: 'bad@allowed.example',
    })
    await clerk.instance.updateRestrictions({ allowlist: true, blocklist: true })
    expect((await signUp('one@allowed.example')).status).toBe(200)
    expect((await signUp('one@other.example')).errors[0]?.code).toBe('not_allowed_access')
    expect((await signUp('bad@allowed.example')).status).toBe(403)
    expect((await clerk.allowlistIdentifiers.getAllowlistIdentifierList()).totalCount).toBe(1)
    expect((await clerk.blocklistIdentifiers.getBlocklistIdentifierList()).totalCount).toBe(1)
    await clerk.instance.updateRestrictions({ allowlist: false, blocklist: false })
    await clerk.allowlistIdentifiers.deleteAllowlistIdentifier(allowed.id)
    await clerk.blocklistIdentifiers.deleteBlocklistIdentifier(blocked.id)
    expect((await signUp('bad@other.example')).status).toBe(200)
  })

  test('refuse subaddresses and disposable addresses', async () => {
    await clerk.instance.updateRestrictions({
      blockEmailSubaddresses: true,
      blockDisposableEmailDomains: true,
    })
    expect((await signUp('one+two@example.org')).status).toBe(403)
    expect((await signUp('one@mailinator.com')).status).toBe(403)
    await clerk.instance.updateRestrictions({
      blockEmailSubaddresses: false,
      blockDisposableEmailDomains: false,
    })
  })
})

test('the waitlist: joined once, invited, and done when they have signed up', async () => {
  const browser = openBrowser(sandbox.frontendApiUrl)
  const joined = await browser.call('POST', '/v1/waitlist', { email_address: 'wait@example.com' })
  const entry = await clerk.waitlistEntries.create({ emailAddress: 'wait@example.com' })
  expect(entry.id).toBe(joined.body.id)
  const invited = await clerk.waitlistEntries.invite(entry.id)
  expect(invited).toMatchObject({
    status: 'invited',
    invitation: { emailAddress: 'wait@example.com' },
  })
  const { response } = await browser.call('POST', '/v1/client/sign_ups', {
    email_address: 'wait@example.com',
    password: 'sandbox-wait',
  })
  const path = `/v1/client/sign_ups/${String(response.id)}`
  await browser.call('POST', `${path}/prepare_verification`, { strategy: 'email_code' })
  await browser.call('POST', `${path}/attempt_verification`, { code: CODE })
  const { data } = await clerk.waitlistEntries.list({ status: 'completed' })
  expect(data.map(({ id }) => id)).toEqual([entry.id])
  const [other] = await clerk.waitlistEntries.createBulk([{ emailAddress: 'no@example.com' }])
  expect((await clerk.waitlistEntries.reject(other?.id ?? '')).status).toBe('rejected')
})

test('machines are created, scoped, given new keys and deleted', async () => {
  const [one, other] = [
    await clerk.machines.create({ name: 'one', defaultTokenTtl: 60 }),
    await clerk.machines.create({ name: 'other' }),
  ]
  await clerk.machines.createScope(one.id, other.id)
  expect((await clerk.machines.get(one.id)).scopedMachines.map(({ id }) => id)).toEqual([other.id])
  await clerk.machines.deleteScope(one.id, other.id)
  const before = await clerk.machines.getSecretKey(one.id)
  const after = await clerk.machines.rotateSecretKey({ machineId: one.id, previousTokenTtl: 0 })
  expect(after.secret).not.toBe(before.secret)
  await clerk.machines.update({ machineId: one.id, name: 'renamed' })
  expect((await clerk.machines.list({ query: 'renamed' })).totalCount).toBe(1)
  await clerk.machines.delete(one.id)
  await expect(clerk.machines.get(one.id)).rejects.toMatchObject({ status: 404 })
})

test('OAuth applications show their secret once, and get another', async () => {
  const created = await clerk.oauthApplications.create({
    name: 'Partner',
    redirectUris: ['https://partner.example/callback'],
    scopes: 'profile',
  })
  expect(created.clientSecret).toBeTruthy()
  expect((await clerk.oauthApplications.get(created.id)).clientSecret).toBeUndefined()
  const rotated = await clerk.oauthApplications.rotateSecret(created.id)
  expect(rotated.clientSecret).not.toBe(created.clientSecret)
  await clerk.oauthApplications.update({ oauthApplicationId: created.id, name: 'Renamed' })
  expect((await clerk.oauthApplications.list({ nameQuery: 'renam' })).totalCount).toBe(1)
  await clerk.oauthApplications.delete(created.id)
  expect((await clerk.oauthApplications.list()).totalCount).toBe(0)
})

test('an OAuth application has a logo, and its tokens can be revoked', async () => {
  const { id, clientId } = await clerk.oauthApplications.create({ name: 'Partner' })
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])]))
  const uploaded = await fetch(`${sandbox.url}/v1/oauth_applications/${id}/logo`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${sandbox.secretKey}` },
    body: form,
  })
  expect(uploaded.status).toBe(200)
  expect((await clerk.oauthApplications.get(id)).clientImageUrl).toMatch(/^data:image\/jpeg/)

  const createToken = async (fields: object) => {
    const created = await call('POST', '/sandbox/oauth_tokens', { user_id: ada, ...fields })
    return String(created.body.token)
  }
  const token = await createToken({ client_id: clientId })
  const other = await createToken({ client_id: clientId })
  await clerk.oauthApplications.revokeToken({ oauthApplicationId: id, token })
  await expect(clerk.idPOAuthAccessToken.verify(token)).rejects.toMatchObject({ status: 404 })
  expect((await clerk.idPOAuthAccessToken.verify(other)).clientId).toBe(clientId)
  const jwt = await createToken({ client_id: clientId, format: 'jwt' })
  const ofAnother = await createToken({})
  for (const [refused, status] of [
    [jwt, 422],
    [ofAnother, 404],
  ] as const) {
    const revoked = clerk.oauthApplications.revokeToken({ oauthApplicationId: id, token: refused })
    await expect(revoked).rejects.toMatchObject({ status })
  }
  await clerk.oauthApplications.delete(id)
})

test('domains, redirect URLs and the settings of the instance are kept', async () => {
  const domain = await clerk.domains.add({ name: 'satellite.example', is_satellite: true })
  expect((await clerk.domains.list()).totalCount).toBe(2)
  await clerk.domains.update({ domainId: domain.id, name: 'moon.example' })
  await clerk.domains.delete(domain.id)
  const url = await clerk.redirectUrls.createRedirectUrl({ url: 'my-app://callback' })
  expect((await clerk.redirectUrls.getRedirectUrl(url.id)).url).toBe('my-app://callback')
  expect((await clerk.redirectUrls.getRedirectUrlList()).totalCount).toBe(1)
  await clerk.redirectUrls.deleteRedirectUrl(url.id)
  await clerk.instance.update({ allowedOrigins: ['https://app.example.com'] })
  expect((await clerk.instance.get()).allowedOrigins).toEqual(['https://app.example.com'])
  const settings = await clerk.instance.updateOrganizationSettings({ maxAllowedMemberships: 7 })
  expect(settings.maxAllowedMemberships).toBe(7)
  const organization = await clerk.organizations.createOrganization({ name: 'Seven' })
  expect(organization.maxAllowedMemberships).toBe(7)
})

test('organizations have logos and domains', async () => {
  const { id } = await clerk.organizations.createOrganization({ name: 'Logo', createdBy: ada })
  const file = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])])
  const changed = await clerk.organizations.updateOrganizationLogo(id, { file })
  expect(changed.imageUrl).toMatch(/^data:image\/jpeg/)
  expect((await clerk.organizations.deleteOrganizationLogo(id)).hasImage).toBe(false)
  const domain = await clerk.organizations.createOrganizationDomain({
    organizationId: id,
    name: 'logo.example',
    enrollmentMode: 'automatic_invitation',
  })
  const { data } = await clerk.organizations.getOrganizationDomainList({ organizationId: id })
  expect(data.map(({ name }) => name)).toEqual(['logo.example'])
  const domainId = domain.id
  await clerk.organizations.updateOrganizationDomain({
    organizationId: id,
    domainId,
    enrollmentMode: 'automatic_suggestion',
  })
  expect((await call('GET', '/v1/organization_domains?verified=true')).body.total_count).toBe(1)
  await clerk.organizations.deleteOrganizationDomain({ organizationId: id, domainId })
})

test('an agent task signs in with its link, once', async () => {
  const { body } = await call('POST', '/v1/agents/tasks', {
    on_behalf_of: { identifier: 'ada@example.com' },
    permissions: '*',
    agent_name: 'tester',
    task_description: 'Look around',
    redirect_url: 'http://localhost:3000/dashboard',
  })
  const browser = openBrowser(sandbox.frontendApiUrl)
  // At the host of the page, because it needs the same cookies.
  const { hostname, pathname, search } = new URL(String(body.url))
  expect(hostname).toBe('localhost')
  const path = `${pathname.replace('/fapi', '')}${search}`
  const { status, headers } = await browser.call('GET', path)
  expect([status, headers.get('location')]).toEqual([
    307,
    expect.stringMatching(/^http:\/\/localhost:3000\/dashboard\?__clerk_db_jwt=dvb_/),
  ])
  expect((await browser.call('GET', '/v1/me')).response.id).toBe(ada)
  expect((await browser.call('GET', path)).status).toBe(400)
})

test('clients and sign-ups are shown to the backend', async () => {
  const browser = openBrowser(sandbox.frontendApiUrl)
  const session = await browser.signIn('ada')
  const { body } = await browser.call('POST', `/v1/client/sessions/${session}/tokens`)
  const client = await clerk.clients.verifyClient(String(body.jwt))
  expect((await clerk.clients.getClient(client.id)).sessionIds).toEqual([session])
  const { body: clients } = await call('GET', '/v1/clients?limit=100')
  expect(clients).toContainEqual(expect.objectContaining({ id: client.id }))
  const { response } = await openBrowser(sandbox.frontendApiUrl).call(
    'POST',
    '/v1/client/sign_ups',
    { email_address: 'shown@example.com' },
  )
  const signUp = await clerk.signUps.update({
    signUpAttemptId: String(response.id),
    externalId: 'external',
  })
  expect(signUp).toMatchObject({ emailAddress: 'shown@example.com', externalId: 'external' })
})
