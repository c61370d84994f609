import type { OpenAPIV3_1 } from 'openapi-types'
import { limitHeaders } from './limit-headers.ts'

/** The links of a created resource by name: the operation, and the sources of its parameters. */
export type OperationLinks = Record<
  string,
  { operationId: string; description: string; parameters: Record<string, string> }
>

type Operation = OpenAPIV3_1.OperationObject
type Response = OpenAPIV3_1.ResponseObject

const HEADERS = {
  ETag: header(
    'Version of this answer. Send it as `If-None-Match` to get a 304 if nothing changed.',
    '"47DEQpj8HBSa"',
  ),
  Location: header(
    'Address of the created resource.',
    '/v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a',
  ),
  Link: {
    ...header(
      'Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.',
      '</v1/users?limit=10&offset=10>; rel="next"',
    ),
    required: false,
  },
  'Idempotent-Replayed': {
    ...header(
      'Present if the answer repeats that of the first request with this `Idempotency-Key`.',
      'true',
    ),
    required: false,
  },
}

/**
 * Completes the successes of an operation: headers, 304, and links.
 * @param limited true if the operation has rate limits
 * @param shared receives the Response Objects that operations refer to
 */
export function documentAnswers(
  method: string,
  operation: Operation,
  { links = {}, limited }: { links?: OperationLinks; limited: boolean },
  shared: Record<string, Response>,
): Operation {
  const takes = (name: string) =>
    (operation.parameters ?? []).some((parameter) => 'name' in parameter && parameter.name === name)
  const answers = Object.entries(operation.responses ?? {}).map(([status, answer]) => {
    const headers = {
      ...(method === 'get' && status === '200' && { ETag: HEADERS.ETag }),
      ...(status === '201' && { Location: HEADERS.Location }),
      ...(takes('offset') && status === '200' && { Link: HEADERS.Link }),
      ...(takes('idempotency-key') && { 'Idempotent-Replayed': HEADERS['Idempotent-Replayed'] }),
      ...(limited && limitHeaders),
    }
    const completed = {
      ...(answer as Response),
      ...(Object.keys(headers).length > 0 && {
        headers: { ...(answer as Response).headers, ...headers },
      }),
      ...(status === '201' && Object.keys(links).length > 0 && { links }),
    }
    return [status, completed] as const
  })
  return {
    ...operation,
    responses: {
      ...Object.fromEntries(answers),
      ...(method === 'get' && { '304': notModified(limited, shared) }),
    },
  }
}

function notModified(limited: boolean, shared: Record<string, Response>) {
  const name = sharedName('NotModified', limited)
  shared[name] ??= {
    description: 'Not modified: the client already has this answer, according to `If-None-Match`.',
    headers: { ETag: HEADERS.ETag, ...(limited && limitHeaders) },
  }
  return { $ref: `#/components/responses/${name}` }
}

/** Answers of operations with and without limits have different names: their headers differ. */
export function sharedName(name: string, limited: boolean): string {
  return limited ? name : `${name}Unlimited`
}

function header(description: string, example: string) {
  return {
    description,
    required: true,
    schema: { type: 'string' as const, maxLength: 4096 },
    example,
  }
}
