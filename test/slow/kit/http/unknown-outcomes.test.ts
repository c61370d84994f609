import type { ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { Type } from '@sinclair/typebox'
import type { OpenAPIV3_1 } from 'openapi-types'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createUser, createSession } from '../../../../src/sandbox/changes.ts'
import type { Answer } from '../../../../src/sandbox/index.ts'
import { type Api, bearer, first, startApi } from '../../../api.ts'
import { outcomes } from '../../../api/access/outcomes.ts'
import { type FaultyClerk, losing, startFaultyClerk } from '../../../faulty-clerk.ts'
import { holdTime, whileTimePasses } from '../../../time.ts'

let api: Api
let clerk: FaultyClerk
/** All writes to Clerk since the test began, except password checks. */
let writes: Answer[]
/** Number of times that the handlers have run. */
let runs = 0

beforeAll(async () => {
  holdTime()
  api = await startApi({
    config: { clerkTimeout: 4000 },
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
    sandbox: {
      onAnswer(answer) {
        if (isWrite(answer.method, answer.path)) writes.push(answer)
      },
    },
    routes(app) {
      for (const name of ['careless', 'repeatable'])
        app.post(
          `/toys/${name}`,
          {
            config: { ...(name === 'repeatable' && { repeatable: true }) },
            schema: {
              operationId: `play_${name}`.replace('_', ''),
              tags: ['Service'],
              summary: 'A toy',
              security: [{ clerkSession: [] }],
              response: { 200: Type.Object({ run: Type.Integer() }) },
            },
          },
          async () => {
            if (++runs === 1) throw new Error('A bug, after the work')
            return { run: runs }
          },
        )
    },
  })
  first(api.sandbox.store.organizations, ({ slug }) => slug === 'acme').max_allowed_memberships = 0
})

beforeEach(() => {
  writes = []
  runs = 0
})
afterEach(() => {
  clerk.fault = undefined
})

const isWrite = (method: string, path: string) => method !== 'GET' && !path.includes('verify')

let count = 0
const next = (name: string) => `${name}-${(count += 1)}`

interface Call {
  url: string
  token: string
  body?: object
}

function post({ url, token, body }: Call, key: string) {
  const answer = api.app.inject({
    method: 'POST',
    url,
    headers: { ...bearer(token), 'idempotency-key': key },
    ...(body && { payload: body }),
  })
  return clerk.fault ? whileTimePasses(answer) : answer
}
type Response = Awaited<ReturnType<typeof post>>
const codeOf = (answer: Response) => answer.json<{ code: string }>().code

const store = () => api.sandbox.store
const acme = () => first(store().organizations, ({ slug }) => slug === 'acme').id
const signUp = () => createUser(store(), { username: next('user') }, [next('a') + '@example.com'])
/** Each password change uses a separate person, who signs in again. */
const tokenOf = (username: string | null) => api.session(username ?? '')

/** Each operation that takes a key, with the input of its first call. */
const operations: Record<string, { call: () => Call | Promise<Call>; status?: number }> = {
  createOrganization: {
    call: () => ({
      url: '/v1/organizations',
      token: api.session('bob'),
      body: { name: next('Org') },
    }),
  },
  createUser: {
    call: () => ({
      url: '/v1/users',
      token: api.session('ada'),
      body: { emailAddresses: [next('new') + '@example.com'], privateMetadata: { plan: 'free' } },
    }),
  },
  addMember: {
    call: () => ({
      url: `/v1/organizations/${acme()}/members`,
      token: api.session('ada', 'acme'),
      body: { userId: signUp().id, role: 'org:member' },
    }),
  },
  createInvitation: {
    call: () => ({
      url: `/v1/organizations/${acme()}/invitations`,
      token: api.session('ada', 'acme'),
      body: { emailAddress: next('invited') + '@example.com', role: 'org:member' },
    }),
  },
  revokeInvitation: {
    call: async () => {
      const created = await post(await callOf('createInvitation'), next('key'))
      writes = []
      const { id } = created.json<{ id: string }>()
      return {
        url: `/v1/organizations/${acme()}/invitations/${id}/revoke`,
        token: api.session('ada', 'acme'),
      }
    },
  },
  createMyApiKey: {
    call: () => ({
      url: '/v1/me/api-keys',
      token: api.session('bob'),
      body: { name: next('API key'), scopes: ['me:read'] },
    }),
    status: 409,
  },
  revokeMyApiKey: {
    call: async () => {
      const token = api.session('bob')
      const name = next('API key')
      const body = { name, scopes: [] }
      await post({ url: '/v1/me/api-keys', token, body }, next('key'))
      writes = []
      const { id } = first(store().apiKeys, (key) => key.name === name)
      return { url: `/v1/me/api-keys/${id}/revoke`, token }
    },
  },
  changeMyPassword: {
    call: () => {
      const user = signUp()
      user.password = 'first password'
      return {
        url: '/v1/me/password',
        token: tokenOf(user.username),
        body: { currentPassword: 'first password', newPassword: 'second password' },
      }
    },
  },
  revokeMySession: {
    call: () => {
      const user = signUp()
      const { id } = createSession(store(), user, null)
      return { url: `/v1/me/sessions/${id}/revoke`, token: tokenOf(user.username) }
    },
  },
  revokeUserSessions: {
    call: () => {
      const user = signUp()
      createSession(store(), user, null)
      return { url: `/v1/users/${user.id}/sessions/revoke`, token: api.session('ada') }
    },
  },
  ...Object.fromEntries(
    ['ban', 'unban', 'lock', 'unlock'].map((action) => [
      `${action}User`,
      {
        call: () => ({ url: `/v1/users/${signUp().id}/${action}`, token: api.session('ada') }),
      },
    ]),
  ),
}

/** The first call of the operation. */
async function callOf(name: string): Promise<Call> {
  const operation = operations[name]
  if (!operation) throw new Error(`There is no operation ${name}`)
  return operation.call()
}

/** Ways to lose Clerk's answer after Clerk has done the work. */
const losses: Record<string, (response: ServerResponse) => void> = {
  'the connection breaks': (response) => response.destroy(),
  'the answer comes too late': (response) => {
    setTimeout(() => response.destroy(), 10_000).unref()
  },
  'a proxy answers 502': (response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'),
  'the answer is cut off': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":')
    setTimeout(() => response.destroy(), 50)
  },
}

/** Loses the answers to all later writes. */
function loseAnswers(lose: (response: ServerResponse) => void) {
  const fault = losing(api.sandbox.url, lose)
  clerk.fault = (request, response) =>
    isWrite(request.method ?? '', request.url ?? '') && fault(request, response)
}

/** Moves the clock by so many milliseconds. The memory reads it once a millisecond. */
function pass(milliseconds: number) {
  vi.restoreAllMocks()
  const real = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => real() + milliseconds)
  vi.advanceTimersByTime(5)
}

test('each operation that takes an Idempotency-Key is tried here or in outcomes.test.ts', () => {
  const { paths = {} } = api.app.swagger() as OpenAPIV3_1.Document
  const taking = Object.values(paths).flatMap((item) => {
    const operation = item?.post
    const takes = (operation?.parameters ?? []).some(
      (one) => 'name' in one && one.name === 'idempotency-key',
    )
    return takes ? [operation?.operationId ?? ''] : []
  })
  expect(taking.filter((name) => !name.startsWith('play')).sort()).toEqual(
    [...Object.keys(operations), ...Object.values(outcomes).flat()].sort(),
  )
})

describe.each(Object.entries(losses))('Clerk does the work, and %s', (_name, lose) => {
  test.each(Object.entries(operations))(
    '%s: the repetition finds it, and nothing is done twice',
    async (name, { call, status }) => {
      const [request, key] = [await call(), next('key')]
      loseAnswers(lose)
      const lost = await post(request, key)
      expect(lost.statusCode).toBeGreaterThanOrEqual(500)
      const done = writes.length
      expect(done).toBeGreaterThan(0)
      clerk.fault = undefined
      const found = await post(request, key)
      if (status === 409)
        expect([found.statusCode, codeOf(found)]).toEqual([409, 'secret_not_repeated'])
      else expect(found.statusCode).toBeLessThan(300)
      // To ban twice, or to end an ended session, changes nothing.
      const harmless = /^(?:ban|unban|lock|unlock)User$|^revokeUserSessions$/.test(name)
      if (!harmless) expect(writes.length).toBe(done)
      if (found.statusCode === 201) {
        const { id } = found.json<{ id: string }>()
        expect(found.headers.location).toContain(name === 'addMember' ? '/user_' : id)
        expect(found.body).not.toContain('idempotencyMark')
      }
      const all = writes.length
      const replayed = await post(request, key)
      expect([replayed.body, replayed.headers['idempotent-replayed']]).toEqual([found.body, 'true'])
      expect(writes.length).toBe(all)
    },
  )
})

describe('Clerk does not do the work', () => {
  const isUnique = (name: string) => name !== 'createOrganization'

  test.each(Object.entries(operations).filter(([name]) => isUnique(name)))(
    '%s: the repetition does it',
    async (_name, { call }) => {
      const [request, key] = [await call(), next('key')]
      clerk.fault = ({ method = '', url = '' }, response) =>
        isWrite(method, url) && response.destroy().destroyed
      expect((await post(request, key)).statusCode).toBe(503)
      expect(writes).toEqual([])
      clerk.fault = undefined
      expect((await post(request, key)).statusCode).toBeLessThan(300)
      expect(writes.length).toBeGreaterThan(0)
    },
  )

  test('two organizations may have the same name: nothing is made while the first may yet come', async () => {
    const call = await callOf('createOrganization')
    const key = next('key')
    clerk.fault = ({ method = '' }, response) => method !== 'GET' && response.destroy().destroyed
    expect((await post(call, key)).statusCode).toBe(503)
    clerk.fault = undefined
    for (const seconds of [0, 30]) {
      pass(seconds * 1000)
      const answer = await post(call, key)
      expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'outcome_unknown'])
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(60 - seconds - 25)
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60 - seconds)
    }
    expect(writes).toEqual([])
    pass(61_000)
    const created = await post(call, key)
    expect([created.statusCode, writes.length]).toEqual([201, 1])
    expect((await post(call, key)).headers['idempotent-replayed']).toBe('true')
  })

  test('but a slug is unique: the repetition makes it at once', async () => {
    const slug = next('slug')
    const url = '/v1/organizations'
    const call = { url, token: api.session('bob'), body: { name: 'Same name', slug } }
    const key = next('key')
    clerk.fault = ({ method = '' }, response) => method !== 'GET' && response.destroy().destroyed
    expect((await post(call, key)).statusCode).toBe(503)
    clerk.fault = undefined
    expect((await post(call, key)).statusCode).toBe(201)
  })

  test('the first call arrives late: it is found', async () => {
    const call = await callOf('createOrganization')
    const key = next('key')
    let late: (() => void) | undefined
    clerk.fault = (request, response) => {
      const { method = '', url = '', headers } = request
      if (method === 'GET') return false
      const authorization = headers.authorization ?? ''
      const sent = { method, headers: { authorization, 'content-type': 'application/json' } }
      void text(request).then((body) => {
        late = () => void fetch(api.sandbox.url + url, { ...sent, body })
        response.destroy()
      })
      return true
    }
    expect((await post(call, key)).statusCode).toBe(503)
    clerk.fault = undefined
    expect(codeOf(await post(call, key))).toBe('outcome_unknown')
    late?.()
    await vi.waitUntil(() => writes.length === 1)
    expect((await post(call, key)).statusCode).toBe(201)
    expect(writes).toHaveLength(1)
  })
})

describe("what is there, but somebody else's, is no answer", () => {
  test('a user with the same address', async () => {
    const call = await callOf('createUser')
    const key = next('key')
    clerk.fault = ({ method = '' }, response) => method !== 'GET' && response.destroy().destroyed
    await post(call, key)
    clerk.fault = undefined
    const { emailAddresses } = call.body as { emailAddresses: string[] }
    createUser(store(), {}, emailAddresses)
    const answer = await post(call, key)
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'already_exists'])
  })

  test('a mark that somebody has copied under another key', async () => {
    const call = await callOf('createUser')
    const { id } = (await post(call, next('key'))).json<{ id: string }>()
    const { private_metadata: metadata } = first(store().users, (user) => user.id === id)
    expect(metadata).toMatchObject({ plan: 'free', idempotencyMark: expect.any(String) as string })
    const other = await callOf('createUser')
    other.body = { ...other.body, privateMetadata: { ...metadata } }
    const created = await post(other, next('key'))
    expect(created.json<{ privateMetadata: object }>().privateMetadata).toEqual({ plan: 'free' })
    const copy = first(store().users, (user) => user.id === created.json<{ id: string }>().id)
    expect(copy.private_metadata).not.toEqual(metadata)
  })
})

describe('an operation that does not say how to find what it has done', () => {
  const token = () => api.session('bob')

  test('is not done again: the answer says that the outcome is unknown', async () => {
    const [call, key] = [{ url: '/toys/careless', token: token() }, next('key')]
    expect((await post(call, key)).statusCode).toBe(500)
    for (const time of ['once', 'twice']) {
      const answer = await post(call, key)
      expect([answer.statusCode, codeOf(answer)], time).toEqual([409, 'outcome_unknown'])
      expect(answer.headers).not.toHaveProperty('retry-after')
    }
    expect(runs).toBe(1)
    expect((await post(call, next('key'))).statusCode).toBe(200)
  })

  test('is done again where it says that this is the same', async () => {
    const [call, key] = [{ url: '/toys/repeatable', token: token() }, next('key')]
    expect((await post(call, key)).statusCode).toBe(500)
    const answers = await Promise.all([1, 2, 3].map(() => post(call, key)))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).not.toEqual([])
    expect(runs).toBe(2)
  })
})
