import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SandboxContext } from '../context.ts'
import type { SandboxServer } from '../http.ts'
import { clientOf, createClient, originOf, signOut } from './browser.ts'
import { serializeClient } from './serialize.ts'

/** @see https://clerk.com/docs/reference/frontend-api/tag/Client */
export function registerClients(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  fapi.post('/v1/dev_browser', async () => {
    const { devBrowser } = createClient(store)
    return { id: devBrowser, token: devBrowser }
  })

  async function answerClient(request: FastifyRequest, reply: FastifyReply) {
    const client = clientOf(store, request, reply)
    return { response: serializeClient(context, client, originOf(request)), client: null }
  }
  fapi.route({ method: ['GET', 'PUT', 'POST'], url: '/v1/client', handler: answerClient })

  async function answerSignedOut(request: FastifyRequest, reply: FastifyReply) {
    const client = clientOf(store, request, reply)
    signOut(store, client)
    Object.assign(client, { sign_in: null, sign_up: null })
    return { response: serializeClient(context, client, originOf(request)), client: null }
  }
  fapi.delete('/v1/client', answerSignedOut)
  fapi.delete('/v1/client/sessions', answerSignedOut)
}
