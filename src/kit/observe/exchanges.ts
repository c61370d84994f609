import type { Socket } from 'node:net'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { ClientAddresses } from '../http/client-address.ts'
import { type Trace, traceOf } from './request-id.ts'

/** A request and what became of it. */
export interface Exchange {
  requestId: string
  trace: Trace | undefined
  /** The full address of the client; empty where the connection is gone already. */
  address: string
  /** The operationId, or the path of a route that has none; null where no route was reached. */
  operation: string | null
  /** Null where Node.js could not read the request. */
  method: string | null
  /** Without the query, which may carry secrets. */
  path: string | null
  /** The kind of token that was good, or `anonymous`. */
  subject: string
  /** The id of the user or machine whose token was good. */
  caller: string | undefined
  /** The id of the user who acts as the session's user; only while somebody does. */
  actor: string | undefined
  /** Null where the client was gone before it was answered in full. */
  status: number | null
  ms: number
}

type Begun = (request: FastifyRequest, reply: FastifyReply) => void
type Over = (exchange: Exchange) => void

/**
 * Tells of every request when it comes and when it is over. Fastify's log controller is where all
 * pass, those too that reach no hook, as their path does not decode; and what it would log itself
 * is left out.
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
      // The refusal of the rest of it was told already.
      if (isAnswered(request, reply) || !this.#refused.has(request.socket))
        this.#tell(exchangeOf(request, reply, address))
    })
  }

  /** Called with what Node.js itself refused to read. */
  refused(socket: Socket, requestId: string, status: number): void {
    this.#refused.add(socket)
    const { address } = this.#clients.ofPeer(socket.remoteAddress)
    this.#tell({ ...UNREAD, requestId, address, status })
  }

  override requestCompleted(): void {
    // Told of when the answer is sent, or the client gone.
  }

  #tell(exchange: Exchange): void {
    for (const observe of this.#over) observe(exchange)
  }
}

/** The parts of an unreadable request that can still be logged. */
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

/** Whether all of the answer was sent; where there is no connection (`inject`), written. */
function isAnswered({ socket }: FastifyRequest, { raw }: FastifyReply): boolean {
  return raw.writableFinished || (raw.writableEnded && !socket.destroyed)
}

function callerOf(request: FastifyRequest): Pick<Exchange, 'subject' | 'caller' | 'actor'> {
  // A request whose path does not decode never becomes one of the app's.
  const { caller } = request as { caller?: Caller }
  return {
    subject: caller?.kind ?? 'anonymous',
    caller: caller?.user ?? caller?.subject ?? undefined,
    actor: caller?.actor ?? undefined,
  }
}
