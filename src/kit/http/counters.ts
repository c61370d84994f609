import { LRUCache } from 'lru-cache'
import { growingTo } from '../cache.ts'
import type { InWindow, SharedStore } from '../shared/store.ts'

/** Counts a request of `key`. Without another instance to ask, `counted` is called at once. */
export type Count = (key: string, counted: (result: InWindow) => void) => void

/** Milliseconds. */
const WINDOW = 60_000
/** Maximum number of counted keys; the least recently used is evicted first. */
const COUNTED = 50_000
/**
 * The share of a limit that an instance counts before it tells the others: the tolerance, because
 * each instance may let so many requests too many pass.
 */
const BATCH = 0.01
/** From this share of a limit on, every request asks the store. */
const NEAR = 0.9
/** Milliseconds after which an instance tells the others, however few requests it has counted. */
const TELL_AFTER = 200

/**
 * Counts in memory, or together with all other instances.
 * @param max the limit
 * @param window milliseconds
 */
export function counterOf(
  shared: SharedStore | undefined,
  name: string,
  max: number,
  window = WINDOW,
): Count {
  const countHere = countInMemory(window)
  if (!shared) return countHere
  return countTogether(shared, `limit:${name}:`, max, window, countHere)
}

/** A monotonic clock: setting the time of day back would prolong each window. */
function clock(): number {
  // Whole milliseconds: with fractions, `now + window - now` can exceed `window`.
  return Math.floor(performance.now())
}

function countInMemory(window: number): Count {
  const windows = new LRUCache<string, { current: number; until: number }>(growingTo(COUNTED))
  return (key, counted) => {
    const now = clock()
    let seen = windows.get(key)
    if (!seen || seen.until <= now) {
      seen = { current: 0, until: now + window }
      windows.set(key, seen)
    }
    seen.current += 1
    counted({ current: seen.current, ttl: seen.until - now })
  }
}

interface Seen {
  /** The requests that the store knows, of all instances. */
  told: number
  /** The requests of this instance that it does not know yet. */
  untold: number
  until: number
}

/**
 * Well below a limit, requests are counted here and the store is told of many at once, while no
 * request waits. Near the limit, and for small limits, each request asks the store, so that the
 * limit is exact; a flood above it causes no calls. While the store is away, this instance counts
 * alone.
 */
function countTogether(
  store: SharedStore,
  prefix: string,
  max: number,
  window: number,
  countHere: Count,
): Count {
  const batch = Math.floor(max * BATCH)
  const windows = new LRUCache<string, Seen>(growingTo(COUNTED))
  /** Keys above the limit, until their window ends. */
  const exceeded = new LRUCache<string, true>(growingTo(COUNTED))
  const untold = new Map<string, Seen>()
  let timer: NodeJS.Timeout | undefined

  function seenOf(key: string): Seen {
    const known = windows.get(key)
    if (known && known.until > clock()) return known
    const seen = { told: 0, untold: 0, until: clock() + window }
    windows.set(key, seen)
    return seen
  }

  /** Adds all that the store does not know yet. */
  async function tell(key: string, seen: Seen): Promise<InWindow> {
    const amount = seen.untold
    seen.untold = 0
    seen.told += amount
    untold.delete(key)
    try {
      const { current, ttl } = await store.add(prefix + key, amount, window)
      const until = clock() + ttl
      // A window of the store may have ended earlier: answers of the same one come in any order.
      seen.told = until > seen.until + TELL_AFTER ? current : Math.max(seen.told, current)
      seen.until = until
      if (current > max && ttl > 0) exceeded.set(key, true, { ttl })
      return { current, ttl }
    } catch (error) {
      seen.told -= amount
      seen.untold += amount
      throw error
    }
  }

  function tellAll(): void {
    timer = undefined
    // The store logs that it is unreachable.
    for (const [key, seen] of untold) tell(key, seen).catch(() => undefined)
  }

  return (key, counted) => {
    const ttl = exceeded.getRemainingTTL(key)
    if (ttl > 0) {
      counted({ current: max + 1, ttl })
      return
    }
    const seen = seenOf(key)
    seen.untold += 1
    const current = seen.told + seen.untold
    if (batch === 0 || current + batch > max * NEAR) {
      tell(key, seen).then(counted, () => {
        countHere(key, counted)
      })
      return
    }
    if (seen.untold >= batch) tell(key, seen).catch(() => undefined)
    else untold.set(key, seen)
    timer ??= setTimeout(tellAll, TELL_AFTER).unref()
    counted({ current, ttl: seen.until - clock() })
  }
}
