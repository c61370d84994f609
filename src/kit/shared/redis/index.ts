import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import fp from 'fastify-plugin'
import type { Redis } from 'ioredis'
import { frontendApiHost } from '../../clerk/keys.ts'
import { ConfigError } from '../../environment/config-error.ts'
import type { RedisAddress } from '../redis-url.ts'
import type { ConnectionOptions } from './client.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * The data that instances share; undefined without `REDIS_URL`. While Redis is unavailable each
     * command is rejected at once, or within half a second.
     */
    redis: Redis | undefined
    /** True while Redis accepts commands; undefined without `REDIS_URL`. */
    redisState: 'available' | 'unavailable' | undefined
    /** Opens another connection to the same Redis, for commands that block. */
    connectToRedis(options: ConnectionOptions): Redis
    /**
     * Writes to Redis now, or as soon as it is available; does nothing without `REDIS_URL`.
     * @param write must tolerate repetition: a failed write may have been done
     * @returns a promise that resolves after the first attempt, successful or not
     */
    writeToRedis(write: Write): Promise<void>
  }
}

type Write = (redis: Redis) => Promise<unknown>

/** Default time-out in milliseconds of a command. */
const COMMAND_TIMEOUT = 500
/** Milliseconds between two attempts to connect: the first, and the maximum. */
const [FIRST_RETRY, LAST_RETRY] = [50, 2000]
/** Maximum number of failed writes that are kept, and milliseconds between their retries. */
const [MOST_UNWRITTEN, REWRITE_INTERVAL] = [10_000, 500]

/** A Redis that refuses is probed once per this many intervals. */
const PROBE_TICKS = 4

/** Every command that the API uses in scripts, on an unused key. */
const PROBE = `
redis.call('SET', KEYS[1], '1', 'PX', 1000)
redis.call('GET', KEYS[1])
redis.call('INCRBY', KEYS[1], 1)
redis.call('PEXPIRE', KEYS[1], 1000)
redis.call('PTTL', KEYS[1])
redis.call('DEL', KEYS[1])
redis.call('XADD', KEYS[1], '*', 'a', '1')
redis.call('DEL', KEYS[1])`

interface Options {
  /** The prefix of all keys. */
  name: string
  address: RedisAddress | undefined
  publishableKey: string
}

/**
 * Adds `app.redis`. A Redis that refuses the settings of `REDIS_URL`, or a command that the API
 * needs, stops the start. An unreachable one does not: the client connects in the background, for
 * as long as it takes. At run time, a refusal is the same as an outage: one line in the log, and
 * each instance uses its own memory; work that must not be done twice is then refused (see
 * shared/locks.ts).
 *
 * All keys begin with the name of the app and the host of the Clerk instance, so that APIs of
 * several instances can share one Redis. APIs of the same Clerk instance that must not share data
 * need databases of their own (`redis://host/1`).
 * @throws {ConfigError} at start, if Redis refuses
 */
export const redis = fp<Options>(
  async (app, { name, address, publishableKey }) => {
    if (!address) {
      app.decorate('redis', undefined)
      app.decorate('redisState', undefined)
      app.decorate('connectToRedis', () => {
        throw new Error('There is no REDIS_URL')
      })
      app.decorate('writeToRedis', async () => undefined)
      return
    }
    const { commandTimeout = COMMAND_TIMEOUT } = address
    // Without Redis, its client is not loaded.
    const { createClient, refusalOf } = await import('./client.ts')
    const settings: ConnectionOptions = {
      keyPrefix: `${name}:${frontendApiHost(publishableKey)}:`,
      enableOfflineQueue: false,
      // A command without an answer fails when the connection breaks, and is not sent again.
      maxRetriesPerRequest: 0,
      commandTimeout,
      // A connection that is silent for so long with a pending command is closed.
      socketTimeout: 2 * commandTimeout,
      connectTimeout: 4 * commandTimeout,
      disconnectTimeout: commandTimeout,
      retryStrategy: (times) =>
        Math.min(FIRST_RETRY * 2 ** (times - 1), LAST_RETRY) * (0.5 + Math.random() / 2),
    }
    const client = createClient(address, {
      ...settings,
      reconnectOnError(error) {
        complain(error)
        // The primary has become a replica: its address now leads to the new primary.
        return error.message.startsWith('READONLY')
      },
    })
    let closing = false
    let starting = true
    let state: 'unknown' | 'there' | 'refusing' | 'away' = 'unknown'
    /** The first error of this connection; it causes the later ones. */
    let reason: Error | undefined

    client.on('connecting', () => {
      reason = undefined
    })
    client.on('error', (error: Error) => {
      reason ??= error
    })
    client.on('close', () => {
      report(refusalOf(reason) ? 'refusing' : 'away', reason)
    })
    client.on('ready', () => {
      reason = undefined
      if (!starting) void probe()
    })

    /** Logs a change of state once. Only the message is logged: an error of AUTH has the password. */
    function report(now: 'there' | 'refusing' | 'away', error?: Error) {
      const before = state
      if (closing || starting || before === now) return
      state = now
      if (now === 'there') {
        if (before !== 'unknown') app.log.info('Redis is back')
        return
      }
      const message = error
        ? error.message || String((error as NodeJS.ErrnoException).code)
        : 'The connection was closed'
      const does = now === 'away' ? 'is away' : 'refuses this instance'
      app.log.warn({ reason: message }, `Redis ${does}: each instance uses its own memory`)
    }

    /** Redis refuses a command, for example because it is full. */
    function complain(error: Error) {
      report('refusing', error)
    }

    /** Runs every command that the API needs of Redis, and reports the result. */
    async function probe(): Promise<void> {
      try {
        await client.eval(PROBE, 1, `probe:${randomUUID()}`)
        await client.xread('COUNT', 1, 'STREAMS', 'changes', '$')
        report('there')
      } catch (error) {
        reason = error as Error
        if (reason.name === 'ReplyError') report('refusing', reason)
      }
    }

    // If a command times out, Redis is pinged once, and the connection is closed if that times out
    // too: otherwise every request would wait for it.
    let doubted = false
    const send = client.sendCommand.bind(client)
    client.sendCommand = (command, stream) => {
      command.promise.catch((error: unknown) => {
        if (doubted || client.status !== 'ready' || !isTimeout(error)) return
        doubted = true
        client
          .ping()
          .catch((late: unknown) => {
            if (!isTimeout(late)) return
            reason = new Error(`Redis did not answer within ${commandTimeout} ms`)
            client.disconnect(true)
          })
          .finally(() => (doubted = false))
      })
      return send(command, stream)
    }

    const unwritten: Write[] = []
    const write = async (one: Write) => {
      try {
        await one(client)
      } catch {
        unwritten.push(one)
        if (unwritten.length > MOST_UNWRITTEN) unwritten.shift()
      }
    }

    await firstOutcome(client, 2 * commandTimeout)
    const connected = client.status === 'ready'
    if (connected) await probe()
    const refusal = refusalOf(reason)
    if (refusal) {
      closing = true
      client.disconnect()
      throw new ConfigError([`REDIS_URL cannot be used: Redis ${refusal.message}`])
    }
    starting = false
    if (!connected) report('away', reason)
    else if (!reason) report('there')
    else report(reason.name === 'ReplyError' ? 'refusing' : 'away', reason)

    let ticks = 0
    const timer = setInterval(() => {
      if (client.status !== 'ready') return
      ticks += 1
      if (state !== 'there' && ticks % PROBE_TICKS === 0) void probe()
      for (const one of unwritten.splice(0)) void write(one)
    }, REWRITE_INTERVAL).unref()

    app.decorate('redis', client)
    app.decorate('redisState', {
      getter: () =>
        client.status === 'ready' && state === 'there' ? 'available' : ('unavailable' as const),
    })
    app.decorate('connectToRedis', (options) => createClient(address, { ...settings, ...options }))
    app.decorate('writeToRedis', write)
    app.addHook('onClose', async () => {
      closing = true
      clearInterval(timer)
      client.disconnect()
    })
  },
  { name: 'redis' },
)

/**
 * Resolves when the client is connected or could not connect, or when the start has waited enough.
 * @param patience maximum milliseconds that the start waits for Redis
 */
async function firstOutcome(client: Redis, patience: number): Promise<void> {
  const settled = new AbortController()
  await Promise.race([
    new Promise<void>((resolve) => client.once('ready', resolve).once('close', resolve)),
    sleep(patience, undefined, { signal: settled.signal }),
  ])
  settled.abort()
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === 'Command timed out'
}
