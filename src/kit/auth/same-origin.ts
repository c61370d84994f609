interface Sent {
  method: string
  headers: { 'sec-fetch-site'?: string | string[] | undefined; origin?: string | undefined }
  /** Where it was sent to. */
  protocol: string
  host: string
}

/**
 * Whether a page of another origin may have made a browser send it, to change something in the
 * name of who is signed in. It has not where `Sec-Fetch-Site` says so, which no page can set; or
 * else `Origin`, which is all that some browsers send, and all that any sends to plain http.
 * @param ownOrigin the API's own origin, where it is configured; else the one that the request names
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function mayBeForged({ method, headers, protocol, host }: Sent, ownOrigin?: string) {
  if (method === 'GET' || method === 'HEAD') return false
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin'
  return headers.origin !== (ownOrigin ?? `${protocol}://${host}`)
}
