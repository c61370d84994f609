import { describe, expect, test, vi } from 'vitest'
import { startInstance } from '../../../instances.ts'
import { startSandbox } from '../../../sandboxes.ts'
import { call, join, newOrganization, newUser, signIn } from '../../../kit/auth/people.ts'
import { HOW_TO_GET_REDIS, skipRedis, startRedis } from '../../redis-server.ts'

describe.skipIf(skipRedis)(`in every instance (${HOW_TO_GET_REDIS})`, () => {
  test('a removal and a demotion by one of them', async () => {
    const redis = await startRedis()
    const shared = await startSandbox()
    const [one, other] = [
      await startInstance(shared, redis.url),
      await startInstance(shared, redis.url),
    ]
    const organization = newOrganization(shared)
    const [removed, demoted, admin] = [
      newUser(shared),
      newUser(shared, 'admin'),
      signIn(shared, newUser(shared, 'admin')),
    ]
    join(shared, removed, organization, 'org:admin')
    const url = `/v1/organizations/${organization.id}`
    const old = [signIn(shared, removed, organization), signIn(shared, demoted)] as const
    const seen = () =>
      Promise.all([
        call(other.app, 'GET', url, old[0]),
        call(other.app, 'GET', '/v1/users?limit=1', old[1]),
      ])
    expect(await seen()).toEqual([200, 200])
    await call(one.app, 'DELETE', `${url}/members/${removed.id}`, admin)
    await call(one.app, 'PATCH', `/v1/users/${demoted.id}/metadata`, admin, {
      publicMetadata: { role: null },
    })
    await vi.waitFor(async () => {
      expect(await seen()).toEqual([404, 403])
    })
  })
})
