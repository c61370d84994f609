import { hash } from 'node:crypto'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import type { Verdict } from './authentication.ts'

declare module 'fastify' {
  interface FastifyInstance {
    tokenMemory: TokenMemory
  }
}

export interface TokenMemory {
  /**
   * Returns the cached verdict on a token, by the value of the header that carries it. If there is
   * none, or it has expired, calls `accept`, and caches its verdict.
   */
  recall(authorization: string, accept: Accept): Verdict | undefined
  /** Calls `authenticate` and caches the verdict; concurrent callers share one call. */
  learn(authorization: string, authenticate: () => Promise<Verdict>): Promise<Verdict>
  readonly statistics: { hits: number; misses: number; size: number }
}

/** Returns undefined if it cannot decide. */
type Accept = (authorization: string) => Verdict | undefined

/**
 * Adds `app.tokenMemory`, the cache of verdicts on tokens, so that Clerk verifies each token once
 * while the verdict is valid. Its keys are hashes, so that memory holds no tokens. Refusals have a
 * cache of their own: a flood of bad tokens evicts no good ones.
 * @param max the number of good tokens, and of bad ones, in the cache; 0 caches nothing
 */
export const tokenMemory = fp<{ max: number }>(
  async (app, { max }) => {
    app.decorate('tokenMemory', max > 0 ? createMemory(max) : NO_MEMORY)
  },
  { name: 'token-memory' },
)

const NO_MEMORY: TokenMemory = {
  recall: (authorization, accept) => accept(authorization),
  learn: (_authorization, authenticate) => authenticate(),
  statistics: { hits: 0, misses: 0, size: 0 },
}

function createMemory(max: number): TokenMemory {
  const good = new LRUCache<string, Remembered>({ max })
  const bad = new LRUCache<string, Remembered>({ max })
  const pending = new Map<string, Promise<Verdict>>()
  let hits = 0
  let misses = 0

  function keep(key: string, verdict: Verdict) {
    const left = verdict.expires - Date.now()
    if (left <= 0) return
    const memory = 'refusal' in verdict ? bad : good
    memory.set(key, { verdict, until: performance.now() + left })
  }

  async function find(key: string, authenticate: () => Promise<Verdict>): Promise<Verdict> {
    try {
      const verdict = await authenticate()
      keep(key, verdict)
      return verdict
    } finally {
      pending.delete(key)
    }
  }

  return {
    recall(authorization, accept) {
      const key = keyOf(authorization)
      const known = good.get(key) ?? bad.get(key)
      if (known && isFresh(known)) {
        hits += 1
        return known.verdict
      }
      if (known) for (const memory of [good, bad]) memory.delete(key)
      misses += 1
      const verdict = accept(authorization)
      if (verdict) keep(key, verdict)
      return verdict
    },
    learn(authorization, authenticate) {
      const key = keyOf(authorization)
      const found = pending.get(key) ?? find(key, authenticate)
      pending.set(key, found)
      return found
    },
    get statistics() {
      return { hits, misses, size: good.size + bad.size }
    },
  }
}

interface Remembered {
  verdict: Verdict
  /** By `performance.now()`: setting the clock back does not prolong it. */
  until: number
}

function isFresh({ verdict, until }: Remembered): boolean {
  return until > performance.now() && verdict.expires > Date.now()
}

function keyOf(authorization: string): string {
  return hash('sha256', authorization, 'base64')
}
