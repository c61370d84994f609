import ajvCompiler from '@fastify/ajv-compiler'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { ProblemCode } from '../problems/catalogue.ts'
import { Problem } from '../problems/problem.ts'

type Schema = Readonly<Record<string, unknown>>
type Pool = Parameters<ReturnType<typeof ajvCompiler>>[0]
type Validate = ReturnType<ReturnType<ReturnType<typeof ajvCompiler>>>
/** The compiled function; the package's own types omit that it takes a route. */
type Compile = (route: { schema: Schema }) => Validate

/**
 * A violation in an answer: the place in its body (JSON pointer, '' for all of it) and the fault.
 */
interface Violation {
  pointer: string
  message: string
}

const PROBLEM = 'application/problem+json'
/** A route without declared answers can answer anything. */
const ANYTHING = { schema: {} }
const PROBLEM_SCHEMA = { $ref: 'Problem#' }
/** Answers when no operation is reached, and this plugin's own answer. */
const ALWAYS_ANSWERED = ['not_found', 'method_not_allowed', 'internal_error']

const build = ajvCompiler()

/**
 * Checks every answer against the route's schema for its status. It checks the answer before
 * serialization, because the serializer coerces values and drops properties. An undeclared
 * property, a wrong type or format, or an undocumented status or problem is a bug of the app, as
 * the schemas promise no more of a record than Clerk's spec does. In tests it becomes a 500 with
 * the reason. In development it is logged, and the answer is sent as in production: Clerk may have
 * added a value to its records. In production nothing is checked, because it costs as much as the
 * serialization.
 * @param strict true to answer 500
 */
export const responseValidation = fp<{ strict: boolean }>(
  async (app, { strict }) => {
    const check = createCheck(app)
    const checked = new WeakSet<FastifyReply>()

    app.addHook('preSerialization', async (request, reply, payload: unknown) => {
      if (!request.routeOptions.config.policy) return payload
      // As written without a schema: dates as text, no undefined values.
      const violations = check(request, reply, JSON.stringify(payload))
      if (violations.length > 0) report(request, internalError(request, reply, violations))
      checked.add(reply)
      return payload
    })

    app.addHook('onSend', async (request, reply, payload: unknown) => {
      if (!request.routeOptions.config.policy) return payload
      if (mediaTypeOf(reply) === PROBLEM) return checkProblem(request, reply, String(payload))
      if (checked.has(reply)) return payload
      const violations = check(request, reply, payload)
      if (violations.length > 0) report(request, internalError(request, reply, violations))
      return payload
    })

    function report(request: FastifyRequest, error: Problem): void {
      if (strict) throw error
      request.log.error({ err: error.cause }, error.message)
    }

    /** The problem was thrown already, so it is replaced by the answer to another error. */
    function checkProblem(request: FastifyRequest, reply: FastifyReply, payload: string): string {
      const violations = check(request, reply, payload)
      if (violations.length === 0) return payload
      const error = internalError(request, reply, violations)
      request.log.error({ err: error.cause }, error.message)
      if (!strict) return payload
      reply.code(500)
      return JSON.stringify(app.problems.details(error, request.id))
    }
  },
  { name: 'response-validation', dependencies: ['problem-answers'] },
)

function internalError(
  { routeOptions }: FastifyRequest,
  { statusCode }: FastifyReply,
  violations: Violation[],
): Problem {
  const operationId = routeOptions.schema?.operationId
  const list = violations.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join('; ')
  const detail = `${operationId ?? 'The operation'} answered ${statusCode} unlike its schema: ${list}`
  const cause = Object.assign(new Error(detail), { operationId, status: statusCode, violations })
  return new Problem('internal_error', { detail, cause })
}

/** @returns a function that finds the violations in an answer, given its body as it is sent */
function createCheck(app: FastifyInstance) {
  const validators = new WeakMap<Schema, Validate>()
  let compile: Compile | undefined

  return function check(request: FastifyRequest, reply: FastifyReply, sent: unknown): Violation[] {
    if (mediaTypeOf(reply) === PROBLEM) {
      const body = JSON.parse(String(sent)) as { code: ProblemCode; status: number }
      return [...validate(reply, PROBLEM_SCHEMA, body), ...misuse(request, reply, body)]
    }
    const declared = declaredSchema(request, reply, sent)
    if ('message' in declared) return [declared]
    if (!isText(sent)) return []
    const isParsed = typeof sent === 'string' && isJson(mediaTypeOf(reply))
    return validate(reply, declared.schema, isParsed ? JSON.parse(sent) : (sent ?? null))
  }

  function validate(reply: FastifyReply, schema: Schema, value: unknown): Violation[] {
    // The shared schemas are complete when the first answer is checked.
    compile ??= build(app.getSchemas() as Pool, OPTIONS) as unknown as Compile
    const validator = validators.get(schema) ?? compile({ schema })
    validators.set(schema, validator)
    const isValid = validator(value)
    return [
      ...dropped(value, serialized(reply, schema, value)),
      ...(isValid === true ? [] : (validator.errors ?? []).map(violationOf)),
    ]
  }
}

/** Like the validator of requests, but it changes nothing: no type, no default. */
const OPTIONS = {
  customOptions: {
    allErrors: true,
    coerceTypes: false,
    removeAdditional: false,
    useDefaults: false,
    // Keywords of OpenAPI only, such as `discriminator`, are left to linters.
    strict: false,
  },
} as const

/** The value as its reader sees it; undefined if it cannot be written, so it also is not valid. */
function serialized(reply: FastifyReply, schema: Schema, value: unknown): unknown {
  try {
    return JSON.parse(reply.serializeInput(value as Schema, schema))
  } catch {
    return undefined
  }
}

/** Finds the properties that the serializer drops because the schema does not declare them. */
function dropped(value: unknown, sent: unknown, pointer = ''): Violation[] {
  if (!isRecord(value) || !isRecord(sent)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = `${pointer}/${escaped(name)}`
    return name in sent
      ? dropped(inner, sent[name], place)
      : [{ pointer: place, message: 'must NOT have additional properties' }]
  })
}

function violationOf({ instancePath, params, message = '' }: NonNullable<Validate['errors']>[0]) {
  const { missingProperty } = params as Record<string, string | undefined>
  const last = missingProperty === undefined ? '' : `/${escaped(missingProperty)}`
  return { pointer: instancePath + last, message }
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Returns the route's schema for the answer's status and media type, or a violation. */
function declaredSchema(
  { routeOptions }: FastifyRequest,
  reply: FastifyReply,
  sent: unknown,
): { schema: Schema } | Violation {
  const response = routeOptions.schema?.response as Record<string, Schema | undefined> | undefined
  if (!response) return ANYTHING
  const status = String(reply.statusCode)
  const declared = response[status] ?? response[`${status.slice(0, 1)}xx`] ?? response.default
  if (!declared) return { pointer: '', message: 'the status is not declared' }
  const content = declared.content as Record<string, { schema: Schema } | undefined> | undefined
  // In @fastify/swagger, no body is null, without a media type.
  if (sent === undefined || sent === null)
    return content ? { pointer: '', message: 'must have a body' } : { schema: declared }
  const mediaType = mediaTypeOf(reply)
  const ofMediaType = content ? content[mediaType] : isJson(mediaType) ? { schema: declared } : null
  return ofMediaType ?? { pointer: '', message: `the media type "${mediaType}" is not declared` }
}

/** Returns a violation if the operation does not document the problem, or its status differs. */
function misuse(
  { routeOptions: { config } }: FastifyRequest,
  { statusCode }: FastifyReply,
  { code, status }: { code: ProblemCode; status: number },
): Violation[] {
  const documented = config.problems ?? []
  const isDocumented = documented.includes(code) || ALWAYS_ANSWERED.includes(code)
  return [
    ...(isDocumented ? [] : [{ pointer: '/code', message: `${code} is not documented` }]),
    ...(status === statusCode
      ? []
      : [{ pointer: '/status', message: 'is not that of the answer' }]),
  ]
}

function mediaTypeOf(reply: FastifyReply): string {
  return String(reply.getHeader('content-type') ?? '').split(';', 1)[0] ?? ''
}

function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType)
}

/** True for text; streams and buffers are sent unchecked. */
function isText(sent: unknown): sent is string | null | undefined {
  return typeof sent === 'string' || sent === null || sent === undefined
}
