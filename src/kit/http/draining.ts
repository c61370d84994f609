import { once } from 'node:events'
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import fp from 'fastify-plugin'
import type { Exchanges } from '../observe/exchanges.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** True after `drain()` was called. */
    readonly draining: boolean
    /**
     * Prepares the app to be closed: from now on readiness is refused, and each answer is the last
     * on its connection, while requests are still accepted.
     * @returns a promise that resolves when it is time to close
     */
    drain(): Promise<void>
  }
}

/** Milliseconds to keep a connection without any data once no new ones are accepted. */
const FIRST_WORD = 1000
/** Maximum number of event loop turns to wait for a turn without a new connection. */
const MOST_TURNS = 100
/** Interval in milliseconds between two checks for idle connections. */
const REAPING = 50

interface Options {
  exchanges: Exchanges
  /** Milliseconds. */
  drainDelay: number
}

/**
 * Adds `app.drain()`, and closes the app without losing requests. A client that reuses a connection
 * gets `Connection: close` before it is closed. On close, requests in flight are answered, and
 * connections that never had data are closed: a request sent at that moment is lost, which no
 * server can prevent (RFC 9112, section 9.6).
 */
export const draining = fp<Options>(
  async (app, { exchanges, drainDelay }) => {
    let isDraining = false
    let accepted = 0
    app.server.on('connection', () => {
      accepted += 1
    })
    exchanges.onBegun((_request, { raw }) => {
      if (isDraining) raw.setHeader('connection', 'close')
    })

    app.decorate('draining', { getter: () => isDraining })
    app.decorate('drain', async () => {
      isDraining = true
      for (const response of app.connections.values())
        if (response && !response.headersSent) response.setHeader('connection', 'close')
      await delay(drainDelay)
    })

    app.addHook('preClose', async () => {
      const reaper = setInterval(() => {
        app.server.closeIdleConnections()
      }, REAPING)
      const deadline = setTimeout(() => {
        for (const socket of app.connections.keys()) if (socket.bytesRead === 0) socket.destroy()
      }, FIRST_WORD)
      app.server.once('close', () => {
        clearInterval(reaper)
        clearTimeout(deadline)
      })
      // The system resets connections that wait to be accepted, so wait for a turn without any.
      for (let turn = 0, before = -1; turn < MOST_TURNS && accepted !== before; turn += 1) {
        before = accepted
        await nextTurn()
      }
      app.server.close()
    })
    // For `localhost` Fastify has a server per address, and waits only for the first.
    app.addHook('onClose', async () => {
      await Promise.all(
        [...app.connections.values()].map(async (response) => {
          if (response && !response.writableFinished) await once(response, 'close')
        }),
      )
    })
  },
  { name: 'draining', dependencies: ['connections'] },
)
