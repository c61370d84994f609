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

/** Milliseconds between two samples; the delay is averaged over them. */
const SAMPLE = 1000
/** Milliseconds between two measurements of the event loop. */
const RESOLUTION = 10
/** Milliseconds of delay of the event loop: above it, most clients wait for seconds. */
const LONGEST_DELAY = 500
/** Maximum share of the heap: above it, the process mostly collects garbage until it is killed. */
const MOST_HEAP = 0.9
/**
 * Consecutive samples that count as overload. One long pause does not: its requests are answered.
 */
const ENOUGH = 2

const OVERLOADED = new Problem('overloaded')

/**
 * Refuses requests that the process cannot handle, so that it can finish the others. The samples
 * open no file, unlike `process.memoryUsage()`, which throws when the process may open no more.
 * @param longestDelay maximum delay of the event loop in milliseconds; default: 500
 */
export const pressure = fp<{ longestDelay?: number }>(
  async (app, { longestDelay = LONGEST_DELAY }) => {
    /** The number of consecutive samples above a limit. */
    let samples = 0
    const delays = monitorEventLoopDelay({ resolution: RESOLUTION })
    delays.enable()

    const timer = setInterval(() => {
      // Not a number without any measurement: the event loop stood still.
      const delay = Number.isNaN(delays.mean) ? Infinity : delays.mean / 1e6 - RESOLUTION
      const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
      delays.reset()
      if (delay > longestDelay || used > limit * MOST_HEAP) {
        samples += 1
        if (samples === ENOUGH)
          app.log.warn({ delay, heap: used }, 'Overloaded: requests are refused')
      } else {
        if (samples >= ENOUGH) app.log.info('Not overloaded any more')
        samples = 0
      }
    }, SAMPLE).unref()
    app.addHook('onReady', async () => {
      // The load of the start does not count.
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

/** The check itself is shared by all requests; an operation documents its problem. */
export const overloadConcern: Concern = ({ config }) =>
  config.alwaysAnswered ? {} : { problems: ['overloaded'] }
