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
        if (!isUtf8(body))
          done(new Problem('invalid_request', { detail: 'The body is not UTF-8.' }))
        else void parse(request, body.toString(), done)
      },
    )

    app.addHook('onRoute', (route) => {
      if (!route.config?.policy) return
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
          done(sizeProblem(body))
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
 * A body of a megabyte can be nested too deeply for what recurses into it, such as
 * `JSON.stringify`, or break its schema half a million times, each of which would be noted.
 */
function sizeProblem(body: unknown): Problem | undefined {
  if (typeof body !== 'object' || body === null || isBounded(body)) return undefined
  return new Problem('invalid_request', {
    detail: `The body has more than ${MOST_VALUES} values or ${DEEPEST} levels.`,
    errors: [{ pointer: '/body', message: 'is nested too deeply or has too many values' }],
  })
}

function isBounded(body: object): boolean {
  let values = 0
  const isWithin = (value: unknown, levels: number): boolean => {
    values += 1
    if (values > MOST_VALUES || levels < 0) return false
    if (typeof value !== 'object' || value === null) return true
    return Object.values(value).every((inner) => isWithin(inner, levels - 1))
  }
  return isWithin(body, DEEPEST)
}
