import { isDeepStrictEqual } from 'node:util'
import { authorized, exchange } from '../calls.ts'
import { type Context, report, stateBasis, textual } from '../context.ts'
import type { Basis } from '../findings.ts'
import { requestOf } from '../input.ts'
import { succeed } from '../makers.ts'
import { type Operation, readerOf } from '../operations.ts'
import { isRecord, type JsonSchema } from '../pointer.ts'
import { membersOf, only, requiredOf } from '../values/node.ts'
import { typicalInput } from '../typical-input.ts'
import { linkBasis, lostIn } from './kept.ts'
import type { Step } from './state.ts'

/** Fields that may change together with others: times, and values derived from names. */
const OF_ITSELF = /updated|modified|changed|version|revision|etag|last|image|avatar|url|href/i

/** Changes a created thing: the change must be kept, and nothing else may change. */
export async function changed(context: Context, step: Step): Promise<void> {
  const { operation, binding, read, created, creator } = step
  if (!read || operation.body?.main?.kind !== 'json') return
  const before = await succeed(context, read, binding)
  const typical = typicalInput(context, operation, binding)
  const body = partial(context, operation, typical.body)
  const { caller } = created
  const request = authorized(context, operation, requestOf(operation, { ...typical, body }), caller)
  const response = await exchange(context, operation, request, { caller })
  if (response.status >= 300 || response.status === 0) return
  const after = await succeed(context, read, binding)
  if (!isRecord(before?.body) || !isRecord(after?.body)) return
  const [one, two] = [before.response, after.response]
  if (one.headers.etag !== undefined && one.headers.etag === two.headers.etag)
    if (one.body !== two.body)
      report(context, read, 'etag-broken', 'A changed thing has the same ETag as before', after)
  const basis = linkBasis(context, creator)
  const shown = { request, response }
  const lost = lostIn(context, read, body, after.body)
  if (lost.length > 0) {
    const message = `The change of ${lost.join(', ')} is not there`
    report(context, operation, 'update-lost', message, shown, basis)
  }
  if (operation.method === 'put') await replaced(context, { ...step, read }, body, after.body)
  if (operation.method !== 'patch') return
  const touched = touchedIn(before.body, after.body, isRecord(body) ? Object.keys(body) : [])
  if (touched.length > 0) {
    const message = `It changes ${touched.join(', ')} as well`
    report(context, operation, 'update-lost', message, shown, basis)
  }
}

/**
 * A PUT replaces the whole (RFC 9110 section 9.3.4): what it leaves out is gone, or has its default.
 * Sent twice, it has the same effect as once (section 9.2.2).
 */
async function replaced(
  context: Context,
  { operation, binding, read, created }: Step & { read: Operation },
  sent: unknown,
  before: Record<string, unknown>,
): Promise<void> {
  const main = operation.body?.main
  if (!main || !isRecord(sent)) return
  const { caller } = created
  const put = async (body: unknown) => {
    const input = { ...typicalInput(context, operation, binding), body }
    const request = authorized(context, operation, requestOf(operation, input), caller)
    return { request, response: await exchange(context, operation, request, { caller }) }
  }
  const again = await put(sent)
  if (again.response.status >= 400 && again.response.status !== 429) {
    const message = `The same PUT again is answered ${again.response.status}`
    report(context, operation, 'update-lost', message, again, 'RFC 9110 section 9.2.2')
  }
  const needed = only(sent, requiredOf(context.inputs.resolve(main.schema)))
  if (!context.inputs.isValid(main.schema, needed)) return
  const done = await put(needed)
  const after = await succeed(context, read, binding)
  if (done.response.status >= 300 || !isRecord(after?.body)) return
  const { body } = after
  const kept = Object.keys(sent).filter(
    (name) =>
      !(name in needed) && !isPreset(context, main.schema, name, body[name]) && name in before,
  )
  const stayed = kept.filter((name) => isDeepStrictEqual(body[name], before[name]))
  if (stayed.length === 0) return
  const message = `A PUT without ${stayed.join(', ')} keeps the old value`
  report(context, operation, 'update-lost', message, done, 'RFC 9110 section 9.3.4')
}

/** True if a member may have the value after a PUT that leaves it out. */
function isPreset(context: Context, schema: JsonSchema, name: string, value: unknown): boolean {
  const member = new Map(membersOf(context.inputs.resolve(schema))).get(name)
  if (value === undefined || value === null || member === undefined) return true
  const { default: preset } = context.inputs.resolve(member)
  return isDeepStrictEqual(preset, value)
}

/** For a PATCH, only the first member, if that is valid. */
function partial(context: Context, operation: Operation, body: unknown): unknown {
  const main = operation.body?.main
  if (operation.method !== 'patch' || !isRecord(body) || !main) return body
  const first = Object.fromEntries(Object.entries(body).slice(0, 1))
  return context.inputs.isValid(main.schema, first) ? first : body
}

function touchedIn(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  sent: readonly string[],
): string[] {
  return Object.keys(before).filter(
    (name) =>
      !sent.includes(name) &&
      !OF_ITSELF.test(name) &&
      !isDeepStrictEqual(before[name], after[name]),
  )
}

/** A change must show in its own answer, and in a GET of the path. */
export async function changeIsKept(context: Context, operation: Operation): Promise<void> {
  if (!/^(?:patch|put)$/.test(operation.method)) return
  const done = await succeed(context, operation)
  if (!done || !isRecord(done.body)) return
  const basis: Basis = stateBasis(context)
  const lost = lostIn(context, operation, done.input.body, done.body)
  if (lost.length > 0) {
    const message = `The answer lacks the change of ${lost.join(', ')}`
    report(context, operation, 'update-lost', message, done, basis)
  }
  const read = readerOf(context.all, operation.path)
  if (!read) return
  const found = await succeed(context, read, textual(done.input.path))
  const missing = lostIn(context, read, done.input.body, found?.body)
  if (missing.length === 0) return
  const message = `The change of ${missing.join(', ')} is not there`
  report(context, operation, 'update-lost', message, done, basis)
}
