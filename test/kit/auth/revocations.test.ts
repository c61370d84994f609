import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createUser, endSession, updateUser } from '../../../src/sandbox/changes.ts'
import type { Claims } from '../../../src/sandbox/index.ts'
import { signWebhook } from '../../../src/sandbox/index.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'

type Headers = Record<string, string>

let api: Api
/** The address for Clerk's events, which arrive at once. A test can turn them off. */
let endpoint: string

beforeAll(async () => {
  api = await startApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  endpoint = `${api.app.listeningOrigin}/webhooks/clerk`
})
beforeEach(() => {
  api.sandbox.webhooks.endpoints = [endpoint]
})

let count = 0
/** A new user for each test, without sessions. */
function newUser(role?: string) {
  const username = `user${(count += 1)}`
  const metadata = role ? { public_metadata: { role } } : {}
  return createUser(api.sandbox.store, { username, ...metadata }, [`${username}@example.com`])
}
type User = ReturnType<typeof newUser>

const signIn = ({ username }: User) =>
  api.session(username ?? '', undefined, { azp: 'https://app.example.com' })
const claimsOf = (token: string) =>
  JSON.parse(String(Buffer.from(token.split('.')[1] ?? '', 'base64url'))) as Claims & {
    sid: string
    exp: number
  }
const sessionOf = (token: string) =>
  first(api.sandbox.store.sessions, ({ id }) => id === claimsOf(token).sid)
const cookie = (token: string): Headers => {
  const uat = Math.floor(Date.now() / 1000) - 5
  return { cookie: `__session=${token}; __client_uat=${uat}; __clerk_db_jwt=dvb_1` }
}
const apiKeyOf = async ({ id }: { id: string }) =>
  (await api.app.clerk.apiKeys.create({ name: 'a key', subject: id })).secret ?? ''

/** The API's result for the credential, after all events of Clerk have arrived. */
async function outcomeOf(credential: string | Headers): Promise<'good' | 'revoked' | number> {
  await api.sandbox.webhooks.flush()
  const headers = typeof credential === 'string' ? bearer(credential) : credential
  const answer = await api.app.inject({ url: '/v1/auth', headers })
  if (answer.statusCode === 200) return 'good'
  if (!answer.body.includes('its session or key has ended')) return answer.statusCode
  expect(answer.statusCode).toBe(401)
  expect(answer.headers['www-authenticate']).toMatch(/^Bearer .*error="invalid_token"/)
  return 'revoked'
}

/** Sends an event of Clerk, even if nothing happened. */
async function tell(type: string, data: object) {
  const body = JSON.stringify({ object: 'event', type, data })
  const headers = { 'content-type': 'application/json', ...signWebhook(body) }
  const answer = await api.app.inject({
    method: 'POST',
    url: '/webhooks/clerk',
    headers,
    payload: body,
  })
  expect(answer.statusCode).toBe(204)
}

describe('a session that ends elsewhere', () => {
  test.each(['ended', 'removed', 'revoked'] as const)(
    '%s: its token is refused at once, in a header or a cookie; other sessions go on',
    async (status) => {
      const user = newUser()
      const [token, other, stranger] = [signIn(user), signIn(user), signIn(newUser())]
      for (const sent of [token, cookie(token)]) expect(await outcomeOf(sent)).toBe('good')

      endSession(api.sandbox.store, sessionOf(token), status)
      for (const sent of [token, cookie(token)]) expect(await outcomeOf(sent)).toBe('revoked')
      for (const sent of [other, cookie(other), stranger])
        expect(await outcomeOf(sent)).toBe('good')
      expect(claimsOf(token).exp * 1000).toBeGreaterThan(Date.now())
    },
  )

  test('also a token that was issued after the news', async () => {
    const user = newUser()
    const session = sessionOf(signIn(user))
    endSession(api.sandbox.store, session, 'ended')
    const later = api.session(user.username ?? '', undefined, { sid: session.id })
    expect(await outcomeOf(later)).toBe('revoked')
  })

  test('a session that begins, or is put aside, is not refused', async () => {
    const token = signIn(newUser())
    for (const type of ['session.created', 'session.pending'])
      await tell(type, { id: sessionOf(token).id, status: 'active' })
    expect(await outcomeOf(token)).toBe('good')
  })

  test('API keys of the same person go on', async () => {
    const user = newUser()
    const key = await apiKeyOf(user)
    endSession(api.sandbox.store, sessionOf(signIn(user)), 'ended')
    expect(await outcomeOf(key)).toBe('good')
  })
})

describe('a user who is banned elsewhere', () => {
  test('is refused at once with whatever they hold; after the ban the keys are good again', async () => {
    const [user, other] = [newUser(), newUser()]
    const token = signIn(user)
    const theirs = [token, cookie(token), await apiKeyOf(user)]
    const others = [
      signIn(other),
      await apiKeyOf(other),
      await apiKeyOf(first(api.sandbox.store.organizations, () => true)),
      api.sandbox.signer.m2m({ sub: [...api.sandbox.store.machines.keys()][0] }),
    ]
    const { users } = api.app.clerk
    for (const sent of [...theirs, ...others]) expect(await outcomeOf(sent)).toBe('good')

    await users.banUser(user.id)
    for (const sent of theirs) expect(await outcomeOf(sent)).toBe('revoked')
    for (const sent of others) expect(await outcomeOf(sent)).toBe('good')

    await users.unbanUser(user.id)
    expect(await outcomeOf(theirs[2] ?? '')).toBe('good')
    expect(await outcomeOf(signIn(user))).toBe('good')
    // The ban has ended the sessions permanently.
    expect(await outcomeOf(token)).toBe('revoked')
  })

  test('OAuth tokens too', async () => {
    const { token, subject } = first(api.sandbox.store.oauthTokens, () => true)
    const ada = first(api.sandbox.store.users, ({ id }) => id === subject)
    expect(await outcomeOf(token)).toBe('good')
    updateUser(api.sandbox.store, ada, { banned: true })
    expect(await outcomeOf(token)).toBe('revoked')
    updateUser(api.sandbox.store, ada, { banned: false })
    expect(await outcomeOf(token)).toBe('good')
  })

  test('one who is locked goes on', async () => {
    const user = newUser()
    const token = signIn(user)
    await api.app.clerk.users.lockUser(user.id)
    expect(await outcomeOf(token)).toBe('good')
  })
})

describe('a user who is deleted elsewhere', () => {
  test('is refused at once, and for good', async () => {
    const user = newUser()
    const [token, key] = [signIn(user), await apiKeyOf(user)]
    await api.app.clerk.users.deleteUser(user.id)
    for (const sent of [token, cookie(token)]) expect(await outcomeOf(sent)).toBe('revoked')
    // Clerk itself does not accept the key any more.
    expect(await outcomeOf(key)).toBe(401)
    await tell('user.updated', { id: user.id, banned: false, updated_at: Date.now() + 1000 })
    expect(await outcomeOf(token)).toBe('revoked')
  })

  test('by news of the user alone', async () => {
    const user = newUser()
    const [token, key] = [signIn(user), await apiKeyOf(user)]
    await tell('user.deleted', { object: 'user', id: user.id, deleted: true })
    for (const sent of [token, key]) expect(await outcomeOf(sent)).toBe('revoked')
  })
})

describe('events arrive in any order, and more than once; the latest state of the user counts', () => {
  const at = (time: number, banned: boolean) => ({ banned, updated_at: 1767225600000 + time })
  const [update0, ban1, unban2, ban3] = [at(0, false), at(1, true), at(2, false), at(3, true)]

  test.each([
    ['an update', [update0], 'good'],
    ['a ban', [ban1], 'revoked'],
    ['an old update after a ban', [ban1, update0], 'revoked'],
    ['a ban and its end', [ban1, unban2], 'good'],
    ['the end of a ban, then the ban', [unban2, ban1], 'good'],
    ['the end of a ban, then the ban, twice', [unban2, ban1, unban2, ban1], 'good'],
    ['banned again', [ban1, unban2, ban3], 'revoked'],
    ['banned again, backwards', [ban3, unban2, ban1], 'revoked'],
    ['banned again, in between', [ban3, ban1, unban2], 'revoked'],
    ['a ban that follows within a millisecond', [at(0, false), at(0, true)], 'revoked'],
  ])('%s', async (_name, states, expected) => {
    const user = newUser()
    const token = signIn(user)
    for (const state of states) await tell('user.updated', { id: user.id, ...state })
    expect(await outcomeOf(token)).toBe(expected)
  })

  test.each([[[ban1]], [[unban2]], [[ban1, unban2]]])(
    'deleted, whatever is told before or after: %j',
    async (states) => {
      for (const order of ['before', 'after']) {
        const user = newUser()
        const token = signIn(user)
        if (order === 'after') await tell('user.deleted', { id: user.id, deleted: true })
        for (const state of states) await tell('user.updated', { id: user.id, ...state })
        if (order === 'before') await tell('user.deleted', { id: user.id, deleted: true })
        expect(await outcomeOf(token)).toBe('revoked')
      }
    },
  )
})

describe('what the API itself ends needs no webhook', () => {
  beforeEach(() => {
    api.sandbox.webhooks.endpoints = []
  })
  const call = async (method: 'POST' | 'DELETE', url: string, token: string) => {
    const answer = await api.app.inject({ method, url, headers: bearer(token) })
    expect([200, 204]).toContain(answer.statusCode)
  }

  test('one session of mine', async () => {
    const user = newUser()
    const [token, other] = [signIn(user), signIn(user)]
    await call('POST', `/v1/me/sessions/${sessionOf(other).id}/revoke`, token)
    expect(await outcomeOf(other)).toBe('revoked')
    expect(await outcomeOf(token)).toBe('good')
    await call('POST', `/v1/me/sessions/${sessionOf(token).id}/revoke`, token)
    expect(await outcomeOf(token)).toBe('revoked')
  })

  test('all sessions of a user', async () => {
    const user = newUser()
    const tokens = [signIn(user), signIn(user)]
    const admin = signIn(newUser('admin'))
    await call('POST', `/v1/users/${user.id}/sessions/revoke`, admin)
    for (const token of tokens) expect(await outcomeOf(token)).toBe('revoked')
    expect(await outcomeOf(admin)).toBe('good')
  })

  test('a ban and its end, whose events come late', async () => {
    const user = newUser()
    const [token, key] = [signIn(user), await apiKeyOf(user)]
    const admin = signIn(newUser('admin'))
    const wait = () => new Promise((resolve) => setTimeout(resolve, 2))
    await call('POST', `/v1/users/${user.id}/ban`, admin)
    for (const sent of [token, key]) expect(await outcomeOf(sent)).toBe('revoked')
    const { id, banned, updated_at } = user
    await wait()
    await call('POST', `/v1/users/${user.id}/unban`, admin)
    expect(await outcomeOf(key)).toBe('good')
    await tell('user.updated', { id, banned, updated_at })
    expect(banned).toBe(true)
    expect(await outcomeOf(key)).toBe('good')
  })

  test('a user', async () => {
    const user = newUser()
    const token = signIn(user)
    await call('DELETE', `/v1/users/${user.id}`, signIn(newUser('admin')))
    expect(await outcomeOf(token)).toBe('revoked')
  })

  test('but what ends elsewhere, and is not told, goes on until the token expires', async () => {
    const token = signIn(newUser())
    endSession(api.sandbox.store, sessionOf(token), 'ended')
    expect(await outcomeOf(token)).toBe('good')
  })
})

test('the memory is bounded: of very many that ended, the first are forgotten', async () => {
  const { app } = await startApi()
  const auth = (sessionId: string, userId: string) =>
    ({ tokenType: 'session_token', sessionId, userId }) as Parameters<
      typeof app.revocations.deny
    >[0]
  const MANY = 100_000
  for (let n = 0; n <= MANY; n++) {
    app.revocations.endSession(`sess_${n}`)
    app.revocations.updateUser({ id: `user_${n}`, banned: true, updatedAt: n })
  }
  const denied = (n: number) => [
    app.revocations.deny(auth(`sess_${n}`, 'user_of_no_note')),
    app.revocations.deny(auth('sess_of_no_note', `user_${n}`)),
  ]
  expect(denied(0)).toEqual([false, false])
  expect(denied(1)).toEqual([true, true])
  expect(denied(MANY)).toEqual([true, true])
})
