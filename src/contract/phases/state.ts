import { call, created as bindingsOf, authorized, exchange } from '../calls.ts'
import { callerOf, type Context, isTested, progress, report, type Success } from '../context.ts'
import type { HttpResponse } from '../exchange.ts'
import { type Input, requestOf } from '../input.ts'
import type { Link } from '../links.ts'
import { prepare, succeed } from '../makers.ts'
import type { Operation } from '../operations.ts'
import { isRecord } from '../pointer.ts'
import type { Binding } from '../pool.ts'
import { membersOf } from '../values/node.ts'
import { typicalInput } from '../typical-input.ts'
import { changed, changeIsKept } from './changes.ts'
import { ended } from './deletion.ts'
import { lostIn, linkBasis } from './kept.ts'
import { isListed, isListedForOwner } from './lists.ts'
import { followLocation } from './location.ts'

/** An operation that can follow a creation, with values for its path. */
export interface Target {
  link: Link
  operation: Operation
  binding: Binding | undefined
}

/** Makes things, and follows each from creation to deletion. */
export async function state(context: Context): Promise<void> {
  if (context.readOnly) return
  const creators = context.all.filter((one) => isTested(context, one) || makesTested(context, one))
  for (const creator of creators)
    if (creator.links.length > 0 || creator.answers.has('201')) {
      progress(context, creator)
      await life(context, creator)
    }
  for (const operation of context.operations) {
    progress(context, operation)
    await changeIsKept(context, operation)
    await conflict(context, operation)
  }
}

/** True if the operation creates things that a tested one works on. */
function makesTested({ operations }: Context, creator: Operation): boolean {
  return creator.links.some(({ operationId }) => operations.some(({ id }) => id === operationId))
}

async function life(context: Context, creator: Operation): Promise<void> {
  const created = await succeed(context, creator)
  if (!created) return
  await followLocation(context, creator, created)
  const targets = targetsOf(context, creator, created)
  if (!(await isTracked(context, creator, created, targets))) return
  await isListedForOwner(context, creator, created, targets)
  const made = targets.find((one) => one.binding)?.binding
  if (made) {
    const read = targets.find(({ operation }) => operation.method === 'get')?.operation
    await isListed(context, creator, created, { binding: made, read })
  }
  const reads = targets.filter(({ operation }) => operation.method === 'get')
  const [read] = reads
  for (const target of reads) await readsCreated(context, creator, created, target)
  for (const { operation, binding } of targets)
    if (binding && /^(?:patch|put)$/.test(operation.method))
      await changed(context, { operation, binding, read: read?.operation, created, creator })
  for (const { operation, binding } of targets)
    if (binding && operation.method === 'delete')
      await ended(context, { operation, binding, read: read?.operation, created, creator })
}

/** The operations that the links of a creation name. */
function targetsOf(context: Context, creator: Operation, created: Success): Target[] {
  const bindings = bindingsOf(context, creator, created)
  return creator.links.flatMap((link, index): Target[] => {
    const { operationId, name, inferred } = link
    const operation = context.all.find(({ id }) => id === operationId)
    if (!operation) {
      const message = `The link ${name} is to ${operationId}, which is not there`
      report(context, creator, 'link-broken', message)
      return []
    }
    const binding = bindings[index]
    if (!binding && !inferred) {
      const message = `The link ${name} has a parameter without a value`
      report(context, creator, 'link-broken', message, created)
    }
    return [{ link, operation, binding }]
  })
}

/**
 * True if the life of a created thing can be tested: the document has links for it, or the API
 * gives a new id each time and answers with it under that id. A mock does not.
 */
async function isTracked(
  context: Context,
  creator: Operation,
  created: Success,
  targets: Target[],
): Promise<boolean> {
  const read = targets.find(({ operation }) => operation.method === 'get')
  if (creator.links.some(({ inferred }) => !inferred)) {
    context.keepsState = true
    return true
  }
  const binding = targets.find((one) => one.binding)?.binding
  if (!binding) return false
  if (creator.method === 'post') {
    const another = await succeed(context, creator)
    const [other] = another ? bindingsOf(context, creator, another) : []
    if (!other || JSON.stringify(other) === JSON.stringify(binding)) return false
  }
  if (!read?.binding) return true
  const input = typicalInput(context, read.operation, read.binding)
  const response = await call(context, read.operation, input, created.caller)
  const body =
    response.status === 200 ? (JSON.parse(response.body || 'null') as unknown) : undefined
  const id = Object.values(read.binding).at(-1) ?? ''
  const isThere =
    isRecord(body) &&
    (creator.method === 'put'
      ? lostIn(context, read.operation, created.input.body, body).length === 0
      : JSON.stringify(body).includes(id))
  if (isThere) context.keepsState = true
  return isThere || response.status >= 400
}

async function readsCreated(
  context: Context,
  creator: Operation,
  created: Success,
  { operation, binding }: Target,
): Promise<void> {
  if (!binding) return
  const basis = linkBasis(context, creator)
  const blamed = isTested(context, operation) ? operation : creator
  const found = await succeed(context, operation, binding)
  if (!found) {
    const input = typicalInput(context, operation, binding)
    const { caller } = created
    const request = authorized(context, operation, requestOf(operation, input), caller)
    const response = await exchange(context, operation, request, { caller, deviates: true })
    const message = `The created thing is answered ${response.status}`
    // If the API shows no other state, a failed read is the only sign of the fault.
    const ground = basis === 'practice' && response.status === 404 ? 'document' : basis
    report(context, blamed, 'create-unreadable', message, { request, response }, ground)
    return
  }
  const lost = lostIn(context, operation, created.input.body, found.body)
  if (lost.length === 0) return
  const message = `The values that were sent are not those that are read: ${lost.join(', ')}`
  report(context, blamed, 'create-lost', message, found, basis)
}

/** Sends values of other things, some of which may have to be unique. */
async function conflict(context: Context, operation: Operation): Promise<void> {
  const main = operation.body?.main
  if (main?.kind !== 'json' || !operation.answers.has('409')) return
  const typical = typicalInput(context, operation, await prepare(context, operation))
  const caller = callerOf(context, operation)
  if (operation.method === 'post') {
    const first = await call(context, operation, typical, caller)
    const request = authorized(context, operation, requestOf(operation, typical), caller)
    const response = await exchange(context, operation, request, { caller })
    if (isMade(first) && isMade(response) && meansDuplicate(context, operation, typical)) {
      const message = `The same again is answered ${response.status}, not 409`
      report(context, operation, 'input-accepted', message, { request, response })
    }
    return
  }
  const { properties = {} } = context.inputs.resolve(main.schema)
  for (const name of Object.keys(properties as object))
    for (const value of context.pool.valuesOf(name).slice(0, 5)) {
      const alone = { [name]: value }
      const isEnough = context.inputs.isValid(main.schema, alone)
      const body = isEnough ? alone : { ...(typical.body as object), ...alone }
      if (!context.inputs.isValid(main.schema, body)) continue
      const response = await call(context, operation, { ...typical, body }, caller)
      if (response.status === 409) return
    }
}

function isMade({ status }: HttpResponse): boolean {
  return status === 201
}

/**
 * True if the document says that 409 is the answer to something that exists already, and the input
 * has every member, so also those that must be unique.
 */
function meansDuplicate(
  { inputs }: Context,
  { answers, body }: Operation,
  { body: sent }: Input,
): boolean {
  const members = body?.main ? membersOf(inputs.resolve(body.main.schema)) : []
  const isWhole = members.every(
    ([name, member]) =>
      (isRecord(sent) && name in sent) || inputs.resolve(member).readOnly === true,
  )
  if (!isWhole) return false
  return /\b(?:exists?|taken|duplicate|unique|in use)\b/i.test(
    answers.get('409')?.description ?? '',
  )
}

/** A created thing, and an operation on it. */
export interface Step {
  operation: Operation
  binding: Binding
  read: Operation | undefined
  created: Success
  creator: Operation
}
