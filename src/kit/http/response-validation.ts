import ajvCompiler from '@fastify/ajv-compiler'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { ProblemCode } from '../problems/catalogue.ts'
import { Problem } from '../problems/problem.ts'

type Schema = Readonly<Record<string, unknown>>
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
    const check = createCheck()
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
function createCheck() {
  const compilers = new WeakMap<FastifyInstance, Compile>()
  const validators = new WeakMap<Schema, Validate>()

  return function check(request: FastifyRequest, reply: FastifyReply, sent: unknown): Violation[] {
    if (mediaTypeOf(reply) !== PROBLEM) {
      const declared = declaredSchema(request, reply, sent)
      if ('message' in declared) return [declared]
      if (!isText(sent)) return []
      const isParsed = typeof sent === 'string' && isJson(mediaTypeOf(reply))
      return validate(request, declared.schema, isParsed ? JSON.parse(sent) : (sent ?? null))
    }
    const body: unknown = JSON.parse(String(sent))
    return [
      ...validate(request, PROBLEM_SCHEMA, body),
      ...misuse(request, reply, body as { code: ProblemCode; status: number }),
    ]
  }

  function validate({ server }: FastifyRequest, schema: Schema, value: unknown): Violation[] {
    const validator = validators.get(schema) ?? compile(server, schema)
    validators.set(schema, validator)
    return validator(value) === true ? [] : (validator.errors ?? []).map(violationOf)
  }

  function compile(server: FastifyInstance, schema: Schema): Validate {
    const shared = server.getSchemas() as Record<string, Schema>
    const close = closing(shared)
    const compiler = compilers.get(server) ?? compilerOf(mapValues(shared, close))
    compilers.set(server, compiler)
    return compiler({ schema: close(schema) })
  }
}

/** Like the validator of requests, but it changes nothing: no type, no default. */
function compilerOf(schemas: Record<string, Schema>): Compile {
  return build(schemas, {
    customOptions: {
      allErrors: true,
      coerceTypes: false,
      removeAdditional: false,
      useDefaults: false,
      // Keywords of OpenAPI only, such as `discriminator`, are left to linters.
      strict: false,
    },
  })
}

function violationOf({ instancePath, params, message = '' }: NonNullable<Validate['errors']>[0]) {
  const { additionalProperty, missingProperty } = params as Record<string, string | undefined>
  const name = additionalProperty ?? missingProperty
  const last = name === undefined ? '' : `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
  return { pointer: instancePath + last, message }
}

/** Returns the route's schema for the answer's status and media type, or a violation. */
function declaredSchema(
  { routeOptions }: FastifyRequest,
  reply: FastifyReply,
  sent: unknown,
): { schema: Schema } | Violation {
  const response = routeOptions.schema?.response as Record<string, Schema | undefined> | undefined
  // A route without declared answers can answer anything.
  if (!response) return { schema: {} }
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

/**
 * Makes schemas refuse every undeclared property, at each level, as the serializer drops it. Maps
 * (schemas with `additionalProperties`) stay open.
 * @param shared schemas that others refer to, by `$id`; references are kept, and lead to closed
 *   schemas
 */
function closing(shared: Readonly<Record<string, Schema>>): (schema: Schema) => Schema {
  /** Resolves a reference to a schema of its own. */
  const target = (schema: Schema): Schema =>
    typeof schema.$ref === 'string'
      ? { ...shared[schema.$ref.replace(/#$/, '')], $id: undefined }
      : schema

  /** The schema and all schemas about the same object: a property is allowed if one declares it. */
  const partsOf = (schema: Schema): Schema[] => [
    schema,
    ...(isComposed(schema) ? membersOf(schema).map(target).flatMap(partsOf) : []),
  ]

  const close = (schema: Schema): Schema => {
    if (schema.$ref !== undefined) return schema
    const parts = partsOf(schema)
    const opened = closeInside(schema)
    const isOpen = parts.some((part) => part.additionalProperties ?? part.patternProperties)
    if (isOpen || !parts.some(isObject)) return opened
    const names = parts.flatMap((part) => Object.keys(part.properties ?? {}))
    return {
      ...opened,
      properties: {
        ...Object.fromEntries(names.map((name) => [name, {}])),
        ...(opened.properties as Schema),
      },
      additionalProperties: false,
    }
  }

  const closeInside = (schema: Schema): Schema => {
    const closeMember = isComposed(schema) ? (member: Schema) => closeInside(target(member)) : close
    return Object.fromEntries(
      Object.entries(schema).map(([keyword, value]) => {
        if (COMBINING.includes(keyword)) return [keyword, (value as Schema[]).map(closeMember)]
        if (keyword === 'properties' || keyword === 'patternProperties')
          return [keyword, mapValues(value as Record<string, Schema>, close)]
        if ((keyword === 'items' || keyword === 'additionalProperties') && isSchema(value))
          return [keyword, close(value)]
        return [keyword, value]
      }),
    )
  }

  return close
}

const COMBINING = ['allOf', 'anyOf', 'oneOf']

function membersOf(schema: Schema): Schema[] {
  return COMBINING.flatMap((keyword) => (schema[keyword] ?? []) as Schema[])
}

/** True if members of `allOf` and similar keywords extend an object, instead of each being one. */
function isComposed(schema: Schema): boolean {
  return isObject(schema) || schema.allOf !== undefined
}

function isObject({ type, properties }: Schema): boolean {
  return properties !== undefined || [type].flat().includes('object')
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
