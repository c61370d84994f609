import { beforeAll, describe, expect, test } from 'vitest'
import { type ClientOptions, createClient, ProblemError, unwrap } from '../../src/client/index.ts'
import { type Api, startApi } from '../api.ts'
import { faults, startFaultyClerk } from '../faulty-clerk.ts'
import { listen, observed as observedAt } from './observed.ts'

let api: Api
let url: string
beforeAll(async () => {
  api = await startApi()
  url = await listen(api)
})
const observed = (options: Partial<ClientOptions> = {}) => observedAt(url, options)

describe('an answer that says when to try again', () => {
  /** Answers instead of the API, each time with this `Retry-After`. */
  const busy = (status: number, retryAfter?: string) =>
    observed({
      fetch: () =>
        Promise.resolve(
          new Response('{}', {
            status,
            ...(retryAfter !== undefined && { headers: { 'retry-after': retryAfter } }),
          }),
        ),
    })
  const key = { params: { header: { 'idempotency-key': 'same' } }, body: { name: 'Initech' } }

  test('is waited for, and the request succeeds', async () => {
    let recover = () => {
      // The client has nothing to recover from yet.
    }
    const cold = await startApi({
      async apiUrl(sandbox) {
        const clerk = await startFaultyClerk(sandbox)
        clerk.fault = faults['status 500']
        recover = () => (clerk.fault = undefined)
        return clerk.url
      },
    })
    const baseUrl = await listen(cold)
    const statuses: number[] = []
    const client = createClient({
      baseUrl,
      // A clock that is read in milliseconds can be a fraction of one too early.
      retries: 2,
      async fetch(request) {
        const answer = await fetch(request)
        statuses.push(answer.status)
        recover()
        return answer
      },
    })
    const started = Date.now()
    expect(await unwrap(client.GET('/health/ready'))).toMatchObject({ status: 'ok' })
    expect([statuses[0], statuses.at(-1)]).toEqual([503, 200])
    expect(Date.now() - started).toBeGreaterThan(950)
  })

  test.each([409, 429, 503])('repeats a GET once (%i)', async (status) => {
    const { client, sent } = busy(status, '0')
    expect((await client.GET('/v1/me')).response.status).toBe(status)
    expect(sent).toHaveLength(2)
  })

  test('repeats a POST with an Idempotency-Key, with its body', async () => {
    const { client, sent } = busy(503, '0')
    await client.POST('/v1/organizations', key)
    expect(await Promise.all(sent.map((request) => request.text()))).toEqual(
      Array(2).fill('{"name":"Initech"}'),
    )
  })

  test('does not repeat a POST without one', async () => {
    const { client, sent } = busy(503, '0')
    await client.POST('/v1/organizations', { body: key.body })
    expect(sent).toHaveLength(1)
  })

  test('may say it as a date', async () => {
    const { client, sent } = busy(429, new Date().toUTCString())
    await client.GET('/v1/me')
    expect(sent).toHaveLength(2)
  })

  test.each([
    ['503 without it', 503, undefined],
    ['an hour', 503, '3600'],
    ['neither number nor date', 503, 'soon'],
    ['a 404', 404, '0'],
  ])('is given back at once: %s', async (_name, status, retryAfter) => {
    const { client, sent } = busy(status, retryAfter)
    expect((await client.GET('/v1/me')).response.status).toBe(status)
    expect(sent).toHaveLength(1)
  })

  test.each([0, 1, 3])('repeats as often as the options say: %i', async (retries) => {
    const { sent, client } = observed({
      retries,
      maxRetryAfter: 0,
      fetch: async () => new Response(null, { status: 503, headers: { 'retry-after': '0' } }),
    })
    await client.GET('/v1/me')
    expect(sent).toHaveLength(retries + 1)
  })

  test('is not waited for when the call is aborted', async () => {
    const { client, sent } = busy(503, '9')
    const call = client.GET('/v1/me', { signal: AbortSignal.timeout(50) })
    await expect(call).rejects.toThrow('aborted due to timeout')
    expect(sent).toHaveLength(1)
  })
})

describe('unwrap', () => {
  test('throws a problem, with its answer', async () => {
    const { client } = observed()
    const error: unknown = await unwrap(client.GET('/v1/me')).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProblemError)
    const { message, problem, response } = error as ProblemError
    expect(message).toContain('User not authenticated (not_authenticated)')
    expect(problem).toMatchObject({ code: 'not_authenticated', status: 401 })
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
  })

  test('throws what is no problem with its answer as the cause', async () => {
    const { client } = observed({
      fetch: async () => new Response('<html>', { status: 502 }),
    })
    await expect(unwrap(client.GET('/v1/me'))).rejects.toMatchObject({
      message: 'The answer was 502, without a problem',
      cause: { status: 502 },
    })
  })
})
