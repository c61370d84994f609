import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What may be taken over from a client: it stands in headers, answers and log lines as it is. */
const REQUEST_ID = /^[\w.:=+/-]{1,128}$/

/** The request's id: its `X-Request-Id`, where that is well-formed, or a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
}

/** Where a request belongs among those of other systems. */
export interface Trace {
  traceId: string
  /** The span of the caller. */
  parentId: string
}

const TRACEPARENT = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}(-.*)?$/
const ZEROS = /^0+$/

/**
 * Reads `traceparent`.
 * @returns undefined where there is none, or it is malformed, which counts as none
 * @see https://www.w3.org/TR/trace-context-1/#traceparent-header
 */
export function traceOf({ headers }: Pick<IncomingMessage, 'headers'>): Trace | undefined {
  const { traceparent } = headers
  if (typeof traceparent !== 'string') return undefined
  const [, version, traceId = '', parentId = '', more] = TRACEPARENT.exec(traceparent) ?? []
  // Versions to come may add fields.
  if (!version || version === 'ff' || (version === '00' && more)) return undefined
  return ZEROS.test(traceId) || ZEROS.test(parentId) ? undefined : { traceId, parentId }
}
