import './v8.ts'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import { type App, buildApp } from './app.ts'
import { type ClerkKeys, type Config, ConfigError, loadConfig } from './config.ts'
import { DASHBOARD } from './environment.ts'
import type { LogOptions } from './logging.ts'
import type { Sandbox } from './sandbox/index.ts'

/** Milliseconds that requests in flight have to finish when the process is told to stop. */
const GRACE = 10_000

/** A Clerk to run on. A local one lives with the app, and a little longer. */
interface Clerk {
  clerkKeys: ClerkKeys
  attend?: (app: App) => void
  close?: () => Promise<void>
}

try {
  await start(loadConfig())
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  const { clerkKeys } = config
  const clerk: Clerk = clerkKeys ? { clerkKeys } : await startSandbox(config)
  const app = await buildApp({ ...config, clerkKeys: clerk.clerkKeys }, loggerOptions(config))
  clerk.attend?.(app)
  const delay = config.drainDelay + GRACE
  // A second signal exits at once, with 1.
  closeWithGrace({ delay, logger: app.log }, async ({ err, signal }) => {
    if (err) app.log.fatal({ err }, 'The process fails')
    if (signal) await app.drain()
    await app.close()
    await clerk.close?.()
  })
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw listenProblem(error, config) ?? error
  }
}

/** Makes a sentence of why the sandbox cannot use a file. */
function unusable(variable: string, file: string) {
  return (error: unknown): never => {
    throw new ConfigError([
      `${variable} cannot be used (it is "${file}"): ${(error as Error).message.replace(/\.$/, '')}`,
    ])
  }
}

/** What to do where the port cannot be had; undefined for an error of another kind. */
function listenProblem(error: unknown, { port, metricsPort, host }: Config) {
  const { code, port: wanted = port } = error as NodeJS.ErrnoException & { port?: number }
  const [name, example] = wanted === metricsPort ? ['METRICS_PORT', 9090] : ['PORT', 8081]
  const reasons: Partial<Record<string, string>> = {
    EADDRINUSE: `Port ${wanted} is taken by another program (EADDRINUSE): stop it, or set ${name} to another, such as ${example}`,
    EACCES: `Port ${wanted} may not be listened on by this user: set ${name} to one from 1024, such as ${example}`,
    EADDRNOTAVAIL: `HOST must be an address of this machine, such as localhost or 0.0.0.0 (it is "${host}")`,
    ENOTFOUND: `HOST must be an address of this machine, such as localhost or 0.0.0.0 (it is "${host}")`,
  }
  const reason = reasons[code ?? '']
  return reason && new ConfigError([reason])
}

/** The one place that starts the sandbox; from here on it is used as Clerk is. */
async function startSandbox({
  sandbox: { seedFile, dataFile },
  publicUrl,
  authorizedParties,
}: Config): Promise<Clerk> {
  if (!existsSync(new URL('sandbox', import.meta.url)))
    throw new ConfigError([
      `CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY are required: what \`npm run build\` makes has no sandbox; copy them from ${DASHBOARD}`,
    ])
  const { announce, createSandbox, readSeed } = await import('./sandbox/index.ts')
  const seed = seedFile && (await readSeed(seedFile).catch(unusable('SANDBOX_SEED', seedFile)))
  const starting = createSandbox({ ...(seed && { seed }), ...(dataFile && { dataFile }) })
  const sandbox = await (dataFile ? starting.catch(unusable('SANDBOX_DATA', dataFile)) : starting)
  const { clerkKeys } = sandbox
  let withdraw: (() => Promise<void>) | undefined
  return {
    clerkKeys,
    attend(app) {
      app.addHook('onListen', async () => {
        sandbox.webhooks.endpoints.push(`${app.listeningOrigin}/webhooks/clerk`)
        const { port } = app.server.address() as AddressInfo
        withdraw = await announce(port, {
          ...clerkKeys,
          ...(authorizedParties && { authorizedParties }),
        })
        const url = publicUrl ?? `http://localhost:${port}`
        app.log.warn(
          `No Clerk keys, so this runs on the sandbox, a local Clerk: open ${url}/docs and sign in as ${passwords(sandbox)}, or call ${url}/protected with a token from: npm run -s token`,
        )
      })
      // What is in flight still needs the sandbox, but nothing listens to its events any more.
      app.addHook('preClose', async () => {
        sandbox.webhooks.close()
      })
    },
    async close() {
      await withdraw?.()
      await sandbox.close()
    },
  }
}

/** Some of those who can sign in, and how: nothing in the sandbox is secret. */
function passwords({ store }: Sandbox): string {
  return [...store.users.values()]
    .flatMap(({ username, password }) =>
      username && password ? [`${username} (${password})`] : [],
    )
    .slice(0, 3)
    .join(', ')
}

/** Lines for people on a terminal, where what writes them is installed; JSON for machines. */
function loggerOptions({ logLevel: level, production }: Config): LogOptions {
  const pretty = process.stdout.isTTY && !production && isInstalled('pino-pretty')
  return { level, ...(pretty && { transport: { target: 'pino-pretty' } }) }
}

function isInstalled(name: string): boolean {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  return folders.some((folder) => existsSync(join(folder, name)))
}
