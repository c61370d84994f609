import type { AddressInfo } from 'node:net'
import { type ClientOptions, createClient } from '../../src/client/index.ts'
import type { Api } from '../api.ts'

/** Makes the API listen, and returns its address. */
export async function listen({ app }: Api): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

/** A client, and the requests that it sends. */
export function observed(baseUrl: string, options: Partial<ClientOptions> = {}) {
  const sent: Request[] = []
  const { fetch: send = fetch, ...others } = options
  const client = createClient({
    baseUrl,
    ...others,
    fetch(request) {
      sent.push(request)
      return send(request)
    },
  })
  return { client, sent }
}
