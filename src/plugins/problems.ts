import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { clerkProblem } from '../clerk-problem.ts'
import type { Exchanges } from '../exchanges.ts'
import {
  Problem,
  type ProblemCode,
  problemDetails,
  problems,
  toPointer,
  type Violation,
} from '../problems.ts'
import { challengeOf } from '../security/challenge.ts'
import type { Breaker } from './clerk/breaker.ts'

const MEDIA_TYPE = 'application/problem+json'
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
/** The name that a client knows each part of a request by; the first segment of a pointer. */
const PARTS = { body: 'body', querystring: 'query', params: 'path', headers: 'header' } as const
const MOST_VIOLATIONS = 100

/** Makes every answer that is not a success a problem (RFC 9457) of the catalogue. */
export const problemAnswers = fp(
  async (app) => {
    app.setErrorHandler(answerProblem)
    const paths = new Map<string, string[]>()
    app.addHook('onRoute', ({ url, method }) => {
      paths.set(url, [...(paths.get(url) ?? []), method].flat())
    })
    // Before the body of a request that goes nowhere is read.
    app.addHook('onRequest', (request, _reply, done) => {
      done(request.is404 || isShadowed(request, paths) ? notFound(request) : undefined)
    })
    app.setNotFoundHandler((request) => {
      throw notFound(request)
    })

    function notFound({ url }: FastifyRequest): Problem {
      const path = pathOf(url)
      const methods = METHODS.filter(
        (method) =>
          paths.get(path)?.includes(method) ?? Boolean(app.findRoute({ method, url: path })),
      )
      if (methods.length === 0) return new Problem('not_found')
      return new Problem('method_not_allowed', { headers: { allow: methods.join(', ') } })
    }
  },
  { name: 'problems' },
)

/** Answers whatever was thrown; also what Fastify finds wrong before it knows a route. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, request)
  const { status } = problems[problem.code]
  // Each line would cost as much as the request; see plugins/pressure.ts.
  if (status >= 500 && problem.code !== 'overloaded')
    request.log.error({ err: problem.cause ?? problem }, problem.message)
  const challenge = challengeOf(problem)
  if (challenge) reply.header('www-authenticate', challenge)
  void reply
    .code(status)
    .header('x-request-id', request.id)
    .headers(headersOf(problem, request.server.clerkBreaker))
    .type(MEDIA_TYPE)
    .send(JSON.stringify(problemDetails(problem, request.id)))
}

/** Answers on the bare socket what Node could not parse as HTTP. */
export function answerClientError(error: ConnectionError, socket: Socket, exchanges: Exchanges) {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const problem = new Problem(CLIENT_ERRORS[error.code] ?? 'invalid_request', {
    detail: 'The request is not valid HTTP, or too large or too slow to be read.',
  })
  const { status } = problems[problem.code]
  const requestId = randomUUID()
  exchanges.refused(socket, requestId, status)
  const body = JSON.stringify(problemDetails(problem, requestId))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: ${MEDIA_TYPE}\r\nX-Request-Id: ${requestId}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
  // A client may read the answer before the connection is reset, but need not ever close its side.
  setTimeout(() => {
    socket.destroy()
  }, LINGER).unref()
}

/** Milliseconds. */
const LINGER = 1000

const CLIENT_ERRORS: Partial<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

const FASTIFY_ERRORS: Partial<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
}

function toProblem(error: unknown, { method, routeOptions }: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  const declared = routeOptions.schema?.problems ?? []
  const clerk = clerkProblem(error, declared, method === 'GET' ? 'query' : 'body')
  if (clerk) return clerk
  if (!isFastifyError(error)) return new Problem('internal_error', { cause: error })
  if (error.validation)
    return new Problem('invalid_request', {
      detail: 'The request does not match its schema.',
      errors: violationsOf(error),
    })
  const code = FASTIFY_ERRORS[error.code]
  if (code) return new Problem(code)
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500)
    return new Problem('invalid_request', { detail: error.message })
  return new Problem('internal_error', { cause: error })
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error
}

function violationsOf({ validation = [], validationContext = 'body' }: FastifyError): Violation[] {
  const part = PARTS[validationContext]
  return validation.slice(0, MOST_VIOLATIONS).map(({ instancePath, params, message }) => {
    const property = params.missingProperty ?? params.additionalProperty
    const last = typeof property === 'string' ? toPointer(property) : ''
    return {
      pointer: `/${part}${instancePath}${last}`.slice(0, 1000),
      message: (message ?? 'is not valid').slice(0, 1000),
    }
  })
}

/** @param clerk knows when Clerk will be asked again, while it is not */
function headersOf({ code, occurrence }: Problem, clerk: Breaker): Record<string, string> {
  const entry: (typeof problems)[ProblemCode] & { retryAfter?: number } = problems[code]
  const isAway = code === 'clerk_unavailable' && !clerk.closed
  const seconds = isAway ? Math.max(Math.ceil(clerk.wait / 1000), 1) : entry.retryAfter
  return { ...(seconds !== undefined && { 'retry-after': String(seconds) }), ...occurrence.headers }
}

/**
 * Whether a path with parameters took the request of a path that exists as it stands, which comes
 * first (OpenAPI 3.1, section 4.8.8.1), but not with this method: `PATCH /v1/users/count`.
 */
function isShadowed(
  { routeOptions, url }: FastifyRequest,
  paths: ReadonlyMap<string, unknown>,
): boolean {
  return routeOptions.url?.includes(':') === true && paths.has(pathOf(url))
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? ''
}
