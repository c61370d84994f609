import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import fp from 'fastify-plugin'
import type { Redis } from 'ioredis'
import { follow as followPrimary, publish } from './primary/link.ts'
import { sealingWith } from './sealing.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Makes a change of this instance's memory apply to all instances.
     * @param name of the change, the same in every instance
     * @param change gets plain data, and must tolerate repetition
     * @returns a function that applies the change here at once and in every other instance soon
     *   after
     */
    broadcast<Data>(name: string, change: (data: Data) => void): (data: Data) => void
  }
}

/** The message about a change for the other instances. */
interface Message {
  /** The instance that made the change. */
  by: string
  name: string
  data: unknown
}

const STREAM = 'changes'
/** Approximate number of the latest changes that are kept. */
const LENGTH = 10_000
/** Milliseconds for which a change matters to an instance that starts later. */
const MATTERS = 24 * 3_600_000
/** Milliseconds of changes that are read again after an outage: another Redis has another clock. */
const OVERLAP = 60_000
/** Maximum number of changes per read, and milliseconds to wait for them. */
const [BATCH, BLOCK] = [500, 2000]
/** Milliseconds until a failed read is retried. */
const RETRY = 200
/** Default of the maximum time in milliseconds that the start waits for earlier changes. */
const CATCH_UP_TIMEOUT = 500

/**
 * Adds `app.broadcast`. With Redis, changes are sent through a stream: unlike published messages, a
 * stream keeps the changes that an instance missed while it was not connected, or not yet started.
 * Without Redis, the primary process sends them to its other workers; without workers, this instance
 * is the only one.
 * @param secret of all instances: they accept no other messages
 * @param catchUpTimeout maximum milliseconds that the start waits for earlier changes
 */
export const broadcast = fp<{ name: string; secret: string; catchUpTimeout: number | undefined }>(
  async (app, { catchUpTimeout = CATCH_UP_TIMEOUT, ...options }) => {
    if (!app.shared) {
      app.decorate('broadcast', (_name, change) => change)
      return
    }
    const { seal, open } = sealingWith(options)
    const changes = new Map<string, (data: never) => void>()
    const instance = randomUUID()
    let complained = false

    app.decorate('broadcast', (name, change) => {
      if (changes.has(name)) throw new Error(`There is another change "${name}"`)
      changes.set(name, change)
      return (data) => {
        change(data)
        const message: Message = { by: instance, name, data }
        const sealed = seal(message, STREAM)
        if (!app.redis) void publish(sealed).catch(() => undefined)
        else
          void app.writeToRedis((redis) =>
            redis.xadd(STREAM, 'MAXLEN', '~', LENGTH, '*', 'change', sealed),
          )
      }
    })
    if (!app.redis) {
      app.addHook('onReady', () => followPrimary(receive))
      return
    }

    const reader = app.connectToRedis({ commandTimeout: undefined, socketTimeout: 2 * BLOCK })
    // `app.redis` logs that Redis is unreachable.
    reader.on('error', () => undefined)
    let closing = false

    app.addHook('onReady', async () => {
      const caughtUp = new Promise<void>((resolve) => void follow(reader, resolve))
      await Promise.race([caughtUp, sleep(catchUpTimeout, undefined, { ref: false })])
    })
    app.addHook('onClose', async () => {
      closing = true
      reader.disconnect()
    })

    /** Reads until the app closes; calls `caughtUp` when it has read all changes, or failed to. */
    async function follow(redis: Redis, caughtUp: () => void) {
      let latest: number | undefined
      let position = ''
      let block = 1
      if (redis.status !== 'ready')
        await once(redis, 'ready', { signal: AbortSignal.timeout(catchUpTimeout) }).catch(
          () => undefined,
        )
      while (!closing) {
        try {
          if (latest === undefined) {
            // Redis's clock makes the ids; this machine's clock may differ.
            const [seconds] = await redis.time()
            latest = Number(seconds) * 1000 - MATTERS + OVERLAP
            position = before(latest)
          }
          const streams = await redis.xread(
            'COUNT',
            BATCH,
            'BLOCK',
            block,
            'STREAMS',
            STREAM,
            position,
          )
          const entries = streams?.[0]?.[1] ?? []
          for (const [id, [, sealed = '']] of entries) {
            receive(sealed)
            position = id
            latest = Number.parseInt(id)
          }
          if (entries.length === BATCH) continue
          block = BLOCK
        } catch {
          if (latest !== undefined) position = before(latest)
          await sleep(RETRY, undefined, { ref: false })
        }
        caughtUp()
      }
    }

    function receive(sealed: string) {
      try {
        const { by, name, data } = open(sealed, STREAM) as Message
        if (by !== instance) changes.get(name)?.(data as never)
      } catch (error) {
        if (!complained)
          app.log.warn({ err: error }, 'A change from Redis cannot be applied: it is ignored')
        complained = true
      }
    }
  },
  { name: 'broadcast', dependencies: ['shared-store'] },
)

/** Returns an id that precedes all entries added less than `OVERLAP` before `time`. */
function before(time: number): string {
  return `${Math.max(time - OVERLAP, 0)}-0`
}
