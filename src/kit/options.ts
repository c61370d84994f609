import type { OpenAPIV3_1 } from 'openapi-types'
import type { SecurityRequirements } from './auth/schemes.ts'
import type { ClerkKeys } from './clerk/keys.ts'
import type { PageOptions } from './docs/options.ts'
import type { RateLimits } from './http/limits.ts'
import type { Exchange } from './observe/exchanges.ts'
import type { ProblemEntry } from './problems/catalogue.ts'
import type { RedisAddress } from './shared/redis-url.ts'

export interface ClerkOpenApiOptions {
  /** The Info Object of the document. */
  info: OpenAPIV3_1.InfoObject
  /**
   * Names the app where programs read it: in problem types, challenges, Redis and the package of the
   * client. Lower case, digits and hyphens. Default: made from `info.title`.
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
  /** Milliseconds that any call to Clerk may take. Default: `CLERK_TIMEOUT_MS`, or 3000. */
  clerkTimeout?: number
  /** Origins that a session token's `azp` may name. Default: `CLERK_AUTHORIZED_PARTIES`, or any. */
  authorizedParties?: readonly string[]
  /** Tokens that are remembered, and milliseconds that opaque ones are. Default: 10,000 and 5000. */
  tokenMemory?: { max: number; opaqueTtl: number }

  /** The app's own problems, by code. */
  problems?: Readonly<Record<string, ProblemEntry>>
  /** Starts the `type` of every problem. Default: `urn:problem:{name}:`. */
  problemTypeBase?: string
  /** The `realm` of challenges. Default: `name`. */
  realm?: string
  /** Whether answers are held to their schemas. Default: by `NODE_ENV`: 500 in tests, logged in development. */
  answerCheck?: 'refuse' | 'log' | false

  /** The documentation page; false for none. */
  docs?: Partial<PageOptions> | false
  /** The address of the API as clients see it. Default: the one that a request names. */
  publicUrl?: string
  /** Browser origins that may call the API. Default: none. */
  corsOrigins?: readonly string[]
  /** Requests a minute; false for no limits. Default: 6000 of an address, 1200, 240 and 20 of a caller. */
  limits?: Partial<RateLimits> | false
  /** False to take no `Idempotency-Key`. Default: true. */
  idempotency?: boolean
  /** False to send no `ETag`. Default: true. */
  conditionalReads?: boolean
  /** False to take requests however busy the process is. Default: true. */
  overloadProtection?: boolean
  /** Shares limits, revocations and keys with other instances. Default: none. */
  redis?: RedisAddress
  /** The port and address of the Prometheus metrics. Default: none. */
  metrics?: { port: number; host: string }
  /** Writes one line for each request; `true` to the log. Default: false, as Fastify has its own. */
  requestLog?: boolean | ((exchange: Exchange) => void)
}

/** The options with their defaults. */
export interface Settings extends ClerkOpenApiOptions {
  name: string
  clerk: ClerkKeys
  clerkTimeout: number
}

/** @returns a title as programs write it: `Acme API` is `acme-api` */
export function slugOf(title: string): string {
  const slug = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return slug === '' ? 'api' : slug
}
