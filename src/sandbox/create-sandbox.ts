import type { FastifyBaseLogger } from 'fastify'
import { registerBackend } from './backend/index.ts'
import { builtInSeed } from './built-in-seed.ts'
import { createCalls, isControl, recordCalls } from './calls.ts'
import { createClock, milliseconds, type Duration } from './clock.ts'
import { registerControl } from './control/index.ts'
import { allowOrigins } from './cors.ts'
import { keepInFile, loadData } from './data-file.ts'
import { createFailures, type Failure } from './failures.ts'
import { registerFrontend } from './frontend/index.ts'
import { checkHost, urlHost } from './hosts.ts'
import { createServer, listen, type Answer, type SandboxServer } from './http.ts'
import { messageOf, type Message } from './inbox.ts'
import { PUBLISHABLE_KEY, refuseBesideRealClerk, SECRET_KEY, WEBHOOK_SECRET } from './keys.ts'
import { createPerson, type CreatedUser, type NewUser } from './people.ts'
import { plant } from './seed.ts'
import type { Seed } from './seed-schema.ts'
import { settingsOf, turnSettings } from './settings.ts'
import { signIn, type SignInOptions } from './sign-in.ts'
import { clearStore, createStore, type Store } from './store.ts'
import { createSigner, type Signer } from './tokens.ts'
import { createWebhooks, type SentEvent, type Webhooks } from './webhooks.ts'

export interface SandboxOptions {
  /** Default: 0, which chooses a free port. */
  port?: number
  /**
   * The address to listen on. Default: 127.0.0.1. An address that is not loopback needs
   * `allowRemote`.
   */
  host?: string
  /** Lets other machines use the sandbox. Nothing in it is secret. Default: false. */
  allowRemote?: boolean
  /** Default: about thirty users and two organizations. */
  seed?: Seed
  /** A file that keeps the data between runs. Once it exists, it replaces the seed. */
  dataFile?: string
  /** Lifetime of a session token, in seconds. Default: 60. */
  tokenLifetime?: number
  /** URLs that get webhooks. */
  webhookEndpoints?: string[]
  /** Default: warnings, on standard output. */
  logger?: FastifyBaseLogger
  /** Called with every answer of the sandbox. */
  onAnswer?: (answer: Answer) => void
}

/** Everything that an API needs to run on the sandbox. */
export interface SandboxKeys {
  publishableKey: string
  secretKey: string
  webhookSigningSecret: string
  /** Root of its Backend API. */
  apiUrl: string
  /** Root of its Frontend API. */
  frontendApiUrl: string
  /** Most calls within 10 seconds. */
  callLimit: number
}

/** The sandbox never answers 429. */
const UNLIMITED = 1_000_000_000

/** Most messages that the inbox keeps. */
const MESSAGES = 500

/** The tools of a sandbox for people and programs; over HTTP under `/sandbox/*`. */
export interface SandboxTools {
  /**
   * Signs a user in, without a password.
   * @param user username, email address, phone number or id
   * @returns a session token
   * @throws if there is no such user or organization
   */
  signIn(user: string, options?: SignInOptions): Promise<string>
  readonly users: {
    /**
     * Creates a user; without an identifier, with a random email address.
     * @throws if a field is wrong, or an identifier is taken
     */
    create(user?: NewUser): Promise<CreatedUser>
  }
  readonly clock: {
    /**
     * Lets time pass: sessions, invitations, keys and lockouts expire, and webhooks are retried.
     * @param duration milliseconds, or text such as `90s`, `2h` or `7d`
     */
    advance(duration: Duration): void
  }
  /** Lifetime of a session token, in seconds. Can be set. */
  tokenLifetime: number
  /** One browser can be signed in as several users at once. Can be set. Default: false. */
  multiSession: boolean
  /**
   * There are no personal accounts: a session is pending until an organization is active. Can be
   * set. Default: false.
   */
  forceOrganizationSelection: boolean
  /** A session is pending until its user has a second factor. Can be set. Default: false. */
  requireMfa: boolean
  /**
   * Makes calls fail or wait, until this is undone or the sandbox is reset.
   * @returns removes the failure
   */
  fail(failure: Failure): () => void
  /** Emails and text messages, newest last. */
  readonly inbox: readonly Message[]
  /** Webhooks that were sent, newest last. Each can be sent again. */
  readonly events: readonly SentEvent[]
  /** Goes back to the seed. Empties the inbox, the events and the failures. */
  reset(): Promise<void>
}

export interface Sandbox extends SandboxTools {
  /** Root of its Backend API: the `apiUrl` of Clerk's SDK. */
  url: string
  /** Root of its Frontend API: the target of `/__clerk`. */
  frontendApiUrl: string
  publishableKey: string
  secretKey: string
  /** The public key of its tokens, PEM. */
  jwtKey: string
  webhookSecret: string
  /** The same values in one object, in the form of an API's configuration. */
  clerkKeys: SandboxKeys
  store: Store
  signer: Signer
  webhooks: Webhooks
  http: SandboxServer
  close(): Promise<void>
}

/**
 * Starts a local Clerk on the loopback interface. Its keys are public: never use it to protect real
 * data.
 *
 * @throws in production, and if keys of a real Clerk instance are set
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  refuseBesideRealClerk(process.env)
  const { port = 0, host = '127.0.0.1', allowRemote = false, webhookEndpoints = [] } = options
  const { seed = builtInSeed, dataFile } = options
  checkHost(host, allowRemote)

  const store = createStore()
  if (dataFile === undefined || !(await loadData(dataFile, store))) plant(store, seed)
  const clock = createClock(store)
  const times = { tokenLifetime: options.tokenLifetime ?? 60 }
  const signer = createSigner(store.signingKeys.get('current')?.privateKey, {
    get tokenLifetime() {
      return times.tokenLifetime
    },
    get advanced() {
      return clock.advanced
    },
  })
  store.signingKeys.set('current', { privateKey: signer.privateKey })
  const context = { store, signer }

  const http = createServer(options)
  const failures = createFailures()
  const calls = createCalls()
  const webhooks = createWebhooks(webhookEndpoints, http.log)
  const inbox: Message[] = []
  store.subscribe((event) => {
    webhooks.deliver(event)
    const message = messageOf(event)
    if (message) inbox.push(message)
    if (inbox.length > MESSAGES) inbox.shift()
  })
  http.addHook('onClose', async () => {
    webhooks.close()
  })
  const save = dataFile === undefined ? undefined : await keepInFile(dataFile, store, http)

  const tools: SandboxTools = {
    signIn: async (user, signInOptions) => signIn(context, user, signInOptions).token,
    users: { create: async (user) => createPerson(store, user) },
    clock: {
      advance(duration) {
        clock.advance(duration)
        webhooks.advance(milliseconds(duration))
      },
    },
    get tokenLifetime() {
      return times.tokenLifetime
    },
    set tokenLifetime(seconds) {
      if (!(seconds > 0)) throw new Error(`tokenLifetime is above 0 seconds (it is ${seconds}).`)
      times.tokenLifetime = seconds
    },
    get multiSession() {
      return settingsOf(store).multi_session
    },
    set multiSession(on) {
      turnSettings(store, { multi_session: on })
    },
    get forceOrganizationSelection() {
      return settingsOf(store).force_organization_selection
    },
    set forceOrganizationSelection(on) {
      turnSettings(store, { force_organization_selection: on })
    },
    get requireMfa() {
      return settingsOf(store).require_mfa
    },
    set requireMfa(on) {
      turnSettings(store, { require_mfa: on })
    },
    fail: (failure) => failures.add(failure),
    inbox,
    events: webhooks.events,
    async reset() {
      clearStore(store)
      plant(store, seed)
      clock.reset()
      times.tokenLifetime = options.tokenLifetime ?? 60
      failures.clear()
      webhooks.clear()
      calls.clear()
      inbox.length = 0
      await save?.()
    },
  }

  allowOrigins(http, allowRemote)
  http.addHook('onRequest', async (request) => {
    if (!isControl(request.url))
      await failures.apply(request.method, request.url.split('?')[0] ?? '')
  })
  recordCalls(http, calls)
  registerBackend(http, context)
  registerFrontend(http, context)
  registerControl(http, { ...context, tools, calls, webhooks, failures, allowRemote })

  const address = await listen(http, { port, host })
  const url = `http://${urlHost(host)}:${address.port}`
  const frontendApiUrl = `${url}/fapi`
  const sandbox = {
    url,
    frontendApiUrl,
    publishableKey: PUBLISHABLE_KEY,
    secretKey: SECRET_KEY,
    jwtKey: signer.jwtKey,
    webhookSecret: WEBHOOK_SECRET,
    clerkKeys: {
      publishableKey: PUBLISHABLE_KEY,
      secretKey: SECRET_KEY,
      webhookSigningSecret: WEBHOOK_SECRET,
      apiUrl: url,
      callLimit: UNLIMITED,
      frontendApiUrl,
    },
    store,
    signer,
    webhooks,
    http,
    close: () => http.close(),
  }
  return Object.defineProperties(tools, Object.getOwnPropertyDescriptors(sandbox)) as Sandbox
}
