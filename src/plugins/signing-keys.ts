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
  /** Fetches the keys now, unless they are known or were asked for within the last minute. */
  load(): Promise<void>
  /** Whether tokens can be verified. */
  readonly loaded: boolean
}

/** An unknown key id asks Clerk again at most this often, whoever sends it (milliseconds). */
const REFRESH_INTERVAL = 60_000
/** After a failure, Clerk is asked again at most this often (milliseconds). */
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
        const { keys } = await app.clerk.jwks.getJwks()
        return new Map((keys ?? []).map((key) => [key.kid, toPem({ ...key })]))
      } catch (error) {
        app.log.error({ err: error }, "Clerk's signing keys could not be fetched")
        throw error
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
  let nextFetch = 0
  let pending: Promise<void> | undefined

  const first = (kids: readonly string[]) =>
    kids.map((kid) => keys.get(kid)).find((key) => key !== undefined)

  async function refresh() {
    nextFetch = Date.now() + RETRY_INTERVAL
    try {
      keys = await fetchKeys()
      nextFetch = Date.now() + REFRESH_INTERVAL
    } catch {
      // Logged by fetchKeys; the keys that were known stay known.
    } finally {
      pending = undefined
    }
  }

  async function load() {
    if (!pending && Date.now() >= nextFetch) pending = refresh()
    await pending
  }

  return {
    async find(kids) {
      const known = first(kids)
      if (known) return known
      await load()
      const found = first(kids)
      if (found) return found
      if (keys.size === 0) throw new Problem('clerk_unavailable')
      throw new Problem('invalid_token', { detail: 'The token is not signed by this instance.' })
    },
    load,
    get loaded() {
      return keys.size > 0
    },
  }
}

function toPem(key: JsonWebKey): string {
  return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString()
}
