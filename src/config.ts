import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { type Static, Type } from '@sinclair/typebox'
import { flawOfHost, flawOfUrl } from './kit/environment/addresses.ts'
import {
  clerkProblems,
  type ClerkSettings,
  clerkVariables,
  ORIGINS,
  toClerkSettings,
} from './kit/environment/clerk.ts'
import { ConfigError } from './kit/environment/config-error.ts'
import { type Describe, list, readEnvironment, type Variables } from './kit/environment/read.ts'
import { compileTrust, type TrustProxy } from './kit/http/client-address.ts'
import type { RateLimits } from './kit/http/limits.ts'
import { type RedisAddress, readRedisUrl } from './kit/shared/redis-url.ts'

export { ConfigError }

/** A larger number is a mistake, and would trust entries that clients forge. */
const MOST_PROXIES = 10

/** The configuration of the process. No other module reads the environment. */
export interface Config extends ClerkSettings {
  port: number
  host: string
  /** The number of processes; undefined for one. */
  workers?: number
  logLevel: string
  publicUrl?: string
  /** The callers that may see the docs page and the document (see `DocsAccess`), or `off`. */
  docs: string
  corsOrigins: string[]
  trustProxy: TrustProxy
  tokenMemory: {
    /** Maximum number of cached tokens. */
    max: number
    /** Milliseconds for which opaque tokens are cached. */
    opaqueTtl: number
  }
  rateLimits: RateLimits
  redis?: RedisAddress
  /** The stream in Redis that gets Clerk's events. */
  eventStream?: string
  metricsPort?: number
  /** Milliseconds between the stop signal and accepting no more requests. */
  drainDelay: number
  sandbox: { seedFile?: string; dataFile?: string }
}

/** A limit of requests per minute. */
function limit(requests: number, which: string) {
  return Type.Integer({
    default: requests,
    minimum: 1,
    maximum: 1_000_000_000,
    description: `Requests a minute ${which}`,
    expects: 'a number of requests a minute, from 1',
  })
}

const { NODE_ENV, ...ofClerk } = clerkVariables

/** Every variable that the process reads, explained by its `description`; see `readEnvironment`. */
export const Environment = Type.Object({
  NODE_ENV,
  PORT: Type.Integer({
    default: 8080,
    minimum: 0,
    maximum: 65535,
    description: 'Port to listen on',
    expects: 'a port number, 0 to 65535',
  }),
  HOST: Type.String({
    default: 'localhost',
    description: 'Address to listen on; `0.0.0.0` in a container',
    expects: 'the name or IP address of a machine, such as localhost or 0.0.0.0',
    flaw: flawOfHost,
  }),
  WORKERS: Type.Integer({
    default: 1,
    minimum: 1,
    maximum: 256,
    description: 'Processes that share the port, such as one for each core',
    expects: 'a number of processes, 1 to 256',
  }),
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].map((level) =>
      Type.Literal(level),
    ),
    {
      default: 'info',
      description: 'Lowest level to log',
      expects: 'one of fatal, error, warn, info, debug, trace, silent',
    },
  ),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#\\s]+(/[^?#\\s]*)?$',
      flaw: flawOfUrl,
      description: 'Address of the API as clients see it; `servers` of the document',
      expects: 'an http(s) URL without query, such as https://api.example.com',
    }),
  ),
  DOCS: Type.String({
    default: 'public',
    // A misspelt keyword would be a role that nobody has.
    pattern:
      '^(?:off|public|signed-in|(?!org:sys_|(?:[Oo][Ff]+|[Pp][Uu][Bb][Ll][Ii][Cc]|[Ss][Ii][Gg][Nn][Ee][Dd][-_]?[Ii][Nn]|true|false|none|all|on|yes|no|[01]|private|hidden|enabled|disabled)$)(?:org:[a-z0-9_-]+(?::[a-z0-9_-]+)?|[A-Za-z0-9_-]+))$',
    description:
      'Callers that may see `/docs`: `public`, `signed-in`, a role such as `admin`, or `off`',
    expects: 'public, signed-in, off, or a role such as admin or org:admin',
  }),
  CORS_ORIGINS: Type.Optional(
    Type.String({
      ...ORIGINS,
      description: 'Browser origins that may call the API, separated by commas',
    }),
  ),
  TRUST_PROXY: Type.String({
    default: 'false',
    description:
      'Proxies whose `X-Forwarded-*` headers count: `false`, their number, or their addresses',
    expects:
      'false, the number of proxies in front (1 to 10), or their addresses separated by commas, such as 10.0.0.0/8 or loopback; true believes everyone',
  }),
  ...ofClerk,
  TOKEN_MEMORY: Type.Integer({
    default: 10000,
    minimum: 0,
    maximum: 1000000,
    description: 'Number of verified tokens to cache; `0` verifies each request anew',
    expects: 'a number of tokens, 0 to 1000000',
  }),
  OPAQUE_TOKEN_MS: Type.Integer({
    default: 5000,
    minimum: 0,
    maximum: 60000,
    description:
      'Milliseconds to cache API keys and other opaque tokens; a revoked one may work for so long',
    expects: 'milliseconds, 0 to 60000',
  }),
  RATE_LIMIT_ADDRESS: limit(6000, 'from one address, of all callers together'),
  RATE_LIMIT_READS: limit(1200, 'for reads, of one caller'),
  RATE_LIMIT_WRITES: limit(240, 'for writes, of one caller'),
  RATE_LIMIT_SENSITIVE: limit(
    20,
    'that change passwords, keys or delete the account, of one caller',
  ),
  REDIS_URL: Type.Optional(
    Type.String({
      description: 'Redis or Valkey, which several instances share',
      secret: true,
    }),
  ),
  EVENT_STREAM: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9:_-]{1,100}$',
      description: "Name of the stream in Redis that gets Clerk's events, for other services",
      expects: 'a name such as clerk-events',
    }),
  ),
  METRICS_PORT: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 65535,
      description: 'Port that serves Prometheus metrics at `/metrics`',
      expects: 'a port number, 0 to 65535',
    }),
  ),
  DRAIN_MS: Type.Integer({
    default: 1000,
    minimum: 0,
    maximum: 300000,
    description:
      'Milliseconds after SIGTERM in which the instance is not ready but still takes requests',
    expects: 'milliseconds, 0 to 300000',
  }),
  SANDBOX_SEED: Type.Optional(
    Type.String({ description: 'JSON file with the users and organizations of the sandbox' }),
  ),
  SANDBOX_DATA: Type.Optional(
    Type.String({ description: 'File in which the sandbox keeps its data between runs' }),
  ),
})

/**
 * Reads the configuration from environment variables.
 * @throws {ConfigError} with every problem at once, each with its correction
 */
export function readConfig(env: Variables): Config {
  return toConfig(
    readEnvironment(Environment, env, (values, malformed, describe) => [
      ...clerkProblems(values, malformed, describe),
      ...ownProblems(values, describe),
    ]),
  )
}

function ownProblems(values: Static<typeof Environment>, describe: Describe): string[] {
  const problems: string[] = []
  if (values.REDIS_URL) problems.push(...redisProblems(values.REDIS_URL))
  if (values.EVENT_STREAM && !values.REDIS_URL)
    problems.push('EVENT_STREAM needs REDIS_URL: set it, or remove EVENT_STREAM')
  if (values.METRICS_PORT && values.METRICS_PORT === values.PORT)
    problems.push(
      `METRICS_PORT must be another port than PORT, such as 9090 (both are ${values.PORT})`,
    )
  if (!isTrustProxy(trustProxy(values.TRUST_PROXY)))
    problems.push(describe('TRUST_PROXY', values.TRUST_PROXY))
  return problems
}

function toConfig(values: Static<typeof Environment>): Config {
  return {
    ...toClerkSettings(values),
    port: values.PORT,
    host: values.HOST,
    ...(values.WORKERS > 1 && { workers: values.WORKERS }),
    logLevel: values.LOG_LEVEL,
    ...(values.PUBLIC_URL && { publicUrl: new URL(values.PUBLIC_URL).href.replace(/\/+$/, '') }),
    docs: values.DOCS,
    corsOrigins: list(values.CORS_ORIGINS),
    trustProxy: trustProxy(values.TRUST_PROXY),
    tokenMemory: { max: values.TOKEN_MEMORY, opaqueTtl: values.OPAQUE_TOKEN_MS },
    rateLimits: {
      address: values.RATE_LIMIT_ADDRESS,
      reads: values.RATE_LIMIT_READS,
      writes: values.RATE_LIMIT_WRITES,
      sensitive: values.RATE_LIMIT_SENSITIVE,
    },
    ...(values.REDIS_URL && { redis: readRedisUrl(values.REDIS_URL) }),
    ...(values.EVENT_STREAM && { eventStream: values.EVENT_STREAM }),
    ...(values.METRICS_PORT !== undefined && { metricsPort: values.METRICS_PORT }),
    drainDelay: values.DRAIN_MS,
    sandbox: {
      ...(values.SANDBOX_SEED && { seedFile: values.SANDBOX_SEED }),
      ...(values.SANDBOX_DATA && { dataFile: values.SANDBOX_DATA }),
    },
  }
}

function redisProblems(url: string): string[] {
  try {
    readRedisUrl(url)
    return []
  } catch (error) {
    return [`REDIS_URL ${(error as Error).message}`]
  }
}

function trustProxy(value: string): TrustProxy {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^(?:0|[1-9]\d*)$/.test(value) ? Number(value) : list(value)
}

function isTrustProxy(proxies: TrustProxy): boolean {
  if (typeof proxies === 'number') return proxies >= 1 && proxies <= MOST_PROXIES
  // The compiler also accepts numbers such as 1.5 as addresses.
  if (typeof proxies !== 'boolean' && (proxies.length === 0 || !proxies.every(isProxy)))
    return false
  try {
    compileTrust(proxies)
    return true
  } catch {
    return false
  }
}

/** Conventional names of proxy addresses; see `TrustProxy`. */
const PROXY_NAMES = ['loopback', 'linklocal', 'uniquelocal']

/** All IPv4 addresses, as IPv6: the compiler refuses only `0.0.0.0/0` and `::/0`. */
const EVERY_IPV4 = /^::ffff:(?:0+:0+|0\.0\.0\.0)\/96$/i

function isProxy(entry: string): boolean {
  if (EVERY_IPV4.test(entry)) return false
  return PROXY_NAMES.includes(entry) || isIP(entry.split('/', 1)[0] ?? '') > 0
}

/**
 * Reads the configuration of this process from its environment and then the file `.env` of the
 * working directory, if there is one.
 * @throws {ConfigError}
 */
export function loadConfig(): Config {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
  } catch (error) {
    throw new ConfigError([`The file .env cannot be read: ${(error as Error).message}`])
  }
  return readConfig(process.env)
}
