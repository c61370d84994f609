import { request as send } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest, InjectOptions } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { OpenAPIV3_1 } from 'openapi-types'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { authOf } from '../../../src/kit/auth/caller.ts'
import type { ProblemCode } from '../../../src/kit/problems/catalogue.ts'
import { Problem } from '../../../src/kit/problems/problem.ts'
import { createMembership } from '../../../src/sandbox/changes.ts'
import type { ApiKey } from '../../../src/sandbox/records.ts'
import type { SecurityRequirements } from '../../../src/kit/auth/schemes.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'
import { type FaultyClerk, faults, startFaultyClerk } from '../../faulty-clerk.ts'

/** Any object. */
const ANYTHING = Type.Object({}, { additionalProperties: true })
const LATER = 24 * 3_600_000 + 1000

let api: Api
let clerk: FaultyClerk
/** Number of times that the handlers have run since the test began. */
let runs: number
/** The results of the next calls of `/toys/outcome`, in order. Later calls succeed. */
let outcomes: (ProblemCode | 'bug')[]
/** Each function ends a call of `/toys/slow`, with success or a bug. */
let open: ((outcome?: 'bug') => void)[]

beforeAll(async () => {
  api = await startApi({
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
    routes(app) {
      const toy = (
        name: string,
        handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
        schema: object = {},
        security: SecurityRequirements = [{ clerkSession: [] }],
        method = 'POST',
      ) => {
        app.route({
          method,
          url: `/toys/${name}`,
          schema: {
            operationId: `${method}_${name}`.replace(/\W/g, ''),
            tags: ['Service'],
            summary: 'A toy',
            security,
            response: { 200: ANYTHING },
            ...schema,
          },
          handler,
        })
      }
      toy(
        'count',
        async (request, reply) => {
          reply.header('set-cookie', 'a=1').header('x-run', String(++runs))
          const auth = authOf(request)
          return { run: runs, who: auth.tokenType === 'session_token' ? auth.userId : auth.subject }
        },
        { querystring: Type.Object({ dry: Type.Optional(Type.Boolean()) }) },
        [{ clerkSession: [] }, { clerkApiKey: [] }, { clerkMachine: [] }],
      )
      toy(
        'body',
        async ({ body }) => {
          runs++
          return body
        },
        { body: Type.Object({ n: Type.Integer() }) },
      )
      toy('slow', async () => {
        runs++
        const outcome = await new Promise<'bug' | undefined>((resolve) => open.push(resolve))
        if (outcome) throw new Error('A bug')
        return { run: runs }
      })
      toy(
        'outcome',
        async () => {
          runs++
          const outcome = outcomes.shift()
          if (outcome === 'bug') throw new Error('A bug')
          if (outcome) throw new Problem(outcome)
          return { run: runs }
        },
        {
          problems: [
            'user_not_found',
            'already_exists',
            'not_accepted',
            'reverification_required',
            'not_enabled',
          ],
        },
      )
      toy(
        'nothing',
        async (_request, reply) => {
          runs++
          return reply.code(204).send(null)
        },
        { response: { 204: Type.Null({ description: 'Nothing' }) } },
      )
      toy(
        'accepted',
        async (_request, reply) => {
          runs++
          return reply.code(202).send()
        },
        { response: { 202: Type.Null({ description: 'Accepted' }) } },
      )
      toy('large', async () => {
        runs++
        return { large: 'x'.repeat(4_000_000) }
      })
      toy('role', async () => ({ run: ++runs }), {}, [{ clerkSession: ['org:admin'] }])
      toy('app-role', async () => ({ run: ++runs }), {}, [{ clerkSession: ['admin'] }])
      toy('public', async () => ({ run: ++runs }), {}, [])
      toy('anonymous', async () => ({ run: ++runs }), {}, [{}, { clerkSession: [] }])
      toy('other', async () => ({ run: ++runs }), {}, undefined, 'PATCH')
      toy('other', async () => ({ run: ++runs }), {}, undefined, 'DELETE')
      toy('other', async () => ({ run: ++runs }), {}, undefined, 'GET')
      toy('things/:id', async () => ({ run: ++runs }), {
        params: Type.Object({ id: Type.String() }),
      })
    },
  })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
})

beforeEach(() => {
  runs = 0
  outcomes = []
  open = []
  clerk.fault = undefined
})
afterEach(() => vi.useRealTimers())

const port = () => (api.app.server.address() as AddressInfo).port
let keys = 0
const newKey = () => `key-${++keys}`
const newAddress = () => `new-${++keys}@example.com`

function post(url: string, key: string, token: string, payload?: InjectOptions['payload']) {
  return api.app.inject({
    method: 'POST',
    url,
    headers: { ...bearer(token), 'idempotency-key': key },
    ...(payload !== undefined && { payload }),
  })
}

type Answer = Awaited<ReturnType<typeof post>>
const isReplay = ({ headers }: Answer) => headers['idempotent-replayed'] === 'true'
const problem = (answer: Answer) => [answer.statusCode, answer.json<{ code: string }>().code]

function expectSame(again: Answer, before: Answer) {
  const { statusCode, body, headers } = again
  expect({ statusCode, body, type: headers['content-type'], location: headers.location }).toEqual({
    statusCode: before.statusCode,
    body: before.body,
    type: before.headers['content-type'],
    location: before.headers.location,
  })
  expect([isReplay(before), isReplay(again)]).toEqual([false, true])
}

describe('a request that is sent again with its key', () => {
  test('is answered as the first time, and Clerk is asked about nothing but the caller', async () => {
    const [key, token] = [newKey(), api.session('ada')]
    const user = { emailAddress: [newAddress()], password: 'correct horse battery' }
    const before = await post('/v1/users', key, token, user)
    expect(before.statusCode).toBe(201)
    expect(before.headers.location).toMatch(/^\/v1\/users\/user_/)
    clerk.asked = []
    expectSame(await post('/v1/users', key, token, user), before)
    // With another token of the same person, and any number of times.
    expectSame(await post('/v1/users', key, api.session('ada'), user), before)
    expect(clerk.asked).not.toContain('/v1/users')
    // With another key it is a new request, and the address is already taken.
    expect(problem(await post('/v1/users', newKey(), token, user))).toEqual([409, 'already_exists'])
  })

  test('without a body is answered as the first time, too', async () => {
    const { id } = first(api.sandbox.store.users, ({ username }) => username === 'yara')
    const [key, token] = [newKey(), api.session('ada')]
    const before = await post(`/v1/users/${id}/lock`, key, token)
    expect(before.json()).toMatchObject({ locked: true })
    await post(`/v1/users/${id}/unlock`, newKey(), token)
    expectSame(await post(`/v1/users/${id}/lock`, key, token), before)
    expect(first(api.sandbox.store.users, (user) => user.id === id).locked).toBe(false)
  })

  test.each<ProblemCode>(['user_not_found', 'already_exists', 'not_accepted'])(
    'is refused again as the first time: %s',
    async (code) => {
      const [key, token] = [newKey(), api.session('bob')]
      outcomes = [code]
      const before = await post('/toys/outcome', key, token)
      expect(problem(before)[1]).toBe(code)
      expectSame(await post('/toys/outcome', key, token), before)
      expect(runs).toBe(1)
    },
  )

  test.each([
    ['nothing', 204],
    ['accepted', 202],
  ])('is answered with as little as the first time: %s', async (name, status) => {
    const [key, token] = [newKey(), api.session('bob')]
    const before = await post(`/toys/${name}`, key, token)
    const again = await post(`/toys/${name}`, key, token)
    expectSame(again, before)
    expect([again.statusCode, again.body, again.headers['content-type']]).toEqual([
      status,
      '',
      undefined,
    ])
    expect(again.headers['content-length']).toBe(before.headers['content-length'])
    expect(runs).toBe(1)
  })

  test('gets headers of its own: a request id, no cookies, nothing to be cached', async () => {
    const [key, token] = [newKey(), api.session('bob')]
    const before = await post('/toys/count', key, token)
    const { headers } = await post('/toys/count', key, token)
    expect(before.headers).toMatchObject({ 'set-cookie': 'a=1', 'x-run': '1' })
    expect(headers).not.toHaveProperty('set-cookie')
    expect(headers).not.toHaveProperty('x-run')
    expect(headers['cache-control']).toBe('private, no-store')
    expect(headers['x-request-id']).toEqual(expect.any(String))
    expect(headers['x-request-id']).not.toBe(before.headers['x-request-id'])
  })

  test('is the same request with the properties of its body in another order', async () => {
    const [key, token, address] = [newKey(), api.session('ada'), newAddress()]
    const one = `{"emailAddress":["${address}"],"publicMetadata":{"a":1,"b":[1,{"c":1,"d":2}]}}`
    const two = `{ "publicMetadata": {"b":[1,{"d":2,"c":1}],"a":1}, "emailAddress": ["${address}"] }`
    const sendText = (payload: string) =>
      api.app.inject({
        method: 'POST',
        url: '/v1/users',
        headers: { ...bearer(token), 'idempotency-key': key, 'content-type': 'application/json' },
        payload,
      })
    const before = await sendText(one)
    expect(before.statusCode).toBe(201)
    expectSame(await sendText(two), before)
  })

  test('is remembered for 24 hours', async () => {
    const [key, token] = [newKey(), api.session('bob')]
    const now = performance.now()
    let later = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now + later)
    try {
      await post('/toys/count', key, token)
      later = LATER - 2000
      expect(isReplay(await post('/toys/count', key, token))).toBe(true)
      // A replay does not extend the lifetime. The memory reads the clock once a millisecond.
      later = LATER
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(isReplay(await post('/toys/count', key, token))).toBe(false)
      expect(runs).toBe(2)
    } finally {
      clock.mockRestore()
      // The memory reads the real time again.
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })

  test('is forgotten sooner rather than that memory runs full', async () => {
    const [key, token] = [newKey(), api.session('bob')]
    await post('/toys/large', key, token)
    expect(isReplay(await post('/toys/large', key, token))).toBe(true)
    // The memory keeps no more than sixteen of these.
    for (let i = 0; i < 16; i++) await post('/toys/large', newKey(), token)
    runs = 0
    expect(isReplay(await post('/toys/large', key, token))).toBe(false)
    expect(runs).toBe(1)
  })
})

describe('a key that came with another request is refused', () => {
  test.each([
    ['another body', ['/toys/body', { n: 1 }], ['/toys/body', { n: 2 }]],
    ['another query', ['/toys/count'], ['/toys/count?dry=true']],
    ['another path', ['/toys/things/1'], ['/toys/things/2']],
    ['another operation', ['/toys/count'], ['/toys/slow']],
  ] as [string, [string, object?], [string, object?]][])('%s', async (_name, one, other) => {
    const [key, token] = [newKey(), api.session('bob')]
    const before = await post(one[0], key, token, one[1])
    expect(before.statusCode).toBe(200)
    const refused = await post(other[0], key, token, other[1])
    expect(problem(refused)).toEqual([422, 'idempotency_key_reused'])
    expect(isReplay(refused)).toBe(false)
    expect(runs).toBe(1)
    // The first request is not affected.
    expectSame(await post(one[0], key, token, one[1]), before)
  })

  test('also while the first is not answered yet', async () => {
    const [key, token] = [newKey(), api.session('bob')]
    const before = post('/toys/slow', key, token)
    await vi.waitUntil(() => open.length === 1)
    expect(problem(await post('/toys/count', key, token))).toEqual([422, 'idempotency_key_reused'])
    open[0]?.()
    expect((await before).statusCode).toBe(200)
  })
})

describe('at the same time', () => {
  test('one of many runs; the others are asked to wait, and get its answer', async () => {
    const [key, token] = [newKey(), api.session('bob')]
    const answered: Answer[] = []
    const many = Array.from({ length: 20 }, async () => {
      answered.push(await post('/toys/slow', key, token))
    })
    await vi.waitUntil(() => answered.length === 19)
    for (const answer of answered) {
      expect(problem(answer)).toEqual([409, 'idempotency_key_in_use'])
      expect(answer.headers['retry-after']).toBe('1')
    }
    open[0]?.()
    await Promise.all(many)
    const again = await post('/toys/slow', key, token)
    expect([again.json(), isReplay(again), runs]).toEqual([{ run: 1 }, true, 1])
  })

  test('two people create two', async () => {
    const key = newKey()
    const body = (n: number) => ({ name: `Org ${n} ${key}` })
    const answers = await Promise.all(
      ['bob', 'grace'].map((name, n) => post('/v1/organizations', key, api.session(name), body(n))),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
  })
})

describe('whose key it is', () => {
  const who = (answer: Answer) => answer.json<{ who: string }>().who
  const keyOf = (meant: (key: ApiKey) => boolean) => first(api.sandbox.store.apiKeys, meant)
  const addKey = (like: ApiKey, changes: Partial<ApiKey>) => {
    const added = { ...like, id: `ak_${String(++keys).padStart(32, '0')}`, ...changes }
    added.secret = `ak_secret_${keys}`
    api.sandbox.store.apiKeys.set(added.id, added)
    return added
  }

  test('two people with the same key do not meet', async () => {
    const key = newKey()
    const ada = await post('/toys/count', key, api.session('ada'))
    const bob = await post('/toys/count', key, api.session('bob'))
    expect([isReplay(ada), isReplay(bob), runs]).toEqual([false, false, 2])
    expect(who(ada)).not.toBe(who(bob))
    expectSame(await post('/toys/count', key, api.session('bob')), bob)
    expectSame(await post('/toys/count', key, api.session('ada')), ada)
  })

  test('nor do a person, their API key, and a machine', async () => {
    const key = newKey()
    const { signer, store } = api.sandbox
    const [machine = ''] = store.machines.keys()
    const tokens = [
      api.session('ada'),
      keyOf(({ scopes }) => scopes.includes('me:read')).secret,
      keyOf(({ subject }) => subject.startsWith('org_')).secret,
      signer.m2m({ sub: machine }),
    ]
    for (const token of tokens) {
      const answer = await post('/toys/count', key, token)
      expect([answer.statusCode, isReplay(answer)]).toEqual([200, false])
    }
    expect(runs).toBe(4)
  })

  test('a machine has a new token each time', async () => {
    const key = newKey()
    const { signer, store } = api.sandbox
    const [one = '', other = ''] = store.machines.keys()
    const before = await post('/toys/count', key, signer.m2m({ sub: one }))
    expectSame(await post('/toys/count', key, signer.m2m({ sub: one, jti: 'mt_2' })), before)
    expect(isReplay(await post('/toys/count', key, signer.m2m({ sub: other })))).toBe(false)
  })

  test('the same person gets nothing of it in another organization, or with other rights', async () => {
    const { store } = api.sandbox
    const { id: userId } = first(store.users, ({ username }) => username === 'ada')
    const { id: globex } = first(store.organizations, ({ slug }) => slug === 'globex')
    createMembership(store, { user_id: userId, organization_id: globex, role: 'org:admin' })
    const key = newKey()
    const member = { id: 'org_1', slg: 'acme', rol: 'member' }
    const before = await post('/toys/count', key, api.session('ada', 'acme'))
    expect(before.statusCode).toBe(200)
    for (const token of [
      api.session('ada'),
      api.session('ada', 'globex'),
      api.session('ada', 'acme', { metadata: {} }),
      api.session('ada', 'acme', { o: member }),
      api.session('ada', 'acme', { act: { sub: 'user_impersonator' } }),
    ])
      expect(problem(await post('/toys/count', key, token))).toEqual([
        422,
        'idempotency_key_reused',
      ])
    // Other changes between tokens do not matter.
    const reverified = api.session('ada', 'acme', { fva: [0, 0] })
    expectSame(await post('/toys/count', key, reverified), before)
    expect(runs).toBe(1)
  })

  test('nor does a key of theirs that may do less', async () => {
    const key = newKey()
    const reader = keyOf(({ scopes }) => scopes.includes('me:read'))
    const writer = addKey(reader, { scopes: ['users:write', 'me:read'] })
    const same = addKey(reader, { scopes: ['me:read', 'users:write'] })
    const before = await post('/toys/count', key, writer.secret)
    expect(problem(await post('/toys/count', key, reader.secret))).toEqual([
      422,
      'idempotency_key_reused',
    ])
    expectSame(await post('/toys/count', key, same.secret), before)
  })
})

describe('who may not do it any more gets no answer of before', () => {
  test('whose session was ended', async () => {
    const [key, token] = [newKey(), api.session('ken')]
    await post('/toys/count', key, token)
    expect(isReplay(await post('/toys/count', key, token))).toBe(true)
    const { id } = first(api.sandbox.store.users, ({ username }) => username === 'ken')
    const revoked = await post(`/v1/users/${id}/sessions/revoke`, newKey(), api.session('ada'))
    expect(revoked.statusCode).toBe(200)
    expect(problem(await post('/toys/count', key, token))).toEqual([401, 'invalid_token'])
  })

  test('who was banned', async () => {
    const [key, token] = [newKey(), api.session('mia')]
    await post('/toys/count', key, token)
    const { id } = first(api.sandbox.store.users, ({ username }) => username === 'mia')
    await post(`/v1/users/${id}/ban`, newKey(), api.session('ada'))
    expect(problem(await post('/toys/count', key, token))).toEqual([401, 'invalid_token'])
  })

  test('who lost a role, in the organization or in the app', async () => {
    const key = newKey()
    await post('/toys/role', key, api.session('ada', 'acme'))
    const member = api.session('ada', 'acme', { o: { id: 'org_1', slg: 'acme', rol: 'member' } })
    expect(problem(await post('/toys/role', key, member))).toEqual([403, 'insufficient_scope'])
    const other = newKey()
    await post('/toys/app-role', other, api.session('ada'))
    const demoted = api.session('ada', undefined, { metadata: {} })
    expect(problem(await post('/toys/app-role', other, demoted))).toEqual([
      403,
      'insufficient_scope',
    ])
    expect(runs).toBe(2)
  })

  test('who has no token, or an expired one', async () => {
    const key = newKey()
    await post('/toys/count', key, api.session('bob'))
    const headers = { 'idempotency-key': key }
    const stranger = await api.app.inject({ method: 'POST', url: '/toys/count', headers })
    expect(problem(stranger)).toEqual([401, 'not_authenticated'])
    const expired = api.session('bob', undefined, { exp: 1 })
    expect(problem(await post('/toys/count', key, expired))).toEqual([401, 'invalid_token'])
  })
})

describe('a request that did not succeed leaves its key to be used again', () => {
  test.each<[string, (key: string) => Promise<Answer>, number]>([
    [
      'an expired token',
      (key) => post('/toys/body', key, api.session('bob', undefined, { exp: 1 })),
      401,
    ],
    [
      'a body that is not valid',
      (key) => post('/toys/body', key, api.session('bob'), { n: 'x' }),
      400,
    ],
    ['no body', (key) => post('/toys/body', key, api.session('bob')), 400],
    [
      'a query that is not valid',
      (key) => post('/toys/body?x=1', key, api.session('bob'), { n: 1 }),
      400,
    ],
  ])('%s', async (_name, refused, status) => {
    const key = newKey()
    expect((await refused(key)).statusCode).toBe(status)
    const answer = await post('/toys/body', key, api.session('bob'), { n: 1 })
    expect([answer.statusCode, isReplay(answer), runs]).toEqual([200, false, 1])
  })

  test('a role that is missing', async () => {
    const key = newKey()
    expect((await post('/toys/role', key, api.session('bob', 'acme'))).statusCode).toBe(403)
    const promoted = api.session('bob', 'acme', { o: { id: 'org_1', slg: 'acme', rol: 'admin' } })
    expect((await post('/toys/role', key, promoted)).statusCode).toBe(200)
  })

  test.each<[ProblemCode | 'bug', number]>([
    ['reverification_required', 403],
    ['not_enabled', 403],
  ])('%s', async (outcome, status) => {
    const [key, token] = [newKey(), api.session('bob')]
    outcomes = [outcome, outcome]
    expect((await post('/toys/outcome', key, token)).statusCode).toBe(status)
    expect((await post('/toys/outcome', key, token)).statusCode).toBe(status)
    const answer = await post('/toys/outcome', key, token)
    expect([answer.statusCode, isReplay(answer), runs]).toEqual([200, false, 3])
    expect(isReplay(await post('/toys/outcome', key, token))).toBe(true)
  })

  test.each(['status 500', 'status 429', 'a closed connection', 'garbage'])(
    'Clerk: %s',
    async (fault) => {
      const [key, token] = [newKey(), api.session('ada')]
      const user = { emailAddress: [newAddress()] }
      vi.useFakeTimers({ toFake: ['performance'] })
      clerk.fault = faults[fault]
      expect((await post('/v1/users', key, token, user)).statusCode).toBeGreaterThanOrEqual(500)
      clerk.fault = undefined
      // After that time the breaker allows calls to Clerk again.
      vi.advanceTimersByTime(60_000)
      const answer = await post('/v1/users', key, token, user)
      expect([answer.statusCode, isReplay(answer)]).toEqual([201, false])
    },
  )
})

describe('a secret', () => {
  const body = (name: string) => ({ name, scopes: ['me:read'] })

  test('is told once, and kept nowhere', async () => {
    const kept = vi.spyOn(LRUCache.prototype, 'set')
    try {
      const [key, token] = [newKey(), api.session('bob')]
      const before = await post('/v1/me/api-keys', key, token, body(`Key ${key}`))
      expect(before.statusCode).toBe(201)
      const { secret } = before.json<{ secret: string }>()
      expect(secret).toMatch(/^ak_/)
      clerk.asked = []
      const again = await post('/v1/me/api-keys', key, token, body(`Key ${key}`))
      expect(problem(again)).toEqual([409, 'secret_not_repeated'])
      expect(again.body).not.toContain(secret)
      expect(clerk.asked).not.toContain('/v1/api_keys')
      // No cache may get the secret in any form, but every cache gets the request.
      const given = JSON.stringify(kept.mock.calls)
      expect(given).toContain('"state":"secret"')
      expect(given).not.toContain(secret)
      expect(given).not.toContain(secret.slice(-16))
    } finally {
      kept.mockRestore()
    }
  })

  test('is not in a refusal, which is repeated as any other', async () => {
    const [key, token] = [newKey(), api.session('bob')]
    const name = `Twice ${key}`
    await post('/v1/me/api-keys', newKey(), token, body(name))
    const before = await post('/v1/me/api-keys', key, token, body(name))
    expect(problem(before)).toEqual([409, 'already_exists'])
    expectSame(await post('/v1/me/api-keys', key, token, body(name)), before)
  })

  test('nor is that of a request kept: a password', async () => {
    const kept = vi.spyOn(LRUCache.prototype, 'set')
    try {
      const password = 'correct horse battery'
      const user = { emailAddress: [newAddress()], password }
      await post('/v1/users', newKey(), api.session('ada'), user)
      expect(JSON.stringify(kept.mock.calls)).toContain('"state":"answered"')
      expect(JSON.stringify(kept.mock.calls)).not.toContain(password)
    } finally {
      kept.mockRestore()
    }
  })
})

describe('a key that is none', () => {
  /** Sends real bytes, so that headers can be repeated and have any bytes. */
  async function sendRaw(...given: string[]) {
    const lines = given.map((key) => `Idempotency-Key: ${key}\r\n`).join('')
    const socket = connect(port(), '127.0.0.1')
    socket.write(
      `POST /toys/count HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${api.session('bob')}\r\n${lines}Connection: close\r\n\r\n`,
      'latin1',
    )
    const answer = await text(socket)
    return [
      Number(answer.slice(9, 12)),
      /"code":"(\w+)".*"pointer":"([^"]+)"/.exec(answer)?.slice(1),
    ]
  }

  test.each([
    ['empty', ['']],
    ['of 256 characters', ['k'.repeat(256)]],
    ['with a space', ['a b']],
    ['with a tab', ['a\tb']],
    ['not ASCII', ['clé']],
    ['given twice', ['a', 'b']],
    ['given twice the same', ['a', 'a']],
  ])('%s', async (_name, given) => {
    expect(await sendRaw(...given)).toEqual([400, ['invalid_request', '/header/idempotency-key']])
    expect(runs).toBe(0)
  })

  test.each([
    ['of 255 characters', 'k'.repeat(255)],
    ['of one', 'x'],
    ['in quotes, as the draft has it', '"8e03978e-40d5-43dd-bc93-6894a57f9324"'],
    ['that looks like a path', '/../{}?&<>'],
  ])('unlike one %s', async (_name, given) => {
    expect(await sendRaw(given)).toEqual([200, undefined])
    expect(await sendRaw(given)).toEqual([200, undefined])
    expect(runs).toBe(1)
  })
})

describe('a client that goes away', () => {
  /** Sends a request, and closes the connection once its handler runs. */
  async function sendAndLeave(key: string, token: string) {
    const headers = { ...bearer(token), 'idempotency-key': key }
    const request = send({ port: port(), method: 'POST', path: '/toys/slow', headers })
    request.on('error', () => undefined).end()
    await vi.waitUntil(() => open.length > 0)
    request.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }

  test('gets the answer when it comes back, and the work is done once', async () => {
    const [key, token] = [newKey(), api.session('bob')]
    await sendAndLeave(key, token)
    // The work continues, so a second start would do it twice.
    expect(problem(await post('/toys/slow', key, token))).toEqual([409, 'idempotency_key_in_use'])
    open[0]?.()
    await vi.waitUntil(async () => (await post('/toys/slow', key, token)).statusCode === 200)
    const again = await post('/toys/slow', key, token)
    expect([again.json(), isReplay(again), runs]).toEqual([{ run: 1 }, true, 1])
  })

  test('is told that the outcome is unknown when the work failed', async () => {
    const [key, token] = [newKey(), api.session('bob')]
    await sendAndLeave(key, token)
    open[0]?.('bug')
    await vi.waitFor(async () => {
      expect(problem(await post('/toys/slow', key, token))).toEqual([409, 'outcome_unknown'])
    })
    expect(runs).toBe(1)
  })

  test('is told that the outcome is unknown when the work never ends, after a while', async () => {
    const [key, token] = [newKey(), api.session('bob')]
    await sendAndLeave(key, token)
    const real = performance.now.bind(performance)
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => real() + 105_000)
    try {
      expect(problem(await post('/toys/slow', key, token))).toEqual([409, 'outcome_unknown'])
      expect(runs).toBe(1)
    } finally {
      clock.mockRestore()
      open[0]?.()
    }
  })
})

describe('elsewhere the header means nothing', () => {
  test.each(['GET', 'HEAD', 'PATCH', 'DELETE'] as const)('%s', async (method) => {
    const headers = { ...bearer(api.session('bob')), 'idempotency-key': newKey() }
    for (const run of [1, 2]) {
      const answer = await api.app.inject({ method, url: '/toys/other', headers })
      expect([answer.statusCode, isReplay(answer), runs]).toEqual([200, false, run])
    }
  })

  test.each(['public', 'anonymous'])('an operation for anyone: %s', async (name) => {
    const key = newKey()
    await post(`/toys/${name}`, key, api.session('bob'))
    const again = await post(`/toys/${name}`, key, api.session('bob'))
    expect([again.statusCode, isReplay(again), runs]).toEqual([200, false, 2])
  })
})

describe('the document', () => {
  const operations = () => {
    const { paths = {} } = api.app.swagger() as OpenAPIV3_1.Document
    return Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item ?? {}).map(([method, operation]) => ({
        name: `${method} ${path}`,
        method,
        operation: operation as OpenAPIV3_1.OperationObject,
      })),
    )
  }
  const parameterOf = ({ parameters = [] }: OpenAPIV3_1.OperationObject) =>
    (parameters as OpenAPIV3_1.ParameterObject[]).find(({ name }) =>
      /^idempotency-key$/i.test(name),
    )
  const codesOf = ({ responses = {} }: OpenAPIV3_1.OperationObject, status: string) => {
    const { components } = api.app.swagger() as OpenAPIV3_1.Document
    const { $ref = '' } = (responses[status] ?? {}) as { $ref?: string }
    const response = components?.responses?.[$ref.split('/').at(-1) ?? '']
    const { content } = (response ?? {}) as OpenAPIV3_1.ResponseObject
    return Object.keys(content?.['application/problem+json']?.examples ?? {})
  }
  /** True if the operation always takes a token. */
  const isGuarded = ({ security = [{ clerkSession: [] }] }: OpenAPIV3_1.OperationObject) =>
    security.length > 0 &&
    security.every((one) => Object.keys(one).length > 0 && !('clerkWebhook' in one))

  test('has the key at every POST that takes a token, and nowhere else', () => {
    const taking = operations().filter(({ operation }) => parameterOf(operation))
    const meant = operations().filter(
      ({ method, operation }) => method === 'post' && isGuarded(operation),
    )
    expect(taking.map(({ name }) => name)).toEqual(meant.map(({ name }) => name))
    const names = taking.map(({ name }) => name)
    expect(names).toContain('post /v1/users')
    expect(names).toContain('post /v1/organizations/{organizationId}/members')
    expect(names).not.toContain('post /webhooks/clerk')
    expect(names).not.toContain('post /toys/public')
  })

  test('says there what a key does', () => {
    for (const { name, operation } of operations().filter((one) => parameterOf(one.operation))) {
      expect(parameterOf(operation), name).toMatchObject({
        in: 'header',
        schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
      })
      expect(parameterOf(operation)?.required, name).not.toBe(true)
      expect(codesOf(operation, '409'), name).toContain('idempotency_key_in_use')
      expect(codesOf(operation, '422'), name).toContain('idempotency_key_reused')
      for (const [status, response] of Object.entries(operation.responses ?? {}))
        if (status.startsWith('2'))
          expect((response as OpenAPIV3_1.ResponseObject).headers, name).toHaveProperty(
            'Idempotent-Replayed',
          )
    }
  })

  test('says where a secret is not repeated', () => {
    const secret = operations().filter(({ operation }) =>
      codesOf(operation, '409').includes('secret_not_repeated'),
    )
    expect(secret.map(({ name }) => name)).toEqual(['post /v1/me/api-keys'])
  })
})
