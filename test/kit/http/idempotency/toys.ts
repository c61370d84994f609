import type { AddressInfo } from 'node:net'
import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest, InjectOptions } from 'fastify'
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { authOf } from '../../../../src/kit/auth/caller.ts'
import type { SecurityRequirements } from '../../../../src/kit/auth/schemes.ts'
import type { ProblemCode } from '../../../../src/kit/problems/catalogue.ts'
import { Problem } from '../../../../src/kit/problems/problem.ts'
import { type Api, bearer, startApi } from '../../../api.ts'
import { type FaultyClerk, startFaultyClerk } from '../../../faulty-clerk.ts'

/** Any object. */
const ANYTHING = Type.Object({}, { additionalProperties: true })

interface Toys {
  api: Api
  clerk: FaultyClerk
  /** Number of times that the handlers have run since the test began. */
  runs: number
  /** The results of the next calls of `/toys/outcome`, in order. Later calls succeed. */
  outcomes: (ProblemCode | 'bug')[]
  /** Each function ends a call of `/toys/slow`, with success or a bug. */
  open: ((outcome?: 'bug') => void)[]
  /** Number of clients that went away before their answers since the test began. */
  gone: number
}

/** An API with toy operations, and what they did. */
export const toys = {} as Toys

/** Starts the toys for the tests of a file. */
export function useToys() {
  beforeAll(async () => {
    toys.api = await startApi({
      apiUrl: async (sandbox) => (toys.clerk = await startFaultyClerk(sandbox)).url,
      routes: addToys,
    })
    await toys.api.app.listen({ port: 0, host: '127.0.0.1' })
  })
  beforeEach(() => {
    toys.runs = 0
    toys.outcomes = []
    toys.open = []
    toys.gone = 0
    toys.clerk.fault = undefined
  })
  afterEach(() => vi.useRealTimers())
}

function addToys(app: Api['app']) {
  app.addHook('onRequestAbort', (_request, done) => {
    toys.gone++
    done()
  })
  const toy = (
    name: string,
    handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
    schema: object = {},
    security: SecurityRequirements = [{ clerkSession: [] }],
    method = 'POST',
  ) => {
    app.route({
      method,
      url: `/toys/${name}`,
      schema: {
        operationId: `${method}_${name}`.replace(/\W/g, ''),
        tags: ['Service'],
        summary: 'A toy',
        security,
        response: { 200: ANYTHING },
        ...schema,
      },
      handler,
    })
  }
  toy(
    'count',
    async (request, reply) => {
      reply.header('set-cookie', 'a=1').header('x-run', String(++toys.runs))
      const auth = authOf(request)
      return {
        run: toys.runs,
        who: auth.tokenType === 'session_token' ? auth.userId : auth.subject,
      }
    },
    { querystring: Type.Object({ dry: Type.Optional(Type.Boolean()) }) },
    [{ clerkSession: [] }, { clerkApiKey: [] }, { clerkMachine: [] }],
  )
  toy(
    'body',
    async ({ body }) => {
      toys.runs++
      return body
    },
    { body: Type.Object({ n: Type.Integer() }) },
  )
  toy('slow', async () => {
    toys.runs++
    const outcome = await new Promise<'bug' | undefined>((resolve) => toys.open.push(resolve))
    if (outcome) throw new Error('A bug')
    return { run: toys.runs }
  })
  toy(
    'outcome',
    async () => {
      toys.runs++
      const outcome = toys.outcomes.shift()
      if (outcome === 'bug') throw new Error('A bug')
      if (outcome) throw new Problem(outcome)
      return { run: toys.runs }
    },
    {
      problems: [
        'user_not_found',
        'already_exists',
        'not_accepted',
        'reverification_required',
        'not_enabled',
      ],
    },
  )
  toy(
    'nothing',
    async (_request, reply) => {
      toys.runs++
      return reply.code(204).send(null)
    },
    { response: { 204: Type.Null({ description: 'Nothing' }) } },
  )
  toy(
    'accepted',
    async (_request, reply) => {
      toys.runs++
      return reply.code(202).send()
    },
    { response: { 202: Type.Null({ description: 'Accepted' }) } },
  )
  toy('large', async () => {
    toys.runs++
    return { large: 'x'.repeat(4_000_000) }
  })
  toy('role', async () => ({ run: ++toys.runs }), {}, [{ clerkSession: ['org:admin'] }])
  toy('app-role', async () => ({ run: ++toys.runs }), {}, [{ clerkSession: ['admin'] }])
  toy('public', async () => ({ run: ++toys.runs }), {}, [])
  toy('anonymous', async () => ({ run: ++toys.runs }), {}, [{}, { clerkSession: [] }])
  toy('other', async () => ({ run: ++toys.runs }), {}, undefined, 'PATCH')
  toy('other', async () => ({ run: ++toys.runs }), {}, undefined, 'DELETE')
  toy('other', async () => ({ run: ++toys.runs }), {}, undefined, 'GET')
  toy('things/:id', async () => ({ run: ++toys.runs }), {
    params: Type.Object({ id: Type.String() }),
  })
}

export const port = () => (toys.api.app.server.address() as AddressInfo).port
let keys = 0
export const newKey = () => `key-${++keys}`
export const newAddress = () => `new-${++keys}@example.com`

export function post(url: string, key: string, token: string, payload?: InjectOptions['payload']) {
  return toys.api.app.inject({
    method: 'POST',
    url,
    headers: { ...bearer(token), 'idempotency-key': key },
    ...(payload !== undefined && { payload }),
  })
}

export type Answer = Awaited<ReturnType<typeof post>>
export const isReplay = ({ headers }: Answer) => headers['idempotent-replayed'] === 'true'
export const problem = (answer: Answer) => [answer.statusCode, answer.json<{ code: string }>().code]

export function expectSame(again: Answer, before: Answer) {
  const { statusCode, body, headers } = again
  expect({ statusCode, body, type: headers['content-type'], location: headers.location }).toEqual({
    statusCode: before.statusCode,
    body: before.body,
    type: before.headers['content-type'],
    location: before.headers.location,
  })
  expect([isReplay(before), isReplay(again)]).toEqual([false, true])
}
