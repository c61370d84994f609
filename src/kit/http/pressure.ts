import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import fp from 'fastify-plugin'
import { Problem } from '../problems/problem.ts'
import type { Concern } from '../route.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True for a route that is answered while the instance is overloaded. */
    alwaysAnswered?: true
  }
}

/** Milliseconds between two samples, over which the delay is averaged. */
const SAMPLE = 1000
/** Milliseconds between two looks at the event loop. */
const RESOLUTION = 10
/** Milliseconds that what is due waits for its turn: by then, most clients see seconds. */
const LONGEST_DELAY = 500
/** Part of the heap; beyond, the process does little but collect garbage, until it is killed. */
const MOST_HEAP = 0.9
/** Samples in a row. One long pause is no load: the requests that waited for it are answered. */
const ENOUGH = 2

const OVERLOADED = new Problem('overloaded')

/**
 * Refuses requests that the process cannot take on, so that it can finish those it has. The samples
 * open no file, unlike `process.memoryUsage()`: that throws when the process may open no more.
 */
export const pressure = fp(
  async (app) => {
    /** How many samples in a row were too much. */
    let samples = 0
    const delays = monitorEventLoopDelay({ resolution: RESOLUTION })
    delays.enable()

    const timer = setInterval(() => {
      // Not a number where nothing at all was measured: the event loop stood still.
      const delay = Number.isNaN(delays.mean) ? Infinity : delays.mean / 1e6 - RESOLUTION
      const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
      delays.reset()
      if (delay > LONGEST_DELAY || used > limit * MOST_HEAP) {
        samples += 1
        if (samples === ENOUGH)
          app.log.warn({ delay, heap: used }, 'Overloaded: requests are refused')
      } else {
        if (samples >= ENOUGH) app.log.info('Not overloaded any more')
        samples = 0
      }
    }, SAMPLE).unref()
    app.addHook('onReady', async () => {
      // The start is no load.
      samples = 0
    })
    app.addHook('onClose', async () => {
      clearInterval(timer)
      delays.disable()
    })

    app.addHook('onRequest', (request, _reply, done) => {
      if (samples < ENOUGH || request.routeOptions.config.alwaysAnswered) done()
      else done(OVERLOADED)
    })
  },
  { name: 'pressure', dependencies: ['limits'] },
)

/** The check itself is one for all requests; an operation documents its outcome. */
export const overloadConcern: Concern = ({ config }) =>
  config.alwaysAnswered ? {} : { problems: ['overloaded'] }
