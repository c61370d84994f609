import cluster from 'node:cluster'
import type { AddressInfo } from 'node:net'
import closeWithGrace from 'close-with-grace'
import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { prettyLog } from '../kit/observe/terminal.ts'
import { clerkOf } from './clerk.ts'
import { listenProblem } from './listen-problem.ts'
import { skipOf, stopTime, stopWorker } from './stop.ts'
import { isForPeople, requestWriter, welcome } from './welcome.ts'

/** Matches the log lines about sandbox events without a webhook endpoint. */
const SANDBOX_EVENT = /"msg":"Nothing listens to this Clerk event"/

/** Starts the server, and stops it when the process is told to. */
export async function serve(config: Config): Promise<void> {
  const clerk = await clerkOf(config)
  const { sandbox } = clerk
  const isWorker = config.workers !== undefined && cluster.isWorker
  const forPeople = isForPeople(config)
  const app = await buildApp(
    { ...config, clerkKeys: clerk.clerkKeys, isWorker },
    forPeople ? prettyLog(config.logLevel, sandbox && SANDBOX_EVENT) : undefined,
    forPeople ? requestWriter(sandbox) : undefined,
  )
  // Requests in flight still need the sandbox, but nobody receives its events any more.
  app.addHook('preClose', async () => sandbox?.webhooks.close())
  // A second signal exits at once, with code 1.
  const options = { delay: stopTime(config), logger: app.log, ...skipOf(isWorker) }
  const { close } = closeWithGrace(options, async ({ err, signal, manual }) => {
    if (err) app.log.fatal({ err }, 'The process fails')
    if (signal || manual) await app.drain()
    await app.close()
    await clerk.close?.()
  })
  if (isWorker) stopWorker(close)
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw listenProblem(error, config) ?? error
  }
  const { port } = app.server.address() as AddressInfo
  await clerk.introduce?.(app.listeningOrigin, port)
  if (!isWorker)
    welcome(config, port, sandbox, (line) => {
      app.log.info(line)
    })
}
