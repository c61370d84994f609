import type { IncomingMessage } from 'node:http'
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify'
import type { Bindings, ChildLoggerOptions } from 'fastify/types/logger.js'
import { destination, type DestinationStream } from 'pino'
import { traceOf } from './request-id.ts'

/** The options of pino and Fastify, except for those that keep secrets out. */
export type LogOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>

/** Maximum depth of described errors in errors. */
const DEEPEST = 5

/**
 * Returns the options of a logger that redacts its lines and describes requests and errors without
 * their secrets. Lines go to standard output unless the options say otherwise.
 */
export function redactedLog(options: LogOptions): LogOptions {
  const { stream, file, transport } = options as Partial<Record<string, unknown>>
  const given = stream ?? file ?? transport
  return {
    ...options,
    ...(given === undefined && { stream: standardOutput() }),
    serializers: {
      req: describeRequest,
      request: describeRequest,
      err: (error: unknown) => describeError(error),
      error: (error: unknown) => describeError(error),
    } as LogOptions['serializers'],
    hooks: { streamWrite: redact },
  } as LogOptions
}

/** Bytes that are written together, and milliseconds that fewer wait for more. */
const [BATCH, LONGEST_WAIT] = [4096, 50]

let output: DestinationStream | undefined

/**
 * Writes many lines at once, and not while requests wait. When the process exits, even by an error,
 * pino first writes the lines that are left.
 * @see https://getpino.io/#/docs/asynchronous
 */
function standardOutput(): DestinationStream {
  output ??= destination({
    dest: 1,
    sync: false,
    minLength: BATCH,
    periodicFlush: LONGEST_WAIT,
  })
  return output
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

/** Fastify's `childLoggerFactory`: every line of a request has its id and trace. */
export function requestLogger(
  logger: FastifyBaseLogger,
  bindings: Bindings,
  options: ChildLoggerOptions,
  request: IncomingMessage,
): FastifyBaseLogger {
  return logger.child({ ...bindings, ...traceOf(request) }, options)
}
