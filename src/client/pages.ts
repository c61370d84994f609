import { isProblem, ProblemError } from './problems.ts'

/** The query of a list. */
export interface ListQuery {
  limit?: number
  offset?: number
  /** The id of the item before the page. */
  after?: string
  sort?: string
}
interface Page {
  data: { id?: string }[]
  totalCount: number
  limit: number
}
/** Reads a {@link Page}. @throws {ProblemError} if it cannot be read */
type Read = (query: ListQuery) => Promise<unknown>

/** Maximum number of items on a page. */
const LONGEST_PAGE = 100

/**
 * Reads the items of all pages, one page after the other.
 * @param cursor the parameter for the item before the page, if the list has one. It can be used in
 *   the order of creation only
 */
export function itemsOf(read: Read, query: ListQuery = {}, cursor?: 'after') {
  const first = { limit: LONGEST_PAGE, ...query }
  const { sort = 'createdAt' } = query
  return cursor && sort === 'createdAt' ? itemsByCursor(read, first) : itemsByOffset(read, first)
}

async function* itemsByOffset(read: Read, query: ListQuery): AsyncGenerator<unknown, void> {
  let { offset = 0 } = query
  for (;;) {
    const { data, totalCount } = (await read({ ...query, offset })) as Page
    yield* data
    offset += data.length
    if (data.length === 0 || offset >= totalCount) return
  }
}

/** Items that are created or deleted meanwhile move no others. */
async function* itemsByCursor(read: Read, query: ListQuery): AsyncGenerator<unknown, void> {
  let at = query
  let page = (await read(at)) as Page
  let seen = new Set<unknown>()
  for (;;) {
    yield* page.data.filter(({ id }) => !seen.has(id))
    const last = page.data.at(-1)?.id
    if (last === undefined || page.data.length < page.limit) return
    seen = new Set(page.data.map(({ id }) => id))
    const following = { ...at, offset: 0, after: last }
    try {
      page = (await read(following)) as Page
      at = following
    } catch (error) {
      if (!isGone(error)) throw error
      // The last item was deleted, perhaps by the caller: the same page has other items now.
      page = (await read(at)) as Page
      if (page.data.at(-1)?.id === last) throw error
    }
  }
}

/** True if the item that `after` names does not exist any more. */
function isGone(error: unknown): boolean {
  if (!(error instanceof ProblemError) || !isProblem(error.problem, 'not_accepted')) return false
  return error.problem.errors?.some(({ pointer }) => pointer === '/query/after') ?? false
}
