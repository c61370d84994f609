import type { ClerkKeys } from '../../../src/kit/clerk/keys.ts'

/** The frontend whose tokens it accepts. */
export const FRONTEND = 'https://app.example.com'
/** More requests than any load sends in a minute. */
const UNLIMITED = '1000000000'

/** The environment of a production server with this Clerk, on a free port, with high limits. */
export function production({
  publishableKey,
  secretKey,
  apiUrl,
  webhookSigningSecret = '',
}: ClerkKeys): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PORT: '0',
    HOST: '127.0.0.1',
    CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_SECRET_KEY: secretKey,
    CLERK_API_URL: apiUrl,
    CLERK_WEBHOOK_SIGNING_SECRET: webhookSigningSecret,
    CLERK_AUTHORIZED_PARTIES: FRONTEND,
    CLERK_TELEMETRY_DISABLED: '1',
    RATE_LIMIT_ADDRESS: UNLIMITED,
    RATE_LIMIT_READS: UNLIMITED,
    RATE_LIMIT_WRITES: UNLIMITED,
    RATE_LIMIT_SENSITIVE: UNLIMITED,
  }
}
