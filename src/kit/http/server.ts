import type { ConnectionError, FastifyInstance, FastifyServerOptions } from 'fastify'
import type { Socket } from 'node:net'
import fp from 'fastify-plugin'
import { Exchanges } from '../observe/exchanges.ts'
import { type LogOptions, redactedLog, requestLogger } from '../observe/logging.ts'
import { requestIdOf } from '../observe/request-id.ts'
import { answerClientError, answerUnroutable } from '../problems/before-routing.ts'
import { type ClientAddresses, clientAddresses, type TrustProxy } from './client-address.ts'
import { connections } from './connections.ts'
import { draining } from './draining.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The parts of the server that the kit reads; see `httpServer`. */
    traffic: Traffic
  }
}

/** The clients of a server, and their requests. */
export interface Traffic {
  clients: ClientAddresses
  exchanges: Exchanges
}

export interface HttpServerOptions {
  /** The proxies in front of the server. Default: none. */
  trustProxy?: TrustProxy
  /** Default: no log. */
  logger?: LogOptions
  /** Milliseconds between the stop signal and accepting no more requests. Default: 0. */
  drainDelay?: number
}

/** Limits of a connection (milliseconds, bytes). */
const BOUNDS = {
  requestTimeout: 30_000,
  // During a request, no connection may be silent for longer.
  connectionTimeout: 60_000,
  // Longer than load balancers keep an idle connection, mostly 60 s: they should close it, not the
  // API.
  keepAliveTimeout: 72_000,
  // Large enough for three kinds of metadata of 8 kB each, with every character escaped.
  bodyLimit: 128 * 1024,
  http: {
    headersTimeout: 10_000,
    connectionsCheckingInterval: 1000,
    maxHeaderSize: 16 * 1024,
    // Refused with a problem; see host.ts.
    requireHostHeader: false,
  },
}

/**
 * Makes a server for an app that only the kit uses: with bounds, problems also for requests that
 * Fastify cannot read, a log without secrets, and a stop that loses no request.
 * @returns options for `Fastify()`, and a plugin to register before `clerkOpenApi`
 */
export function httpServer({ trustProxy = false, logger, drainDelay = 0 }: HttpServerOptions = {}) {
  const clients = clientAddresses(trustProxy)
  const exchanges = new Exchanges(clients)
  const options = {
    ...(logger && { logger: redactedLog(logger) }),
    logController: exchanges,
    childLoggerFactory: requestLogger,
    trustProxy: trustProxy !== false && clients.trust,
    genReqId: requestIdOf,
    frameworkErrors: (error, request, reply) => {
      answerUnroutable(error, request, reply, clients)
    },
    clientErrorHandler(this: FastifyInstance, error: ConnectionError, socket: Socket) {
      answerClientError(this, error, socket, { clients, exchanges })
    },
    // Requests in flight are answered as usual when the server stops.
    return503OnClosing: false,
    ...BOUNDS,
  } satisfies FastifyServerOptions
  return { options, plugin: serverPlugin({ clients, exchanges }, trustProxy, drainDelay) }
}

function serverPlugin(traffic: Traffic, trustProxy: TrustProxy, drainDelay: number) {
  return fp(
    async (app) => {
      if (trustProxy === true)
        app.log.warn(
          'TRUST_PROXY is true, so any caller can forge its address in X-Forwarded-For and walk around the limits: set it to the number or the addresses of your proxies',
        )
      app.decorate('traffic', traffic)
      await app.register(connections, traffic)
      await app.register(draining, { ...traffic, drainDelay })
      // An unknown expectation may be ignored (RFC 9110 section 10.1.1).
      app.server.on('checkExpectation', (request, response) => {
        app.server.emit('request', request, response)
      })
      // Node would close the connection without an answer.
      app.server.on('connect', (_request, socket) => {
        app.server.emit('clientError', new Error('CONNECT is for proxies'), socket)
      })
    },
    { name: 'http-server' },
  )
}

/** The traffic of a server that the host has made: addresses come from Fastify. */
export function trafficOf(app: FastifyInstance): Traffic {
  const known = new WeakMap<object, string>()
  const own = clientAddresses(false)
  const clients: ClientAddresses = {
    ...own,
    of: (request) => own.ofPeer(known.get(request) ?? request.socket.remoteAddress),
  }
  const exchanges = new Exchanges(clients)
  app.addHook('onRequest', (request, reply, done) => {
    known.set(request.raw, request.ip)
    exchanges.incomingRequest(request, reply)
    done()
  })
  return { clients, exchanges }
}
