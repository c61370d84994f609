import { setTimeout } from 'node:timers/promises'
import { Agent, request as send } from 'undici'
import { ContractUsageError } from './usage-error.ts'

export interface HttpRequest {
  method: string
  /** Path and query. */
  url: string
  headers: Record<string, string>
  body?: string | Buffer
}

export interface HttpResponse {
  status: number
  /** Lower-case names; repeated headers are joined. */
  headers: Record<string, string>
  body: string
  /** How long it took, in ms. */
  time: number
}

/** Sends a request to the API under test. */
export type Send = (request: HttpRequest) => Promise<HttpResponse>

/** Milliseconds that an answer may take. */
const TIMEOUT = 15_000

/** How often a request is sent again that came too soon, and the most seconds to wait for that. */
const [REPETITIONS, LONGEST_WAIT] = [5, 120]

/**
 * Sends over HTTP, and again what is refused for coming too soon (429), after as long as it says.
 * @param rate the most requests a second; unset is without limit
 */
export function overHttp(baseUrl: string, rate?: number): Send {
  const dispatcher = new Agent({ headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT })
  const base = baseUrl.replace(/\/$/, '')
  let next = 0
  return patient(async ({ method, url, headers, body }) => {
    if (rate) {
      const now = performance.now()
      next = Math.max(next, now) + 1000 / rate
      await setTimeout(next - 1000 / rate - now)
    }
    const start = performance.now()
    try {
      const response = await send(base + url, {
        dispatcher,
        method: method as 'GET',
        headers,
        body: body ?? null,
      })
      return {
        status: response.statusCode,
        headers: Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, String(value ?? '')]),
        ),
        body: await response.body.text(),
        time: performance.now() - start,
      }
    } catch (error) {
      const { code, message } = error as Error & { code?: string }
      if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
        throw new ContractUsageError(`${baseUrl} cannot be reached: ${message || code}`)
      return { status: 0, headers: {}, body: `${code ?? ''} ${message}`.trim(), time: 0 }
    }
  })
}

/** Limits are no fault of a deployment; what was refused for them had no effect. */
function patient(sendOnce: Send): Send {
  return async (request) => {
    let response = await sendOnce(request)
    for (let times = 0; response.status === 429 && times < REPETITIONS; times++) {
      const seconds = Number(response.headers['retry-after'] ?? NaN)
      if (!(seconds <= LONGEST_WAIT)) break
      await setTimeout(seconds * 1000)
      response = await sendOnce(request)
    }
    return response
  }
}

/** Seconds that a 503 is waited for at most. */
const LONGEST_OUTAGE = 10

/**
 * Waits for as long as a 503 says in `Retry-After`, unless that is too long.
 * @returns true if the request is to be sent again
 */
export async function waitedFor({ status, headers }: HttpResponse): Promise<boolean> {
  const seconds = Number(headers['retry-after'] ?? NaN)
  if (status !== 503 || !(seconds <= LONGEST_OUTAGE)) return false
  await setTimeout(seconds * 1000)
  return true
}

/** What `app.inject` of Fastify takes and gives. */
type Inject = (request: {
  method: 'GET'
  url: string
  headers: Record<string, string>
  payload?: string | Buffer
}) => Promise<{
  statusCode: number
  headers: Record<string, number | string | string[] | undefined>
  body: string
}>

/** Sends within the process. */
export function byInject(inject: Inject): Send {
  return async ({ method, url, headers, body }) => {
    const start = performance.now()
    const response = await inject({
      method: method as 'GET',
      url,
      headers,
      ...(body !== undefined && { payload: body }),
    })
    return {
      status: response.statusCode,
      headers: Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, String(value ?? '')]),
      ),
      body: response.body,
      time: performance.now() - start,
    }
  }
}

const CREDENTIALS = /^(?:authorization|cookie|.*(?:token|key|secret|signature).*)$/i

/** The request as a command to copy; credentials are replaced by `$TOKEN`. */
export function curlOf({ method, url, headers, body }: HttpRequest, baseUrl = '$URL'): string {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  const options = Object.entries(headers).map(([name, value]) =>
    CREDENTIALS.test(name) && name !== 'idempotency-key'
      ? `-H "${name}: ${/^bearer /i.test(value) ? 'Bearer ' : ''}$TOKEN"`
      : `-H ${quote(`${name}: ${value}`)}`,
  )
  const text = body?.toString() ?? ''
  return [
    `curl -i -X ${method}`,
    ...options,
    ...(body === undefined
      ? []
      : [`--data-binary ${quote(text.length > 500 ? `${text.slice(0, 500)}…` : text)}`]),
    `"${baseUrl}${url.replaceAll(/["$`\\]/g, encodeURIComponent)}"`,
  ].join(' ')
}
