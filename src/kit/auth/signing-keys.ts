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
   * @throws {Problem} `invalid_token` if Clerk has none of them; `clerk_unavailable`, with
   *   `Retry-After`, while that is not certain
   */
  find(kids: readonly string[]): Promise<string>
  /** Returns the key with this id, if it is cached and not stale. */
  recall(kid: string): KeyObject | undefined
  /** Fetches the keys now, unless keys are cached or a fetch failed within the last second. */
  load(): Promise<void>
  /** True once tokens can be verified. */
  readonly loaded: boolean
}

/**
 * Minimum interval in milliseconds between fetches for unknown key ids, from all callers together.
 */
const REFRESH_INTERVAL = 5_000
/** Minimum interval in milliseconds between two attempts to get the first keys. */
const RETRY_INTERVAL = 1_000
/** Milliseconds after which the keys are fetched again, so that a removed key expires. */
const MAX_AGE = 300_000
/** Milliseconds until a failed fetch of stale keys is retried. */
const MAX_AGE_RETRY = 60_000
/** Milliseconds for which an unknown key id is cached, and the maximum number of these. */
const [UNKNOWN_FOR, MOST_UNKNOWN] = [60_000, 10_000]

/**
 * Caches the public keys that sign the instance's tokens, so that verifying needs no network. They
 * are fetched when the server starts to listen, when an unknown key id may mean a rotation, and
 * every five minutes while they are in use. With `CLERK_JWT_KEY` nothing is fetched.
 */
export const signingKeys = fp<Pick<ClerkKeys, 'jwtKey'>>(
  async (app, { jwtKey }) => {
    app.decorate('signingKeys', jwtKey ? fixedKey(jwtKey) : fetchedKeys(fetchKeys))
    app.addHook('onListen', () => app.signingKeys.load())

    async function fetchKeys(): Promise<Map<string, SigningKey>> {
      try {
        const { keys } = (await app.clerk.jwks.getJwks()) as { keys?: unknown }
        const usable = (Array.isArray(keys) ? keys : []).flatMap((key) => entryOf(key))
        if (usable.length === 0) throw new Error('Clerk’s answer contains no usable key')
        return new Map(usable)
      } catch (error) {
        app.log.error({ err: error }, "Clerk's signing keys could not be fetched")
        throw error
      }
    }

    /** Skips a key that cannot be used; the others can. */
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

/** A key in the forms for Clerk's hook and for Node.js. */
interface SigningKey {
  pem: string
  key: KeyObject
}

/** Parses a key once, not for each token. */
function prepare(given: string | JsonWebKey): SigningKey {
  const key = verificationKey(given)
  return { pem: toPem(key), key }
}

function fixedKey(jwtKey: string): SigningKeys {
  const { pem, key } = prepare(jwtKey)
  return { find: async () => pem, recall: () => key, load: async () => undefined, loaded: true }
}

/**
 * The refresh rules: an unknown key id causes a fetch at once, unless another did within
 * REFRESH_INTERVAL. So a flood of invented ids costs one fetch per interval, and a real rotation
 * waits no longer than that. A key id is refused if it is missing from keys whose fetch began after
 * the id was first seen; until then it is uncertain, and the answer is 503.
 */
function fetchedKeys(fetchKeys: () => Promise<Map<string, SigningKey>>): SigningKeys {
  let keys = new Map<string, SigningKey>()
  let pending: Promise<void> | undefined
  let failed = false
  /** The number of fetches that began, and the latest of them that succeeded. */
  let [begun, succeeded] = [0, 0]
  /**
   * The time when an unknown key id may cause the next fetch, and the time when the keys are stale.
   */
  let [nextFetch, old] = [0, 0]
  /**
   * Unknown key ids: the number of fetches that had begun when each was first seen, and that time.
   */
  const unknown = new LRUCache<string, { begun: number; at: number }>({ max: MOST_UNKNOWN })
  // A monotonic clock: the time of day may be changed.
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
      // Logged by fetchKeys. The cached keys stay.
      failed = true
      nextFetch = now() + (keys.size > 0 ? REFRESH_INTERVAL : RETRY_INTERVAL)
      old = now() + MAX_AGE_RETRY
    } finally {
      pending = undefined
    }
  }

  /**
   * Fetches the keys, unless it is too early; concurrent callers share one fetch.
   * @param interval milliseconds until an unknown key id may cause the next fetch
   */
  async function refresh(interval: number) {
    if (!pending && now() >= nextFetch) pending = fetchNow(interval)
    await pending
  }

  /** Awaits new keys only while Clerk is reachable: the fetch may take until the time-out. */
  async function refreshOld() {
    const done = refresh(0)
    if (!failed) await done
  }

  /** True if the latest fetch began after these ids were first seen. */
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
      // A client may send long ids.
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
