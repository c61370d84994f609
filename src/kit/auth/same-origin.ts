interface Sent {
  method: string
  headers: { 'sec-fetch-site'?: string | string[] | undefined; origin?: string | undefined }
  /** The request's destination. */
  protocol: string
  host: string
}

/**
 * True if a page of another origin may have made the browser send the request, to change something
 * as the signed-in user. False if `Sec-Fetch-Site`, which no page can set, names the same origin.
 * Without it, `Origin` decides: some browsers send only `Origin`, and so do all to plain http.
 * @param ownOrigin the API's own origin, if configured; default: the one that the request names
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function mayBeForged({ method, headers, protocol, host }: Sent, ownOrigin?: string) {
  if (method === 'GET' || method === 'HEAD') return false
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin'
  return headers.origin !== (ownOrigin ?? `${protocol}://${host}`)
}
