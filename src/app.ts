import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify from 'fastify'
import { answerClientError, answerUnroutable } from './kit/problems/before-routing.ts'
import { clientAddresses } from './kit/http/client-address.ts'
import type { ClerkKeys, Config } from './config.ts'
import { type Exchange, Exchanges } from './kit/observe/exchanges.ts'
import { type LogOptions, requestLogger, withoutSecrets } from './kit/observe/logging.ts'
import { authentication } from './kit/auth/authentication.ts'
import { bodies } from './kit/http/bodies.ts'
import { claims } from './kit/shared/locks.ts'
import { clerk } from './kit/clerk/client.ts'
import { clerkEvents } from './kit/clerk/events.ts'
import { createCompilers } from './kit/http/compilers.ts'
import { conditionalReads } from './kit/http/conditional-reads.ts'
import { connections } from './kit/http/connections.ts'
import { docs } from './kit/docs/index.ts'
import { draining } from './kit/http/draining.ts'
import { everywhere } from './kit/shared/broadcast.ts'
import { frontendApi } from './kit/clerk/frontend-api.ts'
import { headers, preflights } from './kit/http/headers.ts'
import { host } from './kit/http/host.ts'
import { idempotency } from './kit/http/idempotency.ts'
import { limits } from './kit/http/limits.ts'
import { links } from './kit/http/links.ts'
import { metrics } from './kit/observe/metrics.ts'
import { openapi } from './kit/openapi/plugin.ts'
import { pressure } from './kit/http/pressure.ts'
import { problemAnswers } from './kit/problems/answers.ts'
import { redis } from './kit/shared/redis/index.ts'
import { requestLog } from './kit/observe/request-log.ts'
import { responseValidation } from './kit/http/response-validation.ts'
import { revocations } from './kit/auth/revocations.ts'
import { security } from './kit/auth/guard.ts'
import { signatures } from './kit/clerk/webhook-signatures.ts'
import { signingKeys } from './kit/auth/signing-keys.ts'
import { tokenMemory } from './kit/auth/token-memory.ts'
import { users } from './kit/clerk/users.ts'
import { strictRequests } from './kit/http/strict-requests.ts'
import { verifications } from './kit/auth/verifications.ts'
import { requestIdOf } from './kit/observe/request-id.ts'
import { routes } from './api/routes/index.ts'

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
    // Refused with a problem; see kit/http/host.ts.
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
