import { isUtf8 } from 'node:buffer'
import { type TObject, Type } from '@sinclair/typebox'
import type { FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../problems.ts'

/** Bounds of a body: the metadata that Clerk takes is much smaller. */
const MOST_VALUES = 60_000
const DEEPEST = 100

const NO_PARAMETERS = Type.Object({}, { additionalProperties: false })

/**
 * Takes JSON alone, and in UTF-8 alone (RFC 8259 section 8.1), where Node would replace what is
 * none. Closes every query, so that a parameter that does not exist is refused; reads the ways in
 * which clients write lists: `a=1&a=2`, which is what the document says, `a[]=1&a[]=2` and `a=1,2`;
 * and refuses bodies that no operation takes, before they cost anything.
 */
export const strictRequests = fp(
  async (app) => {
    app.removeAllContentTypeParsers()
    const parse = app.getDefaultJsonParser('error', 'error')
    app.addContentTypeParser<Buffer>(
      'application/json',
      { parseAs: 'buffer' },
      (request, body, done) => {
        const { 'content-encoding': encoding = 'identity' } = request.headers
        if (encoding !== 'identity')
          done(new Problem('unsupported_media_type', { detail: 'The body is compressed.' }))
        else if (!isUtf8(body))
          done(new Problem('invalid_request', { detail: 'The body is not UTF-8.' }))
        else void parse(request, body.toString(), done)
      },
    )

    // Node would answer with a bare status (RFC 9112 section 3.2).
    app.addHook('onRequest', ({ raw }, _reply, done) => {
      if (raw.headers.host !== undefined || raw.httpVersion !== '1.1') done()
      else done(new Problem('invalid_request', { detail: 'There is no Host header.' }))
    })
    // An expectation that is not known may be ignored (RFC 9110 section 10.1.1).
    app.server.on('checkExpectation', (request, response) => {
      app.server.emit('request', request, response)
    })
    // Node would close the connection without a word.
    app.server.on('connect', (_request, socket) => {
      app.server.emit('clientError', new Error('CONNECT is for proxies'), socket)
    })

    app.addHook('onRoute', (route) => {
      const { policy } = route.config ?? {}
      if (!policy) return
      const querystring = (route.schema?.querystring ?? NO_PARAMETERS) as TObject
      const { properties, required = [] } = querystring
      route.schema = {
        ...route.schema,
        querystring: {
          ...querystring,
          // A schema's type says what a handler gets; a client may leave out what has a default.
          required: required.filter((name) => properties[name]?.default === undefined),
          additionalProperties: false,
        },
      }
      const lists = Object.keys(properties).filter((name) => properties[name]?.type === 'array')
      // Last, because a signed body is parsed by what verifies it.
      route.preValidation = [
        route.preValidation ?? [],
        ({ query, body }: FastifyRequest, _reply: unknown, done: HookHandlerDoneFunction) => {
          readLists(query as Record<string, unknown>, lists)
          done(flawOf('query', query) ?? flawOf('body', body, policy.signed))
        },
      ].flat()
    })
  },
  { name: 'strict-requests', dependencies: ['security'] },
)

function readLists(query: Record<string, unknown>, lists: readonly string[]) {
  for (const name of lists) {
    const given = [query[name] ?? [], query[`${name}[]`] ?? []].flat() as string[]
    Reflect.deleteProperty(query, `${name}[]`)
    if (given.length > 0) query[name] = given.flatMap((value) => value.split(','))
  }
}

/**
 * What makes a query or body unfit for what handles or stores it, whatever its schema says. It can
 * be nested too deeply for what recurses into it, such as `JSON.stringify`; it can break its schema
 * tens of thousands of times, each of which would be noted; and no database takes NUL or half a
 * surrogate pair for text.
 * @param signed what Clerk sends is text as it is
 */
function flawOf(part: 'query' | 'body', whole: unknown, signed = false): Problem | undefined {
  let values = 0
  const look = (value: unknown, levels: number): string | undefined => {
    values += 1
    if (values > MOST_VALUES || levels < 0)
      return `has more than ${MOST_VALUES} values or ${DEEPEST} levels`
    if (typeof value === 'string') return signed || isText(value) ? undefined : NO_TEXT
    if (typeof value !== 'object' || value === null) return undefined
    for (const [name, inner] of Object.entries(value)) {
      const flaw = signed || isText(name) ? look(inner, levels - 1) : NO_TEXT
      if (flaw) return flaw
    }
    return undefined
  }
  const message = look(whole, DEEPEST)
  if (message === undefined) return undefined
  return new Problem('invalid_request', {
    detail: `The ${part} ${message}.`,
    errors: [{ pointer: `/${part}`, message }],
  })
}

const NO_TEXT = 'has a character that is none: NUL, or half a surrogate pair'

function isText(value: string): boolean {
  return !value.includes('\0') && !/\p{Surrogate}/u.test(value)
}
