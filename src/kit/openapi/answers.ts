import type { OpenAPIV3_1 } from 'openapi-types'
import { limitHeaders, versionHeader } from './shared-headers.ts'

/** The links of a created resource by name: the operation, and the sources of its parameters. */
export type OperationLinks = Record<
  string,
  { operationId: string; description: string; parameters: Record<string, string> }
>

type Operation = OpenAPIV3_1.OperationObject
type Response = OpenAPIV3_1.ResponseObject

/** The components that answers of several operations refer to. */
export interface SharedAnswers {
  responses: Record<string, Response>
  schemas: Record<string, OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject>
}

const HEADERS = {
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
 * Completes the successes of an operation: headers, 304, and links. `If-None-Match` is described
 * with `ETag`, not as a parameter: that would give each function of a client an argument.
 * @param limited true if the operation has rate limits
 * @param shared receives the components that operations refer to
 */
export function documentAnswers(
  method: string,
  operation: Operation,
  { links = {}, limited }: { links?: OperationLinks; limited: boolean },
  shared: SharedAnswers,
): Operation {
  const { parameters = [] } = operation
  const takes = (name: string) => parameters.some((parameter) => isNamed(parameter, name))
  const conditional = method === 'get' && takes(CONDITION)
  const answers = Object.entries(operation.responses ?? {}).map(([status, answer]) => {
    const headers = {
      ...(conditional && status === '200' && versionHeader),
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
      ...(Object.keys(links).length > 0 && { links }),
    }
    return [status, completed] as const
  })
  const others = { ...operation }
  delete others.parameters
  const described = parameters.filter((parameter) => !isNamed(parameter, CONDITION))
  return {
    ...others,
    ...(described.length > 0 && { parameters: described }),
    responses: {
      ...Object.fromEntries(answers),
      ...(conditional && { '304': notModified(limited, shared) }),
    },
  }
}

/** The header that `conditionalReadConcern` adds to an operation. */
const CONDITION = 'if-none-match'

function isNamed(parameter: object, name: string): boolean {
  return 'name' in parameter && parameter.name === name
}

function notModified(limited: boolean, shared: SharedAnswers) {
  const name = sharedName('NotModified', limited)
  shared.responses[name] ??= {
    description: 'Not modified: the client already has this answer, according to `If-None-Match`.',
    headers: { ...versionHeader, ...(limited && limitHeaders) },
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
