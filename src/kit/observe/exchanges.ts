import type { Socket } from 'node:net'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { ClientAddresses } from '../http/client-address.ts'
import { type Trace, traceOf } from './request-id.ts'

/** A request and its result. */
export interface Exchange {
  requestId: string
  trace: Trace | undefined
  /** The full address of the client; empty if the connection is already closed. */
  address: string
  /** The operationId, or the path of a route without one; null if no route was reached. */
  operation: string | null
  /** Null if Node.js could not read the request. */
  method: string | null
  /** Without the query, which may carry secrets. */
  path: string | null
  /** The kind of the valid token, or `anonymous`. */
  subject: string
  /** The id of the user or machine with the valid token. */
  caller: string | undefined
  /** The id of the user who impersonates the session's user; undefined without impersonation. */
  actor: string | undefined
  /** Null if the client disconnected before the answer was complete. */
  status: number | null
  ms: number
}

type Begun = (request: FastifyRequest, reply: FastifyReply) => void
type Over = (exchange: Exchange) => void

/**
 * Reports every request when it begins and when it ends. Every request passes Fastify's log
 * controller, even one that reaches no hook because its path cannot be decoded. Fastify's own log
 * lines are suppressed.
 */
export class Exchanges extends Fastify.LogController {
  readonly #begun: Begun[] = []
  readonly #over: Over[] = []
  readonly #refused = new WeakSet<Socket>()
  readonly #clients: ClientAddresses

  constructor(clients: ClientAddresses) {
    super({ requestIdLogLabel: 'requestId' })
    this.#clients = clients
  }

  onBegun(observe: Begun): void {
    this.#begun.push(observe)
  }

  onOver(observe: Over): void {
    this.#over.push(observe)
  }

  override incomingRequest(request: FastifyRequest, reply: FastifyReply): void {
    this.#clients.normalize(request.raw)
    for (const observe of this.#begun) observe(request, reply)
    if (this.#over.length === 0) return
    const { address } = this.#clients.of(request.raw)
    reply.raw.once('close', () => {
      // The refusal of its unreadable rest was reported already.
      if (isAnswered(request, reply) || !this.#refused.has(request.socket))
        this.#tell(exchangeOf(request, reply, address))
    })
  }

  /** Called for a request that Node.js itself could not read. */
  refused(socket: Socket, requestId: string, status: number): void {
    this.#refused.add(socket)
    const { address } = this.#clients.ofPeer(socket.remoteAddress)
    this.#tell({ ...UNREAD, requestId, address, status })
  }

  override requestCompleted(): void {
    // Reported when the answer is sent, or the client disconnects.
  }

  #tell(exchange: Exchange): void {
    for (const observe of this.#over) observe(exchange)
  }
}

/** The log fields of an unreadable request. */
const UNREAD = {
  trace: undefined,
  operation: null,
  method: null,
  path: null,
  subject: 'anonymous',
  caller: undefined,
  actor: undefined,
  ms: 0,
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply, address: string): Exchange {
  const { url, schema } = request.routeOptions
  return {
    requestId: request.id,
    trace: traceOf(request.raw),
    address,
    operation: schema?.operationId ?? url ?? null,
    method: request.method,
    path: request.url.split('?', 1)[0] ?? '',
    ...callerOf(request),
    status: isAnswered(request, reply) ? reply.statusCode : null,
    ms: reply.elapsedTime,
  }
}

/** True if the whole answer was sent; without a connection (`inject`), if it was written. */
function isAnswered({ socket }: FastifyRequest, { raw }: FastifyReply): boolean {
  return raw.writableFinished || (raw.writableEnded && !socket.destroyed)
}

function callerOf(request: FastifyRequest): Pick<Exchange, 'subject' | 'caller' | 'actor'> {
  // A request whose path cannot be decoded has no decorators of the app.
  const { caller } = request as { caller?: Caller }
  return {
    subject: caller?.kind ?? 'anonymous',
    caller: caller?.user ?? caller?.subject ?? undefined,
    actor: caller?.actor ?? undefined,
  }
}
