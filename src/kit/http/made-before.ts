import type { FastifyRequest } from 'fastify'
import { Problem } from '../problems/problem.ts'

/** The name of a request's mark in private metadata at Clerk. */
const MARK = 'idempotencyMark'
/** Milliseconds after which Clerk no longer processes a call whose answer was lost. */
const IN_FLIGHT = 60_000
/** Maximum difference in milliseconds between the clocks of Clerk and of this machine. */
const CLOCK_SKEW = 60_000
/** The maximum difference for a mark. It can be large: a key may be used again only after a day. */
const MARK_SKEW = 12 * 3_600_000

interface Created {
  /** Milliseconds since 1970. */
  createdAt: number
}
interface Marked extends Created {
  privateMetadata: Record<string, unknown> | null
}
interface Clues {
  /** True if it was created no earlier than the first request with this key arrived. */
  isNew: (created: Created) => boolean
  /** True if, in addition, this request has created it; see {@link marked}. */
  isMine: (created: Marked) => boolean
}

/**
 * Looks for the result of an earlier run of the same request with an unknown outcome.
 * @param find asks Clerk; undefined if nothing was created
 * @param options.unique true if Clerk refuses to create the same thing twice. Otherwise the earlier
 *   call may still be in flight, so nothing is created for a minute.
 * @returns undefined if the request has to be handled as a first one
 * @throws {Problem} `outcome_unknown` with `Retry-After`
 */
export async function madeBefore<Made>(
  { idempotency }: FastifyRequest,
  find: (clues: Clues) => Promise<Made | undefined>,
  { unique = true } = {},
): Promise<Made | undefined> {
  if (idempotency?.doubt === undefined) return undefined
  const { begun, mark, doubt } = idempotency
  const made = await find({
    isNew: ({ createdAt }) => createdAt >= begun - CLOCK_SKEW,
    isMine: ({ createdAt, privateMetadata }) =>
      createdAt >= begun - MARK_SKEW && privateMetadata?.[MARK] === mark,
  })
  if (made !== undefined || unique || doubt >= IN_FLIGHT) return made
  idempotency.undecided = true
  const seconds = Math.ceil((IN_FLIGHT - doubt) / 1000)
  throw new Problem('outcome_unknown', { headers: { 'retry-after': String(seconds) } })
}

/** The mark of a request with an `Idempotency-Key`, to store at Clerk with the new resource. */
export function marked(
  { idempotency }: FastifyRequest,
  privateMetadata?: Record<string, unknown>,
): { privateMetadata?: Record<string, unknown> } {
  if (!idempotency) return privateMetadata ? { privateMetadata } : {}
  return { privateMetadata: { ...privateMetadata, [MARK]: idempotency.mark } }
}

/** Returns private metadata without the mark. */
export function unmarked(privateMetadata: Record<string, unknown> | null): Record<string, unknown> {
  return Object.fromEntries(Object.entries(privateMetadata ?? {}).filter(([name]) => name !== MARK))
}
