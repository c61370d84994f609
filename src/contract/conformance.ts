import type { HttpResponse } from './exchange.ts'
import type { Check } from './findings.ts'
import { type Answer, answerFor, isJson, type Operation } from './operations.ts'
import type { Schemas } from './schemas.ts'

/** A check that an answer fails, and how. */
export type Failure = [check: Check, message: string]

// A stack trace of one of the usual languages, or what databases say.
const INSIDE =
  /\n\s+at .+:\d+:\d+|Traceback \(most recent call last\)|\.(?:java|rb|py|go|php|ts|js):\d+|node_modules|ORA-\d{5}|SQLSTATE|syntax error at or near/

/** Holds an answer to what the document says of the operation, whatever the request was. */
export function conformance(
  operation: Operation,
  response: HttpResponse,
  schemas: Schemas,
  { method, authenticated }: { method: string; authenticated: boolean },
): Failure[] {
  const { status, headers, body } = response
  if (status === 0) return [['server-error', `There is no answer: ${body}`]]
  const failures: Failure[] = []
  if (status >= 500) failures.push(['server-error', `The server fails with ${status}`])
  if (status >= 400 && INSIDE.test(body))
    failures.push(['detail-leaked', 'The error tells where in the code it happened'])
  if (headers['x-content-type-options'] !== 'nosniff' && body !== '')
    failures.push(['sniffing-allowed', 'X-Content-Type-Options: nosniff is missing'])
  if (authenticated && status < 300 && !/no-store|private/.test(headers['cache-control'] ?? ''))
    failures.push(['cacheable', 'Cache-Control has neither no-store nor private'])

  const answer = answerFor(operation, status)
  if (!answer) {
    if (status < 500) failures.push(['status-undocumented', `${status} is not documented`])
    return failures
  }
  return [
    ...failures,
    ...headerFailures(answer, headers, schemas),
    ...(method === 'HEAD' ? [] : bodyFailures(answer, response, schemas)),
  ]
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
    const number = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
    if (!schema || schemas.isValid(schema, value) || schemas.isValid(schema, number)) return []
    return [['header-invalid', `The header ${name} is "${value}"`]]
  })
}

function bodyFailures(
  { content }: Answer,
  { status, headers, body }: HttpResponse,
  schemas: Schemas,
): Failure[] {
  if (content.size === 0)
    return body === '' ? [] : [['body-unexpected', `${status} is documented without body`]]
  const mediaType = mediaTypeOf(headers)
  if (!content.has(mediaType) && !content.has('*/*'))
    return [['media-type-undocumented', `"${mediaType}" is not documented for ${status}`]]
  const schema = content.get(mediaType)
  if (!schema || !isJson(mediaType)) return []
  const value = parsed(body)
  if (value === undefined) return [['body-invalid', 'The body is not JSON']]
  const errors = schemas.errors(schema, value)
  if (errors.length > 0) return [['body-invalid', errors.join('; ')]]
  const undeclared = schemas.undeclared(schema, value)
  return undeclared.length > 0
    ? [['field-undeclared', `The schema does not name ${[...new Set(undeclared)].join(', ')}`]]
    : []
}

export function mediaTypeOf(headers: HttpResponse['headers']): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** The value of a JSON text; undefined where it is none. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
