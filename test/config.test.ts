import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { TSchema } from '@sinclair/typebox'
import { describe, expect, test } from 'vitest'
import { type ConfigError, readConfig } from '../src/config.ts'
import { Environment } from '../src/config.ts'
import { refuseBesideRealClerk } from '../src/sandbox/keys.ts'

const KEYS = {
  CLERK_PUBLISHABLE_KEY: `pk_test_${Buffer.from('brave.cat-12.clerk.accounts.dev$').toString('base64')}`,
  CLERK_SECRET_KEY: 'sk_test_0123456789abcdefghijklmnopqrstuvwxyz',
}
const PRODUCTION = { NODE_ENV: 'production', CLERK_AUTHORIZED_PARTIES: 'https://app.example.com' }

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}

const NUMBERS = Object.entries(Environment.properties).flatMap(
  ([name, { type }]: [string, TSchema]) => (type === 'integer' ? [name] : []),
)

const DEFAULTS = {
  tokenMemory: { max: 10_000, opaqueTtl: 5000 },
  rateLimits: { address: 6000, reads: 1200, writes: 240, sensitive: 20 },
  drainDelay: 1000,
}

test('nothing set: port 8080 on this machine, and the sandbox', () => {
  expect(readConfig({})).toEqual({
    production: false,
    strictAnswers: false,
    port: 8080,
    host: 'localhost',
    logLevel: 'info',
    docs: 'public',
    corsOrigins: [],
    trustProxy: false,
    clerkTimeout: 3000,
    ...DEFAULTS,
    sandbox: {},
  })
})

test('everything set', () => {
  const config = readConfig({
    ...PRODUCTION,
    ...KEYS,
    PORT: '0',
    HOST: '0.0.0.0',
    LOG_LEVEL: 'warn',
    PUBLIC_URL: 'https://api.example.com/',
    DOCS: 'org:admin',
    CORS_ORIGINS: 'https://app.example.com, https://admin.example.com',
    TRUST_PROXY: '10.0.0.0/8, loopback',
    CLERK_API_URL: 'https://api.clerk.test',
    CLERK_WEBHOOK_SIGNING_SECRET: 'whsec_c2VjcmV0',
    CLERK_TIMEOUT_MS: '500',
    TOKEN_MEMORY: '0',
    OPAQUE_TOKEN_MS: '1',
    RATE_LIMIT_ADDRESS: '2',
    RATE_LIMIT_READS: '3',
    RATE_LIMIT_WRITES: '4',
    RATE_LIMIT_SENSITIVE: '5',
    REDIS_URL: 'rediss://:secret@redis.internal:6380/1',
    EVENT_STREAM: 'clerk-events',
    METRICS_PORT: '0',
    DRAIN_MS: '6',
  })
  expect(config).toEqual({
    production: true,
    strictAnswers: false,
    port: 0,
    host: '0.0.0.0',
    logLevel: 'warn',
    publicUrl: 'https://api.example.com',
    docs: 'org:admin',
    corsOrigins: ['https://app.example.com', 'https://admin.example.com'],
    trustProxy: ['10.0.0.0/8', 'loopback'],
    authorizedParties: ['https://app.example.com'],
    clerkTimeout: 500,
    clerkKeys: {
      publishableKey: KEYS.CLERK_PUBLISHABLE_KEY,
      secretKey: KEYS.CLERK_SECRET_KEY,
      apiUrl: 'https://api.clerk.test',
      webhookSigningSecret: 'whsec_c2VjcmV0',
    },
    tokenMemory: { max: 0, opaqueTtl: 1 },
    rateLimits: { address: 2, reads: 3, writes: 4, sensitive: 5 },
    redis: {
      tls: true,
      host: 'redis.internal',
      port: 6380,
      password: 'secret',
      database: 1,
    },
    eventStream: 'clerk-events',
    metricsPort: 0,
    drainDelay: 6,
    sandbox: {},
  })
})

test('an empty variable is as good as none', () => {
  expect(readConfig({ PORT: '', CLERK_SECRET_KEY: ' ' })).toEqual(readConfig({}))
})

describe('CLERK_JWT_KEY', () => {
  const pemOf = (key: KeyObject, type: 'spki' | 'pkcs1' = 'spki') =>
    key.export({ type, format: 'pem' }).toString()
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = pemOf(publicKey).trimEnd()
  const read = (CLERK_JWT_KEY: string) => readConfig({ ...KEYS, CLERK_JWT_KEY }).clerkKeys?.jwtKey

  test.each<[string, string]>([
    ['as it is', pem],
    ['with line breaks of Windows', pem.replaceAll('\n', '\r\n')],
    ['on one line, line breaks as \\n', pem.replaceAll('\n', '\\n')],
    ['on one line, line breaks as \\r\\n', pem.replaceAll('\n', '\\r\\n')],
    ['on one line, line breaks as spaces', pem.replaceAll('\n', ' ')],
    ['on one line, without line breaks', pem.replaceAll('\n', '')],
    ['as PKCS #1', pemOf(publicKey, 'pkcs1')],
  ])('may be written %s', (_name, value) => {
    expect(read(value)).toBe(pem)
  })

  test.each<[string, () => string, string]>([
    [
      'a private key',
      () => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'private',
    ],
    [
      'an old private key',
      () => privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
      'private',
    ],
    ['a certificate', () => pem.replaceAll('PUBLIC KEY', 'CERTIFICATE'), 'certificate'],
    [
      'an elliptic curve',
      () => pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey),
      'the kind ec',
    ],
    ['Ed25519', () => pemOf(generateKeyPairSync('ed25519').publicKey), 'the kind ed25519'],
    [
      'RSA for PSS alone',
      () => pemOf(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey),
      'the kind rsa-pss',
    ],
    [
      'RSA with 1024 bits',
      () => pemOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey),
      '1024 bits',
    ],
    [
      'RSA with 3072 bits',
      () => pemOf(generateKeyPairSync('rsa', { modulusLength: 3072 }).publicKey),
      '3072 bits',
    ],
    [
      'another exponent',
      () => pemOf(generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).publicKey),
      'exponent 3',
    ],
    ['half of a key', () => pem.slice(0, 200) + pem.slice(-26), 'missing or changed'],
    ['no key', () => 'hello', 'no PEM'],
    ['two keys', () => `${pem}\n${pem}`, 'no PEM'],
  ])('is refused at start where it cannot verify: %s', (_name, key, reason) => {
    const [problem, ...others] = problemsOf({ ...KEYS, CLERK_JWT_KEY: key() })
    expect(others).toEqual([])
    expect(problem).toMatch(/^CLERK_JWT_KEY must be a PEM public key .+\. It [^.]+\.$/)
    expect(problem).toContain(reason)
    expect(problem).not.toContain('MII')
  })
})

test('session tokens may have the issuers that are listed, and the proxy', () => {
  const { clerkKeys } = readConfig({
    ...KEYS,
    CLERK_ISSUERS: 'https://clerk.a.example, https://b.example/clerk',
    CLERK_PROXY_URL: 'https://api.example.com/__clerk',
  })
  expect(clerkKeys?.otherIssuers).toEqual([
    'https://clerk.a.example',
    'https://b.example/clerk',
    'https://api.example.com/__clerk',
  ])
})

describe('what cannot be used is said in words', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    [
      'a port that is no number',
      { PORT: 'http' },
      /^PORT must be a port number.*\(it is "http"\)$/,
    ],
    ['a port out of range', { PORT: '70000' }, /^PORT must be a port number/],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal, /],
    ['a public URL with a query', { PUBLIC_URL: 'https://a.example/?x' }, /^PUBLIC_URL must be/],
    [
      'an origin with a path',
      { CORS_ORIGINS: 'https://a.example/x' },
      /^CORS_ORIGINS must be origins/,
    ],
    ['any origin', { CORS_ORIGINS: '*' }, /^CORS_ORIGINS must be origins/],
    [
      'a Redis of no kind',
      { REDIS_URL: 'http://redis' },
      /^REDIS_URL must be a redis:\/\/ .*6379$/,
    ],
    [
      'a Redis whose password has signs that mean something',
      { REDIS_URL: 'redis://:a#b@redis' },
      /^REDIS_URL must be .*6379$/,
    ],
    ['and percent signs', { REDIS_URL: 'redis://:100%@redis' }, /^REDIS_URL must be .*6379$/],
    ['a range that is none', { TRUST_PROXY: '10.0.0.0/33' }, /^TRUST_PROXY must be/],
    ['a range of everything', { TRUST_PROXY: '10.0.0.0/8, 0.0.0.0/0' }, /^TRUST_PROXY must be/],
    ['no proxies', { TRUST_PROXY: '0' }, /^TRUST_PROXY must be/],
    ['half a proxy', { TRUST_PROXY: '1.5' }, /^TRUST_PROXY must be/],
    ['a proxy in hexadecimal', { TRUST_PROXY: '0x1' }, /^TRUST_PROXY must be/],
    ['a number that begins with 0', { TRUST_PROXY: '01' }, /^TRUST_PROXY must be/],
    ['a misspelt word', { DOCS: 'OFF' }, /^DOCS must be/],
    ['another misspelt word', { DOCS: 'signed_in' }, /^DOCS must be/],
    ['a word that is no role', { DOCS: 'disabled' }, /^DOCS must be/],
    ['all of IPv4 as IPv6', { TRUST_PROXY: '::ffff:0:0/96' }, /^TRUST_PROXY must be/],
    ['an empty list of proxies', { TRUST_PROXY: ',' }, /^TRUST_PROXY must be/],
    ['too many proxies', { TRUST_PROXY: '1000' }, /^TRUST_PROXY must be/],
    ['a proxy by its name', { TRUST_PROXY: 'proxy.internal' }, /^TRUST_PROXY must be/],
    ['a proxy with a port', { TRUST_PROXY: '10.0.0.1:80' }, /^TRUST_PROXY must be/],
    [
      'a publishable key alone',
      { CLERK_PUBLISHABLE_KEY: KEYS.CLERK_PUBLISHABLE_KEY },
      /^CLERK_SECRET_KEY is missing.*dashboard\.clerk\.com/,
    ],
    [
      'a secret key alone',
      { CLERK_SECRET_KEY: KEYS.CLERK_SECRET_KEY },
      /^CLERK_PUBLISHABLE_KEY is missing.*dashboard\.clerk\.com/,
    ],
    [
      'a malformed publishable key',
      { ...KEYS, CLERK_PUBLISHABLE_KEY: 'pk_test' },
      /^CLERK_PUBLISHABLE_KEY must be a key that starts with.*dashboard\.clerk\.com/,
    ],
    [
      'a publishable key that names no host',
      { ...KEYS, CLERK_PUBLISHABLE_KEY: 'pk_test_aGVsbG8' },
      /^CLERK_PUBLISHABLE_KEY must be/,
    ],
    [
      'a publishable key with more behind it',
      { ...KEYS, CLERK_PUBLISHABLE_KEY: `${KEYS.CLERK_PUBLISHABLE_KEY}x` },
      /^CLERK_PUBLISHABLE_KEY must be/,
    ],
    [
      'a malformed secret key',
      { ...KEYS, CLERK_SECRET_KEY: 'my-secret' },
      /^CLERK_SECRET_KEY must be a key that starts with/,
    ],
    [
      'keys of different instances',
      { ...KEYS, CLERK_SECRET_KEY: 'sk_live_0123456789abcdef' },
      /belong to different instances/,
    ],
    [
      'an issuer that is no URL',
      { ...KEYS, CLERK_ISSUERS: 'clerk.example.com' },
      /^CLERK_ISSUERS must be https URLs/,
    ],
    ...[
      ['https://*.example.com', 'has a wildcard'],
      ['https://a.example:99999/clerk', 'has no valid host or port'],
      ['https://me:hunter2@a.example', 'has a user name in it'],
      ['https://A.example/clerk', 'write https://a.example'],
    ].map(([issuer = '', why = '']): [string, Record<string, string>, RegExp] => [
      `an issuer that no token has: ${why}`,
      { ...KEYS, CLERK_ISSUERS: `https://clerk.example.com, ${issuer}` },
      new RegExp(`^CLERK_ISSUERS must be .*: ".*" .*${why}`),
    ]),
    ['a JWT key that is none', { ...KEYS, CLERK_JWT_KEY: 'hello' }, /^CLERK_JWT_KEY must be a PEM/],
    [
      'production without keys',
      PRODUCTION,
      /^CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY are required.*dashboard\.clerk\.com/,
    ],
    [
      'production without parties',
      { ...KEYS, NODE_ENV: 'production' },
      /^CLERK_AUTHORIZED_PARTIES is required/,
    ],
    [
      'a party that is no origin',
      { CLERK_AUTHORIZED_PARTIES: 'app.example.com' },
      /^CLERK_AUTHORIZED_PARTIES must be origins/,
    ],
    [
      'a malformed webhook secret',
      { CLERK_WEBHOOK_SIGNING_SECRET: 'x' },
      /^CLERK_WEBHOOK_SIGNING_SECRET must be/,
    ],
  ])('%s', (_name, env, problem) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(problem)])
  })

  test.each([
    '1e3',
    '0x10',
    '5.5',
    '10s',
    '-1',
    '+5',
    '1_000',
    '1,000',
    'Infinity',
    '9'.repeat(30),
  ])('a number is written in digits, and fits: %s', (value) => {
    for (const name of NUMBERS)
      expect(problemsOf({ [name]: value })).toEqual([
        expect.stringMatching(new RegExp(`^${name} must be .*\\d.*\\(it is ".*"\\)$`)),
      ])
  })

  test('a number is not larger than timers take', () => {
    for (const name of NUMBERS.filter((one) => one.endsWith('_MS')))
      expect(problemsOf({ [name]: String(2 ** 31) })).toHaveLength(1)
  })

  test.each([
    ['PUBLIC_URL', 'https://api.example.com:99999', /it has no valid host or port$/],
    ['PUBLIC_URL', 'https://*.example.com', /it has a wildcard; name one host$/],
    ['PUBLIC_URL', 'https://api.example.com/%zz', /it has broken percent-encoding$/],
    ['PUBLIC_URL', 'https://me:hunter2@api.example.com', /it has a user name or password in it$/],
    ['PUBLIC_URL', 'https://api.example.com/#top', /^PUBLIC_URL must be/],
    ['PUBLIC_URL', 'ftp://api.example.com', /^PUBLIC_URL must be/],
    ['PUBLIC_URL', 'api.example.com', /^PUBLIC_URL must be/],
    ['CLERK_API_URL', 'https://api.clerk.com:99999', /it has no valid host or port$/],
    ['CLERK_API_URL', 'https://api.clerk.com/v1', /^CLERK_API_URL must be an http\(s\) origin/],
    ['CLERK_FAPI_URL', 'http://[::1', /it has no valid host or port$/],
    ['CLERK_PROXY_URL', 'https://a b/__clerk', /^CLERK_PROXY_URL must be/],
    ['CLERK_PROXY_URL', 'https://api.example.com/clerk', /^CLERK_PROXY_URL must be/],
    ['HOST', 'http://localhost', /it is a URL; name the host alone$/],
    ['HOST', 'localhost:8080', /it has a port, which PORT sets$/],
    ['HOST', '[::1]', /it has brackets; write ::1$/],
    ['HOST', '256.1.1.1', /it is no address of a machine$/],
    ['HOST', 'a b', /it is no address of a machine$/],
  ])('%s=%s', (name, value, why) => {
    const [problem, ...others] = problemsOf({ [name]: value })
    expect(others).toEqual([])
    expect(problem).toMatch(why)
    expect(problem).toMatch(new RegExp(`^${name} must be .*such as`))
    expect(problem).not.toContain('hunter2')
  })

  test.each(['localhost', '0.0.0.0', '::', '::1', 'api', 'a-b.example.com', 'my_service'])(
    'HOST may be %s',
    (HOST) => {
      expect(readConfig({ HOST }).host).toBe(HOST)
    },
  )

  test('metrics on the port of the API', () => {
    expect(problemsOf({ EVENT_STREAM: 'clerk-events' })).toEqual([
      'EVENT_STREAM needs REDIS_URL: set it, or remove EVENT_STREAM',
    ])
    expect(problemsOf({ METRICS_PORT: '8080' })).toEqual([
      'METRICS_PORT must be another port than PORT, such as 9090 (both are 8080)',
    ])
    expect(problemsOf({ METRICS_PORT: '0', PORT: '0' })).toEqual([])
  })

  test('all at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y', CLERK_SECRET_KEY: 'z' })).toHaveLength(4)
  })

  test('a secret in the wrong variable is not repeated', () => {
    const secret = 'sk_live_0123456789abcdef'
    for (const name of Object.keys(Environment.properties))
      expect(problemsOf({ ...KEYS, [name]: secret }).join()).not.toContain(secret)
  })

  test('without repeating a secret', () => {
    expect(problemsOf({ ...KEYS, CLERK_SECRET_KEY: 'hunter2' }).join()).not.toContain('hunter2')
  })
})

describe('the rules of production', () => {
  const LIVE = {
    CLERK_PUBLISHABLE_KEY: KEYS.CLERK_PUBLISHABLE_KEY.replace('_test_', '_live_'),
    CLERK_SECRET_KEY: KEYS.CLERK_SECRET_KEY.replace('_test_', '_live_'),
  }

  test.each(['production', 'Production', 'PRODUCTION', 'prod', 'staging', 'Test', 'dev', 'x'])(
    'apply where NODE_ENV is %s',
    (NODE_ENV) => {
      expect(problemsOf({ NODE_ENV })).toEqual([
        expect.stringMatching(new RegExp(`are required when NODE_ENV is ${NODE_ENV};`)),
        expect.stringMatching(/^CLERK_AUTHORIZED_PARTIES is required.*such as https:/),
      ])
      const { CLERK_AUTHORIZED_PARTIES } = PRODUCTION
      const config = readConfig({ ...KEYS, NODE_ENV, CLERK_AUTHORIZED_PARTIES })
      expect(config.production).toBe(true)
    },
  )

  test.each(['development', 'test', '', ' '])('apply to live keys where it is "%s"', (NODE_ENV) => {
    expect(problemsOf({ ...LIVE, NODE_ENV })).toEqual([
      expect.stringMatching(/^CLERK_AUTHORIZED_PARTIES is required with live keys/),
    ])
    const { CLERK_AUTHORIZED_PARTIES } = PRODUCTION
    expect(readConfig({ ...LIVE, NODE_ENV, CLERK_AUTHORIZED_PARTIES }).production).toBe(true)
    expect(readConfig({ ...KEYS, NODE_ENV }).production).toBe(false)
    expect(readConfig({ NODE_ENV }).production).toBe(false)
  })

  test('keep the sandbox away', () => {
    for (const NODE_ENV of ['production', 'Production', 'staging'])
      expect(() => {
        refuseBesideRealClerk({ NODE_ENV })
      }).toThrow(`The sandbox does not start with NODE_ENV=${NODE_ENV}.`)
  })
})

test('.env.example lists every variable', () => {
  const file = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
  const listed = [...file.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(listed.sort()).toEqual(Object.keys(Environment.properties).sort())
})
