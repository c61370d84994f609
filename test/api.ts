import { type App, type AppConfig, buildApp } from '../src/app.ts'
import { onSandbox } from '../scripts/on-sandbox.ts'
import { type Sandbox, type SandboxOptions, sessionClaims } from '../src/sandbox/index.ts'
import { createSession } from '../src/sandbox/changes.ts'
import type { LogOptions } from '../src/kit/observe/logging.ts'
import { closeAfterTests } from './closing.ts'
import { borrowSandbox, startSandbox } from './sandboxes.ts'
import type { Claims } from '../src/sandbox/index.ts'

export interface Api {
  app: App
  sandbox: Sandbox
  /** A session token of a user of the sandbox, in an organization or none. */
  session: (username: string, organization?: string, claims?: Claims, header?: Claims) => string
}

interface Options {
  config?: Partial<AppConfig>
  /** Starts a separate sandbox with these options. */
  sandbox?: SandboxOptions
  /** Most calls to Clerk within 10 seconds; default: no limit. */
  callLimit?: number
  /** Returns the address of a server between the API and the sandbox. */
  apiUrl?: (sandbox: Sandbox) => Promise<string>
  /** Default: none. */
  logger?: LogOptions
  /** Adds routes before the app is ready. */
  routes?: (app: App) => void
}

/**
 * Starts the API as the process does, until the tests of the file end. Without `sandbox`, all tests
 * of the file share one, which starts from its seed.
 */
export async function startApi(options: Options = {}): Promise<Api> {
  const sandbox = await (options.sandbox ? startSandbox(options.sandbox) : borrowSandbox())
  const config = onSandbox(sandbox)
  const apiUrl = (await options.apiUrl?.(sandbox)) ?? sandbox.url
  const { callLimit = config.clerkKeys.callLimit } = options
  const clerkKeys = { ...config.clerkKeys, apiUrl, ...(callLimit && { callLimit }) }
  const app = await buildApp({ ...config, clerkKeys, ...options.config }, options.logger)
  closeAfterTests(() => app.close())
  options.routes?.(app)
  await app.ready()
  return {
    app,
    sandbox,
    session: (...args) => mintSession(sandbox, ...args),
  }
}

/** A session token of a user of the sandbox, in an organization or none. */
export function mintSession(
  { store, signer }: Sandbox,
  username: string,
  organization?: string,
  claims: Claims = {},
  header: Claims = {},
): string {
  const user = first(store.users, (candidate) => candidate.username === username)
  const active = organization
    ? first(store.organizations, ({ slug }) => slug === organization).id
    : null
  const session = createSession(store, user, active)
  return signer.session({ ...sessionClaims(store, session), ...claims }, header)
}

/** The first record of the sandbox that matches. */
export function first<T>(records: ReadonlyMap<string, T>, meant: (record: T) => boolean): T {
  const [record] = [...records.values()].filter(meant)
  if (!record) throw new Error('The sandbox has no such record')
  return record
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` }
}
