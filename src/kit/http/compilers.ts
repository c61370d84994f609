import ajvCompiler, { type BuildCompilerFromPool } from '@fastify/ajv-compiler'
import SerializerSelector from '@fastify/fast-json-stringify-compiler'
import { forSerializer, UNJUDGED } from './serializable.ts'
import type { TSchema } from '@sinclair/typebox'
import { compileTextReader } from './text-values.ts'

type RouteOfCompiler = Parameters<ReturnType<BuildCompilerFromPool>>[0]
type SerializerFactory = ReturnType<typeof SerializerSelector>

const buildAjv: BuildCompilerFromPool = ajvCompiler()
const buildFastJson: SerializerFactory = SerializerSelector()

/**
 * What compiles schemas to functions, each once: Fastify asks for each route anew, and its own
 * compilers then go through all shared schemas, which takes seconds for a thousand routes.
 */
export function createCompilers() {
  return {
    /**
     * Validates requests exactly as their schemas say. Fastify's own compiler converts types and
     * drops unknown properties; here only path, query and headers are converted, because they
     * arrive as text, and nothing is dropped.
     */
    buildValidator: oncePerPool<BuildCompilerFromPool>((schemas, options) => {
      const compiler = (custom: object) =>
        oncePerSchema(
          buildAjv(schemas, {
            plugins: options?.plugins ?? [],
            customOptions: {
              allErrors: true,
              removeAdditional: false,
              useDefaults: true,
              // For what a message says of the schema; see violations.ts.
              verbose: true,
              // V8 does that as well, and only to what is used; a thousand routes start a quarter sooner.
              code: { optimize: false },
              ...custom,
            },
          }),
        )
      const validate = compiler({ coerceTypes: false })
      const pool = schemas as Record<string, unknown>
      const validateText = oncePerSchema((route: RouteOfCompiler) => {
        const read = compileTextReader((route as { schema: TSchema }).schema, pool)
        const isValid = validate(route)
        const validator = (values: object) => {
          read(values)
          return isValid(values) || { error: isValid.errors }
        }
        // Fastify takes any function; the type is Ajv's own.
        return validator as unknown as typeof isValid
      })
      return (route) => (isBody(route) ? validate(route) : validateText(route))
    }),

    /** Serializes answers by their schemas, each compiled with no more than what it refers to. */
    buildSerializer: oncePerPool<SerializerFactory>((schemas, options) => {
      const shared = forSerializer.shared((schemas ?? {}) as Record<string, object>)
      const build = (pool: unknown) => buildFastJson(pool, { ...options, ajv: UNJUDGED })
      return oncePerSchema((route) => {
        const schema = forSerializer.schema(route.schema as object)
        return build(referredTo(schema, shared))({ ...route, schema })
      })
    }),
  }
}

/** The same shared schemas have the same compiler. Fastify hands them over in a new object. */
function oncePerPool<Build extends (schemas: never, options?: never) => unknown>(
  build: Build,
): Build {
  const known: { schemas: object; compiler: unknown }[] = []
  const builtFor = (schemas: never, options: never) => {
    const found = known.find((one) => isSamePool(one.schemas, schemas))
    if (found) return found.compiler
    const compiler = build(schemas, options)
    known.push({ schemas, compiler })
    return compiler
  }
  return builtFor as unknown as Build
}

/** Asked for each route of a thousand, so that it makes no lists of them. */
function isSamePool(one: object, other: object): boolean {
  const schemas = one as Record<string, unknown>
  const others = other as Record<string, unknown>
  for (const id in schemas) if (schemas[id] !== others[id]) return false
  return Object.keys(schemas).length === Object.keys(others).length
}

function isBody(route: unknown): boolean {
  return (route as { httpPart?: string }).httpPart === 'body'
}

/** Schemas that say the same have one compiled function. */
function oncePerSchema<Route, Compiled>(
  compile: (route: Route) => Compiled,
): (route: Route) => Compiled {
  const compiled = new Map<string, Compiled>()
  return (route) => {
    const key = JSON.stringify((route as { schema?: unknown }).schema)
    const known = compiled.get(key) ?? compile(route)
    compiled.set(key, known)
    return known
  }
}

/** The shared schemas that a schema refers to, directly or by way of others. */
function referredTo(schema: unknown, shared: Readonly<Record<string, unknown>>) {
  const found: Record<string, unknown> = {}
  const follow = (node: unknown) => {
    for (const [, id = ''] of JSON.stringify(node).matchAll(/"\$ref":"([^"#]+)#/g)) {
      if (id in found || !(id in shared)) continue
      found[id] = shared[id]
      follow(shared[id])
    }
  }
  follow(schema)
  return found
}
