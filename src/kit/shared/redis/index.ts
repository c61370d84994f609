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
     * Writes to Redis now, or else as soon as it takes it; nowhere without `REDIS_URL`.
     * @param write bears repetition: one that has failed may have been done
     * @returns once it was tried, whatever became of it
     */
    writeToRedis(write: Write): Promise<void>
  }
}

type Write = (redis: Redis) => Promise<unknown>

/** Milliseconds after which a command has failed. */
const COMMAND_TIMEOUT = 500
/** Milliseconds of silence after which a connection that is asked something is given up. */
const SOCKET_TIMEOUT = 1000
const CONNECT_TIMEOUT = 2000
/** Milliseconds between two attempts to connect: the first, and at most. */
const [FIRST_RETRY, LAST_RETRY] = [50, 2000]
/** Milliseconds that the start waits for Redis, at most. */
const PATIENCE = 1000
/** Of what could not be written, the latest are kept, and tried again this often (milliseconds). */
const [MOST_UNWRITTEN, REWRITE_INTERVAL] = [10_000, 500]

/** Every so many of these intervals, a Redis that refuses is asked whether it still does. */
const PROBE_TICKS = 4

/** Every command that the API uses in scripts, on a key of no use. */
const PROBE = `
redis.call('SET', KEYS[1], '1', 'PX', 1000)
redis.call('GET', KEYS[1])
redis.call('INCR', KEYS[1])
redis.call('PEXPIRE', KEYS[1], 1000)
redis.call('PTTL', KEYS[1])
redis.call('DEL', KEYS[1])
redis.call('XADD', KEYS[1], '*', 'a', '1')
redis.call('DEL', KEYS[1])`

interface Options {
  /** Starts all keys. */
  name: string
  address: RedisAddress | undefined
  publishableKey: string
}

/**
 * Adds `app.redis`. A Redis that refuses what `REDIS_URL` asks for, or what the API needs, stops the
 * start. One that cannot be reached does not: it is connected to in the background, for as long as
 * it takes. While running, a refusal is the same as an outage: one line in the log, and each instance
 * goes by its own memory; what must not happen twice is refused then (see shared/locks.ts).
 *
 * All keys begin with the name of the app and the host of the Clerk instance, so that APIs of several instances can share
 * one Redis. Those of the same Clerk instance that are to share nothing need databases of their own
 * (`redis://host/1`).
 * @throws {ConfigError} at start, when Redis refuses
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
    // Without Redis, there is no need to wait until its client is loaded.
    const { createClient, refusalOf } = await import('./client.ts')
    const settings: ConnectionOptions = {
      keyPrefix: `${name}:${frontendApiHost(publishableKey)}:`,
      enableOfflineQueue: false,
      // A command that was not answered when the connection broke has failed, and is not sent again.
      maxRetriesPerRequest: 0,
      commandTimeout: COMMAND_TIMEOUT,
      socketTimeout: SOCKET_TIMEOUT,
      connectTimeout: CONNECT_TIMEOUT,
      disconnectTimeout: COMMAND_TIMEOUT,
      retryStrategy: (times) =>
        Math.min(FIRST_RETRY * 2 ** (times - 1), LAST_RETRY) * (0.5 + Math.random() / 2),
    }
    const client = createClient(address, {
      ...settings,
      reconnectOnError(error) {
        complain(error)
        // The primary has become a replica: its address leads to the new one.
        return error.message.startsWith('READONLY')
      },
    })
    let closing = false
    let starting = true
    let state: 'unknown' | 'there' | 'refusing' | 'away' = 'unknown'
    /** The first error of this connection: others follow from it. */
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
      const said = error
        ? error.message || String((error as NodeJS.ErrnoException).code)
        : 'The connection was closed'
      const does = now === 'away' ? 'is away' : 'refuses this instance'
      app.log.warn({ reason: said }, `Redis ${does}: each instance goes by its own memory`)
    }

    /** Redis does not do what it is told: it is full, for example. */
    function complain(error: Error) {
      // A script that it does not know yet is sent.
      if (!error.message.startsWith('NOSCRIPT')) report('refusing', error)
    }

    /** Tries all that the API needs of Redis, and reports what comes of it. */
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

    // A Redis that is too slow for one command is asked once more, and then given up: else every
    // request would wait for it.
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
            reason = new Error(`Redis did not answer within ${COMMAND_TIMEOUT} ms`)
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

    await firstOutcome(client)
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

/** Resolves once the client is connected or could not connect, or after the patience of the start. */
async function firstOutcome(client: Redis): Promise<void> {
  const settled = new AbortController()
  await Promise.race([
    new Promise<void>((resolve) => client.once('ready', resolve).once('close', resolve)),
    sleep(PATIENCE, undefined, { signal: settled.signal }),
  ])
  settled.abort()
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === 'Command timed out'
}
