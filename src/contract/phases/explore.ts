import { linksOf, type Operation } from '../operations.ts'
import { isPublic } from '../credentials.ts'
import { requestOf } from '../input.ts'
import type { Binding } from '../pool.ts'
import { refusalOf, type Success, type Suite } from '../suite.ts'

/**
 * Calls each operation once, as a client would that knows what it does: what can be read, what can be
 * made, what can be changed, and last what can be ended.
 * @param successes gets, by operationId, how it succeeded
 */
export async function explore(suite: Suite, successes: Map<string, Success>): Promise<void> {
  const order = [...suite.operations].sort((one, other) => rank(one) - rank(other))
  for (const operation of order) {
    examplesAreValid(suite, operation)
    if (suite.readOnly && operation.method !== 'get') continue
    if (!suite.destructive && endsCaller(operation)) continue
    const success = await attempt(suite, operation)
    if (success) successes.set(operation.id, success)
  }
  // Ids that a later list has told make more of the reads succeed.
  for (const operation of order)
    if (!successes.has(operation.id) && operation.method === 'get') {
      const success = await suite.succeed(operation)
      if (success) successes.set(operation.id, success)
    }
}

async function attempt(suite: Suite, operation: Operation): Promise<Success | undefined> {
  if (endsCaller(operation)) {
    const { disposable } = suite.credentials
    if (!disposable) return undefined
    const response = await suite.call(operation, suite.typicalInput(operation), disposable)
    if (response.status >= 300) return undefined
    const request = { method: operation.method.toUpperCase(), url: operation.path, headers: {} }
    const input = { path: {}, query: {}, headers: {} }
    return { input, caller: disposable, request, response, body: undefined }
  }
  // What is changed or ended has to be the suite's own, as far as links tell how to make it.
  const binding = operation.method === 'get' ? undefined : await suite.prepare(operation)
  const hasPath = operation.parameters.some((one) => one.in === 'path')
  if (!binding && hasPath && !suite.destructive && operation.method === 'delete') return undefined
  if (changesCaller(operation)) await remember(suite, operation)
  const success = await suite.succeed(operation, binding)
  await exampleIsTaken(suite, operation, binding)
  if (!success && !hasPath) await exists(suite, operation)
  return success
}

/** What is not the suite's own is put back in the end; see `cleanUp`. */
async function remember(suite: Suite, operation: Operation): Promise<void> {
  const read = suite.operations.find(
    ({ method, path }) => method === 'get' && path === operation.path,
  )
  const found = read && (await suite.succeed(read))
  if (found) suite.before.set(operation, found.body)
}

/** There is nothing in its path that could be unknown. */
async function exists(suite: Suite, operation: Operation): Promise<void> {
  const caller = suite.callerOf(operation)
  const request = suite.authorized(
    operation,
    requestOf(operation, suite.typicalInput(operation)),
    caller,
  )
  const response = await suite.exchange(operation, request)
  if (response.status === 404 || response.status === 405)
    suite.report(operation, 'not-found', `It is answered ${response.status}`, { request, response })
}

function examplesAreValid(suite: Suite, operation: Operation): void {
  for (const [status, { examples }] of operation.answers)
    for (const { schema, value } of examples) {
      const errors = suite.schemas.errors(schema, value)
      if (errors.length > 0)
        suite.report(
          operation,
          'example-refused',
          `The example of ${status} is not valid: ${errors.join('; ')}`,
        )
    }
}

/** The document itself says that this is what one sends, to the letter. */
async function exampleIsTaken(
  suite: Suite,
  operation: Operation,
  binding: Binding | undefined,
): Promise<void> {
  const json = operation.body?.json
  if (json?.example === undefined) return
  if (!suite.schemas.isValid(json.schema, json.example)) {
    suite.report(operation, 'example-refused', "The example is not valid by the document's schema")
    return
  }
  const input = { ...suite.typicalInput(operation, binding), body: json.example }
  const caller = suite.callerOf(operation)
  const request = requestOf(operation, input)
  const response = await suite.call(operation, input, caller)
  if (response.status === refusalOf(operation))
    suite.report(operation, 'example-refused', 'The example of the document is refused', {
      request,
      response,
    })
}

/** Whether it deletes what has no id in the path: whoever calls. */
export function endsCaller(operation: Operation): boolean {
  return operation.method === 'delete' && changesCaller(operation)
}

/** Whether it changes or deletes what has no id in the path. */
export function changesCaller({ method, parameters }: Operation): boolean {
  return /^(?:patch|put|delete)$/.test(method) && !parameters.some((one) => one.in === 'path')
}

/** Lists and public things, creations, reads, changes, actions, ends. */
function rank(operation: Operation): number {
  const { method, parameters } = operation
  const hasPath = parameters.some((one) => one.in === 'path')
  if (method === 'get') return hasPath ? 3 : isPublic(operation) ? 0 : 1
  if (method === 'delete') return hasPath ? 6 : 7
  if (method === 'post' && linksOf(operation).length > 0) return 2
  return method === 'post' ? 5 : 4
}
