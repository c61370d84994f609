import { beforeAll, describe, expect, test } from 'vitest'
import { createUser } from '../../src/sandbox/changes.ts'
import type { User } from '../../src/sandbox/records.ts'
import { type Api, bearer, first, startApi } from '../api.ts'

let api: Api
let people = 0
const lines: string[] = []

beforeAll(async () => {
  api = await startApi({
    logger: {
      level: 'warn',
      stream: {
        write(line: string) {
          lines.push(line)
        },
      },
    },
  })
})

const idOf = (name: string) =>
  first(api.sandbox.store.users, ({ username }) => username === name).id

function person(public_metadata: Record<string, unknown> = {}): User {
  people += 1
  const fields = { username: `target-${people}`, password: 'secret', public_metadata }
  return createUser(api.sandbox.store, fields, [`target-${people}@example.com`])
}

async function keyWith(...scopes: string[]): Promise<string> {
  people += 1
  const name = `Key ${people}`
  const key = await api.app.clerk.apiKeys.create({ name, subject: idOf('bob'), scopes })
  return key.secret ?? ''
}

interface Body {
  id: string
  token: string
  code?: string
  status: string | number
}
async function post(token: string, path: string, payload?: object, headers = {}) {
  const response = await api.app.inject({
    method: 'POST',
    url: `/v1/${path}`,
    headers: { ...bearer(token), ...headers },
    ...(payload && { payload }),
  })
  return response.json<Body>()
}

const impersonate = (
  token: string,
  { id }: { id: string },
  payload: object = { reason: 'Case 7' },
) => post(token, `users/${id}/actor-tokens`, payload)

describe('impersonation', () => {
  test('an admin gets a token for a user, and the log says who, whom and why', async () => {
    const target = person()
    lines.length = 0
    const created = await impersonate(api.session('ada'), target)
    expect(created).toMatchObject({
      userId: target.id,
      actor: { sub: idOf('ada') },
      status: 'pending',
    })
    expect(created.token).not.toBe('')
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      {
        impersonation: {
          actor: idOf('ada'),
          user: target.id,
          actorToken: created.id,
          reason: 'Case 7',
        },
      },
    ])
    expect(lines.join('')).not.toContain(created.token)
    expect(await post(api.session('ada'), `actor-tokens/${created.id}/revoke`)).toMatchObject({
      status: 'revoked',
    })
    expect(await post(api.session('ada'), `actor-tokens/${created.id}/revoke`)).toMatchObject({
      code: 'not_accepted',
    })
  })

  test('takes its own scope, and no admin is impersonated with it alone', async () => {
    const [target, admin] = [person(), person({ role: 'admin' })]
    expect(await impersonate(await keyWith('users:write', 'admins:write'), target)).toMatchObject({
      code: 'insufficient_scope',
    })
    const key = await keyWith('users:impersonate')
    expect(await impersonate(key, target)).toMatchObject({ actor: { sub: idOf('bob') } })
    expect(await impersonate(key, admin)).toMatchObject({ code: 'app_role_protected' })
    expect(await impersonate(key, { id: idOf('bob') })).toMatchObject({ code: 'own_account' })
    expect(await impersonate(key, { id: `user_${'a'.repeat(27)}` })).toMatchObject({
      code: 'user_not_found',
    })
  })

  test('does not chain, and needs a reason', async () => {
    const acting = api.session('ada', undefined, { act: { sub: idOf('bob') } })
    expect(await impersonate(acting, person())).toMatchObject({ code: 'impersonation_refused' })
    expect(await impersonate(api.session('ada'), person(), {})).toMatchObject({ status: 400 })
  })
})

describe('sign-in tokens', () => {
  test('nobody becomes an admin by one', async () => {
    const admin = person({ role: 'admin' })
    const path = `users/${admin.id}/sign-in-tokens`
    expect(await post(await keyWith('users:write'), path, {})).toMatchObject({
      code: 'app_role_protected',
    })
    expect(await post(await keyWith('users:write', 'admins:write'), path, {})).toMatchObject({
      userId: admin.id,
    })
  })

  test('the secret is shown once, also to the same request again', async () => {
    const path = `users/${person().id}/sign-in-tokens`
    const key = { 'idempotency-key': `token-${people}` }
    const created = await post(api.session('ada'), path, {}, key)
    expect(created.token).not.toBe('')
    expect(await post(api.session('ada'), path, {}, key)).toMatchObject({
      code: 'secret_not_repeated',
    })
    const revoked = await post(api.session('ada'), `sign-in-tokens/${created.id}/revoke`)
    expect(revoked).toMatchObject({ status: 'revoked' })
    expect(revoked.token).toBeUndefined()
  })
})

describe('invitations to the app', () => {
  const invite = (token: string, payload: object, path = 'invitations') =>
    post(token, path, payload)

  test('nobody becomes an admin by one, one by one or in bulk', async () => {
    const key = await keyWith('users:write')
    const emailAddress = `new-${people}@example.com`
    const asAdmin = { emailAddress, publicMetadata: { role: 'admin' } }
    expect(await invite(key, asAdmin)).toMatchObject({ code: 'app_role_protected' })
    const bulk = { invitations: [{ emailAddress: `other-${people}@example.com` }, asAdmin] }
    expect(await invite(key, bulk, 'invitations/bulk')).toMatchObject({
      code: 'app_role_protected',
    })
    expect([...api.sandbox.store.invitations.values()]).toEqual([])
    expect(await invite(key, { emailAddress, publicMetadata: { team: 'a' } })).toMatchObject({
      status: 'pending',
      publicMetadata: { team: 'a' },
    })
    expect(await invite(key, { emailAddress })).toMatchObject({ code: 'already_exists' })
  })

  test('the address that accepts one is not shown', async () => {
    const created = await invite(api.session('ada'), { emailAddress: 'quiet@example.com' })
    expect(created).not.toHaveProperty('url')
    expect(await post(api.session('ada'), `invitations/${created.id}/revoke`)).toMatchObject({
      status: 'revoked',
    })
    expect(
      await post(api.session('ada'), `invitations/inv_${'a'.repeat(27)}/revoke`),
    ).toMatchObject({ code: 'app_invitation_not_found' })
  })
})

test('a password can be marked for a reset', async () => {
  const { id } = person()
  await post(api.session('ada'), `users/${id}/require-password-reset`)
  expect(api.sandbox.store.users.get(id)).toMatchObject({ password_compromised: true })
  await post(api.session('ada'), `users/${id}/cancel-password-reset`)
  expect(api.sandbox.store.users.get(id)).toMatchObject({ password_compromised: false })
})

test('only a pending entry can leave the waitlist', async () => {
  const token = api.session('ada')
  const entry = await post(token, 'waitlist', { emailAddress: 'waiting@example.com' })
  expect(await post(token, `waitlist/${entry.id}/invite`)).toMatchObject({ status: 'invited' })
  const removed = await api.app.inject({
    method: 'DELETE',
    url: `/v1/waitlist/${entry.id}`,
    headers: bearer(token),
  })
  expect(removed.json()).toMatchObject({ status: 422, code: 'not_accepted' })
})

test.each(['allowlist', 'blocklist'])('the %s has identifiers of each kind, once', async (list) => {
  const token = api.session('ada')
  for (const identifier of ['*@example.org', 'mary@example.org', '+15555550123'])
    expect(await post(token, list, { identifier })).toMatchObject({ identifier })
  expect(await post(token, list, { identifier: '*@example.org' })).toMatchObject({
    code: 'already_exists',
  })
  const page = await api.app.inject({ url: `/v1/${list}?limit=2`, headers: bearer(token) })
  expect(page.json()).toMatchObject({ totalCount: 3, data: [{ identifier: '+15555550123' }, {}] })
})
