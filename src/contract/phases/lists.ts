import { authorized, call, exchange } from '../calls.ts'
import { type Context, isTested, report, type Success, textual } from '../context.ts'
import type { Caller } from '../credentials.ts'
import { type HttpRequest, type HttpResponse, parsed } from '../exchange.ts'
import { type Input, requestOf } from '../input.ts'
import { type Operation, readerOf } from '../operations.ts'
import { firstStep, itemsOf, pagingOf, readPage, sizeOf } from '../paging.ts'
import { isRecord } from '../pointer.ts'
import type { Binding } from '../pool.ts'
import { typicalInput } from '../typical-input.ts'
import { linkBasis } from './kept.ts'
import type { Target } from './state.ts'

interface Exchanged {
  request: HttpRequest
  response: HttpResponse
}

/** Calls a list with its largest page size. */
export async function listed(context: Context, list: Operation, created: Success, caller: Caller) {
  const paged = sizeOf(list)
  const most = paged && context.schemas.resolve(paged.schema).maximum
  const input = typicalInput(context, list, textual(created.input.path))
  const limit = typeof most === 'number' ? Math.min(most, 100) : 100
  const query = paged ? { ...input.query, [paged.name]: limit } : input.query
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
  const read = targets.find(({ operation }) => operation.method === 'get')
  const binding = targets[0]?.binding
  const id = binding && Object.values(binding).at(-1)
  if (!list || !b || id === undefined || !read || !binding) return
  const input = typicalInput(context, read.operation, binding)
  const own = await call(context, read.operation, input, b, true)
  if (own.status < 400) return
  const found = await listed(context, list, created, b)
  if (found.response.status === 200 && hasId(found.response.body, id))
    report(
      context,
      list,
      'others-accessible',
      'The list has things that only others may read',
      found,
    )
}

/** Most pages that are searched for a created thing. */
const PAGES = 60
/** Members by which an API may leave things out of a list, such as drafts. */
const HIDING = /stat(?:e|us)|publish|draft|visib|activ|approv|enabl|hidden|private/i

/** A created thing must be in the list of its collection. */
export async function isListed(
  context: Context,
  creator: Operation,
  created: Success,
  { binding, read }: { binding: Binding; read: Operation | undefined },
): Promise<void> {
  const list = readerOf(context.all, creator.path)
  const id = Object.values(binding).at(-1)
  if (!list || id === undefined || creator.method !== 'post') return
  const input = typicalInput(context, list, textual(created.input.path))
  // With filters by the values of the thing, also a list of usually hidden things shows it.
  const filters = list.parameters.filter(
    ({ in: where, name, schema }) =>
      where === 'query' &&
      isRecord(created.body) &&
      name in created.body &&
      context.schemas.isValid(schema, created.body[name]),
  )
  const body = isRecord(created.body) ? created.body : {}
  const filtered = Object.fromEntries(filters.map(({ name }) => [name, body[name]]))
  const wanted = { ...input, query: { ...input.query, ...filtered } }
  const last = await searched(context, list, { input: wanted, id, caller: created.caller })
  if (!last || (read && !(await isThere(context, read, binding, created)))) return
  const isHidden = Object.keys(body).some((name) => HIDING.test(name) && !(name in filtered))
  const basis = isHidden ? 'practice' : linkBasis(context, creator)
  const blamed = isTested(context, list) ? list : creator
  report(context, blamed, 'create-unreadable', 'The created thing is not in the list', last, basis)
}

/** Searches all pages for an id; returns the last page if it is on none. */
async function searched(
  context: Context,
  list: Operation,
  { input, id, caller }: { input: Input; id: string; caller: Caller },
): Promise<Exchanged | undefined> {
  const paging = pagingOf(list)
  if (!paging) {
    const request = authorized(context, list, requestOf(list, input), caller)
    const response = await exchange(context, list, request, { caller })
    const isList = response.status === 200 && itemsOf(parsed(response.body)) !== undefined
    return isList && !hasId(response.body, id) ? { request, response } : undefined
  }
  const { size } = paging
  const most = size && context.schemas.resolve(size.schema).maximum
  const limit = size && { [size.name]: typeof most === 'number' ? Math.min(most, 100) : 100 }
  const sized = { ...input, query: { ...input.query, ...limit } }
  let at = firstStep(context, paging)
  let last: Exchanged | undefined
  for (let number = 0; number < PAGES; number++) {
    const page = await readPage(context, list, { paging, input: sized, at, caller })
    if (!page || hasId(page.response.body, id)) return undefined
    last = page
    if (page.items.length === 0 || page.next === undefined || page.next === at) return last
    at = page.next
  }
  return undefined
}

async function isThere(
  context: Context,
  read: Operation,
  binding: Binding,
  { caller }: Success,
): Promise<boolean> {
  const response = await call(context, read, typicalInput(context, read, binding), caller, true)
  return response.status === 200
}

/** True if a JSON body contains the id, as text or as a number. */
export function hasId(body: string, id: string): boolean {
  if (body.includes(JSON.stringify(id))) return true
  return /^\d+$/.test(id) && new RegExp(`"(?:id|_id)"\\s*:\\s*${id}\\b`).test(body)
}
