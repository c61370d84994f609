import { authorized, exchange } from './calls.ts'
import type { Context, Success } from './context.ts'
import { isPublic } from './credentials.ts'
import { parsed } from './exchange.ts'
import { type Input, requestOf } from './input.ts'
import { refersTo } from './links.ts'
import { type Operation, pathNames } from './operations.ts'
import { isRecord } from './pointer.ts'
import type { Binding } from './pool.ts'
import { referring, typicalInput } from './typical-input.ts'
import { without } from './values/node.ts'

/** Calls the operation until it succeeds: with other callers, or without an optional member. */
export async function succeed(
  context: Context,
  operation: Operation,
  binding?: Binding,
): Promise<Success | undefined> {
  const success = await attempt(context, operation, binding)
  const { schema } = operation.body?.main ?? {}
  if (success || schema === undefined || context.omitted.has(operation.id)) return success
  const { body } = typicalInput(context, operation, binding)
  if (!isRecord(body)) return undefined
  // A member may refer to a missing thing, such as the id in an example.
  for (const name of Object.keys(body)) {
    if (!context.inputs.isValid(schema, without(body, name))) continue
    context.omitted.set(operation.id, name)
    const found = await attempt(context, operation, binding)
    if (found) return found
  }
  context.omitted.set(operation.id, '')
  return undefined
}

/**
 * The recorded success of an operation. If it is about a thing that was deleted since then, the
 * operation is called again, on another one.
 */
export async function stillSucceeds(
  context: Context,
  operation: Operation,
): Promise<Success | undefined> {
  const known = context.successes.get(operation.id)
  if (!known || context.pool.isThere(operation, known.input.path)) return known
  const binding = operation.method === 'get' ? undefined : await prepare(context, operation)
  const found = (await succeed(context, operation, binding)) ?? known
  context.successes.set(operation.id, found)
  return found
}

async function attempt(
  context: Context,
  operation: Operation,
  binding?: Binding,
): Promise<Success | undefined> {
  const { a, b, low = [] } = context.credentials
  const known = context.callers.get(operation.id)
  const callers = isPublic(operation) ? [undefined] : [known, a, ...low, b].filter(Boolean)
  for (const caller of new Set(callers))
    for (let attempt = 0; attempt < 3; attempt++) {
      const input = typicalInput(context, operation, binding)
      if (attempt > 0) await renewReferences(context, operation, input)
      const request = authorized(context, operation, requestOf(operation, input), caller)
      const response = await exchange(context, operation, request, { caller })
      const body = parsed(response.body)
      if (response.status >= 200 && response.status < 300) {
        context.callers.set(operation.id, caller)
        if (operation.method === 'get') context.pool.seen(operation, input, body)
        return { input, caller, request, response, body }
      }
      if (response.status !== 409 && response.status !== 422) break
    }
  return undefined
}

/**
 * Creates a new thing for the operation to work on.
 * @returns values for its path; undefined if the document does not say how to create it
 */
export async function prepare(
  context: Context,
  operation: Operation,
): Promise<Binding | undefined> {
  for (const creator of context.all) {
    if (!creator.links.some(({ operationId }) => operationId === operation.id)) continue
    if ((await succeed(context, creator)) === undefined) continue
    return context.pool.bindingFor(operation)
  }
  // No operation links here, but others may create the things in the path.
  const names = pathNames(operation)
  const together = makerOf(context, names)
  const makers = together ? [together] : names.map((name) => makerOf(context, [name]))
  if (names.length === 0 || makers.includes(undefined)) return undefined
  for (const maker of makers) if (maker && !(await succeed(context, maker))) return undefined
  return context.pool.bindingFor(operation, true)
}

/** Creates a thing that the operation may damage. */
export async function target(context: Context, operation: Operation): Promise<Binding | undefined> {
  return operation.method === 'get' ? undefined : prepare(context, operation)
}

/** The operation whose links give exactly these parameters. */
function makerOf({ all }: Context, names: readonly string[]): Operation | undefined {
  return all.find((creator) =>
    creator.links.some(({ parameters }) => {
      const linked = Object.keys(parameters)
      return linked.length === names.length && names.every((name) => linked.includes(name))
    }),
  )
}

/** The operation that creates the things to which a member of a body refers. */
function makerFor({ all }: Context, name: string): Operation | undefined {
  return all.find(({ links }) =>
    links.some(({ operationId }) =>
      refersTo(name, all.find(({ id }) => id === operationId)?.path ?? ''),
    ),
  )
}

/** Creates new things for the body to refer to, because the old ones may be used up. */
async function renewReferences(
  context: Context,
  operation: Operation,
  input: Input,
): Promise<void> {
  if (!isRecord(input.body)) return
  for (const [name, value] of Object.entries(input.body)) {
    if (context.pool.latest(name) === undefined) continue
    const maker = makerOf(context, [name]) ?? makerFor(context, name)
    if (!maker || maker === operation) continue
    await succeed(context, maker)
    const living = referring(context, operation, name, value)
    input.body = { ...(input.body as object), [name]: living }
  }
}
