import { verifyToken } from '@clerk/backend'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSigner, sessionClaims, validFor } from '../../src/sandbox/index.ts'
import { acme, ada, bob, globex, startSandbox } from './start.ts'

const { sandbox, clerk, connection, call } = await startSandbox({ tokenLifetime: 45 })
beforeEach(() => sandbox.reset())

async function createSession(userId: string, organizationId?: string) {
  const { body } = await call('POST', '/v1/sessions', {
    user_id: userId,
    ...(organizationId !== undefined && { active_organization_id: organizationId }),
  })
  return clerk.sessions.getSession(String(body.id))
}

async function authenticate(token: string, options = {}) {
  const request = new Request('http://localhost/', {
    headers: { authorization: `Bearer ${token}` },
  })
  return clerk.authenticateRequest(request, options)
}

describe('sessions', () => {
  it('begin without an active organization', async () => {
    const session = await clerk.sessions.createSession({ userId: ada })
    expect(session).toMatchObject({ status: 'active', lastActiveOrganizationId: null })
    expect((await clerk.users.getUser(ada)).lastSignInAt).toBe(session.createdAt)
  })

  it('are listed and filtered, newest first', async () => {
    const older = await clerk.sessions.createSession({ userId: bob })
    const newer = await clerk.sessions.createSession({ userId: bob })
    await clerk.sessions.revokeSession(older.id)
    const all = await clerk.sessions.getSessionList({ userId: bob })
    expect(all.data.map(({ id }) => id)).toEqual([newer.id, older.id])
    const active = await clerk.sessions.getSessionList({ userId: bob, status: 'active' })
    expect(active).toMatchObject({ totalCount: 1, data: [{ id: newer.id }] })
  })

  it('give no more tokens when they are revoked', async () => {
    const session = await clerk.sessions.createSession({ userId: ada })
    expect((await clerk.sessions.revokeSession(session.id)).status).toBe('revoked')
    await expect(clerk.sessions.getToken(session.id)).rejects.toMatchObject({ status: 404 })
  })

  it('cannot be in an organization that the user is no member of', async () => {
    const answer = await call('POST', '/v1/sessions', {
      user_id: ada,
      active_organization_id: globex,
    })
    expect(answer).toMatchObject({
      status: 404,
      body: { errors: [{ code: 'resource_not_found' }] },
    })
  })

  it('leave an organization with the membership', async () => {
    const user = await clerk.users.createUser({ emailAddress: ['leaver@example.com'] })
    const membership = { organizationId: acme, userId: user.id }
    await clerk.organizations.createOrganizationMembership({ ...membership, role: 'org:member' })
    const session = await createSession(user.id, acme)
    await clerk.organizations.deleteOrganizationMembership(membership)
    expect((await clerk.sessions.getSession(session.id)).lastActiveOrganizationId).toBeNull()
  })
})

describe('a session token', () => {
  it('has the header and the claims of Clerk’s', async () => {
    const session = await createSession(ada, acme)
    const { jwt } = await clerk.sessions.getToken(session.id)
    const [header, claims] = jwt
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as { iat: number })
    expect(header).toEqual({
      alg: 'RS256',
      kid: sandbox.signer.kid,
      typ: 'JWT',
      cat: 'cl_B7d4PD111AAA',
      oiat: claims?.iat,
    })
    expect(claims).toEqual({
      iat: expect.any(Number) as number,
      nbf: (claims?.iat ?? 0) - 10,
      exp: (claims?.iat ?? 0) + 45,
      iss: 'https://clerk.sandbox.localhost',
      jti: expect.stringMatching(/^\w{20}$/) as string,
      sub: ada,
      sid: session.id,
      sts: 'active',
      fva: [0, -1],
      v: 2,
      metadata: { role: 'admin' },
      o: { id: acme, slg: 'acme', rol: 'admin', per: 'manage,read', fpm: '3,2' },
      fea: 'o:reports,o:invoices',
    })
  })

  it('says nothing of organizations when none is active', async () => {
    const { jwt } = await clerk.sessions.getToken((await createSession(bob)).id)
    const claims = await verifyToken(jwt, connection)
    expect(claims).toMatchObject({ sub: bob, metadata: {} })
    expect(claims).not.toHaveProperty('o')
    expect(claims).not.toHaveProperty('fea')
  })

  it('signs in, with the role and permissions of the active organization', async () => {
    const { jwt } = await clerk.sessions.getToken((await createSession(ada, acme)).id)
    const state = await authenticate(jwt)
    const auth = state.toAuth()
    if (!auth || !('has' in auth)) throw new Error(`Not signed in: ${state.reason ?? ''}`)
    expect(auth).toMatchObject({ userId: ada, orgId: acme, orgSlug: 'acme', orgRole: 'org:admin' })
    expect(auth.has({ role: 'org:admin' })).toBe(true)
    expect(auth.has({ permission: 'org:reports:manage' })).toBe(true)
    expect(auth.has({ permission: 'org:invoices:read' })).toBe(true)
    expect(auth.has({ permission: 'org:invoices:manage' })).toBe(false)
    expect(auth.orgPermissions).toEqual([
      'org:reports:manage',
      'org:reports:read',
      'org:invoices:read',
    ])
  })

  it('gives a member only the member’s permissions', async () => {
    const { jwt } = await clerk.sessions.getToken((await createSession(bob, acme)).id)
    const auth = (await authenticate(jwt)).toAuth()
    if (!auth || !('has' in auth)) throw new Error('Not signed in')
    expect(auth.has({ permission: 'org:reports:read' })).toBe(true)
    expect(auth.has({ permission: 'org:reports:manage' })).toBe(false)
  })

  it('names features and plans', async () => {
    const organization = sandbox.store.organizations.get(acme)
    const user = sandbox.store.users.get(bob)
    if (!organization || !user) throw new Error('The seed has no Acme or no Bob')
    Object.assign(organization, { features: ['audit_log'], plan: 'pro' })
    Object.assign(user, { features: ['beta'], plan: 'free' })
    const inAcme = await clerk.sessions.getToken((await createSession(bob, acme)).id)
    const alone = await clerk.sessions.getToken((await createSession(bob)).id)
    Object.assign(organization, { features: [], plan: null })
    Object.assign(user, { features: [], plan: null })

    expect(await verifyToken(inAcme.jwt, connection)).toMatchObject({
      fea: 'o:reports,o:audit_log,u:beta',
      pla: 'o:pro',
      o: { per: 'read', fpm: '1,0' },
    })
    expect(await verifyToken(alone.jwt, connection)).toMatchObject({ fea: 'u:beta', pla: 'u:free' })
  })

  it('lasts as long as asked', async () => {
    const session = await createSession(ada)
    const { jwt } = await clerk.sessions.getToken(session.id, undefined, 300)
    const { iat, exp } = await verifyToken(jwt, connection)
    expect(exp - iat).toBe(300)
  })

  it('is verified without the network, by the PEM key', async () => {
    const { jwt } = await clerk.sessions.getToken((await createSession(ada)).id)
    expect(await verifyToken(jwt, { jwtKey: sandbox.jwtKey })).toMatchObject({ sub: ada })
  })

  it('from a template is not taken for a session', async () => {
    await clerk.jwtTemplates.create({ name: 'my-template', claims: {} })
    const { jwt } = await clerk.sessions.getToken((await createSession(ada)).id, 'my-template')
    expect(await authenticate(jwt)).toMatchObject({ status: 'signed-out' })
  })
})

const foreign = createSigner()

describe('a token is refused', () => {
  const { signer } = sandbox
  const good = { sub: ada, azp: 'http://localhost' }

  it.each([
    [
      'when it has expired',
      signer.session({ ...good, exp: 1 }),
      'session-token-expired-refresh-non-eligible-no-refresh-cookie',
    ],
    [
      'when it is not valid yet',
      signer.session({ ...good, ...validFor(60), nbf: Date.now() / 1000 + 600 }),
      'session-token-nbf',
    ],
    [
      'when another key signed it',
      foreign.session(good, { kid: signer.kid }),
      'token-invalid-signature',
    ],
    ['when its key is not known', foreign.session(good), 'jwk-kid-mismatch'],
    [
      'when its algorithm is none',
      signer.session(good, { alg: 'none' }),
      'token-invalid-algorithm',
    ],
    [
      'when it is for another application',
      signer.session({ ...good, azp: 'https://evil.example' }),
      'token-invalid-authorized-parties',
    ],
    [
      'when it is for no application',
      signer.session({ ...good, azp: undefined }),
      'token-invalid-authorized-parties',
    ],
    [
      'when it is nobody’s',
      signer.session({ ...good, sub: undefined }),
      'token-verification-failed',
    ],
  ])('%s', async (_, token, reason) => {
    const state = await authenticate(token, { authorizedParties: ['http://localhost'] })
    expect(state).toMatchObject({ status: 'signed-out', reason })
  })

  it('when it was changed', async () => {
    const [header, , signature] = signer.session(good).split('.')
    const claims = Buffer.from(JSON.stringify({ ...good, exp: 9e9 })).toString('base64url')
    const state = await authenticate([header, claims, signature].join('.'))
    expect(state.status).toBe('signed-out')
  })

  it('but not when it is good', async () => {
    const state = await authenticate(signer.session(good), {
      authorizedParties: ['http://localhost'],
    })
    expect(state.status).toBe('signed-in')
  })

  it('and what the signer makes for a session is what the Backend API gives', async () => {
    const session = sandbox.store.sessions.get((await createSession(ada, acme)).id)
    if (!session) throw new Error('The session is not in the store')
    const token = signer.session(sessionClaims(sandbox.store, session))
    expect((await authenticate(token)).toAuth()).toMatchObject({ userId: ada, orgId: acme })
  })
})
