import { makeId } from './ids.ts'

const FRONTEND_API = 'clerk.sandbox.localhost'

/** The `iss` of every token. `.localhost` is reserved (RFC 6761), so it is never a real Clerk. */
export const ISSUER = `https://${FRONTEND_API}`

/** A publishable key is the address of the Frontend API and a `$`, in base64. */
export const PUBLISHABLE_KEY = `pk_test_${Buffer.from(`${FRONTEND_API}$`).toString('base64')}`

/** The id of the Clerk instance, in machines and webhooks. */
export const INSTANCE_ID = makeId('ins', 'sandbox')

export const SECRET_KEY = 'sk_test_sandboxsandboxsandboxsandboxsandboxsandbox'

/** The format of Clerk and Svix: base64 after `whsec_`. */
export const WEBHOOK_SECRET = `whsec_${Buffer.from('clerk-sandbox-webhook-secret').toString('base64')}`

const OWN_KEYS = { CLERK_SECRET_KEY: SECRET_KEY, CLERK_PUBLISHABLE_KEY: PUBLISHABLE_KEY }

/**
 * Prevents use in place of a real Clerk: the sandbox has no secrets, and signs anything.
 *
 * @throws in production (any `NODE_ENV` but `development` and `test`), and if a key of a real Clerk
 * instance is set
 */
export function refuseBesideRealClerk(env: NodeJS.ProcessEnv): void {
  const mode = env.NODE_ENV?.trim() ?? ''
  if (!['', 'development', 'test'].includes(mode)) {
    throw new Error(
      `The sandbox does not start with NODE_ENV=${mode}. ` +
        'Set CLERK_SECRET_KEY and CLERK_PUBLISHABLE_KEY to use Clerk, or set NODE_ENV to development.',
    )
  }
  for (const [name, ownKey] of Object.entries(OWN_KEYS)) {
    if (env[name] && env[name] !== ownKey) {
      throw new Error(
        `The sandbox does not start beside a real Clerk: ${name} is set. ` +
          'Unset it to use the sandbox, or use Clerk with it.',
      )
    }
  }
}
