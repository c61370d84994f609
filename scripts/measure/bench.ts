import { cpus } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import {
  type LoadName,
  type Measurement,
  measurements,
  type Server,
  servers,
} from './bench/plan.ts'
import { type Report, type Sample, toText } from './bench/report.ts'
import { startedWith, startTime, timeOfRoutes } from './bench/start.ts'
import { judge, median } from './bench/targets.ts'
import { CommandError, runCommand } from '../command.ts'
import type { Cannon } from './load/cannon.ts'
import type { Clerk } from './load/clerk.ts'
import { pinned, type Remote, startProcess, stopProcesses } from './load/process.ts'
import { production } from './load/production.ts'
import { createRedis, hasRedis } from './soak/redis.ts'

const USAGE = `Usage: npm run bench -- [--seconds N] [--rounds N] [--pipelining N] [--json]

Compares this API with bare Fastify, Clerk's quickstart and other frameworks, all on the same sandbox,
and checks the ratios against the targets. It measures the CPU time of each server per request, in
short turns, and compares within a round: other work on the machine changes all sides alike. Takes
about four minutes.

  --seconds N     duration of each measurement (default: 0.5)
  --rounds N      repetitions of each, in turns; the median counts (default: 7)
  --pipelining N  pending requests on each of the 10 connections (default: 1)
  --json          print the results as JSON
  --build         compile the server first; npm run bench sets it

Exits with 0 if every target is met, 1 if one is missed, 2 if it cannot be measured.`

const CONNECTIONS = 10
/** Requests with new tokens per second of a measurement: each token takes a millisecond to sign. */
const NEW_TOKENS_A_SECOND = 1600
const MORE_ROUTES = 1000
/** How much longer than a measurement the first round is, in which V8 compiles the servers. */
const WARM_UP = 4
const MOST_STARTS = 5

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '0.5' },
      rounds: { type: 'string', default: '7' },
      pipelining: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      build: { type: 'boolean', default: false },
    },
  })
  const seconds = positive('--seconds', values.seconds)
  const rounds = positive('--rounds', values.rounds, Number.isInteger)
  const pipelining = positive('--pipelining', values.pipelining, Number.isInteger)
  if (values.build) await (await import('../package-build.ts')).buildPackage()
  const redis = hasRedis ? await createRedis() : undefined
  const report = await bench(seconds, rounds, pipelining, redis?.url).finally(async () => {
    stopProcesses()
    await redis?.close()
  })
  console.log(values.json ? JSON.stringify(report, null, 2) : toText(report))
  const missed = report.targets.filter(({ met }) => !met)
  if (missed.length > 0)
    throw new CommandError(1, `Missed: ${missed.map(({ about }) => about).join('; ')}.`)
})

function positive(name: string, value: string, isValid = Number.isFinite): number {
  const number = Number(value)
  if (isValid(number) && number > 0) return number
  throw new CommandError(2, `${name} must be a number above 0 (it is "${value}")`)
}

async function bench(
  seconds: number,
  rounds: number,
  pipelining: number,
  redisUrl = '',
): Promise<Report> {
  const clerk = await startProcess<Clerk>('clerk.ts', 'others')
  const cannon = await startProcess<Cannon>('cannon.ts', 'others')
  const env = production(await clerk.ask('keys'))
  const running = new Map<Server, Remote<{ url: () => string }>>()
  for (const { name, program, logs, onRedis } of servers)
    running.set(
      name,
      await startProcess(program, 'server', {
        ...env,
        LOG_LEVEL: logs ? 'info' : 'silent',
        ...(onRedis && { REDIS_URL: redisUrl }),
      }),
    )
  const tokens = {
    none: [],
    known: await clerk.ask('tokens', 1),
    bad: [await clerk.ask('badToken')],
  }
  await clerk.ask('people', 100)
  let fresh = new Map<LoadName, string[]>()

  const samples = measurements.map((): Sample[] => [])
  for (let round = 0; round <= rounds; round++) {
    progress(round === 0 ? 'Warming up' : `Round ${round} of ${rounds}`)
    // All servers get the same tokens, and none has seen them before.
    fresh = await newTokens()
    for (const [index, measurement] of measurements.entries()) {
      const sample = await measure(measurement, round === 0 ? WARM_UP * seconds : seconds)
      if (round > 0) samples[index]?.push(sample)
    }
  }

  const memory: Report['memory'] = {}
  for (const [name, server] of running) {
    const { rss, heapUsed } = await server.usage()
    memory[name] = { rss, heapUsed }
    await server.stop()
  }
  progress('Starting')
  const starts: number[] = []
  const routeTimes: number[] = []
  for (let round = 0; round < Math.min(rounds, MOST_STARTS); round++) {
    starts.push(await startTime(env))
    routeTimes.push(await timeOfRoutes(MORE_ROUTES, env))
  }
  const start = { with: ['node', ...startedWith()].join(' '), milliseconds: median(starts) }
  const routes = { count: MORE_ROUTES, milliseconds: median(routeTimes) }
  const cpuOf = (server: Server, load: Measurement['load']) =>
    samples[measurements.findIndex((one) => one.server === server && one.load === load)]?.map(
      ({ cpu }) => cpu,
    ) ?? []
  return {
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    pinned,
    connections: CONNECTIONS,
    pipelining,
    seconds,
    rounds,
    results: measurements.map((measurement, index) => ({
      ...measurement,
      ...summary(samples[index] ?? []),
    })),
    memory,
    start,
    routes,
    targets: judge(cpuOf, { start: start.milliseconds, routes: routes.milliseconds }),
  }

  /** Signs the tokens for the loads of a round. */
  async function newTokens() {
    const each = Math.max(Math.round((NEW_TOKENS_A_SECOND * seconds) / CONNECTIONS), 2 * pipelining)
    const made = new Map<LoadName, string[]>()
    for (const { load, token: uses, ofMachines } of measurements) {
      if (typeof uses !== 'number' || made.has(load)) continue
      const kind = ofMachines ? 'machineTokens' : 'tokens'
      const tokens = await clerk.ask(kind, Math.ceil((each * CONNECTIONS) / uses))
      made.set(
        load,
        tokens.flatMap((token) => Array<string>(uses).fill(token)),
      )
    }
    return made
  }

  /** @param length seconds; new tokens are sent as fast as they are answered */
  async function measure(measurement: Measurement, length: number): Promise<Sample> {
    const { server: name, load, path, token, status } = measurement
    const server = running.get(name)
    if (!server) throw new Error(`There is no server ${name}`)
    await quiet()
    const before = await counters(server)
    const hits = await cannon.ask('fire', {
      url: (await server.ask('url')) + path,
      connections: CONNECTIONS,
      pipelining,
      tokens: typeof token === 'number' ? (fresh.get(load) ?? []) : tokens[token],
      seconds: length,
    })
    const after = await counters(server)
    const unexpected = Object.entries(hits.statuses).filter(([code]) => Number(code) !== status)
    if (unexpected.length > 0)
      throw new CommandError(
        2,
        `${name}, ${load}: expected ${status}, got ${JSON.stringify(hits.statuses)}`,
      )
    const { requests, p50, p99 } = hits
    return {
      requests,
      requestsPerSecond: requests / hits.seconds,
      p50,
      p99,
      cpu: (after.cpu - before.cpu) / requests,
      clerkCalls: after.calls - before.calls,
    }
  }

  /** Waits for the pending requests of the last measurement. */
  async function quiet() {
    let calls = NaN
    while (calls !== (calls = await clerk.ask('calls'))) await setTimeout(20)
  }

  async function counters(server: Remote<{ url: () => string }>) {
    return { calls: await clerk.ask('calls'), cpu: await server.cpu() }
  }
}

function progress(message: string) {
  console.error(message)
}

function summary(samples: Sample[]): Sample {
  const of = (member: keyof Sample) => samples.map((sample) => sample[member])
  const sum = (member: keyof Sample) => of(member).reduce((total, value) => total + value, 0)
  return {
    requests: sum('requests'),
    requestsPerSecond: median(of('requestsPerSecond')),
    p50: median(of('p50')),
    p99: median(of('p99')),
    cpu: median(of('cpu')),
    clerkCalls: sum('clerkCalls'),
  }
}
