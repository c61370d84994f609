import { STATUS_CODES } from 'node:http'
import type { OpenAPIV3_1 } from 'openapi-types'
import { type SharedAnswers, sharedName } from '../openapi/answers.ts'
import { limitHeaders } from '../openapi/shared-headers.ts'
import type { AppCatalogue } from './app-catalogue.ts'
import type { ProblemCode } from './catalogue.ts'
import { Problem } from './problem.ts'

type Schema = OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject

/**
 * The Responses Object (OpenAPI 3.1, section 4.8.16) of the problems of an operation: references to
 * shared Response Objects, one for each set of problems with the same status. The schema of each is
 * one of just these problems, so that a client that knows the `code` knows the status too.
 * @param shared receives the components that operations refer to
 * @param limited true if the operation has rate limits
 * @param signed true if only Clerk calls the operation. It reads no codes, so the schema is that of
 *   any problem
 */
export function documentProblems(
  catalogue: AppCatalogue,
  codes: readonly ProblemCode[],
  shared: SharedAnswers,
  { limited, signed }: { limited: boolean; signed: boolean },
): OpenAPIV3_1.ResponsesObject {
  const references = [...groupByStatus(catalogue, codes)].map(([status, group]) => {
    const name = sharedName(nameOf(catalogue, status, group), limited) + (signed ? 'ForClerk' : '')
    const schema = signed ? anyProblem(group) : oneOfProblems(group)
    shared.responses[name] ??= responseOf(catalogue, status, group, limited, schema)
    for (const code of group)
      shared.schemas[schemaNameOf(code)] ??= schemaOf(code, status, catalogue.of(code).meaning)
    return [status, { $ref: `#/components/responses/${name}` }] as const
  })
  return Object.fromEntries(references)
}

function groupByStatus(
  catalogue: AppCatalogue,
  codes: readonly ProblemCode[],
): Map<number, ProblemCode[]> {
  const groups = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const { status } = catalogue.of(code)
    groups.set(status, [...(groups.get(status) ?? []), code])
  }
  return groups
}

/** `UserNotFound` for one problem; `Unauthorized` for all that share a status. */
function nameOf(catalogue: AppCatalogue, status: number, codes: readonly ProblemCode[]): string {
  const all = catalogue.codes.filter((code) => catalogue.of(code).status === status).length
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
  catalogue: AppCatalogue,
  status: number,
  codes: readonly ProblemCode[],
  limited: boolean,
  schema: Schema,
): OpenAPIV3_1.ResponseObject {
  const headers = { ...headersOf(catalogue, status, codes), ...(limited && limitHeaders) }
  return {
    description: codes.map((code) => `\`${code}\`: ${catalogue.of(code).meaning}`).join('\n\n'),
    ...(Object.keys(headers).length > 0 && { headers }),
    content: {
      'application/problem+json': {
        schema,
        examples: Object.fromEntries(
          codes.map((code) => [
            code,
            { summary: catalogue.of(code).title, value: exampleOf(catalogue, code) },
          ]),
        ),
      },
    },
  }
}

function anyProblem(codes: readonly ProblemCode[]): Schema {
  const names = ['Problem', ...codes.map(schemaNameOf)]
  return { anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) }
}

function oneOfProblems(codes: readonly ProblemCode[]): Schema {
  const references = codes.map((code) => `#/components/schemas/${schemaNameOf(code)}`)
  const oneOf = references.map(($ref) => ({ $ref }))
  const [only] = oneOf
  if (only && oneOf.length === 1) return only
  const mapping = Object.fromEntries(codes.map((code, index) => [code, references[index] ?? '']))
  return { oneOf, discriminator: { propertyName: 'code', mapping } }
}

function schemaNameOf(code: ProblemCode): string {
  return `${pascalCase(code)}Problem`
}

/**
 * The schema of a problem, with its code and status. It does not extend `Problem`, whose `code` is
 * an enum: some generators make types of both that have no value in common.
 */
function schemaOf(code: ProblemCode, status: number, meaning: string): Schema {
  const properties = {
    code: { type: 'string' as const, const: code },
    status: { type: 'integer' as const, const: status },
  }
  return {
    description: meaning,
    allOf: [
      { $ref: '#/components/schemas/ProblemMembers' },
      { type: 'object', required: ['code', 'status'], properties },
    ],
  }
}

/** The schema of what problems have beside code and status. */
export function membersOf(problem: OpenAPIV3_1.SchemaObject): Schema {
  const properties = { ...problem.properties }
  delete properties.code
  delete properties.status
  return {
    ...problem,
    description: 'The members that all problems have beside `code` and `status`.',
    properties,
    required: problem.required?.filter((name) => name in properties) ?? [],
  }
}

function headersOf(catalogue: AppCatalogue, status: number, codes: readonly ProblemCode[]) {
  if (status === 401 || status === 403)
    return {
      'WWW-Authenticate': header(
        'The reason of the refusal (RFC 6750, section 3).',
        challengeExample(catalogue, codes),
      ),
    }
  const retried = codes.filter((code) => catalogue.of(code).retryAfter !== undefined)
  if (retried.length === 0) return undefined
  const retryAfter = header('Seconds to wait before trying again.', '5')
  return { 'Retry-After': { ...retryAfter, required: retried.length === codes.length } }
}

function header(description: string, example: string): OpenAPIV3_1.HeaderObject {
  return { description, required: true, schema: { type: 'string', maxLength: 1000 }, example }
}

const REQUEST_ID = '0b6fd9ae-7c52-4a3e-9d0c-1f6f5c1d2e3f'

/** Further fields in the examples of problems. */
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
  insufficient_scope: { missing: ['users:read'] },
  reverification_required: { reverification: { level: 'second_factor', afterMinutes: 10 } },
}

/** The challenge of the first problem that has one. */
function challengeExample(catalogue: AppCatalogue, codes: readonly ProblemCode[]): string {
  const challenges = codes.map((code) => catalogue.challenge(new Problem(code, OCCURRENCES[code])))
  return challenges.find((challenge) => challenge !== undefined) ?? 'Bearer'
}

function exampleOf(catalogue: AppCatalogue, code: ProblemCode) {
  return catalogue.details(new Problem(code, OCCURRENCES[code]), REQUEST_ID)
}
