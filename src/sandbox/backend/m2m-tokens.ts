import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeHexId, makeSecret } from '../ids.ts'
import type { M2mToken, Machine } from '../machine-records.ts'
import { timestamps } from '../records.ts'
import { closedObject, metadata, optional } from '../schemas.ts'
import { serializeM2mToken } from '../serialize.ts'
import { isExpired, isUsable } from '../store.ts'
import { validFor } from '../tokens.ts'
import { demandSecretKey, findCallingMachine, Revocation, revoke } from './credentials.ts'
import { order, pageParameters, slice, type Orderings } from './pages.ts'
import { expirationIn, secondsUntilExpiration } from './parameters.ts'

const ORDERINGS: Orderings<M2mToken> = { created_at: (token) => token.created_at }

/**
 * A machine creates tokens with its own secret key. The secret key of the instance can list, verify
 * and revoke the tokens of all machines.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/M2M-Tokens
 */
export function registerM2mTokens(server: SandboxServer, { store, signer }: SandboxContext): void {
  async function callingMachineOrSecretKey(request: FastifyRequest): Promise<Machine | undefined> {
    const machine = findCallingMachine(store, request)
    if (!machine) await demandSecretKey(request)
    return machine
  }

  server.post(
    '/m2m_tokens',
    {
      schema: {
        body: closedObject({
          token_format: Type.Optional(Type.Union([Type.Literal('opaque'), Type.Literal('jwt')])),
          seconds_until_expiration: secondsUntilExpiration,
          claims: optional(metadata),
          // Every token here is new, so all of its time is left.
          min_remaining_ttl_seconds: Type.Optional(Type.Integer({ minimum: 0 })),
        }),
      },
    },
    async (request, reply) => {
      const machine = findCallingMachine(store, request)
      if (!machine) {
        throw new ClerkApiError(
          401,
          'machine_secret_key_invalid',
          'The provided machine secret key is invalid.',
        )
      }
      const { claims = null, token_format, seconds_until_expiration } = request.body
      const lifetime = seconds_until_expiration ?? machine.default_token_ttl
      const id = makeHexId('mt')
      const jwtClaims = {
        ...claims,
        sub: machine.id,
        jti: id,
        scopes: machine.scopes.join(' ') || undefined,
        ...validFor(Math.ceil(lifetime)),
      }
      const m2mToken: M2mToken = {
        id,
        subject: machine.id,
        scopes: machine.scopes,
        claims,
        token: token_format === 'jwt' ? signer.m2m(jwtClaims) : makeSecret('mt'),
        revoked: false,
        revocation_reason: null,
        expiration: expirationIn(lifetime),
        ...timestamps(),
      }
      store.m2mTokens.set(id, m2mToken)
      reply.code(201)
      return { ...serializeM2mToken(m2mToken), token: m2mToken.token }
    },
  )

  server.get(
    '/m2m_tokens',
    {
      schema: {
        querystring: closedObject({
          subject: Type.String({ pattern: '^mch_\\w{27}$' }),
          revoked: Type.Optional(Type.Boolean()),
          expired: Type.Optional(Type.Boolean()),
          ...pageParameters,
        }),
      },
    },
    async (request) => {
      const { query } = request
      const machine = await callingMachineOrSecretKey(request)
      if (machine && machine.id !== query.subject) {
        throw new ClerkApiError(403, 'forbidden', 'A machine can list its own tokens only.')
      }
      const found = [...store.m2mTokens.values()].filter(
        (token) =>
          token.subject === query.subject &&
          (query.revoked === true || !token.revoked) &&
          (query.expired === true || !isExpired(token)),
      )
      return {
        m2m_tokens: slice(order(found, ORDERINGS), query).map(serializeM2mToken),
        total_count: found.length,
      }
    },
  )

  server.post(
    '/m2m_tokens/verify',
    { schema: { body: closedObject({ token: Type.String() }) } },
    async (request) => {
      const machine = await callingMachineOrSecretKey(request)
      const m2mToken = [...store.m2mTokens.values()].find(
        ({ token }) => token === request.body.token,
      )
      const isAddressed =
        !machine || m2mToken?.subject === machine.id || m2mToken?.scopes.includes(machine.id)
      if (!m2mToken || !isUsable(m2mToken) || !isAddressed) {
        throw notFound('M2M token', 'of this token')
      }
      return serializeM2mToken(m2mToken)
    },
  )

  server.post(
    '/m2m_tokens/:m2m_token_id/revoke',
    { schema: { params: Type.Object({ m2m_token_id: Type.String() }), body: Revocation } },
    async (request) => {
      const machine = await callingMachineOrSecretKey(request)
      const m2mToken = find(store.m2mTokens, 'M2M token', request.params.m2m_token_id)
      if (machine && machine.id !== m2mToken.subject) throw notFound('M2M token', m2mToken.id)
      return serializeM2mToken(revoke(m2mToken, request.body))
    },
  )
}
