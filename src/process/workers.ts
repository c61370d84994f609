import cluster, { type Address, type Worker } from 'node:cluster'
import { once } from 'node:events'
import closeWithGrace from 'close-with-grace'
import type { Config } from '../config.ts'
import { serveWorkersMetrics } from '../kit/observe/metrics.ts'
import { shareAmongWorkers } from '../kit/shared/primary/store.ts'
import { clerkOf, variablesOf } from './clerk.ts'
import { listenProblem } from './listen-problem.ts'
import { skipOf, STOP, stopTime } from './stop.ts'
import { welcome } from './welcome.ts'

/** Milliseconds until a worker that has ended is replaced: a fault may end the next one, too. */
const REPLACE_AFTER = 500
/** Milliseconds that this process waits longer than its workers. */
const PATIENCE = 1000

/**
 * Runs several processes on one port, and replaces each that ends by itself. What they share goes
 * through Redis, or through this process. The first worker shows whether the port can be used, and
 * says why not.
 */
export async function runWorkers(config: Config, workers: number): Promise<void> {
  const clerk = await clerkOf(config)
  let stopping = false
  const start = (): Worker => cluster.fork(variablesOf(clerk))
  const options = { delay: stopTime(config) + PATIENCE, ...skipOf(false) }
  closeWithGrace(options, async ({ err }) => {
    if (err) console.error('The primary process fails', err)
    stopping = true
    await Promise.all(Object.values(cluster.workers ?? {}).map(stop))
    await clerk.close?.()
  })
  shareAmongWorkers()
  runTypeScript()
  await serveMetrics(config)

  const first = start()
  const { address, port } = await addressOf(first)
  const isAny = ['0.0.0.0', '::', '*'].includes(address)
  const host = isAny ? 'localhost' : address.includes(':') ? `[${address}]` : address
  await clerk.introduce?.(`http://${host}:${port}`, port)
  welcome(config, port, clerk.sandbox, console.log)
  cluster.on('exit', ({ process: { pid } }, code, signal) => {
    if (stopping) return
    console.error(`Worker ${pid ?? ''} ended with ${signal || code}: another one replaces it`)
    setTimeout(() => {
      if (!stopping) start()
    }, REPLACE_AFTER)
  })
  for (let count = 1; count < workers; count += 1) start()
}

async function stop(worker: Worker | undefined): Promise<void> {
  if (!worker || worker.isDead()) return
  const ended = once(worker, 'exit')
  worker.send(STOP, () => undefined)
  await ended
}

/** Returns where the worker listens; ends this process, too, if the worker ends before. */
function addressOf(worker: Worker): Promise<Address> {
  return new Promise((resolve) => {
    const fail = (code: number | null) => process.exit(code ?? 1)
    worker.once('exit', fail)
    worker.once('listening', (address) => {
      worker.off('exit', fail)
      resolve(address)
    })
  })
}

/** Workers run by the same loader as this process, which `npm start` has not named to Node.js. */
function runTypeScript(): void {
  const isNamed = process.execArgv.some((arg) => arg.includes('tsx'))
  if (!import.meta.url.endsWith('.ts') || isNamed) return
  cluster.setupPrimary({ execArgv: [...process.execArgv, '--import', 'tsx'] })
}

async function serveMetrics(config: Config): Promise<void> {
  const { metricsPort: port, host } = config
  if (port === undefined) return
  try {
    await serveWorkersMetrics({ port, host })
  } catch (error) {
    throw listenProblem(error, config) ?? error
  }
}
