import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { authentication } from './auth/authentication.ts'
import { caller } from './auth/caller.ts'
import {
  guardConcern,
  guardState,
  organizationConcern,
  presentRightsConcern,
} from './auth/guard.ts'
import { revocations } from './auth/revocations.ts'
import { defaultSecurity as session } from './auth/schemes.ts'
import { signingKeys } from './auth/signing-keys.ts'
import { tokenMemory } from './auth/token-memory.ts'
import { verifications } from './auth/verifications.ts'
import { clerk } from './clerk/client.ts'
import { clerkEvents } from './clerk/events.ts'
import { frontendApi } from './clerk/frontend-api.ts'
import { users } from './clerk/users.ts'
import { signatures } from './clerk/webhook-signatures.ts'
import { docs } from './docs/index.ts'
import { isProduction } from './environment/clerk.ts'
import { bodies, bodyConcern } from './http/bodies.ts'
import { createCompilers, oneBucket } from './http/compilers.ts'
import { conditionalReadConcern } from './http/conditional-reads.ts'
import { headers, preflights } from './http/headers.ts'
import { host } from './http/host.ts'
import { idempotency, idempotencyConcern } from './http/idempotency.ts'
import { callerLimitConcern, DEFAULT_LIMITS, limits } from './http/limits.ts'
import { links } from './http/links.ts'
import { overloadConcern, pressure } from './http/pressure.ts'
import { responseValidation } from './http/response-validation.ts'
import { trafficOf } from './http/server.ts'
import { strictRequestConcern } from './http/strict-requests.ts'
import { metrics } from './observe/metrics.ts'
import { requestLog } from './observe/request-log.ts'
import { openapi } from './openapi/plugin.ts'
import { checkOptions, type ClerkOpenApiOptions, slugOf } from './options.ts'
import { DeclarationError } from './declaration-error.ts'
import { answerProblem, problemAnswers } from './problems/answers.ts'
import { unreadRequestConcern } from './problems/before-routing.ts'
import { problemCatalogue } from './problems/app-catalogue.ts'
import { refuseEarlyRoutes } from './early-routes.ts'
import { type Concern, compileRoute, type RouteCompiler } from './route.ts'
import { broadcast } from './shared/broadcast.ts'
import { locks } from './shared/locks.ts'
import { redis } from './shared/redis/index.ts'
import { sharedStore } from './shared/store.ts'
import { findClerk } from './clerk/find.ts'

/**
 * Makes every route of its scope an operation: guarded by its `security`, documented at `/docs`,
 * and checked against its schemas. Routes outside the scope do not change.
 * @throws {Error} at start, with the correction in one sentence: for a route that cannot be
 *   compiled, or that was registered before this plugin was loaded
 * @throws {ConfigError} if the environment names no usable Clerk instance
 */
export const clerkOpenApi = fp<ClerkOpenApiOptions>(
  async (app, options) => {
    checkOptions(options)
    if (app.hasRequestDecorator('caller') && app.hasDecorator('problems'))
      throw new DeclarationError(
        'clerkOpenApi is registered twice in one scope, or inside of another: register it once, or each in a scope of its own, with a prefix',
      )
    refuseEarlyRoutes(app)
    const found = await findClerk(app, options)
    const { clerk: keys, clerkTimeout, authorizedParties } = found
    const { info, tags = [], defaultSecurity = session, publicUrl, corsOrigins = [] } = options
    const name = options.name ?? slugOf(info.title)
    const published = publicUrl === undefined ? {} : { publicUrl }
    const secret = { name, secret: keys.secretKey }
    const rates = options.limits === false ? undefined : { ...DEFAULT_LIMITS, ...options.limits }
    const memory = { max: 10_000, opaqueTtl: 5000, ...options.tokenMemory }
    const traffic = app.hasDecorator('traffic') ? app.traffic : trafficOf(app)

    app.setSchemaController({ bucket: oneBucket() })
    await app.register(problemCatalogue, {
      own: options.problems ?? {},
      typeBase: options.problemTypeBase ?? `urn:problem:${name}:`,
      realm: options.realm ?? name,
    })
    await app.register(clerk, { ...keys, timeout: clerkTimeout })
    await app.register(signingKeys, keys)
    await app.register(redis, { name, address: options.redis, publishableKey: keys.publishableKey })
    await app.register(sharedStore, { worker: options.sharing === 'primary' })
    await app.register(verifications, { ...keys, clients: traffic.clients })
    await app.register(caller)
    await app.register(authentication, {
      ...keys,
      apiUrl: app.clerkApiUrl,
      ...published,
      ...(authorizedParties && { authorizedParties: [...authorizedParties] }),
      opaqueTtl: memory.opaqueTtl,
    })
    await app.register(tokenMemory, memory)
    await app.register(broadcast, { ...secret, catchUpTimeout: options.redis?.commandTimeout })
    await app.register(locks, secret)
    await app.register(clerkEvents, { stream: options.eventStream })
    await app.register(revocations)
    await app.register(users)
    await app.register(signatures, keys)
    await app.register(guardState)
    await app.register(openapi, { info, tags, defaultSecurity, publicUrl })
    await app.register(links, published)
    await app.register(bodies)
    if (options.idempotency !== false) await app.register(idempotency, { ...secret, clerkTimeout })

    // The checks of every request, in this order.
    await app.register(headers, { corsOrigins })
    await app.register(limits, { rates, clients: traffic.clients })
    await app.register(host)
    await app.register(preflights, { corsOrigins })
    const overload = options.overloadProtection ?? true
    if (overload) await app.register(pressure, overload === true ? {} : overload)
    await app.register(problemAnswers)
    const answerCheck = options.answerCheck ?? defaultAnswerCheck()
    if (answerCheck) await app.register(responseValidation, { strict: answerCheck === 'refuse' })

    const compiler: RouteCompiler = {
      concerns: concernsOf(options, app.hasDecorator('traffic')),
      defaultSecurity,
      organizationParameters: options.organizationParameters ?? [],
      tags: tags.map((tag) => tag.name),
      compilers: createCompilers(app, isProduction(process.env)),
      errorHandler: answerProblem,
      onOperation: (operation, problems) => {
        app.documentOperation(operation, problems)
      },
    }
    app.addHook('onRoute', function (this: FastifyInstance, route) {
      compileRoute(this, route, compiler)
    })

    if (options.docs !== false)
      await app.register(docs, {
        title: info.title,
        clientPackage: `${name}-client`,
        ...options.docs,
        ...keys,
        ...published,
      })
    await app.register(frontendApi, { ...keys, ...published })
    if (options.requestLog) {
      const write = options.requestLog === true ? undefined : options.requestLog
      await app.register(requestLog, { ...traffic, ...(write && { write }) })
    }
    await app.register(metrics, { ...traffic, metrics: options.metrics })
  },
  { name: 'clerk-fastify-openapi', fastify: '5.x' },
)

/**
 * The concerns of an operation, in the order of their hooks, and of their problems in the document.
 */
function concernsOf(options: ClerkOpenApiOptions, ownsServer: boolean): Concern[] {
  const {
    publicUrl,
    limits: rates,
    idempotency: keyed,
    conditionalReads,
    overloadProtection,
  } = options
  const concerns: (Concern | false)[] = [
    strictRequestConcern,
    guardConcern(publicUrl),
    ownsServer && unreadRequestConcern,
    declaredProblems,
    organizationConcern,
    presentRightsConcern,
    rates !== false && callerLimitConcern(keyed !== false),
    bodyConcern,
    overloadProtection !== false && overloadConcern,
    keyed !== false && idempotencyConcern,
    conditionalReads !== false && conditionalReadConcern,
  ]
  return concerns.filter((concern) => concern !== false)
}

/** The problems that the handler throws. */
const declaredProblems: Concern = ({ schema: { problems = [] } }) => ({ problems })

/** The default depends on the environment; see response-validation.ts. */
function defaultAnswerCheck(): 'refuse' | 'log' | false {
  if (process.env.NODE_ENV === 'test') return 'refuse'
  return isProduction(process.env) ? false : 'log'
}
