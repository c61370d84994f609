import type { AppConfig } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import type { Sandbox } from '../src/sandbox/index.ts'

/** More requests than tests and scripts send in a minute. */
const UNLIMITED = String(1_000_000_000)

/** Milliseconds that a busy machine may need for a call to the sandbox, or a command of Redis. */
const [CALL, COMMAND] = [30_000, 10_000]

/**
 * The configuration of an API on the sandbox, for tests and scripts: silent, on a free port, without
 * rate limits or drain delay, and not overloaded on a busy machine.
 * @param env additional environment variables
 */
export function onSandbox(
  { clerkKeys }: Sandbox,
  env: Readonly<Record<string, string>> = {},
): AppConfig {
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    RATE_LIMIT_ADDRESS: UNLIMITED,
    RATE_LIMIT_READS: UNLIMITED,
    RATE_LIMIT_WRITES: UNLIMITED,
    RATE_LIMIT_SENSITIVE: UNLIMITED,
    DRAIN_MS: '0',
    CLERK_TIMEOUT_MS: String(CALL),
    ...env,
  })
  return {
    ...config,
    clerkKeys,
    longestDelay: Infinity,
    ...(config.redis && { redis: { ...config.redis, commandTimeout: COMMAND } }),
  }
}
