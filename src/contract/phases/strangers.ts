import { exchange } from '../calls.ts'
import { type Context, report } from '../context.ts'
import type { HttpRequest } from '../exchange.ts'
import { requestOf } from '../input.ts'
import type { Operation } from '../operations.ts'
import { typicalInput } from '../typical-input.ts'

const LARGE = JSON.stringify('x'.repeat(2_500_000))

/** Without a credential, a caller must not learn what else is wrong. */
export async function isRefusedFirst(
  context: Context,
  operation: Operation,
  request: HttpRequest,
): Promise<void> {
  for (const [about, attempt] of attempts(context, operation, request)) {
    const response = await exchange(context, operation, attempt, { deviates: true })
    if (response.status === 401 || response.status === 0) continue
    const message = `Without credential, ${about} is answered ${response.status}, not 401`
    report(context, operation, 'credential-late', message, { request: attempt, response })
  }
}

function attempts(
  context: Context,
  operation: Operation,
  request: HttpRequest,
): [about: string, request: HttpRequest][] {
  const unknown = operation.parameters
    .filter((one) => one.in === 'path')
    .map(({ name, schema }) => [name, context.values.random(schema, 1)[0]?.value] as const)
  const path = Object.fromEntries(unknown)
  const url = `${request.url}${request.url.includes('?') ? '&' : '?'}unexpected_parameter=1`
  const always: [string, HttpRequest][] = [
    ['an unknown query parameter', { ...request, url }],
    ['ids of nothing', requestOf(operation, { ...typicalInput(context, operation), path })],
    ['ids that cannot be', { ...request, url: operation.path.replaceAll(/{[^}]+}/g, '%00') }],
  ]
  if (!operation.body) return always
  const headers = { ...request.headers, 'content-type': 'application/json' }
  const xml = { ...headers, 'content-type': 'application/xml' }
  return [
    ...always,
    ['malformed JSON', { ...request, headers, body: '{' }],
    ['an invalid body', { ...request, headers, body: '{"unexpected_member":1}' }],
    ['another media type', { ...request, headers: xml, body: '<a/>' }],
    ['a body of 2.5 MB', { ...request, headers, body: LARGE }],
  ]
}
