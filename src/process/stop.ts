import type { Config } from '../config.ts'

/** Milliseconds for requests in flight to finish after the stop signal. */
const GRACE = 10_000
/** The message that tells a worker to stop. */
export const STOP = 'stop'
const STOP_SIGNALS = [
  'SIGHUP',
  'SIGINT',
  'SIGQUIT',
  'SIGTERM',
  'SIGUSR2',
] satisfies NodeJS.Signals[]
/**
 * Signals without a handler: Node cannot run JavaScript after them, so the process would loop
 * forever, for example if it crashes at the end because its terminal is gone.
 */
const FATAL_SIGNALS = [
  'SIGILL',
  'SIGTRAP',
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGSEGV',
] satisfies NodeJS.Signals[]

/** The options of `closeWithGrace` for the signals that it leaves alone. */
export const skipOf = (isWorker: boolean) => ({
  skip: isWorker ? [...FATAL_SIGNALS, ...STOP_SIGNALS] : FATAL_SIGNALS,
})

/** Milliseconds that a process may take to stop. */
export function stopTime({ drainDelay }: Config): number {
  return drainDelay + GRACE
}

/**
 * Calls `stop` once, when the primary process says so or a signal comes. A terminal and some service
 * managers signal all processes, so a worker gets a signal and the message, in any order.
 */
export function stopWorker(stop: () => void): void {
  let told = false
  const once = () => {
    if (!told) stop()
    told = true
  }
  for (const signal of STOP_SIGNALS) process.on(signal, once)
  process.on('message', (message) => {
    if (message === STOP) once()
  })
}
