import type { Usage } from '../load/process.ts'
import { hasPeers, INSTALL_PEERS, type Measurement, type Server } from './plan.ts'
import type { Target } from './targets.ts'

/** One round of one measurement. */
export interface Sample {
  requests: number
  requestsPerSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Microseconds of the server's CPU per request. */
  cpu: number
  clerkCalls: number
}

/** The median of all rounds; of requests and calls to Clerk, the sum. */
export type Result = Measurement & Sample

export interface Report {
  node: string
  processor: string
  pinned: boolean
  connections: number
  pipelining: number
  seconds: number
  rounds: number
  results: Result[]
  memory: Partial<Record<Server, Omit<Usage, 'cpu'>>>
  start: { with: string; milliseconds: number }
  routes: { count: number; milliseconds: number }
  targets: Target[]
}

export function toText(report: Report): string {
  const { results, memory, start, routes, targets } = report
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0)
  return [
    `Node.js ${report.node}, ${report.processor}, ${report.connections} connections, ${report.rounds} rounds of ${report.seconds} s`,
    report.pinned
      ? 'The server has one core, the load generator and Clerk another.'
      : 'Not pinned to cores: there is no taskset, or one core only.',
    '',
    table([
      ['load', 'server', 'CPU µs', 'requests/s', 'p50 ms', 'p99 ms', 'Clerk calls'],
      ...results.map(({ server, load, ...sample }) => [
        load,
        server,
        sample.cpu.toFixed(1),
        sample.requestsPerSecond.toLocaleString('en', { maximumFractionDigits: 0 }),
        sample.p50.toFixed(1),
        sample.p99.toFixed(1),
        sample.clerkCalls.toLocaleString('en'),
      ]),
    ]),
    ...(hasPeers ? [] : [`Install the other frameworks to measure them, too: ${INSTALL_PEERS}`]),
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
      ['', 'target (ratios of CPU per request)', '', ''],
      ...targets.map(({ about, value, unit, kind, bound, met }) => [
        met ? '✓' : '✗',
        about,
        `${value.toFixed(unit === 'ms' ? 0 : 2)} ${unit}`,
        `${kind === 'at least' ? '≥' : '≤'} ${bound} ${unit}`,
      ]),
    ]),
    `The start is that of: ${start.with}; 1,000 routes took ${routes.milliseconds.toFixed(0)} ms.`,
  ].join('\n')
}

/** Prints columns of minimum width; numbers are right-aligned. */
function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const isNumber = (cell = '') => /^[\d.,≤≥ ]+(?:×|ms)?$/.test(cell)
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
