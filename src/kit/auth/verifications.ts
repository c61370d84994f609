import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { growingTo } from '../cache.ts'
import type { ClientAddresses } from '../http/client-address.ts'
import { Problem } from '../problems/problem.ts'
import type { Verdict } from './authentication.ts'
import { type Count, counterOf } from '../http/counters.ts'
import type { InWindow } from '../shared/store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Lets Clerk verify an opaque token, within the share of Clerk's limit for such calls.
     * @throws {Problem} `rate_limited` if the address sent too many refused tokens; `overloaded` if
     *   verifications have used up their share of Clerk's limit
     */
    verifyWithin(
      request: FastifyRequest,
      token: string,
      verify: () => Promise<Verdict>,
    ): Promise<Verdict>
    /**
     * Asks Clerk again about a good token, within the share of Clerk's limit for such calls.
     * @param auth of the token; beyond the share, returns the earlier answer for the same object
     */
    inspectWithin<T>(auth: object, ask: () => Promise<T>): Promise<T>
  }
}

/**
 * The limit of Clerk's Backend API: calls of an instance within 10 seconds, by the kind of its key.
 * @see https://clerk.com/docs/guides/how-clerk-works/system-limits
 */
const [CLERK_LIMIT, CLERK_WINDOW] = [{ live: 1000, test: 100 }, 10_000]
/**
 * The shares of the limit for verifying opaque tokens: tokens that were good before; tokens from
 * addresses that sent good ones before; all others; and repeated checks of good tokens. The rest, a
 * quarter, is left to other calls.
 */
const SHARES = { goodToken: 0.4, goodAddress: 0.05, stranger: 0.25, inspection: 0.05 }
type Share = keyof typeof SHARES
/** Maximum number of refused tokens from one address that cost a call, per milliseconds. */
const [MOST_REFUSED, REFUSED_WINDOW] = [20, 60_000]
/** Maximum number of cached tokens and addresses; the least recently used is evicted first. */
const REMEMBERED = 50_000

interface Options {
  secretKey: string
  callLimit?: number
  clients: ClientAddresses
}

/**
 * Limits the cost of unauthenticated callers: each well-formed opaque token needs a call to Clerk,
 * even if it is bad. A flood of bad tokens does not stop the verification of a token that was good
 * before.
 */
export const verifications = fp<Options>(
  async (app, { secretKey, clients, ...options }) => {
    const documented = CLERK_LIMIT[secretKey.startsWith('sk_live_') ? 'live' : 'test']
    const limit = options.callLimit ?? documented
    const shareOf = (name: Share) => {
      const max = Math.floor(limit * SHARES[name])
      return { max, count: counterOf(app.shared, `verifications:${name}`, max, CLERK_WINDOW) }
    }
    const shares = {
      goodToken: shareOf('goodToken'),
      goodAddress: shareOf('goodAddress'),
      stranger: shareOf('stranger'),
      inspection: shareOf('inspection'),
    }
    const goodTokens = new LRUCache<string, true>(growingTo(REMEMBERED))
    const goodAddresses = new LRUCache<string, true>(growingTo(REMEMBERED))
    const attemptOf = createAttempts()
    /** The time until which no further warning about a used-up share is logged. */
    let silentUntil = 0

    /** Takes a call from the first of these shares with a call left. */
    async function take(...names: Share[]): Promise<void> {
      let wait = 0
      for (const name of names) {
        const { current, ttl } = await countIn(shares[name], name)
        if (current <= shares[name].max) return
        wait = ttl
      }
      if (performance.now() >= silentUntil) {
        app.log.warn({ shares: names }, 'Verifications have used up a share of Clerk’s limit')
        silentUntil = performance.now() + CLERK_WINDOW
      }
      throw new Problem('overloaded', {
        detail: 'More tokens came within 10 seconds than Clerk may be asked about.',
        headers: { 'retry-after': inSeconds(wait) },
      })
    }

    const latest = new WeakMap<object, Promise<unknown>>()
    app.decorate('inspectWithin', async <T>(auth: object, ask: () => Promise<T>): Promise<T> => {
      const before = latest.get(auth) as Promise<T> | undefined
      const { max } = shares.inspection
      if (before && (await countIn(shares.inspection, 'inspection')).current > max) return before
      const answer = ask()
      latest.set(auth, answer)
      answer.catch(() => latest.delete(auth))
      return answer
    })

    app.decorate('verifyWithin', async (request, token, verify) => {
      const id = hash('sha256', token, 'base64')
      const address = clients.of(request.raw).network
      if (goodTokens.has(id)) {
        await take('goodToken', 'goodAddress')
        const verdict = await verify()
        if ('refusal' in verdict) goodTokens.delete(id)
        return verdict
      }
      const end = await attemptOf(address)
      let refused = false
      try {
        if (goodAddresses.has(address)) await take('goodAddress', 'stranger')
        else await take('stranger')
        const verdict = await verify()
        refused = 'refusal' in verdict
        if (!refused) {
          goodTokens.set(id, true)
          goodAddresses.set(address, true)
        }
        return verdict
      } finally {
        end(refused)
      }
    })
  },
  { name: 'verifications', dependencies: ['shared-store'] },
)

function countIn({ count }: { count: Count }, key: string): Promise<InWindow> {
  return new Promise((resolve) => {
    count(key, (result) => {
      // The store changes the object that it returns.
      resolve({ ...result })
    })
  })
}

interface Attempts {
  refused: number
  pending: number
  /** The time when `refused` is reset, in milliseconds of a monotonic clock. */
  until: number
  waiting: (() => void)[]
}

/**
 * Counts refused tokens by address. A pending verification may be refused: if all pending ones
 * could reach the limit, the next one waits for their results.
 * @returns a function that begins an attempt of an address, and returns a function that ends it
 */
function createAttempts() {
  const addresses = new LRUCache<string, Attempts>(growingTo(REMEMBERED))

  function attemptsOf(address: string): Attempts {
    // Whole milliseconds: with fractions, `until - now` can exceed the window.
    const now = Math.floor(performance.now())
    const attempts = addresses.get(address) ?? { refused: 0, pending: 0, until: 0, waiting: [] }
    if (now >= attempts.until) {
      attempts.refused = 0
      attempts.until = now + REFUSED_WINDOW
    }
    addresses.set(address, attempts)
    return attempts
  }

  return async (address: string): Promise<(refused: boolean) => void> => {
    let attempts = attemptsOf(address)
    while (attempts.refused < MOST_REFUSED && attempts.refused + attempts.pending >= MOST_REFUSED) {
      const { waiting } = attempts
      await new Promise<void>((resolve) => waiting.push(resolve))
      attempts = attemptsOf(address)
    }
    if (attempts.refused >= MOST_REFUSED) throw tooManyRefused(attempts.until - performance.now())
    attempts.pending += 1
    return (refused) => {
      attempts.pending -= 1
      if (refused) attempts.refused += 1
      for (const wake of attempts.waiting.splice(0)) wake()
    }
  }
}

/** @param wait milliseconds */
function tooManyRefused(wait: number): Problem {
  return new Problem('rate_limited', {
    detail: `From the address came ${MOST_REFUSED} tokens within a minute that Clerk refused; until the minute is over, no others are verified.`,
    headers: {
      'ratelimit-limit': String(MOST_REFUSED),
      'ratelimit-remaining': '0',
      'ratelimit-reset': inSeconds(wait),
      'retry-after': inSeconds(wait),
    },
  })
}

function inSeconds(ms: number): string {
  return String(Math.max(Math.ceil(ms / 1000), 1))
}
