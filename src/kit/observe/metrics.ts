import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fp from 'fastify-plugin'
import type { ClerkOpenApiOptions } from '../options.ts'
import type { Exchanges } from './exchanges.ts'

interface Options {
  exchanges: Exchanges
  /** Where to serve them; without it they are not even counted. */
  metrics: ClerkOpenApiOptions['metrics']
}

interface Place {
  port: number
  host: string
}

/** Maximum number of connections to the metrics port, which take open files from the API. */
const MOST_SCRAPERS = 50
/** Seconds: from an answer from the cache to one that waited for Clerk until the time-out. */
const DURATIONS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * Serves Prometheus metrics at `/metrics`, on a port of their own, so that they are not published
 * with the API. The server starts and stops with the app.
 */
export const metrics = fp<Options>(
  async (app, { exchanges, metrics: place }) => {
    if (!place) return
    const prometheus = await import('prom-client')
    const registry = new prometheus.Registry()
    const registers = [registry]
    prometheus.collectDefaultMetrics({ register: registry })

    const requests = new prometheus.Counter({
      name: 'http_requests_total',
      help: 'Requests by operation, method and status, and `impersonated` where somebody acted as the user. `none` is the status where the client was gone before its answer, and the operation where there is no route',
      labelNames: ['operation', 'method', 'status', 'impersonated'],
      registers,
    })
    const durations = new prometheus.Histogram({
      name: 'http_request_duration_seconds',
      help: 'Seconds from a request to the end of its answer, by operation',
      labelNames: ['operation'],
      buckets: DURATIONS,
      registers,
    })
    exchanges.onOver(({ operation, method, status, actor, ms }) => {
      const label = operation ?? 'none'
      requests.inc({
        operation: label,
        method: method ?? 'none',
        status: status ?? 'none',
        ...(actor !== undefined && { impersonated: 'true' }),
      })
      durations.observe({ operation: label }, ms / 1000)
    })

    // The caches keep their own counts.
    const caches = Object.entries({ tokens: app.tokenMemory, users: app.users })
    const uses = new prometheus.Counter({
      name: 'cache_lookups_total',
      help: 'Look-ups by cache (tokens that were judged, users) and outcome (hit, miss)',
      labelNames: ['cache', 'outcome'],
      registers,
      collect() {
        uses.reset()
        for (const [cache, { statistics }] of caches) {
          uses.inc({ cache, outcome: 'hit' }, statistics.hits)
          uses.inc({ cache, outcome: 'miss' }, statistics.misses)
        }
      },
    })
    const entries = new prometheus.Gauge({
      name: 'cache_entries',
      help: 'What a cache holds',
      labelNames: ['cache'],
      registers,
      collect() {
        for (const [cache, { statistics }] of caches) entries.set({ cache }, statistics.size)
      },
    })

    const clerkRequests = new prometheus.Counter({
      name: 'clerk_requests_total',
      help: "Requests to Clerk's Backend API by the status of the answer; `none` where there was none, or not all of it",
      labelNames: ['status'],
      registers,
    })
    app.onClerkAnswer((status) => {
      clerkRequests.inc({ status })
    })

    if (place === 'primary') {
      prometheus.AggregatorRegistry.setRegistries(registry)
      // Answers the primary process.
      new prometheus.AggregatorRegistry()
      return
    }
    let server: Server | undefined
    app.addHook('onReady', async () => {
      server = await serveMetrics(() => registry.metrics(), registry.contentType, place)
      const { port } = server.address() as AddressInfo
      app.log.info(`Metrics at http://${place.host}:${port}/metrics`)
    })
    app.addHook('onClose', async () => {
      server?.close()
      server?.closeAllConnections()
    })
  },
  { name: 'metrics', dependencies: ['clerk', 'token-memory', 'users'] },
)

/** Serves the metrics of all workers of this process together. */
export async function serveWorkersMetrics(place: Place): Promise<Server> {
  const { AggregatorRegistry } = await import('prom-client')
  const registry = new AggregatorRegistry()
  return serveMetrics(() => registry.clusterMetrics(), registry.contentType, place)
}

async function serveMetrics(
  read: () => Promise<string>,
  contentType: string,
  { port, host }: Place,
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    read().then(
      (text) => response.writeHead(200, { 'content-type': contentType }).end(text),
      (error: unknown) => response.destroy(error as Error),
    )
  })
  server.maxConnections = MOST_SCRAPERS
  server.listen(port, host)
  await once(server, 'listening')
  return server
}
