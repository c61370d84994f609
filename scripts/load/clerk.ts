import type { RequestListener } from 'node:http'
import { createSession } from '../../src/sandbox/changes.ts'
import { createSandbox, createSigner, sessionClaims, validFor } from '../../src/sandbox/index.ts'
import { answer } from './process.ts'
import { FRONTEND } from './production.ts'

// A Clerk for other processes: the sandbox, which counts what it is asked, and can be as slow as a
// Clerk elsewhere.

/** Seconds; longer than any measurement. */
const LIFETIME = 3600

const sandbox = await createSandbox()
const { store, signer } = sandbox
const foreign = await createSigner()

let calls = 0
let delay = 0
const { server } = sandbox.http
const [handle] = server.listeners('request') as RequestListener[]
server.removeAllListeners('request')
server.on('request', (request, response) => {
  calls++
  if (delay === 0) handle?.(request, response)
  else setTimeout(() => handle?.(request, response), delay)
})

const [user] = store.users.values()
if (!user) throw new Error('The sandbox has no user')
const claims = {
  ...sessionClaims(store, createSession(store, user, null)),
  ...validFor(LIFETIME),
  azp: FRONTEND,
}

const answers = {
  keys: () => sandbox.clerkKeys,
  /** Requests that it got so far. */
  calls: () => calls,
  /** Milliseconds that it waits with each answer. */
  delay: (ms: number) => void (delay = ms),
  /** As many session tokens, no two of them the same. */
  tokens: (count: number) => Array.from({ length: count }, () => signer.session(claims)),
  /** A token that another key signed. */
  badToken: () => foreign.session(claims, { kid: signer.kid }),
}
export type Clerk = typeof answers
answer(answers)
