import type { FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { type ClerkSettings, readClerkSettings } from '../environment/clerk.ts'
import type { ClerkOpenApiOptions } from '../options.ts'
import type { ClerkKeys } from './keys.ts'

interface Found {
  clerk: ClerkKeys
  /** Milliseconds. */
  clerkTimeout: number
  authorizedParties?: readonly string[]
}

/** Default time-out in milliseconds of a call to Clerk. */
const TIMEOUT = 3000

/**
 * Finds the Clerk instance of the app: by the options, or else by the environment. Outside
 * production, an app without keys gets the sandbox, which stops with the app.
 * @throws {ConfigError} if the keys are not usable, or production has none
 */
export async function findClerk(
  app: FastifyInstance,
  options: ClerkOpenApiOptions,
): Promise<Found> {
  const settings: Partial<ClerkSettings> = options.clerk
    ? { clerkKeys: options.clerk, clerkTimeout: TIMEOUT }
    : readClerkSettings(process.env)
  const clerkTimeout = options.clerkTimeout ?? settings.clerkTimeout ?? TIMEOUT
  const authorizedParties = options.authorizedParties ?? settings.authorizedParties
  return {
    clerk: settings.clerkKeys ?? (await startSandbox(app, authorizedParties)),
    clerkTimeout,
    ...(authorizedParties && { authorizedParties }),
  }
}

async function startSandbox(
  app: FastifyInstance,
  authorizedParties: readonly string[] | undefined,
): Promise<ClerkKeys> {
  // Imported only on demand: most apps have keys and never load it.
  const { announce, createSandbox } = await import('clerk-fastify-openapi/sandbox')
  const sandbox = await createSandbox()
  const { clerkKeys } = sandbox
  let withdraw: (() => Promise<void>) | undefined
  app.addHook('onListen', async () => {
    const { port } = app.server.address() as AddressInfo
    withdraw = await announce(port, {
      ...clerkKeys,
      ...(authorizedParties && { authorizedParties: [...authorizedParties] }),
    })
    process.emitWarning(
      `There are no Clerk keys, so ${app.listeningOrigin} runs on the sandbox, a local Clerk. For a token run: PORT=${port} npx clerk-fastify-openapi token`,
      'ClerkSandbox',
    )
  })
  app.addHook('onClose', async () => {
    await withdraw?.()
    await sandbox.close()
  })
  return clerkKeys
}
