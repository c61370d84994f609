import { isDeepStrictEqual } from 'node:util'
import { authorized, call, exchange } from '../calls.ts'
import { type Context, report } from '../context.ts'
import { parsed } from '../exchange.ts'
import { requestOf } from '../input.ts'
import { succeed } from '../makers.ts'
import { isRecord } from '../pointer.ts'
import { typicalInput } from '../typical-input.ts'
import { readerOf } from '../operations.ts'
import { linkBasis } from './kept.ts'
import { hasId, listed } from './lists.ts'
import type { Step } from './state.ts'

/** Deletes a created thing: it must not be readable or listed any more. */
export async function ended(context: Context, step: Step): Promise<void> {
  const { operation, binding, read, created, creator } = step
  const before = read && (await succeed(context, read, binding))
  const done = await succeed(context, operation, binding)
  if (!done) return
  if (read) {
    const input = typicalInput(context, read, binding)
    const { caller } = created
    const request = authorized(context, read, requestOf(read, input), caller)
    const response = await exchange(context, read, request, { caller, deviates: true })
    const message = `The deleted thing is answered ${response.status}`
    const isLater = done.response.status === 202 || isMarked(before?.body, parsed(response.body))
    const basis = isLater ? 'practice' : linkBasis(context, creator)
    if (response.status !== 0 && response.status < 400)
      report(context, operation, 'delete-undone', message, { request, response }, basis)
  }
  if (done.response.status !== 202) await isUnlisted(context, step)
  const input = typicalInput(context, operation, binding)
  const again = await call(context, operation, input, done.caller, true)
  if (again.status >= 200 && again.status < 300 && operation.answers.has('404')) {
    const message = 'The deleted thing can be deleted again'
    // An API may accept a repeated deletion on purpose.
    report(
      context,
      operation,
      'delete-undone',
      message,
      { request: done.request, response: again },
      'practice',
    )
  }
}

/** Members that say that a thing is deleted, but kept. */
const MARK = /delet|remov|archiv|cancel|revok|stat(?:e|us)|active|enabled/i

/** True if the deletion changed such a member: the API keeps deleted things on purpose. */
function isMarked(before: unknown, after: unknown): boolean {
  if (!isRecord(before) || !isRecord(after)) return false
  return Object.keys(after).some(
    (name) => MARK.test(name) && !isDeepStrictEqual(before[name], after[name]),
  )
}

async function isUnlisted(context: Context, { operation, binding, created, creator }: Step) {
  const path = operation.path.replace(/\/{[^}]+}$/, '')
  const list = path === operation.path ? undefined : readerOf(context.all, path)
  const id = Object.values(binding).at(-1)
  if (!list || id === undefined) return
  const found = await listed(context, list, created, created.caller)
  if (!hasId(found.response.body, id)) return
  const message = 'The deleted thing is still in the list'
  report(context, operation, 'delete-undone', message, found, linkBasis(context, creator))
}
