import { Type } from '@sinclair/typebox'
import { getAuth } from '@clerk/fastify'
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { info } from '../../../src/api/document.ts'
import type { App } from '../../../src/app.ts'
import type { SecurityRequirements } from '../../../src/kit/auth/schemes.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'

/** Routes that differ only in their `security`. */
const toys = {
  public: [],
  session: [{ clerkSession: [] }],
  role: [{ clerkSession: ['org:admin'] }],
  permission: [{ clerkSession: ['org:invoices:read'] }],
  appRole: [{ clerkSession: ['admin'] }],
  apiKey: [{ clerkApiKey: ['me:read'] }],
  eitherKind: [{ clerkSession: [] }, { clerkMachine: [] }],
  anonymous: [{}, { clerkSession: ['admin'] }],
  both: [{ clerkSession: ['org:admin', 'admin'] }],
} satisfies Record<string, SecurityRequirements>

function addToy(app: App, name: string, security?: SecurityRequirements, method = 'GET') {
  app.route({
    method,
    url: `/toys/${name}`,
    schema: {
      operationId: `${method.toLowerCase()}_${name}`,
      tags: ['Service'],
      summary: 'A toy',
      ...(security && { security }),
      response: { 200: Type.Object({ subject: Type.String() }) },
    },
    handler: async (request) => {
      const auth = request.auth ? getAuth(request, { acceptsToken: 'any' }) : undefined
      if (!auth?.isAuthenticated) return { subject: 'nobody' }
      return { subject: auth.tokenType === 'session_token' ? auth.userId : auth.subject }
    },
  })
}

let api: Api
/** A token of each kind of caller. */
let tokens: Record<string, string>

beforeAll(async () => {
  api = await startApi({
    routes(app) {
      for (const [name, security] of Object.entries(toys)) addToy(app, name, security)
      addToy(app, 'default')
    },
  })
  const { sandbox, session } = api
  const key = (meant: (key: { scopes: string[] }) => boolean) =>
    first(sandbox.store.apiKeys, meant).secret
  tokens = {
    nobody: '',
    ada: session('ada'),
    adaAtAcme: session('ada', 'acme'),
    bobAtAcme: session('bob', 'acme'),
    key: key(({ scopes }) => scopes.includes('me:read')),
    keyWithoutScope: key(({ scopes }) => !scopes.includes('me:read')),
    machine: sandbox.signer.m2m({ sub: [...sandbox.store.machines.keys()][0] }),
    oauth: first(sandbox.store.oauthTokens, () => true).token,
  }
})

const call = async (url: string, caller: string) => {
  const token = tokens[caller]
  const response = await api.app.inject({ url, headers: token ? bearer(token) : {} })
  return response.statusCode
}

describe("a route's security decides who may call it", () => {
  test.each([
    // route, then the status for: nobody, ada, adaAtAcme, bobAtAcme, key, keyWithoutScope, machine, oauth
    ['default', 401, 200, 200, 200, 401, 401, 401, 401],
    ['public', 200, 200, 200, 200, 200, 200, 200, 200],
    ['session', 401, 200, 200, 200, 401, 401, 401, 401],
    ['role', 401, 403, 200, 403, 401, 401, 401, 401],
    ['permission', 401, 403, 200, 403, 401, 401, 401, 401],
    ['appRole', 401, 200, 200, 403, 401, 401, 401, 401],
    ['apiKey', 401, 401, 401, 401, 200, 403, 401, 401],
    ['eitherKind', 401, 200, 200, 200, 401, 401, 200, 401],
    ['anonymous', 200, 200, 200, 200, 401, 401, 401, 401],
    ['both', 401, 403, 200, 403, 401, 401, 401, 401],
  ])('%s', async (name, ...expected) => {
    const statuses = []
    for (const caller of Object.keys(tokens)) statuses.push(await call(`/toys/${name}`, caller))
    expect(statuses).toEqual(expected)
  })

  test('a caller who does not meet an optional requirement is nobody', async () => {
    const subject = async (token: string) =>
      (await api.app.inject({ url: '/toys/anonymous', headers: bearer(token) })).json<unknown>()
    expect(await subject(api.session('bob'))).toEqual({ subject: 'nobody' })
    expect(await subject(api.session('ada'))).toEqual({ subject: expect.stringMatching(/^user_/) })
  })

  test('an app role is never that of an organization', async () => {
    // An org:admin without an app role, and an app admin without an organization.
    const orgAdmin = api.session('ada', 'acme', { metadata: {} })
    const appAdmin = api.session('bob', 'acme', { metadata: { role: 'admin' } })
    const statuses = async (token: string) =>
      Promise.all(
        ['/toys/appRole', '/toys/role'].map(
          async (url) => (await api.app.inject({ url, headers: bearer(token) })).statusCode,
        ),
      )
    expect(await statuses(orgAdmin)).toEqual([403, 200])
    expect(await statuses(appAdmin)).toEqual([200, 403])
  })

  test('a refusal names what the token lacks', async () => {
    const { headers, body } = await api.app.inject({
      url: '/toys/both',
      headers: bearer(api.session('bob', 'acme')),
    })
    expect(headers['www-authenticate']).toBe(
      `Bearer realm="${info.title}", error="insufficient_scope", error_description="The token lacks org:admin, admin.", scope="org:admin admin"`,
    )
    expect(JSON.parse(body)).toMatchObject({
      status: 403,
      code: 'insufficient_scope',
      detail: expect.stringMatching(/^The token lacks org:admin, admin\. /) as string,
    })
  })
})

describe('the document says the same as the guard', () => {
  const operation = (name: string) => {
    const document = api.app.swagger() as OpenAPIV3_1.Document
    return document.paths?.[`/toys/${name}`]?.get
  }

  test.each([
    ['default', undefined, ['200', '304', '400', '401', '408', '429', '431', '500', '503']],
    ['public', toys.public, ['200', '304', '400', '408', '429', '431', '503']],
    ['session', toys.session, ['200', '304', '400', '401', '408', '429', '431', '500', '503']],
    ['role', toys.role, ['200', '304', '400', '401', '403', '408', '429', '431', '500', '503']],
    [
      'permission',
      toys.permission,
      ['200', '304', '400', '401', '403', '408', '429', '431', '500', '503'],
    ],
    [
      'appRole',
      toys.appRole,
      ['200', '304', '400', '401', '403', '408', '429', '431', '500', '503'],
    ],
    ['apiKey', toys.apiKey, ['200', '304', '400', '401', '403', '408', '429', '431', '500', '503']],
    [
      'eitherKind',
      toys.eitherKind,
      ['200', '304', '400', '401', '408', '429', '431', '500', '503'],
    ],
    ['anonymous', toys.anonymous, ['200', '304', '400', '401', '408', '429', '431', '500', '503']],
  ])('%s', (name, security, statuses) => {
    expect(operation(name)?.security).toEqual(security)
    expect(Object.keys(operation(name)?.responses ?? {})).toEqual(statuses)
  })

  test('the types of a client made from it say so too', async () => {
    const types = astToString(
      await openapiTypescript(structuredClone(api.app.swagger()) as OpenAPI3),
    )
    const answers = (name: string) => {
      const [, body = ''] = new RegExp(`\\n    get_${name}: {([^]*?)\\n    };`).exec(types) ?? []
      return [...body.matchAll(/^ {12}(\d{3}):/gm)].map(([, status]) => status)
    }
    expect(answers('public')).toEqual(['200', '304', '400', '408', '429', '431', '503'])
    expect(answers('session')).toEqual([
      '200',
      '304',
      '400',
      '401',
      '408',
      '429',
      '431',
      '500',
      '503',
    ])
    expect(answers('role')).toEqual([
      '200',
      '304',
      '400',
      '401',
      '403',
      '408',
      '429',
      '431',
      '500',
      '503',
    ])
  })

  test('it is what /docs shows', async () => {
    const published = (await api.app.inject('/docs/json')).json<object>()
    // The published one has the address of the request.
    const servers = expect.any(Array) as unknown[]
    expect(published).toEqual({ ...JSON.parse(JSON.stringify(api.app.swagger())), servers })
  })
})

describe('a route that could not be enforced or documented stops the start', () => {
  const schema = { operationId: 'toy', tags: ['Service'], summary: 'A toy' }
  test.each([
    ['an unknown scheme', { ...schema, security: [{ magic: [] }] }, /unknown scheme "magic"/],
    [
      'several schemes at once',
      { ...schema, security: [{ clerkSession: [], clerkApiKey: [] }] },
      /clerkSession and clerkApiKey at once/,
    ],
    [
      'a system permission',
      { ...schema, security: [{ clerkSession: ['org:sys_profile:manage'] }] },
      /system permissions are never in a token/,
    ],
    [
      'a role that cannot be',
      { ...schema, security: [{ clerkSession: ['a b'] }] },
      /no clerkSession token/,
    ],
    [
      'a scope that cannot be',
      { ...schema, security: [{ clerkApiKey: ['a b'] }] },
      /no clerkApiKey token/,
    ],
    ['no operationId', { tags: ['Service'], summary: 'A toy' }, /operationId is missing/],
    ['an operationId twice', { ...schema, operationId: 'getService' }, /getService is taken/],
    ['no summary', { operationId: 'toy', tags: ['Service'] }, /summary is missing/],
    ['no tag', { operationId: 'toy', summary: 'A toy' }, /tags must be one of/],
    ['an unknown tag', { ...schema, tags: ['Toys'] }, /tags must be one of/],
    ['no schema', undefined, /operationId is missing/],
  ])('%s', async (_name, routeSchema, message) => {
    const start = startApi({
      routes: (app) =>
        app.get('/toy', { ...(routeSchema && { schema: routeSchema }) }, async () => ''),
    })
    await expect(start).rejects.toThrow(message)
    await expect(start).rejects.toThrow('Route GET /toy')
  })

  test('a wildcard is as closed as any route', async () => {
    const { app } = await startApi({
      routes: (toy) => toy.get('*', { schema }, async () => ''),
    })
    expect((await app.inject('/anything')).statusCode).toBe(401)
  })

  test('hiding a route from the document does not open it', async () => {
    const { app } = await startApi({
      routes: (toy) => toy.get('/hidden', { schema: { ...schema, hide: true } }, async () => ''),
    })
    expect((await app.inject('/hidden')).statusCode).toBe(401)
  })
})
