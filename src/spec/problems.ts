import { STATUS_CODES } from 'node:http'
import type { FastifySchema } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import { Problem, type ProblemCode, problemDetails, problems } from '../problems.ts'
import { inDocument } from '../schemas/component.ts'
import { ProblemDetails } from '../schemas/problem.ts'
import type { Policy } from '../security/policy.ts'

/**
 * The problems that an operation can answer: what follows from its security and its body, and what
 * its handler throws (`schema.problems`).
 */
export function problemsOf(schema: FastifySchema, policy: Policy): ProblemCode[] {
  const { anonymous, alternatives } = policy
  const codes: ProblemCode[] = ['invalid_request']
  if (alternatives.length > 0) {
    if (!anonymous) codes.push('not_authenticated')
    codes.push('invalid_token')
    if (!anonymous && alternatives.some(({ demands }) => demands.length > 0))
      codes.push('insufficient_scope')
    codes.push('clerk_unavailable')
  }
  if (schema.body) codes.push('body_too_large', 'unsupported_media_type')
  return [...new Set([...codes, ...(schema.problems ?? [])])]
}

/**
 * Adds the problems of each operation to its Responses Object (OpenAPI 3.1, section 4.8.16), as
 * references to shared Response Objects: one for each set of problems with the same status.
 */
export function documentProblems(
  document: OpenAPIV3_1.Document,
  problemsOfOperation: ReadonlyMap<string, readonly ProblemCode[]>,
): OpenAPIV3_1.Document {
  const responses: Record<string, OpenAPIV3_1.ResponseObject> = {}
  const paths = mapOperations(document.paths ?? {}, (operation) => {
    const byStatus = groupByStatus(problemsOfOperation.get(operation.operationId ?? '') ?? [])
    const references = [...byStatus].map(([status, codes]) => {
      const name = nameOf(status, codes)
      responses[name] ??= responseOf(status, codes)
      return [status, { $ref: `#/components/responses/${name}` }] as const
    })
    return {
      ...operation,
      responses: { ...operation.responses, ...Object.fromEntries(references) },
    }
  })
  return {
    ...document,
    paths,
    components: { ...document.components, responses: sorted(responses) },
  }
}

function mapOperations(
  paths: OpenAPIV3_1.PathsObject,
  change: (operation: OpenAPIV3_1.OperationObject) => OpenAPIV3_1.OperationObject,
): OpenAPIV3_1.PathsObject {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item ?? {}).map(([method, operation]) => [
          method,
          change(operation as OpenAPIV3_1.OperationObject),
        ]),
      ),
    ]),
  )
}

function groupByStatus(codes: readonly ProblemCode[]): Map<number, ProblemCode[]> {
  const groups = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const { status } = problems[code]
    groups.set(status, [...(groups.get(status) ?? []), code])
  }
  return groups
}

/** `UserNotFound` for one problem; `Unauthorized` for all that share a status. */
function nameOf(status: number, codes: readonly ProblemCode[]): string {
  const all = Object.values(problems).filter((problem) => problem.status === status).length
  if (codes.length > 1 && codes.length === all) return pascalCase(STATUS_CODES[status] ?? '')
  return codes.map(pascalCase).join('Or')
}

function pascalCase(words: string): string {
  return words
    .split(/[ _]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}

function responseOf(status: number, codes: readonly ProblemCode[]): OpenAPIV3_1.ResponseObject {
  const headers = headersOf(status, codes)
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code].meaning}`).join('\n\n'),
    ...(headers && { headers }),
    content: {
      'application/problem+json': {
        schema: inDocument(ProblemDetails),
        examples: Object.fromEntries(
          codes.map((code) => [code, { summary: problems[code].title, value: exampleOf(code) }]),
        ),
      },
    },
  }
}

function headersOf(status: number, codes: readonly ProblemCode[]) {
  if (status === 401 || status === 403)
    return {
      'WWW-Authenticate': header('What the credential lacks (RFC 6750, section 3).', 'Bearer …'),
    }
  if (codes.some((code) => 'retryAfter' in problems[code]))
    return { 'Retry-After': header('Seconds to wait before trying again.', '5') }
  return undefined
}

function header(description: string, example: string): OpenAPIV3_1.HeaderObject {
  return { description, required: true, schema: { type: 'string', maxLength: 1000 }, example }
}

const REQUEST_ID = '0b6fd9ae-7c52-4a3e-9d0c-1f6f5c1d2e3f'

function exampleOf(code: ProblemCode) {
  const errors = [{ pointer: '/query/colour', message: 'must NOT have additional properties' }]
  return problemDetails(new Problem(code, code === 'invalid_request' ? { errors } : {}), REQUEST_ID)
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
