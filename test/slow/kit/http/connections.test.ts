import { spawn } from 'node:child_process'
import dns from 'node:dns'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { startApi } from '../../../api.ts'
import { closeAfterTests } from '../../../closing.ts'
import { type Service, untilReady } from '../../process.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const { PATH, HOME } = process.env

/** Starts the API in a process that may have 256 files open: 128 connections, 64 of one address. */
async function startWithFewFiles(env: Record<string, string> = {}) {
  const child = spawn('sh', ['-c', 'ulimit -n 256; exec node --import tsx src/server.ts'], {
    cwd: ROOT,
    env: { ...(PATH && { PATH }), ...(HOME && { HOME }), PORT: '0', DRAIN_MS: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const service = await untilReady(child, /No Clerk keys/)
  return { service, port: Number(/localhost:(\d+)\/docs/.exec(service.output())?.[1]) }
}

/** Opens connections that send nothing. */
async function openIdle(times: number, port: number, localAddress: string): Promise<Socket[]> {
  const sockets = Array.from({ length: times }, () =>
    connect({ port, host: '127.0.0.1', localAddress }),
  )
  closeAfterTests(() => {
    for (const socket of sockets) socket.destroy()
  })
  for (const socket of sockets) socket.on('error', () => undefined).resume()
  await Promise.all(
    sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))),
  )
  return sockets
}

const stillOpen = (sockets: Socket[]) =>
  sockets.filter(({ readyState }) => readyState === 'open').length

async function ask(port: number, localAddress: string, path = '/'): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', localAddress })
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  return text(socket).catch(() => 'refused')
}

const isRunning = ({ child }: Service) => child.exitCode === null && child.signalCode === null

describe('hundreds of idle connections under a limit of 256 open files', () => {
  test('of one address do not end the process, and keep nobody out', async () => {
    const { service, port } = await startWithFewFiles()
    const idle = await openIdle(400, port, '127.0.0.1')
    await expect.poll(() => stillOpen(idle)).toBeLessThanOrEqual(64)
    expect(stillOpen(idle)).toBeGreaterThan(30)
    expect(await ask(port, '127.0.0.2')).toMatch(/^HTTP\/1.1 200 /)
    // The oldest idle connection from the same address is closed.
    expect(await ask(port, '127.0.0.1')).toMatch(/^HTTP\/1.1 200 /)
    // Longer than all timers of the process.
    await sleep(2500)
    expect(isRunning(service)).toBe(true)
    expect(await ask(port, '127.0.0.2', '/docs/json')).toMatch(/^HTTP\/1.1 200 /)
  })

  test.each<[string, Record<string, string>]>([
    ['of many addresses', {}],
    ['of a trusted proxy', { TRUST_PROXY: 'loopback' }],
  ])('%s are refused above the bound in all, and the API is back after them', async (name, env) => {
    const { service, port } = await startWithFewFiles(env)
    const addresses = name === 'of many addresses' ? [1, 2, 3, 4, 5, 6] : [1, 1, 1, 1, 1, 1]
    const idle: Socket[] = []
    for (const last of addresses) idle.push(...(await openIdle(60, port, `127.0.0.${last}`)))
    await expect.poll(() => stillOpen(idle)).toBeLessThanOrEqual(128)
    expect(stillOpen(idle)).toBeGreaterThan(100)
    expect(await ask(port, '127.0.0.9')).not.toMatch(/^HTTP/)
    await sleep(2500)
    expect(isRunning(service)).toBe(true)
    expect(service.output().match(/Too many connections/g)).toHaveLength(1)
    for (const socket of idle) socket.destroy()
    await expect.poll(() => ask(port, '127.0.0.9')).toMatch(/^HTTP\/1.1 200 /)
  })
})

test('a second address of localhost answers as the first', async () => {
  const { app } = await startApi()
  const { lookup } = dns
  const both = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]
  // Some systems know only one address.
  const spy = vi.spyOn(dns, 'lookup').mockImplementation((host: string, ...rest: unknown[]) => {
    const [options, done] = rest as [{ all?: boolean }, (error: null, all: object[]) => void]
    if (host === 'localhost' && options.all) done(null, both)
    else Reflect.apply(lookup, dns, [host, ...rest])
  })
  await app.listen({ port: 0, host: 'localhost' })
  spy.mockRestore()
  const { port } = app.server.address() as AddressInfo

  const fields = 'Host: localhost\r\n'
  for (const [bytes, status] of [
    ['nonsense\r\n\r\n', 400],
    [`CONNECT a.example:443 HTTP/1.1\r\n${fields}\r\n`, 400],
    [`GET / HTTP/1.1\r\n${fields}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    [`GET / HTTP/1.1\r\n${fields}Expect: tea\r\nConnection: close\r\n\r\n`, 200],
    [`GET / HTTP/1.1\r\n${fields}Upgrade: h2c\r\nConnection: close, Upgrade\r\n\r\n`, 200],
  ] as const)
    for (const { address: host } of both) {
      const socket = connect({ port, host })
      socket.write(bytes)
      const answer = await text(socket)
      expect(answer, host).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      expect(answer.toLowerCase(), host).toContain('ratelimit-limit: ')
    }
})
