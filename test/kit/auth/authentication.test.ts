import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Type } from '@sinclair/typebox'
import { beforeAll, describe, expect, test } from 'vitest'
import { info } from '../../../src/api/document.ts'
import { type Claims, createSigner, type Signer, validFor } from '../../../src/sandbox/index.ts'
import { closed } from '../../../src/kit/openapi/component.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'

let api: Api
let foreign: Signer
/** The calls to Clerk so far. */
let calls: string[]

beforeAll(async () => {
  calls = []
  foreign = createSigner()
  api = await startApi({
    config: { authorizedParties: ['https://app.example.com'] },
    sandbox: { onAnswer: ({ path }) => calls.push(path) },
    routes: (app) =>
      app.post(
        '/notes',
        {
          schema: {
            operationId: 'createNote',
            tags: ['Service'],
            summary: 'Write a note',
            body: closed(Type.Object({ text: Type.String() })),
            response: { 200: Type.Object({ text: Type.String() }) },
          },
        },
        async ({ body }) => body,
      ),
  })
})

const AZP = { azp: 'https://app.example.com' }
const good = () => api.session('ada', undefined, AZP)
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims

function flipSignature(token: string): string {
  const at = token.lastIndexOf('.') + 20
  return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
}

function hmacWithPublicKey(token: string): string {
  const signed = `${base64url({ alg: 'HS256', typ: 'JWT', kid: api.sandbox.signer.kid })}.${base64url(claimsOf(token))}`
  return `${signed}.${createHmac('sha256', api.sandbox.jwtKey).update(signed).digest('base64url')}`
}

const bad: Record<string, () => string> = {
  malformed: () => 'Bearer not-a-token',
  'malformed, of three parts': () => 'Bearer aaaa.bbbb.cccc',
  'JSON that is no object': () => `Bearer ${base64url([1])}.${base64url([2])}.c2ln`,
  'alg: none': () =>
    `Bearer ${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claimsOf(good()))}.`,
  'alg: none with a signature': () =>
    `Bearer ${base64url({ alg: 'none', kid: api.sandbox.signer.kid })}.${good().split('.').slice(1).join('.')}`,
  'HS256 with the public key': () => `Bearer ${hmacWithPublicKey(good())}`,
  'a flipped signature': () => `Bearer ${flipSignature(good())}`,
  'a signature of odd length': () => `Bearer ${good().slice(0, -1)}`,
  expired: () => `Bearer ${api.session('ada', undefined, { ...AZP, ...validFor(-60) })}`,
  'not valid yet': () =>
    `Bearer ${api.session('ada', undefined, { ...AZP, nbf: Math.floor(Date.now() / 1000) + 600 })}`,
  'the wrong key': () =>
    `Bearer ${foreign.session(claimsOf(good()), { kid: api.sandbox.signer.kid })}`,
  'an unknown key': () => `Bearer ${foreign.session(claimsOf(good()))}`,
  'a template token': () => `Bearer ${api.sandbox.signer.template(claimsOf(good()))}`,
  'the wrong azp': () => `Bearer ${api.session('ada', undefined, { azp: 'https://evil.example' })}`,
  'the issuer of another instance': () =>
    `Bearer ${api.session('ada', undefined, { ...AZP, iss: 'https://clerk.evil.example' })}`,
  'the issuer with a slash behind it': () =>
    `Bearer ${api.session('ada', undefined, { ...AZP, iss: 'https://clerk.sandbox.localhost/' })}`,
  'no issuer': () => `Bearer ${api.session('ada', undefined, { ...AZP, iss: undefined })}`,
  'a pending session': () => `Bearer ${api.session('ada', undefined, { ...AZP, sts: 'pending' })}`,
  'an API key': () =>
    `Bearer ${first(api.sandbox.store.apiKeys, (key) => key.scopes.includes('me:read')).secret}`,
  'a machine token': () =>
    `Bearer ${api.sandbox.signer.m2m({ sub: [...api.sandbox.store.machines.keys()][0] })}`,
  'a token without scheme': () => good(),
  'another scheme': () => `Basic ${Buffer.from('ada:secret').toString('base64')}`,
  'a token with junk behind it': () => `Bearer ${good()} junk`,
  'two tokens in a header': () => `Bearer ${good()}, Bearer ${good()}`,
  '10 kB of junk': () => `Bearer ${'x'.repeat(10_000)}`,
}

const absent: Record<string, () => string | undefined> = {
  'no header': () => undefined,
  'an empty header': () => '',
  'a scheme alone': () => 'Bearer ',
}

const REALM = `Bearer realm="${info.title}"`

/** Headers with this value of `Authorization`. */
const authorized = (authorization?: string) =>
  authorization === undefined ? {} : { authorization }

const read = (authorization?: string) =>
  api.app.inject({ url: '/protected?and=nonsense', headers: authorized(authorization) })
const write = (authorization?: string) =>
  api.app.inject({
    method: 'POST',
    url: '/notes',
    headers: { ...authorized(authorization), 'content-type': 'application/json' },
    payload: '{ "text": malformed',
  })

describe.each([
  ['a read', read],
  ['a write with a malformed body', write],
])('%s', (_name, ask) => {
  test.each(Object.entries(bad))('is refused with %s', async (_kind, authorization) => {
    const response = await ask(authorization())
    expect(response.statusCode).toBe(401)
    expect(response.headers['www-authenticate']).toMatch(
      new RegExp(`^${REALM}, error="invalid_token", error_description="[^"]+"$`),
    )
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(response.headers['cache-control']).toBe('private, no-store')
    expect(response.json()).toMatchObject({
      error: 'User not authenticated',
      code: 'invalid_token',
    })
  })

  test.each(Object.entries(absent))('is refused with %s', async (_kind, authorization) => {
    const response = await ask(authorization())
    expect(response.statusCode).toBe(401)
    expect(response.headers['www-authenticate']).toBe(REALM)
    expect(response.json()).toMatchObject({
      error: 'User not authenticated',
      code: 'not_authenticated',
    })
  })

  test('reaches validation with a good token', async () => {
    expect((await ask(`Bearer ${good()}`)).statusCode).toBe(400)
  })
})

test('none of the refusals asked Clerk for more than its keys', async () => {
  calls.length = 0
  for (const authorization of [...Object.values(bad), ...Object.values(absent)])
    await read(authorization())
  expect(calls.filter((path) => path !== '/v1/jwks')).toEqual([])
})

test.each(['GET', 'POST'])('two headers are refused, even of a good token: %s', async (method) => {
  await api.app.listen({ port: 0, host: '127.0.0.1' }).catch(() => undefined)
  const { port } = api.app.server.address() as AddressInfo
  const token = good()
  const single = ['Host', 'localhost', 'Authorization', `Bearer ${token}`]
  const path = method === 'GET' ? '/protected' : '/notes'
  const answer = async (headers: string[]) => {
    // Node.js sends such a list unchanged.
    const sent = request({ port, host: '127.0.0.1', path, method, headers })
    sent.end(method === 'GET' ? undefined : '{ malformed')
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    return { status: response.statusCode, body: JSON.parse(await text(response)) as object }
  }
  expect(await answer([...single, 'Authorization', `Bearer ${token}`])).toMatchObject({
    status: 401,
    body: { code: 'invalid_token', detail: 'There is more than one Authorization header.' },
  })
  expect((await answer(single)).status).not.toBe(401)
})

test.each(['Bearer', 'bearer', 'BEARER'])('the scheme may be written %s', async (scheme) => {
  const headers = { authorization: `${scheme} ${good()}` }
  expect((await api.app.inject({ url: '/protected', headers })).statusCode).toBe(200)
})

test('a refusal says why, in words', async () => {
  const detail = async (token: string) =>
    (await api.app.inject({ url: '/protected', headers: bearer(token) })).json<{ detail: string }>()
      .detail
  expect(await detail(api.session('ada', undefined, { ...AZP, ...validFor(-60) }))).toBe(
    'The token was refused: it has expired.',
  )
  expect(await detail(api.session('ada', undefined, { azp: 'https://evil.example' }))).toBe(
    'The token was refused: it was issued to an origin that is not an authorized party.',
  )
  expect(await detail('ak_123')).toBe(
    'The operation takes a token of the kind session_token, not api_key.',
  )
})

test('a session token may come from a proxy or a satellite domain that is configured', async () => {
  const proxy = 'https://api.example.com/__clerk'
  const { clerkKeys } = api.sandbox
  const { app, session } = await startApi({
    config: { clerkKeys: { ...clerkKeys, apiUrl: api.sandbox.url, otherIssuers: [proxy] } },
    apiUrl: async () => api.sandbox.url,
  })
  const statusOf = async (token: string) =>
    (await app.inject({ url: '/v1/auth', headers: bearer(token) })).statusCode
  const from = (iss: string) => api.session('ada', undefined, { iss })
  expect(await statusOf(from(proxy))).toBe(200)
  expect(await statusOf(api.session('ada'))).toBe(200)
  expect(await statusOf(from(`${proxy}/v1`))).toBe(401)
  expect(session).toBeDefined()
})

describe('cookies of a same-origin frontend', () => {
  const uat = () => Math.floor(Date.now() / 1000) - 5
  const cookie = (token: string, companions = `__client_uat=${uat()}; __clerk_db_jwt=dvb_1`) => ({
    cookie: `theme=dark; __session=${token}; ${companions}`,
  })

  test('a session cookie with its companions signs in', async () => {
    const { statusCode } = await api.app.inject({ url: '/protected', headers: cookie(good()) })
    expect(statusCode).toBe(200)
  })

  test.each<[string, () => Record<string, string>]>([
    ['no companions', () => cookie(good(), '')],
    ['signed out since', () => cookie(good(), '__client_uat=0; __clerk_db_jwt=dvb_1')],
    [
      'a session older than the client',
      () => cookie(good(), `__client_uat=${uat() + 60}; __clerk_db_jwt=dvb_1`),
    ],
    ['an expired token', () => cookie(api.session('ada', undefined, { ...AZP, ...validFor(-60) }))],
    [
      'the issuer of another instance',
      () => cookie(api.session('ada', undefined, { ...AZP, iss: 'https://evil.example' })),
    ],
    ['a forged token', () => cookie(flipSignature(good()))],
    ['junk', () => cookie('junk')],
    ['a handshake', () => cookie('', `__clerk_handshake=${good()}; __clerk_db_jwt=dvb_1`)],
  ])('never end in a redirect: %s', async (_kind, headers) => {
    const response = await api.app.inject({
      url: '/protected?__clerk_handshake=x&__clerk_db_jwt=y',
      headers: {
        ...headers(),
        accept: 'text/html',
        'sec-fetch-dest': 'document',
        host: 'localhost',
      },
    })
    expect(response.statusCode).toBe(401)
    expect(response.headers.location).toBeUndefined()
    expect(response.headers['set-cookie']).toBeUndefined()
  })

  test('a handshake beside a good session changes nothing', async () => {
    const headers = cookie(
      good(),
      `__client_uat=${uat()}; __clerk_db_jwt=dvb_1; __clerk_handshake=junk; __clerk_handshake_nonce=n`,
    )
    expect((await api.app.inject({ url: '/protected', headers })).statusCode).toBe(200)
  })

  test('count for nothing where the operation does not take them', async () => {
    const { app, session } = await startApi({
      routes: (toys) =>
        toys.get(
          '/header-only',
          {
            schema: {
              operationId: 'headerOnly',
              tags: ['Service'],
              summary: 'A toy',
              security: [{ clerkSession: [] }],
            },
          },
          async () => 'ok',
        ),
    })
    const response = await app.inject({ url: '/header-only', headers: cookie(session('ada')) })
    expect(response.json()).toMatchObject({ status: 401, code: 'not_authenticated' })
  })

  test.each([
    ['the token of the header', () => good()],
    ['the header itself', () => `Bearer ${good()}`],
    ['an API key', () => 'ak_sandbox_ada'],
    ['junk', () => 'junk'],
    ['a forged token', () => flipSignature(good())],
  ])('do not count beside a header: %s', async (_name, token) => {
    const headers = { ...bearer(good()), cookie: `__session=${token()}` }
    expect((await api.app.inject({ url: '/protected', headers })).statusCode).toBe(200)
    const changed = await api.app.inject({ method: 'PATCH', url: '/v1/me', headers, payload: {} })
    expect(changed.json()).toMatchObject({ code: 'invalid_request' })
  })

  test('lose against a bad header', async () => {
    const headers = { ...cookie(good()), authorization: 'Bearer junk' }
    expect((await api.app.inject({ url: '/protected', headers })).statusCode).toBe(401)
  })
})

describe('opaque tokens that Clerk refuses', () => {
  test.each(['ak_unknown', 'oat_unknown', 'mt_unknown'])('%s', async (token) => {
    const response = await api.app.inject({ url: '/v1/auth', headers: bearer(token) })
    expect(response.json()).toMatchObject({ status: 401, code: 'invalid_token' })
  })

  test('a revoked API key', async () => {
    const { secret, id } = first(api.sandbox.store.apiKeys, ({ scopes }) =>
      scopes.includes('me:read'),
    )
    const status = async () =>
      (await api.app.inject({ url: '/v1/auth', headers: bearer(secret) })).statusCode
    expect(await status()).toBe(200)
    await api.app.clerk.apiKeys.revoke({ apiKeyId: id })
    expect(await status()).toBe(401)
  })
})

test('a wrong secret key is our failure, not the caller’s', async () => {
  const { app } = await startApi({
    config: {
      clerkKeys: {
        publishableKey: api.sandbox.publishableKey,
        secretKey: 'sk_test_ofsomeotherinstanceofsomeoneelse',
        apiUrl: api.sandbox.url,
      },
    },
  })
  const response = await app.inject({ url: '/v1/auth', headers: bearer('ak_whatever') })
  expect(response.json()).toMatchObject({ status: 500, code: 'internal_error' })
  expect(response.body).not.toContain('ecret')
})
