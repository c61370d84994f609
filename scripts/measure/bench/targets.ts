import type { LoadName, Server } from './plan.ts'

/** A promise about two measurements, or about a time. */
export interface Target {
  about: string
  value: number
  unit: '×' | 'ms'
  kind: 'at least' | 'at most'
  bound: number
  met: boolean
}

/** The CPU time of a request of one load, relative to that of another. */
interface Promised {
  about: string
  of: [Server, LoadName]
  to: [Server, LoadName]
  /** Multiplies the ratio. */
  times?: number
  kind: Target['kind']
  bound: number
}

const PROMISES: Promised[] = [
  atMost(2.2, ['app', 'new token'], ['app', 'known token']),
  ofQuickstart(6, 'new token'),
  ofQuickstart(9, 'token used 3 times'),
  ofQuickstart(6, 'new machine token'),
  atMost(1.35, ['app', 'known token'], ['bare', 'public']),
  atMost(1.1, ['app', 'no token'], ['app', 'public']),
  atMost(2, ['app, logging', 'known token'], ['app', 'known token']),
  ofQuickstart(15, 'known token'),
  ofQuickstart(30, '/protected'),
  {
    ...atMost(1, ['app', '100 users'], ['app', '10 users']),
    about: '100 users : 10 users, per user',
    times: 1 / 10,
  },
]

function atMost(bound: number, of: Promised['of'], to: Promised['to']): Promised {
  const [server, load] = of
  const one = server === 'app' ? load : `${server}: ${load}`
  const other = to[0] === 'app' ? to[1] : to[0] === 'bare' ? 'bare Fastify' : to.join(': ')
  return { about: `${one} : ${other}`, of, to, kind: 'at most', bound }
}

function ofQuickstart(bound: number, load: LoadName): Promised {
  return {
    about: `${load}, quickstart : ours`,
    of: ['quickstart', load],
    to: ['app', load],
    kind: 'at least',
    bound,
  }
}

/**
 * Compares the results with the promised limits.
 * @param cpu CPU time of a request, in each round. A ratio is that of the same round: the machine
 *   may be slower in another. The median counts
 * @param milliseconds `start`: from starting the process to listening; `routes`: the time that
 *   1,000 routes add to it
 */
export function judge(
  cpu: (server: Server, load: LoadName) => readonly number[],
  milliseconds: { start: number; routes: number },
): Target[] {
  const ratios = PROMISES.map(({ about, of, to, times = 1, kind, bound }): Target => {
    const [one, other] = [cpu(...of), cpu(...to)]
    const value = median(one.map((time, round) => (time / (other[round] ?? NaN)) * times))
    return { about, value, unit: '×', kind, bound, met: isMet(value, kind, bound) }
  })
  const within = (about: string, value: number): Target => {
    return { about, value, unit: 'ms', kind: 'at most', bound: 1000, met: value < 1000 }
  }
  return [
    ...ratios,
    within('start', milliseconds.start),
    within('1,000 more routes', milliseconds.routes),
  ]
}

function isMet(value: number, kind: Target['kind'], bound: number): boolean {
  return kind === 'at least' ? value >= bound : value <= bound
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
}
