import type { Server, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { ClientAddresses } from './client-address.ts'
import type { Exchanges } from '../observe/exchanges.ts'
import { openFilesLimit } from './open-files.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Open connections, each with its latest answer. */
    connections: ReadonlyMap<Socket, ServerResponse | undefined>
  }
}

/** The share of open files for connections; calls to Clerk and Redis need the others. */
const SHARE = 0.75
/** Open files that the process itself needs. */
const OWN_FILES = 64
const FEWEST = 16
/** Maximum number of an address's oldest connections to search for an idle one. */
const LOOKED_AT = 100
/** Minimum interval in milliseconds between two log lines about refused connections. */
const TELL_AGAIN = 60_000

interface Options {
  clients: ClientAddresses
  exchanges: Exchanges
}

/**
 * Limits the number of connections, so that the process never runs out of files: in total, and per
 * address to half of that. Above the limit, a connection is refused; an address first loses its
 * oldest idle connection, so that its users can still connect. A trusted proxy carries many
 * clients, so only the total limit applies to it.
 */
export const connections = fp<Options>(
  async (app, { clients, exchanges }) => {
    const most = Math.max(FEWEST, Math.floor(openFilesLimit() * SHARE) - OWN_FILES)
    const mostOfOne = Math.ceil(most / 2)
    const open = new Map<Socket, ServerResponse | undefined>()
    const byNetwork = new Map<string, Set<Socket>>()
    app.decorate('connections', open)

    let lastLogged = -Infinity
    function tellRefusal() {
      if (performance.now() - lastLogged < TELL_AGAIN) return
      lastLogged = performance.now()
      app.log.warn({ open: open.size, most }, 'Too many connections: new ones are refused')
    }

    function accept(socket: Socket) {
      // For `localhost` Fastify has a server per address, and each counts only its own connections.
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

    /** Finds an idle connection among the oldest ones. */
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
    // The other servers exist once the app listens.
    app.addHook('onListen', async () => {
      for (const server of serversOf(app)) {
        if (server === app.server) continue
        bound(server)
        for (const event of ['clientError', 'checkExpectation', 'connect'])
          server.on(event, (...args: unknown[]) => app.server.emit(event, ...args))
        // Fastify forwards upgrades to a server without a listener; without forwarding they are
        // ignored.
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

/** Returns all servers; Fastify exposes only the first. For `localhost` it has one per address. */
function serversOf(app: FastifyInstance): Server[] {
  const key = Object.getOwnPropertySymbols(app).find(
    ({ description }) => description === 'fastify.serverBindings',
  )
  const others = key ? (app as unknown as Record<symbol, unknown>)[key] : []
  return [app.server, ...(others as Server[])]
}
