import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** The accepted form of a client's id: it is put into headers, answers and log lines unchanged. */
const REQUEST_ID = /^[\w.:=+/-]{1,128}$/

/** Returns the request's id: its `X-Request-Id` if that is well-formed, or a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
}

/** The position of a request in a distributed trace. */
export interface Trace {
  traceId: string
  /** The span of the caller. */
  parentId: string
}

const TRACEPARENT = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}(-.*)?$/
const ZEROS = /^0+$/

/**
 * Parses `traceparent`.
 * @returns undefined if it is missing or malformed
 * @see https://www.w3.org/TR/trace-context-1/#traceparent-header
 */
export function traceOf({ headers }: Pick<IncomingMessage, 'headers'>): Trace | undefined {
  const { traceparent } = headers
  if (typeof traceparent !== 'string') return undefined
  const [, version, traceId = '', parentId = '', more] = TRACEPARENT.exec(traceparent) ?? []
  // Future versions may add fields.
  if (!version || version === 'ff' || (version === '00' && more)) return undefined
  return ZEROS.test(traceId) || ZEROS.test(parentId) ? undefined : { traceId, parentId }
}
