import swagger from '@fastify/swagger'
import type { FastifySchema } from 'fastify'
import fp from 'fastify-plugin'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { ProblemCode } from '../problems/catalogue.ts'
import { problemComponent } from '../problems/component.ts'
import type { Operation } from '../route.ts'
import { nameOf } from '../route-rules.ts'
import { componentsIn } from './component.ts'
import { documentBase, type DocumentOptions } from './document.ts'
import { documentOperations, type OperationFacts } from './operations.ts'
import { DeclarationError } from '../declaration-error.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The OpenAPI document of the app; complete once the app is ready. */
    openapi(): OpenAPIV3_1.Document
    /** The document as YAML. */
    openapiYaml(): string
    /** Puts an operation into the document. */
    documentOperation(operation: Operation, problems: readonly ProblemCode[]): void
  }
}

/** The decorator of @fastify/swagger, which a host with a document of its own has taken already. */
const SWAGGER = 'swagger'

type Publish = (options?: { yaml: boolean }) => unknown

/**
 * Adds `app.openapi()`, the OpenAPI document of the operations, made by @fastify/swagger. The host
 * can register @fastify/swagger for a document of its own too: neither document has the routes of
 * the other.
 */
export const openapi = fp<DocumentOptions>(
  async (app, options) => {
    const operations: Record<string, OperationFacts> = {}
    for (const schema of componentsIn(problemComponent(app.problems.codes))) app.addSchema(schema)

    const decorator = app.hasDecorator(SWAGGER) ? 'swaggerOfOperations' : SWAGGER
    await app.register(swagger, {
      decorator: decorator as 'swagger',
      openapi: documentBase(options),
      refResolver: { buildLocalReference: (schema) => schema.$id as string },
      transform: ({ schema, url }) => ({ schema: shown(schema, operations), url }),
      transformObject: (made) =>
        'openapiObject' in made
          ? unshared(
              documentOperations(
                made.openapiObject as OpenAPIV3_1.Document,
                operations,
                app.problems,
              ),
            )
          : made.swaggerObject,
    })
    const publish = app.getDecorator<Publish>(decorator)
    app.decorate('openapi', () => publish() as OpenAPIV3_1.Document)
    app.decorate('openapiYaml', () => publish({ yaml: true }) as string)

    app.decorate('documentOperation', (operation, problems) => {
      const { method, schema } = operation
      // A HEAD route that Fastify adds to a GET is implied by the document.
      if (method === 'HEAD' || schema.hide) return
      const { operationId = '', links, anyOrganization, examples } = schema
      if (operations[operationId])
        throw new DeclarationError(`${nameOf(operation)}: the operationId ${operationId} is taken`)
      operations[operationId] = {
        problems,
        policy: operation.policy,
        ...(links && { links }),
        ...(examples && { examples }),
        ...(anyOrganization && { anyOrganization: true }),
      }
    })
  },
  { name: 'openapi', dependencies: ['problem-catalogue'] },
)

/** Copies each use of a shared object: in YAML it would be an alias, and parsers limit their number. */
function unshared<Document>(document: Document): Document {
  return JSON.parse(JSON.stringify(document)) as Document
}

/** Operations are hidden from every document but this one; see `compileRoute`. */
function shown(
  schema: FastifySchema | undefined,
  operations: Readonly<Record<string, OperationFacts>>,
): FastifySchema {
  return { ...schema, hide: !operations[schema?.operationId ?? ''] }
}
