import fp from 'fastify-plugin'
import type { Redis } from 'ioredis'
import { frontendApiHost } from '../config.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * What instances share is kept there; undefined without `REDIS_URL`. While Redis is away each
     * command is rejected at once, or within half a second; `status` is `ready` while it is there.
     */
    redis: Redis | undefined
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
/** Of what could not be written, the latest are kept, and tried again this often (milliseconds). */
const [MOST_UNWRITTEN, REWRITE_INTERVAL] = [10_000, 500]

interface Options {
  url: string | undefined
  publishableKey: string
}

/**
 * Adds `app.redis`. It connects in the background and for as long as it takes; that Redis is away,
 * and that it is back, is logged once each.
 *
 * All keys begin with the host of the Clerk instance, so that APIs of several instances can share
 * one Redis. Those of the same Clerk instance that are to share nothing need databases of their own
 * (`redis://host/1`).
 */
export const redis = fp<Options>(
  async (app, { url, publishableKey }) => {
    if (!url) {
      app.decorate('redis', undefined)
      app.decorate('writeToRedis', async () => undefined)
      return
    }
    // Who has no Redis need not wait for its client to load.
    const { Redis } = await import('ioredis')
    const client = new Redis(url, {
      keyPrefix: `clerk-fastify-openapi:${frontendApiHost(publishableKey)}:`,
      enableOfflineQueue: false,
      // What was not answered when the connection broke has failed, and is not sent again.
      maxRetriesPerRequest: 0,
      commandTimeout: COMMAND_TIMEOUT,
      socketTimeout: SOCKET_TIMEOUT,
      connectTimeout: CONNECT_TIMEOUT,
      disconnectTimeout: COMMAND_TIMEOUT,
      retryStrategy: (times) =>
        Math.min(FIRST_RETRY * 2 ** (times - 1), LAST_RETRY) * (0.5 + Math.random() / 2),
      reconnectOnError({ message }) {
        complain(message)
        // The primary has become a replica: its address leads to the new one.
        return message.startsWith('READONLY')
      },
    })
    let closing = false
    let state: 'unknown' | 'there' | 'refusing' | 'away' = 'unknown'
    let reason = 'The connection was closed'

    // No more than the message is logged: the error of a refused password has that password.
    client.on('error', (error: NodeJS.ErrnoException) => {
      reason = error.message || String(error.code)
    })
    client.on('close', () => {
      if (state !== 'away' && !closing)
        app.log.warn({ reason }, 'Redis is away: each instance goes by its own memory')
      state = 'away'
    })
    client.on('ready', () => {
      if (state === 'away') app.log.info('Redis is back')
      state = 'there'
      reason = 'The connection was closed'
    })

    /** Redis is there and does not do what it is told: it is full, for example. */
    function complain(refusal: string) {
      // A script that it does not know yet is sent.
      if (state !== 'there' || refusal.startsWith('NOSCRIPT')) return
      state = 'refusing'
      app.log.warn(
        { reason: refusal },
        'Redis refuses a command: each instance goes by its own memory',
      )
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
    const rewrite = setInterval(() => {
      if (client.status === 'ready') for (const one of unwritten.splice(0)) void write(one)
    }, REWRITE_INTERVAL).unref()

    app.decorate('redis', client)
    app.decorate('writeToRedis', write)
    app.addHook('onClose', async () => {
      closing = true
      clearInterval(rewrite)
      client.disconnect()
    })
  },
  { name: 'redis' },
)
