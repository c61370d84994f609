import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSandbox } from '../../src/sandbox/index.ts'
import { acme, ada, recordingLogger, startSandbox } from './start.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the sandbox does not start', () => {
  it('in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    await expect(createSandbox()).rejects.toThrow(/NODE_ENV=production.*CLERK_SECRET_KEY/)
  })

  it.each(['CLERK_SECRET_KEY', 'CLERK_PUBLISHABLE_KEY'])('beside a real %s', async (name) => {
    vi.stubEnv(name, 'sk_live_0123456789')
    await expect(createSandbox()).rejects.toThrow(new RegExp(`${name} is set.*Unset it`))
  })
})

describe('the sandbox', async () => {
  const lines: string[] = []
  const { sandbox, call } = await startSandbox({ logger: recordingLogger(lines) })

  it('starts beside its own keys', async () => {
    vi.stubEnv('CLERK_SECRET_KEY', sandbox.secretKey)
    vi.stubEnv('CLERK_PUBLISHABLE_KEY', sandbox.publishableKey)
    const second = await createSandbox()
    expect(second.url).not.toBe(sandbox.url)
    await second.close()
  })

  it('listens on the loopback interface only', () => {
    expect(sandbox.http.addresses()).toMatchObject([{ address: '127.0.0.1' }])
  })

  it('has keys of Clerk’s form', () => {
    expect(sandbox.secretKey).toMatch(/^sk_test_sandbox\w+$/)
    expect(Buffer.from(sandbox.publishableKey.slice('pk_test_'.length), 'base64').toString()).toBe(
      'clerk.sandbox.localhost$',
    )
  })

  it('has the same ids at every start, of Clerk’s form', () => {
    expect(ada).toBe('user_PMPQC7PPu0Q11847tYm6rNNbirZ')
    expect(acme).toBe('org_bSjzUEiKfh9JfzJety0IcK3abkL')
    const { users, organizations, machines, apiKeys, oauthTokens } = sandbox.store
    for (const table of [users, organizations, machines]) {
      for (const id of table.keys()) expect(id).toMatch(/^(user|org|mch)_\w{27}$/)
    }
    for (const table of [apiKeys, oauthTokens]) {
      for (const id of table.keys()) expect(id).toMatch(/^(ak|oat)_[0-9a-f]{32}$/)
    }
  })

  it('says loudly what it does not have', async () => {
    const answer = await call('GET', '/v1/blueprints')
    expect(answer).toMatchObject({
      status: 404,
      body: { errors: [{ code: 'sandbox_not_implemented' }] },
    })
    expect(lines.join('')).toContain('The sandbox has no GET /v1/blueprints')
  })

  it.each([
    [
      'GET',
      '/v1/blueprints',
      'Check the path. If Clerk has it, run this part of your tests against',
    ],
    ['PUT', '/v1/users', 'At this path it has GET, POST: check the method'],
    ['GET', '/v1/environment', 'It has /fapi/v1/environment: the Frontend API is under /fapi'],
    ['GET', '/fapi/v1/jwks', 'It has /v1/jwks: the Frontend API is under /fapi'],
  ])('says what to do about %s %s', async (method, path, advice) => {
    const { status, body } = await call(method, path)
    expect(status).toBe(404)
    expect(JSON.stringify(body.errors)).toContain(advice)
    expect(lines.at(-1)).toContain(advice)
  })

  it.each([
    ['{', 400],
    ['{"__proto__": {"admin": true}}', 400],
    ['"text"', 422],
    ['null', 422],
    ['[]', 422],
  ])('refuses the body %s', async (body, status) => {
    const answer = await call('POST', '/v1/sessions', body)
    expect(answer.status).toBe(status)
    expect(answer.body.errors).toHaveLength(1)
  })

  it('refuses a body that is nested so deeply that it could not be answered', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    const answer = await call('PATCH', `/v1/users/${ada}/metadata`, `{"public_metadata":${deep}}`)
    expect(answer.status).toBe(400)
  })

  it('refuses a body of another type', async () => {
    const response = await fetch(`${sandbox.url}/v1/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.secretKey}`, 'content-type': 'text/plain' },
      body: 'text',
    })
    expect(response.status).toBe(415)
  })

  it.each([
    'limit=0',
    'limit=501',
    'limit=many',
    'offset=-1',
    'order_by=shoe_size',
    'shoe_size=42',
  ])('refuses the query ?%s', async (query) => {
    expect((await call('GET', `/v1/users?${query}`)).status).toBe(422)
  })

  it('publishes the key of its tokens', async () => {
    expect((await call('GET', '/v1/jwks')).body).toEqual(sandbox.signer.jwks())
    expect((await call('GET', '/v1/jwks', undefined, 'sk_test_wrong')).status).toBe(401)
  })
})
