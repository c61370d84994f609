import type { IncomingHttpHeaders } from 'node:http'
import { Problem } from '../problems/problem.ts'

/** The headers of Svix's signature of a delivery. */
const SIGNATURE_HEADERS = ['svix-id', 'svix-timestamp', 'svix-signature']

/**
 * Returns the headers of a signed delivery.
 * @see https://docs.svix.com/receiving/verifying-payloads/how-manual
 * @throws {Problem} `invalid_signature` if one is missing
 */
export function readSignature(headers: IncomingHttpHeaders): Headers {
  const signature = new Headers()
  for (const name of SIGNATURE_HEADERS) {
    const value = headers[name]
    if (typeof value !== 'string')
      throw new Problem('invalid_signature', { detail: `The header ${name} is missing.` })
    signature.set(name, value)
  }
  return signature
}
