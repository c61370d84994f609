import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scryptSync } from 'node:crypto'
import { createClerkClient, verifyToken } from '@clerk/backend'
import { hashSync } from 'bcryptjs'
import { afterAll, describe, expect, it } from 'vitest'
import { createSandbox, readSeed, type Seed } from '../../src/sandbox/index.ts'
import { openBrowser } from './frontend/browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'clerk-sandbox-seed-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const file = join(folder, 'seed.json')
const write = (seed: unknown) => {
  writeFileSync(file, typeof seed === 'string' ? seed : JSON.stringify(seed))
}

/** A sandbox with this seed, read from a file, and Clerk's SDK. */
async function start(seed: Seed) {
  write(seed)
  const sandbox = await createSandbox({ seed: await readSeed(file) })
  afterAll(() => sandbox.close())
  const clerk = createClerkClient({ secretKey: sandbox.secretKey, apiUrl: sandbox.url })
  return { sandbox, clerk }
}

describe('a seed', () => {
  it('may leave every section out', async () => {
    const { clerk } = await start({})
    expect((await clerk.users.getUserList()).data).toEqual([])
    expect((await clerk.organizations.getOrganizationList()).data).toEqual([])
  })

  it('has users without a username, with several addresses, and with phone numbers', async () => {
    const { sandbox, clerk } = await start({
      users: [
        { email_address: ['Zoe@example.com', 'z@example.com'], first_name: 'Zoe' },
        { phone_number: '+15555550123' },
      ],
      organizations: [
        {
          name: 'Acme',
          slug: 'acme',
          members: { 'zoe@example.com': 'org:admin', '+15555550123': 'org:member' },
        },
      ],
      api_keys: [{ name: 'Key', secret: 'ak_12345678', scopes: [], user: 'z@example.com' }],
    })
    const { data } = await clerk.users.getUserList({ orderBy: '-created_at' })
    expect(data).toMatchObject([
      {
        username: null,
        primaryEmailAddress: { emailAddress: 'zoe@example.com' },
        emailAddresses: [{}, { emailAddress: 'z@example.com' }],
      },
      { phoneNumbers: [{ phoneNumber: '+15555550123' }], emailAddresses: [] },
    ])
    const token = await sandbox.signIn('+15555550123', { organization: 'acme' })
    const claims = await verifyToken(token, { jwtKey: sandbox.jwtKey })
    expect(claims).toMatchObject({ sub: data[1]?.id, o: { rol: 'member' } })
    expect(await clerk.apiKeys.verify('ak_12345678')).toMatchObject({ subject: data[0]?.id })
  })

  it('has users who are banned or locked', async () => {
    const { clerk } = await start({
      users: [
        { username: 'eve', banned: true },
        { username: 'mal', locked: true },
      ],
    })
    const { data } = await clerk.users.getUserList({ orderBy: '-created_at' })
    expect(data).toMatchObject([{ banned: true }, { locked: true }])
  })

  it('has roles and permissions, which are in the tokens', async () => {
    const { sandbox } = await start({
      roles: {
        'org:admin': { name: 'Admin', permissions: [] },
        'org:auditor': { name: 'Auditor', permissions: ['org:books:read', 'org:books:sign'] },
      },
      users: [{ username: 'ann' }],
      organizations: [{ name: 'Acme', slug: 'acme', members: { ann: 'org:auditor' } }],
    })
    const token = await sandbox.signIn('ann', { organization: 'acme' })
    const claims = await verifyToken(token, { jwtKey: sandbox.jwtKey })
    expect(claims).toMatchObject({ fea: 'o:books', o: { rol: 'auditor', per: 'read,sign' } })
  })

  it('has permissions that no role has yet', async () => {
    const { clerk, sandbox } = await start({
      permissions: { 'org:books:burn': { name: 'Burn books', description: 'For archivists' } },
    })
    const response = await fetch(`${sandbox.url}/v1/organization_permissions?query=burn`, {
      headers: { authorization: `Bearer ${sandbox.secretKey}` },
    })
    expect(await response.json()).toMatchObject({
      data: [{ key: 'org:books:burn', name: 'Burn books', description: 'For archivists' }],
    })
    expect((await clerk.users.getUserList()).data).toEqual([])
  })

  it('has claims of its own in session tokens, and JWT templates', async () => {
    const { sandbox, clerk } = await start({
      session_claims: {
        email: '{{user.primary_email_address}}',
        tier: '{{user.public_metadata.tier || "free"}}',
      },
      jwt_templates: { hasura: { claims: { role: '{{org.role}}', app: 'books' }, lifetime: 600 } },
      users: [{ username: 'ann', email_address: 'ann@example.com' }],
      organizations: [{ name: 'Acme', slug: 'acme', members: { ann: 'org:admin' } }],
    })
    const { jwtKey } = sandbox
    const token = await sandbox.signIn('ann', { organization: 'acme' })
    const claims = await verifyToken(token, { jwtKey })
    expect(claims).toMatchObject({ email: 'ann@example.com', tier: 'free' })
    expect(claims).not.toHaveProperty('metadata')
    const { jwt } = await clerk.sessions.getToken(claims.sid, 'hasura')
    const [, payload = ''] = jwt.split('.')
    const { iat, exp, ...rest } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
      iat: number
      exp: number
    }
    expect(rest).toMatchObject({ role: 'org:admin', app: 'books' })
    expect(exp - iat).toBe(600)
  })

  it('makes the same ids at every start', async () => {
    const seed = { users: [{ email_address: 'a@example.com' }] }
    const [one, other] = [await start(seed), await start(seed)]
    expect([...one.sandbox.store.users.keys()]).toEqual([...other.sandbox.store.users.keys()])
  })
})

describe('a password that a seed has as a digest', () => {
  const scrypt = scryptSync('a long password', 'salt', 64, { N: 1024, r: 8, p: 1 }).toString('hex')
  const digests: [string, string][] = [
    ['bcrypt', hashSync('a long password', 4)],
    ['scrypt_werkzeug', `scrypt:1024:8:1$salt$${scrypt}`],
  ]

  it.each(digests)('signs in: %s', async (password_hasher, password_digest) => {
    const { sandbox, clerk } = await start({
      users: [
        { username: 'ann', email_address: 'ann@example.com', password_digest, password_hasher },
      ],
    })
    const id = (await clerk.users.getUserList()).data[0]?.id ?? ''
    await clerk.users.verifyPassword({ userId: id, password: 'a long password' })
    await expect(
      clerk.users.verifyPassword({ userId: id, password: password_digest }),
    ).rejects.toMatchObject({ status: 422 })

    const { call } = openBrowser(sandbox.frontendApiUrl)
    const signIn = (password: string) =>
      call('POST', '/v1/client/sign_ins', { identifier: 'ann@example.com', password })
    expect((await signIn('another password')).status).toBe(422)
    expect((await signIn('a long password')).response).toMatchObject({ status: 'complete' })
  })

  it('may come by the Backend API as well, and is replaced by a new password', async () => {
    const { clerk } = await start({})
    const { id } = await clerk.users.createUser({
      emailAddress: ['ann@example.com'],
      passwordDigest: digests[0]?.[1] ?? '',
      passwordHasher: 'bcrypt',
    })
    await clerk.users.verifyPassword({ userId: id, password: 'a long password' })
    await clerk.users.updateUser(id, { password: 'a newer password' })
    await clerk.users.verifyPassword({ userId: id, password: 'a newer password' })
    await expect(
      clerk.users.verifyPassword({ userId: id, password: 'a long password' }),
    ).rejects.toMatchObject({ status: 422 })
  })
})

describe('a seed that is wrong is refused with a sentence and the place', () => {
  it.each<[unknown, RegExp]>([
    ['{\n  "users": [}\n', /seed\.json is not JSON: Unexpected token '}', .*"users": \[}/],
    ['{\n  "users": [\n', /seed\.json is not JSON: Unexpected end of JSON input/],
    ['{\n  "users" []\n}', /seed\.json is not JSON: Expected ':' .*\(line 2, column 11\)\.$/],
    [[], /seed\.json: it must be an object \(it is \[\]\)\.$/],
    [
      { people: [] },
      /seed\.json: people is not known\. Known are: roles, permissions, session_claims, /,
    ],
    [{ users: {} }, /seed\.json: users must be a list \(it is \{\}\)\.$/],
    [
      { users: [{ username: 'ada' }, { username: 'x' }] },
      /: users\[1\]\.username must be 3 to 64 letters, digits, - or _ \(it is "x"\)\.$/,
    ],
    [
      { users: [{ email_address: ['a@example.com', 'nobody'] }] },
      /: users\[0\]\.email_address must be an email address, such as ada@example\.com, or a list/,
    ],
    [
      { users: [{ first_name: 'Ann' }] },
      /users\[0\] needs a username, an email_address or a phone/,
    ],
    [
      { users: [{ username: 'ann', shoe_size: 42 }] },
      /users\[0\]\.shoe_size is not known\. Known are/,
    ],
    [
      { users: [{ username: 'ann', password_digest: 'x' }] },
      /users\[0\] needs password_digest and password_hasher together\.$/,
    ],
    [
      { users: [{ username: 'ann', password_digest: 'x', password_hasher: 'argon2id' }] },
      /users\[0\]\.password_hasher must be one of bcrypt, .* \(it is "argon2id"\)\.$/,
    ],
    [
      { users: [{ username: 'ann' }, { username: 'ann' }] },
      /users\[1\] has "ann", which another user has\.$/,
    ],
    [
      { organizations: [{ name: 'X', slug: 'x', members: { bob: 'org:admin' } }] },
      /organizations\[0\]\.members names the user "bob", and the seed does not have it\. It has: none/,
    ],
    [
      {
        users: [{ username: 'ann' }],
        organizations: [{ name: 'X', slug: 'x', members: { ann: 'org:boss' } }],
      },
      /organizations\[0\]\.members names the role "org:boss".* It has: org:admin, org:member\.$/,
    ],
    [
      { session_claims: { sub: 'me' } },
      /session_claims\.sub is a claim that Clerk sets: leave it out\.$/,
    ],
    [
      { jwt_templates: { hasura: { claims: { exp: 1 } } } },
      /jwt_templates\.hasura\.claims\.exp is a claim that Clerk sets/,
    ],
    [{ organizations: [{ name: 'X' }] }, /organizations\[0\]\.slug is missing\.$/],
    [
      { api_keys: [{ name: 'Key', secret: 'ak_12345678', scopes: [] }] },
      /api_keys\[0\] needs a user or an organization, and not both\.$/,
    ],
    [
      { machines: [{ name: 'm', secret_key: 'ak_m', scopes: ['other'] }] },
      /machines\[0\]\.scopes names the machine "other"/,
    ],
  ])('%j', async (seed, message) => {
    write(seed)
    await expect(readSeed(file)).rejects.toThrow(message)
  })

  it('when it is given to createSandbox, too', async () => {
    const seed = { users: [{ username: 'x' }] }
    await expect(createSandbox({ seed })).rejects.toThrow(/^the seed: users\[0\]\.username must be/)
  })

  it('when there is no such file', async () => {
    await expect(readSeed('nowhere.json')).rejects.toThrow(/^nowhere\.json cannot be read \(ENOENT/)
  })
})
