import { isIP } from 'node:net'

/** Schemes whose pages have no usable origin: browsers send `null`. */
const OPAQUE = /^(?:file|data|blob|about|javascript|ws|wss|ftp):$/
// RFC 6454 section 6.1. Anything after the host is part of an address, not of an origin.
const ORIGIN = /^([a-z][a-z0-9+.-]*:)\/\/([^/?#\\]+)(.*)$/i

/**
 * Finds the fault of an origin that is compared with an `Origin` header or the claim `azp`, and
 * suggests the right origin if it can. Apps have schemes of their own: `capacitor://localhost`.
 */
export function flawOfOrigin(value: string): string | undefined {
  if (value.includes('*')) return 'has a wildcard, which never matches; list each origin'
  if (value === 'null') return 'is what any sandboxed page sends; it would let all of them in'
  const [, scheme = '', host = '', rest = ''] = ORIGIN.exec(value) ?? []
  if (host === '') return `has no scheme; ${suggest(`${schemeFor(value)}//${value}`)}`
  if (OPAQUE.test(scheme.toLowerCase())) return `has the scheme ${scheme}, which no origin has`
  if (host.includes('@')) return 'has a user name in it'
  const origin = originOf(scheme.toLowerCase(), host)
  if (origin === undefined) return 'has no valid host or port'
  if (rest !== '') return `is more than an origin; write ${origin}`
  return origin === value ? undefined : `is not written as browsers do; write ${origin}`
}

/** Returns the origin as browsers write it; undefined if the host or the port is invalid. */
function originOf(scheme: string, host: string): string | undefined {
  const written = `${scheme}//${host}`
  if (!URL.canParse(written)) return undefined
  return /^https?:$/.test(scheme) ? new URL(written).origin : written
}

function schemeFor(host: string): string {
  return /^(?:localhost|127\.|\[)/.test(host) ? 'http:' : 'https:'
}

function suggest(value: string): string {
  return flawOfOrigin(value) === undefined ? `write ${value}` : 'write https:// before the host'
}

/** Finds faults of issuers, which are compared with the claim `iss`: their host is an origin. */
export function flawOfIssuers(value: string): string | undefined {
  for (const issuer of value.split(',').map((item) => item.trim())) {
    const flaw = flawOfOrigin(issuer.split('/', 3).join('/'))
    if (flaw) return `"${issuer}" ${flaw}`
  }
  return undefined
}

/** Finds faults of an HTTP address that a pattern cannot find. */
export function flawOfUrl(value: string): string | undefined {
  if (!URL.canParse(value)) return 'it has no valid host or port'
  if (value.includes('*')) return 'it has a wildcard; name one host'
  if (!isDecodable(value)) return 'it has broken percent-encoding'
  const { username, password } = new URL(value)
  return username || password ? 'it has a user name or password in it' : undefined
}

function isDecodable(value: string): boolean {
  try {
    decodeURI(value)
    return true
  } catch {
    return false
  }
}

/** Finds faults of an address to listen on. */
export function flawOfHost(value: string): string | undefined {
  if (isIP(value) > 0) return undefined
  if (/^[a-z]+:\/\//i.test(value)) return 'it is a URL; name the host alone'
  if (/^\[.*\]$/.test(value)) return `it has brackets; write ${value.slice(1, -1)}`
  if (/:\d+$/.test(value)) return 'it has a port, which PORT sets'
  return /^(?=.{1,253}$)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i.test(value) && !/^[\d.]+$/.test(value)
    ? undefined
    : 'it is no address of a machine'
}
