import { type Config, ConfigError } from '../config.ts'
import { DASHBOARD } from '../kit/environment/clerk.ts'
import type { ClerkKeys } from '../kit/index.ts'
import type { Sandbox } from '../sandbox/index.ts'

/** The Clerk instance of the server. The sandbox stops shortly after the app. */
export interface Clerk {
  clerkKeys: ClerkKeys
  /** Set if Clerk is the sandbox. */
  sandbox?: Sandbox
  /** Connects both with each other, once the app listens. */
  introduce?: (origin: string, port: number) => Promise<void>
  close?: () => Promise<void>
}

/** The instance that the configuration names, or else the sandbox, which is then started. */
export async function clerkOf(config: Config): Promise<Clerk> {
  const { clerkKeys } = config
  return clerkKeys ? { clerkKeys } : startSandbox(config)
}

/** Starts the sandbox; from here on it is used like Clerk. */
async function startSandbox({
  sandbox: { seedFile, dataFile },
  authorizedParties,
}: Config): Promise<Clerk> {
  // A compiled server is deployed: the sandbox's public keys must let nobody in.
  if (import.meta.url.endsWith('.js'))
    throw new ConfigError([
      `CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY are required: a compiled server has no sandbox; copy them from ${DASHBOARD}`,
    ])
  const { announce, createSandbox, readSeed } = await import('../sandbox/index.ts')
  const seed = seedFile && (await readSeed(seedFile).catch(unusable('SANDBOX_SEED', seedFile)))
  const starting = createSandbox({ ...(seed && { seed }), ...(dataFile && { dataFile }) })
  const sandbox = await (dataFile ? starting.catch(unusable('SANDBOX_DATA', dataFile)) : starting)
  const { clerkKeys } = sandbox
  let withdraw: (() => Promise<void>) | undefined
  return {
    clerkKeys,
    sandbox,
    async introduce(origin, port) {
      sandbox.webhooks.endpoints.push(`${origin}/webhooks/clerk`)
      withdraw = await announce(port, {
        ...clerkKeys,
        ...(authorizedParties && { authorizedParties }),
      })
    },
    async close() {
      await withdraw?.()
      await sandbox.close()
    },
  }
}

/** The environment variables that lead a worker to this sandbox. */
export function variablesOf({ sandbox }: Clerk): Record<string, string> {
  if (!sandbox) return {}
  const { publishableKey, secretKey, apiUrl, webhookSigningSecret } = sandbox.clerkKeys
  return {
    CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_SECRET_KEY: secretKey,
    CLERK_API_URL: apiUrl,
    CLERK_FAPI_URL: sandbox.frontendApiUrl,
    CLERK_WEBHOOK_SIGNING_SECRET: webhookSigningSecret,
  }
}

/** Explains in a sentence why the sandbox cannot use a file. */
function unusable(variable: string, file: string) {
  return (error: unknown): never => {
    throw new ConfigError([
      `${variable} cannot be used (it is "${file}"): ${(error as Error).message.replace(/\.$/, '')}`,
    ])
  }
}
