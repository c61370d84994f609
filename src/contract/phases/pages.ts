import { callerOf, type Context, pinned, report, type Success, textual } from '../context.ts'
import { succeed } from '../makers.ts'
import { answerFor, type Operation } from '../operations.ts'
import { firstStep, itemsOf, type Page, type Paging, pagingOf, readPage } from '../paging.ts'
import { isRecord } from '../pointer.ts'
import { without } from '../values/node.ts'

/** Most pages of a list that are read. */
const PAGES = 60
/** Items on a page, if the document allows it. */
const LIMIT = 3
/** Items that a list should have, so that there are several pages. */
const ENOUGH = 2 * LIMIT + 1

type Fault = (message: string, page: Pick<Page, 'request' | 'response'>) => void

/** Creates more things where a list has too few for several pages. */
export async function fillLists(context: Context): Promise<void> {
  if (!context.keepsState) return
  for (const list of context.operations) {
    const success = context.successes.get(list.id)
    const creator = context.all.find(
      ({ method, path, links }) => method === 'post' && path === list.path && links.length > 0,
    )
    if (!success || !creator || !pagingOf(list)) continue
    const missing = ENOUGH - (itemsOf(success.body)?.length ?? ENOUGH)
    for (let made = 0; made < missing; made++)
      if (!(await succeed(context, creator, textual(success.input.path)))) break
  }
}

/** Reads all pages of a list, by offset, page number or cursor. */
export async function pages(context: Context, list: Operation, success: Success): Promise<void> {
  const paging = pagingOf(list)
  if (!paging) return
  const caller = pinned(callerOf(context, list))
  const size = sizeFor(context, paging)
  const sized = { ...(paging.size && size !== undefined && { [paging.size.name]: size }) }
  const input = { ...success.input, query: { ...success.input.query, ...sized } }
  const read = (at: unknown) => readPage(context, list, { paging, input, at, caller })
  if (!(await isPaged(context, { success, paging, read }))) return
  const fault: Fault = (message, { request, response }) => {
    report(context, list, 'page-broken', message, { request, response })
  }
  await walk(context, list, { paging, size, read, fault })
  await presetSize(context, list, { paging, success, fault })
}

async function walk(
  context: Context,
  list: Operation,
  given: {
    paging: Paging
    size: number | undefined
    read: (at: unknown) => Promise<Page | undefined>
    fault: Fault
  },
): Promise<void> {
  const { paging, size, read, fault } = given
  const seen = new Map<string, number>()
  let at = firstStep(context, paging)
  for (let number = 0; number < PAGES; number++) {
    const page = await read(at)
    if (!page) return
    const { items, total, next } = page
    if (size !== undefined && items.length > size) {
      fault(`A page of ${size} has ${items.length} items`, page)
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
    const isLast = items.length === 0 || next === undefined || reaches(paging, { total, at, size })
    if (isLast) {
      await ends(page, { seen: seen.size, paging, read, fault })
      return
    }
    const linkFault = paging.kind === 'offset' && linkFaultOf(list, page)
    if (linkFault) {
      fault(linkFault, page)
      return
    }
    at = next
  }
}

/** True if the page is the last by the total. */
function reaches(
  { kind }: Paging,
  { total, at, size }: { total: number | undefined; at: unknown; size: number | undefined },
): boolean {
  if (kind !== 'offset' || total === undefined || size === undefined) return false
  return Number(at) + size >= total
}

/** After the last page, all items have been seen, and there is no other page. */
async function ends(
  page: Page,
  {
    seen,
    paging,
    read,
    fault,
  }: {
    seen: number
    paging: Paging
    read: (at: unknown) => Promise<Page | undefined>
    fault: Fault
  },
): Promise<void> {
  const { items, total, next } = page
  if (total !== undefined && items.length > 0 && total !== seen)
    fault(`There are ${seen} items, but the total is said to be ${total}`, page)
  if (total !== undefined && items.length === 0 && total !== seen)
    fault(`The pages end after ${seen} of ${total} items`, page)
  if (paging.kind === 'cursor' && next === undefined) return
  const more = await read(next)
  if (more && more.items.length > 0) fault('After the last page there is another', more)
}

/** Without a size, a page has as many items as the documented default. */
async function presetSize(
  context: Context,
  list: Operation,
  { paging, success, fault }: { paging: Paging; success: Success; fault: Fault },
): Promise<void> {
  const preset = paging.size && context.schemas.resolve(paging.size.schema).default
  if (!paging.size || typeof preset !== 'number') return
  const caller = pinned(callerOf(context, list))
  const at = firstStep(context, paging)
  const query = without(success.input.query, paging.size.name)
  const read = (more: object) =>
    readPage(context, list, {
      paging,
      input: { ...success.input, query: { ...query, ...more } },
      at,
      caller,
    })
  const named = await read({ [paging.size.name]: preset })
  const unnamed = await read({})
  if (!named || !unnamed || named.items.length === unnamed.items.length) return
  fault(
    `Without ${paging.size.name} a page has ${unnamed.items.length} items, with the default ${preset} it has ${named.items.length}`,
    unnamed,
  )
}

/** A small size that the document allows; undefined if there is no such parameter. */
function sizeFor({ schemas }: Context, { size }: Paging): number | undefined {
  if (!size) return undefined
  const { minimum = 1, maximum = LIMIT, enum: listed } = schemas.resolve(size.schema)
  const [first] = Array.isArray(listed) ? (listed as unknown[]) : []
  if (typeof first === 'number') return first
  return Math.min(Math.max(LIMIT, Number(minimum)), Number(maximum))
}

/** True if the parameters have an effect. A mock may give the same answer to all. */
async function isPaged(
  context: Context,
  {
    success,
    paging,
    read,
  }: { success: Success; paging: Paging; read: (at: unknown) => Promise<Page | undefined> },
): Promise<boolean> {
  if (context.keepsState) return true
  const size = sizeFor(context, paging) ?? Infinity
  const first = await read(firstStep(context, paging))
  const second = first && (await read(first.next))
  return (
    first !== undefined &&
    (first.items.length <= size || first.items.length < (itemsOf(success.body)?.length ?? 0)) &&
    first.response.body !== second?.response.body
  )
}

function linkFaultOf(list: Operation, { response, next: expected }: Page): string | undefined {
  const isLinked = answerFor(list, 200)?.headers.some(({ name }) => name === 'link')
  const [, next] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(response.headers.link ?? '') ?? []
  if (isLinked && next === undefined) return 'There is another page, but Link has no next'
  const offset = next && new URL(next, 'http://api').searchParams.get('offset')
  if (offset && Number(offset) !== expected)
    return `The next page begins at ${String(expected)}, but Link says ${next}`
  return undefined
}
