import swagger from '@fastify/swagger'
import type { FastifySchema, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { ProblemCode } from '../problems/catalogue.ts'
import { components } from './component.ts'
import { documentBase, tags } from './document.ts'
import { documentOperations, type OperationFacts } from './operations.ts'
import type { OperationLinks } from './answers.ts'
import { recordedExamples, withExamples } from './examples.ts'
import { problemsOf } from '../problems/documented.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** The problems that the handler itself throws. */
    problems?: readonly ProblemCode[]
    /** What can be done with what the operation creates. */
    links?: OperationLinks
  }
}

/**
 * Makes the OpenAPI document (`app.swagger()`) from the routes, and refuses at start a route that
 * it could not document.
 */
export const openapi = fp<{ publicUrl?: string }>(
  async (app, { publicUrl }) => {
    for (const schema of components) app.addSchema(schema)
    const operations: Record<string, OperationFacts> = {}

    await app.register(swagger, {
      openapi: documentBase(publicUrl),
      refResolver: { buildLocalReference: (schema) => schema.$id as string },
      transformObject: (made) =>
        'openapiObject' in made
          ? withExamples(
              documentOperations(made.openapiObject as OpenAPIV3_1.Document, operations),
              recordedExamples,
            )
          : made.swaggerObject,
    })

    app.addHook('onRoute', (route) => {
      const { policy } = route.config ?? {}
      if (!policy || isImplicitHead(route)) return
      const schema = (route.schema ??= {})
      const operationId = documented(route, schema)
      if (operations[operationId])
        throw new Error(`${nameOf(route)}: the operationId ${operationId} is taken`)
      operations[operationId] = {
        problems: problemsOf(String(route.method), schema, policy),
        ...(schema.links && { links: schema.links }),
        ...(schema.anyOrganization && { anyOrganization: true }),
      }
    })
  },
  { name: 'openapi', dependencies: ['security'] },
)

/** Fastify adds a HEAD route for each GET, with the same schema; the document implies it. */
function isImplicitHead({ method }: RouteOptions): boolean {
  return method === 'HEAD'
}

function documented(route: RouteOptions, schema: FastifySchema): string {
  const { operationId, summary, tags: [tag] = [] } = schema
  if (!operationId) throw new Error(`${nameOf(route)}: schema.operationId is missing`)
  if (!summary) throw new Error(`${nameOf(route)}: schema.summary is missing`)
  if (!tags.some(({ name }) => name === tag))
    throw new Error(
      `${nameOf(route)}: schema.tags must be one of ${tags.map(({ name }) => name).join(', ')}`,
    )
  return operationId
}

function nameOf({ method, url }: RouteOptions): string {
  return `Route ${String(method)} ${url}`
}
