import fp from 'fastify-plugin'
import type { Exchange, Exchanges } from './exchanges.ts'

/** Levels at which there is a line for each request. */
const LEVELS = ['info', 'debug', 'trace']

/**
 * Writes one line for each request, when it is over: which operation, who asked, what was answered
 * and how long it took. Never the query or a header.
 */
export const requestLog = fp<{
  exchanges: Exchanges
  /** Writes the line instead of the log, for people at a terminal. */
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
        // Ids of people are personal data, which logs that are kept do without.
        { ...exchange, ...trace, caller: undefined, ms: Math.round(ms * 100) / 100 },
        exchange.status === null ? 'Gone' : 'Answered',
      )
    })
  },
  { name: 'request-log' },
)
