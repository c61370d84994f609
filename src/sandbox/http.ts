import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse as parseForm } from 'node:querystring'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
  type RawServerDefault,
} from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { TSchema } from '@sinclair/typebox'
import { Value, ValueErrorType } from '@sinclair/typebox/value'
import {
  ASKED_FOR,
  ClerkApiError,
  invalidParameter,
  NOT_IMPLEMENTED,
  unknownParameter,
} from './errors.ts'
import { adviseOnUnknown } from './unknown-endpoints.ts'

export type SandboxServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** One answer of the sandbox, for the checks of tests. */
export interface Answer {
  method: string
  /** The route's pattern (`/v1/users/:user_id`), or the path if no route matches. */
  route: string
  path: string
  status: number
  contentType: string
  body: unknown
}

export interface ServerOptions {
  logger?: FastifyBaseLogger | undefined
  onAnswer?: ((answer: Answer) => void) | undefined
}

/** Errors that usually come from the sandbox's limits, not from the request. */
const LOGGED = [NOT_IMPLEMENTED, 'form_param_unknown']

/**
 * Metadata may have any depth. Without a limit, merging and serializing would overflow the stack.
 */
const MAX_DEPTH = 100

/** Stands for Ajv, which Fastify would load at the first start, for a third of its time. */
const unused = (): never => {
  throw new Error('Requests are validated by TypeBox, and answers have no schemas.')
}

/** Milliseconds that an idle connection stays open: more than the pools of clients wait. */
const KEEP_ALIVE_MS = 72_000

/**
 * A server that behaves as Clerk's APIs do, without routes. It makes its routes for the first call,
 * because they take most of the time of a start.
 */
export function createServer({ logger, onAnswer }: ServerOptions): SandboxServer {
  let ready: PromiseLike<unknown> | undefined
  const server: SandboxServer = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: { level: 'warn' } }),
    logController: new LogController({ disableRequestLogging: true }),
    serverFactory: (handle) =>
      createHttpServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
        ready ??= server.ready()
        void ready.then(() => {
          handle(request, response)
        })
      }),
    exposeHeadRoutes: false,
    // ClerkJS ends some of its paths with a slash.
    routerOptions: { ignoreTrailingSlash: true },
    rewriteUrl: untunnel,
    schemaController: { compilersFactory: { buildValidator: unused, buildSerializer: unused } },
  }).withTypeProvider<TypeBoxTypeProvider>()
  const adviceOn = adviseOnUnknown(server)
  // The first hook runs last: streams have ended by then.
  server.addHook('onClose', async () => {
    server.server.close()
    server.server.closeAllConnections()
  })

  // The SDK sends application/json even without a body.
  const parseJson = server.getDefaultJsonParser('error', 'error')
  server.removeAllContentTypeParsers()
  server.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      if (body === '') {
        done(null, undefined)
        return
      }
      void parseJson(request, body, (error: Error | null, value?: unknown) => {
        if (isDeeperThan(MAX_DEPTH, value)) {
          const message = 'The request body is nested too deeply.'
          done(new ClerkApiError(400, 'request_body_invalid', message))
          return
        }
        done(error, value)
      })
    },
  )

  server.setValidatorCompiler<TSchema>(({ schema, httpPart }) => (value: unknown) => {
    const input = httpPart === 'body' ? (value ?? {}) : Value.Convert(schema, value)
    return judge(schema, input)
  })

  // The SDK parses a body only with exactly this type, without a charset.
  server.addHook('onSend', async (request, reply, payload) => {
    const contentType = String(reply.getHeader('content-type'))
    if (contentType.startsWith('application/json')) {
      reply.header('content-type', 'application/json')
    }
    onAnswer?.({
      method: request.method,
      route: request.routeOptions.url ?? pathOf(request),
      path: pathOf(request),
      status: reply.statusCode,
      contentType: String(reply.getHeader('content-type')),
      body: typeof payload === 'string' ? parseOrKeep(payload) : payload,
    })
    return payload
  })

  server.setErrorHandler((error: FastifyError | ClerkApiError, request, reply) => {
    const clerkError = error instanceof ClerkApiError ? error : toClerkError(error)
    const isFault = clerkError.status >= 500 && clerkError.code !== ASKED_FOR
    if (isFault) request.log.error(error)
    if (LOGGED.includes(clerkError.code)) {
      request.log.warn(`${request.method} ${pathOf(request)}: ${clerkError.longMessage}`)
    }
    return reply
      .code(clerkError.status)
      .send({ errors: [clerkError.toJSON()], clerk_trace_id: randomBytes(16).toString('hex') })
  })

  server.setNotFoundHandler((request) => {
    const call = `${request.method} ${pathOf(request)}`
    throw new ClerkApiError(
      404,
      NOT_IMPLEMENTED,
      'not implemented in the sandbox',
      `The sandbox has no ${call}. ${adviceOn(request.method, pathOf(request))}`,
    )
  })
  return server
}

/**
 * Clerk's tunnel: ClerkJS sends PATCH, PUT and DELETE as `POST ?_method=…`, and the paths of API
 * keys after two slashes.
 */
function untunnel(request: IncomingMessage): string {
  const url = request.url ?? '/'
  if (!url.startsWith('/fapi/')) return url
  const method = /[?&]_method=(PATCH|PUT|DELETE)(?:&|$)/.exec(url)?.[1]
  if (method && request.method === 'POST') request.method = method
  return url.replace('/fapi//', '/fapi/')
}

/** Makes the scope accept forms. All fields arrive as text; a repeated field becomes a list. */
export function acceptForms(scope: SandboxServer): void {
  scope.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => parseForm(body),
  )
  scope.setValidatorCompiler<TSchema>(
    ({ schema }) =>
      (value: unknown) =>
        judge(schema, Value.Convert(schema, value ?? {})),
  )
}

/** The origin of this API, as seen by the browser: that of the proxy in front of it. */
export function ownOriginOf({ headers }: FastifyRequest): string {
  const protocol = headers['x-forwarded-proto'] ?? 'http'
  return `${String(protocol)}://${String(headers['x-forwarded-host'] ?? headers.host)}`
}

/**
 * Root of this Frontend API, as seen by the browser: that of the proxy in front, if there is one.
 */
export function frontendApiOf(request: FastifyRequest): string {
  const proxy = request.headers['clerk-proxy-url']
  if (typeof proxy === 'string' && URL.canParse(proxy)) return proxy.replace(/\/$/, '')
  return `${ownOriginOf(request)}/fapi`
}

/** Listens, and throws if the address cannot be listened on: `EADDRINUSE`. */
export async function listen(
  { server }: SandboxServer,
  address: { port: number; host: string },
): Promise<AddressInfo> {
  server.listen(address)
  await once(server, 'listening')
  return server.address() as AddressInfo
}

function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((member) => isDeeperThan(depth - 1, member))
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url
}

function parseOrKeep(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return payload
  }
}

function judge(schema: TSchema, input: unknown) {
  return Value.Check(schema, input) ? { value: input } : { error: describe(schema, input) }
}

/** The first error in a body or query, in the format of Clerk. */
function describe(schema: TSchema, input: unknown): ClerkApiError {
  const error = Value.Errors(schema, input).First()
  const parameter = error?.path.split('/').filter(Boolean).join('.') ?? ''
  if (error?.type === ValueErrorType.ObjectRequiredProperty) {
    return invalidParameter('form_param_missing', parameter, `${parameter} must be included.`)
  }
  if (error?.type === ValueErrorType.ObjectAdditionalProperties) {
    return unknownParameter(parameter)
  }
  return invalidParameter('form_param_format_invalid', parameter, `${parameter} is invalid.`)
}

function toClerkError(error: FastifyError): ClerkApiError {
  const status = error.statusCode ?? 500
  if (status < 500) return new ClerkApiError(status, 'request_body_invalid', error.message)
  return new ClerkApiError(500, 'internal_clerk_error', 'The sandbox has a bug; its log has more.')
}
