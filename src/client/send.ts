/** Sends a request: `fetch`, or a function around it. */
export type Send = (request: Request) => Promise<Response>

/** True if a copy costs little: the request has no body, or JSON, which is short and in memory. */
export function canBeSentAgain({ body, headers }: Request): boolean {
  return !body || /^application\/(.+\+)?json\b/.test(headers.get('content-type') ?? '')
}
