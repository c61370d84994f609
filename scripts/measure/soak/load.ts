import { Pool } from 'undici'
import type { Clerk } from '../load/clerk.ts'
import type { Remote } from '../load/process.ts'

/** One request, and its required status without a disturbance. */
interface Call {
  method: 'GET' | 'PATCH' | 'POST'
  path: string
  token?: string
  headers?: Record<string, string>
  body?: object
  status: number
}

/** An answer; status 0 means none. */
export interface Outcome {
  call: Call
  status: number
  retryAfter: boolean
  replayed: boolean
  milliseconds: number
}

/** Number of users who read and write. */
const PEOPLE = 50
/**
 * Connections to each instance: more than the pending requests, so that none waits for a
 * connection.
 */
const CONNECTIONS = 1000
/** Number of new tokens made at a time. */
const BATCH = 50
/**
 * The number of requests of each kind per 1,000. Writes are few: their results are stored for
 * longer than the run, which is not a leak.
 */
const MIX = {
  me: 277,
  protected: 250,
  auth: 150,
  public: 50,
  noToken: 80,
  badToken: 100,
  newToken: 40,
  apiKey: 50,
  change: 2,
  create: 1,
} as const
type Kind = keyof typeof MIX

/**
 * Makes mixed requests, to each instance in turn, and a ledger of the writes.
 * @param redisIsThere true if a request with an `Idempotency-Key` may be sent: without Redis, other
 *   instances do not know the result
 */
export async function createLoad(
  urls: string[],
  clerk: Remote<Clerk>,
  redisIsThere: () => boolean,
  onOutcome: (outcome: Outcome) => void,
) {
  const pools = urls.map((url) => new Pool(url, { connections: CONNECTIONS }))
  const people = (await clerk.ask('people', PEOPLE)).map((person) => ({
    ...person,
    attempted: 0,
    acknowledged: 0,
    isWriting: false,
  }))
  const [apiKey = ''] = await clerk.ask('apiKeys')
  const bad = await clerk.ask('badToken')
  const fresh: string[] = []
  let isMinting = false
  /** The number of acknowledged creations by the organization's name. */
  const created = new Map<string, number>()
  let organizations = 0
  /** Number of acknowledged changes. */
  let changes = 0
  let creating = 0
  let sent = 0
  let inFlight = 0

  const order = shuffled(
    Object.entries(MIX).flatMap(([kind, count]) => Array<Kind>(count).fill(kind as Kind)),
  )
  const turn = <T>(list: readonly T[], number = sent): T => list[number % list.length] as T
  const known = (path: string): Call => ({
    method: 'GET',
    path,
    token: turn(people).token,
    status: 200,
  })
  const kinds: Record<Kind, () => unknown> = {
    me: () => send(known('/v1/me')),
    protected: () => send(known('/protected')),
    auth: () => send(known('/v1/auth')),
    public: () => send({ method: 'GET', path: '/', status: 200 }),
    noToken: () => send({ method: 'GET', path: '/v1/me', status: 401 }),
    badToken: () => send({ method: 'GET', path: '/v1/me', token: bad, status: 401 }),
    newToken: sendNewToken,
    apiKey: () => send({ method: 'GET', path: '/v1/me', token: apiKey, status: 200 }),
    change,
    create,
  }

  /**
   * Alternates so that each kind of request goes to each instance: the order has an even length.
   */
  const nextPool = () => turn(pools, sent + Math.floor(sent / order.length))

  async function send(call: Call, pool = nextPool()): Promise<Outcome> {
    const begun = performance.now()
    inFlight++
    const { method, path, token, body } = call
    const outcome = await pool
      .request({
        method,
        path,
        headers: {
          ...call.headers,
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      .then(async (answer) => {
        await answer.body.dump()
        return {
          status: answer.statusCode,
          retryAfter: answer.headers['retry-after'] !== undefined,
          replayed: answer.headers['idempotent-replayed'] === 'true',
        }
      })
      .catch(() => ({ status: 0, retryAfter: false, replayed: false }))
    inFlight--
    const result = { call, ...outcome, milliseconds: performance.now() - begun }
    onOutcome(result)
    return result
  }

  async function sendNewToken() {
    if (fresh.length < BATCH && !isMinting) {
      isMinting = true
      fresh.push(...(await clerk.ask('tokens', BATCH)))
      isMinting = false
    }
    const token = fresh.pop()
    if (token) await send({ method: 'GET', path: '/v1/auth', token, status: 200 })
  }

  /** Makes one change of a user at a time, so that the last acknowledged one is known. */
  async function change() {
    const person = people.find(({ isWriting }) => !isWriting)
    if (!person) return
    people.push(...people.splice(people.indexOf(person), 1))
    person.isWriting = true
    const step = ++person.attempted
    const body = { unsafeMetadata: { step } }
    const { token } = person
    const { status } = await send({ method: 'PATCH', path: '/v1/me', token, body, status: 200 })
    if (status === 200) {
      person.acknowledged = step
      changes++
    }
    person.isWriting = false
  }

  async function create() {
    if (!redisIsThere()) return
    creating++
    await createOnce(`Soak ${++organizations}`)
    creating--
  }

  /** Once acknowledged, it is sent again to each instance, which must not do it again. */
  async function createOnce(name: string) {
    const call: Call = {
      method: 'POST',
      path: '/v1/organizations',
      token: turn(people).token,
      headers: { 'idempotency-key': name.replace(' ', '-') },
      body: { name },
      status: 201,
    }
    created.set(name, 0)
    const { status } = await send(call)
    if (status !== 201) return
    for (const pool of pools) if (redisIsThere()) await send(call, pool)
    created.set(name, 1)
  }

  return {
    /** Sends the next request, without waiting for its answer. */
    next() {
      void kinds[turn(order)]()
      sent++
    },
    inFlight: () => inFlight,
    /** Number of pending creations. */
    creating: () => creating,
    /** Finds acknowledged writes that are missing, or were done more than once. */
    async wrongWrites(): Promise<string[]> {
      const { metadata, organizations: names } = await clerk.ask('written')
      const lost = people
        .filter(({ userId, acknowledged, attempted }) => {
          const { step = 0 } = (metadata[userId] ?? {}) as { step?: number }
          return step < acknowledged || step > attempted
        })
        .map(({ userId, acknowledged }) => `change ${acknowledged} of ${userId} was lost`)
      const wrong = [...created]
        .map(([name, least]) => ({
          name,
          least,
          found: names.filter((other) => other === name).length,
        }))
        .filter(({ least, found }) => found < least || found > 1)
        .map(({ name, found }) => `"${name}" was created ${found} times`)
      return [...lost, ...wrong]
    },
    writes: () => ({
      changes,
      creations: [...created.values()].reduce((sum, value) => sum + value, 0),
    }),
  }
}

/** Shuffles in a constant order that mixes all kinds evenly. */
function shuffled<T>(list: T[]): T[] {
  return list
    .map((item, index) => ({ item, rank: (index * 0.618033988749895) % 1 }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
}
