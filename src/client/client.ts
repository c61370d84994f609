import type { Client as FetchClient, ClientOptions as FetchClientOptions } from 'openapi-fetch'
import createFetchClient from 'openapi-fetch'
import type { paths } from './contract.ts'
import { type Operations, operationsOf } from './operations.ts'
import { withRetries } from './retries.ts'
import type { Send } from './send.ts'
import { type GetToken, withToken } from './token.ts'

/** A function for each operation, beside the methods of openapi-fetch, which take a path. */
export type Client = FetchClient<paths> & Operations

/** The options of openapi-fetch (`headers`, `credentials` …) and these. */
export interface ClientOptions extends Omit<FetchClientOptions, 'baseUrl' | 'fetch'> {
  /** The address of the API, such as `https://api.example.com`. */
  baseUrl: string
  /** Returns the token for calls; without it, calls are anonymous. */
  getToken?: GetToken | undefined
  /**
   * Maximum number of retries of a request that was answered 409, 429 or 503 with `Retry-After`: a
   * GET or HEAD, or a request with an `Idempotency-Key`. Default 1; 0 for never.
   */
  retries?: number | undefined
  /** Maximum `Retry-After`, in seconds, to wait for. Default 10. */
  maxRetryAfter?: number | undefined
  /** Sends each request. Default: `fetch`. */
  fetch?: Send | undefined
}

/**
 * Makes a client that calls the API with a fresh token each time, and retries if that is safe. A
 * call resolves to `{ data, response }` or `{ error, response }`; `unwrap` turns it into its data.
 * The answer 304 has neither, unless the call was given the `known` result.
 */
export function createClient(options: ClientOptions): Client {
  const {
    getToken,
    retries = 1,
    maxRetryAfter = 10,
    fetch: send = (request: Request) => globalThis.fetch(request),
    ...others
  } = options
  const authenticated = getToken ? withToken(send, getToken) : send
  const client = createFetchClient<paths>({
    ...others,
    fetch: withoutContentOf304(withRetries(authenticated, { retries, maxRetryAfter })),
  })
  return Object.assign(client, operationsOf(client))
}

/** Tells openapi-fetch that a 304 has no content. Otherwise it takes '' for the error. */
function withoutContentOf304(send: Send): Send {
  return async (request) => {
    const answer = await send(request)
    if (answer.status !== 304) return answer
    const headers = new Headers(answer.headers)
    headers.set('content-length', '0')
    return new Response(null, { status: 304, headers })
  }
}
