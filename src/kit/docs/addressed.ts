import type { FastifyReply, FastifyRequest } from 'fastify'
import { Representation } from './representation.ts'

/** Stands for the address in a text that is made once. */
const ADDRESS = 'https://address.invalid'
/**
 * Maximum number of addresses whose texts are kept and compressed. A client can send any `Host`;
 * under further addresses, the document is sent uncompressed.
 */
const MOST_ADDRESSES = 8
/** The headers that decide on the address, and on the encoding. */
const VARY = 'accept-encoding, host, x-forwarded-host, x-forwarded-proto'

/** A document that names the address of the API under which it was requested. */
export class AddressedDocument {
  readonly #type: string
  readonly #make: (address: string) => string
  readonly #kept = new Map<string, Representation>()
  #text: string | undefined

  /** @param make returns the text with this address of the API; it is called once */
  constructor(type: string, make: (address: string) => string) {
    this.#type = type
    this.#make = make
  }

  /** Answers as {@link Representation.send} does. */
  send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const address = addressOf(request)
    const kept = this.#kept.get(address)
    if (kept) return kept.send(request, reply)
    const representation = new Representation(this.#type, () => this.#textWith(address), VARY)
    if (this.#kept.size >= MOST_ADDRESSES) return representation.send(request, reply, 'identity')
    this.#kept.set(address, representation)
    return representation.send(request, reply)
  }

  #textWith(address: string): string {
    this.#text ??= this.#make(ADDRESS)
    return this.#text.replace(ADDRESS, address)
  }
}

/**
 * The origin under which the client sent the request, by `TRUST_PROXY`; `/` for a request of
 * HTTP/1.0 without `Host`.
 */
function addressOf({ protocol, host }: FastifyRequest): string {
  return host ? new URL(`${protocol}://${host}`).origin : '/'
}
