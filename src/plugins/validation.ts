import ajvCompiler, { type BuildCompilerFromPool } from '@fastify/ajv-compiler'
import { type TObject, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

const build: BuildCompilerFromPool = ajvCompiler()

const NO_PARAMETERS = Type.Object({}, { additionalProperties: false })

/**
 * Validates requests exactly as their schemas say. Fastify's own compiler coerces bodies and drops
 * what it does not know; here only path, query and headers are coerced, because they arrive as
 * text, and nothing is dropped.
 */
export const buildValidator: BuildCompilerFromPool = (schemas, options) => {
  const compiler = (coerceTypes: boolean) =>
    build(schemas, {
      plugins: options?.plugins ?? [],
      customOptions: { allErrors: true, coerceTypes, removeAdditional: false, useDefaults: true },
    })
  const ofText = compiler(true)
  const ofBody = compiler(false)
  return (route) => (isBody(route) ? ofBody(route) : ofText(route))
}

function isBody(route: unknown): boolean {
  return (route as { httpPart?: string }).httpPart === 'body'
}

/**
 * Closes every query, so that a parameter that does not exist is refused; and reads the ways in
 * which clients write lists: `a=1&a=2`, which is what the document says, `a[]=1&a[]=2` and `a=1,2`.
 */
export const closedQueries = fp(
  async (app) => {
    app.addHook('onRoute', (route) => {
      if (!route.config?.policy) return
      const schema = (route.schema ??= {})
      const querystring = (schema.querystring ?? NO_PARAMETERS) as TObject
      const { properties, required = [] } = querystring
      schema.querystring = {
        ...querystring,
        // A schema's type says what a handler gets; a client may leave out what has a default.
        required: required.filter((name) => properties[name]?.default === undefined),
        additionalProperties: false,
      }
      const lists = Object.keys(properties).filter((name) => properties[name]?.type === 'array')
      if (lists.length > 0)
        route.preValidation = [
          async ({ query }: FastifyRequest) => {
            readLists(query as Record<string, unknown>, lists)
          },
          route.preValidation ?? [],
        ].flat()
    })
  },
  { name: 'closed-queries', dependencies: ['security'] },
)

function readLists(query: Record<string, unknown>, lists: readonly string[]) {
  for (const name of lists) {
    const given = [query[name] ?? [], query[`${name}[]`] ?? []].flat() as string[]
    Reflect.deleteProperty(query, `${name}[]`)
    if (given.length > 0) query[name] = given.flatMap((value) => value.split(','))
  }
}
