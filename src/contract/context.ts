import { createCoverage, type Coverage } from './coverage.ts'
import {
  type Caller,
  type Credentials,
  type Holder,
  isPublic,
  schemesOf,
  type Scheme,
} from './credentials.ts'
import type { HttpRequest, HttpResponse, Send } from './exchange.ts'
import {
  type Basis,
  type Check,
  checks,
  createFindings,
  type Findings,
  type Source,
  SOURCES,
} from './findings.ts'
import type { Input } from './input.ts'
import { loadLibraries } from './libraries.ts'
import { isSelected, type Operation, operationsOf } from './operations.ts'
import type { Outage } from './outage.ts'
import type { Document } from './pointer.ts'
import { createPool, type Pool } from './pool.ts'
import { createSchemas, type Schemas } from './schemas.ts'
import { createValues, type Values } from './values/index.ts'

/** A request that succeeded, and its caller. */
export interface Success {
  input: Input
  caller: Caller
  request: HttpRequest
  response: HttpResponse
  body: unknown
}

export interface ContextOptions {
  document: Document
  send: Send
  credentials: Credentials
  /** The seed of random values. */
  seed: number
  /** True if the run must change nothing. */
  readOnly: boolean
  /** True if the run may end the caller, or things that the suite did not make. */
  destructive: boolean
  /** Tests only the operations with this id, `GET /path`, tag or pattern with `*`. */
  only?: string
  /** Ways to make the dependencies of the API fail. */
  outages?: Outage[]
  /** The sources whose breaches count as failures (default: all). */
  failing?: readonly Source[]
  /** True if the run ends at the first failure. */
  stopAtFirst?: boolean
  /** Ends the run early. It still deletes what it made, and returns the findings so far. */
  signal?: AbortSignal
  /** Called at the beginning of each phase, and for each operation in it. */
  onProgress?: (phase: string, requests: number, operation?: string) => void
}

/** Everything that the phases of a run share. */
export interface Context extends ContextOptions {
  /** The operations of the document, also to read back what the tested ones did. */
  all: Operation[]
  /** The operations that are tested. */
  operations: Operation[]
  schemes: Record<string, Scheme>
  /** Schemas of answers. */
  schemas: Schemas
  /** Schemas of request bodies. */
  inputs: Schemas
  values: Values
  pool: Pool
  coverage: Coverage
  findings: Findings
  /** Sentences about the run itself, at the top of the report. */
  notes: string[]
  /** Number of requests that were sent. */
  requests: number
  phase: string
  /** By operationId: the request with which the operation succeeded. */
  successes: Map<string, Success>
  /** By operationId: the caller who succeeded. */
  callers: Map<string, Caller>
  /**
   * By operationId: a member of the body whose reference has no target. Without it, the call works.
   */
  omitted: Map<string, string>
  /** By the operation that changes it: the body to restore at the end. */
  before: Map<Operation, unknown>
  /** Number of unique bodies that were made. */
  serial: number
  /** True once a created thing could be read: the API keeps state, so it is no mock. */
  keepsState: boolean
  /** The dependency that now fails on purpose. */
  outage?: Outage
  /** True while the run deletes what it made. This cannot be interrupted. */
  cleaning: boolean
  /** The shell variables that stand for credentials in reports. */
  secrets: Map<string, string>
}

export async function createContext(options: ContextOptions): Promise<Context> {
  const { document, seed, only } = options
  const libraries = await loadLibraries()
  const all = operationsOf(document)
  const operations = all.filter((one) => only === undefined || isSelected(one, only))
  const schemas = createSchemas(document, libraries)
  const secrets = new Map<string, string>()
  return {
    ...options,
    credentials: observed(options.credentials, secrets),
    secrets,
    all,
    operations,
    schemes: schemesOf(document),
    schemas,
    inputs: schemas.forRequests,
    values: createValues(schemas.forRequests, seed, libraries),
    pool: createPool(all, (schema, value) => schemas.isValid(schema, value)),
    coverage: createCoverage(operations),
    findings: createFindings(options.failing ?? SOURCES),
    notes: [],
    requests: 0,
    phase: '',
    successes: new Map(),
    callers: new Map(),
    omitted: new Map(),
    before: new Map(),
    serial: 0,
    keepsState: false,
    cleaning: false,
  }
}

/** True if the operation is one of the tested ones. Others are called only for what they make. */
export function isTested({ operations, only }: Context, operation: Operation): boolean {
  return only === undefined || operations.includes(operation)
}

/** Adds a finding of a tested operation. Its ground is that of the check, unless one is given. */
export function report(
  context: Context,
  operation: Operation,
  check: Check,
  message: string,
  exchange?: { request: HttpRequest; response: HttpResponse },
  basis: Basis = checks[check][1],
): void {
  if (!isTested(context, operation)) return
  const { request, response } = exchange ?? {}
  context.findings.add({
    operationId: operation.id,
    check,
    basis,
    message,
    ...(request && { request }),
    ...(response && { response }),
  })
}

/** The ground of a fault of state. A document only implies state, until the API keeps some. */
export function stateBasis({ keepsState }: Context): Basis {
  return keepsState ? 'document' : 'practice'
}

/** Tells the caller of the run the operation under test. */
export function progress(context: Context, operation?: Operation): void {
  context.onProgress?.(context.phase, context.requests, operation?.id)
}

/** The usual caller of an operation: the one who succeeded, or else `a`. */
export function callerOf({ callers, credentials }: Context, operation: Operation): Caller {
  return isPublic(operation) ? undefined : (callers.get(operation.id) ?? credentials.a)
}

/** The caller with fixed credentials, the same for each call. */
export function pinned(caller: Caller): Caller {
  if (!caller) return undefined
  const known = new Map<string, string | undefined>()
  return (scheme) => {
    if (!known.has(scheme)) known.set(scheme, caller(scheme))
    return known.get(scheme)
  }
}

/** Runs tasks a few at a time. */
export async function inParallel<T>(
  items: readonly T[],
  task: (item: T) => Promise<void>,
  width = 8,
): Promise<void> {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(item)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
}

export function textual(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}

/** Records each credential at its first use, so that reports can hide it. */
function observed(credentials: Credentials, secrets: Map<string, string>): Credentials {
  const note = (name: string, token: string | undefined) => {
    if (token === undefined || token === '') return token
    secrets.set(token, name)
    if (token.includes(':')) secrets.set(Buffer.from(token).toString('base64'), `${name}_BASE64`)
    const encoded = encodeURIComponent(token)
    if (encoded !== token) secrets.set(encoded, `${name}_ENCODED`)
    return token
  }
  const watch =
    (name: string, holder: Holder): Holder =>
    (scheme) =>
      note(name, holder(scheme))
  const watchAll = (name: string, tokens: Record<string, (() => string)[]> = {}) =>
    Object.fromEntries(
      Object.entries(tokens).map(([scheme, all]) => [
        scheme,
        all.map((token) => () => note(name, token()) ?? ''),
      ]),
    )
  const { a, b, low, disposable, gone, byScheme, refused } = credentials
  return {
    ...credentials,
    ...(a && { a: watch('TOKEN', a) }),
    ...(b && { b: watch('TOKEN_B', b) }),
    ...(low && { low: low.map((one) => watch('TOKEN_LOW', one)) }),
    ...(disposable && { disposable: watch('TOKEN_DISPOSABLE', disposable) }),
    ...(gone && { gone: watch('TOKEN_GONE', gone) }),
    ...(byScheme && { byScheme: watchAll('TOKEN', byScheme) }),
    ...(refused && {
      refused: Object.fromEntries(
        Object.entries(refused).map(([about, mint]) => [
          about,
          () => note('TOKEN_REFUSED', mint()) ?? '',
        ]),
      ),
    }),
  }
}
