import type { Document } from './pointer.ts'

/**
 * The address for calls to an API. If the given one has no path, the path of the document's first
 * server is used, such as `servers: [{ url: '/api/v1' }]`.
 * @param url the address from the user
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
