import { authorized, call, exchange, isRefusal } from '../calls.ts'
import { callerOf, type Context, progress, report, type Success } from '../context.ts'
import { isPublic } from '../credentials.ts'
import { requestOf } from '../input.ts'
import { prepare, succeed } from '../makers.ts'
import {
  changesCaller,
  documents,
  endsCaller,
  type Operation,
  pathNames,
  readerOf,
} from '../operations.ts'
import type { Binding } from '../pool.ts'
import { typicalInput } from '../typical-input.ts'

/**
 * Calls each operation once, as a well-informed client does: reads, creations, changes, and
 * deletions last. Records the successful calls.
 */
export async function explore(context: Context): Promise<void> {
  const order = [...context.operations].sort((one, other) => rank(one) - rank(other))
  for (const operation of order) {
    progress(context, operation)
    examplesAreValid(context, operation)
    if (context.readOnly && operation.method !== 'get') continue
    if (!context.destructive && endsCaller(operation)) continue
    const success = await attempt(context, operation)
    if (success) context.successes.set(operation.id, success)
  }
  // Lists that were read later may have ids that earlier reads lacked.
  for (const operation of order)
    if (!context.successes.has(operation.id) && operation.method === 'get') {
      const success = await succeed(context, operation)
      if (success) context.successes.set(operation.id, success)
    }
  await tokenIsTaken(context)
}

/** If the token is refused everywhere, a note says first that nothing behind it was tested. */
async function tokenIsTaken(context: Context): Promise<void> {
  const { a } = context.credentials
  const guarded = context.operations.filter((operation) => !isPublic(operation))
  if (!a || guarded.length === 0 || guarded.some(({ id }) => context.successes.has(id))) return
  const shown = guarded.find(({ method }) => method === 'get') ?? guarded[0]
  if (!shown || (context.readOnly && shown.method !== 'get')) return
  const input = typicalInput(context, shown)
  const request = authorized(context, shown, requestOf(shown, input), a)
  const response = await exchange(context, shown, request, { caller: a, deviates: true })
  if (response.status !== 401) return
  const message = 'The token is refused by every operation that demands one'
  context.notes.unshift(`${message}: check it first. Most other findings may follow from that.`)
  report(context, shown, 'credential-refused', message, { request, response })
}

async function attempt(context: Context, operation: Operation): Promise<Success | undefined> {
  if (endsCaller(operation)) {
    const { disposable } = context.credentials
    if (!disposable) return undefined
    const input = typicalInput(context, operation)
    const response = await call(context, operation, input, disposable)
    if (response.status >= 300) return undefined
    const request = { method: operation.method.toUpperCase(), url: operation.path, headers: {} }
    const nothing = { path: {}, query: {}, headers: {} }
    return { input: nothing, caller: disposable, request, response, body: undefined }
  }
  // Changes or deletes only the suite's own things, if links say how to make them.
  const binding = operation.method === 'get' ? undefined : await prepare(context, operation)
  const hasPath = pathNames(operation).length > 0
  if (!binding && hasPath && !context.destructive && operation.method === 'delete') return undefined
  if (changesCaller(operation)) await remember(context, operation)
  const success = await succeed(context, operation, binding)
  await exampleIsTaken(context, operation, binding)
  await mediaTypesAreTaken(context, operation, success)
  if (!success && (!hasPath || binding)) await isRefused(context, operation, binding)
  return success
}

/**
 * Saves the state of things that the suite did not make, to restore it at the end; see `cleanUp`.
 */
async function remember(context: Context, operation: Operation): Promise<void> {
  const read = readerOf(context.all, operation.path)
  const found = read && (await succeed(context, read))
  if (found) context.before.set(operation, found.body)
}

/**
 * Reports an operation that never succeeds with a valid path: it is missing, or refuses all calls.
 */
async function isRefused(
  context: Context,
  operation: Operation,
  binding: Binding | undefined,
): Promise<void> {
  const caller = callerOf(context, operation)
  const input = typicalInput(context, operation, binding)
  const request = authorized(context, operation, requestOf(operation, input), caller)
  const response = await exchange(context, operation, request, { caller })
  const { status } = response
  if (isRefusal(response) && refusesValidInput(operation, status))
    report(context, operation, 'input-refused', 'Valid input is refused, whatever it is', {
      request,
      response,
    })
  if (pathNames(operation).length > 0 || (status !== 404 && status !== 405)) return
  const basis = documents(operation, status) ? 'practice' : 'document'
  const message = `It is answered ${status}`
  report(context, operation, 'not-found', message, { request, response }, basis)
}

function examplesAreValid(context: Context, operation: Operation): void {
  for (const [status, { examples }] of operation.answers)
    for (const { schema, value } of examples) {
      const errors = context.schemas.errors(schema, value)
      if (errors.length === 0) continue
      const message = `The example of ${status} is not valid: ${errors.join('; ')}`
      report(context, operation, 'example-refused', message)
    }
}

/** Sends the example of the document unchanged. */
async function exampleIsTaken(
  context: Context,
  operation: Operation,
  binding: Binding | undefined,
): Promise<void> {
  const main = operation.body?.main
  if (main?.example === undefined || main.kind === 'xml') return
  if (!context.inputs.isValid(main.schema, main.example)) {
    const message = "The example is not valid by the document's schema"
    report(context, operation, 'example-refused', message)
    return
  }
  const input = { ...typicalInput(context, operation, binding), body: main.example }
  const caller = callerOf(context, operation)
  const request = authorized(context, operation, requestOf(operation, input), caller)
  const response = await exchange(context, operation, request, { caller })
  if (isRefusal(response) && refusesValidInput(operation, response.status))
    report(context, operation, 'example-refused', 'The example of the document is refused', {
      request,
      response,
    })
}

/** True if the status is a fault for valid input. A 422 is right if 400 is documented too. */
export function refusesValidInput(operation: Operation, status: number): boolean {
  return status === 400 || !operation.answers.has('400')
}

/** Sends the body in each other documented media type. */
async function mediaTypesAreTaken(
  context: Context,
  operation: Operation,
  success: Success | undefined,
): Promise<void> {
  if (!success || operation.method === 'delete') return
  for (const media of operation.body?.media.slice(1) ?? []) {
    const binding = await prepare(context, operation)
    const input = typicalInput(context, operation, binding, media)
    const { caller } = success
    const request = authorized(context, operation, requestOf(operation, input), caller)
    const response = await exchange(context, operation, request, { caller })
    if (response.status === 415 || isRefusal(response)) {
      const message = `A body of ${media.mediaType}, which is documented, is answered ${response.status}`
      report(context, operation, 'input-refused', message, { request, response })
    }
  }
}

/** The order: lists and public operations, creations, reads, changes, actions, deletions. */
function rank(operation: Operation): number {
  const { method, links } = operation
  const hasPath = pathNames(operation).length > 0
  if (method === 'get') return hasPath ? 3 : isPublic(operation) ? 0 : 1
  if (method === 'delete') return hasPath ? 6 : 7
  if (method !== 'patch' && links.length > 0) return 2
  return method === 'post' ? 5 : 4
}
