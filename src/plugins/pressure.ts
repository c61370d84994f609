import { getHeapStatistics } from 'node:v8'
import underPressure from '@fastify/under-pressure'
import fp from 'fastify-plugin'
import { Problem } from '../problems.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** In place of the refusal, for a route that is to be answered under pressure as well. */
    pressureHandler?: () => void
  }
}

/** Milliseconds over which the delay is averaged. */
const SAMPLE = 1000
/** Milliseconds that what is due waits for its turn: by then, most clients see seconds. */
const LONGEST_DELAY = 500
/** Part of the heap; beyond, the process does little but collect garbage, until it is killed. */
const MOST_HEAP = 0.9

const OVERLOADED = new Problem('overloaded')

/**
 * Refuses requests that the process cannot take on, so that it can finish those it has, by what
 * @fastify/under-pressure measures once a second. One long pause is no load: what waited for it is
 * answered. It has to be the second in a row.
 */
export const pressure = fp(
  async (app) => {
    /** How many samples in a row were too much. */
    let samples = 0

    await app.register(underPressure, {
      sampleInterval: SAMPLE,
      maxEventLoopDelay: LONGEST_DELAY,
      maxHeapUsedBytes: getHeapStatistics().heap_size_limit * MOST_HEAP,
      pressureHandler: () => {
        if (samples > 1) throw OVERLOADED
      },
    })
    // After each sample that is taken above.
    const timer = setInterval(() => {
      if (app.isUnderPressure()) {
        samples += 1
        if (samples === 2) app.log.warn(app.memoryUsage(), 'Overloaded: requests are refused')
      } else {
        if (samples > 1) app.log.info('Not overloaded any more')
        samples = 0
      }
    }, SAMPLE).unref()
    app.addHook('onReady', async () => {
      // What starting takes is not load either.
      samples = 0
    })
    app.addHook('onClose', async () => {
      clearInterval(timer)
    })

    app.addHook('onRoute', (route) => {
      if (!route.config?.policy || route.config.pressureHandler) return
      route.schema = {
        ...route.schema,
        problems: [...(route.schema?.problems ?? []), 'overloaded'],
      }
    })
  },
  { name: 'pressure', dependencies: ['security'] },
)
