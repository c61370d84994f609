import type { Document } from './pointer.ts'

/**
 * The address to call an API at. Where the given one has no path of its own, that of the document's
 * first server counts, as `servers: [{ url: '/api/v1' }]` has.
 * @param url the address that a person gave
 */
export function baseUrlOf(url: string, document: Document): string {
  const given = new URL(url)
  if (given.pathname !== '/') return url.replace(/\/$/, '')
  const server = document.servers?.[0]
  if (!server) return given.origin
  const address = server.url.replaceAll(
    /{([^}]+)}/g,
    (_match, name: string) => server.variables?.[name]?.default ?? '',
  )
  if (!URL.canParse(address, given)) return given.origin
  return given.origin + new URL(address, given).pathname.replace(/\/$/, '')
}
