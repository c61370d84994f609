import type { OpenAPIV3_1 } from 'openapi-types'
import { type Document, resolve } from './document.ts'

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

/** An operation or a webhook, with its path's and the document's settings. */
export interface Operation {
  /** Its name for people: `GET /users/{id}`, or `webhook paid`. */
  subject: string
  path: string
  object: OpenAPIV3_1.OperationObject
  parameters: OpenAPIV3_1.ParameterObject[]
  security: OpenAPIV3_1.SecurityRequirementObject[]
}

/** The operations by method and path. The names of path parameters do not matter. */
export function operationsOf(document: Document): Map<string, Operation> {
  return new Map(
    operationsIn(document, document.paths ?? {}, (method, path) => `${method} ${path}`).map(
      (operation) => [shapeOf(operation), operation],
    ),
  )
}

/** The name of an operation, without the names of its path parameters. */
export function shapeOf({ subject }: Operation): string {
  return subject.replaceAll(/\{[^}]*\}/g, '{}')
}

/** The webhooks by name, and by method if it is not the usual one. */
export function webhooksOf(document: Document): Map<string, Operation> {
  const subject = (method: string, name: string) =>
    method === 'POST' ? `webhook ${name}` : `webhook ${name} (${method})`
  return new Map(
    operationsIn(document, document.webhooks ?? {}, subject).map((each) => [each.subject, each]),
  )
}

/** The callbacks of operations (OpenAPI 3.1, section 4.8.18), by operation, name and address. */
export function callbacksOf(document: Document): Map<string, Operation> {
  const callbacks = [...operationsOf(document)].flatMap(([key, { object, subject: owner }]) =>
    Object.entries(object.callbacks ?? {}).flatMap(([name, given]) => {
      const subject = (method: string, address: string) =>
        `callback ${name} (${method} ${address}) of ${owner}`
      const paths = resolve<OpenAPIV3_1.CallbackObject>(document, given)
      return operationsIn(document, paths as Parameters<typeof operationsIn>[1], subject).map(
        (each) => [`${key} ${each.subject.slice(0, -owner.length)}`, each] as const,
      )
    }),
  )
  return new Map(callbacks)
}

function operationsIn(
  document: Document,
  paths: Record<string, OpenAPIV3_1.PathItemObject | OpenAPIV3_1.ReferenceObject | undefined>,
  subject: (method: string, path: string) => string,
): Operation[] {
  return Object.entries(paths).flatMap(([path, given]) => {
    const item = resolve<OpenAPIV3_1.PathItemObject>(document, given ?? {})
    return METHODS.flatMap((method) => {
      const object = item[method]
      if (!object) return []
      return {
        subject: subject(method.toUpperCase(), path),
        path,
        object: item.servers ? { servers: item.servers, ...object } : object,
        parameters: parametersOf(document, item, object),
        security: object.security ?? document.security ?? [],
      }
    })
  })
}

/** An operation's own parameters, and those of its path that it does not override. */
function parametersOf(
  document: Document,
  item: OpenAPIV3_1.PathItemObject,
  operation: OpenAPIV3_1.OperationObject,
): OpenAPIV3_1.ParameterObject[] {
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) =>
    resolve<OpenAPIV3_1.ParameterObject>(document, each),
  )
  return [...new Map(parameters.map((each) => [`${each.in} ${each.name}`, each])).values()]
}
