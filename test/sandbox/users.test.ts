import { beforeEach, describe, expect, it } from 'vitest'
import { ada, bob, grace, acme, seededUsers, startSandbox } from './start.ts'

const { sandbox, clerk, call } = await startSandbox()
beforeEach(() => sandbox.reset())

describe('users', () => {
  it('come in pages, newest first, with the total', async () => {
    const first = await clerk.users.getUserList()
    const second = await clerk.users.getUserList({ limit: 10, offset: 10 })
    expect(first.totalCount).toBe(seededUsers)
    expect(first.data).toHaveLength(10)
    expect(first.data[0]?.id).toBe(ada)
    expect(second.data).toHaveLength(10)
    const ids = new Set([...first.data, ...second.data].map((user) => user.id))
    expect(ids.size).toBe(20)
  })

  it.each([
    [{ emailAddress: ['ADA@example.com', 'bob@example.com'] }, [ada, bob]],
    [{ userId: [grace] }, [grace]],
    [{ username: ['bob'] }, [bob]],
    [{ externalId: ['employee-1'] }, [ada]],
    [{ query: 'lovelace' }, [ada]],
    [{ organizationId: [acme] }, [ada, bob]],
    [{ organizationId: [acme], userId: [`-${ada}`] }, [bob]],
  ])('are found by %j', async (filter, expected) => {
    const { data, totalCount } = await clerk.users.getUserList(filter)
    expect(data.map((user) => user.id)).toEqual(expected)
    expect(totalCount).toBe(expected.length)
  })

  it('are ordered as asked', async () => {
    const { data } = await clerk.users.getUserList({ orderBy: '+last_name', limit: 2 })
    expect(data.map((user) => user.lastName)).toEqual(['Adler', 'Arndt'])
    const last = await clerk.users.getUserList({ orderBy: '-last_name', limit: 1 })
    expect(last.data[0]?.lastName).toBe('Zeller')
  })

  it('are created, read, changed and deleted', async () => {
    const created = await clerk.users.createUser({
      emailAddress: ['new@example.com'],
      firstName: 'New',
      password: 'long-enough',
      publicMetadata: { a: 1 },
    })
    expect(created.passwordEnabled).toBe(true)
    expect(created.primaryEmailAddress?.verification?.status).toBe('verified')

    await clerk.users.updateUser(created.id, { firstName: 'Newer', username: 'newer' })
    const read = await clerk.users.getUser(created.id)
    expect(read).toMatchObject({ firstName: 'Newer', username: 'newer', publicMetadata: { a: 1 } })

    const deleted = await clerk.users.deleteUser(created.id)
    expect(deleted).toMatchObject({ id: created.id, deleted: true })
    await expect(clerk.users.getUser(created.id)).rejects.toMatchObject({
      status: 404,
      errors: [{ code: 'resource_not_found' }],
    })
  })

  it('take their memberships, sessions and keys with them when they are deleted', async () => {
    const user = await clerk.users.createUser({ emailAddress: ['gone@example.com'] })
    await clerk.organizations.createOrganizationMembership({
      organizationId: acme,
      userId: user.id,
      role: 'org:member',
    })
    const session = await clerk.sessions.createSession({ userId: user.id })
    const apiKey = await clerk.apiKeys.create({ name: 'Gone', subject: user.id })
    await clerk.users.deleteUser(user.id)

    const members = await clerk.organizations.getOrganizationMembershipList({
      organizationId: acme,
    })
    expect(members.totalCount).toBe(2)
    expect((await clerk.sessions.getSession(session.id)).status).toBe('removed')
    await expect(clerk.apiKeys.get(apiKey.id)).rejects.toMatchObject({ status: 404 })
  })

  it('have metadata that PATCH merges deeply, where null deletes', async () => {
    const { id } = await clerk.users.createUser({
      emailAddress: ['meta@example.com'],
      publicMetadata: { keep: 1, nested: { keep: 2, drop: 3 } },
      privateMetadata: { secret: true },
    })
    const user = await clerk.users.updateUserMetadata(id, {
      publicMetadata: { nested: { drop: null, add: [4] } },
    })
    expect(user.publicMetadata).toEqual({ keep: 1, nested: { keep: 2, add: [4] } })
    expect(user.privateMetadata).toEqual({ secret: true })
  })

  it('have metadata that PUT replaces', async () => {
    const { id } = await clerk.users.createUser({
      emailAddress: ['put@example.com'],
      publicMetadata: { old: 1 },
      unsafeMetadata: { stays: 1 },
    })
    const user = await clerk.users.replaceUserMetadata(id, { publicMetadata: { fresh: 2 } })
    expect(user.publicMetadata).toEqual({ fresh: 2 })
    expect(user.unsafeMetadata).toEqual({ stays: 1 })
  })

  it('lose their sessions when they are banned, and cannot have another', async () => {
    const { id } = await clerk.users.createUser({ emailAddress: ['banned@example.com'] })
    const session = await clerk.sessions.createSession({ userId: id })
    expect((await clerk.users.banUser(id)).banned).toBe(true)
    expect((await clerk.sessions.getSession(session.id)).status).toBe('revoked')
    await expect(clerk.sessions.createSession({ userId: id })).rejects.toMatchObject({
      errors: [{ code: 'user_banned' }],
    })
    expect((await clerk.users.unbanUser(id)).banned).toBe(false)
    await clerk.sessions.createSession({ userId: id })
  })

  it('are locked and unlocked', async () => {
    expect((await clerk.users.lockUser(bob)).locked).toBe(true)
    expect((await clerk.users.unlockUser(bob)).locked).toBe(false)
  })

  it('have the password that the seed gives them', async () => {
    expect(
      await clerk.users.verifyPassword({ userId: ada, password: 'sandbox-ada' }),
    ).toMatchObject({ verified: true })
    await expect(
      clerk.users.verifyPassword({ userId: ada, password: 'wrong' }),
    ).rejects.toMatchObject({ status: 422, errors: [{ code: 'incorrect_password' }] })
  })

  it('list their memberships', async () => {
    const { data, totalCount } = await clerk.users.getOrganizationMembershipList({ userId: ada })
    expect(totalCount).toBe(1)
    expect(data[0]).toMatchObject({ role: 'org:admin', organization: { slug: 'acme' } })
  })
})

describe('a user is refused', () => {
  it.each([
    [{ email_address: ['ADA@example.com'] }, 'form_identifier_exists', 'email_address'],
    [{ email_address: ['x@example.com'], username: 'Ada' }, 'form_identifier_exists', 'username'],
    [
      { email_address: ['x@example.com'], external_id: 'employee-1' },
      'form_identifier_exists',
      'external_id',
    ],
    [
      { email_address: ['x@example.com'], password: 'short' },
      'form_password_length_too_short',
      'password',
    ],
    [{}, 'form_data_missing', 'email_address'],
    [{ username: 'somebody' }, 'form_data_missing', 'password'],
    [{ email_address: 'x@example.com' }, 'form_param_format_invalid', 'email_address'],
    [{ email_address: ['no address'] }, 'form_param_format_invalid', 'email_address.0'],
    [
      { email_address: ['x@example.com'], first_name: 7 },
      'form_param_format_invalid',
      'first_name',
    ],
    [{ email_address: ['x@example.com'], shoe_size: 42 }, 'form_param_unknown', 'shoe_size'],
    [['an array'], 'form_param_format_invalid', ''],
  ])('when created with %j: %s', async (body, code, parameter) => {
    const answer = await call('POST', '/v1/users', body)
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toMatchObject([{ code, meta: { param_name: parameter } }])
  })

  it('when changed to what another has', async () => {
    await expect(clerk.users.updateUser(bob, { username: 'ada' })).rejects.toMatchObject({
      status: 422,
      errors: [{ code: 'form_identifier_exists', meta: { paramName: 'username' } }],
    })
    await clerk.users.updateUser(bob, { username: 'bob' })
  })
})
