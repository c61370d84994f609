import type { IncomingMessage } from 'node:http'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { Problem } from '../problems/problem.ts'

/** RFC 3986 section 3.2.2, without the comma, which two joined headers contain. */
const HOST = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+;=%-]+)(?::\d*)?$/i
const ABSOLUTE = /^https?:\/\//i
const REMEMBERED = 1000

const NO_TARGET = refusal('The request target is neither a path nor an http URL.')
const ABSENT = refusal('There is no Host header.')
const REPEATED = refusal('There is more than one Host header.')
const MALFORMED = refusal('The Host is malformed.')

/**
 * Refuses a request with an unclear target or host (RFC 9112 section 3.2). Only HTTP/1.0 may omit
 * `Host`. `X-Forwarded-Host` of a trusted proxy must be a host as well.
 */
export const host = fp(
  async (app) => {
    const known = new LRUCache<string, boolean>({ max: REMEMBERED })
    function isKnown(given: string): boolean {
      const before = known.get(given)
      if (before !== undefined) return before
      const valid = isHost(given)
      known.set(given, valid)
      return valid
    }

    app.addHook('onRequest', (request, _reply, done) => {
      const { raw, host: effective } = request
      const { host: sent } = raw.headers
      if (!isTarget(raw)) done(NO_TARGET)
      else if (sent === undefined && raw.httpVersion === '1.1') done(ABSENT)
      else if (isRepeated(raw)) done(REPEATED)
      else if (sent !== undefined && !isKnown(sent)) done(MALFORMED)
      // A trusted proxy forwards another host.
      else if (effective !== (sent ?? '') && !isKnown(effective)) done(MALFORMED)
      else done()
    })
  },
  { name: 'host', dependencies: ['limits'] },
)

/** Requires a valid start: the router ignores the first character, so `*docs` would be `/docs`. */
function isTarget({ method, url = '' }: IncomingMessage): boolean {
  return url.startsWith('/') || ABSOLUTE.test(url) || (method === 'OPTIONS' && url === '*')
}

/** Node keeps the first in `headers` and drops the others. */
function isRepeated({ rawHeaders }: IncomingMessage): boolean {
  let times = 0
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i]?.length === 4 && rawHeaders[i]?.toLowerCase() === 'host') times += 1
  return times > 1
}

/** The URL parser checks the rest, such as ports and IPv6 addresses. */
function isHost(value: string): boolean {
  return HOST.test(value) && URL.canParse(`http://${value}`)
}

function refusal(detail: string): Problem {
  return new Problem('invalid_request', { detail })
}
