import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from '../command.ts'
import type { AppProcess } from './load/app.ts'
import type { Clerk, Outage } from './load/clerk.ts'
import { type Remote, startProcess, stopProcesses } from './load/process.ts'
import { production } from './load/production.ts'
import { createLoad, type Outcome } from './soak/load.ts'
import { createRedis, hasRedis } from './soak/redis.ts'

const USAGE = `Usage: npm run soak -- [--minutes N] [--rate N]

Sends mixed requests at a constant rate to two instances of this API, and stops and restarts their
Clerk and Redis. Expects: no valid token is refused; no answer is 500; 503 and 429 come only during
an outage, always with Retry-After; acknowledged writes are done exactly once; memory stays flat.
Needs redis-server.

  --minutes N  duration (default: 10)
  --rate N     requests per second (default: 2000)
  --build      compile the server first; npm run soak sets it

Exits with 0 if every expectation is met, 1 if one is not, 2 if the test cannot run.`

const INSTANCES = 2
/** The disturbances, in turns, each followed by an equally long calm. */
const DISTURBANCES: ('Redis' | Outage)[] = ['refusing', 'Redis', 'slow', 'status 500']
/** Maximum duration of a disturbance in milliseconds. */
const LONGEST_AWAY = 15_000
/** Milliseconds until the API calls a recovered Clerk again: longer than its breaker waits. */
const RECOVERY = 12_000
/** Milliseconds until each instance is reconnected to a restarted Redis. */
const RECONNECTION = 4000
/** Milliseconds between two samples of memory. */
const SAMPLING = 5000
/** The share of the run, at most two minutes, after which memory must be flat: caches are full. */
const WARM_UP = 0.2
const [LONGEST_WARM_UP, FLAT] = [120_000, 0.05]

interface Minute {
  statuses: Record<number, number>
  milliseconds: number[]
  away: Set<string>
}

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      rate: { type: 'string', default: '2000' },
      build: { type: 'boolean', default: false },
    },
  })
  const [minutes, rate] = [Number(values.minutes), Number(values.rate)]
  if (!(minutes > 0) || !(rate > 0))
    throw new CommandError(2, `--minutes and --rate must be numbers above 0.\n\n${USAGE}`)
  if (!hasRedis)
    throw new CommandError(
      2,
      'There is no redis-server: install it (apt-get install redis-server).',
    )
  if (values.build) await (await import('../package-build.ts')).buildPackage()
  const redis = await createRedis()
  const wrong = await soak(minutes * 60_000, rate, redis).finally(async () => {
    stopProcesses()
    await redis.close()
  })
  if (wrong.length > 0) throw new CommandError(1, `It did not hold:\n${wrong.join('\n')}`)
  console.log('Every expectation is met.')
})

/** @returns the violated expectations */
async function soak(
  duration: number,
  rate: number,
  redis: Awaited<ReturnType<typeof createRedis>>,
): Promise<string[]> {
  const clerk = await startProcess<Clerk>('clerk.ts', 'others')
  const env = {
    ...production(await clerk.ask('keys')),
    LOG_LEVEL: 'silent',
    REDIS_URL: redis.url,
    // Small, so that it is full before memory is measured.
    TOKEN_MEMORY: '1000',
  }
  const apps: Remote<AppProcess>[] = []
  for (let instance = 0; instance < INSTANCES; instance++)
    apps.push(await startProcess<AppProcess>('app.ts', 'server', env))
  const urls = await Promise.all(apps.map((app) => app.ask('url')))
  await clerk.ask('webhooksTo', `${urls[0] ?? ''}/webhooks/clerk`)

  const begun = performance.now()
  const elapsed = () => performance.now() - begun
  const wrong = new Map<string, number>()
  const minutes: Minute[] = []
  let away: 'Redis' | Outage | undefined
  let disturbedUntil = 0
  let redisIsThere = true
  const load = await createLoad(urls, clerk, () => redisIsThere, record)

  const memory = apps.map((): { at: number; heap: number }[] => [])
  const timers = [setInterval(() => void sampleMemory(), SAMPLING)]
  const disturbances = disturb()
  let sent = 0
  while (elapsed() < duration) {
    for (; sent < (elapsed() / 1000) * rate; sent++) load.next()
    await setTimeout(5)
  }
  timers.forEach(clearInterval)
  await disturbances
  while (load.inFlight() > 0) await setTimeout(50)
  await sampleMemory()

  const warmUp = Math.min(LONGEST_WARM_UP, duration * WARM_UP)
  const heaps = memory.map((samples) => growthOf(samples.filter(({ at }) => at >= warmUp)))
  for (const [instance, { growth, from, to }] of heaps.entries())
    if (Math.abs(growth) > FLAT)
      count(`Instance ${instance + 1}: the heap went from ${from} to ${to} MB`)
  for (const write of await load.wrongWrites()) count(write)
  const { changes, creations } = load.writes()
  report()
  console.log(`${sent} requests; ${changes} changes and ${creations} creations acknowledged.`)
  return [...wrong].map(([what, times]) => (times > 1 ? `${what} (${times} times)` : what))

  /** Stops and restarts Clerk and Redis in turns; the run begins and ends with a calm. */
  async function disturb() {
    const length = Math.min(LONGEST_AWAY, duration / (2 * DISTURBANCES.length + 1))
    for (let turn = 0; elapsed() + 2 * length < duration; turn++) {
      await setTimeout(length)
      const next = DISTURBANCES[turn % DISTURBANCES.length]
      if (!next) return
      if (next === 'Redis') {
        redisIsThere = false
        // Writes that Redis has to remember are finished first.
        while (load.creating() > 0) await setTimeout(50)
        await redis.kill()
      } else await clerk.ask('away', next)
      away = next
      await setTimeout(length)
      if (next === 'Redis') redis.start()
      else await clerk.ask('away', null)
      away = undefined
      disturbedUntil = elapsed() + RECOVERY
      if (next === 'Redis') {
        await setTimeout(Math.max(length, RECONNECTION))
        redisIsThere = true
      }
    }
  }

  function record({ call, status, retryAfter, milliseconds }: Outcome) {
    const index = Math.floor(elapsed() / 60_000)
    if (!minutes[index]) console.error(`Minute ${index + 1} of ${Math.ceil(duration / 60_000)}`)
    const minute = (minutes[index] ??= { statuses: {}, milliseconds: [], away: new Set() })
    minute.statuses[status] = (minute.statuses[status] ?? 0) + 1
    minute.milliseconds.push(milliseconds)
    if (away) minute.away.add(away === 'Redis' ? away : `Clerk ${away}`)
    if (status === call.status) return
    const request = `${call.method} ${call.path}`
    const isRefusal = status === 503 || status === 429
    if (isRefusal && !retryAfter) count(`${request}: ${status} without Retry-After`)
    if (isRefusal && (away || elapsed() < disturbedUntil)) return
    const instead = status === 0 ? 'no answer' : `${status}`
    count(`${request}: ${instead} instead of ${call.status}`)
  }

  function count(what: string) {
    wrong.set(what, (wrong.get(what) ?? 0) + 1)
  }

  async function sampleMemory() {
    const at = elapsed()
    const usages = await Promise.all(apps.map((app) => app.usage()))
    for (const [instance, { heapUsed }] of usages.entries())
      memory[instance]?.push({ at, heap: heapUsed })
  }

  function report() {
    const heapAt = (instance: number, minute: number) => {
      const until = (minute + 1) * 60_000
      const sample = memory[instance]?.filter(({ at }) => at < until).at(-1)
      return megabytes(sample?.heap ?? NaN)
    }
    console.table(
      minutes.map(({ statuses, milliseconds, away }, minute) => ({
        requests: milliseconds.length,
        ...Object.fromEntries(
          [200, 201, 401, 429, 503].map((status) => [status, statuses[status] ?? 0]),
        ),
        others: Object.entries(statuses)
          .filter(([status]) => !['200', '201', '401', '429', '503'].includes(status))
          .reduce((sum, [, times]) => sum + times, 0),
        'p99 ms': Math.round(percentile(milliseconds, 0.99)),
        'heap MB': apps.map((_, instance) => heapAt(instance, minute)).join(' / '),
        away: [...away].join(', '),
      })),
    )
    console.log(
      heaps
        .map(({ growth, from, to }, instance) => {
          const percent = `${growth >= 0 ? '+' : ''}${(growth * 100).toFixed(1)} %`
          return `Instance ${instance + 1}: heap ${from} → ${to} MB (${percent})`
        })
        .join('\n'),
    )
  }
}

/**
 * The growth from the median of the first third of the samples to that of the last, as single
 * samples vary.
 */
function growthOf(samples: { heap: number }[]) {
  const heaps = samples.map(({ heap }) => heap)
  const third = Math.ceil(heaps.length / 3)
  const from = percentile(heaps.slice(0, third), 0.5)
  const to = percentile(heaps.slice(-third), 0.5)
  return { growth: to / from - 1, from: megabytes(from), to: megabytes(to) }
}

function percentile(values: number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e5) / 10
}
