import type { RequestListener } from 'node:http'
import { createSession, createUser } from '../../src/sandbox/changes.ts'
import { makeId } from '../../src/sandbox/ids.ts'
import {
  type Claims,
  createSandbox,
  createSigner,
  sessionClaims,
  validFor,
} from '../../src/sandbox/index.ts'
import type { User } from '../../src/sandbox/records.ts'
import { answer } from './process.ts'
import { FRONTEND } from './production.ts'

// A Clerk for other processes: the sandbox, which counts what it is asked, can be as slow as a Clerk
// elsewhere, and can be away.

/** How a Clerk can be away: connections break, answers take longer than anyone waits, or are 500. */
export type Outage = 'refusing' | 'slow' | 'status 500'

const JSON_TYPE = { 'content-type': 'application/json' }
/** Milliseconds; no deadline of an API is longer. */
const SLOW = 10_000
/** Seconds; longer than any measurement. */
const LIFETIME = 3600

const sandbox = await createSandbox()
const { store, signer } = sandbox
const foreign = createSigner()

let calls = 0
let delay = 0
let outage: Outage | undefined
const { server } = sandbox.http
const [handle] = server.listeners('request') as RequestListener[]
server.removeAllListeners('request')
server.on('request', (request, response) => {
  calls++
  if (outage === 'refusing') request.socket.destroy()
  else if (outage === 'status 500') response.writeHead(500, JSON_TYPE).end('{"errors":[]}')
  else if (outage === 'slow' || delay > 0)
    setTimeout(
      () => {
        // What nobody waits for any more is not done, so that it is not done twice.
        if (!response.destroyed) handle?.(request, response)
      },
      outage === 'slow' ? SLOW : delay,
    )
  else handle?.(request, response)
})

const [user] = store.users.values()
if (!user) throw new Error('The sandbox has no user')
const claims = claimsOf(user)

function claimsOf(someone: User): Claims {
  const session = createSession(store, someone, null)
  return { ...sessionClaims(store, session), ...validFor(LIFETIME), azp: FRONTEND }
}

const answers = {
  keys: () => sandbox.clerkKeys,
  /** Requests that it got so far. */
  calls: () => calls,
  /** Milliseconds that it waits with each answer. */
  delay: (ms: number) => void (delay = ms),
  /** As many session tokens, no two of them the same. */
  tokens: (count: number) => Array.from({ length: count }, () => signer.session(claims)),
  /** As many users, each with a token. */
  people: (count: number) =>
    Array.from({ length: count }, () => {
      const person = createUser(store, {}, [`${makeId('soak')}@example.com`])
      return { userId: person.id, token: signer.session(claimsOf(person)) }
    }),
  apiKeys: () => [...store.apiKeys.values()].map(({ secret }) => secret),
  /** Where to send webhooks. */
  webhooksTo: (url: string) => void sandbox.webhooks.endpoints.push(url),
  /** Whether it is away, and how, from now on. */
  away: (how: Outage | null) => void (outage = how ?? undefined),
  /** What became of it: the metadata of users by id, and the names of all organizations. */
  written: () => ({
    metadata: Object.fromEntries(
      [...store.users.values()].map(({ id, unsafe_metadata }) => [id, unsafe_metadata]),
    ),
    organizations: [...store.organizations.values()].map(({ name }) => name),
  }),
  /** A token that another key signed. */
  badToken: () => foreign.session(claims, { kid: signer.kid }),
}
export type Clerk = typeof answers
answer(answers)
