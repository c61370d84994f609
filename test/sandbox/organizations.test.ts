import { beforeEach, describe, expect, it } from 'vitest'
import { acme, ada, bob, globex, grace, startSandbox } from './start.ts'

const { sandbox, clerk, call } = await startSandbox()
beforeEach(() => sandbox.reset())
const { organizations } = clerk

describe('organizations', () => {
  it('are listed, with their members counted when asked', async () => {
    const plain = await organizations.getOrganizationList()
    expect(plain.totalCount).toBe(2)
    expect(plain.data.map(({ id }) => id)).toEqual([acme, globex])
    expect(plain.data[0]?.membersCount).toBeUndefined()
    const counted = await organizations.getOrganizationList({
      includeMembersCount: true,
      query: 'glob',
    })
    expect(counted.data).toMatchObject([{ id: globex, membersCount: 3 }])
  })

  it('are read by id or slug', async () => {
    expect(await organizations.getOrganization({ organizationId: acme })).toMatchObject({
      name: 'Acme Inc',
      createdBy: ada,
    })
    expect(
      await organizations.getOrganization({ slug: 'acme', includeMembersCount: true }),
    ).toMatchObject({ id: acme, membersCount: 2 })
  })

  it('are created with their creator as admin, changed, and deleted', async () => {
    const created = await organizations.createOrganization({ name: 'Initech', createdBy: grace })
    expect(created.slug).toBe('initech')
    const { data } = await organizations.getOrganizationMembershipList({
      organizationId: created.id,
    })
    expect(data).toMatchObject([{ role: 'org:admin', publicUserData: { userId: grace } }])

    const changed = await organizations.updateOrganization(created.id, { name: 'Initrode' })
    expect(changed).toMatchObject({ name: 'Initrode', slug: 'initech' })

    await organizations.deleteOrganization(created.id)
    await expect(
      organizations.getOrganization({ organizationId: created.id }),
    ).rejects.toMatchObject({ status: 404 })
    const memberships = await clerk.users.getOrganizationMembershipList({ userId: grace })
    expect(memberships.data.map(({ organization }) => organization.id)).toEqual([globex])
  })

  it('with the same name have different slugs', async () => {
    const first = await organizations.createOrganization({ name: 'Twice & Co' })
    const second = await organizations.createOrganization({ name: 'Twice & Co' })
    expect([first.slug, second.slug]).toEqual(['twice-co', 'twice-co-2'])
    await organizations.deleteOrganization(first.id)
    await organizations.deleteOrganization(second.id)
  })

  it('cannot take the slug of another', async () => {
    const taken = {
      status: 422,
      errors: [{ code: 'form_identifier_exists', meta: { paramName: 'slug' } }],
    }
    await expect(
      organizations.createOrganization({ name: 'Impostor', slug: 'acme' }),
    ).rejects.toMatchObject(taken)
    await expect(organizations.updateOrganization(globex, { slug: 'acme' })).rejects.toMatchObject(
      taken,
    )
  })

  it('have metadata that is merged or replaced', async () => {
    const merged = await organizations.updateOrganizationMetadata(globex, {
      publicMetadata: { a: 1 },
      privateMetadata: { b: 2 },
    })
    expect(merged.publicMetadata).toEqual({ a: 1 })
    const replaced = await organizations.replaceOrganizationMetadata(globex, {
      publicMetadata: { c: 3 },
    })
    expect(replaced).toMatchObject({ publicMetadata: { c: 3 }, privateMetadata: { b: 2 } })
    expect(replaced.publicMetadata).toEqual({ c: 3 })
  })
})

describe('memberships', () => {
  it('are listed by role, and in order', async () => {
    const admins = await organizations.getOrganizationMembershipList({
      organizationId: acme,
      role: ['org:admin'],
    })
    expect(admins).toMatchObject({ totalCount: 1, data: [{ publicUserData: { userId: ada } }] })
    const byName = await organizations.getOrganizationMembershipList({
      organizationId: acme,
      orderBy: '-first_name',
    })
    expect(byName.data.map((one) => one.publicUserData?.firstName)).toEqual(['Bob', 'Ada'])
    expect((await organizations.getInstanceOrganizationMembershipList({})).totalCount).toBe(5)
  })

  it('are made, changed and ended', async () => {
    const membership = { organizationId: acme, userId: grace }
    const made = await organizations.createOrganizationMembership({
      ...membership,
      role: 'org:member',
    })
    expect(made.permissions).toContain('org:reports:read')
    const changed = await organizations.updateOrganizationMembership({
      ...membership,
      role: 'org:admin',
    })
    expect(changed.role).toBe('org:admin')
    const described = await organizations.updateOrganizationMembershipMetadata({
      ...membership,
      publicMetadata: { desk: 4 },
    })
    expect(described.publicMetadata).toEqual({ desk: 4 })
    expect((await organizations.deleteOrganizationMembership(membership)).id).toBe(made.id)
    await expect(organizations.deleteOrganizationMembership(membership)).rejects.toMatchObject({
      status: 404,
    })
  })

  it.each([
    ['twice', { userId: bob, role: 'org:member' }, 400, 'already_a_member_in_organization'],
    ['with an unknown role', { userId: grace, role: 'org:king' }, 404, 'resource_not_found'],
    ['of an unknown user', { userId: 'user_x', role: 'org:member' }, 404, 'resource_not_found'],
  ])('are not made %s', async (_, member, status, code) => {
    await expect(
      organizations.createOrganizationMembership({ organizationId: acme, ...member }),
    ).rejects.toMatchObject({ status, errors: [{ code }] })
  })

  it('are limited as the organization says', async () => {
    await organizations.updateOrganization(globex, { maxAllowedMemberships: 2 })
    await expect(
      organizations.createOrganizationMembership({
        organizationId: globex,
        userId: ada,
        role: 'org:member',
      }),
    ).rejects.toMatchObject({ errors: [{ code: 'organization_membership_quota_exceeded' }] })
  })
})

describe('invitations to an organization', () => {
  const invite = { organizationId: acme, role: 'org:member', inviterUserId: ada }

  it('are made, read, listed and revoked', async () => {
    const made = await organizations.createOrganizationInvitation({
      ...invite,
      emailAddress: 'one@example.com',
    })
    expect(made).toMatchObject({ status: 'pending', role: 'org:member', organizationId: acme })
    const one = { organizationId: acme, invitationId: made.id }
    expect((await organizations.getOrganizationInvitation(one)).id).toBe(made.id)
    const pending = { organizationId: acme, status: ['pending' as const] }
    expect((await organizations.getOrganizationInvitationList(pending)).totalCount).toBe(1)
    expect((await organizations.revokeOrganizationInvitation(one)).status).toBe('revoked')
    expect((await organizations.getOrganizationInvitationList(pending)).totalCount).toBe(0)
    await expect(organizations.revokeOrganizationInvitation(one)).rejects.toMatchObject({
      status: 400,
    })
  })

  it('are made in bulk, all or none', async () => {
    const { totalCount } = await organizations.createOrganizationInvitationBulk(acme, [
      { role: 'org:member', emailAddress: 'two@example.com' },
      { role: 'org:admin', emailAddress: 'three@example.com' },
    ])
    expect(totalCount).toBe(2)
    await expect(
      organizations.createOrganizationInvitationBulk(acme, [
        { role: 'org:member', emailAddress: 'four@example.com' },
        { role: 'org:king', emailAddress: 'five@example.com' },
      ]),
    ).rejects.toMatchObject({ status: 404 })
    const { data } = await organizations.getOrganizationInvitationList({ organizationId: acme })
    expect(data.map(({ emailAddress }) => emailAddress)).not.toContain('four@example.com')
  })

  it('are not made for members, nor twice', async () => {
    await expect(
      organizations.createOrganizationInvitation({ ...invite, emailAddress: 'bob@example.com' }),
    ).rejects.toMatchObject({ errors: [{ code: 'already_a_member_in_organization' }] })
    const two = { ...invite, emailAddress: 'two@example.com' }
    await organizations.createOrganizationInvitation(two)
    await expect(organizations.createOrganizationInvitation(two)).rejects.toMatchObject({
      errors: [{ code: 'duplicate_record' }],
    })
  })
})

it.each([
  ['POST', '/v1/organizations', { name: '' }, 'name'],
  ['POST', '/v1/organizations', { name: 'X', slug: 'Not A Slug' }, 'slug'],
  [
    'PATCH',
    `/v1/organizations/${acme}`,
    { max_allowed_memberships: '5' },
    'max_allowed_memberships',
  ],
  ['PATCH', `/v1/organizations/${acme}/metadata`, { public_metadata: [] }, 'public_metadata'],
  ['POST', `/v1/organizations/${acme}/memberships`, { role: 'org:member' }, 'user_id'],
  ['POST', `/v1/organizations/${acme}/invitations/bulk`, {}, ''],
])('%s %s refuses %j', async (method, path, body, parameter) => {
  const answer = await call(method, path, body)
  expect(answer.status).toBe(422)
  expect(answer.body.errors).toMatchObject([{ meta: { param_name: parameter } }])
})
