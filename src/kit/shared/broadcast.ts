import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import fp from 'fastify-plugin'
import type { Redis } from 'ioredis'
import { sealingWith } from './sealing.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Makes of what changes the memory of this instance what changes that of all.
     * @param name of the change, the same in every instance
     * @param change takes plain data, and bears repetition
     * @returns the same change, done here at once and in every other instance soon after
     */
    broadcast<Data>(name: string, change: (data: Data) => void): (data: Data) => void
  }
}

/** A change as it is told to the other instances. */
interface Told {
  /** The instance that made it. */
  by: string
  name: string
  data: unknown
}

const STREAM = 'changes'
/** About as many of the latest changes are kept. */
const LENGTH = 10_000
/** Milliseconds for which a change matters to an instance that starts after it. */
const MATTERS = 24 * 3_600_000
/** Milliseconds that an instance reads again after an outage: another Redis has another clock. */
const OVERLAP = 60_000
/** Changes that are read at once, and milliseconds that are waited for them. */
const [BATCH, BLOCK] = [500, 2000]
/** Milliseconds until what could not be read is tried again. */
const RETRY = 200
/** Milliseconds that the start waits for what was changed before, at most. */
const PATIENCE = 500

/**
 * Adds `app.broadcast`. With Redis, changes go through a stream there: unlike what is published to
 * subscribers, it still has what an instance missed while it was not connected, or not yet started.
 * Without it, this instance is all there are.
 * @param secret of all the instances: they believe nobody else
 */
export const broadcast = fp<{ name: string; secret: string }>(
  async (app, options) => {
    if (!app.redis) {
      app.decorate('broadcast', (_name, change) => change)
      return
    }
    const { seal, open } = sealingWith(options)
    const changes = new Map<string, (data: never) => void>()
    const instance = randomUUID()

    app.decorate('broadcast', (name, change) => {
      if (changes.has(name)) throw new Error(`There is another change "${name}"`)
      changes.set(name, change)
      return (data) => {
        change(data)
        const told: Told = { by: instance, name, data }
        const sealed = seal(told, STREAM)
        void app.writeToRedis((redis) =>
          redis.xadd(STREAM, 'MAXLEN', '~', LENGTH, '*', 'change', sealed),
        )
      }
    })

    const reader = app.connectToRedis({ commandTimeout: undefined, socketTimeout: 2 * BLOCK })
    // That Redis is away, `app.redis` has logged.
    reader.on('error', () => undefined)
    let closing = false
    let complained = false

    app.addHook('onReady', async () => {
      const caughtUp = new Promise<void>((resolve) => void follow(reader, resolve))
      await Promise.race([caughtUp, sleep(PATIENCE, undefined, { ref: false })])
    })
    app.addHook('onClose', async () => {
      closing = true
      reader.disconnect()
    })

    /** Reads until the app closes; says when it has read all that there was, or could not. */
    async function follow(redis: Redis, caughtUp: () => void) {
      let latest: number | undefined
      let position = ''
      let block = 1
      if (redis.status !== 'ready')
        await once(redis, 'ready', { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined)
      while (!closing) {
        try {
          if (latest === undefined) {
            // The clock of Redis makes the ids; that of this machine may differ.
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
            hear(sealed)
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

    function hear(sealed: string) {
      try {
        const { by, name, data } = open(sealed, STREAM) as Told
        if (by !== instance) changes.get(name)?.(data as never)
      } catch (error) {
        if (!complained) app.log.warn({ err: error }, 'Changes of other instances are left out')
        complained = true
      }
    }
  },
  { name: 'broadcast', dependencies: ['redis'] },
)

/** The id that no entry of the stream has which was added less than `OVERLAP` before. */
function before(time: number): string {
  return `${Math.max(time - OVERLAP, 0)}-0`
}
