import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { finished, type Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../problems.ts'

/** The only media type of a body that an operation takes. */
const ACCEPTED = 'application/json'

/**
 * Takes a body where the operation documents one, and only there: JSON alone, in UTF-8 alone
 * (RFC 8259 section 8.1), where Node would replace what is none. A request without a body may
 * have any `Content-Type`: many HTTP clients send one with every request.
 */
export const bodies = fp(
  async (app) => {
    app.removeAllContentTypeParsers()
    const parse = app.getDefaultJsonParser('error', 'error')
    app.addContentTypeParser<Buffer>(ACCEPTED, { parseAs: 'buffer' }, (request, body, done) => {
      const { 'content-encoding': encoding = 'identity' } = request.headers
      if (encoding !== 'identity')
        done(new Problem('unsupported_media_type', { detail: 'The body is compressed.' }))
      else if (body.length === 0) done(missingBody)
      else if (!isUtf8(body))
        done(new Problem('invalid_request', { detail: 'The body is not UTF-8.' }))
      else void parse(request, body.toString(), done)
    })

    // The last of `onRequest`: a stranger is refused first, whatever the body.
    app.addHook('onRoute', (route) => {
      const { policy } = route.config ?? {}
      if (!policy) return
      const rule = route.schema?.body ? demandBody : refuseBody
      route.onRequest = [route.onRequest ?? [], rule].flat()
    })
  },
  { name: 'bodies', dependencies: ['security', 'limits'] },
)

const missingBody = new Problem('invalid_request', {
  detail: `The operation takes a body, and none was sent: send JSON, as ${ACCEPTED}.`,
  errors: [{ pointer: '/body', message: 'is missing' }],
})
const unwelcomeBody = new Problem('invalid_request', {
  detail: 'The operation takes no body: send the request without one.',
  errors: [{ pointer: '/body', message: 'is not taken by the operation' }],
})

type Hook = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void

const demandBody: Hook = ({ headers, routeOptions }, _reply, done) => {
  const signed = routeOptions.config.policy?.signed ?? false
  done(isAbsent(headers) && !signed ? missingBody : undefined)
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

/** Whether the message says that there is no body (RFC 9112 section 6.3). */
function isAbsent(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0
}

/** Without a body, there is nothing for Fastify to parse, and no media type to refuse. */
function forgetBody(headers: IncomingHttpHeaders): void {
  if (headers['content-type'] !== undefined) Reflect.deleteProperty(headers, 'content-type')
  if (headers['transfer-encoding'] !== undefined)
    Reflect.deleteProperty(headers, 'transfer-encoding')
}

/** Waits until a body of unknown length has its first byte, or ends without one. */
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

/** Ends the connection with the answer, so that the rest of the body is not read. */
function unread(reply: FastifyReply, problem: Problem): Problem {
  reply.header('connection', 'close')
  return problem
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
