import { isIPv4, isIPv6 } from 'node:net'

/** One Redis, as `REDIS_URL` names it, and how long it may take. */
export interface RedisAddress {
  tls: boolean
  host: string
  port: number
  username?: string
  password?: string
  database: number
  /** Time-out in milliseconds of a command. Default: 500. */
  commandTimeout?: number
}

const DEFAULT_PORT = 6379
const LARGEST_PORT = 65_535
/** Redis numbers databases with 32 bits. */
const LARGEST_DATABASE = 2 ** 31 - 1

/**
 * Parses `redis://user:password@host:6379/0`. It is stricter than the URL standard, which would
 * accept part of an unencoded password as a host, a path or a query.
 * @throws {Error} one sentence that continues "REDIS_URL " and does not contain the value
 */
export function readRedisUrl(value: string): RedisAddress {
  const [, scheme, rest = ''] = /^(rediss?):\/\/(\S+)$/i.exec(value) ?? []
  if (!scheme)
    throw new Error('must be a redis:// or rediss:// URL, such as redis://redis.internal:6379')
  if (/[?#]/.test(rest)) throw refusal('without query and fragment')
  const [before, after, ...more] = rest.split('@')
  if (more.length > 0) throw refusal('with a single @')
  const credentials = after === undefined ? {} : readCredentials(before ?? '')
  return {
    tls: scheme.toLowerCase() === 'rediss',
    ...credentials,
    ...readLocation(after ?? rest),
  }
}

function refusal(form: string): Error {
  return new Error(
    `must be a redis:// or rediss:// URL ${form}, its user and password percent-encoded (# is %23, / is %2F, ? is %3F, @ is %40, % is %25), such as redis://redis.internal:6379`,
  )
}

/** RFC 3986, section 3.2.1, which allows some characters unencoded. */
function readCredentials(text: string): Pick<RedisAddress, 'username' | 'password'> {
  const [, user = '', password] = /^([^:]*):(.*)$/.exec(text) ?? []
  if (!password || /[^\w.~!$&'()*+,;=:%-]/.test(text))
    throw refusal('with user:password or :password before the @')
  try {
    return {
      ...(user && { username: decodeURIComponent(user) }),
      password: decodeURIComponent(password),
    }
  } catch {
    throw refusal('that can be decoded')
  }
}

function readLocation(text: string): Pick<RedisAddress, 'host' | 'port' | 'database'> {
  const [, bracketed, name, portText = `${DEFAULT_PORT}`, path = ''] =
    /^(?:\[([^\]]*)\]|([\w.-]+))(?::([^/]*))?(\/.*)?$/.exec(text) ?? []
  // RFC 6874: the % before a zone is percent-encoded.
  const host = bracketed?.replace('%25', '%') ?? name
  if (!host || !(bracketed ? isIPv6(host) : isHost(host))) throw refusal('with a host')
  const port = integer(portText)
  if (!port || port > LARGEST_PORT) throw refusal(`with a port from 1 to ${LARGEST_PORT}`)
  const database = path.length > 1 ? integer(path.slice(1)) : 0
  if (database === undefined || database > LARGEST_DATABASE)
    throw refusal('whose path is empty or the number of a database')
  return { host, port, database }
}

/** Resolvers read digits and dots alone as an IPv4 address, also `10.1`. */
function isHost(name: string): boolean {
  if (/^[\d.]+$/.test(name)) return isIPv4(name)
  return /^[a-z\d_](?:[\w-]*\w)?(?:\.[a-z\d_](?:[\w-]*\w)?)*\.?$/i.test(name)
}

function integer(text: string): number | undefined {
  return /^(?:0|[1-9][0-9]{0,9})$/.test(text) ? Number(text) : undefined
}
