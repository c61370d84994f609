import { type TProperties, type TSchema, Type } from '@sinclair/typebox'
import { component, described, namedOneOf, oneOf } from '../openapi/component.ts'

/** Maximum number of items on a page. */
const MOST = 100

const limit = Type.Integer({
  minimum: 1,
  maximum: MOST,
  default: 10,
  description: 'Maximum number of items on a page.',
})
const offset = Type.Integer({
  minimum: 0,
  maximum: 1_000_000_000,
  default: 0,
  description: 'Number of items before the page.',
})

/**
 * A page of a list, as a component; `reply.page()` makes one.
 * @param name PascalCase, unique in the API
 */
export function page<T extends TSchema>(name: string, item: T) {
  return component(
    name,
    Type.Object(
      {
        data: Type.Array(item),
        totalCount: Type.Integer({ description: 'Number of items on all pages.' }),
        limit: Type.Integer({ description: limit.description ?? '', examples: [10] }),
        offset: Type.Integer({ description: offset.description ?? '', examples: [0] }),
      },
      { description: 'A page of a list. The header `Link` has the addresses of the other pages.' },
    ),
  )
}

/** The query of a list: the page, and further parameters. */
export function pageQuery<T extends TProperties>(parameters: T) {
  return Type.Object({ ...parameters, limit, offset })
}

/** A parameter that may be given several times. */
export function list<T extends TSchema>(item: T, description: string) {
  return Type.Optional(Type.Array(item, { minItems: 1, maxItems: 100, description }))
}

const SortOrder = namedOneOf('SortOrder', ['desc', 'asc'], 'Descending or ascending.')

/** The parameters `sort` and `order`. */
export function sortedBy<const T extends readonly [string, ...string[]]>(by: T) {
  return {
    sort: oneOf(by, { default: by[0], description: 'The field to sort by.' }),
    order: described(SortOrder, { default: 'desc', description: 'The sort order.' }),
  }
}

/** Converts the two to Clerk's `orderBy`: `-created_at`. */
export function orderBy<Sort extends string>(query: { sort: Sort; order: 'asc' | 'desc' }) {
  const name = query.sort.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return `${query.order === 'asc' ? '+' : '-'}${name}` as `${'+' | '-'}${SnakeCase<Sort>}`
}

type SnakeCase<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeCase<Tail>}`
  : ''
