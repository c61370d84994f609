import { type Static, Type } from '@sinclair/typebox'
import { toPem, verificationKey } from '../auth/verification-key.ts'
import { type ClerkKeys, frontendApiHost } from '../clerk/keys.ts'
import { flawOfIssuers, flawOfOrigin, flawOfUrl } from './addresses.ts'
import { type Describe, list, masked, readEnvironment, type Variables } from './read.ts'

/** The place of a Clerk instance's keys, for people. */
export const DASHBOARD = 'https://dashboard.clerk.com → Configure → API keys'

/** @see https://clerk.com/docs/guides/dashboard/dns-domains/proxy-fapi */
const PROXIED_FRONTEND_API = 'https://frontend-api.clerk.dev'

export const ORIGINS = {
  pattern: '^[^,]+(,[^,]+)*$',
  expects: 'origins separated by commas, such as https://app.example.com',
  flaw: (value: string) => {
    for (const origin of value.split(',').map((item) => item.trim())) {
      const flaw = flawOfOrigin(origin)
      if (flaw) return `"${origin}" ${flaw}`
    }
    return undefined
  },
}

/** True if the rules of production apply: real keys, and tokens of known origins only. */
export function isProduction(
  env: Partial<Record<'NODE_ENV' | `CLERK_${'PUBLISHABLE' | 'SECRET'}_KEY`, string | undefined>>,
): boolean {
  const { NODE_ENV = '', CLERK_PUBLISHABLE_KEY = '', CLERK_SECRET_KEY = '' } = env
  const isLive = /^(?:pk|sk)_live_/
  return (
    !/^(?:development|test|)$/.test(NODE_ENV.trim()) ||
    isLive.test(CLERK_PUBLISHABLE_KEY) ||
    isLive.test(CLERK_SECRET_KEY)
  )
}

/** The variables for Clerk's address, its keys, and the accepted tokens. */
export const clerkVariables = {
  NODE_ENV: Type.String({
    default: 'development',
    description:
      '`development` and `test` may run on the sandbox; any other value, or a live key, is production and demands real Clerk keys',
  }),
  CLERK_PUBLISHABLE_KEY: Type.Optional(
    Type.String({
      pattern: '^pk_(test|live)_[A-Za-z0-9+/_-]+={0,2}$',
      description: 'Publishable key of the Clerk instance',
      expects: `a key that starts with pk_test_ or pk_live_; copy it from ${DASHBOARD}`,
    }),
  ),
  CLERK_SECRET_KEY: Type.Optional(
    Type.String({
      pattern: '^sk_(test|live)_[A-Za-z0-9_-]{10,}$',
      description: 'Secret key of the same instance',
      expects: `a key that starts with sk_test_ or sk_live_; copy it from ${DASHBOARD}`,
      secret: true,
    }),
  ),
  CLERK_JWT_KEY: Type.Optional(
    Type.String({
      description: 'PEM public key that signs its tokens; without it the keys are fetched at start',
      expects: `a PEM public key (-----BEGIN PUBLIC KEY-----), as RSA with 2048 bits; copy it from ${DASHBOARD}`,
      secret: true,
    }),
  ),
  CLERK_AUTHORIZED_PARTIES: Type.Optional(
    Type.String({
      ...ORIGINS,
      description: 'Origins whose session tokens are accepted (`azp`), separated by commas',
    }),
  ),
  CLERK_ISSUERS: Type.Optional(
    Type.String({
      pattern: '^https://[^,/?#\\s]+(/[^,?#\\s]+)?(,\\s*https://[^,/?#\\s]+(/[^,?#\\s]+)?)*$',
      description:
        'More issuers of session tokens (`iss`): satellite domains, and proxies elsewhere',
      expects:
        'https URLs separated by commas, without a slash at the end, such as https://clerk.satellite.example',
      flaw: flawOfIssuers,
    }),
  ),
  CLERK_WEBHOOK_SIGNING_SECRET: Type.Optional(
    Type.String({
      pattern:
        '^whsec_(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$',
      description: 'Signing secret of the webhook endpoint',
      expects:
        'a secret that starts with whsec_ and is valid base64; copy it whole from the endpoint’s page in the dashboard',
      secret: true,
    }),
  ),
  CLERK_API_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#\\s]+$',
      flaw: flawOfUrl,
      description: "Clerk's Backend API, where it is not https://api.clerk.com",
      expects: 'an http(s) origin, such as https://api.clerk.com',
    }),
  ),
  CLERK_FAPI_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^?#\\s]+$',
      flaw: flawOfUrl,
      description:
        "Clerk's Frontend API, for `/__clerk` to forward to; set with a sandbox elsewhere",
      expects: 'an http(s) URL without query, such as http://127.0.0.1:8090/fapi',
    }),
  ),
  CLERK_PROXY_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^?#\\s]+/__clerk$',
      flaw: flawOfUrl,
      description: "Proxy URL of a production instance; opens `/__clerk` to Clerk's Frontend API",
      expects: 'the URL of /__clerk on this API, such as https://api.example.com/__clerk',
    }),
  ),
  CLERK_TIMEOUT_MS: Type.Integer({
    default: 3000,
    minimum: 100,
    maximum: 60000,
    description: 'Milliseconds that any call to Clerk may take in all',
    expects: 'milliseconds, 100 to 60000',
  }),
}
const ClerkVariables = Type.Object(clerkVariables)
type ClerkValues = Static<typeof ClerkVariables>

/** The rules about several of Clerk's variables. */
export function clerkProblems(
  values: ClerkValues,
  malformed: ReadonlySet<string>,
  describe: Describe,
): string[] {
  const problems: string[] = []
  const { CLERK_PUBLISHABLE_KEY: publishable, CLERK_SECRET_KEY: secret } = values
  const NODE_ENV = masked(values.NODE_ENV)
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
  // If the keys differ, it is unclear which of them is meant.
  if ((differ ? byName : isProduction(values)) && !values.CLERK_AUTHORIZED_PARTIES)
    problems.push(
      `CLERK_AUTHORIZED_PARTIES is required ${byName ? `when NODE_ENV is ${NODE_ENV}` : 'with live keys'}: list the origins of your frontends, such as https://app.example.com, so that a token issued to another site is refused`,
    )
  const refusal = values.CLERK_JWT_KEY && refusalOf(values.CLERK_JWT_KEY)
  if (refusal) problems.push(`${describe('CLERK_JWT_KEY', '')}. ${refusal}`)
  return problems
}

/** The part of a configuration that Clerk's variables give. */
export interface ClerkSettings {
  production: boolean
  /** True in tests: an answer that violates its schema is a 500. In development it is logged. */
  strictAnswers: boolean
  /** Unset without keys: the sandbox replaces Clerk. */
  clerkKeys?: ClerkKeys
  /** Time-out in milliseconds of any call to Clerk. */
  clerkTimeout: number
  /** Origins that a session token's `azp` may name; unset accepts any. */
  authorizedParties?: string[]
}

export function toClerkSettings(values: ClerkValues): ClerkSettings {
  const { CLERK_FAPI_URL, CLERK_PROXY_URL } = values
  const otherIssuers = [...list(values.CLERK_ISSUERS), ...list(CLERK_PROXY_URL)]
  const frontendApiUrl = CLERK_FAPI_URL ?? (CLERK_PROXY_URL && PROXIED_FRONTEND_API)
  return {
    production: isProduction(values),
    strictAnswers: values.NODE_ENV === 'test',
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
  }
}

/**
 * Reads Clerk's settings from the environment.
 * @throws {ConfigError} with every problem at once
 */
export function readClerkSettings(env: Variables): ClerkSettings {
  return toClerkSettings(readEnvironment(ClerkVariables, env, clerkProblems))
}

/** Returns the reason why a PEM key cannot verify Clerk's tokens; undefined if it can. */
function refusalOf(jwtKey: string): string | undefined {
  try {
    verificationKey(jwtKey)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
