import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { bearer } from '../api.ts'
import { run, serve, type Service } from './process.ts'

const WRITES = 5

interface Line {
  pid: number
  msg: string
  requestId?: string
}

describe('WORKERS=2', () => {
  let server: Service
  let hasStarted = false
  let port: number
  let ada: string
  let bob: string
  /** The processes that a test has ended. */
  const gone = new Set<number>()
  let last = 0
  /** Ids of requests. A test that runs again needs new ones. */
  const newIds = (times: number) => Array.from({ length: times }, () => `request-${(last += 1)}`)

  const lines = () =>
    server
      .output()
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line)
  const listening = () =>
    [
      ...new Set(
        lines().flatMap(({ pid, msg }) => (msg.startsWith('Server listening') ? [pid] : [])),
      ),
    ].filter((pid) => !gone.has(pid))
  /** Sends a request on a connection of its own: connections go to the workers in turn. */
  const ask = (path: string, token: string, request: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...request,
      headers: {
        ...bearer(token),
        connection: 'close',
        'content-type': 'application/json',
        ...(request.headers as object),
      },
    })
  /** Sends the head of a request, and waits until the server has read it. */
  const beginWrite = async (body: string) => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    const type = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`
    const headers = `Host: localhost\r\nAuthorization: Bearer ${bob}\r\nExpect: 100-continue\r\n${type}`
    socket.write(`PATCH /v1/me HTTP/1.1\r\n${headers}\r\n`)
    await once(socket, 'readable')
    expect(String(socket.read())).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\n$/)
    const answer = text(socket)
    // An error is reported when the answer is awaited.
    answer.catch(() => undefined)
    return { answer, end: () => socket.write(body) }
  }
  const answeredBy = async (ids: string[]) => {
    const by = () => lines().filter(({ requestId = '' }) => ids.includes(requestId))
    await expect.poll(() => by().length).toBe(ids.length)
    return new Set(by().map(({ pid }) => pid))
  }

  const tokenOf = async (name: string) =>
    (await run(['scripts/token.ts', name], { PORT: String(port) })).stdout.trim()

  beforeEach(async () => {
    if (hasStarted && server.child.exitCode === null) return
    hasStarted = true
    const env = { WORKERS: '2', PORT: '0', HOST: '127.0.0.1', RATE_LIMIT_WRITES: String(WRITES) }
    server = await serve(['src/server.ts'], env, /runs on the sandbox/)
    await vi.waitFor(
      () => {
        expect(listening()).toHaveLength(2)
      },
      { timeout: 60_000 },
    )
    port = Number(/listening at http:\/\/127\.0\.0\.1:(\d+)/.exec(server.output())?.[1])
    ada = await tokenOf('ada')
    bob = await tokenOf('bob')
  })

  /** A person each time, because the limit of the one before may be used up. */
  const writers = ['ada', 'grace', 'ken']

  test('both answer on one port, and one limit holds over both', async () => {
    const writer = await tokenOf(writers.shift() ?? 'ada')
    const ids = newIds(WRITES + 3)
    const statuses: number[] = []
    for (const id of ids) {
      const body = JSON.stringify({ firstName: 'Ada' })
      const headers = { 'x-request-id': id }
      statuses.push((await ask('/v1/me', writer, { method: 'PATCH', body, headers })).status)
    }
    expect(statuses).toEqual([...Array<number>(WRITES).fill(200), 429, 429, 429])
    expect((await answeredBy(ids)).size).toBe(2)
  })

  test('work with an Idempotency-Key is done once, whichever gets it', async () => {
    const headers = { 'idempotency-key': 'the-same' }
    const create = () =>
      ask('/v1/organizations', bob, { method: 'POST', body: '{"name":"Initech"}', headers })
    const [first, second] = [await create(), await create()]
    expect(first.status).toBe(201)
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    expect(await second.json()).toEqual(await first.json())
  })

  test('one that is killed is replaced', async () => {
    const [killed = 0, ...others] = listening()
    expect(others).toHaveLength(1)
    process.kill(killed, 'SIGKILL')
    gone.add(killed)
    await expect.poll(() => listening().length, { timeout: 60_000 }).toBe(2)
    expect(server.output()).toContain(`Worker ${killed} ended with SIGKILL`)
    const ids = newIds(4)
    for (const id of ids)
      expect((await ask('/v1/me', ada, { headers: { 'x-request-id': id } })).status).toBe(200)
    expect(await answeredBy(ids)).toEqual(new Set(listening()))
  })

  test('told to stop, requests in flight are answered, and all processes end with 0', async () => {
    const body = JSON.stringify({ firstName: 'Bob' })
    // One for each worker.
    const begun = await Promise.all([beginWrite(body), beginWrite(body)])
    server.child.kill('SIGTERM')
    for (const { answer, end } of begun) {
      end()
      expect(await answer).toMatch(/^HTTP\/1\.1 200 /)
    }
    expect(await server.ended).toBe(0)
  })
})
