import { isIP } from 'node:net'

/**
 * True if the name or address always means this machine.
 * @param host in the format of a URL: IPv6 in brackets
 */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host === '::1')
    return true
  return isIP(host) === 4 && host.startsWith('127.')
}

/** @throws if other machines could reach the sandbox, and that was not allowed */
export function checkHost(host: string, allowRemote: boolean): void {
  if (allowRemote || isLoopback(host)) return
  throw new Error(
    `The sandbox does not listen on ${host} unless remote use is allowed (--allow-remote, or allowRemote: true). ` +
      'Nothing in it is secret: whoever reaches it can sign in as anybody.',
  )
}

/** The host of a URL for an address that a server listens on. */
export function urlHost(address: string): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1'
  return isIP(address) === 6 ? `[${address}]` : address
}
