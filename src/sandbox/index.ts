import type { AddressInfo } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { registerBackend } from './backend/index.ts'
import { registerFrontend } from './frontend/index.ts'
import { builtInSeed } from './built-in-seed.ts'
import { createSaver, loadData } from './data-file.ts'
import { createServer, type Answer, type SandboxServer } from './http.ts'
import { PUBLISHABLE_KEY, refuseBesideRealClerk, SECRET_KEY, WEBHOOK_SECRET } from './keys.ts'
import { plant, type Seed } from './seed.ts'
import { createStore, type Store } from './store.ts'
import { createSigner, type Signer } from './tokens.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'

export interface SandboxOptions {
  /** Port on the loopback interface; 0, the default, takes a free one. */
  port?: number
  /** What it starts with. Default: some thirty users and two organizations. */
  seed?: Seed
  /** Where its data outlives the process; once the file exists, it takes the place of the seed. */
  dataFile?: string
  /** Seconds. Default: 60. */
  sessionTokenLifetime?: number
  /** URLs that get its webhooks. */
  webhookEndpoints?: string[]
  /** Default: warnings, on standard output. */
  logger?: FastifyBaseLogger
  /** Called with every answer that it gives. */
  onAnswer?: (answer: Answer) => void
}

/** The sandbox refuses no call for coming too soon. */
const UNLIMITED = 1_000_000_000

/** Everything that an API needs to run on the sandbox. */
export interface SandboxKeys {
  publishableKey: string
  secretKey: string
  webhookSigningSecret: string
  /** Root of its Backend API. */
  apiUrl: string
  /** Root of its Frontend API. */
  frontendApiUrl: string
  /** Calls within 10 seconds that it takes. */
  callLimit: number
}

export interface Sandbox {
  /** Root of its Backend API: the `apiUrl` of Clerk's SDK. */
  url: string
  /** Root of its Frontend API: where `/__clerk` forwards to. */
  frontendApiUrl: string
  publishableKey: string
  secretKey: string
  /** The public key of its tokens, PEM. */
  jwtKey: string
  webhookSecret: string
  /** The same in one object, as an API's configuration takes them. */
  clerkKeys: SandboxKeys
  store: Store
  signer: Signer
  webhooks: Webhooks
  http: SandboxServer
  close(): Promise<void>
}

/**
 * Starts a local Clerk on the loopback interface. Its keys are public: nothing that matters may
 * depend on it.
 *
 * @throws in production, and beside the keys of a real Clerk instance
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  refuseBesideRealClerk(process.env)
  const { port = 0, seed = builtInSeed, dataFile, webhookEndpoints = [] } = options

  const store = createStore()
  if (dataFile === undefined || !(await loadData(dataFile, store))) plant(store, seed)
  const { privateKey } = store.signingKeys.get('current') ?? {}
  const signer = await createSigner(options.sessionTokenLifetime, privateKey)
  store.signingKeys.set('current', { privateKey: signer.privateKey })

  const http = createServer(options)
  const webhooks = createWebhooks(webhookEndpoints, http.log)
  store.subscribe((event) => {
    webhooks.deliver(event)
  })
  http.addHook('onClose', async () => {
    webhooks.close()
  })
  registerBackend(http, { store, signer })
  registerFrontend(http, { store, signer })

  if (dataFile !== undefined) {
    const write = createSaver(dataFile, store)
    let failing = false
    // The sandbox goes on without its file, which stays as it was written last. The next change
    // tries again.
    const save = async () => {
      try {
        await write()
        if (failing) http.log.warn({ dataFile }, 'The data file is written again')
        failing = false
      } catch (error) {
        if (!failing) http.log.error({ err: error, dataFile }, 'The data file cannot be written')
        failing = true
      }
    }
    await save()
    http.addHook('onResponse', async (request) => {
      if (request.method !== 'GET') await save()
    })
    http.addHook('onClose', save)
  }

  await http.listen({ port, host: '127.0.0.1' })
  const address = http.server.address() as AddressInfo
  const url = `http://127.0.0.1:${address.port}`
  const frontendApiUrl = `${url}/fapi`
  return {
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
}

export { announce, findAnnounced } from './announcement.ts'
export { readSeed, Seed } from './seed.ts'
export { createSigner, sessionClaims, validFor, type Claims, type Signer } from './tokens.ts'
export { signWebhook } from './webhooks.ts'
export type { Answer } from './http.ts'
