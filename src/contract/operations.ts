import type { OpenAPIV3_1 } from 'openapi-types'
import { type Body, bodyOf } from './bodies.ts'
import { documentedLinks, inferLinks, type Link } from './links.ts'
import { withoutParameters } from './media-types.ts'
import { exampleOf, type Parameter, parametersOf } from './parameters.ts'
import { type Document, type JsonSchema, resolve } from './pointer.ts'
import { ContractUsageError } from './usage-error.ts'

export type { Parameter } from './parameters.ts'

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
export type Method = (typeof METHODS)[number]

export interface Answer {
  description: string
  headers: { name: string; required: boolean; schema?: JsonSchema }[]
  /** By media type without parameters; empty if no body is documented. */
  content: ReadonlyMap<string, JsonSchema | undefined>
  /** The examples of bodies, with the schemas that they must match. */
  examples: { schema: JsonSchema; value: unknown }[]
}

/** One alternative: the schemes that it demands, with their roles or scopes. */
export type Requirement = Record<string, string[]>

export interface Operation {
  /** The operationId, or `GET /path`. */
  id: string
  method: Method
  path: string
  tags: string[]
  parameters: Parameter[]
  body?: Body
  /** By status: `200`, `4XX`, `default`. */
  answers: ReadonlyMap<string, Answer>
  /** Operations that can be called with the thing that this one creates. */
  links: Link[]
  security: Requirement[]
  /** As `security`, with the roles in `x-required-roles`, for which OpenAPI 3.0 has no place. */
  requiredRoles: Requirement[]
  /** `x-any-organization`: credentials of any organization may call it, for any one in the path. */
  anyOrganization: boolean
}

/** The operations of the document. All references but those to schemas are resolved. */
export function operationsOf(document: Document): Operation[] {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, given]) => {
    const item = resolve<OpenAPIV3_1.PathItemObject>(document, given ?? {})
    return METHODS.flatMap((method) => {
      const operation = item[method]
      return operation ? [readable(document, path, method, item, operation)] : []
    })
  })
  inferLinks(operations)
  return operations
}

/** @throws {ContractUsageError} in one line, if the operation is malformed */
function readable(...given: Parameters<typeof operationOf>): Operation {
  try {
    return operationOf(...given)
  } catch (error) {
    if (error instanceof ContractUsageError) throw error
    const [, path, method] = given
    const { message } = error as Error
    throw new ContractUsageError(
      `${method.toUpperCase()} ${path} of the document cannot be read: ${message}.`,
    )
  }
}

function operationOf(
  document: Document,
  path: string,
  method: Method,
  item: OpenAPIV3_1.PathItemObject,
  operation: OpenAPIV3_1.OperationObject,
): Operation {
  const body = operation.requestBody && bodyOf(document, operation.requestBody)
  const security = operation.security ?? document.security ?? []
  const responses = Object.entries(operation.responses ?? {})
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, given]) => ({
      status: status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
      response: resolve<OpenAPIV3_1.ResponseObject>(document, given),
    }))
  return {
    id: operation.operationId ?? `${method.toUpperCase()} ${path}`,
    method,
    path,
    tags: operation.tags ?? [],
    parameters: parametersOf(document, item, operation),
    ...(body && { body }),
    answers: new Map(
      responses.map(({ status, response }) => [status, answerOf(document, response)]),
    ),
    links: responses.flatMap(({ response }) => documentedLinks(document, response.links)),
    security,
    requiredRoles:
      'x-required-roles' in operation ? (operation['x-required-roles'] as Requirement[]) : security,
    anyOrganization: 'x-any-organization' in operation && operation['x-any-organization'] === true,
  }
}

function answerOf(document: Document, response: OpenAPIV3_1.ResponseObject): Answer {
  const headers = Object.entries(response.headers ?? {}).map(([name, header]) => {
    const { required = false, schema } = resolve<OpenAPIV3_1.HeaderObject>(document, header)
    return {
      name: name.toLowerCase(),
      required,
      ...(schema && { schema: schema as JsonSchema }),
    }
  })
  const content = Object.entries(response.content ?? {})
  return {
    description: response.description,
    headers: headers.filter(({ name }) => name !== 'content-type'),
    examples: content.flatMap(([, media]) => {
      const { example } = exampleOf(media, document)
      return example === undefined || !media.schema
        ? []
        : [{ schema: media.schema as JsonSchema, value: example }]
    }),
    content: new Map(
      content.map(([mediaType, { schema }]) => [
        withoutParameters(mediaType),
        schema as JsonSchema | undefined,
      ]),
    ),
  }
}

/** The documented answer for a status: of the status itself, its range, or the default. */
export function answerFor({ answers }: Operation, status: number): Answer | undefined {
  return (
    answers.get(String(status)) ??
    answers.get(`${Math.floor(status / 100)}XX`) ??
    answers.get('default')
  )
}

/** True if the operation documents the status or its range. `default` does not count. */
export function documents({ answers }: Operation, status: number): boolean {
  return answers.has(String(status)) || answers.has(`${Math.floor(status / 100)}XX`)
}

/** The names of the parameters in the path. */
export function pathNames({ parameters }: Operation): string[] {
  return parameters.filter((one) => one.in === 'path').map(({ name }) => name)
}

/** True if it changes or deletes something without an id in the path, such as the caller. */
export function changesCaller(operation: Operation): boolean {
  return /^(?:patch|put|delete)$/.test(operation.method) && pathNames(operation).length === 0
}

/** True if it deletes something without an id in the path: the caller, or a whole collection. */
export function endsCaller(operation: Operation): boolean {
  return operation.method === 'delete' && changesCaller(operation)
}

/** The operation that reads what is at a path. */
export function readerOf(operations: readonly Operation[], path: string): Operation | undefined {
  return operations.find((one) => one.method === 'get' && one.path === path)
}

/**
 * True if an operation matches a selection.
 * @param only an operationId, `GET /path`, a tag, or a pattern of these with `*`
 */
export function isSelected({ id, method, path, tags }: Operation, only: string): boolean {
  const pattern = new RegExp(
    `^${only.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`,
    'i',
  )
  return [id, `${method} ${path}`, path, ...tags].some((name) => pattern.test(name))
}
