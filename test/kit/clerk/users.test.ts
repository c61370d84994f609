import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createUser, updateUser } from '../../../src/sandbox/changes.ts'
import type { User } from '../../../src/sandbox/records.ts'
import { type Api, bearer, startApi } from '../../api.ts'
import { faults, type FaultyClerk, startFaultyClerk } from '../../faulty-clerk.ts'

let api: Api
let clerk: FaultyClerk
let user: User
/** Lets Clerk answer the waiting requests. */
let release: () => void

let count = 0
beforeAll(async () => {
  api = await startApi({
    sandbox: { tokenLifetime: 3600 },
    async apiUrl(sandbox) {
      clerk = await startFaultyClerk(sandbox)
      return clerk.url
    },
  })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
})
beforeEach(async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => now + ahead)
  clerk.fault = undefined
  // The breaker may still block calls. A request makes it try.
  later(60_000)
  await vi.waitUntil(async () => {
    const answer = await api.app.inject('/health/ready')
    return answer.json<{ clerk?: string }>().clerk === 'available'
  })
  clerk.asked.length = 0
  const username = `user${(count += 1)}`
  user = createUser(api.sandbox.store, { username, first_name: 'Old' }, [`${username}@example.com`])
})
afterEach(() => {
  api.sandbox.webhooks.endpoints = []
})

const read = (url = '/v1/me') =>
  api.app.inject({ url, headers: bearer(api.session(user.username ?? '')) })
const write = (payload: object) =>
  api.app.inject({
    method: 'PATCH',
    url: '/v1/me',
    headers: bearer(api.session(user.username ?? '')),
    payload,
  })
const firstName = async () => (await read()).json<{ firstName: string }>().firstName
const questions = () => clerk.asked.filter((path) => path.endsWith(user.id)).length

let ahead = 0
/** Held, so that time passes only if a test says so. */
const now = performance.now()
function later(milliseconds: number) {
  ahead += milliseconds
}

/** Holds Clerk's answers until release. They show the state at the time of the call. */
function hold() {
  const released = new Promise<void>((resolve) => (release = resolve))
  clerk.fault = ({ url = '', headers: { authorization = '' } }, response) => {
    void fetch(api.sandbox.url + url, { headers: { authorization } }).then(async (answer) => {
      const body = await answer.text()
      await released
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    })
    return true
  }
}

describe('a user who is read again and again', () => {
  test('is asked for once, by all routes and a hundred requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => read(i % 2 ? '/v1/me' : '/protected')),
    )
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    expect(questions()).toBe(1)
  })

  test('is kept by nobody on the way', async () => {
    expect((await read()).headers['cache-control']).toMatch(/^private/)
  })

  test('is asked for again after a minute', async () => {
    expect(await firstName()).toBe('Old')
    updateUser(api.sandbox.store, user, { first_name: 'New' })
    later(59_000)
    expect(await firstName()).toBe('Old')
    later(2000)
    expect(await firstName()).toBe('New')
  })

  test('is forgotten when a webhook tells of a change', async () => {
    expect(await firstName()).toBe('Old')
    api.sandbox.webhooks.endpoints = [`${api.app.listeningOrigin}/webhooks/clerk`]
    updateUser(api.sandbox.store, user, { first_name: 'New' })
    await api.sandbox.webhooks.flush()
    expect(await firstName()).toBe('New')
  })

  test('is forgotten when this API changes it, whoever does', async () => {
    expect(await firstName()).toBe('Old')
    expect((await write({ firstName: 'Mine' })).statusCode).toBe(200)
    expect(await firstName()).toBe('Mine')
    const { statusCode } = await api.app.inject({
      method: 'PATCH',
      url: `/v1/users/${user.id}`,
      headers: bearer(api.session('ada')),
      payload: { firstName: 'Admin' },
    })
    expect(statusCode).toBe(200)
    expect(await firstName()).toBe('Admin')
  })

  test('is not what Clerk said before the change and told after it', async () => {
    hold()
    const early = read()
    await vi.waitFor(() => {
      expect(questions()).toBe(1)
    })
    clerk.fault = undefined
    expect((await write({ firstName: 'New' })).statusCode).toBe(200)
    release()
    expect((await early).statusCode).toBe(200)
    expect(await firstName()).toBe('New')
  })

  test('is forgotten after a write whose outcome nobody knows', async () => {
    expect(await firstName()).toBe('Old')
    updateUser(api.sandbox.store, user, { first_name: 'New' })
    clerk.fault = faults['a closed connection']
    expect((await write({ firstName: 'New' })).statusCode).toBe(503)
    clerk.fault = undefined
    await vi.waitFor(async () => {
      expect(await firstName()).toBe('New')
    })
  })

  test('who is not there is not remembered', async () => {
    const { username } = user
    api.sandbox.store.users.delete(user.id)
    const token = bearer(api.sandbox.signer.session({ sub: user.id }))
    expect((await api.app.inject({ url: '/v1/me', headers: token })).statusCode).toBe(404)
    api.sandbox.store.users.set(user.id, user)
    expect((await api.app.inject({ url: '/v1/me', headers: token })).json()).toMatchObject({
      username,
    })
  })
})

describe('while Clerk is away', () => {
  test('a known user stays known for ten minutes, and is asked for once a second', async () => {
    expect(await firstName()).toBe('Old')
    updateUser(api.sandbox.store, user, { first_name: 'New' })
    clerk.fault = faults['status 500']
    later(9 * 60_000)
    clerk.asked.length = 0
    for (let i = 0; i < 20; i += 1) expect(await firstName()).toBe('Old')
    expect(questions()).toBe(2)
    later(2 * 60_000)
    const { statusCode, headers } = await read()
    expect(statusCode).toBe(503)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })

  test('what Clerk says of a user counts as soon as it is back', async () => {
    expect(await firstName()).toBe('Old')
    updateUser(api.sandbox.store, user, { first_name: 'New' })
    clerk.fault = faults['status 500']
    later(61_000)
    expect(await firstName()).toBe('Old')
    clerk.fault = undefined
    later(30_000)
    expect(await firstName()).toBe('New')
  })

  test('a known user stays known when a write fails for it, too', async () => {
    expect(await firstName()).toBe('Old')
    clerk.fault = faults['status 500']
    expect((await write({ firstName: 'New' })).statusCode).toBe(503)
    expect(await firstName()).toBe('Old')
  })

  test('a known user stays known when a webhook comes late', async () => {
    expect(await firstName()).toBe('Old')
    api.sandbox.webhooks.endpoints = [`${api.app.listeningOrigin}/webhooks/clerk`]
    updateUser(api.sandbox.store, user, { first_name: 'New' })
    clerk.fault = faults['status 500']
    await api.sandbox.webhooks.flush()
    expect(await firstName()).toBe('Old')
    clerk.fault = undefined
    later(30_000)
    expect(await firstName()).toBe('New')
  })

  test('a refusal is no outage: who was deleted is not shown any more', async () => {
    expect(await firstName()).toBe('Old')
    api.sandbox.store.users.delete(user.id)
    later(61_000)
    const token = bearer(api.sandbox.signer.session({ sub: user.id }))
    expect((await api.app.inject({ url: '/v1/me', headers: token })).statusCode).toBe(404)
  })
})
