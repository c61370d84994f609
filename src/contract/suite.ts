import { conformance, mediaTypeOf, parsed } from './conformance.ts'
import { type Coverage, createCoverage } from './coverage.ts'
import { type Credentials, isPublic, schemesOf, withToken } from './credentials.ts'
import { child, type Document, type JsonSchema, type Located } from './document.ts'
import { type HttpRequest, type HttpResponse, type Send, waitedFor } from './exchange.ts'
import type { Check, Finding } from './findings.ts'
import { type Input, requestOf } from './input.ts'
import { answerFor, linksOf, type Operation, operationsOf } from './operations.ts'
import { type Binding, createPool, type Pool } from './pool.ts'
import type { Outage } from './phases/outages.ts'
import { createSchemas, type Schemas } from './schemas.ts'
import { createValues, isRecord, type Values } from './values.ts'

/** Somebody's token; undefined calls without. */
export type Caller = (() => string) | undefined

/** A request that succeeded, and by whom. */
export interface Success {
  input: Input
  caller: Caller
  request: HttpRequest
  response: HttpResponse
  body: unknown
}

export interface SuiteOptions {
  document: Document
  send: Send
  credentials: Credentials
  seed: number
  /** Whether nothing may be changed. */
  readOnly: boolean
  /** Whether operations may be called that end the caller or things the suite did not make. */
  destructive: boolean
  only?: string
  /** Ways to make fail what the API depends on. */
  outages?: Outage[]
}

/** What the phases of a run share. */
export interface Suite extends SuiteOptions {
  operations: Operation[]
  schemas: Schemas
  values: Values
  pool: Pool
  coverage: Coverage
  findings: Finding[]
  /** How many requests were sent. */
  requests: number
  /** What there was, by the operation that changes it, to be put back. */
  before: Map<Operation, unknown>
  /** What fails just now, on purpose. */
  outage?: Outage
  report(
    operation: Operation,
    check: Check,
    message: string,
    exchange?: { request: HttpRequest; response: HttpResponse },
  ): void
  /** Sends a request of an operation and holds the answer to the document. */
  /** @param caller whose token the request has, where it is about a person */
  exchange(operation: Operation, request: HttpRequest, caller?: Caller): Promise<HttpResponse>
  /** Whether the body is signed, which is no matter of who calls. */
  isSigned(operation: Operation): boolean
  /** The request with the caller's token, carried as the operation takes it. */
  authorized(operation: Operation, request: HttpRequest, caller: Caller): HttpRequest
  call(operation: Operation, input: Input, caller: Caller): Promise<HttpResponse>
  /** Input that is likely to succeed; each call of a creating operation gets a new one. */
  typicalInput(operation: Operation, binding?: Binding): Input
  /** Calls the operation until it succeeds, by whoever can. */
  succeed(operation: Operation, binding?: Binding): Promise<Success | undefined>
  /** Makes something new for the operation to work on, where a link says what. */
  prepare(operation: Operation): Promise<Binding | undefined>
  /** Who calls an operation by default. */
  callerOf(operation: Operation): Caller
}

export function createSuite(options: SuiteOptions): Suite {
  const { document, credentials, seed } = options
  const all = operationsOf(document)
  const operations = all.filter(({ id }) => options.only === undefined || id === options.only)
  const schemas = createSchemas(document)
  const values = createValues(schemas, seed)
  const pool = createPool(all, (schema, value) => schemas.isValid(schema, value))
  const schemes = schemesOf(document)
  const succeeded = new Map<string, Caller>()
  let serial = 0

  const suite: Suite = {
    ...options,
    operations,
    schemas,
    values,
    pool,
    coverage: createCoverage(operations),
    findings: [],
    requests: 0,
    before: new Map(),

    report(operation, check, message, exchange) {
      suite.findings.push({ operationId: operation.id, check, message, ...exchange })
    },

    async exchange(operation, request, caller) {
      suite.requests += 1
      let response = await options.send(request)
      // The API may have to fetch the key of a token again before it can decide about the token.
      if (!suite.outage && (await waitedFor(response))) response = await options.send(request)
      suite.coverage.saw(operation, response.status, mediaTypeOf(response.headers) || '-')
      const { method } = request
      for (const [check, message] of conformance(operation, response, schemas, {
        method,
        authenticated: caller !== undefined && !isPublic(operation) && !suite.isSigned(operation),
      }))
        if (!suite.outage || check !== 'server-error')
          suite.report(operation, check, message, { request, response })
      return response
    },

    isSigned: (operation) => signerOf(operation) !== undefined,

    authorized(operation, request, caller) {
      const signer = signerOf(operation)
      if (signer)
        return {
          ...request,
          headers: { ...signer(request.body?.toString() ?? ''), ...request.headers },
        }
      if (!caller || operation.security.length === 0) return request
      const names = operation.security.flatMap((one) => Object.keys(one))
      const scheme = names.map((name) => schemes[name]).find((one) => one?.type === 'http')
      const first = scheme ?? schemes[names[0] ?? '']
      return first ? withToken(request, caller(), first) : request
    },

    async call(operation, input, caller) {
      const request = suite.authorized(operation, requestOf(operation, input), caller)
      const response = await suite.exchange(operation, request, caller)
      const body = parsed(response.body)
      if (response.status === 200 && operation.method === 'get') pool.seen(operation, input, body)
      if (response.status === 201 && caller === suite.callerOf(operation))
        pool.created(operation, input, { headers: response.headers, body })
      return response
    },

    typicalInput(
      operation,
      binding = pool.bindingFor(operation, mayHarm(operation, options.destructive)),
    ) {
      const signed = Object.keys(signerOf(operation)?.('') ?? {})
      const required = operation.parameters.filter(
        ({ name, required }) => required && !signed.includes(name.toLowerCase()),
      )
      const given = (where: string) =>
        Object.fromEntries(
          required
            .filter((one) => one.in === where)
            .map((one) => [
              one.name,
              (where === 'path' ? binding?.[one.name] : undefined) ??
                one.example ??
                values.typical(one.schema),
            ]),
        )
      const body = bodyOf(operation)
      return {
        path: given('path'),
        query: given('query'),
        headers: given('header'),
        ...(body !== undefined && { body }),
      }
    },

    async succeed(operation, binding) {
      const { a, b, low = [] } = credentials
      const known = succeeded.get(operation.id)
      const callers = isPublic(operation) ? [undefined] : [known, a, ...low, b].filter(Boolean)
      for (const caller of callers)
        for (let attempt = 0; attempt < 3; attempt++) {
          const input = suite.typicalInput(operation, binding)
          if (attempt > 0) await renewReferences(operation, input)
          const request = suite.authorized(operation, requestOf(operation, input), caller)
          const response = await suite.exchange(operation, request, caller)
          const body = parsed(response.body)
          if (response.status >= 200 && response.status < 300) {
            succeeded.set(operation.id, caller)
            if (operation.method === 'get') pool.seen(operation, input, body)
            if (response.status === 201 || linksOf(operation).length > 0)
              pool.created(operation, input, { headers: response.headers, body })
            if (operation.method === 'delete') pool.forget(textual(input.path))
            return { input, caller, request, response, body }
          }
          if (response.status !== 409 && response.status !== 422) break
        }
      return undefined
    },

    async prepare(operation) {
      for (const creator of all) {
        const links = linksOf(creator)
        if (!links.some(({ operationId }) => operationId === operation.id)) continue
        if ((await suite.succeed(creator)) === undefined) continue
        return pool.bindingFor(operation)
      }
      // Nothing links here, but there may be makers of what the path is about.
      const names = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name)
      const together = makerOf(names)
      const makers = together ? [together] : names.map((name) => makerOf([name]))
      if (names.length === 0 || makers.includes(undefined)) return undefined
      for (const maker of makers) if (maker && !(await suite.succeed(maker))) return undefined
      return pool.bindingFor(operation, true)
    },

    callerOf: (operation) =>
      isPublic(operation) ? undefined : (succeeded.get(operation.id) ?? credentials.a),
  }
  return suite

  /** The operation whose links give just these parameters. */
  function makerOf(names: readonly string[]): Operation | undefined {
    return all.find((creator) =>
      linksOf(creator).some(({ parameters }) => {
        const linked = Object.keys(parameters)
        return linked.length === names.length && names.every((name) => linked.includes(name))
      }),
    )
  }

  function signerOf({ security }: Operation) {
    const names = security.flatMap((one) => Object.keys(one))
    return names.map((name) => credentials.signers?.[name]).find(Boolean)
  }

  /** A body that refers to what lives, and that is new where the operation creates. */
  function bodyOf(operation: Operation): unknown {
    const json = operation.body?.json
    if (!json) return undefined
    const { example } = json
    const given =
      example !== undefined && schemas.isValid(json.schema, example)
        ? example
        : values.typical(json.schema)
    if (!isRecord(given)) return given
    const members = Object.entries(given).map(([name, value]) => {
      const living = typeof value === 'string' ? pool.latest(name) : undefined
      return [name, living ?? value] as const
    })
    const body = Object.fromEntries(members)
    if (!operation.answers.has('201')) return body
    serial += 1
    const suffix = `${seed}-${serial}`
    return members.reduce<Record<string, unknown>>((made, [name, value]) => {
      if (value !== given[name]) return made
      const renewed = { ...made, [name]: renew(value, suffix) }
      if (schemas.isValid(json.schema, renewed)) return renewed
      if (typeof value !== 'string' || /^\d{4}-\d\d-\d\d/.test(value)) return made
      const another = { ...made, [name]: values.another(propertyOf(json.schema, name), serial) }
      return schemas.isValid(json.schema, another) ? another : made
    }, body)
  }

  function propertyOf(schema: Located<JsonSchema>, name: string): Located<JsonSchema> {
    const { value, pointer } = schemas.resolve(schema)
    const properties = (value.properties ?? {}) as Record<string, JsonSchema>
    return { value: properties[name] ?? {}, pointer: child(pointer, 'properties', name) }
  }

  /** Strings that may have to be unique, made so; not dates, addresses and names of roles. */
  function renew(value: unknown, suffix: string): unknown {
    if (Array.isArray(value)) return value.map((item) => renew(item, suffix))
    if (typeof value !== 'string' || /^\d{4}-\d\d-\d\d|^[a-z]+:/.test(value)) return value
    return /^[^@\s]+@[^@\s]+$/.test(value)
      ? value.replace('@', `.${suffix}@`)
      : `${value}-${suffix}`
  }

  /** What the body refers to may be used up: makes new ones. */
  async function renewReferences(operation: Operation, input: Input): Promise<void> {
    if (!isRecord(input.body)) return
    for (const name of Object.keys(input.body)) {
      if (pool.latest(name) === undefined) continue
      const maker = makerOf([name])
      if (!maker || maker === operation) continue
      await suite.succeed(maker)
      const living = pool.latest(name)
      if (living !== undefined) input.body = { ...(input.body as object), [name]: living }
    }
  }
}

/** Whether the operation could harm what the suite did not make. */
function mayHarm({ method }: Operation, destructive: boolean): boolean {
  return method === 'delete' || (method !== 'get' && !destructive)
}

export function textual(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}

/** The status with which the operation refuses what its schemas do not allow. */
export function refusalOf(operation: Operation): number {
  return answerFor(operation, 400) ? 400 : 422
}

/** The caller, with the same token each time. */
export function pinned(caller: Caller): Caller {
  const token = caller?.()
  return token === undefined ? undefined : () => token
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
