import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { invalidParameter } from '../errors.ts'
import { isLoopback } from '../hosts.ts'
import { ownOriginOf, type SandboxServer } from '../http.ts'
import { findMembership } from '../store.ts'
import { validFor } from '../tokens.ts'
import { activeSession, cookies, createClient, devBrowserOf } from './browser.ts'
import { sessionToken } from './serialize.ts'

/**
 * The handshake: an API finds out the session of a document request. It redirects the browser here,
 * and the browser comes back with its current cookies.
 */
export function registerHandshake(fapi: SandboxServer, context: SandboxContext): void {
  const { store, signer } = context

  fapi.get(
    '/v1/client/handshake',
    {
      schema: {
        querystring: Type.Object({
          redirect_url: Type.String(),
          __clerk_db_jwt: Type.Optional(Type.String()),
          organization_id: Type.Optional(Type.String()),
          format: Type.Optional(Type.String()),
          suffixed_cookies: Type.Optional(Type.String()),
        }),
      },
    },
    async (request, reply) => {
      const { redirect_url, organization_id } = request.query
      const target = targetOf(request, redirect_url, request.query.__clerk_db_jwt !== undefined)
      const known = devBrowserOf(request) ?? ''
      const found = store.clients.get(known)
      const { devBrowser, client } = found
        ? { devBrowser: known, client: found }
        : createClient(store)
      const session = activeSession(store, client)
      if (session && organization_id && findMembership(store, organization_id, session.user_id)) {
        session.last_active_organization_id = organization_id
      }
      const directives = [
        ...cookies('__clerk_db_jwt', devBrowser),
        ...cookies('__client_uat', session ? `${Math.floor(client.updated_at / 1000)}` : '0'),
        ...cookies('__session', session ? sessionToken(context, session, target.origin) : ''),
      ]
      const handshake = signer.sign({ handshake: directives, ...validFor(60) })
      target.searchParams.set('__clerk_handshake', handshake)
      return reply.redirect(target.href, 307)
    },
  )
}

/**
 * The redirect back has a session token in it, and any link sends the cookie here. So without the
 * parameter, which only the browser's own pages know, the target must be this machine or origin.
 */
function targetOf(request: FastifyRequest, redirectUrl: string, anywhere: boolean): URL {
  const target = URL.canParse(redirectUrl) ? new URL(redirectUrl) : undefined
  const isHttp = target?.protocol === 'http:' || target?.protocol === 'https:'
  const isNear = isHttp && (isLoopback(target.hostname) || target.origin === ownOriginOf(request))
  if (isHttp && (anywhere || isNear)) return target
  throw invalidParameter(
    'form_param_value_invalid',
    'redirect_url',
    'redirect_url must be a URL of this machine, or of the origin that was asked.',
  )
}
