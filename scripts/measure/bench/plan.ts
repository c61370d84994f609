/** The measured servers, each a process of its own. */
export const SERVERS = {
  bare: { program: 'bare.ts', logs: false },
  app: { program: 'app.ts', logs: false },
  'app, logging': { program: 'app.ts', logs: true },
  quickstart: { program: 'quickstart.ts', logs: false },
  'quickstart, logging': { program: 'quickstart.ts', logs: true },
} as const
export type Server = keyof typeof SERVERS

interface Load {
  path: '/public' | '/secured' | '/protected'
  token: 'none' | 'known' | 'new' | 'bad'
  /** The required status of every answer. */
  status: 200 | 401
  /** Milliseconds that Clerk takes for each answer. Default: none. */
  clerkDelay?: number
}

const LOADS = {
  public: { path: '/public', token: 'none', status: 200 },
  'known token': { path: '/secured', token: 'known', status: 200 },
  'new token': { path: '/secured', token: 'new', status: 200 },
  'no token': { path: '/secured', token: 'none', status: 401 },
  'bad token': { path: '/secured', token: 'bad', status: 401 },
  '/protected': { path: '/protected', token: 'known', status: 200 },
  '/protected, Clerk at 30 ms': {
    path: '/protected',
    token: 'known',
    status: 200,
    clerkDelay: 30,
  },
} as const satisfies Record<string, Load>
export type LoadName = keyof typeof LOADS

export type Measurement = Load & { server: Server; load: LoadName }

const SECURED = [
  'known token',
  'new token',
  'no token',
  'bad token',
  '/protected',
  '/protected, Clerk at 30 ms',
] as const

/** The measurements of each round, in this order. */
export const measurements: Measurement[] = [
  measure('bare', 'public'),
  measure('app', 'public'),
  ...SECURED.flatMap((load) => [measure('app', load), measure('quickstart', load)]),
  measure('app, logging', 'known token'),
  measure('quickstart, logging', 'known token'),
]

function measure(server: Server, load: LoadName): Measurement {
  return { server, load, ...LOADS[load] }
}

export interface Target {
  about: string
  value: number
  unit: '×' | 'ms'
  /** The limit: at least this ratio, or at most this number of milliseconds. */
  bound: number
  met: boolean
}

/**
 * Compares the results with the promised limits.
 * @param rate requests per second
 * @param milliseconds `start`: from starting the process to listening; `routes`: the time that
 *   1,000 routes add to it
 */
export function judge(
  rate: (server: Server, load: LoadName) => number,
  milliseconds: { start: number; routes: number },
): Target[] {
  const atLeast = (bound: number, about: string, one: number, other: number): Target => {
    const value = one / other
    return { about, value, unit: '×', bound, met: value >= bound }
  }
  const within = (bound: number, about: string, value: number): Target => {
    return { about, value, unit: 'ms', bound, met: value < bound }
  }
  const ofPublic = (bound: number, load: LoadName) =>
    atLeast(bound, `${load}, of public`, rate('app', load), rate('app', 'public'))
  const ofQuickstart = (bound: number, load: LoadName) =>
    atLeast(bound, `${load}, of quickstart`, rate('app', load), rate('quickstart', load))
  return [
    ofPublic(0.8, 'known token'),
    ofPublic(0.8, 'no token'),
    ofPublic(0.6, 'bad token'),
    ofQuickstart(15, 'known token'),
    atLeast(
      8,
      'known token, of quickstart, both logging',
      rate('app, logging', 'known token'),
      rate('quickstart, logging', 'known token'),
    ),
    ofQuickstart(1, 'new token'),
    ofQuickstart(15, '/protected'),
    ofQuickstart(50, '/protected, Clerk at 30 ms'),
    atLeast(0.5, 'public, of bare Fastify', rate('app', 'public'), rate('bare', 'public')),
    within(1000, 'start', milliseconds.start),
    within(1500, '1,000 more routes', milliseconds.routes),
  ]
}
