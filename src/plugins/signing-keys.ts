import { createPublicKey, type JsonWebKey } from 'node:crypto'
import fp from 'fastify-plugin'
import type { ClerkKeys } from '../config.ts'
import { Problem } from '../problems.ts'

declare module 'fastify' {
  interface FastifyInstance {
    signingKeys: SigningKeys
  }
}

export interface SigningKeys {
  /**
   * The PEM public key with the first of these ids that is known.
   * @throws {Problem} `invalid_token` when none is, `clerk_unavailable` when that cannot be told
   */
  find(kids: readonly string[]): Promise<string>
  /** Fetches the keys now, unless they are known or were asked for within the last second. */
  load(): Promise<void>
  /** Whether tokens can be verified. */
  readonly loaded: boolean
}

/**
 * Milliseconds between two refreshes because of an unknown key id, at least: whoever sends it, and
 * whatever Clerk answers.
 */
const REFRESH_INTERVAL = 60_000
/** Milliseconds between two attempts to get any keys, at least. */
const RETRY_INTERVAL = 1_000

/**
 * Keeps the public keys that sign the instance's tokens, so that verifying one needs no network.
 * They are fetched once the server listens, and again when an unknown key id shows a rotation.
 * With `CLERK_JWT_KEY` nothing is ever fetched.
 */
export const signingKeys = fp<Pick<ClerkKeys, 'jwtKey'>>(
  async (app, { jwtKey }) => {
    app.decorate('signingKeys', jwtKey ? fixedKey(jwtKey) : fetchedKeys(fetchKeys))
    app.addHook('onListen', () => app.signingKeys.load())

    async function fetchKeys(): Promise<Map<string, string>> {
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

    /** None where the key cannot be used: the others can. */
    function entryOf(key: unknown): [kid: string, pem: string][] {
      try {
        const { kid, ...jwk } = key as JsonWebKey & { kid: unknown }
        if (typeof kid !== 'string') throw new Error('A key without an id')
        return [[kid, toPem(jwk)]]
      } catch (error) {
        app.log.warn({ err: error }, "One of Clerk's signing keys is left out")
        return []
      }
    }
  },
  { name: 'signing-keys', dependencies: ['clerk'] },
)

function fixedKey(jwtKey: string): SigningKeys {
  return { find: async () => jwtKey, load: async () => undefined, loaded: true }
}

function fetchedKeys(fetchKeys: () => Promise<Map<string, string>>): SigningKeys {
  let keys = new Map<string, string>()
  let failed = false
  let nextFetch = 0
  let pending: Promise<void> | undefined

  const first = (kids: readonly string[]) =>
    kids.map((kid) => keys.get(kid)).find((key) => key !== undefined)

  async function fetchNow() {
    try {
      keys = await fetchKeys()
      failed = false
    } catch {
      // Logged by fetchKeys; the keys that were known stay known.
      failed = true
    } finally {
      nextFetch = Date.now() + (keys.size > 0 ? REFRESH_INTERVAL : RETRY_INTERVAL)
      pending = undefined
    }
  }

  /** Those who ask at the same time share one call. */
  async function refresh() {
    if (!pending && Date.now() >= nextFetch) pending = fetchNow()
    await pending
  }

  /** Nobody knows who signs by a key that could not be fetched. */
  function unknown(): Problem {
    if (keys.size === 0) return new Problem('clerk_unavailable')
    if (!failed)
      return new Problem('invalid_token', { detail: 'The token is not signed by this instance.' })
    const seconds = Math.max(Math.ceil((nextFetch - Date.now()) / 1000), 1)
    return new Problem('clerk_unavailable', { headers: { 'retry-after': String(seconds) } })
  }

  return {
    async find(kids) {
      const known = first(kids)
      if (known) return known
      await refresh()
      const found = first(kids)
      if (found) return found
      throw unknown()
    },
    async load() {
      if (keys.size === 0) await refresh()
    },
    get loaded() {
      return keys.size > 0
    },
  }
}

function toPem(key: JsonWebKey): string {
  return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString()
}
