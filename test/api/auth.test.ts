import { beforeAll, expect, test } from 'vitest'
import { type Api, bearer, first, startApi } from '../api.ts'

let api: Api
beforeAll(async () => {
  api = await startApi()
})

const tell = async (token: string) =>
  (await api.app.inject({ url: '/v1/auth', headers: bearer(token) })).json<unknown>()
const userId = (name: string) =>
  first(api.sandbox.store.users, ({ username }) => username === name).id
const seconds = () => Math.floor(Date.now() / 1000)

const NOTHING = {
  userId: null,
  orgId: null,
  orgSlug: null,
  orgRole: null,
  orgPermissions: [],
  role: null,
  scopes: [],
  actor: null,
  expiresAt: null,
}

test('a session without an organization', async () => {
  expect(await tell(api.session('bob', undefined, { exp: seconds() + 30 }))).toEqual({
    ...NOTHING,
    tokenType: 'session_token',
    id: expect.stringMatching(/^sess_/),
    subject: userId('bob'),
    userId: userId('bob'),
    expiresAt: expect.closeTo((seconds() + 30) * 1000, -4),
  })
})

test('a session in an organization, of an admin of the app', async () => {
  const acme = first(api.sandbox.store.organizations, ({ slug }) => slug === 'acme')
  expect(await tell(api.session('ada', 'acme'))).toMatchObject({
    orgId: acme.id,
    orgSlug: 'acme',
    orgRole: 'org:admin',
    orgPermissions: ['org:reports:manage', 'org:reports:read', 'org:invoices:read'],
    role: 'admin',
  })
})

test("a person's API key", async () => {
  const key = first(api.sandbox.store.apiKeys, ({ subject }) => subject === userId('ada'))
  expect(await tell(key.secret)).toEqual({
    ...NOTHING,
    tokenType: 'api_key',
    id: key.id,
    subject: userId('ada'),
    userId: userId('ada'),
    scopes: key.scopes,
  })
})

test("an organization's API key has no person behind it", async () => {
  const key = first(api.sandbox.store.apiKeys, ({ subject }) => subject.startsWith('org_'))
  expect(await tell(key.secret)).toMatchObject({ userId: null, orgId: key.subject })
})

test('an API key that expires', async () => {
  const key = await api.app.clerk.apiKeys.create({
    name: 'For an hour',
    subject: userId('bob'),
    secondsUntilExpiration: 3600,
  })
  expect(await tell(key.secret ?? '')).toMatchObject({ expiresAt: key.expiration })
  expect(key.expiration).toBeGreaterThan(Date.now())
})

test.each(['opaque', 'jwt'] as const)('a machine token, %s', async (tokenFormat) => {
  const machine = first(api.sandbox.store.machines, ({ name }) => name === 'reporter')
  const { token, id } = await api.app.clerk.m2m.createToken({
    machineSecretKey: machine.secret_key,
    secondsUntilExpiration: 600,
    tokenFormat,
  })
  expect(await tell(token ?? '')).toEqual({
    ...NOTHING,
    tokenType: 'm2m_token',
    id,
    subject: machine.id,
    scopes: machine.scopes,
    expiresAt: expect.closeTo(Date.now() + 600_000, -5),
  })
})

test.each(['opaque', 'jwt'])('an OAuth token, %s', async (format) => {
  const answer = await fetch(`${api.sandbox.url}/sandbox/oauth_tokens`, {
    method: 'POST',
    headers: { ...bearer(api.sandbox.secretKey), 'content-type': 'application/json' },
    body: JSON.stringify({
      user_id: userId('bob'),
      scopes: ['email'],
      expires_in_seconds: 600,
      format,
    }),
  })
  const { token, id } = (await answer.json()) as { token: string; id: string }
  expect(await tell(token)).toEqual({
    ...NOTHING,
    tokenType: 'oauth_token',
    id,
    subject: userId('bob'),
    userId: userId('bob'),
    scopes: ['email'],
    expiresAt: expect.closeTo(Date.now() + 600_000, -5),
  })
})
