import { type Config, readConfig } from '../src/config.ts'
import type { ClerkKeys } from '../src/kit/clerk/keys.ts'
import type { Sandbox } from '../src/sandbox/index.ts'

/** More requests than tests and scripts send in a minute. */
const UNLIMITED = String(1_000_000_000)

/**
 * The configuration of an API on the sandbox, for tests and scripts: silent, on a free port, and
 * without rate limits or drain delay.
 * @param env additional environment variables
 */
export function onSandbox(
  { clerkKeys }: Sandbox,
  env: Readonly<Record<string, string>> = {},
): Config & { clerkKeys: ClerkKeys } {
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
    ...env,
  })
  return { ...config, clerkKeys }
}
