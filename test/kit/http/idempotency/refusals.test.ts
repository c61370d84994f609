import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test, vi } from 'vitest'
import type { ProblemCode } from '../../../../src/kit/problems/catalogue.ts'
import { bearer } from '../../../api.ts'
import { faults } from '../../../faulty-clerk.ts'
import {
  type Answer,
  expectSame,
  isReplay,
  newAddress,
  newKey,
  port,
  post,
  problem,
  toys,
  useToys,
} from './toys.ts'

useToys()

describe('a key that came with another request is refused', () => {
  test.each([
    ['another body', ['/toys/body', { n: 1 }], ['/toys/body', { n: 2 }]],
    ['another query', ['/toys/count'], ['/toys/count?dry=true']],
    ['another path', ['/toys/things/1'], ['/toys/things/2']],
    ['another operation', ['/toys/count'], ['/toys/slow']],
  ] as [string, [string, object?], [string, object?]][])('%s', async (_name, one, other) => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    const before = await post(one[0], key, token, one[1])
    expect(before.statusCode).toBe(200)
    const refused = await post(other[0], key, token, other[1])
    expect(problem(refused)).toEqual([422, 'idempotency_key_reused'])
    expect(isReplay(refused)).toBe(false)
    expect(toys.runs).toBe(1)
    // The first request is not affected.
    expectSame(await post(one[0], key, token, one[1]), before)
  })

  test('also while the first is not answered yet', async () => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    const before = post('/toys/slow', key, token)
    await vi.waitUntil(() => toys.open.length === 1)
    expect(problem(await post('/toys/count', key, token))).toEqual([422, 'idempotency_key_reused'])
    toys.open[0]?.()
    expect((await before).statusCode).toBe(200)
  })
})

describe('a request that did not succeed leaves its key to be used again', () => {
  test.each<[string, (key: string) => Promise<Answer>, number]>([
    [
      'an expired token',
      (key) => post('/toys/body', key, toys.api.session('bob', undefined, { exp: 1 })),
      401,
    ],
    [
      'a body that is not valid',
      (key) => post('/toys/body', key, toys.api.session('bob'), { n: 'x' }),
      400,
    ],
    ['no body', (key) => post('/toys/body', key, toys.api.session('bob')), 400],
    [
      'a query that is not valid',
      (key) => post('/toys/body?x=1', key, toys.api.session('bob'), { n: 1 }),
      400,
    ],
  ])('%s', async (_name, refused, status) => {
    const key = newKey()
    expect((await refused(key)).statusCode).toBe(status)
    const answer = await post('/toys/body', key, toys.api.session('bob'), { n: 1 })
    expect([answer.statusCode, isReplay(answer), toys.runs]).toEqual([200, false, 1])
  })

  test('a role that is missing', async () => {
    const key = newKey()
    expect((await post('/toys/role', key, toys.api.session('bob', 'acme'))).statusCode).toBe(403)
    const promoted = toys.api.session('bob', 'acme', {
      o: { id: 'org_1', slg: 'acme', rol: 'admin' },
    })
    expect((await post('/toys/role', key, promoted)).statusCode).toBe(200)
  })

  test.each<[ProblemCode | 'bug', number]>([
    ['reverification_required', 403],
    ['not_enabled', 403],
  ])('%s', async (outcome, status) => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    toys.outcomes = [outcome, outcome]
    expect((await post('/toys/outcome', key, token)).statusCode).toBe(status)
    expect((await post('/toys/outcome', key, token)).statusCode).toBe(status)
    const answer = await post('/toys/outcome', key, token)
    expect([answer.statusCode, isReplay(answer), toys.runs]).toEqual([200, false, 3])
    expect(isReplay(await post('/toys/outcome', key, token))).toBe(true)
  })

  test.each(['status 500', 'status 429', 'a closed connection', 'garbage'])(
    'Clerk: %s',
    async (fault) => {
      const [key, token] = [newKey(), toys.api.session('ada')]
      const user = { emailAddresses: [newAddress()] }
      vi.useFakeTimers({ toFake: ['performance'] })
      toys.clerk.fault = faults[fault]
      expect((await post('/v1/users', key, token, user)).statusCode).toBeGreaterThanOrEqual(500)
      toys.clerk.fault = undefined
      // After that time the breaker allows calls to Clerk again.
      vi.advanceTimersByTime(60_000)
      const answer = await post('/v1/users', key, token, user)
      expect([answer.statusCode, isReplay(answer)]).toEqual([201, false])
    },
  )
})

describe('a key that is none', () => {
  /** Sends real bytes, so that headers can be repeated and have any bytes. */
  async function sendRaw(...given: string[]) {
    const lines = given.map((key) => `Idempotency-Key: ${key}\r\n`).join('')
    const socket = connect(port(), '127.0.0.1')
    socket.write(
      `POST /toys/count HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${toys.api.session('bob')}\r\n${lines}Connection: close\r\n\r\n`,
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
    expect(toys.runs).toBe(0)
  })

  test.each([
    ['of 255 characters', 'k'.repeat(255)],
    ['of one', 'x'],
    ['in quotes, as the draft has it', '"8e03978e-40d5-43dd-bc93-6894a57f9324"'],
    ['that looks like a path', '/../{}?&<>'],
  ])('unlike one %s', async (_name, given) => {
    expect(await sendRaw(given)).toEqual([200, undefined])
    expect(await sendRaw(given)).toEqual([200, undefined])
    expect(toys.runs).toBe(1)
  })
})

describe('elsewhere the header means nothing', () => {
  test.each(['GET', 'HEAD', 'PATCH', 'DELETE'] as const)('%s', async (method) => {
    const headers = { ...bearer(toys.api.session('bob')), 'idempotency-key': newKey() }
    for (const run of [1, 2]) {
      const answer = await toys.api.app.inject({ method, url: '/toys/other', headers })
      expect([answer.statusCode, isReplay(answer), toys.runs]).toEqual([200, false, run])
    }
  })

  test.each(['public', 'anonymous'])('an operation for anyone: %s', async (name) => {
    const key = newKey()
    await post(`/toys/${name}`, key, toys.api.session('bob'))
    const again = await post(`/toys/${name}`, key, toys.api.session('bob'))
    expect([again.statusCode, isReplay(again), toys.runs]).toEqual([200, false, 2])
  })
})
