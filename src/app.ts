import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify from 'fastify'
import { answerClientError, answerUnroutable } from './before-routing.ts'
import { clientAddresses } from './client-address.ts'
import type { ClerkKeys, Config } from './config.ts'
import { type Exchange, Exchanges } from './exchanges.ts'
import { type LogOptions, requestLogger, withoutSecrets } from './logging.ts'
import { authentication } from './plugins/authentication.ts'
import { bodies } from './plugins/bodies.ts'
import { claims } from './plugins/claims.ts'
import { clerk } from './plugins/clerk/index.ts'
import { clerkEvents } from './plugins/clerk-events.ts'
import { createCompilers } from './plugins/compilers.ts'
import { conditionalReads } from './plugins/conditional-reads.ts'
import { connections } from './plugins/connections.ts'
import { docs } from './plugins/docs/index.ts'
import { draining } from './plugins/draining.ts'
import { everywhere } from './plugins/everywhere.ts'
import { frontendApi } from './plugins/frontend-api.ts'
import { headers, preflights } from './plugins/headers.ts'
import { host } from './plugins/host.ts'
import { idempotency } from './plugins/idempotency.ts'
import { limits } from './plugins/limits.ts'
import { links } from './plugins/links.ts'
import { metrics } from './plugins/metrics.ts'
import { openapi } from './plugins/openapi.ts'
import { pressure } from './plugins/pressure.ts'
import { problemAnswers } from './plugins/problems.ts'
import { redis } from './plugins/redis/index.ts'
import { requestLog } from './plugins/request-log.ts'
import { responseValidation } from './plugins/response-validation.ts'
import { revocations } from './plugins/revocations.ts'
import { security } from './plugins/security.ts'
import { signatures } from './plugins/signatures.ts'
import { signingKeys } from './plugins/signing-keys.ts'
import { tokenMemory } from './plugins/token-memory.ts'
import { users } from './plugins/users.ts'
import { strictRequests } from './plugins/validation.ts'
import { verifications } from './plugins/verifications.ts'
import { requestIdOf } from './request-id.ts'
import { routes } from './routes/index.ts'

/** A configuration that says where Clerk is. */
export type AppConfig = Config & {
  clerkKeys: ClerkKeys
  /** Names of the parameters that name an organization in a path, besides `organizationId`. */
  organizationParameters?: readonly string[]
}
export type App = Awaited<ReturnType<typeof buildApp>>

/** What a connection may take up (milliseconds, bytes), and what it may say. */
const BOUNDS = {
  requestTimeout: 30_000,
  // While there is a request, nothing may stand still for longer.
  connectionTimeout: 60_000,
  // Longer than load balancers keep an idle connection, mostly 60 s: theirs is the side to close it.
  keepAliveTimeout: 72_000,
  // Three kinds of metadata of 8 kB each, every character of which may be escaped, fit.
  bodyLimit: 128 * 1024,
  http: {
    headersTimeout: 10_000,
    connectionsCheckingInterval: 1000,
    maxHeaderSize: 16 * 1024,
    // Refused with a problem; see plugins/host.ts.
    requireHostHeader: false,
  },
}

/**
 * Builds the API: plugins first, then routes. More routes may be added until it is ready, which
 * `listen()`, `inject()` and `ready()` see to.
 * @param logger how to log, where that is not pino at the configured level to standard output
 * @param writeRequest writes the line of a request, where that is not the logger
 */
export async function buildApp(
  config: AppConfig,
  logger?: LogOptions,
  writeRequest?: (exchange: Exchange) => void,
) {
  const { clerkKeys, clerkTimeout, authorizedParties, corsOrigins, publicUrl } = config
  const published = publicUrl ? { publicUrl } : {}
  const clients = clientAddresses(config.trustProxy)
  const exchanges = new Exchanges(clients)
  const app = Fastify({
    logger: withoutSecrets(logger ?? { level: config.logLevel }),
    logController: exchanges,
    childLoggerFactory: requestLogger,
    trustProxy: config.trustProxy !== false && clients.trust,
    genReqId: requestIdOf,
    frameworkErrors: (error, request, reply) => {
      answerUnroutable(error, request, reply, clients)
    },
    clientErrorHandler: (error, socket) => {
      answerClientError(app, error, socket, { clients, exchanges })
    },
    // What is in flight when the server stops is answered as usual.
    return503OnClosing: false,
    ...BOUNDS,
    schemaController: { compilersFactory: createCompilers() },
  }).withTypeProvider<TypeBoxTypeProvider>()

  if (config.trustProxy === true)
    app.log.warn(
      'TRUST_PROXY is true, so any caller can forge its address in X-Forwarded-For and walk around the limits: set it to the number or the addresses of your proxies',
    )
  await app.register(connections, { clients, exchanges })
  await app.register(headers, { corsOrigins })
  await app.register(clerk, { ...clerkKeys, timeout: clerkTimeout })
  await app.register(signingKeys, clerkKeys)
  await app.register(redis, { address: config.redis, publishableKey: clerkKeys.publishableKey })
  await app.register(verifications, { ...clerkKeys, clients })
  await app.register(authentication, {
    ...clerkKeys,
    ...published,
    ...(authorizedParties && { authorizedParties }),
    opaqueTtl: config.tokenMemory.opaqueTtl,
  })
  await app.register(tokenMemory, config.tokenMemory)
  await app.register(everywhere, { secret: clerkKeys.secretKey })
  await app.register(claims, { secret: clerkKeys.secretKey })
  await app.register(clerkEvents)
  await app.register(revocations)
  await app.register(users)
  await app.register(signatures, clerkKeys)
  await app.register(security, {
    ...published,
    organizationParameters: config.organizationParameters ?? [],
  })
  await app.register(limits, { ...config.rateLimits, clients })
  await app.register(host)
  await app.register(preflights, { corsOrigins })
  await app.register(pressure)
  await app.register(problemAnswers)
  if (!config.production) await app.register(responseValidation, { strict: config.strictAnswers })
  await app.register(bodies)
  await app.register(strictRequests)
  await app.register(idempotency, { secret: clerkKeys.secretKey, clerkTimeout })
  await app.register(conditionalReads)
  await app.register(links, published)
  await app.register(openapi, published)
  if (config.docs !== 'off')
    await app.register(docs, { ...clerkKeys, ...published, access: config.docs })
  await app.register(frontendApi, { ...clerkKeys, ...published })
  await app.register(routes)
  await app.register(requestLog, { exchanges, ...(writeRequest && { write: writeRequest }) })
  await app.register(metrics, {
    exchanges,
    port: config.metricsPort,
    host: config.host,
    apiUrl: clerkKeys.apiUrl,
  })
  // The last, so that what is in flight when the app closes is waited for first.
  await app.register(draining, { exchanges, drainDelay: config.drainDelay })
  return app
}
