import { authorized, exchange } from './calls.ts'
import type { Context } from './context.ts'
import type { Caller } from './credentials.ts'
import { type HttpRequest, type HttpResponse, parsed } from './exchange.ts'
import { type Input, requestOf } from './input.ts'
import { idOf } from './links.ts'
import type { Operation, Parameter } from './operations.ts'
import { isRecord } from './pointer.ts'

/** The usual names of parameters that divide lists into pages. */
const SIZE = /^(?:limit|per_?page|page_?size|size|first|take|top|max_?results)$/i
const STEPS = {
  offset: /^(?:offset|skip)$/i,
  page: /^(?:page|page_?(?:number|no|index))$/i,
  cursor: /^(?:cursor|after|starting_?after|(?:page|next|continuation)_?token)$/i,
}
const NEXT =
  /^(?:next|cursor|after|(?:next|end)_?cursor|(?:next_?)?(?:page|continuation)?_?token)$/i
const TOTAL = /^(?:total|total_?(?:count|items|elements|results))$/i
const MORE = /^has_?(?:more|next(?:_?page)?)$/i

/** The parameters that divide a list into pages. */
export interface Paging {
  size?: Parameter
  kind: keyof typeof STEPS
  step: Parameter
}

export interface Page {
  request: HttpRequest
  response: HttpResponse
  items: unknown[]
  /** The number of items on all pages, if the answer says so. */
  total?: number
  /** The value of the step parameter for the next page; undefined after the last. */
  next: unknown
}

/** The way in which a list is divided into pages: by offset, page number or cursor. */
export function pagingOf({ parameters }: Operation): Paging | undefined {
  const query = parameters.filter((one) => one.in === 'query')
  const size = query.find(({ name }) => SIZE.test(name))
  for (const [kind, names] of Object.entries(STEPS)) {
    const step = query.find(({ name }) => names.test(name))
    if (step) return { kind: kind as keyof typeof STEPS, step, ...(size && { size }) }
  }
  return undefined
}

/** The parameter for the number of items on a page. */
export function sizeOf({ parameters }: Operation): Parameter | undefined {
  return parameters.find((one) => one.in === 'query' && SIZE.test(one.name))
}

/** The value of the step parameter for the first page; undefined if it has none. */
export function firstStep({ schemas }: Context, { kind, step }: Paging): unknown {
  if (kind === 'cursor') return undefined
  const { default: preset, minimum } = schemas.resolve(step.schema)
  return preset ?? minimum ?? (kind === 'page' ? 1 : 0)
}

/** Reads one page; undefined if the answer is no list. */
export async function readPage(
  context: Context,
  list: Operation,
  { paging, input, at, caller }: { paging: Paging; input: Input; at: unknown; caller: Caller },
): Promise<Page | undefined> {
  const query = { ...input.query, ...(at !== undefined && { [paging.step.name]: at }) }
  const request = authorized(context, list, requestOf(list, { ...input, query }), caller)
  const response = await exchange(context, list, request, { caller })
  const body = parsed(response.body)
  const items = itemsOf(body)
  if (response.status !== 200 || !items) return undefined
  const [total, count] = [memberOf(body, TOTAL), memberOf(body, /^count$/i)]
  // Some APIs name the total `count`, others the number of items on this page.
  const isTotal = total === undefined && typeof count === 'number' && count > items.length
  return {
    request,
    response,
    items,
    next: nextStep(paging, { at, items, body, response, size: query[paging.size?.name ?? ''] }),
    ...(typeof total === 'number' && { total }),
    ...(isTotal && { total: count }),
  }
}

function nextStep(
  { kind, step }: Paging,
  page: { at: unknown; items: unknown[]; body: unknown; response: HttpResponse; size: unknown },
): unknown {
  const { at, items, body, response, size } = page
  if (kind === 'page') return Number(at) + 1
  if (kind === 'offset') return Number(at) + (typeof size === 'number' ? size : items.length)
  const more = memberOf(body, MORE)
  if (more === false) return undefined
  const [, linked] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(response.headers.link ?? '') ?? []
  const told = memberOf(body, NEXT) ?? linked
  if (typeof told !== 'string' || told === '')
    return more === true ? idOf(items.at(-1), 'id') : undefined
  return /[/?]/.test(told) && URL.canParse(told, 'http://api')
    ? (new URL(told, 'http://api').searchParams.get(step.name) ?? told)
    : told
}

/** The items of a list: the body itself, or a list in it. */
export function itemsOf(body: unknown): unknown[] | undefined {
  if (Array.isArray(body)) return body as unknown[]
  if (!isRecord(body)) return undefined
  const inside = Object.values(body)
  const found =
    inside.find(Array.isArray) ?? inside.filter(isRecord).flatMap(Object.values).find(Array.isArray)
  return found as unknown[] | undefined
}

/** A member of an answer, or of an object in it such as `meta`. */
function memberOf(body: unknown, names: RegExp): unknown {
  if (!isRecord(body)) return undefined
  for (const one of [body, ...Object.values(body).filter(isRecord)])
    for (const [name, value] of Object.entries(one))
      if (names.test(name) && value !== null) return value
  return undefined
}
