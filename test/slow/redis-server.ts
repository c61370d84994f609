import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort } from '../../scripts/free-port.ts'
import { hasRedis } from '../../scripts/measure/soak/redis.ts'
import { closeAfterTests } from '../closing.ts'

/** Without Redis, tests are skipped on a developer's machine, and fail in CI. */
export const skipRedis = !hasRedis && process.env.CI !== 'true'
/** For the name of tests that are skipped without it. */
export const HOW_TO_GET_REDIS = 'needs redis-server: apt-get install redis-server'

export interface RedisServer {
  url: string
  port: number
  /** A client for the questions of tests. */
  client: Redis
  /** Ends as if its machine died: all data is lost. */
  kill: () => Promise<void>
  start: () => Promise<void>
  /** Accepts connections without answers, until it is thawed. */
  freeze: () => void
  thaw: () => void
}

/** Starts a real Redis, or only reserves its port. It ends with the test file. */
export async function startRedis({
  started = true,
  args = [] as string[],
} = {}): Promise<RedisServer> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  let child: ChildProcess | undefined
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    port,
    client: new Redis({ port, lazyConnect: true, retryStrategy: () => 50 }),
    async start() {
      const settings = { port, dir: folder, bind: '127.0.0.1', save: '', appendonly: 'no' }
      const given = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`])
      child = spawn('redis-server', [...given, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
      await new Promise<void>((resolve, reject) => {
        child?.once('error', reject)
        child?.once('exit', (code) => {
          reject(new Error(`redis-server ended with ${code} before it was ready`))
        })
        child?.stdout?.on('data', (chunk: Buffer) => {
          if (String(chunk).includes('Ready to accept connections')) resolve()
        })
      })
    },
    async kill() {
      if (child?.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
  }
  server.client.on('error', () => undefined)
  closeAfterTests(async () => {
    server.client.disconnect()
    await server.kill()
    rmSync(folder, { recursive: true })
  })
  if (started) await server.start()
  return server
}

export interface Line {
  url: string
  cut: () => void
  mend: () => void
  /** Delays all data, in both directions. */
  slowDown: (milliseconds: number) => void
}

/** A connection to the server that can be cut or slowed down without effect on others. */
export async function lineTo({ port }: RedisServer): Promise<Line> {
  let isCut = false
  let delay = 0
  const sockets = new Set<Socket>()
  const relay = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect(port, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      let sent: Promise<unknown> = Promise.resolve()
      socket.on('data', (chunk) => {
        const held = delay > 0 ? sleep(delay) : undefined
        // Keeps the order of the data.
        sent = sent.then(() => held).then(() => other.write(chunk))
      })
      socket.on('end', () => other.end())
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  })
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  relay.listen(0, '127.0.0.1')
  await once(relay, 'listening')
  closeAfterTests(() => {
    cut()
    relay.close()
  })
  return {
    url: `redis://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      isCut = false
    },
    slowDown: (milliseconds) => {
      delay = milliseconds
    },
  }
}
