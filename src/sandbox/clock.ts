import type { Store } from './store.ts'

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A number of milliseconds, or text such as `90s`, `2h` or `7d`. */
export type Duration = number | string

/**
 * Reads a duration.
 * @returns milliseconds
 * @throws if it is neither a number from 0 nor text such as `2h`
 */
export function milliseconds(duration: Duration): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(String(duration)) ?? []
  const ms = amount ? Number(amount) * UNITS[unit as keyof typeof UNITS] : duration
  if (typeof ms === 'number' && Number.isFinite(ms) && ms >= 0) return ms
  throw new Error(
    `A duration is a number of milliseconds or text such as "90s", "2h" or "7d" (it is "${duration}").`,
  )
}

export interface Clock {
  /** Milliseconds by which the clock was advanced. */
  readonly advanced: number
  advance(duration: Duration): void
  /** Goes back to the real time. Records that were made older stay older. */
  reset(): void
}

/**
 * The clock of a sandbox. To advance it makes every record older instead of changing the time.
 * Everything expires as if the time had passed, and new tokens stay valid for programs with a real
 * clock.
 */
export function createClock(store: Store): Clock {
  let advanced = 0
  return {
    get advanced() {
      return advanced
    },
    advance(duration) {
      const ms = milliseconds(duration)
      advanced += ms
      for (const table of Object.values(store)) {
        if (table instanceof Map) for (const record of table.values()) age(record, ms)
      }
    },
    reset() {
      advanced = 0
    },
  }
}

/** Numbers from here on are times, in milliseconds since 1970: the year 2001 and later. */
const FIRST_TIME = 1_000_000_000_000

/** Members that belong to the application. Their numbers are not changed. */
const FOREIGN = /^(?:claims|(?:public|private|unsafe)_metadata)$/

function age(record: unknown, ms: number): void {
  if (typeof record !== 'object' || record === null) return
  const members = record as Record<string, unknown>
  for (const [name, value] of Object.entries(members)) {
    if (FOREIGN.test(name)) continue
    if (typeof value === 'number' && value >= FIRST_TIME) members[name] = value - ms
    else age(value, ms)
  }
}
