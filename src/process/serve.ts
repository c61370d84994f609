import type { AddressInfo } from 'node:net'
import closeWithGrace from 'close-with-grace'
import { buildApp } from '../app.ts'
import { type Config, ConfigError } from '../config.ts'
import type { Exchange } from '../kit/observe/exchanges.ts'
import {
  banner,
  prettyLog,
  requestLine,
  type SignIn,
  tokenCommand,
} from '../kit/observe/terminal.ts'
import type { Sandbox } from '../sandbox/index.ts'
import { clerkOf } from './clerk.ts'

/** Milliseconds for requests in flight to finish after the stop signal. */
const GRACE = 10_000

/** Matches the log lines about sandbox events without a webhook endpoint. */
const SANDBOX_EVENT = /"msg":"Nothing listens to this Clerk event"/

/**
 * Signals without a handler: Node cannot run JavaScript after them, so the process would loop
 * forever, for example if it crashes at the end because its terminal is gone.
 */
const FATAL_SIGNALS = [
  'SIGILL',
  'SIGTRAP',
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGSEGV',
] satisfies NodeJS.Signals[]

/** Starts the server, and stops it when the process is told to. */
export async function serve(config: Config): Promise<void> {
  const clerk = await clerkOf(config)
  const { sandbox } = clerk
  const forPeople = process.stdout.isTTY && !config.production
  const app = await buildApp(
    { ...config, clerkKeys: clerk.clerkKeys },
    forPeople ? prettyLog(config.logLevel, sandbox && SANDBOX_EVENT) : undefined,
    forPeople ? requestWriter(sandbox) : undefined,
  )
  // Requests in flight still need the sandbox, but nobody receives its events any more.
  app.addHook('preClose', async () => sandbox?.webhooks.close())
  const delay = config.drainDelay + GRACE
  // A second signal exits at once, with code 1.
  closeWithGrace({ delay, logger: app.log, skip: FATAL_SIGNALS }, async ({ err, signal }) => {
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
  await clerk.introduce?.(app)
  const { port } = app.server.address() as AddressInfo
  const url = config.publicUrl ?? `http://localhost:${port}`
  const signIns = sandbox ? signInsOf(sandbox) : []
  if (forPeople)
    console.log(
      banner({
        url,
        port,
        docs: config.docs !== 'off',
        ...(sandbox && { sandbox: { url: sandbox.url, signIns } }),
      }),
    )
  else if (sandbox)
    app.log.info(
      `No Clerk keys, so this runs on the sandbox, a local Clerk: open ${url}/docs and sign in as ${signIns.map(({ username, password }) => `${username} (${password})`).join(', ')}, or call ${url}/protected with a token from: ${tokenCommand(port)}`,
    )
}

/** Explains why the port cannot be used; undefined for any other error. */
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

/** Some users who can sign in, and their credentials: nothing in the sandbox is secret. */
function signInsOf({ store }: Sandbox): SignIn[] {
  return [...store.users.values()]
    .flatMap(({ username, password, password_hasher }) =>
      username && password && password_hasher === null ? [{ username, password }] : [],
    )
    .slice(0, 3)
}

/** Writes a line for each request, except for the sandbox's own events. */
function requestWriter(sandbox?: Sandbox): (exchange: Exchange) => void {
  const { users, machines } = sandbox?.store ?? {}
  const nameOf = (id: string) => users?.get(id)?.username ?? machines?.get(id)?.name
  return (exchange) => {
    const isOwn = sandbox && exchange.operation === 'receiveClerkWebhook' && exchange.status === 204
    if (!isOwn) console.log(requestLine(exchange, nameOf))
  }
}
