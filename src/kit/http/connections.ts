import type { Server, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { ClientAddresses } from './client-address.ts'
import type { Exchanges } from '../observe/exchanges.ts'
import { openFilesLimit } from './open-files.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Open connections, each with the latest answer on it. */
    connections: ReadonlyMap<Socket, ServerResponse | undefined>
  }
}

/** Part of the open files that connections may take; calls to Clerk and Redis need the others. */
const SHARE = 0.75
/** Open files that the process has for itself. */
const OWN_FILES = 64
const FEWEST = 16
/** Oldest connections of an address among which an idle one is looked for. */
const LOOKED_AT = 100
/** Milliseconds between two log lines about refused connections. */
const TELL_AGAIN = 60_000

interface Options {
  clients: ClientAddresses
  exchanges: Exchanges
}

/**
 * Bounds the connections, so that the process never runs out of files: in all, and to half of them
 * from one address. Above the bound, a connection is refused; one address first loses its oldest idle
 * connection, so that its users can still connect. A trusted proxy carries many clients, so only the
 * bound in all holds for it.
 */
export const connections = fp<Options>(
  async (app, { clients, exchanges }) => {
    const most = Math.max(FEWEST, Math.floor(openFilesLimit() * SHARE) - OWN_FILES)
    const mostOfOne = Math.ceil(most / 2)
    const open = new Map<Socket, ServerResponse | undefined>()
    const byNetwork = new Map<string, Set<Socket>>()
    app.decorate('connections', open)

    let lastTold = -Infinity
    function tellRefusal() {
      if (performance.now() - lastTold < TELL_AGAIN) return
      lastTold = performance.now()
      app.log.warn({ open: open.size, most }, 'Too many connections: new ones are refused')
    }

    function accept(socket: Socket) {
      // `localhost` has a server for each of its addresses, and each counts for itself.
      if (open.size >= most) {
        socket.destroy()
        tellRefusal()
        return
      }
      const { address, network } = clients.ofPeer(socket.remoteAddress)
      const neighbours = byNetwork.get(network) ?? new Set()
      byNetwork.set(network, neighbours.add(socket))
      open.set(socket, undefined)
      socket.once('close', () => {
        open.delete(socket)
        neighbours.delete(socket)
        if (neighbours.size === 0 && byNetwork.get(network) === neighbours)
          byNetwork.delete(network)
      })
      if (neighbours.size <= mostOfOne || clients.trust(address, 0)) return
      const oldestIdle = findIdle(neighbours)
      if (!oldestIdle) tellRefusal()
      ;(oldestIdle ?? socket).destroy()
    }

    /** Gives the oldest connection without a request in flight, among the oldest ones. */
    function findIdle(sockets: ReadonlySet<Socket>): Socket | undefined {
      let looked = 0
      for (const socket of sockets) {
        if (++looked > LOOKED_AT) return undefined
        if (!socket.destroyed && (open.get(socket)?.writableFinished ?? true)) return socket
      }
      return undefined
    }

    exchanges.onBegun((request, { raw }) => {
      // `inject` has no connection.
      if (open.has(request.raw.socket)) open.set(request.raw.socket, raw)
    })

    bound(app.server)
    // Others are there once the app listens.
    app.addHook('onListen', async () => {
      for (const server of serversOf(app)) {
        if (server === app.server) continue
        bound(server)
        for (const event of ['clientError', 'checkExpectation', 'connect'])
          server.on(event, (...args: unknown[]) => app.server.emit(event, ...args))
        // Fastify forwards upgrades to where nobody takes them; without a listener they are ignored.
        if (app.server.listenerCount('upgrade') === 0) server.removeAllListeners('upgrade')
      }
    })

    function bound(server: Server) {
      server.maxConnections = most
      server.on('connection', accept)
      server.on('drop', tellRefusal)
    }
  },
  { name: 'connections' },
)

/** Fastify shows only the first of its servers. For `localhost` it has one for each address. */
function serversOf(app: FastifyInstance): Server[] {
  const key = Object.getOwnPropertySymbols(app).find(
    ({ description }) => description === 'fastify.serverBindings',
  )
  const others = key ? (app as unknown as Record<symbol, unknown>)[key] : []
  return [app.server, ...(others as Server[])]
}
