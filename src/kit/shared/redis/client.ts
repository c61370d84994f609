import { Redis, type RedisOptions } from 'ioredis'
import type { RedisAddress } from '../redis-url.ts'

/**
 * Redis is reachable but does not match the settings, or does not allow what the API needs. The
 * message continues "Redis ".
 */
export class RedisRefusal extends Error {
  override name = 'RedisRefusal'
}

export type ConnectionOptions = Omit<RedisOptions, 'replyMapping'>

/** The first version with streams. */
const OLDEST_VERSION = 5

/** Replies about the current state of Redis, not about the settings. */
const TEMPORARY =
  /^(?:OOM|MISCONF|LOADING|BUSY|TRYAGAIN|MASTERDOWN|NOREPLICAS|NOSCRIPT|ERR max number of clients)/

const CLUSTER = 'runs as a cluster, which this API cannot use: give it a Redis that is none'
const REPLICA = 'is a read-only replica: give the address of the primary'

/**
 * By the start of the reply. Replies are never shown with their command, which may contain a
 * password.
 */
const REPLIES: [reply: RegExp, meaning: string][] = [
  [/^NOAUTH/, 'asks for a password, and REDIS_URL has none'],
  [/^WRONGPASS|^ERR invalid password/, 'refuses the user or password in REDIS_URL'],
  [
    /^ERR (?:Client sent AUTH|AUTH <password> called)/,
    'asks for no password, but REDIS_URL has one',
  ],
  [/^ERR wrong number of arguments for 'auth'/, 'has no users (they came with version 6)'],
  [/^MOVED|^ASK |^CROSSSLOT|^CLUSTERDOWN|SELECT is not allowed in cluster/, CLUSTER],
  [/^READONLY/, REPLICA],
  [
    /^NOPERM|ACL failure|executing the script can't run|No permissions/,
    'does not let the user in REDIS_URL do what the API needs',
  ],
]

/**
 * Returns the refusal for an error of a connection or a command.
 * @returns undefined if Redis was unreachable, or the error is temporary
 */
export function refusalOf(error: unknown): RedisRefusal | undefined {
  if (error instanceof RedisRefusal) return error
  if (!(error instanceof Error)) return undefined
  const { name, message } = error
  const code = String((error as NodeJS.ErrnoException).code)
  if (message.startsWith('Unknown RESP type'))
    return new RedisRefusal('does not answer in its protocol: is rediss:// or another port meant?')
  if (/^(?:EPROTO$|ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code))
    return new RedisRefusal(`cannot be reached over TLS (${code})`)
  if (name !== 'ReplyError' || TEMPORARY.test(message)) return undefined
  const [, meaning] = REPLIES.find(([reply]) => reply.test(message)) ?? []
  return new RedisRefusal(meaning ?? `refuses what the API needs (${message.slice(0, 200)})`)
}

/**
 * A client that reconnects forever, and becomes `ready` only if Redis accepted the password and the
 * database, and is a primary of a supported version. By itself, ioredis continues in database 0 if
 * Redis refuses another one, and without a password if Redis needs none.
 */
export function createClient(address: RedisAddress, options: ConnectionOptions): Redis {
  const { host, port, username, password, tls, database } = address
  const client = new Redis({
    ...options,
    host,
    port,
    db: database,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: {} }),
    // In RESP 2, AUTH and SELECT are separate commands with separate replies.
    protocol: 2,
    lazyConnect: true,
  })
  let refused: Error | undefined
  client.on('connect', () => {
    refused = undefined
  })
  const [auth, select, info] = [
    client.auth.bind(client) as (given: unknown) => Promise<'OK'>,
    client.select.bind(client),
    client.info.bind(client),
  ]
  client.auth = async (given: unknown) => {
    try {
      return await auth(given)
    } catch (error) {
      throw refusalOf(error) ?? error
    }
  }
  client.select = async (index: number) => {
    try {
      return await select(index)
    } catch (error) {
      const refusal = refusalOf(error)
      refused =
        refusal?.message === CLUSTER
          ? refusal
          : refusal && new RedisRefusal(`has no database ${index}`)
      refused ??= error as Error
      throw refused
    }
  }
  // The last command of ioredis before it is ready; an error here closes the connection.
  client.info = (async (answer: (error: unknown, text?: string) => void) => {
    try {
      if (refused) throw refused
      const text = await info().catch(allowed)
      checkServer(text)
      answer(null, text)
    } catch (error) {
      answer(refusalOf(error) ?? error)
    }
    return ''
  }) as Redis['info']
  client.connect().catch(() => undefined)
  return client
}

/** Accepts a user without permission for INFO. */
function allowed(error: unknown): string {
  if (error instanceof Error && error.message.startsWith('NOPERM')) return ''
  throw error
}

/** @see https://redis.io/docs/latest/commands/info/ */
function checkServer(info: string) {
  const value = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1]
  if (value('redis_mode') === 'cluster' || value('cluster_enabled') === '1')
    throw new RedisRefusal(CLUSTER)
  const role = value('role')
  if (role === 'slave' || role === 'replica') throw new RedisRefusal(REPLICA)
  const version = value('redis_version')
  if (version && Number.parseInt(version) < OLDEST_VERSION)
    throw new RedisRefusal(`is too old: it is ${version}, and has to be ${OLDEST_VERSION} or later`)
}
