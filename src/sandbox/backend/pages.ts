import { Type } from '@sinclair/typebox'

/** Clerk's parameters `limit` and `offset`, for the schema of a list's query. */
export const pageParameters = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
}

interface Page {
  limit?: number
  offset?: number
}

/** The part of the list that the query asks for: the first 10 by default. */
export function slice<Item>(items: Item[], { limit = 10, offset = 0 }: Page): Item[] {
  return items.slice(offset, offset + limit)
}

/** As {@link slice}, in the envelope that most of Clerk's lists have. */
export function paginate<Item, Data>(items: Item[], page: Page, serialize: (item: Item) => Data) {
  return { data: slice(items, page).map(serialize), total_count: items.length }
}

/** What a list can be ordered by: parameter value → value of the item. */
export type Orderings<Item> = Record<string, (item: Item) => string | number | null | undefined>

/** The parameter `order_by`: one of the orderings, behind `+` or `-`. */
export function orderParameter<Item>(orderings: Orderings<Item>) {
  // A plus sign that is not encoded arrives as a space.
  const pattern = `^[+ -]?(${Object.keys(orderings).join('|')})$`
  return { order_by: Type.Optional(Type.String({ pattern })) }
}

/** Sorts as `order_by` says: ascending, or with `-` descending. What has no value comes last. */
export function order<Item>(
  items: Item[],
  orderings: Orderings<Item>,
  orderBy = '-created_at',
): Item[] {
  const valueOf = orderings[orderBy.replace(/^[+ -]/, '')]
  if (!valueOf) return items
  const direction = orderBy.startsWith('-') ? -1 : 1
  // Of two created in the same millisecond, the later in the list is the newer.
  const stable = direction === -1 ? items.toReversed() : items
  return stable.toSorted((a, b) => {
    const [left, right] = [valueOf(a) ?? null, valueOf(b) ?? null]
    if (left === right) return 0
    if (left === null || right === null) return left === null ? 1 : -1
    return left < right ? -direction : direction
  })
}

/** The parameters of the lists that Clerk puts into an envelope only when it is asked to. */
export const listParameters = { ...pageParameters, paginated: Type.Optional(Type.Boolean()) }

/** The newest first; in an envelope with `paginated`, which the SDK always sends. */
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
