import type { Client as FetchClient, ClientOptions as FetchClientOptions } from 'openapi-fetch'
import createFetchClient from 'openapi-fetch'
import type { paths } from './contract.ts'
import { withRetries } from './retries.ts'
import type { Send } from './send.ts'
import { type GetToken, withToken } from './token.ts'

/** A client of openapi-fetch, typed by the contract. */
export type Client = FetchClient<paths>

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
  return createFetchClient<paths>({
    ...others,
    fetch: withRetries(authenticated, { retries, maxRetryAfter }),
  })
}
