import { conformance } from './conformance.ts'
import { callerOf, type Context, report, textual } from './context.ts'
import { type Caller, isPublic, withCredentials } from './credentials.ts'
import { type HttpRequest, type HttpResponse, parsed, waitedFor } from './exchange.ts'
import { type Input, inputOf, requestOf } from './input.ts'
import { mediaTypeOf } from './media-types.ts'
import { answerFor, type Operation, readerOf } from './operations.ts'

/** Thrown to end a run that was interrupted. */
export class Interrupted extends Error {}

export interface Circumstances {
  /** The caller with whose credentials the request is sent. */
  caller?: Caller
  /**
   * Set if the request breaks the document, so that any refusal is right: `malformed` if frameworks
   * refuse it before the operation runs, with an error of their own.
   */
  deviates?: boolean | 'malformed'
}

/** Stands in `If-Match` for the ETag that the thing at the URL has when the request is sent. */
export const CURRENT_TAG = '"current"'

/** Sends a request of an operation, and compares the answer with the document. */
export async function exchange(
  context: Context,
  operation: Operation,
  request: HttpRequest,
  { caller, deviates = false }: Circumstances = {},
): Promise<HttpResponse> {
  if (isOver(context) && !context.cleaning) throw new Interrupted()
  await putTag(context, operation, request)
  context.requests += 1
  let response = await context.send(request)
  // The API may have to fetch the key of a token again before it can judge the token.
  if (!context.outage && (await waitedFor(response))) response = await context.send(request)
  context.coverage.saw(operation, response.status, mediaTypeOf(response.headers) || '-')
  const failures = conformance(operation, response, context.schemas, {
    method: request.method,
    authenticated: caller !== undefined && !isPublic(operation) && !isSigned(context, operation),
    deviates,
  })
  for (const [check, message, basis] of failures)
    if (!context.outage || check !== 'server-error')
      report(context, operation, check, message, { request, response }, basis)
  if (response.status === 0 && response.body.startsWith('ECONNREFUSED') && !context.cleaning) {
    context.notes.push('The server is gone: one of the last requests ended it.')
    throw new Interrupted()
  }
  const isDone = response.status >= 200 && response.status < 300
  if (isDone && operation.links.length > 0)
    created(context, operation, { request, response, caller })
  if (isDone && request.method === 'DELETE')
    context.pool.forget(textual(inputOf(operation, request).path))
  return response
}

/** Puts the current ETag into the request itself, so that reports show what was sent. */
async function putTag(context: Context, operation: Operation, request: HttpRequest) {
  if (request.headers['if-match'] !== CURRENT_TAG || !readerOf(context.all, operation.path)) return
  const headers = Object.entries(request.headers).filter(
    ([name]) => !/^(?:if-|content-)/.test(name),
  )
  context.requests += 1
  const asked = { method: 'GET', url: request.url, headers: Object.fromEntries(headers) }
  const found = await context.send(asked)
  if (found.headers.etag !== undefined) request.headers['if-match'] = found.headers.etag
}

function isOver({ signal, stopAtFirst = false, findings }: Context): boolean {
  return signal?.aborted === true || (stopAtFirst && findings.failures.length > 0)
}

/** Remembers the thing that a request created. */
export function created(
  context: Context,
  operation: Operation,
  { request, response, caller }: { request: HttpRequest; response: HttpResponse; caller?: Caller },
) {
  const { b, low = [], gone, disposable } = context.credentials
  const isStranger =
    caller !== undefined &&
    caller !== callerOf(context, operation) &&
    [b, gone, disposable, ...low].includes(caller)
  return context.pool.created(
    operation,
    inputOf(operation, request),
    { headers: response.headers, body: parsed(response.body) },
    { caller, own: !isStranger },
  )
}

/** Sends an input with the credentials of a caller. */
export async function call(
  context: Context,
  operation: Operation,
  input: Input,
  caller: Caller,
  deviates = false,
): Promise<HttpResponse> {
  const request = authorized(context, operation, requestOf(operation, input), caller)
  const response = await exchange(context, operation, request, { caller, deviates })
  if (response.status === 200 && operation.method === 'get')
    context.pool.seen(operation, input, parsed(response.body))
  return response
}

/** The request with the caller's credentials, or with a signature if the operation takes one. */
export function authorized(
  context: Context,
  operation: Operation,
  request: HttpRequest,
  caller: Caller,
): HttpRequest {
  const signer = signerOf(context, operation)
  if (signer)
    return {
      ...request,
      headers: { ...signer(request.body?.toString() ?? ''), ...request.headers },
    }
  return caller ? withCredentials(request, operation.security, caller, context.schemes) : request
}

/** True if the operation takes a signature of the body, from any caller. */
export function isSigned(context: Context, operation: Operation): boolean {
  return signerOf(context, operation) !== undefined
}

export function signerOf({ credentials }: Context, { security }: Operation) {
  const names = security.flatMap((one) => Object.keys(one))
  return names.map((name) => credentials.signers?.[name]).find(Boolean)
}

/** The status with which the operation refuses input that its schemas do not allow. */
export function refusalOf(operation: Operation): number {
  const documented = [400, 422].find((status) => operation.answers.has(String(status)))
  return documented ?? (answerFor(operation, 400) ? 400 : 422)
}

/** True if the answer says that the input is invalid. */
export function isRefusal({ status }: HttpResponse): boolean {
  return status === 400 || status === 422
}
