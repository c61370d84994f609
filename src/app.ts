import Fastify from 'fastify'
import { clientPackage, info, tags } from './api/document.ts'
import { problems } from './api/problems.ts'
import { routes } from './api/routes/index.ts'
import type { Config } from './config.ts'
import { clerkOpenApi, type ClerkKeys, httpServer, type TypeBoxTypeProvider } from './kit/index.ts'
import type { Exchange } from './kit/observe/exchanges.ts'
import type { LogOptions } from './kit/observe/logging.ts'

/** A configuration with a Clerk instance. */
export type AppConfig = Config & {
  clerkKeys: ClerkKeys
  /** True in one of several processes that share the port; see process/workers.ts. */
  isWorker?: boolean
  /** Milliseconds of delay of the event loop above which requests are refused. Default: 500. */
  longestDelay?: number
  /** Names of path parameters that name an organization, besides `organizationId`. */
  organizationParameters?: readonly string[]
}
export type App = Awaited<ReturnType<typeof buildApp>>

/**
 * Builds the account API: the kit, then its routes. More routes may be added until `listen()`,
 * `inject()` or `ready()`.
 * @param logger log options; default: pino at the configured level to standard output
 * @param writeRequest writes the line of a request; default: the logger
 */
export async function buildApp(
  config: AppConfig,
  logger?: LogOptions,
  writeRequest?: (exchange: Exchange) => void,
) {
  const { trustProxy, drainDelay, logLevel, metricsPort, redis, eventStream, isWorker } = config
  const server = httpServer({ trustProxy, drainDelay, logger: logger ?? { level: logLevel } })
  const app = Fastify(server.options).withTypeProvider<TypeBoxTypeProvider>()
  await app.register(server.plugin)
  await app.register(clerkOpenApi, {
    info,
    tags,
    problems,
    clerk: config.clerkKeys,
    clerkTimeout: config.clerkTimeout,
    tokenMemory: config.tokenMemory,
    limits: config.rateLimits,
    corsOrigins: config.corsOrigins,
    answerCheck: config.production ? false : config.strictAnswers ? 'refuse' : 'log',
    docs: config.docs === 'off' ? false : { access: config.docs, clientPackage },
    requestLog: writeRequest ?? true,
    ...(config.authorizedParties && { authorizedParties: config.authorizedParties }),
    ...(config.publicUrl && { publicUrl: config.publicUrl }),
    ...(redis && { redis }),
    ...(eventStream && { eventStream }),
    ...(isWorker && { sharing: 'primary' }),
    ...(metricsPort !== undefined && {
      metrics: isWorker ? 'primary' : { port: metricsPort, host: config.host },
    }),
    ...(config.longestDelay !== undefined && {
      overloadProtection: { longestDelay: config.longestDelay },
    }),
    ...(config.organizationParameters && {
      organizationParameters: config.organizationParameters,
    }),
  })
  await app.register(routes)
  return app
}
