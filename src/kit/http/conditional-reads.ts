import { hash } from 'node:crypto'
import { Type } from '@sinclair/typebox'
import type { DoneFuncWithErrOrRes, FastifyReply, FastifyRequest } from 'fastify'
import type { Concern } from '../route.ts'
import { isRead } from './bodies.ts'

/** The document describes it once, with `ETag`. */
const IfNoneMatch = Type.Optional(Type.String({ maxLength: 4096 }))

/**
 * Adds an `ETag` to the answers to GET, and answers 304 to a client with the current version. There
 * is no `If-Match`: Clerk has no conditional writes.
 */
export const conditionalReadConcern: Concern = ({ method }) =>
  isRead(method)
    ? { headers: { 'if-none-match': IfNoneMatch }, before: { onSend: answerUnlessKnown } }
    : {}

function answerUnlessKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: DoneFuncWithErrOrRes,
) {
  if (reply.statusCode !== 200 || typeof payload !== 'string') {
    done(null, payload)
    return
  }
  const etag = etagOf(payload)
  reply.header('etag', etag)
  if (!isKnown(request, etag)) {
    done(null, payload)
    return
  }
  reply.code(304).removeHeader('content-type')
  // A 304 has the length of the full answer, or none (RFC 9110 section 8.6), but not that of ''.
  done(null, request.method === 'HEAD' ? payload : null)
}

/** Returns a strong entity tag of the body (RFC 9110 section 8.8.3). */
export function etagOf(body: string | Buffer): string {
  return `"${hash('sha256', body, 'base64url')}"`
}

/** True if `If-None-Match` lists the tag, compared weakly (RFC 9110 section 13.1.2), or is `*`. */
export function isKnown(request: FastifyRequest, etag: string): boolean {
  const given = request.headers['if-none-match']
  if (given === undefined) return false
  const tags = given.split(',').map((tag) => tag.trim())
  return tags.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)
}
