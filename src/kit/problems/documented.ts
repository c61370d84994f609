import { STATUS_CODES } from 'node:http'
import type { FastifySchema } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import { Problem, type ProblemCode, problemDetails, problems } from './catalogue.ts'
import { inDocument } from '../openapi/component.ts'
import { ProblemDetails } from './component.ts'
import type { Alternative, Policy } from '../auth/policy.ts'
import { sharedName } from '../openapi/answers.ts'
import { limitHeaders } from '../openapi/limit-headers.ts'

/**
 * The problems that an operation can answer: what follows from its security and its method, and what
 * its handler throws (`schema.problems`).
 */
export function problemsOf(method: string, schema: FastifySchema, policy: Policy): ProblemCode[] {
  const { anonymous, alternatives, signed } = policy
  const codes: ProblemCode[] = ['invalid_request']
  if (alternatives.length > 0) {
    if (!anonymous) codes.push('not_authenticated')
    codes.push('invalid_token')
    if (!anonymous && alternatives.some((one) => demandsMore(one, alternatives)))
      codes.push('insufficient_scope')
    if (policy.refusesImpersonators) codes.push('impersonation_refused')
    if (method !== 'GET' && alternatives.some(({ carrier }) => carrier === 'cookie'))
      codes.push('cross_site_request')
    codes.push('internal_error', 'clerk_unavailable')
  }
  if (signed) codes.push('invalid_signature', 'webhooks_not_configured')
  if (method !== 'GET') codes.push('body_too_large')
  if (schema.body) codes.push('unsupported_media_type')
  // Answered before routing, to a request for whatever operation.
  codes.push('request_timeout', 'headers_too_large')
  return [...new Set([...codes, ...(schema.problems ?? [])])]
}

/** True if a token of this kind and carrier needs a grant in every alternative. */
function demandsMore({ tokenType, carrier }: Alternative, alternatives: readonly Alternative[]) {
  return alternatives
    .filter((one) => one.tokenType === tokenType && one.carrier === carrier)
    .every(({ demands }) => demands.length > 0)
}

/**
 * The Responses Object (OpenAPI 3.1, section 4.8.16) of the problems of an operation: references to
 * shared Response Objects, one for each set of problems with the same status.
 * @param shared gets the Response Objects that are referred to
 * @param limited whether there are limits on how often it is called
 */
export function documentProblems(
  codes: readonly ProblemCode[],
  shared: Record<string, OpenAPIV3_1.ResponseObject>,
  limited: boolean,
): OpenAPIV3_1.ResponsesObject {
  const references = [...groupByStatus(codes)].map(([status, group]) => {
    const name = sharedName(nameOf(status, group), limited)
    shared[name] ??= responseOf(status, group, limited)
    return [status, { $ref: `#/components/responses/${name}` }] as const
  })
  return Object.fromEntries(references)
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

function responseOf(
  status: number,
  codes: readonly ProblemCode[],
  limited: boolean,
): OpenAPIV3_1.ResponseObject {
  const headers = { ...headersOf(status, codes), ...(limited && limitHeaders) }
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code].meaning}`).join('\n\n'),
    ...(Object.keys(headers).length > 0 && { headers }),
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
  const retried = codes.filter((code) => 'retryAfter' in problems[code])
  if (retried.length === 0) return undefined
  const retryAfter = header('Seconds to wait before trying again.', '5')
  return { 'Retry-After': { ...retryAfter, required: retried.length === codes.length } }
}

function header(description: string, example: string): OpenAPIV3_1.HeaderObject {
  return { description, required: true, schema: { type: 'string', maxLength: 1000 }, example }
}

const REQUEST_ID = '0b6fd9ae-7c52-4a3e-9d0c-1f6f5c1d2e3f'

/** What a problem carries besides its code, where it carries something. */
const OCCURRENCES: Partial<Record<ProblemCode, ConstructorParameters<typeof Problem>[1]>> = {
  invalid_request: {
    errors: [{ pointer: '/query/colour', message: 'must NOT have additional properties' }],
  },
  already_exists: {
    errors: [
      {
        pointer: '/body/emailAddress',
        message: 'That email address is taken. Please try another.',
        code: 'form_identifier_exists',
      },
    ],
  },
  not_accepted: {
    errors: [
      {
        pointer: '/body/role',
        message: 'There is no such role.',
        code: 'role_not_found',
      },
    ],
  },
  reverification_required: { reverification: { level: 'second_factor', afterMinutes: 10 } },
}

function exampleOf(code: ProblemCode) {
  return problemDetails(new Problem(code, OCCURRENCES[code]), REQUEST_ID)
}
