import { type TObject, Type } from '@sinclair/typebox'
import { Problem, toPointer } from '../problems/problem.ts'
import type { Concern } from '../route.ts'

/** Maximum number of values in a body: the metadata that Clerk accepts is much smaller. */
const MOST_VALUES = 60_000
const DEEPEST = 100

const NO_PARAMETERS = Type.Object({}, { additionalProperties: false })

/**
 * Closes the query, so that an unknown parameter is refused. Reads lists in the notations of
 * clients: `a=1&a=2`, as in the document, `a[]=1&a[]=2` and `a=1,2`. Refuses text and bodies that
 * no operation accepts, before they cost anything.
 */
export const strictRequestConcern: Concern = ({ schema, policy }) => {
  const declared = (schema.querystring ?? NO_PARAMETERS) as TObject
  const { properties, required = [] } = declared
  const lists = Object.keys(properties).filter((name) => properties[name]?.type === 'array')
  return {
    problems: ['invalid_request'],
    querystring: {
      ...declared,
      // A schema's type describes the handler's input; a client may omit values with a default.
      required: required.filter((name) => properties[name]?.default === undefined),
      additionalProperties: false,
    },
    after: {
      // A signed body is parsed earlier, by the guard that verifies it.
      preValidation({ url, params, query, body }, _reply, done) {
        readLists(query as Record<string, unknown>, lists)
        done(
          flawOfEncoding(url) ??
            flawOf('path', params) ??
            flawOf('query', query) ??
            flawOf('body', body, policy.signed),
        )
      },
    },
  }
}

/**
 * A query is percent-encoded UTF-8 (RFC 3986 section 2.5). The parser would keep an invalid
 * encoding unchanged, and a handler would use it as the value.
 */
function flawOfEncoding(url: string): Problem | undefined {
  const query = url.slice(url.indexOf('?') + 1)
  if (query === url || /^[!-$&-~]*$/.test(query)) return undefined
  const broken = query.split('&').find((pair) => !isEncoded(pair))
  if (broken === undefined) return undefined
  const [name = ''] = broken.split('=', 1)
  const message = 'is not percent-encoded UTF-8'
  return new Problem('invalid_request', {
    detail: `The query ${message}.`,
    errors: [
      { pointer: isEncoded(name) ? `/query/${decodeURIComponent(name)}` : '/query', message },
    ],
  })
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text)
    return /^[!-~]*$/.test(text)
  } catch {
    return false
  }
}

function readLists(query: Record<string, unknown>, lists: readonly string[]) {
  for (const name of lists) {
    const given = [query[name] ?? [], query[`${name}[]`] ?? []].flat() as string[]
    Reflect.deleteProperty(query, `${name}[]`)
    if (given.length > 0) query[name] = given.flatMap((value) => value.split(','))
  }
}

/**
 * Finds values in a query or body that cannot be processed or stored, whatever the schema allows:
 * nesting too deep for recursive functions such as `JSON.stringify`; too many values, as tens of
 * thousands of violations would each be recorded; and NUL or half a surrogate pair, which no
 * database accepts.
 * @param signed true for a body from Clerk, whose text is accepted unchanged
 */
function flawOf(
  part: 'path' | 'query' | 'body',
  whole: unknown,
  signed = false,
): Problem | undefined {
  if (isEmpty(whole)) return undefined
  let values = 0
  const look = (value: unknown, levels: number): Flaw | undefined => {
    values += 1
    if (values > MOST_VALUES || levels < 0)
      return { at: [], message: `has more than ${MOST_VALUES} values or ${DEEPEST} levels` }
    if (typeof value === 'string')
      return signed || isText(value) ? undefined : { at: [], message: NO_TEXT }
    if (typeof value !== 'object' || value === null) return undefined
    for (const [name, inner] of Object.entries(value)) {
      if (!signed && !isText(name)) return { at: [], message: NO_TEXT }
      const flaw = look(inner, levels - 1)
      if (!flaw) continue
      if (flaw.message === NO_TEXT) flaw.at.unshift(name)
      return flaw
    }
    return undefined
  }
  const flaw = look(whole, DEEPEST)
  if (flaw === undefined) return undefined
  const { at, message } = flaw
  return new Problem('invalid_request', {
    detail: `The ${part} ${message}.`,
    errors: [{ pointer: toPointer(part, ...at).slice(0, 1000), message }],
  })
}

/** True for the path, query and body of most reads. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value !== 'object') return false
  for (const _name in value) return false
  return true
}

/** The fault, and the path of names to it. */
interface Flaw {
  at: string[]
  message: string
}

const NO_TEXT = 'has a character that is none: NUL, or half a surrogate pair'

function isText(value: string): boolean {
  return !value.includes('\0') && !/\p{Surrogate}/u.test(value)
}
