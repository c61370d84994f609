import type { FastifyRequest } from 'fastify'
import { Problem } from '../problems/problem.ts'

/** Where the mark of a request is kept in private metadata at Clerk. */
const MARK = 'idempotencyMark'
/** Milliseconds after which Clerk works no more on a call whose answer did not arrive. */
const IN_FLIGHT = 60_000
/** Milliseconds by which the clock of Clerk may differ from that of this machine. */
const CLOCK_SKEW = 60_000
/** Clocks that are further apart do not matter for a mark: the same key may be used again after a day. */
const MARK_SKEW = 12 * 3_600_000

interface Created {
  /** Milliseconds since 1970. */
  createdAt: number
}
interface Marked extends Created {
  privateMetadata: Record<string, unknown> | null
}
interface Clues {
  /** True if it was created no earlier than the first request with this key came. */
  isNew: (created: Created) => boolean
  /** True if, besides, this request has made it; see {@link marked}. */
  isMine: (created: Marked) => boolean
}

/**
 * Looks for what an earlier run of the same request has made, where it is not known whether it did.
 * @param find asks Clerk; undefined when there is nothing
 * @param options.unique whether Clerk refuses to make the same thing twice. Where it does not, the
 *   earlier call may still be under way, so that for a minute nothing is made.
 * @returns undefined when the request has to be handled as if it came for the first time
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

/** The mark of a request with an `Idempotency-Key`, to be given to Clerk with what it creates. */
export function marked(
  { idempotency }: FastifyRequest,
  privateMetadata?: Record<string, unknown>,
): { privateMetadata?: Record<string, unknown> } {
  if (!idempotency) return privateMetadata ? { privateMetadata } : {}
  return { privateMetadata: { ...privateMetadata, [MARK]: idempotency.mark } }
}

/** Private metadata as the API shows it. */
export function unmarked(privateMetadata: Record<string, unknown> | null): Record<string, unknown> {
  return Object.fromEntries(Object.entries(privateMetadata ?? {}).filter(([name]) => name !== MARK))
}
