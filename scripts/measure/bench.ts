import { cpus } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { judge, type LoadName, type Measurement, measurements } from './bench/plan.ts'
import { type Server, SERVERS, type Target } from './bench/plan.ts'
import { startedWith, startTime, timeOfRoutes } from './bench/start.ts'
import { CommandError, runCommand } from '../command.ts'
import type { Cannon } from './load/cannon.ts'
import type { Clerk } from './load/clerk.ts'
import { pinned, type Remote, startProcess, stopProcesses, type Usage } from './load/process.ts'
import { production } from './load/production.ts'

const USAGE = `Usage: npm run bench -- [--seconds N] [--rounds N] [--pipelining N] [--json]

Compares this API with bare Fastify and Clerk's quickstart, each in a process on its own core, all on
the same sandbox, and checks the ratios against the targets. Takes about three minutes; other work on
the machine distorts the results.

  --seconds N     duration of each measurement (default: 2)
  --rounds N      repetitions of each, in turns; the median counts (default: 3)
  --pipelining N  pending requests on each of the 32 connections (default: 10)
  --json          print the results as JSON
  --build         compile the server first; npm run bench sets it

Exits with 0 if every target is met, 1 if one is missed, 2 if it cannot be measured.`

const CONNECTIONS = 32
/** Rate of new tokens: each takes about a millisecond to sign. */
const NEW_TOKENS_A_SECOND = 1600
const MORE_ROUTES = 1000
/** The share of its core that a saturated server uses. */
const SATURATED = 0.9

/** One round of one measurement. */
interface Sample {
  requests: number
  requestsPerSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Microseconds of the server's CPU per request. */
  cpu: number
  /** The share of the time that the server and the load generator used their cores. */
  busy: number
  generatorBusy: number
  clerkCalls: number
}

/** The median of all rounds, and all calls to Clerk. */
type Result = Measurement & Sample

interface Report {
  node: string
  processor: string
  pinned: boolean
  connections: number
  pipelining: number
  seconds: number
  rounds: number
  results: Result[]
  memory: Record<Server, Omit<Usage, 'cpu'>>
  start: { with: string; milliseconds: number }
  routes: { count: number; milliseconds: number }
  targets: Target[]
}

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '3' },
      pipelining: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
      build: { type: 'boolean', default: false },
    },
  })
  const seconds = positive('--seconds', values.seconds)
  const rounds = positive('--rounds', values.rounds, Number.isInteger)
  const pipelining = positive('--pipelining', values.pipelining, Number.isInteger)
  if (values.build) await (await import('../package-build.ts')).buildPackage()
  const report = await bench(seconds, rounds, pipelining).finally(stopProcesses)
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

async function bench(seconds: number, rounds: number, pipelining: number): Promise<Report> {
  const clerk = await startProcess<Clerk>('clerk.ts', 'others')
  const cannon = await startProcess<Cannon>('cannon.ts', 'others')
  const env = production(await clerk.ask('keys'))
  const servers = new Map<Server, Remote<{ url: () => string }>>()
  for (const [name, { program, logs }] of Object.entries(SERVERS))
    servers.set(
      name as Server,
      await startProcess(program, 'server', { ...env, LOG_LEVEL: logs ? 'info' : 'silent' }),
    )
  const [known = ''] = await clerk.ask('tokens', 1)
  const bad = await clerk.ask('badToken')
  const tokens = { none: () => [], known: () => [known], bad: () => [bad], new: () => fresh }
  let fresh: string[] = []

  const samples = measurements.map((): Sample[] => [])
  for (let round = 0; round <= rounds; round++) {
    progress(round === 0 ? 'Warming up' : `Round ${round} of ${rounds}`)
    // Both sides get the same tokens; neither has seen them before.
    const length = round === 0 ? seconds / 2 : seconds
    const each = Math.round((NEW_TOKENS_A_SECOND * length) / CONNECTIONS)
    fresh = await clerk.ask('tokens', CONNECTIONS * Math.max(each, 2 * pipelining))
    for (const [index, measurement] of measurements.entries()) {
      const sample = await measure(measurement, length)
      if (round > 0) samples[index]?.push(sample)
    }
  }

  const memory = {} as Report['memory']
  for (const [name, server] of servers) {
    const { rss, heapUsed } = await server.usage()
    memory[name] = { rss, heapUsed }
    await server.stop()
  }
  progress('Starting')
  const starts: number[] = []
  const routeTimes: number[] = []
  for (let round = 0; round < rounds; round++) {
    starts.push(await startTime(env))
    routeTimes.push(await timeOfRoutes(MORE_ROUTES, env))
  }
  const start = { with: ['node', ...startedWith()].join(' '), milliseconds: median(starts) }
  const routes = { count: MORE_ROUTES, milliseconds: median(routeTimes) }

  const results = measurements.map((measurement, index) => ({
    ...measurement,
    ...summary(samples[index] ?? []),
  }))
  const rate = (server: Server, load: LoadName) =>
    results.find((result) => result.server === server && result.load === load)?.requestsPerSecond ??
    NaN
  return {
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    pinned,
    connections: CONNECTIONS,
    pipelining,
    seconds,
    rounds,
    results,
    memory,
    start,
    routes,
    targets: judge(rate, { start: start.milliseconds, routes: routes.milliseconds }),
  }

  async function measure(measurement: Measurement, length: number): Promise<Sample> {
    const { server: name, load, path, token, status, clerkDelay = 0 } = measurement
    const server = servers.get(name)
    if (!server) throw new Error(`There is no server ${name}`)
    await clerk.ask('delay', clerkDelay)
    await quiet()
    const before = await counters(server)
    const hits = await cannon.ask('fire', {
      url: (await server.ask('url')) + path,
      connections: CONNECTIONS,
      pipelining,
      tokens: tokens[token](),
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
      cpu: (after.server - before.server) / requests,
      busy: (after.server - before.server) / (after.time - before.time),
      generatorBusy: (after.generator - before.generator) / (after.time - before.time),
      clerkCalls: after.calls - before.calls,
    }
  }

  /** Waits for the pending requests of the last measurement. */
  async function quiet() {
    let calls = NaN
    while (calls !== (calls = await clerk.ask('calls'))) await setTimeout(50)
  }

  async function counters(server: Remote<{ url: () => string }>) {
    return {
      calls: await clerk.ask('calls'),
      generator: await cannon.cpu(),
      server: await server.cpu(),
      time: performance.now() * 1000,
    }
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
    busy: median(of('busy')),
    generatorBusy: median(of('generatorBusy')),
    clerkCalls: sum('clerkCalls'),
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
}

function toText(report: Report): string {
  const { results, memory, start, routes, targets } = report
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0)
  const idle = results.filter(({ busy }) => busy < SATURATED)
  return [
    `Node.js ${report.node}, ${report.processor}, ${report.connections} connections, ${report.pipelining} requests on each, ${report.rounds} rounds of ${report.seconds} s`,
    report.pinned
      ? 'The server has one core, the load generator and Clerk another.'
      : 'Not pinned to cores: there is no taskset, or one core only.',
    '',
    table([
      ['server', 'load', 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs', 'busy', 'Clerk calls'],
      ...results.map(({ server, load, ...sample }) => [
        server,
        load,
        sample.requestsPerSecond.toLocaleString('en', { maximumFractionDigits: 0 }),
        sample.p50.toFixed(1),
        sample.p99.toFixed(1),
        sample.cpu.toFixed(1),
        `${(sample.busy * 100).toFixed(0)} %`,
        sample.clerkCalls.toLocaleString('en'),
      ]),
    ]),
    ...idle.map(
      ({ server, load, generatorBusy }) =>
        `${server}, ${load}: the server was not the limit; the load generator was ${(generatorBusy * 100).toFixed(0)} % busy.`,
    ),
    '',
    table([
      ['server', 'RSS MB', 'heap MB'],
      ...Object.entries(memory).map(([server, { rss, heapUsed }]) => [
        server,
        megabytes(rss),
        megabytes(heapUsed),
      ]),
    ]),
    '',
    table([
      ['', 'target', '', ''],
      ...targets.map(({ about, value, unit, bound, met }) =>
        unit === 'ms'
          ? [met ? '✓' : '✗', about, `${value.toFixed(0)} ms`, `< ${bound} ms`]
          : [met ? '✓' : '✗', about, `${value.toFixed(2)} ×`, `≥ ${bound} ×`],
      ),
    ]),
    `The start is that of: ${start.with}; 1,000 routes took ${routes.milliseconds.toFixed(0)} ms.`,
  ].join('\n')
}

/** Prints columns of minimum width; numbers are right-aligned. */
function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const isNumber = (cell = '') => /^[\d<≥]/.test(cell)
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber(rows[1]?.[column])
            ? cell.padStart(widths[column] ?? 0)
            : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
