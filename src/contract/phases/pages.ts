import { authorized, exchange } from '../calls.ts'
import { callerOf, type Context, pinned, report, type Success } from '../context.ts'
import type { Caller } from '../credentials.ts'
import { type HttpRequest, type HttpResponse, parsed } from '../exchange.ts'
import { type Input, requestOf } from '../input.ts'
import { answerFor, type Operation } from '../operations.ts'
import { isRecord } from '../pointer.ts'

/** Most pages of a list that are read. */
const PAGES = 60
/** Items per page. */
const LIMIT = 3

interface Page {
  request: HttpRequest
  response: HttpResponse
  body: unknown
  items: unknown[]
}

/** Reads all pages of a list by `limit` and `offset`. */
export async function pages(
  context: Context,
  operation: Operation,
  success: Success,
): Promise<void> {
  const named = (name: string) =>
    operation.parameters.some((one) => one.in === 'query' && one.name === name)
  if (!named('limit') || !named('offset')) return
  const caller = pinned(callerOf(context, operation))
  const get = (offset: number) => pageAt(context, operation, success, offset, caller)
  if (!(await isPaged(context, success, get))) return
  const fault = (message: string, { request, response }: Pick<Success, 'request' | 'response'>) => {
    report(context, operation, 'page-broken', message, { request, response })
  }
  const seen = new Map<string, number>()
  let total: number | undefined
  for (let number = 0; number < PAGES; number++) {
    const page = await get(number * LIMIT)
    if (!page) return
    const { items, body, response } = page
    if (items.length > LIMIT) {
      fault(`A page of ${LIMIT} has ${items.length} items`, page)
      return
    }
    for (const item of items) {
      const key = JSON.stringify(isRecord(item) && item.id !== undefined ? item.id : item)
      const before = seen.get(key)
      if (before !== undefined && before !== number) {
        fault(`The item ${key} is on two pages`, page)
        return
      }
      seen.set(key, number)
    }
    const told = isRecord(body) ? (body.totalCount ?? body.total_count ?? body.total) : undefined
    if (typeof told === 'number') total = told
    const next = (number + 1) * LIMIT
    if (items.length === 0 || (total !== undefined && next >= total)) {
      if (total !== undefined && items.length > 0 && total !== seen.size)
        fault(`There are ${seen.size} items, but the total is said to be ${total}`, page)
      if (total !== undefined && items.length === 0 && total > seen.size)
        fault(`The pages end after ${seen.size} of ${total} items`, page)
      const more = await get(next)
      if (more && more.items.length > 0) fault('After the last page there is another', more)
      return
    }
    const linkFault = linkFaultOf(operation, response, next)
    if (linkFault) {
      fault(linkFault, page)
      return
    }
  }
  if (total === undefined || total <= PAGES * LIMIT)
    fault(`There are more than ${PAGES} pages`, success)
}

/** True if the parameters have an effect. A mock may give the same answer to all. */
async function isPaged(
  { keepsState }: Context,
  { body }: Success,
  get: (offset: number) => Promise<Page | undefined>,
): Promise<boolean> {
  if (keepsState) return true
  const first = await get(0)
  const second = await get(LIMIT)
  return (
    first !== undefined &&
    (first.items.length <= LIMIT || first.items.length < (itemsOf(body)?.length ?? 0)) &&
    first.response.body !== second?.response.body
  )
}

function linkFaultOf(
  operation: Operation,
  { headers }: HttpResponse,
  expected: number,
): string | undefined {
  const isLinked = answerFor(operation, 200)?.headers.some(({ name }) => name === 'link')
  const [, next] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(headers.link ?? '') ?? []
  if (isLinked && next === undefined) return 'There is another page, but Link has no next'
  const offset = next && new URL(next, 'http://api').searchParams.get('offset')
  if (offset && Number(offset) !== expected)
    return `The next page begins at ${expected}, but Link says ${next}`
  return undefined
}

async function pageAt(
  context: Context,
  operation: Operation,
  success: Success,
  offset: number,
  caller: Caller,
): Promise<Page | undefined> {
  const input: Input = { ...success.input, query: { ...success.input.query, limit: LIMIT, offset } }
  const request = authorized(context, operation, requestOf(operation, input), caller)
  const response = await exchange(context, operation, request, { caller })
  const body = parsed(response.body)
  const items = itemsOf(body)
  return response.status === 200 && items ? { request, response, body, items } : undefined
}

function itemsOf(body: unknown): unknown[] | undefined {
  if (Array.isArray(body)) return body as unknown[]
  if (!isRecord(body)) return undefined
  return Object.values(body).find(Array.isArray) as unknown[] | undefined
}
