import ajvCompiler from '@fastify/ajv-compiler'
import SerializerSelector from '@fastify/fast-json-stringify-compiler'
import type { TSchema } from '@sinclair/typebox'
import type { FastifyInstance, FastifyServerOptions, RouteOptions } from 'fastify'
import { forSerializer, UNJUDGED } from './serializable.ts'
import { compileTextReader } from './text-values.ts'

type SchemaController = NonNullable<FastifyServerOptions['schemaController']>
type SchemaBucket = ReturnType<NonNullable<SchemaController['bucket']>>
/** Schemas by `$id`. */
type Pool = Record<string, object>
/**
 * Compiles the schema of one part of a request or answer. The packages' own types have no route.
 */
type Compile = (route: { schema: unknown; httpPart?: string }) => Compiled
type Compiled = ((value: unknown) => unknown) & { errors?: unknown }
/** Throws for a schema with a fault. */
type Check = (schema: unknown) => void

/** The compilers of the operations of an app. */
export interface Compilers {
  validator: NonNullable<RouteOptions['validatorCompiler']>
  serializer: NonNullable<RouteOptions['serializerCompiler']>
}

const META_SCHEMA = 'http://json-schema.org/draft-07/schema#'

const buildAjv = ajvCompiler() as unknown as (pool: Pool, options: object) => Compile
const buildFastJson = SerializerSelector() as unknown as (pool: Pool, options: object) => Compile

/**
 * Compiles each schema of an app once. Fastify's own compilers run for each route, and process all
 * shared schemas each time, which takes seconds for a thousand routes.
 * @param deferred true to compile a schema when it is first used, so that the app starts faster; a
 *   schema that is no JSON Schema, or refers to none, still stops the start
 */
export function createCompilers(app: FastifyInstance, deferred: boolean): Compilers {
  // The shared schemas are complete when the first route is compiled: the app is loaded by then.
  let validate: Compile | undefined
  let serialize: Compile | undefined
  const pool = () => app.getSchemas() as Pool
  let check: Check | undefined
  const whenDeferred = () => (deferred ? (check ??= checkOf(pool())) : undefined)
  return {
    validator: ((route: Parameters<Compile>[0]) =>
      (validate ??= validatorOf(pool(), whenDeferred()))(
        route,
      )) as unknown as Compilers['validator'],
    serializer: ((route: Parameters<Compile>[0]) =>
      (serialize ??= serializerOf(pool(), whenDeferred()))(
        route,
      )) as unknown as Compilers['serializer'],
  }
}

/**
 * Validates requests exactly by their schemas. Fastify's own compiler converts types and drops
 * unknown properties; here only path, query and headers are converted, because they arrive as text,
 * and nothing is dropped.
 */
function validatorOf(pool: Pool, check: Check | undefined): Compile {
  const customOptions = {
    allErrors: true,
    coerceTypes: false,
    removeAdditional: false,
    useDefaults: true,
    // Messages need the schema; see violations.ts.
    verbose: true,
    // V8 optimizes too, but only used code; without this, a thousand routes start 25 % faster.
    code: { optimize: false },
  }
  let ajv: Compile | undefined
  const validate = oncePerSchema(
    (route) => (ajv ??= buildAjv(pool, { plugins: [], customOptions }))(route),
    check,
  )
  const validateText = oncePerSchema((route) => {
    const read = compileTextReader(route.schema as TSchema, pool)
    const isValid = validate(route)
    return (values) => {
      read(values as object)
      return isValid(values) === true || { error: isValid.errors }
    }
  }, check)
  return (route) => (route.httpPart === 'body' ? validate(route) : validateText(route))
}

/** Serializes answers by their schemas, each compiled with only the schemas that it refers to. */
function serializerOf(pool: Pool, check: Check | undefined): Compile {
  const shared = forSerializer.shared(pool)
  return oncePerSchema((route) => {
    const schema = forSerializer.schema(route.schema as object)
    return buildFastJson(referredTo(schema, shared), { ajv: UNJUDGED })({ ...route, schema })
  }, check)
}

/**
 * Compiles equal schemas into one function.
 * @param check set to check a schema now, and compile it when it is first used
 */
function oncePerSchema(compile: Compile, check: Check | undefined): Compile {
  const compiled = new Map<string, Compiled>()
  return (route) => {
    const key = JSON.stringify(route.schema)
    let known = compiled.get(key)
    if (known) return known
    check?.(route.schema)
    known = check ? onFirstUse(() => compile(route)) : compile(route)
    compiled.set(key, known)
    return known
  }
}

/** Finds in microseconds most faults that compiling a schema would find in milliseconds. */
function checkOf(pool: Pool): Check {
  const isSchema = buildAjv({}, { customOptions: {} })({ schema: { $ref: META_SCHEMA } })
  return (schema) => {
    if (isSchema(schema) !== true) {
      const [error] = isSchema.errors as { instancePath: string; message: string }[]
      throw new Error(`schema is invalid: ${error?.instancePath ?? ''} ${error?.message ?? ''}`)
    }
    const missing = referencesIn(schema, checkPattern).find((id) => !(id in pool))
    if (missing !== undefined) throw new Error(`can't resolve reference ${missing}#`)
  }
}

/** Keywords whose values are no schemas. */
const DATA = new Set(['const', 'default', 'enum', 'example', 'examples'])

/** For `JSON.stringify`: throws for a pattern that is no regular expression. */
function checkPattern(name: string, value: unknown): unknown {
  if (DATA.has(name)) return undefined
  if (name === 'pattern' && typeof value === 'string') new RegExp(value, 'u')
  return value
}

/** The ids of the shared schemas that a schema names. */
function referencesIn(schema: unknown, replacer?: typeof checkPattern): string[] {
  const text = JSON.stringify(schema, replacer)
  return [...text.matchAll(/"\$ref":"([^"#]+)/g)].map(([, id = '']) => id)
}

function onFirstUse(compile: () => Compiled): Compiled {
  let compiled: Compiled | undefined
  const run: Compiled = (value) => {
    compiled ??= compile()
    const result = compiled(value)
    // Ajv leaves its errors on the function.
    run.errors = compiled.errors
    return result
  }
  return run
}

/** Finds the shared schemas that a schema refers to, directly or indirectly. */
function referredTo(schema: unknown, shared: Readonly<Pool>): Pool {
  const found: Pool = {}
  const follow = (node: unknown) => {
    for (const id of referencesIn(node)) {
      const definition = shared[id]
      if (id in found || !definition) continue
      found[id] = definition
      follow(definition)
    }
  }
  follow(schema)
  return found
}

/**
 * Makes all scopes of an app share their schemas. Fastify copies them for each scope, and would
 * compile them again for each.
 */
export function oneBucket(): NonNullable<SchemaController['bucket']> {
  const schemas: Record<string, unknown> = {}
  let isNew = true
  const bucket = {
    add(schema: { $id: string }) {
      schemas[schema.$id] = schema
    },
    getSchema: (id: string) => schemas[id],
    getSchemas: () => schemas,
  }
  return (inherited) => {
    if (isNew) Object.assign(schemas, inherited)
    isNew = false
    return bucket as unknown as SchemaBucket
  }
}
