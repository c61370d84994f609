import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clerkOpenApi, type ClerkOpenApiOptions, Type } from '../../src/kit/index.ts'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts'
import { bearer, mintSession } from '../api.ts'
import { closeAfterTests } from '../closing.ts'
import { faults, startFaultyClerk } from '../faulty-clerk.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await createSandbox()
})
afterAll(() => sandbox.close())

const info = { title: 'Acme API', version: '1.0.0' }
const optionsOf = (options: Partial<ClerkOpenApiOptions> = {}): ClerkOpenApiOptions => ({
  info,
  clerk: sandbox.clerkKeys,
  ...options,
})

function host(): FastifyInstance {
  const app = Fastify()
  closeAfterTests(() => app.close())
  return app
}

function addReport(app: FastifyInstance, operationId = 'listReports', url = '/reports') {
  app.get(
    url,
    {
      schema: {
        operationId,
        summary: 'List reports',
        security: [{ clerkSession: ['org:reports:read'] }, { clerkApiKey: ['reports:read'] }],
        response: { 200: Type.Array(Type.Object({ owner: Type.String() })) },
      },
    },
    async ({ caller }) => [{ owner: caller.userId }],
  )
}

describe('an app that registers the plugin', () => {
  test('has guarded and documented routes, problems and a page', async () => {
    const app = host()
    await app.register(clerkOpenApi, optionsOf())
    addReport(app)
    const refused = await app.inject('/reports')
    expect(refused.statusCode).toBe(401)
    expect(refused.headers['www-authenticate']).toBe('Bearer realm="acme-api"')
    expect(refused.json()).toMatchObject({ type: 'urn:problem:acme-api:not_authenticated' })
    const lacking = await app.inject({
      url: '/reports',
      headers: bearer(mintSession(sandbox, 'ada')),
    })
    expect(lacking.json()).toMatchObject({ code: 'insufficient_scope' })
    const document = (await app.inject('/docs/json')).json<{ info: object; paths: object }>()
    expect(document.info).toEqual(info)
    expect(Object.keys(document.paths)).toEqual(['/reports'])
    expect((await app.inject('/docs')).statusCode).toBe(200)
    expect((await app.inject('/nowhere')).json()).toMatchObject({ code: 'not_found' })
  })

  test('needs a session for a route that says nothing, and can choose otherwise', async () => {
    const schema = { operationId: 'getIt', summary: 'Get it' }
    const closed = host()
    await closed.register(clerkOpenApi, optionsOf())
    closed.get('/it', { schema }, async () => ({}))
    expect((await closed.inject('/it')).statusCode).toBe(401)
    const open = host()
    await open.register(clerkOpenApi, optionsOf({ defaultSecurity: [] }))
    open.get('/it', { schema }, async () => ({}))
    expect((await open.inject('/it')).statusCode).toBe(200)
  })

  test('has problems and a page of its own', async () => {
    const app = host()
    const locked = { status: 409, title: 'Locked', error: 'It is locked', meaning: 'Try later.' }
    await app.register(clerkOpenApi, {
      ...optionsOf({ docs: { path: '/reference' }, realm: 'Reports' }),
      problems: { report_locked: locked },
      problemTypeBase: 'https://acme.example/problems/',
    })
    app.get(
      '/it',
      {
        schema: {
          operationId: 'getIt',
          summary: 'Get it',
          security: [],
          problems: ['report_locked' as never],
        },
      },
      async () => {
        const { Problem } = await import('../../src/kit/index.ts')
        throw new Problem('report_locked' as never)
      },
    )
    expect((await app.inject('/it')).json()).toMatchObject({
      type: 'https://acme.example/problems/report_locked',
      status: 409,
      detail: 'Try later.',
    })
    expect((await app.inject('/reference/json')).body).toContain('report_locked')
    expect((await app.inject('/docs')).statusCode).toBe(404)
  })

  test.each<[string, Partial<ClerkOpenApiOptions>, string]>([
    ['limits', { limits: false }, 'rate_limited'],
    ['idempotency keys', { idempotency: false }, 'idempotency_key_reused'],
    ['overload protection', { overloadProtection: false }, 'overloaded'],
    ['conditional reads', { conditionalReads: false }, 'ETag'],
    ['the page', { docs: false }, ''],
  ])('can leave out %s', async (_name, options, trace) => {
    const app = host()
    await app.register(clerkOpenApi, optionsOf(options))
    addReport(app)
    app.post(
      '/reports',
      { schema: { operationId: 'createReport', summary: 'Create', body: Type.Object({}) } },
      async () => ({}),
    )
    await app.ready()
    const { components, ...operations } = app.openapi()
    if (trace) expect(JSON.stringify([operations, components?.responses])).not.toContain(trace)
    expect((await app.inject('/docs')).statusCode).toBe(options.docs === false ? 404 : 200)
    expect((await app.inject('/reports')).statusCode).toBe(401)
  })
})

describe('a host', () => {
  test('keeps its own routes, errors and document outside of the scope', async () => {
    const app = host()
    app.setErrorHandler((error, _request, reply) => reply.code(418).send({ host: String(error) }))
    await app.register(swagger, { openapi: { info: { title: 'Host', version: '1' } } })
    app.get('/own', { schema: { summary: 'Own' } }, async () => 'own')
    app.get('/fails', async () => {
      throw new Error('of the host')
    })
    await app.register(
      async (scope) => {
        await scope.register(clerkOpenApi, optionsOf())
        addReport(scope)
      },
      { prefix: '/api' },
    )
    await app.ready()
    expect((await app.inject('/own')).body).toBe('own')
    expect((await app.inject('/own')).headers).not.toHaveProperty('ratelimit-limit')
    expect((await app.inject('/fails')).json()).toEqual({ host: 'Error: of the host' })
    expect((await app.inject('/api/reports')).json()).toMatchObject({ code: 'not_authenticated' })
    expect(Object.keys((app.swagger() as { paths: object }).paths)).toEqual(['/own', '/fails'])
    const document = (await app.inject('/api/docs/json')).json<{ paths: object }>()
    expect(Object.keys(document.paths)).toEqual(['/api/reports'])
    expect((await app.inject('/api/docs')).body).toContain('./docs/json')
  })

  test('is told of a route that came too early', async () => {
    const app = host()
    app.get('/early', async () => 'early')
    await expect(app.register(clerkOpenApi, optionsOf())).rejects.toThrow(
      /^The route \/early was registered before clerkOpenApi was loaded/,
    )
    const forgetful = host()
    void forgetful.register(clerkOpenApi, optionsOf())
    addReport(forgetful)
    await expect(forgetful.ready()).rejects.toThrow(/^The route \/reports was registered before/)
  })

  test.each([
    ['operationId is missing', {}],
    ['summary is missing', { operationId: 'getIt' }],
    ['unknown scheme "basic"', { operationId: 'a', summary: 'A', security: [{ basic: [] }] }],
    [
      'without maxItems',
      { operationId: 'a', summary: 'A', querystring: Type.Object({ a: Type.Array(Type.Null()) }) },
    ],
  ])('is told what a route lacks: %s', async (message, schema) => {
    const app = host()
    await app.register(clerkOpenApi, optionsOf())
    expect(() => app.get('/it', { schema }, async () => ({}))).toThrow(
      new RegExp(`^Route GET /it: .*${message}`),
    )
  })

  test.each([
    ['multipart/form-data', { consumes: ['multipart/form-data'] }],
    ['text/plain', { body: { content: { 'text/plain': {} } } }],
  ])('is told that operations take no body as %s', async (type, body) => {
    const app = host()
    await app.register(clerkOpenApi, optionsOf())
    const schema = { operationId: 'sendIt', summary: 'Send it', ...body }
    expect(() => app.post('/it', { schema }, async () => ({}))).toThrow(
      `Route POST /it: its body is declared as ${type}, and operations take application/json alone`,
    )
  })

  test.each<[object, RegExp]>([
    [{ info: undefined }, /^clerkOpenApi needs the option info/],
    [{ name: 'Acme API' }, /^The option name must have lower case/],
    [{ prefix: '/v1' }, /^clerkOpenApi takes no prefix: register it in a scope/],
    [{ docs: { path: 'docs' } }, /^The option docs\.path must be a path/],
    [{ problems: { invalid_token: {} } }, /^The option problems has "invalid_token"/],
  ])('is told which option is wrong: %j', async (options, message) => {
    await expect(
      host().register(clerkOpenApi, { ...optionsOf(), ...options }),
    ).rejects.toMatchObject({ name: 'DeclarationError', message: expect.stringMatching(message) })
  })

  test('can run two of them that share nothing', async () => {
    const [one, other] = [host(), host()]
    for (const [app, title] of [
      [one, 'One'],
      [other, 'Other'],
    ] as const) {
      await app.register(clerkOpenApi, {
        ...optionsOf({ limits: { address: 1 } }),
        info: { title, version: '1' },
      })
      addReport(app, `list${title}`)
    }
    expect((await one.inject('/reports')).statusCode).toBe(401)
    expect((await one.inject('/reports')).statusCode).toBe(429)
    expect((await other.inject('/reports')).statusCode).toBe(401)
    expect(JSON.stringify(one.openapi())).not.toContain('listOther')
  })
})

test('an app that has lost Clerk says nothing of Clerk to another app', async () => {
  const away = await startFaultyClerk(sandbox)
  const [one, other] = [host(), host()]
  const clerk = { ...sandbox.clerkKeys, apiUrl: away.url }
  await one.register(clerkOpenApi, { ...optionsOf(), clerk, clerkTimeout: 1000 })
  await other.register(clerkOpenApi, { ...optionsOf(), clerk, clerkTimeout: 5000 })
  await Promise.all([one.ready(), other.ready()])
  away.fault = faults['status 500']
  for (let call = 0; call < 12 && one.clerkBreaker.closed; call += 1)
    await expect(one.clerk.users.getCount()).rejects.toThrow()
  expect(one.clerkBreaker.closed).toBe(false)
  expect(other.clerkBreaker.closed).toBe(true)
  away.fault = undefined
  expect(await other.clerk.users.getCount()).toBeGreaterThan(0)
})

describe('the order of registrations', () => {
  const routes: ((app: FastifyInstance) => void)[] = [
    (app) => {
      addReport(app)
    },
    (app) => {
      addReport(app, 'listArchive', '/archive')
    },
    (app) => {
      app.post(
        '/reports',
        {
          schema: {
            operationId: 'createReport',
            summary: 'Create a report',
            tags: ['Reports'],
            body: Type.Object({ title: Type.String() }),
          },
        },
        async ({ caller }) => ({ owner: caller.userId }),
      )
    },
    (app) => {
      app.decorate('acme', true)
      app.addHook('preHandler', async () => undefined)
    },
  ]

  const answersOf = async (order: readonly number[]) => {
    const app = host()
    await app.register(clerkOpenApi, optionsOf())
    for (const index of order) await app.register(async (scope) => routes[index]?.(scope))
    await app.ready()
    const token = mintSession(sandbox, 'ada')
    const create = await app.inject({
      method: 'POST',
      url: '/reports',
      headers: bearer(token),
      payload: { title: 'Q1' },
    })
    return {
      document: JSON.stringify(app.openapi()),
      created: create.json<object>(),
      statuses: [
        (await app.inject('/reports')).statusCode,
        (await app.inject({ url: '/archive', headers: bearer(token) })).statusCode,
      ],
    }
  }

  test('changes neither the document nor the answers', async () => {
    const expected = await answersOf([0, 1, 2, 3])
    expect(expected.statuses).toEqual([401, 403])
    for (const order of [
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [1, 3, 0, 2],
    ])
      expect(await answersOf(order)).toEqual(expected)
  })
})
