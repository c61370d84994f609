/** What sends a request: `fetch`, or what wraps it. */
export type Send = (request: Request) => Promise<Response>

/** Whether sending a copy costs little: it has no body, or JSON, which is short and in memory. */
export function canBeSentAgain({ body, headers }: Request): boolean {
  return !body || /^application\/(.+\+)?json\b/.test(headers.get('content-type') ?? '')
}
