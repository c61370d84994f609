import { Type } from '@sinclair/typebox'
import { closedObject } from '../schemas.ts'

/** Clerk's parameters `limit` and `offset`, for the schema of a list's query. */
export const pageParameters = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
}

interface Page {
  limit?: number
  offset?: number
}

/** The part of the list that the query asks for; by default the first 10 items. */
export function slice<Item>(items: Item[], { limit = 10, offset = 0 }: Page): Item[] {
  return items.slice(offset, offset + limit)
}

/** As {@link slice}, in the envelope of most of Clerk's lists. */
export function paginate<Item, Data>(items: Item[], page: Page, serialize: (item: Item) => Data) {
  return { data: slice(items, page).map(serialize), total_count: items.length }
}

/** The orders of a list: from the parameter value to the value of the item. */
export type Orderings<Item> = Record<string, (item: Item) => string | number | null | undefined>

/** The parameter `order_by`: one of the orderings, after `+` or `-`. */
export function orderParameter<Item>(orderings: Orderings<Item>) {
  // A plus sign that is not encoded arrives as a space.
  const pattern = `^[+ -]?(${Object.keys(orderings).join('|')})$`
  return { order_by: Type.Optional(Type.String({ pattern })) }
}

/** The schema of a list that can be searched with `query`. */
export function searchSchema<Item>(orderings: Orderings<Item>) {
  return {
    querystring: closedObject({
      query: Type.Optional(Type.String()),
      ...orderParameter(orderings),
      ...pageParameters,
    }),
  }
}

/** Sorts by `order_by`: ascending, or descending with `-`. Items without a value come last. */
export function order<Item>(
  items: Item[],
  orderings: Orderings<Item>,
  orderBy = '-created_at',
): Item[] {
  const valueOf = orderings[orderBy.replace(/^[+ -]/, '')]
  if (!valueOf) return items
  const direction = orderBy.startsWith('-') ? -1 : 1
  // If two were created in the same millisecond, the later one in the list is newer.
  const stable = direction === -1 ? items.toReversed() : items
  return stable.toSorted((a, b) => {
    const [left, right] = [valueOf(a) ?? null, valueOf(b) ?? null]
    if (left === right) return 0
    if (left === null || right === null) return left === null ? 1 : -1
    return left < right ? -direction : direction
  })
}

/** The parameters of lists that get an envelope only with `paginated`. */
export const listParameters = { ...pageParameters, paginated: Type.Optional(Type.Boolean()) }

/** The items, newest first; in an envelope with `paginated`, which the SDK always sends. */
export function listed<Item extends { created_at: number }, Data>(
  items: Item[],
  query: Page & { paginated?: boolean },
  serialize: (item: Item) => Data,
) {
  const ordered = order<Item>(items, { created_at: (item) => item.created_at })
  return query.paginated
    ? paginate(ordered, query, serialize)
    : slice(ordered, query).map(serialize)
}
