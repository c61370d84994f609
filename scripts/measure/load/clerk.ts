import type { RequestListener } from 'node:http'
import { createSession, createUser } from '../../../src/sandbox/changes.ts'
import { makeId } from '../../../src/sandbox/ids.ts'
import {
  type Claims,
  createSandbox,
  createSigner,
  sessionClaims,
  validFor,
} from '../../../src/sandbox/index.ts'
import type { User } from '../../../src/sandbox/records.ts'
import { answer } from './process.ts'
import { FRONTEND } from './production.ts'

// A Clerk for other processes: the sandbox, which counts its requests, and can simulate an outage.

/** The kinds of outage: connections break, answers take longer than any time-out, or are 500. */
export type Outage = 'refusing' | 'slow' | 'status 500'

const JSON_TYPE = { 'content-type': 'application/json' }
/** Milliseconds; longer than any time-out of an API. */
const SLOW = 10_000
/** Seconds; longer than any measurement. */
const LIFETIME = 3600

const sandbox = await createSandbox()
const { store, signer } = sandbox
const foreign = createSigner()

let calls = 0
let outage: Outage | undefined
const { server } = sandbox.http
const [handle] = server.listeners('request') as RequestListener[]
server.removeAllListeners('request')
server.on('request', (request, response) => {
  calls++
  if (outage === 'refusing') request.socket.destroy()
  else if (outage === 'status 500') response.writeHead(500, JSON_TYPE).end('{"errors":[]}')
  else if (outage === 'slow')
    setTimeout(() => {
      // A request that the caller has abandoned is not processed, so that a retry does not do it
      // twice.
      if (!response.destroyed) handle?.(request, response)
    }, SLOW)
  else handle?.(request, response)
})

const [user] = store.users.values()
if (!user) throw new Error('The sandbox has no user')
const [machine] = store.machines.values()
if (!machine) throw new Error('The sandbox has no machine')
const claims = claimsOf(user)

function claimsOf(someone: User): Claims {
  const session = createSession(store, someone, null)
  return { ...sessionClaims(store, session), ...validFor(LIFETIME), azp: FRONTEND }
}

const answers = {
  keys: () => sandbox.clerkKeys,
  /** The number of requests so far. */
  calls: () => calls,
  /** Returns this many different session tokens. */
  tokens: (count: number) => Array.from({ length: count }, () => signer.session(claims)),
  /** Returns this many different machine tokens, in JWT format. */
  machineTokens: (count: number) =>
    Array.from({ length: count }, () => signer.m2m({ sub: machine.id, jti: makeId('mt') })),
  /** Returns this many users, each with a token. */
  people: (count: number) =>
    Array.from({ length: count }, () => {
      const person = createUser(store, {}, [`${makeId('soak')}@example.com`])
      return { userId: person.id, token: signer.session(claimsOf(person)) }
    }),
  apiKeys: () => [...store.apiKeys.values()].map(({ secret }) => secret),
  /** Sets the address of webhooks. */
  webhooksTo: (url: string) => void sandbox.webhooks.endpoints.push(url),
  /** Starts an outage, or ends it with null. */
  away: (how: Outage | null) => void (outage = how ?? undefined),
  /** Returns the written data: the metadata of users by id, and the names of all organizations. */
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
