import { authorized, exchange, isSigned } from '../calls.ts'
import {
  callerOf,
  type Context,
  inParallel,
  pinned,
  progress,
  report,
  type Success,
} from '../context.ts'
import type { HttpResponse } from '../exchange.ts'
import type { Basis } from '../findings.ts'
import { stillSucceeds } from '../makers.ts'
import { requestOf } from '../input.ts'
import { documents, type Operation } from '../operations.ts'
import { typicalInput } from '../typical-input.ts'
import { filters } from './filters.ts'
import { idempotency } from './idempotency.ts'
import { methods } from './methods.ts'
import { fillLists, pages } from './pages.ts'
import { precondition } from './precondition.ts'

/** Tests HTTP features: methods, HEAD, conditional reads, pages, idempotency keys. */
export async function protocol(context: Context): Promise<void> {
  await methods(context)
  if (!context.readOnly) await fillLists(context)
  // Not at the same time as the rest, which compares lists and answers.
  for (const operation of context.operations)
    if (operation.method === 'get') await stillSucceeds(context, operation)
  await inParallel(context.operations, async (operation) => {
    progress(context, operation)
    await longHeaders(context, operation)
    const success = context.successes.get(operation.id)
    if (operation.method !== 'get' || !success) return
    await head(context, operation, success)
    await conditional(context, operation, success)
    await pages(context, operation, success)
    await filters(context, operation, success)
  })
  if (context.readOnly) return
  for (const operation of context.operations) {
    await idempotency(context, operation)
    await replay(context, operation)
    await precondition(context, operation)
  }
}

/** Bytes; servers accept 8 to 32 kB of headers. */
const LONG_HEADER = 64 * 1024

/** If 431 is documented, the answer to too long headers must be documented, with any status. */
async function longHeaders(context: Context, operation: Operation): Promise<void> {
  if (!operation.answers.has('431')) return
  const request = requestOf(operation, typicalInput(context, operation))
  const headers = { ...request.headers, 'x-long': 'x'.repeat(LONG_HEADER) }
  await exchange(context, operation, { ...request, headers }, { deviates: true })
}

/** Sends the same signed request again, as an attacker who recorded it would. */
async function replay(context: Context, operation: Operation): Promise<void> {
  if (!isSigned(context, operation)) return
  const input = typicalInput(context, operation)
  const caller = callerOf(context, operation)
  const request = authorized(context, operation, requestOf(operation, input), caller)
  if ((await exchange(context, operation, request)).status >= 300) return
  const response = await exchange(context, operation, request, { deviates: true })
  if (response.status < 400)
    report(context, operation, 'replay-accepted', `The replay is answered ${response.status}`, {
      request,
      response,
    })
}

async function head(context: Context, operation: Operation, { input, response }: Success) {
  const caller = callerOf(context, operation)
  const request = { ...requestOf(operation, input), method: 'HEAD' }
  const asked = authorized(context, operation, request, caller)
  const answer = await exchange(context, operation, asked, { deviates: true })
  if (answer.status !== response.status || answer.body !== '')
    report(context, operation, 'head-differs', `HEAD is answered ${answer.status}`, {
      request: asked,
      response: answer,
    })
}

async function conditional(context: Context, operation: Operation, success: Success) {
  const caller = pinned(callerOf(context, operation))
  const isPromised = documents(operation, 304)
  const get = (added: Record<string, string> = {}) => {
    const request = requestOf(operation, success.input)
    const headers = { ...request.headers, ...added }
    const asked = authorized(context, operation, { ...request, headers }, caller)
    return exchange(context, operation, asked, { caller, deviates: true })
  }
  const fault = (message: string, response: HttpResponse, basis?: Basis) => {
    const ground = isPromised ? 'document' : basis
    report(
      context,
      operation,
      'etag-broken',
      message,
      { request: success.request, response },
      ground,
    )
  }
  const first = await get()
  const { etag } = first.headers
  if (etag === undefined) {
    if (isPromised) fault('There is no ETag, but 304 is documented', first)
    return
  }
  if (!/^(?:W\/)?"[^"]*"$/.test(etag))
    fault(`The ETag is not quoted: ${etag}`, first, 'RFC 9110 section 8.8.3')
  const second = await get()
  if (second.body === first.body && second.headers.etag !== etag)
    fault('The ETag of the same answer is another', second, 'practice')
  const latest = second.headers.etag ?? etag
  const known = await get({ 'if-none-match': latest })
  if (known.status !== 304) fault(`If-None-Match with its ETag is answered ${known.status}`, known)
  else if (known.body !== '') fault('304 has a body', known)
  else if (known.headers.etag !== undefined && known.headers.etag !== latest)
    fault(`304 has another ETag, ${known.headers.etag}`, known)
  const other = await get({ 'if-none-match': '"another"' })
  if (other.status !== 200)
    fault(`If-None-Match with another tag is answered ${other.status}`, other)
}
