import { existsSync } from 'node:fs'
import { hasRedis } from '../soak/redis.ts'

const PEERS = new URL('../peers/', import.meta.url)
/** The command that installs the servers of other frameworks. */
export const INSTALL_PEERS = 'npm ci --prefix scripts/measure/peers'
export const hasPeers = existsSync(new URL('node_modules', PEERS))

interface Program {
  /** The path from the folder `load`. */
  program: string
  logs?: boolean
  isPeer?: boolean
  /** Shares a Redis with the other servers that have one. */
  onRedis?: boolean
}

/** The measured servers, each a process of its own. */
const SERVERS = {
  bare: { program: 'bare.ts' },
  app: { program: 'app.ts' },
  'app, logging': { program: 'app.ts', logs: true },
  'app, Redis, 1 of 2': { program: 'app.ts', onRedis: true },
  'app, Redis, 2 of 2': { program: 'app.ts', onRedis: true },
  quickstart: { program: 'quickstart.ts' },
  '@clerk/express': { program: '../peers/express.js', isPeer: true },
  '@clerk/hono': { program: '../peers/hono.js', isPeer: true },
  'fast-jwt': { program: '../peers/fast-jwt.js', isPeer: true },
} satisfies Record<string, Program>
export type Server = keyof typeof SERVERS

export const servers = (Object.entries(SERVERS) as [Server, Program][])
  .filter(([, { isPeer, onRedis }]) => (hasPeers || !isPeer) && (hasRedis || !onRedis))
  .map(([name, { program, logs = false, onRedis = false }]) => ({ name, program, logs, onRedis }))

interface Load {
  path: string
  /**
   * `known` is the same valid token, again and again. A number stands for new tokens, each of which
   * is sent so many times.
   */
  token: 'none' | 'known' | 'bad' | number
  /** The new tokens are JWTs of machines. Default: of sessions. */
  ofMachines?: true
  /** The required status of every answer. */
  status: 200 | 401
}

const LOADS = {
  public: { path: '/public', token: 'none', status: 200 },
  'known token': { path: '/secured', token: 'known', status: 200 },
  'new token': { path: '/secured', token: 1, status: 200 },
  'token used 3 times': { path: '/secured', token: 3, status: 200 },
  'token used 10 times': { path: '/secured', token: 10, status: 200 },
  'token used 30 times': { path: '/secured', token: 30, status: 200 },
  'new machine token': { path: '/machine', token: 1, ofMachines: true, status: 200 },
  'no token': { path: '/secured', token: 'none', status: 401 },
  'bad token': { path: '/secured', token: 'bad', status: 401 },
  '/protected': { path: '/protected', token: 'known', status: 200 },
  '10 users': { path: '/v1/users?limit=10', token: 'known', status: 200 },
  '100 users': { path: '/v1/users?limit=100', token: 'known', status: 200 },
} satisfies Record<string, Load>
export type LoadName = keyof typeof LOADS

export type Measurement = Load & { server: Server; load: LoadName }

/** A session token lives for a minute, and is used one to thirty times. */
const MIX: LoadName[] = [
  'new token',
  'token used 3 times',
  'token used 10 times',
  'token used 30 times',
]
const WITH_TOKEN: LoadName[] = ['known token', ...MIX]
const REFUSED: LoadName[] = ['no token', 'bad token']

const PLAN: Record<Server, LoadName[]> = {
  bare: ['public'],
  app: [
    'public',
    ...WITH_TOKEN,
    'new machine token',
    ...REFUSED,
    '/protected',
    '10 users',
    '100 users',
  ],
  'app, logging': ['known token'],
  'app, Redis, 1 of 2': ['known token'],
  'app, Redis, 2 of 2': ['known token'],
  quickstart: [...WITH_TOKEN, 'new machine token', ...REFUSED, '/protected'],
  '@clerk/express': WITH_TOKEN,
  '@clerk/hono': WITH_TOKEN,
  'fast-jwt': WITH_TOKEN,
}

/**
 * The measurements of each round, in this order: the same load on all servers in turn, so that what
 * is compared is measured at almost the same time.
 */
export const measurements: Measurement[] = (Object.keys(LOADS) as LoadName[]).flatMap((load) =>
  servers
    .filter(({ name }) => PLAN[name].includes(load))
    .map(({ name }) => ({ server: name, load, ...LOADS[load] })),
)
