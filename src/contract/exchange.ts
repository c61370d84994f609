import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { connect as connectSecurely } from 'node:tls'
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
  /** Duration, in ms. */
  time: number
}

/** Sends a request to the API under test. */
export interface Send {
  (request: HttpRequest): Promise<HttpResponse>
  /** Sends bytes that may be invalid HTTP. Unset if there is no connection. */
  raw?: (bytes: string) => Promise<HttpResponse>
}

/** Most milliseconds that an answer may take. */
const TIMEOUT = 15_000
/** Most bytes of an answer that are read. */
const LARGEST = 5_000_000

/** Most repetitions of a request that came too soon, and most seconds before each. */
const [REPETITIONS, LONGEST_WAIT] = [5, 120]

/**
 * Sends over HTTP. A request that gets 429 is sent again, after the time that the answer gives.
 * @param rate most requests per second; unset means no limit
 */
export function overHttp(baseUrl: string, rate?: number): Send {
  const dispatcher = new Agent({ headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT })
  const base = baseUrl.replace(/\/$/, '')
  let next = 0
  let reached = false
  const once = async ({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> => {
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
      reached = true
      return {
        status: response.statusCode,
        headers: joined(response.headers),
        body: await beginningOf(response.body),
        time: performance.now() - start,
      }
    } catch (error) {
      const { code, message } = error as Error & { code?: string }
      if (!reached && (code === 'ECONNREFUSED' || code === 'ENOTFOUND'))
        throw new ContractUsageError(`${baseUrl} cannot be reached: ${message || code}`)
      return { status: 0, headers: {}, body: `${code ?? ''} ${message}`.trim(), time: 0 }
    }
  }
  return Object.assign(patient(once), { raw: (bytes: string) => sendRaw(new URL(base), bytes) })
}

/** Reads the beginning of a stream, which may never end: up to a number of bytes, and a time. */
async function beginningOf(stream: AsyncIterable<Buffer> & { destroy(): void }): Promise<string> {
  const chunks: Buffer[] = []
  const end = performance.now() + TIMEOUT
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size > LARGEST || performance.now() > end) break
  }
  return Buffer.concat(chunks).toString()
}

/** Sends bytes over a new connection, and reads the answer. */
async function sendRaw({ protocol, hostname, port }: URL, bytes: string): Promise<HttpResponse> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const isSecure = protocol === 'https:'
  const options = { host, port: Number(port) || (isSecure ? 443 : 80) }
  const start = performance.now()
  const text = await new Promise<string>((resolve) => {
    let received = ''
    const socket = isSecure ? connectSecurely({ ...options, servername: host }) : connect(options)
    const done = () => {
      socket.destroy()
      resolve(received)
    }
    socket.setTimeout(TIMEOUT, done)
    socket.on('error', done).on('end', done).on('close', done)
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1')
    })
    socket.write(bytes)
  })
  const [head = '', body = ''] = text.split('\r\n\r\n', 2)
  const [line = '', ...lines] = head.split('\r\n')
  const headers = lines.map((one) => {
    const [name = '', ...rest] = one.split(':')
    return [name.toLowerCase(), rest.join(':').trim()]
  })
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1] ?? 0),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
    time: performance.now() - start,
  }
}

/** Repeats requests that a limit refuses. Limits are no fault, and such requests have no effect. */
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

/** Most seconds to wait after a 503. */
const LONGEST_OUTAGE = 10

/**
 * Waits for the time in `Retry-After` of a 503, unless it is too long.
 * @returns true if the request should be sent again
 */
export async function waitedFor({ status, headers }: HttpResponse): Promise<boolean> {
  const seconds = Number(headers['retry-after'] ?? NaN)
  if (status !== 503 || !(seconds <= LONGEST_OUTAGE)) return false
  await setTimeout(seconds * 1000)
  return true
}

/** The part of Fastify's `app.inject` that is used here. */
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

/** Sends within this process. */
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
      headers: joined(response.headers),
      body: response.body,
      time: performance.now() - start,
    }
  }
}

/** Headers with one text each. */
function joined(headers: Record<string, number | string | string[] | undefined>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]),
  )
}

/** The value of a JSON text; undefined if it is not JSON. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
