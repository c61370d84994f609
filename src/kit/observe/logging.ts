import type { IncomingMessage } from 'node:http'
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify'
import type { Bindings, ChildLoggerOptions } from 'fastify/types/logger.js'
import { traceOf } from './request-id.ts'

/** The options of pino and Fastify, except for those that keep secrets out. */
export type LogOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>

/** Maximum depth of described errors in errors. */
const DEEPEST = 5

/** Returns the options of a logger that writes no secrets, whatever it logs. */
export function withoutSecrets(options: LogOptions): LogOptions {
  return {
    ...options,
    serializers: {
      req: describeRequest,
      request: describeRequest,
      err: (error: unknown) => describeError(error),
      error: (error: unknown) => describeError(error),
    } as LogOptions['serializers'],
    hooks: { streamWrite: redact },
  } as LogOptions
}

function describeRequest({ method, url = '' }: { method?: string; url?: string }) {
  return { method, path: url.split('?', 1)[0] }
}

/**
 * Describes an error for the log. Other properties are left out: libraries attach whole requests to
 * errors, with their secrets.
 */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error))
    return { message: typeof error === 'string' ? error : `not an Error: ${typeof error}` }
  const { code, status, errors, violations, clerkTraceId, cause } = error as Error &
    Partial<Record<'code' | 'status' | 'errors' | 'violations' | 'clerkTraceId', unknown>>
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    code,
    status,
    errors: Array.isArray(errors) ? errors.map(describeReason) : undefined,
    violations,
    clerkTraceId,
    cause: cause === undefined || depth >= DEEPEST ? undefined : describeError(cause, depth + 1),
  }
}

/** Describes one of several reasons, such as Clerk's errors about a call. */
function describeReason(reason: unknown) {
  const { name, code, message, longMessage } = Object(reason) as Record<string, unknown>
  return { name, code, message, longMessage }
}

const HEADERS = '(?:proxy-)?authorization|(?:set-)?cookie|(?:svix|webhook)-signature|x-api-key'
const NAMES = `${HEADERS}|password|secret|secret_?key|token|jwt`
const STRING = '"(?:[^"\\\\]|\\\\.)*"'
/** Finds secrets in a line of JSON, by their names and by their forms. */
const SECRETS = new RegExp(
  [
    // A property, or two neighbours in a list, such as Node's `rawHeaders`.
    `(?<named>"(?:${NAMES})"[:,])(?:${STRING}|\\[(?:${STRING},?)*\\])`,
    // The same in text that is JSON itself, with everything escaped once more.
    `(?<quoted>(?:${NAMES})\\\\":\\s*\\\\")(?:[^"\\\\]|\\\\\\\\(?:\\\\.|[^"\\\\]))*`,
    // A header in other text, to the end of its line.
    `(?<header>(?:${HEADERS})'?\\s*[:=]\\s*)(?:[^"\\\\]|\\\\[^nr])+`,
    // Cookies and parameters of Clerk's.
    '(?<parameter>__(?:clerk|client|refresh|session)\\w*=)[^&;\\s"\\\\]+',
    '(?<scheme>\\b(?:Bearer|Basic) )[^\\s"\\\\]+',
    // JWTs, keys of Clerk's, and tokens of its development browsers.
    '\\beyJ[\\w.-]{10,}',
    '\\b(?:sk_(?:test|live)|ak|mt|oat|whsec|dvb)_[\\w+/=-]{6,}',
  ].join('|'),
  'gi',
)

/** Removes the secrets from a log line, which stays valid JSON. */
export function redact(line: string): string {
  return line.replace(SECRETS, (_match, ...rest: unknown[]) => {
    const { named, quoted, header, parameter, scheme } = rest.at(-1) as Record<
      string,
      string | undefined
    >
    if (named) return `${named}"[redacted]"`
    return `${quoted ?? header ?? parameter ?? scheme ?? ''}[redacted]`
  })
}

type Line = [string]

/**
 * The logger of a request, which puts the request's id and trace in every line. It creates pino's
 * logger only for the first line: most requests write none.
 */
class RequestLogger implements FastifyBaseLogger {
  readonly #logger: FastifyBaseLogger
  readonly #bindings: Bindings
  readonly #options: ChildLoggerOptions
  readonly #request: IncomingMessage
  #made: FastifyBaseLogger | undefined

  constructor(
    logger: FastifyBaseLogger,
    bindings: Bindings,
    options: ChildLoggerOptions,
    request: IncomingMessage,
  ) {
    this.#logger = logger
    this.#bindings = bindings
    this.#options = options
    this.#request = request
  }

  get #own(): FastifyBaseLogger {
    this.#made ??= this.#logger.child(
      { ...this.#bindings, ...traceOf(this.#request) },
      this.#options,
    )
    return this.#made
  }

  get level() {
    return this.#own.level
  }
  child(bindings: Bindings, options?: ChildLoggerOptions): FastifyBaseLogger {
    return this.#own.child(bindings, options)
  }
  fatal(...line: unknown[]): void {
    this.#own.fatal(...(line as Line))
  }
  error(...line: unknown[]): void {
    this.#own.error(...(line as Line))
  }
  warn(...line: unknown[]): void {
    this.#own.warn(...(line as Line))
  }
  info(...line: unknown[]): void {
    this.#own.info(...(line as Line))
  }
  debug(...line: unknown[]): void {
    this.#own.debug(...(line as Line))
  }
  trace(...line: unknown[]): void {
    this.#own.trace(...(line as Line))
  }
  silent(): void {
    // Lines of this level are never written.
  }
}

/** Fastify's `childLoggerFactory`. */
export function requestLogger(
  logger: FastifyBaseLogger,
  bindings: Bindings,
  options: ChildLoggerOptions,
  request: IncomingMessage,
): FastifyBaseLogger {
  return new RequestLogger(logger, bindings, options, request)
}
