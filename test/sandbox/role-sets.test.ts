import { beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from './frontend/browser.ts'
import { acme, ada, bob, globex, startSandbox } from './start.ts'

const { sandbox, clerk } = await startSandbox()
const { roleSets, organizations } = clerk

beforeEach(() => sandbox.reset())

/** A role set with admins and managers. */
const createStaff = () =>
  roleSets.createRoleSet({
    name: 'Staff only',
    description: 'For customers on paper',
    roles: ['org:admin', 'org:manager'],
    defaultRoleKey: 'org:manager',
    creatorRoleKey: 'org:admin',
  })

/** The SDK sends it, and its types lack it. */
const withRoleSet = (roleSetKey: string): object => ({ roleSetKey })

const keysOf = ({ roles }: { roles: { key: string }[] }) => roles.map(({ key }) => key)

const roleOf = async (organizationId: string, userId: string) => {
  const list = { organizationId, userId: [userId] }
  return (await organizations.getOrganizationMembershipList(list)).data[0]?.role
}

describe('a new instance', () => {
  test('has one role set, with all roles and members', async () => {
    const { data, totalCount } = await roleSets.getRoleSetList()
    expect(totalCount).toBe(1)
    expect(data[0]).toMatchObject({
      key: 'role_set:default',
      type: 'initial',
      defaultRole: { key: 'org:member' },
      creatorRole: { key: 'org:admin', membersCount: 2, hasMembers: true },
      roleSetMigration: null,
    })
    expect(data[0] && keysOf(data[0])).toEqual(['org:admin', 'org:manager', 'org:member'])
    expect((await organizations.getOrganization({ organizationId: acme })).raw?.role_set_key).toBe(
      'role_set:default',
    )
  })

  test('takes new roles into its role set, unless they are to stay out', async () => {
    const role = { name: 'Auditor', permissions: [] }
    await clerk.organizationRoles.createOrganizationRole({ ...role, key: 'org:auditor' })
    await clerk.organizationRoles.createOrganizationRole({
      ...role,
      key: 'org:outsider',
      includeInInitialRoleSet: false,
    })
    const keys = keysOf(await roleSets.getRoleSet('role_set:default'))
    expect(keys).toContain('org:auditor')
    expect(keys).not.toContain('org:outsider')
    await expect(
      organizations.updateOrganizationMembership({
        organizationId: acme,
        userId: bob,
        role: 'org:outsider',
      }),
    ).rejects.toMatchObject({ status: 422 })
  })
})

describe('a role set', () => {
  test('is created, found, changed and extended', async () => {
    const created = await createStaff()
    expect(created).toMatchObject({ key: 'role_set:staff_only', type: 'custom' })
    expect((await roleSets.getRoleSetList({ query: 'staff' })).data).toEqual([created])
    const updated = await roleSets.updateRoleSet({
      roleSetKeyOrId: created.id,
      name: 'Staff',
      key: 'role_set:staff',
      defaultRoleKey: 'org:admin',
    })
    expect(updated).toMatchObject({ name: 'Staff', defaultRole: { key: 'org:admin' } })
    const extended = await roleSets.addRolesToRoleSet({
      roleSetKeyOrId: 'role_set:staff',
      roleKeys: ['org:member'],
      defaultRoleKey: 'org:member',
    })
    expect(keysOf(extended)).toEqual(['org:admin', 'org:manager', 'org:member'])
    expect(extended.defaultRole?.key).toBe('org:member')
  })

  test('says which roles the members of an organization can have', async () => {
    const { key } = await createStaff()
    const { id: organizationId } = await organizations.createOrganization({
      name: 'Initech',
      createdBy: ada,
      ...withRoleSet(key),
    })
    expect(await roleOf(organizationId, ada)).toBe('org:admin')
    const newMember = { organizationId, userId: bob }
    await expect(
      organizations.createOrganizationMembership({ ...newMember, role: 'org:member' }),
    ).rejects.toMatchObject({ status: 422, errors: [{ meta: { paramName: 'role' } }] })
    await organizations.createOrganizationMembership({ ...newMember, role: 'org:manager' })
    await expect(
      organizations.createOrganizationInvitation({
        organizationId,
        emailAddress: 'new@example.com',
        role: 'org:member',
      }),
    ).rejects.toMatchObject({ status: 422 })
    const browser = openBrowser(sandbox.frontendApiUrl)
    await browser.signIn('ada')
    const path = `/v1/organizations/${organizationId}/roles`
    expect((await browser.call('GET', path)).response.total_count).toBe(2)
  })

  test('is that of new organizations once it is the initial one', async () => {
    const { id } = await createStaff()
    await roleSets.updateRoleSet({ roleSetKeyOrId: id, type: 'initial' })
    expect((await roleSets.getRoleSet('role_set:default')).type).toBe('custom')
    const { raw } = await organizations.createOrganization({ name: 'Hooli' })
    expect(raw?.role_set_key).toBe('role_set:staff_only')
    const before = await organizations.getOrganization({ organizationId: acme })
    expect(before.raw?.role_set_key).toBe('role_set:default')
  })

  test('of an organization changes if its members have roles of the new one', async () => {
    const { key } = await createStaff()
    await expect(organizations.updateOrganization(acme, withRoleSet(key))).rejects.toMatchObject({
      status: 422,
      errors: [{ longMessage: expect.stringContaining('org:member') }],
    })
    await organizations.updateOrganizationMembership({
      organizationId: acme,
      userId: bob,
      role: 'org:manager',
    })
    const { raw } = await organizations.updateOrganization(acme, withRoleSet(key))
    expect(raw?.role_set_key).toBe(key)
  })

  test('gives members another role when a role is replaced', async () => {
    const changed = await roleSets.replaceRoleInRoleSet({
      roleSetKeyOrId: 'role_set:default',
      roleKey: 'org:member',
      toRoleKey: 'org:manager',
    })
    expect(keysOf(changed)).toEqual(['org:admin', 'org:manager'])
    expect(changed.defaultRole?.key).toBe('org:manager')
    expect(await roleOf(acme, bob)).toBe('org:manager')
    expect(sandbox.events.map(({ type }) => type)).toContain('organizationMembership.updated')
  })

  test('is replaced by another, which its organizations have then', async () => {
    const { key } = await createStaff()
    await roleSets.updateRoleSet({ roleSetKeyOrId: key, type: 'initial' })
    const replacement = { roleSetKeyOrId: 'role_set:default', destRoleSetKey: key }
    await expect(roleSets.replaceRoleSet(replacement)).rejects.toMatchObject({ status: 422 })
    expect(await roleOf(acme, bob)).toBe('org:member')
    await roleSets.replaceRoleSet({
      ...replacement,
      reassignmentMappings: { 'org:member': 'org:manager' },
    })
    expect(await roleOf(acme, bob)).toBe('org:manager')
    expect((await roleSets.getRoleSetList()).totalCount).toBe(1)
    const { raw } = await organizations.getOrganization({ organizationId: globex })
    expect(raw?.role_set_key).toBe(key)
  })
})

test('the initial role set, and a role that a role set needs, cannot go', async () => {
  const { key } = await createStaff()
  await expect(
    roleSets.replaceRoleSet({ roleSetKeyOrId: 'role_set:default', destRoleSetKey: key }),
  ).rejects.toMatchObject({ status: 403 })
  const { data } = await clerk.organizationRoles.getOrganizationRoleList({ query: 'manager' })
  await expect(
    clerk.organizationRoles.deleteOrganizationRole(data[0]?.id ?? ''),
  ).rejects.toMatchObject({ status: 403 })
})

test('a mistake is an error, and nothing changes', async () => {
  const valid = { name: 'X', roles: ['org:admin'], defaultRoleKey: 'org:admin' }
  const { roles, ...rest } = { ...valid, creatorRoleKey: 'org:admin' }
  const create = (fields: object) => roleSets.createRoleSet({ ...rest, roles, ...fields })
  await expect(create({ roles: ['org:nobody'] })).rejects.toMatchObject({ status: 404 })
  await expect(create({ creatorRoleKey: 'org:member' })).rejects.toMatchObject({ status: 422 })
  await expect(create({ key: 'staff' })).rejects.toMatchObject({ status: 422 })
  await expect(create({ key: 'role_set:default' })).rejects.toMatchObject({ status: 422 })
  await expect(roleSets.getRoleSet('role_set:none')).rejects.toMatchObject({ status: 404 })
  expect((await roleSets.getRoleSetList()).totalCount).toBe(1)
})
