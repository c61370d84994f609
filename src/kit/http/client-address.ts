import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { compile } from '@fastify/proxy-addr'
import ipaddr from 'ipaddr.js'
import { growingTo } from '../cache.ts'
import { LRUCache } from 'lru-cache'

/**
 * The proxies in front of the API, nearest first: all of them, their number, or their addresses
 * (IP addresses, CIDR ranges, `loopback`, `linklocal`, `uniquelocal`).
 */
export type TrustProxy = boolean | number | readonly string[]

/** True if a sender is a trusted proxy. `hop` counts from the API; 0 is the peer itself. */
export type Trust = (address: string | undefined, hop: number) => boolean

export interface ClientAddress {
  /** The full address, in canonical form. */
  address: string
  /** The key of limits. An IPv6 client can use every address of its /64, so this is the /64. */
  network: string
}

export interface ClientAddresses {
  trust: Trust
  /** Finds the client of a request: the last sender that is not a trusted proxy. */
  of(request: IncomingMessage): ClientAddress
  /** Rewrites the forwarding headers, so that Fastify's `ip`, `host` and `protocol` can read them. */
  normalize(request: IncomingMessage): void
  /** The peer of a connection, which may be a proxy. */
  ofPeer(address: string | undefined): ClientAddress
}

/** Maximum number of entries of `X-Forwarded-For` that are read, from the right. */
const MOST_ENTRIES = 64
/**
 * Maximum length of an entry in characters. An IPv6 address with a zone, brackets and a port fits.
 */
const LONGEST_ENTRY = 80
const REMEMBERED = 50_000
/** Some load balancers append the port: `203.0.113.5:50001`, `[2001:db8::1]:443`. */
const WITH_PORT = /^(?:\[(?<bracketed>[^\]]+)\](?::\d*)?|(?<dotted>[\d.]+):\d*)$/
/** A closed socket, or a Unix socket, has no address. */
const UNKNOWN: ClientAddress = { address: '', network: '' }

/**
 * Compiles `TRUST_PROXY`.
 * @throws {TypeError} for an entry that is not an address, range or name
 */
export function compileTrust(proxies: TrustProxy): Trust {
  if (typeof proxies === 'boolean') return () => proxies
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies
  const isProxy = compile([...proxies])
  return (address, hop) => address !== undefined && isProxy(address, hop)
}

/**
 * Parses an address in any spelling of a peer or proxy: with a port, in brackets, with a zone, or
 * as IPv4 inside IPv6.
 * @returns undefined if it is not an address, such as `unknown` or an obfuscated name (RFC 7239)
 */
export function readAddress(text: string): ClientAddress | undefined {
  if (text.length > LONGEST_ENTRY) return undefined
  const { bracketed, dotted } = WITH_PORT.exec(text)?.groups ?? {}
  const bare = bracketed ?? dotted ?? text
  const version = isIP(bare)
  if (version === 0) return undefined
  if (version === 4) return { address: bare, network: bare }
  const ip = ipaddr.parse(bare.replace(/%.*$/, '')) as ipaddr.IPv6
  const embedded = embeddedIPv4(ip)
  if (embedded) return { address: embedded, network: embedded }
  const network = new ipaddr.IPv6([...ip.parts.slice(0, 4), 0, 0, 0, 0])
  return { address: ip.toString(), network: `${network.toString()}/64` }
}

/** Mapped (`::ffff:a.b.c.d`), compatible (`::a.b.c.d`), or behind NAT64 (RFC 6052). */
function embeddedIPv4({ parts }: ipaddr.IPv6): string | undefined {
  const prefix = parts.slice(0, 6).join(':')
  const [high = 0, low = 0] = parts.slice(6)
  const isCompatible = prefix === '0:0:0:0:0:0' && high > 0
  if (!isCompatible && !EMBEDDING.has(prefix)) return undefined
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

const EMBEDDING = new Set([
  [0, 0, 0, 0, 0, 0xffff].join(':'),
  [0, 0, 0, 0, 0xffff, 0].join(':'),
  [0x64, 0xff9b, 0, 0, 0, 0].join(':'),
])

/** Finds the client of each request; every part of the API gets addresses from here. */
export function clientAddresses(proxies: TrustProxy): ClientAddresses {
  const trust = compileTrust(proxies)
  const remembered = new LRUCache<string, ClientAddress>(growingTo(REMEMBERED))

  function read(text: string): ClientAddress | undefined {
    const known = remembered.get(text)
    if (known) return known
    const address = readAddress(text)
    if (address) remembered.set(text, address)
    return address
  }

  function ofPeer(address: string | undefined): ClientAddress {
    return (address === undefined ? undefined : read(address)) ?? UNKNOWN
  }

  function of({ headers, socket }: IncomingMessage): ClientAddress {
    const peer = ofPeer(socket.remoteAddress)
    const forwarded = headers['x-forwarded-for']
    if (proxies === false || forwarded === undefined) return peer
    return lastUntrusted(peer, String(forwarded))
  }

  /**
   * Walks back from the peer. An invalid entry ends the walk: the proxy that wrote it is the last
   * known sender, and the entries before it may be forged.
   */
  function lastUntrusted(peer: ClientAddress, forwarded: string): ClientAddress {
    let client = peer
    let hop = 0
    const entries = forwarded.split(',', -1)
    for (const entry of entries.slice(-MOST_ENTRIES).reverse()) {
      const text = entry.trim()
      // A list may have empty elements (RFC 9110 section 5.6.1).
      if (text === '') continue
      if (!trust(client.address, hop)) return client
      const next = read(text)
      if (!next) return client
      client = next
      hop += 1
    }
    return client
  }

  return {
    trust,
    of,
    ofPeer,
    normalize(request) {
      const { headers, socket } = request
      if (proxies === false) return
      if (headers['x-forwarded-for'] !== undefined) {
        const client = of(request)
        if (client === ofPeer(socket.remoteAddress)) delete headers['x-forwarded-for']
        else headers['x-forwarded-for'] = client.address
      }
      const scheme = lastOf(headers['x-forwarded-proto'])?.toLowerCase()
      if (scheme === 'http' || scheme === 'https') headers['x-forwarded-proto'] = scheme
      else delete headers['x-forwarded-proto']
    },
  }
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return header === undefined ? undefined : String(header).split(',').at(-1)?.trim()
}
