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
/** Compiles the schema of one part of a request or answer. The types of its makers name no route. */
type Compile = (route: { schema: unknown; httpPart?: string }) => Compiled
type Compiled = ((value: unknown) => unknown) & { errors?: unknown }

/** The compilers of the operations of an app. */
export interface Compilers {
  validator: NonNullable<RouteOptions['validatorCompiler']>
  serializer: NonNullable<RouteOptions['serializerCompiler']>
}

const buildAjv = ajvCompiler() as unknown as (pool: Pool, options: object) => Compile
const buildFastJson = SerializerSelector() as unknown as (pool: Pool, options: object) => Compile

/**
 * Compiles each schema of an app once: Fastify asks for each route anew, and its own compilers then
 * go through all shared schemas, which takes seconds for a thousand routes.
 */
export function createCompilers(app: FastifyInstance): Compilers {
  // The shared schemas are complete when the first route is compiled: then the app is loaded.
  let validate: Compile | undefined
  let serialize: Compile | undefined
  const pool = () => app.getSchemas() as Pool
  return {
    validator: ((route: Parameters<Compile>[0]) =>
      (validate ??= validatorOf(pool()))(route)) as unknown as Compilers['validator'],
    serializer: ((route: Parameters<Compile>[0]) =>
      (serialize ??= serializerOf(pool()))(route)) as unknown as Compilers['serializer'],
  }
}

/**
 * Validates requests exactly as their schemas say. Fastify's own compiler converts types and drops
 * unknown properties; here only path, query and headers are converted, because they arrive as text,
 * and nothing is dropped.
 */
function validatorOf(pool: Pool): Compile {
  const customOptions = {
    allErrors: true,
    coerceTypes: false,
    removeAdditional: false,
    useDefaults: true,
    // For what a message says of the schema; see violations.ts.
    verbose: true,
    // V8 does that as well, and only to what is used; a thousand routes start a quarter sooner.
    code: { optimize: false },
  }
  const validate = oncePerSchema(buildAjv(pool, { plugins: [], customOptions }))
  const validateText = oncePerSchema((route) => {
    const read = compileTextReader(route.schema as TSchema, pool)
    const isValid = validate(route)
    return (values) => {
      read(values as object)
      return isValid(values) === true || { error: isValid.errors }
    }
  })
  return (route) => (route.httpPart === 'body' ? validate(route) : validateText(route))
}

/** Serializes answers by their schemas, each compiled with no more than the schemas it refers to. */
function serializerOf(pool: Pool): Compile {
  const shared = forSerializer.shared(pool)
  return oncePerSchema((route) => {
    const schema = forSerializer.schema(route.schema as object)
    return buildFastJson(referredTo(schema, shared), { ajv: UNJUDGED })({ ...route, schema })
  })
}

/** Schemas that say the same have one compiled function. */
function oncePerSchema(compile: Compile): Compile {
  const compiled = new Map<string, Compiled>()
  return (route) => {
    const key = JSON.stringify(route.schema)
    const known = compiled.get(key) ?? compile(route)
    compiled.set(key, known)
    return known
  }
}

/** The shared schemas that a schema refers to, directly or by way of others. */
function referredTo(schema: unknown, shared: Readonly<Pool>): Pool {
  const found: Pool = {}
  const follow = (node: unknown) => {
    for (const [, id = ''] of JSON.stringify(node).matchAll(/"\$ref":"([^"#]+)#/g)) {
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
 * compile for each anew.
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
