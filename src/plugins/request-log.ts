import fp from 'fastify-plugin'
import type { Exchanges } from '../exchanges.ts'

/** Levels at which there is a line for each request. */
const LEVELS = ['info', 'debug', 'trace']

/**
 * Writes one line for each request, when it is over: which operation, who asked, what was answered
 * and how long it took. Never the query or a header.
 */
export const requestLog = fp<{ exchanges: Exchanges }>(
  async ({ log }, { exchanges }) => {
    if (!LEVELS.includes(log.level)) return
    exchanges.onOver(({ trace, ms, ...exchange }) => {
      log.info(
        { ...exchange, ...trace, ms: Math.round(ms * 100) / 100 },
        exchange.status === null ? 'Gone' : 'Answered',
      )
    })
  },
  { name: 'request-log' },
)
