import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClerkClient, verifyToken } from '@clerk/backend'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts'
import { openBrowser } from './frontend/browser.ts'
import { acme, ada, startSandbox } from './start.ts'

const received: { id: string; type: string }[] = []
let receiverStatus = 200
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    const { type } = JSON.parse(body) as { type: string }
    received.push({ id: String(request.headers['svix-id']), type })
    response.writeHead(receiverStatus).end()
  })
})
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
afterAll(() => receiver.close())
const receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`

const { sandbox, clerk, call } = await startSandbox({ webhookEndpoints: [receiverUrl] })
beforeEach(async () => {
  await sandbox.webhooks.flush()
  await sandbox.reset()
  received.length = 0
  receiverStatus = 200
})

const emailOf = (name: string) =>
  [...sandbox.store.users.values()].find(({ username }) => username === name)?.email_addresses[0]
    ?.id ?? ''

const verify = (token: string, { jwtKey }: Sandbox = sandbox) => verifyToken(token, { jwtKey })

describe('signIn gives a session token', () => {
  it('of the user, that Clerk’s SDK accepts', async () => {
    for (const name of ['ada', 'ada@example.com', ada]) {
      expect(await verify(await sandbox.signIn(name))).toMatchObject({ sub: ada, sts: 'active' })
    }
  })

  it('in an organization, and for an origin', async () => {
    const origin = 'http://localhost:3000'
    const token = await sandbox.signIn('ada', { organization: 'acme', origin })
    expect(await verify(token)).toMatchObject({ azp: origin, o: { id: acme, rol: 'admin' } })
  })

  it('and says in a sentence why not', async () => {
    await expect(sandbox.signIn('adda')).rejects.toThrow(
      /^There is no user "adda" in the sandbox\. There are: ada, bob, .* more\.$/,
    )
    await expect(sandbox.signIn('bob', { organization: 'acne' })).rejects.toThrow(
      'There is no organization "acne". There are: acme, globex.',
    )
    await expect(sandbox.signIn('bob', { organization: 'globex' })).rejects.toThrow(
      'The user bob is no member of the organization globex.',
    )
    await clerk.users.banUser(ada)
    await expect(sandbox.signIn('ada')).rejects.toThrow('banned')
  })
})

describe('users.create', () => {
  it('takes the names of Clerk’s SDK, and those of its API', async () => {
    const zoe = await sandbox.users.create({
      username: 'zora',
      emailAddress: ['zora@example.com', 'z@example.com'],
      firstName: 'Zora',
      publicMetadata: { plan: 'pro' },
    })
    const yan = await sandbox.users.create({ email_address: 'yan@example.com', banned: true })
    expect(zoe).toMatchObject({ username: 'zora', emailAddress: 'zora@example.com' })
    const user = await clerk.users.getUser(zoe.id)
    expect(user).toMatchObject({ firstName: 'Zora', publicMetadata: { plan: 'pro' } })
    expect(user.emailAddresses).toHaveLength(2)
    expect(await clerk.users.getUser(yan.id)).toMatchObject({ banned: true })
  })

  it('needs nothing', async () => {
    const { id, emailAddress } = await sandbox.users.create()
    expect(emailAddress).toMatch(/@example\.com$/)
    expect(await verify(await sandbox.signIn(id))).toMatchObject({ sub: id })
  })

  it.each([
    [{ username: 'ada' }, 'There is a user "ada" already.'],
    [{ username: 'x' }, 'the user: username must be 3 to 64 letters, digits, - or _ (it is "x").'],
    [{ password: 'short' }, 'the user: password must be text of 8 characters or more'],
    [{ shoeSize: 42 }, 'the user: shoe_size is not known. Known are: username, email_address,'],
  ])('refuses %j in a sentence', async (fields, message) => {
    await expect(sandbox.users.create(fields as object)).rejects.toThrow(message)
  })
})

describe('clock.advance lets pass', () => {
  it('a session, while new ones are valid for programs whose clock has not moved', async () => {
    const before = await verify(await sandbox.signIn('ada'))
    sandbox.clock.advance('8d')
    const session = await clerk.sessions.getSession(before.sid)
    expect(session.status).toBe('expired')
    expect(await verify(await sandbox.signIn('ada'))).toMatchObject({ sub: ada })
  })

  it('the time since somebody signed in, which reverification asks for', async () => {
    const { sid } = await verify(await sandbox.signIn('ada'))
    sandbox.clock.advance('2h')
    const { jwt } = await clerk.sessions.getToken(sid)
    expect(await verify(jwt)).toMatchObject({ fva: [120, -1] })
  })

  it('an API key', async () => {
    const options = { name: 'Soon over', subject: ada, secondsUntilExpiration: 3600 }
    const { secret } = await clerk.apiKeys.create(options)
    await clerk.apiKeys.verify(secret ?? '')
    sandbox.clock.advance(2 * 3_600_000)
    await expect(clerk.apiKeys.verify(secret ?? '')).rejects.toMatchObject({ status: 404 })
  })

  it('the lifetime of an invitation and of a sign-in token', async () => {
    const invitation = { emailAddress: 'guest@example.com', expiresInDays: 1 }
    const { id } = await clerk.invitations.createInvitation(invitation)
    const { token } = await clerk.signInTokens.createSignInToken({
      userId: ada,
      expiresInSeconds: 3600,
    })
    expect(sandbox.signer.verify(token)).toBeDefined()
    sandbox.clock.advance('25h')
    expect(sandbox.signer.verify(token)).toBeUndefined()
    expect(sandbox.store.invitations.get(id)?.expires_at).toBeLessThan(Date.now())
    const later = await clerk.signInTokens.createSignInToken({ userId: ada, expiresInSeconds: 60 })
    expect(sandbox.signer.verify(later.token)).toBeDefined()
  })

  it('the hour for which too many wrong passwords lock a user', async () => {
    const { call: ask } = openBrowser(sandbox.frontendApiUrl)
    const signIn = (password: string) =>
      ask('POST', '/v1/client/sign_ins', { identifier: 'bob@example.com', password })
    for (let attempt = 0; attempt < 100; attempt++) await signIn('wrong password')
    expect((await signIn('sandbox-bob')).errors[0]?.code).toBe('user_locked')
    sandbox.clock.advance('59m')
    expect((await signIn('sandbox-bob')).errors[0]?.code).toBe('user_locked')
    sandbox.clock.advance('2m')
    expect((await signIn('sandbox-bob')).response).toMatchObject({ status: 'complete' })
  })

  it('but leaves the data of the application alone', async () => {
    const publicMetadata = { startsAt: 1_800_000_000_000 }
    await clerk.users.updateUserMetadata(ada, { publicMetadata })
    sandbox.clock.advance('1d')
    expect(await clerk.users.getUser(ada)).toMatchObject({ publicMetadata })
  })

  it('no duration that nobody can read', () => {
    for (const duration of ['2 hours', '', -1, NaN]) {
      expect(() => {
        sandbox.clock.advance(duration)
      }).toThrow('A duration is a number of milliseconds or text such as "90s", "2h" or "7d"')
    }
  })
})

it('tokenLifetime says how long a session token is valid', async () => {
  const lifetime = async () => {
    const { exp, iat } = await verify(await sandbox.signIn('ada'))
    return exp - iat
  }
  expect(await lifetime()).toBe(60)
  sandbox.tokenLifetime = 5
  expect(await lifetime()).toBe(5)
  await sandbox.reset()
  expect(await lifetime()).toBe(60)
  expect(() => {
    sandbox.tokenLifetime = 0
  }).toThrow('tokenLifetime is above 0 seconds (it is 0).')
})

describe('fail makes calls fail', () => {
  const statusOf = async (path: string, method = 'GET') => (await call(method, path)).status

  it('with a status in Clerk’s form, so many times', async () => {
    sandbox.fail({ path: '/v1/users', status: 503, times: 2 })
    const { status, body } = await call('GET', '/v1/users')
    expect(status).toBe(503)
    expect(body.errors).toMatchObject([{ code: 'sandbox_failure' }])
    await expect(clerk.users.getUserList()).rejects.toMatchObject({ status: 503 })
    expect((await clerk.users.getUserList()).data).not.toHaveLength(0)
  })

  it('with 500 until it is undone', async () => {
    const undo = sandbox.fail({ path: '/v1/users' })
    expect([await statusOf('/v1/users'), await statusOf('/v1/users')]).toEqual([500, 500])
    undo()
    expect(await statusOf('/v1/users')).toBe(200)
  })

  it('of one method, and of paths that have parts of any value', async () => {
    sandbox.fail({ path: '/v1/users/{user_id}', method: 'delete', status: 429 })
    sandbox.fail({ path: '/v1/org*', status: 500 })
    expect(await statusOf(`/v1/users/${ada}`)).toBe(200)
    expect(await statusOf(`/v1/users/${ada}`, 'DELETE')).toBe(429)
    expect(await statusOf('/v1/users')).toBe(200)
    expect(await statusOf(`/v1/organizations/${acme}/memberships`)).toBe(500)
  })

  it('of the Frontend API, with or without its prefix', async () => {
    for (const path of ['/v1/environment', '/fapi/v1/environment']) {
      const undo = sandbox.fail({ path, status: 502 })
      expect(await statusOf('/fapi/v1/environment')).toBe(502)
      undo()
    }
  })

  it('or only wait', async () => {
    sandbox.fail({ path: '/v1/jwks', delay: 150 })
    const before = performance.now()
    expect(await statusOf('/v1/jwks')).toBe(200)
    expect(performance.now() - before).toBeGreaterThan(140)
  })

  it('unless the failure makes no sense', () => {
    expect(() => sandbox.fail({ path: 'users' })).toThrow('begins with a slash')
    expect(() => sandbox.fail({ path: '/', status: 200 })).toThrow('400 to 599 (it is 200)')
    expect(() => sandbox.fail({ path: '/', times: 0 })).toThrow('at least 1 (it is 0)')
  })
})

describe('events', () => {
  it('are those that webhooks were sent for, with every attempt', async () => {
    const { id } = await sandbox.users.create({ username: 'zora' })
    await sandbox.webhooks.flush()
    expect(sandbox.events).toMatchObject([
      { type: 'user.created', data: { id }, attempts: [{ url: receiverUrl, status: 200 }] },
    ])
    await clerk.users.deleteUser(id)
    expect(sandbox.events[0]).toMatchObject({ data: { id, username: 'zora' } })
  })

  it('can be sent again, as the same message', async () => {
    await sandbox.users.create()
    await sandbox.webhooks.flush()
    await sandbox.events[0]?.resend()
    expect(received).toHaveLength(2)
    expect(received[0]).toEqual(received[1])
    expect(sandbox.events).toHaveLength(1)
  })

  it('are retried as Svix does, until the endpoint takes them', async () => {
    receiverStatus = 500
    await sandbox.users.create()
    await sandbox.webhooks.flush()
    const attempts = () => sandbox.events[0]?.attempts.map(({ status }) => status)
    expect(attempts()).toEqual([500])
    sandbox.clock.advance('5s')
    await vi.waitFor(() => {
      expect(attempts()).toEqual([500, 500])
    })
    receiverStatus = 204
    sandbox.clock.advance('4m')
    sandbox.clock.advance('1m')
    await vi.waitFor(() => {
      expect(attempts()).toEqual([500, 500, 204])
    })
    sandbox.clock.advance('1d')
    await sandbox.webhooks.flush()
    expect(received).toHaveLength(3)
  })
})

describe('the inbox', () => {
  it('has the code that a sign-in asks for', async () => {
    const { call: ask } = openBrowser(sandbox.frontendApiUrl)
    const identifier = 'ada@example.com'
    const { response } = await ask('POST', '/v1/client/sign_ins', { identifier })
    const path = `/v1/client/sign_ins/${String(response.id)}`
    const factor = { strategy: 'email_code', email_address_id: emailOf('ada') }
    await ask('POST', `${path}/prepare_first_factor`, factor)
    expect(sandbox.inbox).toMatchObject([{ channel: 'email', to: identifier, link: null }])
    const code = sandbox.inbox.at(-1)?.code ?? ''
    const done = await ask('POST', `${path}/attempt_first_factor`, {
      strategy: 'email_code',
      code,
    })
    expect(done.response).toMatchObject({ status: 'complete' })
  })

  it('has the link of an invitation, which leads to the sandbox', async () => {
    await clerk.invitations.createInvitation({ emailAddress: 'guest@example.com' })
    expect(sandbox.inbox).toMatchObject([{ to: 'guest@example.com', code: null }])
    expect(sandbox.inbox[0]?.link).toContain(sandbox.url)
  })

  it('has text messages', () => {
    const data = { id: 'sms_1', to_phone_number: '+15555550101', message: 'Hi', data: {} }
    sandbox.store.emit({ type: 'sms.created', data })
    expect(sandbox.inbox).toMatchObject([{ channel: 'sms', to: '+15555550101', text: 'Hi' }])
  })
})

describe('reset', () => {
  it('goes back to the seed', async () => {
    const { totalCount } = await clerk.users.getUserList()
    await sandbox.users.create()
    await clerk.users.deleteUser(ada)
    await clerk.organizations.deleteOrganization(acme)
    sandbox.fail({ path: '*' })
    sandbox.clock.advance('1d')
    await sandbox.reset()
    expect((await clerk.users.getUserList()).totalCount).toBe(totalCount)
    expect(await clerk.users.getUser(ada)).toMatchObject({ username: 'ada' })
    await clerk.organizations.getOrganization({ organizationId: acme })
    expect([sandbox.events, sandbox.inbox]).toEqual([[], []])
  })

  it('ends the sessions of before', async () => {
    const { sid } = await verify(await sandbox.signIn('ada'))
    await sandbox.reset()
    await expect(clerk.sessions.getSession(sid)).rejects.toMatchObject({ status: 404 })
  })
})

describe('two in one process', () => {
  it('share nothing', async () => {
    const other = await createSandbox()
    const otherClerk = createClerkClient({ secretKey: other.secretKey, apiUrl: other.url })
    await otherClerk.users.deleteUser(ada)
    other.fail({ path: '/v1/users/*', status: 500 })
    other.clock.advance('30d')
    other.tokenLifetime = 1
    await other.users.create({ username: 'zora' })
    expect(await clerk.users.getUser(ada)).toMatchObject({ username: 'ada' })
    const { exp, iat } = await verify(await sandbox.signIn('ada'))
    expect(exp - iat).toBe(60)
    await expect(sandbox.signIn('zora')).rejects.toThrow('There is no user')
    expect(sandbox.events.map(({ type }) => type)).toEqual(['session.created'])
    await expect(verify(await other.signIn('bob'))).rejects.toThrow('signature')
    await other.close()
  })
})
