import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { finished, type Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import fp from 'fastify-plugin'
import { flawOfJson } from './json-position.ts'
import { Problem } from '../problems/problem.ts'
import type { Concern } from '../route.ts'

/** The only media type of a body that an operation accepts. */
export const acceptedType = 'application/json'

/**
 * Accepts a body only if the operation documents one: JSON in UTF-8 (RFC 8259 section 8.1); Node
 * would replace invalid UTF-8. A request without a body may have any `Content-Type`: many HTTP
 * clients send one with every request.
 */
export const bodies = fp(
  async (app) => {
    app.removeContentTypeParser(acceptedType)
    const parse = app.getDefaultJsonParser('error', 'error')
    app.addContentTypeParser<Buffer>(acceptedType, { parseAs: 'buffer' }, (request, body, done) => {
      const { 'content-encoding': encoding = 'identity' } = request.headers
      if (encoding !== 'identity') done(compressedBody)
      else if (body.length === 0) done(missingBody)
      else if (!isUtf8(body))
        done(new Problem('invalid_request', { detail: 'The body is not UTF-8.' }))
      else {
        const text = body.toString()
        void parse(request, text, (error, value) => {
          if (error) done(malformedBody(text))
          else done(null, value)
        })
      }
    })
  },
  { name: 'bodies' },
)

/** Runs after the guard and the limits, so that an unauthenticated request is refused first. */
export const bodyConcern: Concern = ({ method, schema }) => ({
  problems: [
    ...(method === 'GET' ? [] : (['body_too_large'] as const)),
    ...(schema.body ? (['unsupported_media_type'] as const) : []),
  ],
  after: { onRequest: schema.body ? demandBody : refuseBody },
})

const compressedBody = new Problem('unsupported_media_type', {
  detail: `Send the body as ${acceptedType} without Content-Encoding: it is compressed.`,
})

/** Reports the position of a JSON error, or names that would change JavaScript's own properties. */
function malformedBody(text: string): Problem {
  const flaw = flawOfJson(text)
  const message = flaw
    ? `is not JSON at line ${flaw.line}, column ${flaw.column}`
    : 'has the name __proto__, or constructor with prototype, which is refused'
  return new Problem('invalid_request', {
    detail: `The body ${message}.`,
    errors: [{ pointer: '/body', message }],
  })
}

const missingBody = new Problem('invalid_request', {
  detail: `The operation takes a body, and none was sent: send JSON, as ${acceptedType}.`,
  errors: [{ pointer: '/body', message: 'is missing' }],
})
const unwelcomeBody = new Problem('invalid_request', {
  detail: 'The operation takes no body: send the request without one.',
  errors: [{ pointer: '/body', message: 'is not taken by the operation' }],
})

type Hook = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void

const demandBody: Hook = ({ headers, routeOptions }, _reply, done) => {
  const signed = routeOptions.config.policy?.signed ?? false
  if (signed) done()
  else if (isAbsent(headers)) done(missingBody)
  else done(isJson(headers) ? undefined : unsupportedType(headers['content-type']))
}

const refuseBody: Hook = (request, reply, done) => {
  const { headers, method, raw, routeOptions } = request
  if (isAbsent(headers)) {
    forgetBody(headers)
    done()
  } else if (headers['transfer-encoding'] === undefined) {
    const isTooLarge = Number(headers['content-length']) > routeOptions.bodyLimit
    if (!isTooLarge) done(unwelcomeBody)
    else done(unread(reply, isRead(method) ? unwelcomeBody : new Problem('body_too_large')))
  } else
    whenStarted(raw, (hasBytes) => {
      if (hasBytes) done(unread(reply, unwelcomeBody))
      else {
        forgetBody(headers)
        done()
      }
    })
}

function isJson({ 'content-type': type = '' }: IncomingHttpHeaders): boolean {
  return type.split(';', 1)[0]?.trim().toLowerCase() === acceptedType
}

/** @param sent the `Content-Type` of the request */
export function unsupportedType(sent: string | undefined): Problem {
  const instead = sent === undefined ? 'it has no Content-Type' : `not as ${sent.slice(0, 100)}`
  return new Problem('unsupported_media_type', {
    detail: `Send the body as ${acceptedType}, ${instead}.`,
  })
}

/** True if the headers show that there is no body (RFC 9112 section 6.3). */
function isAbsent(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0
}

/** Removes the headers of an absent body, so that Fastify neither parses nor refuses it. */
function forgetBody(headers: IncomingHttpHeaders): void {
  if (headers['content-type'] !== undefined) Reflect.deleteProperty(headers, 'content-type')
  if (headers['transfer-encoding'] !== undefined)
    Reflect.deleteProperty(headers, 'transfer-encoding')
}

/** Waits for the first byte of a body of unknown length, or for its end. */
function whenStarted(body: Readable, started: (hasBytes: boolean) => void): void {
  const ignoreEnd = finished(body, { writable: false }, () => {
    body.off('data', onData)
    started(false)
  })
  function onData() {
    ignoreEnd()
    body.pause()
    started(true)
  }
  body.once('data', onData)
}

/** Closes the connection after the answer, so that the rest of the body is not read. */
function unread(reply: FastifyReply, problem: Problem): Problem {
  reply.header('connection', 'close')
  return problem
}

export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
