import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import FindMyWay from 'find-my-way'
import { clerkProblem } from '../clerk-problem.ts'
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

export const PROBLEM_TYPE = 'application/problem+json'
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
/** The name that a client knows each part of a request by; the first segment of a pointer. */
const PARTS = { body: 'body', querystring: 'query', params: 'path', headers: 'header' } as const
const MOST_VIOLATIONS = 100
/** Characters: the whole path fits, as `maxHeaderSize` bounds that. */
const LONGEST_PARAMETER = 16 * 1024
/** Logged when they begin, not with each request; see plugins/pressure.ts and plugins/redis. */
const LOGGED_ONCE: readonly ProblemCode[] = ['overloaded', 'store_unavailable']

/** Makes every answer that is not a success a problem (RFC 9457) of the catalogue. */
export const problemAnswers = fp(
  async (app) => {
    app.setErrorHandler(answerProblem)
    // One router for paths alone: it finds the most specific path, whatever method that has, and reads
    // percent-encoding as the router of the app does.
    const paths = FindMyWay({ maxParamLength: LONGEST_PARAMETER })
    const methods = new Map<string, string[]>()
    app.addHook('onRoute', ({ url, method }) => {
      if (!methods.has(url)) {
        methods.set(url, [])
        paths.on('GET', url, () => undefined, { url })
      }
      methods.get(url)?.push(...[method].flat())
    })
    // Before the body of a request that goes nowhere is read.
    app.addHook('onRequest', (request, _reply, done) => {
      done(request.is404 || isShadowed(request) ? notFound(request) : undefined)
    })
    app.setNotFoundHandler((request) => {
      throw notFound(request)
    })

    function pathOf(url: string): string | undefined {
      const found = paths.find('GET', url)?.store as { url: string } | undefined
      return found?.url
    }

    /**
     * True if a path with parameters took the request of a more specific path, which comes first
     * (OpenAPI 3.1, section 4.8.8.1) but lacks the method: `PATCH /v1/users/count`.
     */
    function isShadowed({ routeOptions, url }: FastifyRequest): boolean {
      return routeOptions.url?.includes(':') === true && pathOf(url) !== routeOptions.url
    }

    function notFound({ url }: FastifyRequest): Problem {
      const has = methods.get(pathOf(url) ?? '')
      if (!has) return new Problem('not_found')
      const allow = METHODS.filter((method) => has.includes(method)).join(', ')
      return new Problem('method_not_allowed', { headers: { allow } })
    }
  },
  { name: 'problems' },
)

/** Answers whatever was thrown. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, request)
  const { status } = problems[problem.code]
  if (status >= 500 && !LOGGED_ONCE.includes(problem.code))
    request.log.error({ err: problem.cause ?? problem }, problem.message)
  const challenge = challengeOf(problem)
  if (challenge) reply.header('www-authenticate', challenge)
  void reply
    .code(status)
    .header('x-request-id', request.id)
    .headers(headersOf(problem, request.server.clerkBreaker))
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problemDetails(problem, request.id)))
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
