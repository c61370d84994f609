import fp from 'fastify-plugin'
import type { Exchange, Exchanges } from './exchanges.ts'

/** Levels that include a line for each request. */
const LEVELS = ['info', 'debug', 'trace']

/**
 * Writes one line for each request when it ends: the operation, the kind of caller, the result and
 * the duration. Never the query or a header.
 */
export const requestLog = fp<{
  exchanges: Exchanges
  /** Writes the line to a terminal for people, instead of to the log. */
  write?: (exchange: Exchange) => void
}>(
  async ({ log }, { exchanges, write }) => {
    if (!LEVELS.includes(log.level)) return
    if (write) {
      exchanges.onOver(write)
      return
    }
    exchanges.onOver(({ trace, ms, ...exchange }) => {
      log.info(
        // Ids of users are personal data, which stored logs must not contain.
        { ...exchange, ...trace, caller: undefined, ms: Math.round(ms * 100) / 100 },
        exchange.status === null ? 'Gone' : 'Answered',
      )
    })
  },
  { name: 'request-log' },
)
