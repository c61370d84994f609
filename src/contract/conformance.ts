import type { HttpResponse } from './exchange.ts'
import { parsed } from './exchange.ts'
import type { Basis, Check } from './findings.ts'
import { documentedType, isJson, mediaTypeOf } from './media-types.ts'
import { type Answer, answerFor, documents, type Operation, pathNames } from './operations.ts'
import type { JsonSchema } from './pointer.ts'
import type { Schemas } from './schemas.ts'

/** A check that an answer fails, a message, and the ground if it is not the usual one. */
export type Failure = [check: Check, message: string, basis?: Basis | undefined]

// A stack trace of one of the usual languages, or an error text of a database.
const INSIDE =
  /\n\s+at .+:\d+:\d+|Traceback \(most recent call last\)|\.(?:java|rb|py|go|php|ts|js):\d+|node_modules|ORA-\d{5}|SQLSTATE|syntax error at or near/

/** Fields that no answer should have unless the document says so. */
const SECRET = /passw(?:or)?d|secret|private_?key|(?:password|token)_?hash/i

/** Statuses that HTTP itself defines. A document need not name them. */
const IMPLIED = new Set([405, 406, 408, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431])

export interface Circumstances {
  method: string
  /** True if the request has the credential of a person. */
  authenticated: boolean
  /**
   * Set if the request breaks the document, so that any refusal is right: `malformed` if frameworks
   * refuse it before the operation runs, with an error of their own.
   */
  deviates: boolean | 'malformed'
}

/** Compares an answer with the documentation of its operation. */
export function conformance(
  operation: Operation,
  response: HttpResponse,
  schemas: Schemas,
  circumstances: Circumstances,
): Failure[] {
  const { status, headers, body } = response
  if (status === 0) return [['server-error', `There is no answer: ${body}`]]
  const failures: Failure[] = []
  if (status >= 500) failures.push(['server-error', `The server fails with ${status}`])
  if (status >= 400 && INSIDE.test(body))
    failures.push(['detail-leaked', 'The error tells where in the code it happened'])
  if (headers['x-content-type-options'] !== 'nosniff' && body !== '')
    failures.push(['sniffing-allowed', 'X-Content-Type-Options: nosniff is missing'])
  if (circumstances.authenticated && status < 300)
    if (!/no-store|private/.test(headers['cache-control'] ?? ''))
      failures.push(['cacheable', 'Cache-Control has neither no-store nor private'])

  const answer = answerFor(operation, status)
  const isSilent = !answer || (status >= 300 && !documents(operation, status))
  if (!answer) {
    const basis = isImplied(operation, status, circumstances) ? 'practice' : 'document'
    if (status < 500) failures.push(['status-undocumented', `${status} is not documented`, basis])
    return failures
  }
  // `default` does not have to cover answers of HTTP or the framework before the operation runs.
  const isFrameworks = circumstances.deviates === 'malformed' && status >= 400
  const ground =
    isFrameworks || (isSilent && isImplied(operation, status, circumstances))
      ? 'practice'
      : undefined
  return [
    ...failures,
    ...[
      ...headerFailures(answer, headers, schemas),
      ...(circumstances.method === 'HEAD' ? [] : bodyFailures(answer, response, schemas)),
    ].map(([check, message, basis]): Failure => [check, message, ground ?? basis]),
  ]
}

/** True if an undocumented status does not break the document. */
function isImplied(
  operation: Operation,
  status: number,
  { deviates }: Pick<Circumstances, 'deviates'>,
): boolean {
  if (status < 300) return false
  if (deviates !== false || IMPLIED.has(status)) return true
  if (status === 404) return pathNames(operation).length > 0
  return (status === 401 || status === 403) && operation.security.length > 0
}

function headerFailures(
  answer: Answer,
  headers: HttpResponse['headers'],
  schemas: Schemas,
): Failure[] {
  return answer.headers.flatMap(({ name, required, schema }): Failure[] => {
    const value = headers[name]
    if (value === undefined)
      return required ? [['header-missing', `The header ${name} is missing`]] : []
    if (!schema || readingsOf(value).some((one) => schemas.isValid(schema, one))) return []
    return [['header-invalid', `The header ${name} is "${value}"`]]
  })
}

/** The possible values of the text of a header (style `simple`). */
function readingsOf(value: string): unknown[] {
  const typed = (text: string) =>
    /^-?\d+(\.\d+)?$/.test(text)
      ? Number(text)
      : /^(?:true|false)$/.test(text)
        ? text === 'true'
        : text
  const items = value.split(/\s*,\s*/)
  return [value, typed(value), items, items.map(typed)]
}

function bodyFailures(
  { content }: Answer,
  { status, headers, body }: HttpResponse,
  schemas: Schemas,
): Failure[] {
  if (content.size === 0)
    return body === '' ? [] : [['body-unexpected', `${status} is documented without body`]]
  const given = mediaTypeOf(headers)
  const [only, ...others] = content.keys()
  const failures: Failure[] = []
  let mediaType = given
  if (given === '') {
    failures.push([
      'media-type-undocumented',
      body === ''
        ? `${status} is documented with a body, and has none`
        : 'The answer has no Content-Type',
      body === '' ? 'document' : 'RFC 9110 section 8.3',
    ])
    // The only documented media type is assumed.
    if (only === undefined || others.length > 0 || body === '') return failures
    mediaType = only
  }
  const documented = documentedType(content, mediaType)
  if (documented === undefined)
    return [['media-type-undocumented', `"${given}" is not documented for ${status}`]]
  return [...failures, ...valueFailures(content.get(documented), mediaType, body, schemas)]
}

function valueFailures(
  schema: JsonSchema | undefined,
  mediaType: string,
  body: string,
  schemas: Schemas,
): Failure[] {
  if (schema === undefined || !isJson(mediaType)) return []
  const value = parsed(body)
  if (value === undefined) return [['body-invalid', 'The body is not JSON']]
  const errors = schemas.errors(schema, value)
  if (errors.length > 0) return [['body-invalid', errors.join('; ')]]
  const undeclared = [
    ...new Set(
      schemas.undeclared(schema, value).map((one) => one.replaceAll(/\/\d+(?=\/)/g, '/0')),
    ),
  ]
  if (undeclared.length === 0) return []
  // No API answers with a password on purpose, even if the schema allows it.
  const basis = undeclared.some((one) => SECRET.test(one)) ? 'document' : undefined
  return [['field-undeclared', `The schema does not name ${undeclared.join(', ')}`, basis]]
}
