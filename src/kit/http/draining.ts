import { once } from 'node:events'
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import fp from 'fastify-plugin'
import type { Exchanges } from '../observe/exchanges.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether `drain()` was called. */
    readonly draining: boolean
    /**
     * Makes the app ready to be closed: from now on readiness is refused and each answer is the last
     * on its connection, while requests are still taken.
     * @returns when it is time to close
     */
    drain(): Promise<void>
  }
}

/** Milliseconds that a connection on which nothing came yet is kept once no others are taken. */
const FIRST_WORD = 1000
/** Turns of the event loop in which it is waited for one without a new connection. */
const MOST_TURNS = 100
/** Milliseconds between two looks for connections that have become idle. */
const REAPING = 50

interface Options {
  exchanges: Exchanges
  /** Milliseconds. */
  drainDelay: number
}

/**
 * Adds `app.drain()`, and closing that loses no request. Who sends one after another on a
 * connection hears `Connection: close` before it is closed. When the app is closed, what is
 * in flight is answered, and connections that were silent all the time are closed: what the client
 * sends in that very moment is lost, which no server can help (RFC 9112, section 9.6).
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
      // The system resets connections that wait to be accepted, so it is done when none was.
      for (let turn = 0, before = -1; turn < MOST_TURNS && accepted !== before; turn += 1) {
        before = accepted
        await nextTurn()
      }
      app.server.close()
    })
    // For `localhost` Fastify has a server for each address, and waits for the first alone.
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
