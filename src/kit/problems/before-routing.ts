import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ClientAddresses } from '../http/client-address.ts'
import type { Exchanges } from '../observe/exchanges.ts'
import { answerProblem } from './answers.ts'
import { type AppCatalogue, PROBLEM_TYPE } from './app-catalogue.ts'
import type { ProblemCode } from './catalogue.ts'
import { Problem } from './problem.ts'
import type { Concern } from '../route.ts'

/** Every operation can answer these: the request is refused before its path is read. */
export const unreadRequestConcern: Concern = () => ({
  problems: ['request_timeout', 'headers_too_large'],
})

// No hook runs for these answers. They are counted against the limit of the address, and get the
// headers of every answer, here.

/** Answers a request with a path that cannot be decoded. Fastify finds that before routing. */
export function answerUnroutable(
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
  clients: ClientAddresses,
): void {
  const { server: app, raw } = request
  reply.headers(app.answerHeaders(raw.headers.origin))
  app.countAddress(clients.of(raw).network, ({ headers, refusal }) => {
    answerProblem(refusal ?? error, request, reply.headers(headers))
  })
}

const CLIENT_ERRORS: Partial<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

/** Milliseconds for which a client may read the answer before the connection is destroyed. */
const LINGER = 1000

/** Answers a request that Node cannot parse as HTTP, directly on the socket. */
export function answerClientError(
  app: FastifyInstance,
  error: ConnectionError,
  socket: Socket,
  { clients, exchanges }: { clients: ClientAddresses; exchanges: Exchanges },
): void {
  const { network } = clients.ofPeer(socket.remoteAddress)
  app.countAddress(network, ({ headers, refusal }) => {
    const answering = app.connections.get(socket)
    const isUnfinished = answering && !answering.writableFinished
    // The client would read a second answer as a part of the unfinished first one.
    if (!socket.writable || (isUnfinished && answering.headersSent)) {
      socket.destroy()
      return
    }
    const origin = isUnfinished ? answering.req.headers.origin : originOf(error)
    const problem =
      refusal ??
      new Problem(CLIENT_ERRORS[error.code] ?? 'invalid_request', {
        detail: 'The request is not valid HTTP, or too large or too slow to be read.',
      })
    const requestId = randomUUID()
    exchanges.refused(socket, requestId, app.problems.of(problem.code).status)
    socket.end(
      responseOf(app.problems, problem, requestId, {
        ...app.answerHeaders(origin),
        ...headers,
        ...problem.occurrence.headers,
      }),
    )
    // A client may never close its side.
    setTimeout(() => {
      socket.destroy()
    }, LINGER).unref()
  })
}

function responseOf(
  catalogue: AppCatalogue,
  problem: Problem,
  requestId: string,
  headers: Record<string, string>,
): string {
  const { status } = catalogue.of(problem.code)
  const body = JSON.stringify(catalogue.details(problem, requestId))
  const all = {
    ...headers,
    'Content-Type': `${PROBLEM_TYPE}; charset=utf-8`,
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Request-Id': requestId,
    Date: new Date().toUTCString(),
    Connection: 'close',
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`
}

/** Reads `Origin` from the bytes that could not be parsed. Only a listed one changes the answer. */
function originOf(error: ConnectionError): string | undefined {
  const { rawPacket } = error as { rawPacket?: unknown }
  if (!Buffer.isBuffer(rawPacket)) return undefined
  return /\r\norigin:[ \t]*(\S+)/i.exec(rawPacket.toString('latin1'))?.[1]
}
