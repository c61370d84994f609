import type { OpenAPIV3_1 } from 'openapi-types'
import type { SecurityRequirements } from './auth/schemes.ts'
import type { ClerkKeys } from './clerk/keys.ts'
import type { PageOptions } from './docs/options.ts'
import type { RateLimits } from './http/limits.ts'
import type { Exchange } from './observe/exchanges.ts'
import type { ProblemEntry } from './problems/catalogue.ts'
import type { RedisAddress } from './shared/redis-url.ts'
import { DeclarationError } from './declaration-error.ts'

export interface ClerkOpenApiOptions {
  /** The Info Object of the document. */
  info: OpenAPIV3_1.InfoObject
  /**
   * The app's name for programs: in problem types, challenges, Redis and the client package. Lower
   * case, digits and hyphens. Default: made from `info.title`.
   */
  name?: string
  /** The tags that operations may have, in the order of the documentation. Default: any. */
  tags?: readonly OpenAPIV3_1.TagObject[]
  /** Demanded by routes without `security`. Default: a session, in the header or in the cookie. */
  defaultSecurity?: SecurityRequirements
  /** Names of path parameters that name an organization. Default: `organizationId` alone. */
  organizationParameters?: readonly string[]

  /** Default: from the environment (`CLERK_SECRET_KEY` …), or in development the sandbox. */
  clerk?: ClerkKeys
  /** Time-out in milliseconds of any call to Clerk. Default: `CLERK_TIMEOUT_MS`, or 3000. */
  clerkTimeout?: number
  /** Origins that a session token's `azp` may name. Default: `CLERK_AUTHORIZED_PARTIES`, or any. */
  authorizedParties?: readonly string[]
  /**
   * Maximum number of cached tokens, and milliseconds that opaque ones are cached. Default: 10,000
   * and 5000.
   */
  tokenMemory?: { max: number; opaqueTtl: number }

  /** The app's own problems, by code. */
  problems?: Readonly<Record<string, ProblemEntry>>
  /** The start of every problem's `type`. Default: `urn:problem:{name}:`. */
  problemTypeBase?: string
  /** The `realm` of challenges. Default: `name`. */
  realm?: string
  /**
   * Checks answers against their schemas. Default: by `NODE_ENV`: 500 in tests, logged in
   * development.
   */
  answerCheck?: 'refuse' | 'log' | false

  /** The documentation page; false for none. */
  docs?: Partial<PageOptions> | false
  /** The address of the API for clients. Default: the one that a request names. */
  publicUrl?: string
  /** Browser origins that may call the API. Default: none. */
  corsOrigins?: readonly string[]
  /**
   * Requests per minute; false for no limits. Default: 6000 of an address, 1200, 240 and 20 of a
   * caller.
   */
  limits?: Partial<RateLimits> | false
  /** False to ignore `Idempotency-Key`. Default: true. */
  idempotency?: boolean
  /** False to send no `ETag`. Default: true. */
  conditionalReads?: boolean
  /**
   * Refuses requests while the process is overloaded: while the delay of its event loop is longer
   * than this number of milliseconds. False for never. Default: 500.
   */
  overloadProtection?: { longestDelay: number } | boolean
  /** Shares limits, revocations and keys with other instances. Default: none. */
  redis?: RedisAddress
  /**
   * `primary` in a worker of `node:cluster` whose primary process calls `shareAmongWorkers`: without
   * Redis, the workers share the same through it. Default: none.
   */
  sharing?: 'primary'
  /**
   * The port and address of the Prometheus metrics, or `primary` if the primary process of a cluster
   * collects them. Default: none.
   */
  metrics?: { port: number; host: string } | 'primary'
  /** Name of the stream in Redis that gets Clerk's events, for other services. Default: none. */
  eventStream?: string
  /**
   * Writes one line for each request; `true` to the log. Default: false, as Fastify has its own.
   */
  requestLog?: boolean | ((exchange: Exchange) => void)
}

/** Names with other characters would be ambiguous in Redis keys and URNs. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/**
 * Checks the options that types alone do not.
 * @throws {DeclarationError} with one sentence that says what to change
 */
export function checkOptions(options: Partial<ClerkOpenApiOptions>): void {
  const { info, name, docs } = options
  if (!info?.title || !info.version)
    throw new DeclarationError(
      "clerkOpenApi needs the option info, such as { title: 'Acme API', version: '1.0.0' }",
    )
  if (name !== undefined && !NAME.test(name))
    throw new DeclarationError(
      `The option name must have lower case letters, digits and hyphens alone (it is "${name}")`,
    )
  if ('prefix' in options)
    throw new DeclarationError(
      'clerkOpenApi takes no prefix: register it in a scope that has one, together with its routes',
    )
  const path = docs ? docs.path : undefined
  if (path !== undefined && !/^(?:\/[\w.~-]+)+$/.test(path))
    throw new DeclarationError(
      `The option docs.path must be a path such as /docs (it is "${path}")`,
    )
}

/** @returns the title in the form of a name: `Acme API` is `acme-api` */
export function slugOf(title: string): string {
  const slug = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return slug === '' ? 'api' : slug
}
