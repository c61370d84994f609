import { Type } from '@sinclair/typebox'
import { flawOfHost, flawOfOrigin, flawOfUrl } from './addresses.ts'

/** Where a person finds the keys of a Clerk instance. */
export const DASHBOARD = 'https://dashboard.clerk.com → Configure → API keys'
const ORIGINS = {
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

/** A bound of requests a minute. */
function limit(requests: number, which: string) {
  return Type.Integer({
    default: requests,
    minimum: 1,
    maximum: 1_000_000_000,
    description: `Requests a minute ${which}`,
    expects: 'a number of requests a minute, from 1',
  })
}

/**
 * Every variable the process reads. `description` says what it does, `expects` what a value must
 * look like, `flaw` what is wrong with one where the schema cannot tell, `secret` that a value is
 * never repeated in a message.
 */
export const Environment = Type.Object({
  NODE_ENV: Type.String({
    default: 'development',
    description:
      '`development` and `test` may run on the sandbox; any other value, or a live key, is production and demands real Clerk keys',
  }),
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
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].map((level) =>
      Type.Literal(level),
    ),
    {
      default: 'info',
      description: 'Least severe log line that is written',
      expects: 'one of fatal, error, warn, info, debug, trace, silent',
    },
  ),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#\\s]+(/[^?#\\s]*)?$',
      flaw: flawOfUrl,
      description: "The API's own address as clients see it; `servers` of the spec",
      expects: 'an http(s) URL without query, such as https://api.example.com',
    }),
  ),
  DOCS: Type.String({
    default: 'public',
    // A misspelt keyword would be a role that nobody has.
    pattern:
      '^(?:off|public|signed-in|(?!org:sys_|(?:[Oo][Ff]+|[Pp][Uu][Bb][Ll][Ii][Cc]|[Ss][Ii][Gg][Nn][Ee][Dd][-_]?[Ii][Nn]|true|false|none)$)(?:org:[a-z0-9_-]+(?::[a-z0-9_-]+)?|[A-Za-z0-9_-]+))$',
    description:
      'Who may see `/docs`: `public`, `signed-in`, a role such as `admin`, or nobody: `off`',
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
  CLERK_PUBLISHABLE_KEY: Type.Optional(
    Type.String({
      pattern: '^pk_(test|live)_[A-Za-z0-9+/=_-]+$',
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
  TOKEN_MEMORY: Type.Integer({
    default: 10000,
    minimum: 0,
    maximum: 1000000,
    description: 'How many tokens that Clerk has judged are remembered; `0` asks Clerk each time',
    expects: 'a number of tokens, 0 to 1000000',
  }),
  OPAQUE_TOKEN_MS: Type.Integer({
    default: 5000,
    minimum: 0,
    maximum: 60000,
    description:
      'Milliseconds that API keys and other opaque tokens are remembered, and good after they are revoked',
    expects: 'milliseconds, 0 to 60000',
  }),
  RATE_LIMIT_ADDRESS: limit(6000, 'from one address, whoever sends them'),
  RATE_LIMIT_READS: limit(1200, 'that read, of one caller'),
  RATE_LIMIT_WRITES: limit(240, 'that write, of one caller'),
  RATE_LIMIT_SENSITIVE: limit(20, 'about passwords, keys and deletion of oneself, of one caller'),
  REDIS_URL: Type.Optional(
    Type.String({
      description: 'Redis or Valkey, for what several instances have to share',
      secret: true,
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
      'Milliseconds between being told to stop, when readiness says so, and taking no more requests',
    expects: 'milliseconds, 0 to 300000',
  }),
  SANDBOX_SEED: Type.Optional(
    Type.String({ description: 'JSON file with the users and organizations of the sandbox' }),
  ),
  SANDBOX_DATA: Type.Optional(
    Type.String({ description: 'File in which the sandbox keeps its data between runs' }),
  ),
})
