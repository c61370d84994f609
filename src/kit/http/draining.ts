import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
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
      // Answers that have begun without `Connection: close`: Node closes their connections so.
      app.server.keepAliveTimeout = 1
      // Node counts connections without data as active, so it would wait for them.
      setTimeout(() => {
        for (const socket of app.connections.keys()) if (socket.bytesRead === 0) socket.destroy()
      }, FIRST_WORD).unref()
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
