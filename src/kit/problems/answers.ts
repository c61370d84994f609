import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RouteHandlerMethod,
} from 'fastify'
import fp from 'fastify-plugin'
import FindMyWay from 'find-my-way'
import { DeclarationError } from '../declaration-error.ts'
import { clerkProblem } from './from-clerk.ts'
import type { ProblemCode } from './catalogue.ts'
import { Problem } from './problem.ts'
import { violationsOf } from './violations.ts'
import { unsupportedType } from '../http/bodies.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
/** Maximum length of a path parameter: as long as `maxHeaderSize` lets a path be. */
const LONGEST_PARAMETER = 16 * 1024
/** Logged once when they begin, and not for each request; see http/pressure.ts and shared/redis. */
const LOGGED_ONCE: readonly ProblemCode[] = ['overloaded', 'store_unavailable']

/** The error handler of an app that has set none. */
const DEFAULT_HANDLER = 'defaultErrorHandler'

/**
 * Answers requests that reach no route with a problem (RFC 9457). Routes of the kit have
 * `answerProblem` as their own error handler. All other routes get it too, unless the host has set
 * an error handler.
 */
export const problemAnswers = fp(
  async (app) => {
    if (app.errorHandler.name === DEFAULT_HANDLER) app.setErrorHandler(answerProblem)
    // A second router finds the most specific path, regardless of the method. It decodes
    // percent-encoding as the router of the app does.
    const paths = FindMyWay({
      ...app.initialConfig.routerOptions,
      maxParamLength: LONGEST_PARAMETER,
    })
    const methods = new Map<string, string[]>()
    app.addHook('onRoute', ({ url, method }) => {
      if (!methods.has(url)) {
        methods.set(url, [])
        paths.on('GET', url, () => undefined, { url })
      }
      methods.get(url)?.push(...[method].flat())
    })
    // Before the body is read.
    app.addHook('onRequest', (request, _reply, done) => {
      done(request.is404 || isShadowed(request) ? notFound(request) : undefined)
    })
    setNotFoundHandler(app, (request, reply) => {
      answerProblem(notFound(request), request, reply)
    })

    /** Finds the path of a request; undefined if a parameter is empty, as in `/v1/users/`. */
    function pathOf(url: string): string | undefined {
      const found = paths.find('GET', url)
      if (!found || Object.values(found.params).includes('')) return undefined
      return (found.store as { url: string }).url
    }

    /**
     * True if a path with parameters took the request of a more specific path, which comes first
     * (OpenAPI 3.1, section 4.8.8.1) but lacks the method: `PATCH /v1/users/count`.
     */
    function isShadowed({ routeOptions, url }: FastifyRequest): boolean {
      return routeOptions.url?.includes(':') === true && pathOf(url) !== routeOptions.url
    }

    function methodsOf(url: string): string[] {
      const has = methods.get(pathOf(url) ?? '') ?? []
      return METHODS.filter((method) => has.includes(method))
    }

    function notFound({ url, method }: FastifyRequest): Problem {
      const allowed = methodsOf(url)
      if (allowed.length === 0) return new Problem('not_found', detailOfNotFound(url))
      const allow = allowed.join(', ')
      const detail = `The path has no ${method}; it has ${allow}.`
      return new Problem('method_not_allowed', { detail, headers: { allow } })
    }

    /** Names the path that is meant if the request has only surplus slashes. */
    function detailOfNotFound(url: string): { detail?: string } {
      const [path = ''] = url.split(/[?#]/, 1)
      const meant = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
      if (meant === path || methodsOf(meant).length === 0) return {}
      return {
        detail: `No operation has this path. Without the extra slash, ${app.addressOf(meant)} has ${methodsOf(meant).join(', ')}.`,
      }
    }
  },
  { name: 'problem-answers', dependencies: ['problem-catalogue', 'headers', 'limits'] },
)

/** @throws {DeclarationError} if the host has a handler of its own for this prefix */
function setNotFoundHandler(app: FastifyInstance, handler: RouteHandlerMethod): void {
  try {
    app.setNotFoundHandler(handler)
  } catch {
    throw new DeclarationError(
      `The app has its own setNotFoundHandler for ${app.prefix || '/'}, where clerkOpenApi answers unknown paths: remove it, or register clerkOpenApi with its routes in a scope with a prefix`,
    )
  }
}

/** Answers a thrown error with a problem. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, request)
  const { problems, clerkBreaker } = request.server
  const { status, headers, body } = problems.answer(problem)
  if (status >= 500 && !LOGGED_ONCE.includes(problem.code))
    request.log.error({ err: problem.cause ?? problem }, problem.message)
  // The handler may have set these before it failed.
  for (const name of ['location', 'link']) reply.removeHeader(name)
  const retryAfter = error instanceof Problem ? undefined : reply.getHeader('retry-after')
  reply.code(status).header('x-request-id', request.id).headers(headers)
  // Another plugin that refuses the request knows the time better.
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  // An outage of Clerk may end before the usual time, or later.
  if (problem.code === 'clerk_unavailable' && !clerkBreaker.closed && !retryAfterOf(problem))
    reply.header('retry-after', String(Math.max(Math.ceil(clerkBreaker.wait / 1000), 1)))
  void reply.send(body(request.id))
}

function retryAfterOf({ occurrence }: Problem): string | undefined {
  return occurrence.headers?.['retry-after']
}

const FASTIFY_ERRORS: Partial<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
}

/** The problems of errors that other plugins throw, such as `@fastify/rate-limit`. */
const BY_STATUS: Partial<Record<number, ProblemCode>> = {
  404: 'not_found',
  408: 'request_timeout',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  503: 'overloaded',
}

function toProblem(error: unknown, { method, routeOptions, headers }: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  const declared = routeOptions.config.problems ?? []
  const clerk = clerkProblem(error, declared, method === 'GET' ? 'query' : 'body')
  if (clerk) return clerk
  if (!isFastifyError(error)) return new Problem('internal_error', { cause: error })
  if (error.validation)
    return new Problem('invalid_request', {
      detail: 'The request does not match its schema.',
      errors: violationsOf(error),
    })
  const code = FASTIFY_ERRORS[error.code]
  if (code === 'unsupported_media_type') return unsupportedType(headers['content-type'])
  if (code) return new Problem(code)
  const status = error.statusCode ?? 500
  const known = BY_STATUS[status]
  if (known) return new Problem(known, { detail: error.message, cause: error })
  if (status >= 400 && status < 500)
    return new Problem('invalid_request', { detail: error.message })
  return new Problem('internal_error', { cause: error })
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error
}
