import ajvCompiler, { type BuildCompilerFromPool } from '@fastify/ajv-compiler'
import { Type } from '@sinclair/typebox'
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

/** Closes every query, so that a parameter that does not exist is refused. */
export const closedQueries = fp(
  async (app) => {
    app.addHook('onRoute', (route) => {
      if (!route.config?.policy) return
      const { querystring } = (route.schema ??= {})
      route.schema.querystring = querystring
        ? { ...querystring, additionalProperties: false }
        : NO_PARAMETERS
    })
  },
  { name: 'closed-queries', dependencies: ['security'] },
)
