import type { OpenAPIV3_1 } from 'openapi-types'

/** What links of a created resource lead to: an operation, and what its parameters are taken from. */
export type OperationLinks = Record<
  string,
  { operationId: string; description: string; parameters: Record<string, string> }
>

/** A request and an answer of the operation, as the sandbox saw them. */
export interface OperationExamples {
  request?: unknown
  response?: unknown
}

type Operation = OpenAPIV3_1.OperationObject
type Response = OpenAPIV3_1.ResponseObject

const HEADERS = {
  ETag: header('Identifies this very answer; send it back as `If-None-Match`.', '"47DEQpj8HBSa"'),
  Location: header('Where the created resource is.', '/v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a'),
  Link: header(
    'The first, previous, next and last page (RFC 8288).',
    '</v1/users?limit=10&offset=10>; rel="next"',
  ),
  'Idempotent-Replayed': {
    ...header('The answer is that of the first request with this `Idempotency-Key`.', 'true'),
    required: false,
  },
}

const NOT_MODIFIED: Response = {
  description: 'The client has this answer already, as `If-None-Match` says.',
  headers: { ETag: HEADERS.ETag },
}

/** Completes the successes of an operation: headers, 304, links, and examples. */
export function documentAnswers(
  method: string,
  operation: Operation,
  links: OperationLinks = {},
  examples: OperationExamples = {},
): Operation {
  const named = (name: string) =>
    (operation.parameters ?? []).some((parameter) => 'name' in parameter && parameter.name === name)
  const answers = Object.entries(operation.responses ?? {}).map(([status, answer]) => {
    const headers = {
      ...(method === 'get' && status === '200' && { ETag: HEADERS.ETag }),
      ...(status === '201' && { Location: HEADERS.Location }),
      ...(named('offset') && status === '200' && { Link: HEADERS.Link }),
      ...(named('idempotency-key') && { 'Idempotent-Replayed': HEADERS['Idempotent-Replayed'] }),
    }
    const completed = {
      ...withExample(answer as Response, examples.response),
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(status === '201' && Object.keys(links).length > 0 && { links }),
    }
    return [status, completed] as const
  })
  const { requestBody } = operation
  return {
    ...operation,
    ...(requestBody && {
      requestBody: withExample(requestBody as OpenAPIV3_1.RequestBodyObject, examples.request),
    }),
    responses: {
      ...Object.fromEntries(answers),
      ...(method === 'get' && { '304': { $ref: '#/components/responses/NotModified' } }),
    },
  }
}

/** The Response Objects that `documentAnswers` refers to. */
export const sharedAnswers = { NotModified: NOT_MODIFIED }

function withExample<T extends { content?: Record<string, OpenAPIV3_1.MediaTypeObject> }>(
  described: T,
  example: unknown,
): T {
  const json = described.content?.['application/json']
  if (!json || example === undefined) return described
  return {
    ...described,
    content: { ...described.content, 'application/json': { ...json, example } },
  }
}

function header(description: string, example: string) {
  return {
    description,
    required: true,
    schema: { type: 'string' as const, maxLength: 4096 },
    example,
  }
}
