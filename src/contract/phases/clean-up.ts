import { call } from '../calls.ts'
import { callerOf, type Context } from '../context.ts'
import type { Operation } from '../operations.ts'
import { isRecord } from '../pointer.ts'
import { typicalInput } from '../typical-input.ts'

/** Most things that are deleted with one operation. */
const MOST = 5000

/** Deletes what the suite made, and restores what it changed, as far as the document says how. */
export async function cleanUp(context: Context): Promise<void> {
  if (context.readOnly) return
  for (const [operation, before] of context.before) await putBack(context, operation, before)
  // Innermost things first, because a deletion also deletes the things inside.
  const deletions = context.all
    .filter(({ method }) => method === 'delete')
    .sort((one, other) => other.path.split('/').length - one.path.split('/').length)
  for (const operation of deletions)
    for (let deleted = 0; deleted < MOST; deleted++) {
      const made = context.pool.madeFor(operation)
      if (!made) break
      context.pool.forget(made.binding)
      const caller = made.caller ?? callerOf(context, operation)
      await call(context, operation, typicalInput(context, operation, made.binding), caller, true)
    }
}

async function putBack(context: Context, operation: Operation, before: unknown): Promise<void> {
  const main = operation.body?.main
  if (!main || !isRecord(before)) return
  const names = Object.keys(context.inputs.resolve(main.schema).properties ?? {})
  const body = Object.fromEntries(Object.entries(before).filter(([name]) => names.includes(name)))
  if (!context.inputs.isValid(main.schema, body)) return
  const input = { ...typicalInput(context, operation), body }
  await call(context, operation, input, callerOf(context, operation))
}
