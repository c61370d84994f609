import { createClerkClient } from '@clerk/backend'
import { describe, expect, it } from 'vitest'
import { makeHexId, makeId } from '../../src/sandbox/ids.ts'
import { acme, ada, bob, startSandbox } from './start.ts'

const { sandbox, clerk, connection, call } = await startSandbox()

const reporter = makeId('mch', 'reporter')
const api = makeId('mch', 'api')
const reporterKey = 'ak_sandbox_machine_reporter'
const apiKeyOfApi = 'ak_sandbox_machine_api'

async function authenticate(token: string) {
  const request = new Request('http://localhost/', {
    headers: { authorization: `Bearer ${token}` },
  })
  const state = await clerk.authenticateRequest(request, { acceptsToken: 'any' })
  return { status: state.status, auth: state.toAuth() }
}

describe('an API key', () => {
  it('of the seed is accepted', async () => {
    expect(await authenticate('ak_sandbox_ada')).toMatchObject({
      auth: { tokenType: 'api_key', userId: ada, scopes: ['me:read'] },
    })
    expect(await authenticate('ak_sandbox_acme')).toMatchObject({ auth: { orgId: acme } })
  })

  it('shows its secret when it is made, and only there', async () => {
    const made = await clerk.apiKeys.create({
      name: 'Build server',
      subject: bob,
      scopes: ['a', 'b'],
      claims: { team: 'x' },
      secondsUntilExpiration: 3600,
    })
    expect(made.secret).toMatch(/^ak_/)
    expect((await clerk.apiKeys.get(made.id)).secret).toBeUndefined()
    expect(await clerk.apiKeys.getSecret(made.id)).toEqual({ secret: made.secret })
    const verified = await clerk.apiKeys.verify(made.secret ?? '')
    expect(verified).toMatchObject({ subject: bob, scopes: ['a', 'b'], claims: { team: 'x' } })
  })

  it('is listed, changed, revoked and deleted', async () => {
    const made = await clerk.apiKeys.create({ name: 'Short-lived', subject: acme })
    const changed = await clerk.apiKeys.update({
      apiKeyId: made.id,
      subject: acme,
      description: 'For the demo',
      scopes: ['c'],
    })
    expect(changed).toMatchObject({ description: 'For the demo', scopes: ['c'] })
    expect((await clerk.apiKeys.list({ subject: acme })).totalCount).toBe(2)

    const revoked = await clerk.apiKeys.revoke({ apiKeyId: made.id, revocationReason: 'Leaked' })
    expect(revoked).toMatchObject({ revoked: true, revocationReason: 'Leaked' })
    expect((await clerk.apiKeys.list({ subject: acme })).totalCount).toBe(1)
    const all = await clerk.apiKeys.list({ subject: acme, includeInvalid: true })
    expect(all.totalCount).toBe(2)

    expect(await clerk.apiKeys.delete(made.id)).toMatchObject({ deleted: true })
    await expect(clerk.apiKeys.get(made.id)).rejects.toMatchObject({ status: 404 })
  })

  it('is refused once it is revoked or has expired', async () => {
    const revoked = await clerk.apiKeys.create({ name: 'Revoked', subject: ada })
    await clerk.apiKeys.revoke({ apiKeyId: revoked.id })
    const expired = await clerk.apiKeys.create({
      name: 'Expired',
      subject: ada,
      secondsUntilExpiration: 0.001,
    })
    for (const secret of [revoked.secret, expired.secret, 'ak_nobodys']) {
      await expect(clerk.apiKeys.verify(secret ?? '')).rejects.toMatchObject({ status: 404 })
      expect(await authenticate(secret ?? '')).toMatchObject({ status: 'signed-out' })
    }
  })

  it.each([
    [{ name: 'No subject' }, 400],
    [{ name: 'ab', subject: ada }, 400],
    [{ name: 'Nobody’s', subject: `user_${'x'.repeat(27)}` }, 400],
    [{ name: 'Bad scopes', subject: ada, scopes: 'me:read' }, 400],
    [{ name: 'Ada on the command line', subject: ada }, 409],
  ])('is not made from %j', async (body, status) => {
    expect((await call('POST', '/api_keys', body)).status).toBe(status)
  })

  it('of the instance is demanded to manage them', async () => {
    const answer = await call('GET', `/api_keys?subject=${ada}`, undefined, 'sk_test_wrong')
    expect(answer).toMatchObject({ status: 401, body: { errors: [{ code: 'clerk_key_invalid' }] } })
  })
})

describe('a machine-to-machine token', () => {
  const machine = { machineSecretKey: reporterKey }

  it.each(['opaque', 'jwt'] as const)('is made and accepted: %s', async (tokenFormat) => {
    const made = await clerk.m2m.createToken({ ...machine, tokenFormat, claims: { job: 7 } })
    expect(made).toMatchObject({ subject: reporter, scopes: [api] })
    expect(await authenticate(made.token ?? '')).toMatchObject({
      auth: { tokenType: 'm2m_token', subject: reporter, scopes: [api] },
    })
    const verified = await clerk.m2m.verify({
      token: made.token ?? '',
      machineSecretKey: apiKeyOfApi,
    })
    expect(verified.claims).toMatchObject({ job: 7 })
  })

  it('is verified only by the machines in its scopes', async () => {
    const made = await clerk.m2m.createToken({ machineSecretKey: apiKeyOfApi })
    await expect(
      clerk.m2m.verify({ token: made.token ?? '', machineSecretKey: reporterKey }),
    ).rejects.toMatchObject({ status: 404 })
  })

  it('is listed and revoked', async () => {
    const made = await clerk.m2m.createToken({ ...machine, secondsUntilExpiration: 60 })
    const before = await clerk.m2m.list({ ...machine, subject: reporter })
    expect(before.data[0]?.id).toBe(made.id)
    const revoked = await clerk.m2m.revokeToken({ ...machine, m2mTokenId: made.id })
    expect(revoked.revoked).toBe(true)
    await expect(clerk.m2m.verify({ token: made.token ?? '' })).rejects.toMatchObject({
      status: 404,
    })
    const after = await clerk.m2m.list({ subject: reporter })
    expect(after.totalCount).toBe(before.totalCount - 1)
    expect((await clerk.m2m.list({ subject: reporter, revoked: true })).totalCount).toBe(
      before.totalCount,
    )
  })

  it('is made by machines only, which see their own only', async () => {
    await expect(clerk.m2m.createToken()).rejects.toMatchObject({ status: 401 })
    await expect(clerk.m2m.list({ ...machine, subject: api })).rejects.toMatchObject({
      status: 403,
    })
  })
})

describe('an OAuth token', () => {
  it('of the seed is accepted', async () => {
    expect(await authenticate('oat_sandbox_ada')).toMatchObject({
      auth: { tokenType: 'oauth_token', userId: ada, scopes: ['profile', 'email'] },
    })
    const verified = await clerk.idPOAuthAccessToken.verify('oat_sandbox_ada')
    expect(verified).toMatchObject({ id: makeHexId('oat', 'oat_sandbox_ada'), subject: ada })
  })

  it.each(['opaque', 'jwt'])('is made and accepted: %s', async (format) => {
    const made = await call('POST', '/sandbox/oauth_tokens', {
      user_id: bob,
      scopes: ['profile'],
      format,
    })
    expect(await authenticate(String(made.body.token))).toMatchObject({
      auth: { tokenType: 'oauth_token', userId: bob, scopes: ['profile'] },
    })
  })

  it('is refused once it is revoked, or when it never was one', async () => {
    const made = await call('POST', '/sandbox/oauth_tokens', { user_id: bob })
    const record = sandbox.store.oauthTokens.get(String(made.body.id))
    Object.assign(record ?? {}, { revoked: true })
    for (const token of [String(made.body.token), 'oat_nobodys']) {
      expect(await authenticate(token)).toMatchObject({ status: 'signed-out' })
    }
  })
})

describe('machines', () => {
  it('are listed and read, with their secret keys', async () => {
    const { data, totalCount } = await clerk.machines.list({})
    expect(totalCount).toBe(2)
    expect(data[0]).toMatchObject({ id: reporter, scopedMachines: [{ id: api }] })
    expect((await clerk.machines.get(api)).name).toBe('api')
    expect(await clerk.machines.getSecretKey(reporter)).toMatchObject({ secret: reporterKey })
  })
})

it('What the dashboard would show is under /sandbox', async () => {
  const { body } = await call('GET', '/sandbox/state')
  expect(body).toMatchObject({
    publishable_key: sandbox.publishableKey,
    jwt_key: sandbox.jwtKey,
    webhook_secret: sandbox.webhookSecret,
    machines: [{ id: reporter, name: 'reporter', secret_key: reporterKey }, { id: api }],
  })
  expect((await call('GET', '/sandbox/state', undefined, 'sk_test_wrong')).status).toBe(401)
})

it('A client with a wrong secret key is told so', async () => {
  const stranger = createClerkClient({ ...connection, secretKey: 'sk_test_wrong' })
  await expect(stranger.users.getUserList()).rejects.toMatchObject({
    status: 401,
    errors: [{ code: 'clerk_key_invalid' }],
  })
})
