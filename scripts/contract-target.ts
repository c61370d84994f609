import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type App, buildApp } from '../src/app.ts'
import type { Credentials } from '../src/contract/credentials.ts'
import type { Outage } from '../src/contract/outage.ts'
import { createSession } from '../src/sandbox/changes.ts'
import { onSandbox } from './on-sandbox.ts'
import {
  type Claims,
  createSandbox,
  createSigner,
  type Sandbox,
  sessionClaims,
  signWebhook,
  validFor,
} from '../src/sandbox/index.ts'
import { userRecord } from '../src/sandbox/records.ts'
import { makeId } from '../src/sandbox/ids.ts'
import { answering, type FaultyClerk, startFaultyClerk } from './faulty-clerk.ts'

/** The current password in the document's example of a password change. */
const PASSWORD =
  /"currentPassword": "([^"]+)"/.exec(
    readFileSync(new URL('../openapi/openapi.json', import.meta.url), 'utf8'),
  )?.[1] ?? ''

/** The app on a sandbox of its own, with every credential that the sandbox can issue. */
export interface ContractTarget {
  app: App
  sandbox: Sandbox
  credentials: Credentials
  /** Simulated failures of Clerk. */
  outages: Outage[]
  close(): Promise<void>
}

/** Starts the default target of the tests. */
export async function startContractTarget(
  options: { routes?: (app: App) => void } = {},
): Promise<ContractTarget> {
  const sandbox = await createSandbox({ tokenLifetime: 3600 })
  const clerk = await startFaultyClerk(sandbox.url)
  const config = onSandbox(sandbox)
  const app = await buildApp({ ...config, clerkKeys: { ...config.clerkKeys, apiUrl: clerk.url } })
  options.routes?.(app)
  await app.ready()
  return {
    app,
    sandbox,
    credentials: await credentialsOf(sandbox),
    outages: [
      outage({ app, clerk }, 'Clerk fails', 500, 'internal_clerk_error'),
      outage({ app, clerk }, 'Clerk refuses the secret key', 401, 'clerk_key_invalid'),
    ],
    async close() {
      await app.close()
      clerk.close()
      await sandbox.close()
    },
  }
}

/** Makes Clerk answer every request with this, for a while. */
function outage(
  { app, clerk }: { app: App; clerk: FaultyClerk },
  about: string,
  status: number,
  code: string,
): Outage {
  const body = JSON.stringify({ errors: [{ code, message: about }] })
  return {
    about,
    begin() {
      clerk.fault = answering(status, { 'content-type': 'application/json' }, body)
    },
    async end() {
      clerk.fault = undefined
      while (!(await isClerkBack(app))) await sleep(100)
    },
  }
}

/**
 * Calls the API so that it tries Clerk again, including verification, which has its own breaker.
 */
async function isClerkBack(app: App): Promise<boolean> {
  if (!app.verificationBreaker.closed)
    await app.clerk.apiKeys.verify('ak_unknown').catch(() => undefined)
  const answer = await app.inject('/health/ready')
  return answer.json<{ clerk?: string }>().clerk === 'available' && app.verificationBreaker.closed
}

async function credentialsOf(sandbox: Sandbox): Promise<Credentials> {
  const { store, signer } = sandbox
  const foreign = createSigner()

  function session(username: string, slug?: string, claims: Claims = {}): string {
    const user = [...store.users.values()].find(({ id }) => id === makeId('user', username))
    if (!user) throw new Error(`The sandbox has no user ${username}`)
    const organization = slug === undefined ? null : makeId('org', slug)
    const created = createSession(store, user, organization)
    return signer.session({ ...sessionClaims(store, created), ...claims })
  }

  /** Returns tokens of the same session, for as long as it is active. */
  function lasting(username: string, slug: string, claims: Claims = {}): () => string {
    let token = ''
    let sessionId = ''
    return () => {
      if (store.sessions.get(sessionId)?.status !== 'active') {
        token = session(username, slug, claims)
        sessionId = [...store.sessions.keys()].at(-1) ?? ''
      }
      return token
    }
  }

  /** Creates a user for one test; the password is that of the document's example. */
  function newcomer(claims: Claims = {}): string {
    const email = `${makeId('newcomer')}@example.com`
    const user = userRecord({ password: PASSWORD }, [email])
    store.users.set(user.id, user)
    const session = createSession(store, user, null)
    return signer.session({ ...sessionClaims(store, session), ...claims })
  }

  const ada = lasting('ada', 'acme')
  // A browser's token names the page's origin; without it Clerk's SDK warns.
  const inBrowser = lasting('ada', 'acme', { azp: 'http://localhost:8080' })
  const good = () => sessionClaims(store, [...store.sessions.values()].at(-1) ?? never())
  const seconds = () => Math.floor(Date.now() / 1000)
  const machine = { sub: [...store.machines.keys()][0] ?? '' }
  const secrets = [...store.apiKeys.values()].map(
    ({ secret }) =>
      () =>
        secret,
  )
  const [oauth] = [...store.oauthTokens.values()].map(
    ({ token }) =>
      () =>
        token,
  )
  return {
    // An admin of the app and of her active organization.
    a: ada,
    b: lasting('grace', 'globex'),
    low: [() => newcomer(), () => newcomer({ fva: [20, -1] })],
    disposable: () => newcomer(),
    gone: () => signer.session({ sub: makeId('user', 'nobody') }),
    byScheme: {
      clerkSession: [ada],
      // Clerk accepts the cookie only with its companion, which holds the time of the sign-in.
      clerkSessionCookie: [() => `${inBrowser()}; __client_uat=1; __clerk_db_jwt=dvb_1`],
      clerkApiKey: secrets,
      ...(oauth && { clerkOAuth: [oauth, () => signer.oauth({ sub: makeId('user', 'ada') })] }),
      clerkMachine: [() => signer.m2m(machine)],
    },
    refused: {
      'an expired token': () => signer.session({ ...good(), ...validFor(-60) }),
      'a token that is not valid yet': () => signer.session({ ...good(), nbf: seconds() + 600 }),
      'a token from the future': () => signer.session({ ...good(), iat: seconds() + 600 }),
      'a token signed with a foreign key': () => foreign.session(good(), { kid: signer.kid }),
      'a token of a foreign instance': () => foreign.session(good()),
      'a template token': () => signer.template(good()),
      'an API key of nobody': () => 'ak_0123456789abcdefghijklmnopqrstuv',
      'a machine token of nobody': () => 'mt_0123456789abcdefghijklmnopqrstuv',
      'an OAuth token of nobody': () => 'oat_0123456789abcdefghijklmnopqrstuv',
    },
    signers: { clerkWebhook: (body) => signWebhook(body) },
  }
}

function never(): never {
  throw new Error('The sandbox has no session')
}
