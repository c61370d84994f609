import { authorized, call, exchange } from '../calls.ts'
import { type Context, report, type Success, textual } from '../context.ts'
import type { Caller } from '../credentials.ts'
import { requestOf } from '../input.ts'
import { type Operation, readerOf } from '../operations.ts'
import { isRecord } from '../pointer.ts'
import { typicalInput } from '../typical-input.ts'
import type { Target } from './state.ts'

/** Calls a list with its largest page size. */
export async function listed(context: Context, list: Operation, created: Success, caller: Caller) {
  const paged = list.parameters.find(({ name }) => name === 'limit')
  const most = paged && context.schemas.resolve(paged.schema).maximum
  const input = typicalInput(context, list, textual(created.input.path))
  const limit = typeof most === 'number' ? Math.min(most, 100) : 100
  const query = paged ? { ...input.query, limit } : input.query
  const request = authorized(context, list, requestOf(list, { ...input, query }), caller)
  return { request, response: await exchange(context, list, request, { caller }) }
}

/** A list must contain nothing that the caller may not read. */
export async function isListedForOwner(
  context: Context,
  creator: Operation,
  created: Success,
  targets: readonly Target[],
): Promise<void> {
  const list = readerOf(context.all, creator.path)
  const { b } = context.credentials
  const id = isRecord(created.body) ? created.body.id : undefined
  const read = targets.find(({ operation }) => operation.method === 'get')
  const binding = targets[0]?.binding
  if (!list || !b || typeof id !== 'string' || !read || !binding) return
  const input = typicalInput(context, read.operation, binding)
  const own = await call(context, read.operation, input, b, true)
  if (own.status < 400) return
  const found = await listed(context, list, created, b)
  if (found.response.status === 200 && found.response.body.includes(JSON.stringify(id)))
    report(
      context,
      list,
      'others-accessible',
      'The list has things that only others may read',
      found,
    )
}
