import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type Api, bearer, startApi } from '../../../api.ts'
import { answering, type Fault, type FaultyClerk, startFaultyClerk } from '../../../faulty-clerk.ts'
import { type Operation, operations } from '../../../operations.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const MOST = 1_000_000

let api: Api
let clerk: FaultyClerk
let all: Operation[]

// Fakes the clocks of breakers and limits, so that tests do not wait for the next try.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] })
  const rateLimits = { address: MOST, reads: MOST, writes: MOST, sensitive: MOST }
  api = await startApi({
    config: { rateLimits },
    sandbox: { tokenLifetime: 3600 },
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
  await api.app.signingKeys.load()
  all = operations(api)
  return () => vi.useRealTimers()
})

/** Makes Clerk work again, and closes the breaker. */
async function recover() {
  clerk.fault = undefined
  // If two calls run at once, the second may fail after the answer.
  await vi.waitFor(async () => {
    vi.setSystemTime(Date.now() + 60_000)
    vi.advanceTimersByTime(60_000)
    await api.app.clerk.users.getCount()
    expect(api.app.clerkBreaker.closed).toBe(true)
  })
}

async function call(operation: Operation, fault?: Fault) {
  await recover()
  const request = await operation.request()
  clerk.fault = fault
  const asked = clerk.asked.length
  const response = await api.app.inject(request)
  const wasAsked = clerk.asked.length > asked
  clerk.fault = undefined
  return { request, response, wasAsked }
}

function named(name: string): Operation {
  const [found] = all.filter((operation) => operation.name === name)
  if (!found) throw new Error(`There is no operation ${name}`)
  return found
}

/** The person has no session to revoke. An identifier of a list has only optional fields. */
const UNWRITTEN = /^(?:revokeUserSessions|addTo(?:Allow|Block)list)$/

function fragmentOf(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(fragmentOf)
  const { object, id, data, ...rest } = body as Record<string, unknown>
  return data ? { ...rest, data: fragmentOf(data) } : { object, id }
}

describe('an operation is 503 while Clerk answers with 200 and', () => {
  test('{}, whatever it reads or writes', async () => {
    for (const operation of all) {
      const { response, wasAsked } = await call(operation, answering(200, JSON_TYPE, '{}'))
      const { code } = response.json<{ code: string }>()
      expect([operation.name, wasAsked, code]).toEqual([operation.name, true, 'clerk_unavailable'])
    }
  })

  test.each<[string, (body: unknown) => unknown]>([
    ['{}', () => ({})],
    ['a record that has only its kind and its id', fragmentOf],
  ])('%s to a write, after right answers about the caller', async (_what, change) => {
    const failures: string[] = []
    for (const operation of all) {
      if (operation.method === 'GET' || UNWRITTEN.test(operation.name)) continue
      await recover()
      const request = await operation.request()
      clerk.change = (body, method) => (method === 'GET' ? body : change(body))
      const { body, statusCode } = await api.app.inject(request)
      clerk.change = undefined
      if (statusCode !== 503) failures.push(`${operation.name}: ${body}`)
    }
    expect(failures).toEqual([])
  })

  const html = '<html>Welcome to the hotel</html>'
  test.each([
    ['null', 'null'],
    ['[]', '[]'],
    ['[null]', '[null]'],
    ['text', '"user"'],
    ['a number', '1'],
    ['HTML that says it is JSON', html],
    ['nothing', ''],
    ['a record without an id', '{"object":"user"}'],
    ['a record whose id is a number', '{"object":"user","id":1}'],
    ['a record of another kind', '{"object":"client","id":"client_1"}'],
    ['a list of another kind', '{"data":[{"object":"client","id":"client_1"}],"total_count":1}'],
    ['a list that is none', '{"data":{},"total_count":0}'],
    ['a list without its length', '{"data":[]}'],
    ['an error', '{"errors":[{"code":"x","message":"x"}]}'],
  ])('%s', async (_what, body) => {
    for (const name of ['getMe', 'listUsers', 'listMembers', 'listMySessions', 'getMyApiKey']) {
      // This is a valid answer for the list of users.
      if (name === 'listUsers' && body === '[]') continue
      const { response } = await call(named(name), answering(200, JSON_TYPE, body))
      expect([name, response.statusCode]).toEqual([name, 503])
    }
  })

  test.each([['text/html'], ['text/plain'], ['application/json; charset=utf-8']])(
    'the type %s',
    async (type) => {
      const record = '{"object":"user","id":"user_1"}'
      const { response } = await call(
        named('getMe'),
        answering(200, { 'content-type': type }, record),
      )
      expect(response.statusCode).toBe(503)
    },
  )
})

describe('what is not an answer of Clerk’s is not remembered', () => {
  const BODIES = ['{}', '[]', '{"object":"session","id":"sess_1"}', '{"object":"user"}']

  test.each(BODIES)('%s for a user', async (body) => {
    for (const name of ['getMe', 'getProtected']) {
      const { request, response } = await call(named(name), answering(200, JSON_TYPE, body))
      expect(response.statusCode).toBe(503)
      await recover()
      expect((await api.app.inject(request)).statusCode).toBe(200)
    }
  })

  test.each(BODIES)('%s for a token that is verified', async (body) => {
    for (const operation of all.filter(({ name }) => name.startsWith('getAuth'))) {
      const { request, response } = await call(operation, answering(200, JSON_TYPE, body))
      expect(response.statusCode).toBe(503)
      await recover()
      expect((await api.app.inject(request)).statusCode).toBe(200)
    }
  })

  test('a 404 that is a web page, neither for a user nor for a token', async () => {
    const page = answering(404, { 'content-type': 'text/html' }, '<html>Not found</html>')
    for (const name of ['getMe', 'getUser', 'getAuth with an API key']) {
      const { request, response } = await call(named(name), page)
      expect([name, response.statusCode]).toEqual([name, 503])
      await recover()
      expect((await api.app.inject(request)).statusCode).toBe(200)
    }
  })

  test.each(['{}', '{"keys":{}}'])('%s for keys', async (body) => {
    let faulty = clerk
    const other = await startApi({
      apiUrl: async (sandbox) => (faulty = await startFaultyClerk(sandbox)).url,
    })
    const read = async () =>
      other.app.inject({ url: '/v1/auth', headers: bearer(other.session('ada')) })
    faulty.fault = answering(200, JSON_TYPE, body)
    expect((await read()).json()).toMatchObject({ code: 'clerk_unavailable' })
    faulty.fault = undefined
    await vi.waitFor(async () => {
      expect((await read()).statusCode).toBe(200)
    })
  })
})

test('a credential that was verified, but is revoked or over, is refused', async () => {
  const states = [{ active: false }, { revoked: true }, { expired: true }]
  for (const state of states)
    for (const operation of all.filter(({ name }) => name.startsWith('getAuth'))) {
      await recover()
      clerk.change = (record) => ({ ...(record as object), ...state })
      const response = await api.app.inject(await operation.request())
      clerk.change = undefined
      expect(response.json()).toMatchObject({ status: 401, code: 'invalid_token' })
    }
})

test('such answers open the breaker like no answer, and one that is right closes it', async () => {
  await recover()
  clerk.fault = answering(200, JSON_TYPE, '{}')
  for (let i = 0; i < 5; i += 1) await api.app.inject(await named('getMe').request())
  expect(api.app.clerkBreaker.closed).toBe(false)
  const asked = clerk.asked.length
  await api.app.inject(await named('getMe').request())
  expect(clerk.asked).toHaveLength(asked)
  await recover()
})

test('one such answer to what is read is not noticed', async () => {
  await recover()
  let faults = 1
  clerk.fault = (request, response) =>
    (faults -= 1) >= 0 && answering(200, JSON_TYPE, '{}')(request, response)
  expect((await api.app.inject(await named('getMe').request())).statusCode).toBe(200)
  clerk.fault = undefined
})
