import { Type } from '@sinclair/typebox'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  deleteMembership,
  deleteOrganization,
  updateMembership,
  updateUser,
} from '../../../src/sandbox/changes.ts'
import type { App } from '../../../src/app.ts'
import type { Sandbox } from '../../../src/sandbox/index.ts'
import type { Membership, Organization, User } from '../../../src/sandbox/records.ts'
import { type Api, startApi } from '../../api.ts'
import { call, join, newOrganization, newUser, signIn } from './people.ts'

/* The rights that older tokens still give their user, on routes that grant nothing. */

function addReports(app: App) {
  const toy = (name: string, permission: string) => {
    app.get(
      `/toys/:organizationId/${name}`,
      {
        schema: {
          operationId: name,
          tags: ['Service'],
          summary: 'A toy',
          security: [{ clerkSession: [permission] }],
          response: { 200: Type.Object({}) },
        },
      },
      async () => ({}),
    )
  }
  toy('invoices', 'org:invoices:read')
  toy('reports', 'org:reports:read')
  toy('settings', 'org:admin')
}

let api: Api
let sandbox: Sandbox
let endpoint: string

beforeAll(async () => {
  api = await startApi({ routes: addReports })
  sandbox = api.sandbox
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  endpoint = `${api.app.listeningOrigin}/webhooks/clerk`
})
beforeEach(() => {
  sandbox.webhooks.endpoints = []
})

/** The statuses for a token: the organization, its invoices, its reports, and the admins' part. */
async function reads({ id }: Organization, token: string, app: App = api.app) {
  await sandbox.webhooks.flush()
  const paths = [
    `/v1/organizations/${id}`,
    ...['invoices', 'reports', 'settings'].map((name) => `/toys/${id}/${name}`),
  ]
  return Promise.all(paths.map((path) => call(app, 'GET', path, token)))
}

const ALL = [200, 200, 200, 200]
/** The statuses for org:member. */
const SOME = [200, 403, 200, 403]
const NOTHING = [404, 403, 403, 403]

/** The ways of a change: through this API, or elsewhere, with a webhook. */
const ways = {
  'by this API': {
    async setRole({ user_id, organization_id }: Membership, role: string) {
      const admin = signIn(sandbox, newUser(sandbox, 'admin'))
      const url = `/v1/organizations/${organization_id}/members/${user_id}`
      expect(await call(api.app, 'PATCH', url, admin, { role })).toBe(200)
    },
    async remove({ user_id, organization_id }: Membership) {
      const admin = signIn(sandbox, newUser(sandbox, 'admin'))
      const url = `/v1/organizations/${organization_id}/members/${user_id}`
      expect(await call(api.app, 'DELETE', url, admin)).toBe(204)
    },
    async add(user: User, { id }: Organization, role: string) {
      const admin = signIn(sandbox, newUser(sandbox, 'admin'))
      const url = `/v1/organizations/${id}/members`
      expect(await call(api.app, 'POST', url, admin, { userId: user.id, role })).toBe(201)
    },
    async deleteOrganization({ id }: Organization) {
      const admin = signIn(sandbox, newUser(sandbox, 'admin'))
      expect(await call(api.app, 'DELETE', `/v1/organizations/${id}`, admin)).toBe(204)
    },
    async setAppRole({ id }: User, role: string | null) {
      const admin = signIn(sandbox, newUser(sandbox, 'admin'))
      const body = { publicMetadata: { role } }
      expect(await call(api.app, 'PATCH', `/v1/users/${id}/metadata`, admin, body)).toBe(200)
    },
  },
  'told by a webhook': {
    async setRole(membership: Membership, role: string) {
      sandbox.webhooks.endpoints = [endpoint]
      updateMembership(sandbox.store, membership, { role })
    },
    async remove(membership: Membership) {
      sandbox.webhooks.endpoints = [endpoint]
      deleteMembership(sandbox.store, membership)
    },
    async add(user: User, organization: Organization, role: string) {
      sandbox.webhooks.endpoints = [endpoint]
      join(sandbox, user, organization, role)
    },
    async deleteOrganization(organization: Organization) {
      sandbox.webhooks.endpoints = [endpoint]
      deleteOrganization(sandbox.store, organization)
    },
    async setAppRole(user: User, role: string | null) {
      sandbox.webhooks.endpoints = [endpoint]
      updateUser(sandbox.store, user, { public_metadata: role === null ? {} : { role } })
    },
  },
}

describe.each(Object.entries(ways))('%s', (_name, way) => {
  test('a member who is removed reads nothing of the organization any more', async () => {
    const [user, organization] = [newUser(sandbox), newOrganization(sandbox)]
    const membership = join(sandbox, user, organization, 'org:admin')
    const tokens = [signIn(sandbox, user, organization), signIn(sandbox, user, organization, 30)]
    for (const token of tokens) expect(await reads(organization, token)).toEqual(ALL)
    await way.remove(membership)
    for (const token of tokens) {
      expect(await reads(organization, token)).toEqual(NOTHING)
      expect(await call(api.app, 'GET', '/v1/me', token)).toBe(200)
    }
  })

  test('an admin who is demoted reads what members read', async () => {
    const [user, organization] = [newUser(sandbox), newOrganization(sandbox)]
    const membership = join(sandbox, user, organization, 'org:admin')
    const token = signIn(sandbox, user, organization)
    await way.setRole(membership, 'org:member')
    expect(await reads(organization, token)).toEqual(SOME)
    expect(await reads(organization, signIn(sandbox, user, organization))).toEqual(SOME)
  })

  test('a new token says what the person may do now, also in the same second', async () => {
    const [user, organization] = [newUser(sandbox), newOrganization(sandbox)]
    const membership = join(sandbox, user, organization, 'org:admin')
    await way.remove(membership)
    await way.add(user, organization, 'org:member')
    expect(await reads(organization, signIn(sandbox, user, organization))).toEqual(SOME)
    const [again] = [...sandbox.store.memberships.values()].filter(
      ({ user_id, organization_id }) => user_id === user.id && organization_id === organization.id,
    )
    if (again) await way.setRole(again, 'org:admin')
    expect(await reads(organization, signIn(sandbox, user, organization))).toEqual(ALL)
  })

  test('a member who is promoted goes on with the old token', async () => {
    const [user, organization] = [newUser(sandbox), newOrganization(sandbox)]
    const membership = join(sandbox, user, organization, 'org:member')
    const token = signIn(sandbox, user, organization)
    await way.setRole(membership, 'org:admin')
    expect(await reads(organization, token)).toEqual(SOME)
  })

  test('of an organization that is deleted nothing is read, nor with its key', async () => {
    const [user, organization] = [newUser(sandbox), newOrganization(sandbox)]
    join(sandbox, user, organization, 'org:admin')
    const token = signIn(sandbox, user, organization)
    const { secret = '' } = await api.app.clerk.apiKeys.create({
      name: `Key of ${organization.id}`,
      subject: organization.id,
    })
    expect(await call(api.app, 'GET', '/v1/auth', secret)).toBe(200)
    await way.deleteOrganization(organization)
    expect(await reads(organization, token)).toEqual(NOTHING)
    expect(await call(api.app, 'GET', '/v1/auth', secret)).toBe(401)
  })

  test('an admin of the app who is demoted is none, until promoted again', async () => {
    const user = newUser(sandbox, 'admin')
    const old = signIn(sandbox, user)
    const list = async (token: string) => {
      await sandbox.webhooks.flush()
      return call(api.app, 'GET', '/v1/users?limit=1', token)
    }
    expect(await list(old)).toBe(200)
    await way.setAppRole(user, null)
    expect(await list(old)).toBe(403)
    expect(await list(signIn(sandbox, user))).toBe(403)
    await way.setAppRole(user, 'admin')
    expect(await list(signIn(sandbox, user))).toBe(200)
  })
})

test('events of a membership count in the order in which things happened', async () => {
  const [user, organization] = [newUser(sandbox), newOrganization(sandbox)]
  join(sandbox, user, organization, 'org:admin')
  const token = signIn(sandbox, user, organization)
  const { revocations } = api.app
  const rights = (role: string) => ({ role, permissions: [] })
  const at = Date.now()
  const ids = { organizationId: organization.id, userId: user.id }
  revocations.updateMember({ ...ids, rights: null, at: at + 2 })
  revocations.updateMember({ ...ids, rights: rights('org:admin'), at: at + 1 })
  expect(await reads(organization, token)).toEqual(NOTHING)
  revocations.updateMember({ ...ids, rights: rights('org:admin'), at: at + 3 })
  expect((await reads(organization, token))[3]).toBe(200)
})

test('a token that is newer than all that was told is taken at its word', async () => {
  const [user, organization] = [newUser(sandbox), newOrganization(sandbox)]
  join(sandbox, user, organization, 'org:admin')
  const ids = { organizationId: organization.id, userId: user.id }
  api.app.revocations.updateMember({ ...ids, rights: null, at: Date.now() - 20_000 })
  expect(await reads(organization, signIn(sandbox, user, organization))).toEqual(ALL)
  expect(await reads(organization, signIn(sandbox, user, organization, 30))).toEqual(NOTHING)
})
