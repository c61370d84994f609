import { hash, type JsonWebKey, type KeyObject } from 'node:crypto'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import type { ClerkKeys } from '../clerk/keys.ts'
import { Problem } from '../problems/problem.ts'
import { toPem, verificationKey } from './verification-key.ts'

declare module 'fastify' {
  interface FastifyInstance {
    signingKeys: SigningKeys
  }
}

export interface SigningKeys {
  /**
   * Finds the PEM public key of the first of these key ids that Clerk has.
   * @throws {Problem} `invalid_token` where Clerk has none of them; `clerk_unavailable`, with
   *   `Retry-After`, while that is not sure
   */
  find(kids: readonly string[]): Promise<string>
  /** The key with this id, where it is known and need not be fetched again. */
  recall(kid: string): KeyObject | undefined
  /** Fetches the keys now, unless there are some or a fetch failed within the last second. */
  load(): Promise<void>
  /** True once tokens can be verified. */
  readonly loaded: boolean
}

/** Milliseconds from one fetch for an unknown key id to the next, at least, whoever sends it. */
const REFRESH_INTERVAL = 5_000
/** Milliseconds between two attempts to get any keys, at least. */
const RETRY_INTERVAL = 1_000
/** Milliseconds after which the keys are fetched again: a key that Clerk removed lasts no longer. */
const MAX_AGE = 300_000
/** Milliseconds until that is tried again, where it failed. */
const MAX_AGE_RETRY = 60_000
/** Milliseconds for which an unknown key id is remembered, and how many are. */
const [UNKNOWN_FOR, MOST_UNKNOWN] = [60_000, 10_000]

/**
 * Keeps the public keys that sign the instance's tokens, so that verifying one needs no network.
 * They are fetched once the server listens, when an unknown key id may mean a rotation, and every
 * five minutes while they are used. With `CLERK_JWT_KEY` nothing is ever fetched.
 */
export const signingKeys = fp<Pick<ClerkKeys, 'jwtKey'>>(
  async (app, { jwtKey }) => {
    app.decorate('signingKeys', jwtKey ? fixedKey(jwtKey) : fetchedKeys(fetchKeys))
    app.addHook('onListen', () => app.signingKeys.load())

    async function fetchKeys(): Promise<Map<string, SigningKey>> {
      try {
        const { keys } = (await app.clerk.jwks.getJwks()) as { keys?: unknown }
        const usable = (Array.isArray(keys) ? keys : []).flatMap((key) => entryOf(key))
        if (usable.length === 0) throw new Error('There is no key in what Clerk answered')
        return new Map(usable)
      } catch (error) {
        app.log.error({ err: error }, "Clerk's signing keys could not be fetched")
        throw error
      }
    }

    /** Leaves out a key that cannot be used; the others can. */
    function entryOf(key: unknown): [kid: string, key: SigningKey][] {
      try {
        const { kid, ...jwk } = key as JsonWebKey & { kid: unknown }
        if (typeof kid !== 'string') throw new Error('A key without an id')
        return [[kid, prepare(jwk)]]
      } catch (error) {
        app.log.warn({ err: error }, "One of Clerk's signing keys is left out")
        return []
      }
    }
  },
  { name: 'signing-keys', dependencies: ['clerk'] },
)

/** A key as Clerk's hook takes it, and as Node.js does. */
interface SigningKey {
  pem: string
  key: KeyObject
}

/** Reads a key once, not for each token. */
function prepare(given: string | JsonWebKey): SigningKey {
  const key = verificationKey(given)
  return { pem: toPem(key), key }
}

function fixedKey(jwtKey: string): SigningKeys {
  const { pem, key } = prepare(jwtKey)
  return { find: async () => pem, recall: () => key, load: async () => undefined, loaded: true }
}

/**
 * The rules of a refresh: an unknown key id causes one at once, unless another did within
 * REFRESH_INTERVAL. So a flood of invented ids costs one fetch an interval, and a real rotation
 * waits for no longer than that. A key id that is missing from keys whose fetch began after it was
 * first seen is refused; before that nothing is sure, and the answer is 503.
 */
function fetchedKeys(fetchKeys: () => Promise<Map<string, SigningKey>>): SigningKeys {
  let keys = new Map<string, SigningKey>()
  let pending: Promise<void> | undefined
  let failed = false
  /** Fetches that were begun, and the latest of them that succeeded. */
  let [begun, succeeded] = [0, 0]
  /** When an unknown key id may cause a fetch again, and when the age of the keys does. */
  let [nextFetch, old] = [0, 0]
  /** Unknown key ids: how many fetches had begun when they were first seen, and when that was. */
  const unknown = new LRUCache<string, { begun: number; at: number }>({ max: MOST_UNKNOWN })
  // Not the time of day, which may be set.
  const now = () => performance.now()

  const first = (kids: readonly string[]) =>
    kids.map((kid) => keys.get(kid)?.pem).find((key) => key !== undefined)

  async function fetchNow(interval: number) {
    begun += 1
    const number = begun
    try {
      keys = await fetchKeys()
      failed = false
      succeeded = number
      nextFetch = now() + interval
      old = now() + MAX_AGE
    } catch {
      // Logged by fetchKeys; the keys that there are stay.
      failed = true
      nextFetch = now() + (keys.size > 0 ? REFRESH_INTERVAL : RETRY_INTERVAL)
      old = now() + MAX_AGE_RETRY
    } finally {
      pending = undefined
    }
  }

  /**
   * Fetches the keys, unless it is too early; those who ask at the same time share one call.
   * @param interval milliseconds until an unknown key id may cause the next fetch
   */
  async function refresh(interval: number) {
    if (!pending && now() >= nextFetch) pending = fetchNow(interval)
    await pending
  }

  /** Awaits new keys only while Clerk answers: it may take until the time-out. */
  async function refreshOld() {
    const done = refresh(0)
    if (!failed) await done
  }

  /** True where the latest fetch began after these ids were first seen. */
  function isRefuted(id: string): boolean {
    let seen = unknown.get(id)
    if (!seen || now() - seen.at > UNKNOWN_FOR) {
      seen = { begun, at: now() }
      unknown.set(id, seen)
    }
    return succeeded > seen.begun
  }

  return {
    async find(kids) {
      if (keys.size > 0 && now() >= old) await refreshOld()
      const known = first(kids)
      if (known) return known
      // A stranger's ids may be long.
      const id = hash('sha256', kids.join(' '), 'base64')
      if (!isRefuted(id)) await refresh(keys.size > 0 ? REFRESH_INTERVAL : 0)
      const found = first(kids)
      if (found) return found
      if (isRefuted(id))
        throw new Problem('invalid_token', { detail: 'The token is not signed by this instance.' })
      throw notSure(keys.size > 0, nextFetch - now())
    },
    recall: (kid) => (now() < old ? keys.get(kid)?.key : undefined),
    async load() {
      if (keys.size === 0) await refresh(0)
    },
    get loaded() {
      return keys.size > 0
    },
  }
}

/** @param wait milliseconds until the keys may be fetched again */
function notSure(loaded: boolean, wait: number): Problem {
  if (!loaded) return new Problem('clerk_unavailable')
  const seconds = Math.max(Math.ceil(wait / 1000), 1)
  return new Problem('clerk_unavailable', {
    detail:
      'The key that signed the token is not known yet; try again after `Retry-After` seconds.',
    headers: { 'retry-after': String(seconds) },
  })
}
