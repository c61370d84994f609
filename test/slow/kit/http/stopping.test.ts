import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { run, serve, type Service } from '../../process.ts'

const LISTENING = /listening at http:\/\/(?:127\.[\d.]+|\[::1\]):(\d+)/
/** Milliseconds. */
const DRAIN = 1500

async function startServer(env: Record<string, string> = {}) {
  const drain = { DRAIN_MS: String(DRAIN), LOG_LEVEL: 'info', ...env }
  const server = await serve(
    ['src/server.ts'],
    { PORT: '0', HOST: '127.0.0.1', ...drain },
    /runs on the sandbox/,
  )
  return { server, port: Number(LISTENING.exec(server.output())?.[1]) }
}

interface Answer {
  status: number
  closes: boolean
}

/** @throws the error of a request that was not answered */
async function ask(port: number, path: string, agent: Agent): Promise<Answer> {
  const request = get({ host: '127.0.0.1', port, path, agent })
  const [response] = (await once(request, 'response').catch((error: unknown) => {
    throw Object.assign(error as Error, { reused: request.reusedSocket })
  })) as [IncomingMessage]
  await text(response)
  return { status: response.statusCode ?? 0, closes: response.headers.connection === 'close' }
}

/**
 * Sends requests, on one connection as long as it stays open, until no new one is accepted. The
 * system may reset one before the process accepts it, but none that had an answer.
 */
async function askOn(port: number, path: string, pause: () => Promise<unknown>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const answers: Answer[] = []
  for (;;) {
    try {
      answers.push(await ask(port, path, agent))
    } catch (error) {
      agent.destroy()
      return { answers, end: error as { code: string; reused: boolean } }
    }
    await pause()
  }
}

/** Begins a write, and waits until the server has read its head. `end` sends the body. */
async function beginWrite(port: number, host: string, token: string, value: unknown) {
  const body = JSON.stringify({ firstName: value })
  const socket = connect(port, host)
  await once(socket, 'connect')
  const type = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`
  const headers = `Host: localhost\r\nAuthorization: Bearer ${token}\r\nExpect: 100-continue\r\n${type}`
  socket.write(`PATCH /v1/me HTTP/1.1\r\n${headers}\r\n${body.slice(0, 1)}`)
  await once(socket, 'readable')
  expect(String(socket.read())).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\n$/)
  const answer = text(socket)
  // An error is reported when the answer is awaited.
  answer.catch(() => undefined)
  return { answer, end: () => socket.write(body.slice(1)) }
}

async function tokenFor(port: number): Promise<string> {
  const { stdout } = await run(['scripts/token.ts'], { PORT: String(port) })
  return stdout.trim()
}

const stop = ({ child }: Service) => child.kill('SIGTERM')

/** Waits until the server is not ready, or takes no connections any more. */
async function untilNotReady(port: number): Promise<void> {
  const agent = new Agent()
  const isReady = () =>
    ask(port, '/health/ready', agent).then(
      ({ status }) => status === 200,
      () => false,
    )
  while (await isReady()) await delay(10)
}

describe('told to stop under load', () => {
  test('readiness says so first, no request is lost, then the process ends with 0', async () => {
    const { server, port } = await startServer()
    const answered = new Set<number>()
    const clients = Array.from({ length: 10 }, (_, index) =>
      // Some clients send at once, others pause.
      askOn(port, index % 2 ? '/' : '/docs/json', () => {
        answered.add(index)
        return delay(index * 5)
      }),
    )
    const probes = askOn(port, '/health/ready', () => {
      answered.add(-1)
      return delay(20)
    })
    await vi.waitUntil(() => answered.size === 11, 30_000)
    const told = Date.now()
    stop(server)
    const ended = await Promise.all(clients)
    const { answers: readiness } = await probes
    // Two clocks may differ by a few milliseconds.
    expect(Date.now() - told).toBeGreaterThan(DRAIN - 50)

    for (const { answers, end } of ended) {
      expect(end.code).toMatch(/^ECONN(?:REFUSED|RESET)$/)
      expect(end.reused).toBe(false)
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      // After the first answer that closes its connection, all answers do.
      const first = answers.findIndex(({ closes }) => closes)
      expect(first).toBeGreaterThan(0)
      expect(answers.slice(first).every(({ closes }) => closes)).toBe(true)
    }
    const statuses = readiness.map(({ status }) => status)
    const refused = statuses.indexOf(503)
    expect(refused).toBeGreaterThan(0)
    expect(new Set(statuses.slice(0, refused))).toEqual(new Set([200]))
    expect(new Set(statuses.slice(refused))).toEqual(new Set([503]))
    expect(await server.ended).toBe(0)
  })

  test('connections on which nothing happens do not hold it up', async () => {
    const { server, port } = await startServer()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    await ask(port, '/', agent)
    const silent = connect(port, '127.0.0.1').on('error', () => undefined)
    await once(silent, 'connect')
    stop(server)
    // It ends with 1 if something holds it up for 10 seconds.
    expect(await server.ended).toBe(0)
  })

  test('what came before is answered after, whenever the rest of it comes', async () => {
    const { server, port } = await startServer({ DRAIN_MS: '0' })
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    const begun = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n'
    // The answer to the first request shows that the server has read the beginning of the second.
    socket.write(`${begun}\r\n${begun}`)
    await once(socket, 'readable')
    stop(server)
    await delay(1500)
    socket.write('\r\n')
    const answers = await text(socket)
    expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
    expect(answers).toMatch(/^connection: close\r$/im)
    expect(await server.ended).toBe(0)
  })

  test('what is being asked is answered, as the last on its connection', async () => {
    const { server, port } = await startServer({ DRAIN_MS: '3000' })
    const { answer, end } = await beginWrite(port, '127.0.0.1', await tokenFor(port), 'Ada')
    stop(server)
    await untilNotReady(port)
    end()
    const answered = await answer
    expect(answered).toMatch(/^HTTP\/1\.1 200/)
    expect(answered).toMatch(/^connection: close\r$/im)
    expect(await server.ended).toBe(0)
  })

  test('and so it is at each of the addresses of localhost', async () => {
    const { server, port } = await startServer({ DRAIN_MS: '0', HOST: 'localhost' })
    const token = await tokenFor(port)
    const addresses = await lookup('localhost', { all: true })
    const writes = await Promise.all(
      addresses.map(({ address }) => beginWrite(port, address, token, 'Ada')),
    )
    stop(server)
    for (const { answer, end } of writes) {
      await delay(500)
      end()
      expect(await answer).toMatch(/^HTTP\/1\.1 200/)
    }
    expect(await server.ended).toBe(0)
  })

  test('connections that wait to be accepted are answered, too', async () => {
    const { server, port } = await startServer({ DRAIN_MS: '3000' })
    // A stopped process accepts no connections, and the system lets them wait.
    server.child.kill('SIGSTOP')
    const waiting = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'))
    await Promise.all(waiting.map((socket) => once(socket, 'connect')))
    const answers = waiting.map((socket) => {
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
      return text(socket)
    })
    stop(server)
    server.child.kill('SIGCONT')
    for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1\.1 200/)
    expect(await server.ended).toBe(0)
  })
})

test('told a second time, it ends at once, and not with 0', async () => {
  const { server, port } = await startServer({ DRAIN_MS: '60000' })
  stop(server)
  await untilNotReady(port)
  stop(server)
  expect(await server.ended).toBe(1)
})
