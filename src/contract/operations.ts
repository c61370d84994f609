import type { OpenAPIV3_1 } from 'openapi-types'
import { child, type Document, type JsonSchema, type Located, resolve } from './document.ts'

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
export type Method = (typeof METHODS)[number]

type Schema = Located<JsonSchema>

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required: boolean
  /** Whether a list is given as `a=1&a=2` (OpenAPI 3.1, section 4.8.12.2), and not as `a=1,2`. */
  explode: boolean
  schema: Schema
  example?: unknown
}

export interface Body {
  required: boolean
  /** The JSON media type; undefined when there is none. */
  json?: { mediaType: string; schema: Schema; example?: unknown }
  mediaTypes: string[]
}

export interface Answer {
  headers: { name: string; required: boolean; schema?: Schema }[]
  /** By media type; empty where no body is documented. */
  content: ReadonlyMap<string, Schema | undefined>
  links: Link[]
  /** The examples of bodies, by what they have to be valid. */
  examples: { schema: Schema; value: unknown }[]
}

export interface Link {
  name: string
  operationId: string
  parameters: Record<string, unknown>
}

/** Alternatives; each names schemes with the roles or scopes that it demands. */
export type Requirement = Record<string, string[]>

export interface Operation {
  id: string
  method: Method
  path: string
  parameters: Parameter[]
  body?: Body
  /** By status: `200`, `4XX`, `default`. */
  answers: ReadonlyMap<string, Answer>
  security: Requirement[]
  /** As `security`, with the roles that OpenAPI 3.0 has no place for: `x-required-roles`. */
  requiredRoles: Requirement[]
  /** `x-any-organization`: meant for the credentials of any organization, whichever is in the path. */
  anyOrganization: boolean
}

/** The operations of the document, all references to other parts than schemas followed. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, given]) => {
    const item = resolve<OpenAPIV3_1.PathItemObject>(document, {
      value: given as OpenAPIV3_1.PathItemObject,
      pointer: child('', 'paths', path),
    })
    return METHODS.filter((method) => item.value[method]).map((method) =>
      operationOf(document, path, method, item),
    )
  })
}

function operationOf(
  document: Document,
  path: string,
  method: Method,
  item: Located<OpenAPIV3_1.PathItemObject>,
): Operation {
  const operation = item.value[method] as OpenAPIV3_1.OperationObject
  const pointer = child(item.pointer, method)
  const body = operation.requestBody && bodyOf(document, operation.requestBody, pointer)
  const security = operation.security ?? document.security ?? []
  const answers = Object.entries(operation.responses ?? {}).map(
    ([status, value]) =>
      [
        status,
        answerOf(document, { value, pointer: child(pointer, 'responses', status) }),
      ] as const,
  )
  return {
    id: operation.operationId ?? `${method.toUpperCase()} ${path}`,
    method,
    path,
    parameters: parametersOf(document, item, { value: operation, pointer }),
    ...(body && { body }),
    answers: new Map(answers),
    security,
    requiredRoles:
      'x-required-roles' in operation ? (operation['x-required-roles'] as Requirement[]) : security,
    anyOrganization: 'x-any-organization' in operation && operation['x-any-organization'] === true,
  }
}

/** An operation's parameters override those of its path (OpenAPI 3.1, section 4.8.9). */
function parametersOf(
  document: Document,
  ...owners: Located<{ parameters?: OpenAPIV3_1.OperationObject['parameters'] }>[]
): Parameter[] {
  const found = new Map<string, Parameter>()
  for (const owner of owners)
    for (const [index, given] of (owner.value.parameters ?? []).entries()) {
      const { value, pointer } = resolve<OpenAPIV3_1.ParameterObject>(document, {
        value: given,
        pointer: child(owner.pointer, 'parameters', String(index)),
      })
      const where = value.in as Parameter['in']
      found.set(`${where} ${value.name.toLowerCase()}`, {
        name: value.name,
        in: where,
        required: value.required ?? false,
        explode: value.explode ?? where === 'query',
        schema: {
          value: (value.schema as JsonSchema | undefined) ?? {},
          pointer: child(pointer, 'schema'),
        },
        ...exampleOf(value),
      })
    }
  return [...found.values()]
}

function bodyOf(
  document: Document,
  given: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.RequestBodyObject,
  owner: string,
): Body {
  const { value, pointer } = resolve<OpenAPIV3_1.RequestBodyObject>(document, {
    value: given,
    pointer: child(owner, 'requestBody'),
  })
  const mediaTypes = Object.keys(value.content)
  const mediaType = mediaTypes.find(isJson)
  const media = mediaType === undefined ? undefined : value.content[mediaType]
  return {
    required: value.required ?? false,
    mediaTypes,
    ...(mediaType !== undefined &&
      media && {
        json: {
          mediaType,
          schema: {
            value: (media.schema as JsonSchema | undefined) ?? {},
            pointer: child(pointer, 'content', mediaType, 'schema'),
          },
          ...exampleOf(media),
        },
      }),
  }
}

function answerOf(
  document: Document,
  given: Located<OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.ResponseObject>,
): Answer {
  const { value, pointer } = resolve<OpenAPIV3_1.ResponseObject>(document, given)
  const headers = Object.entries(value.headers ?? {}).map(([name, header]) => {
    const located = resolve<OpenAPIV3_1.HeaderObject>(document, {
      value: header,
      pointer: child(pointer, 'headers', name),
    })
    const schema = located.value.schema as JsonSchema | undefined
    return {
      name: name.toLowerCase(),
      required: located.value.required ?? false,
      ...(schema && { schema: { value: schema, pointer: child(located.pointer, 'schema') } }),
    }
  })
  const examples = Object.entries(value.content ?? {}).flatMap(([mediaType, media]) => {
    const { example } = exampleOf(media)
    if (example === undefined || !media.schema) return []
    const located = child(pointer, 'content', mediaType, 'schema')
    return [{ schema: { value: media.schema as JsonSchema, pointer: located }, value: example }]
  })
  const content = Object.entries(value.content ?? {}).map(([mediaType, { schema }]) => [
    mediaType.toLowerCase(),
    schema && {
      value: schema as JsonSchema,
      pointer: child(pointer, 'content', mediaType, 'schema'),
    },
  ])
  return {
    headers: headers.filter(({ name }) => name !== 'content-type'),
    examples,
    content: new Map(content as [string, Schema | undefined][]),
    links: Object.entries(value.links ?? {}).flatMap(([name, link]) =>
      linkOf(document, name, link),
    ),
  }
}

function linkOf(
  document: Document,
  name: string,
  given: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.LinkObject,
): Link[] {
  const { value } = resolve<OpenAPIV3_1.LinkObject>(document, { value: given, pointer: '' })
  if (!value.operationId) return []
  return [{ name, operationId: value.operationId, parameters: { ...value.parameters } }]
}

function exampleOf({
  example,
  examples,
}: {
  example?: unknown
  examples?: Record<string, unknown>
}): { example?: unknown } {
  if (example !== undefined) return { example }
  const [first] = Object.values(examples ?? {}) as { value?: unknown }[]
  return first?.value === undefined ? {} : { example: first.value }
}

/** JSON, also with a suffix (RFC 6839 section 3.1). */
export function isJson(mediaType: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(mediaType)
}

/** What can be done next with what the operation answers, by all its statuses. */
export function linksOf({ answers }: Operation): Link[] {
  return [...answers.values()].flatMap(({ links }) => links)
}

/** What the operation documents for a status: itself, its range, or the default. */
export function answerFor({ answers }: Operation, status: number): Answer | undefined {
  return (
    answers.get(String(status)) ??
    answers.get(`${Math.floor(status / 100)}XX`) ??
    answers.get('default')
  )
}
