import type { Operation } from '../operations.ts'
import type { Suite } from '../suite.ts'
import { isRecord } from '../values.ts'

/** Deletes what the suite has made, and puts back what it changed, as far as the document says how. */
export async function cleanUp(suite: Suite): Promise<void> {
  if (suite.readOnly) return
  for (const [operation, before] of suite.before) await putBack(suite, operation, before)
  for (const operation of suite.operations) {
    if (operation.method !== 'delete') continue
    for (let made = 0; made < 2000; made++) {
      const binding = suite.pool.bindingMadeFor(operation)
      if (!binding) break
      suite.pool.forget(binding)
      await suite.call(operation, suite.typicalInput(operation, binding), suite.callerOf(operation))
    }
  }
}

async function putBack(suite: Suite, operation: Operation, before: unknown): Promise<void> {
  const json = operation.body?.json
  if (!json || !isRecord(before)) return
  const names = Object.keys(suite.schemas.resolve(json.schema).value.properties ?? {})
  const body = Object.fromEntries(Object.entries(before).filter(([name]) => names.includes(name)))
  if (!suite.schemas.isValid(json.schema, body)) return
  await suite.call(operation, { ...suite.typicalInput(operation), body }, suite.callerOf(operation))
}
