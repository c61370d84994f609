import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import type { Static, TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { compileTrust, type TrustProxy } from './kit/http/client-address.ts'
import { DASHBOARD, Environment, isProduction } from './kit/environment/variables.ts'
import { redact } from './kit/observe/logging.ts'
import { type RedisAddress, readRedisUrl } from './kit/shared/redis-url.ts'
import { toPem, verificationKey } from './kit/auth/verification-key.ts'
import { compileTextReader } from './kit/http/text-values.ts'

/** @see https://clerk.com/docs/guides/dashboard/dns-domains/proxy-fapi */
const PROXIED_FRONTEND_API = 'https://frontend-api.clerk.dev'
/** A larger number of proxies in front is a mistake, and would trust entries that clients forge. */
const MOST_PROXIES = 10

/** Where Clerk is: a real instance, or the sandbox, which is used the same way. */
export interface ClerkKeys {
  publishableKey: string
  secretKey: string
  /** PEM public key; when set, no signing keys are fetched. */
  jwtKey?: string
  webhookSigningSecret?: string
  apiUrl: string
  /** Calls within 10 seconds that the Backend API takes; unset, what Clerk documents for the key. */
  callLimit?: number
  /** Clerk's Frontend API, to which `/__clerk` forwards; unset, browsers go there themselves. */
  frontendApiUrl?: string
  /** More accepted values of `iss` in session tokens, besides the host that the publishable key names. */
  otherIssuers?: string[]
}

/** What the process runs with; no other module reads the environment. */
export interface Config {
  production: boolean
  /** True in tests: an answer unlike its schema is a 500. In development it is logged. */
  strictAnswers: boolean
  port: number
  host: string
  logLevel: string
  publicUrl?: string
  /** The callers that may see the docs page and the document (see `DocsAccess`), or `off`. */
  docs: string
  corsOrigins: string[]
  trustProxy: TrustProxy
  /** Unset when none are given: the process then starts the sandbox. */
  clerkKeys?: ClerkKeys
  /** Milliseconds that any call to Clerk may take in all. */
  clerkTimeout: number
  /** Origins that a session token's `azp` may name; unset accepts any. */
  authorizedParties?: string[]
  tokenMemory: {
    /** Tokens that are remembered, at most. */
    max: number
    /** Milliseconds that opaque ones are. */
    opaqueTtl: number
  }
  rateLimits: RateLimits
  redis?: RedisAddress
  metricsPort?: number
  /** Milliseconds between being told to stop and taking no more requests. */
  drainDelay: number
  sandbox: { seedFile?: string; dataFile?: string }
}

/** Requests a minute: from one address, and of one caller by what they do. */
export interface RateLimits {
  address: number
  reads: number
  writes: number
  sensitive: number
}

/** All that is wrong with the environment, one sentence a problem. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: string[]
  constructor(problems: string[]) {
    const [problem = '', ...others] = problems
    super(
      others.length === 0
        ? `${problem}.`
        : `The configuration is not usable:\n${problems.map((one) => `  - ${one}`).join('\n')}`,
    )
    this.problems = problems
  }
}

/**
 * Reads the configuration from environment variables; an empty variable counts as unset.
 * @throws {ConfigError} with every problem at once, each in words that say what to do
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(Environment.properties).flatMap((name) => {
      const value = env[name]?.trim()
      return value ? [[name, value]] : []
    }),
  )
  const read: Record<string, unknown> = { ...given }
  convert(read)
  const values = Value.Default(Environment, read) as Static<typeof Environment>
  const malformed = new Set(
    [...Value.Errors(Environment, values)].map(({ path }) => path.split('/')[1] as Name),
  )
  const problems = [...malformed].map((name) => describe(name, given[name]))
  for (const name of Object.keys(given) as Name[]) {
    const { flaw }: TSchema = Environment.properties[name]
    const found = malformed.has(name) ? undefined : (flaw as Flaw | undefined)?.(given[name] ?? '')
    if (found === undefined) continue
    problems.push(describe(name, given[name], found))
    malformed.add(name)
  }
  problems.push(...clerkProblems(values, malformed))
  if (problems.length > 0) throw new ConfigError(problems)
  return toConfig(values)
}

type Name = keyof typeof Environment.properties
/** Numbers of decimal digits: what is none stays text, and is refused. */
const convert = compileTextReader(Environment, {})

type Flaw = (value: string) => string | undefined

function describe(name: Name, value = '', flaw?: string): string {
  const schema: TSchema = Environment.properties[name]
  const shown = schema.secret ? '' : ` (it is "${withoutSecrets(value)}")`
  const why = flaw ? `: ${withoutSecrets(flaw)}` : ''
  return `${name} must be ${String(schema.expects)}${shown}${why}`
}

/** A value that was pasted into the wrong variable may be a key, and a URL have a password. */
function withoutSecrets(value: string): string {
  return redact(value.replace(/\/\/[^/@]*@/, '//[redacted]@'))
}

/** The rules that span variables. A variable that is malformed already is not reported again. */
function clerkProblems(values: Static<typeof Environment>, malformed: ReadonlySet<string>) {
  const problems: string[] = []
  const { CLERK_PUBLISHABLE_KEY: publishable, CLERK_SECRET_KEY: secret } = values
  const NODE_ENV = withoutSecrets(values.NODE_ENV)
  const isMalformed = malformed.has('CLERK_PUBLISHABLE_KEY') || malformed.has('CLERK_SECRET_KEY')
  const differ =
    publishable && secret && !isMalformed && publishable.slice(3, 8) !== secret.slice(3, 8)
  if (publishable && !secret)
    problems.push(`CLERK_SECRET_KEY is missing; copy it from ${DASHBOARD}`)
  if (secret && !publishable)
    problems.push(`CLERK_PUBLISHABLE_KEY is missing; copy it from ${DASHBOARD}`)
  if (publishable && !malformed.has('CLERK_PUBLISHABLE_KEY') && !frontendApiHost(publishable))
    problems.push(describe('CLERK_PUBLISHABLE_KEY', publishable))
  if (differ)
    problems.push(
      'CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY belong to different instances: one is a test key, the other a live key',
    )
  const byName = isProduction({ NODE_ENV })
  if (byName && !publishable && !secret)
    problems.push(
      `CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY are required when NODE_ENV is ${NODE_ENV}; copy them from ${DASHBOARD} (the sandbox needs NODE_ENV=development or test)`,
    )
  // Where the keys differ, it is open which of them is meant.
  if ((differ ? byName : isProduction(values)) && !values.CLERK_AUTHORIZED_PARTIES)
    problems.push(
      `CLERK_AUTHORIZED_PARTIES is required ${byName ? `when NODE_ENV is ${NODE_ENV}` : 'with live keys'}: list the origins of your frontends, such as https://app.example.com, so that a token issued to another site is refused`,
    )
  const refusal = values.CLERK_JWT_KEY && refusalOf(values.CLERK_JWT_KEY)
  if (refusal) problems.push(`${describe('CLERK_JWT_KEY', '')}. ${refusal}`)
  if (values.REDIS_URL) problems.push(...redisProblems(values.REDIS_URL))
  if (values.METRICS_PORT && values.METRICS_PORT === values.PORT)
    problems.push(
      `METRICS_PORT must be another port than PORT, such as 9090 (both are ${values.PORT})`,
    )
  if (!isTrustProxy(trustProxy(values.TRUST_PROXY)))
    problems.push(describe('TRUST_PROXY', values.TRUST_PROXY))
  return problems
}

function toConfig(values: Static<typeof Environment>): Config {
  const { CLERK_FAPI_URL, CLERK_PROXY_URL } = values
  const otherIssuers = [...list(values.CLERK_ISSUERS), ...list(CLERK_PROXY_URL)]
  const frontendApiUrl = CLERK_FAPI_URL ?? (CLERK_PROXY_URL && PROXIED_FRONTEND_API)
  return {
    production: isProduction(values),
    strictAnswers: values.NODE_ENV === 'test',
    port: values.PORT,
    host: values.HOST,
    logLevel: values.LOG_LEVEL,
    ...(values.PUBLIC_URL && { publicUrl: new URL(values.PUBLIC_URL).href.replace(/\/+$/, '') }),
    docs: values.DOCS,
    corsOrigins: list(values.CORS_ORIGINS),
    trustProxy: trustProxy(values.TRUST_PROXY),
    ...(values.CLERK_PUBLISHABLE_KEY &&
      values.CLERK_SECRET_KEY && {
        clerkKeys: {
          publishableKey: values.CLERK_PUBLISHABLE_KEY,
          secretKey: values.CLERK_SECRET_KEY,
          ...(values.CLERK_JWT_KEY && { jwtKey: toPem(verificationKey(values.CLERK_JWT_KEY)) }),
          ...(values.CLERK_WEBHOOK_SIGNING_SECRET && {
            webhookSigningSecret: values.CLERK_WEBHOOK_SIGNING_SECRET,
          }),
          apiUrl: values.CLERK_API_URL ?? 'https://api.clerk.com',
          ...(frontendApiUrl && { frontendApiUrl }),
          ...(otherIssuers.length > 0 && { otherIssuers }),
        },
      }),
    clerkTimeout: values.CLERK_TIMEOUT_MS,
    ...(values.CLERK_AUTHORIZED_PARTIES && {
      authorizedParties: list(values.CLERK_AUTHORIZED_PARTIES),
    }),
    tokenMemory: { max: values.TOKEN_MEMORY, opaqueTtl: values.OPAQUE_TOKEN_MS },
    rateLimits: {
      address: values.RATE_LIMIT_ADDRESS,
      reads: values.RATE_LIMIT_READS,
      writes: values.RATE_LIMIT_WRITES,
      sensitive: values.RATE_LIMIT_SENSITIVE,
    },
    ...(values.REDIS_URL && { redis: readRedisUrl(values.REDIS_URL) }),
    ...(values.METRICS_PORT !== undefined && { metricsPort: values.METRICS_PORT }),
    drainDelay: values.DRAIN_MS,
    sandbox: {
      ...(values.SANDBOX_SEED && { seedFile: values.SANDBOX_SEED }),
      ...(values.SANDBOX_DATA && { dataFile: values.SANDBOX_DATA }),
    },
  }
}

function list(value = ''): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
}

function redisProblems(url: string): string[] {
  try {
    readRedisUrl(url)
    return []
  } catch (error) {
    return [`REDIS_URL ${(error as Error).message}`]
  }
}

/** Says why a PEM key cannot verify Clerk's tokens; undefined where it can. */
function refusalOf(jwtKey: string): string | undefined {
  try {
    verificationKey(jwtKey)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** The host that a publishable key names: base64 of `host$`; undefined when it names none. */
export function frontendApiHost(publishableKey: string): string | undefined {
  const decoded = Buffer.from(publishableKey.slice('pk_test_'.length), 'base64').toString()
  return /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\$$/i.exec(decoded)?.[1]
}

function trustProxy(value: string): TrustProxy {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^(?:0|[1-9]\d*)$/.test(value) ? Number(value) : list(value)
}

function isTrustProxy(proxies: TrustProxy): boolean {
  if (typeof proxies === 'number') return proxies >= 1 && proxies <= MOST_PROXIES
  // The compiler also reads numbers such as 1.5 as addresses.
  if (typeof proxies !== 'boolean' && !proxies.every(isProxy)) return false
  try {
    compileTrust(proxies)
    return true
  } catch {
    return false
  }
}

/** Addresses that proxies have by convention; see `TrustProxy`. */
const PROXY_NAMES = ['loopback', 'linklocal', 'uniquelocal']

function isProxy(entry: string): boolean {
  return PROXY_NAMES.includes(entry) || isIP(entry.split('/', 1)[0] ?? '') > 0
}

/**
 * Reads the configuration of this process: its environment and, behind that, the file `.env` of
 * the working directory, where there is one.
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
