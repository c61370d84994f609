import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clerkOpenApi, type ClerkOpenApiOptions, Type } from '../../src/kit/index.ts'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts'
import { closeAfterTests } from '../closing.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await createSandbox()
})
afterAll(() => sandbox.close())

function host(options: FastifyServerOptions = {}): FastifyInstance {
  const app = Fastify(options)
  closeAfterTests(() => app.close())
  return app
}

const options = (): ClerkOpenApiOptions => ({
  info: { title: 'Acme API', version: '1.0.0' },
  clerk: sandbox.clerkKeys,
})

/** Registers the kit, with a public route whose handler fails if the error is given. */
async function withKit(app: FastifyInstance, error?: Error) {
  await app.register(clerkOpenApi, options())
  app.get(
    '/things/:id',
    {
      schema: {
        operationId: 'getThing',
        summary: 'Get a thing',
        security: [],
        params: Type.Object({ id: Type.String({ maxLength: 10 }) }),
        response: { 200: Type.Object({ id: Type.String() }) },
      },
    },
    async (_request, reply) => {
      reply.header('retry-after', '7')
      if (error) throw error
      return { id: '1' }
    },
  )
}

test('preflights of the host for all paths may be registered before the kit', async () => {
  const app = host()
  // This is how @fastify/cors does it.
  app.options('*', { schema: { hide: true } }, async (_request, reply) => reply.code(204).send())
  await withKit(app)
  expect((await app.inject('/things/1')).statusCode).toBe(200)
  expect((await app.inject({ method: 'OPTIONS', url: '/things/1' })).statusCode).toBe(204)
})

test('a wildcard of the host with another method may not', async () => {
  const app = host()
  app.get('*', async () => 'all')
  await expect(withKit(app)).rejects.toThrow(/^The route \* was registered before clerkOpenApi/)
})

test.each([
  [404, 'not_found'],
  [429, 'rate_limited'],
  [503, 'overloaded'],
  [400, 'invalid_request'],
])('an error of another plugin keeps its status: %i', async (statusCode, code) => {
  const app = host()
  await withKit(app, Object.assign(new Error('Said by the plugin'), { statusCode }))
  const response = await app.inject('/things/1')
  expect(response.statusCode).toBe(statusCode)
  expect(response.headers['retry-after']).toBe('7')
  expect(response.json()).toMatchObject({ code, detail: 'Said by the plugin' })
})

test('a router that ignores slashes and case has one docs page, and finds routes with parameters', async () => {
  const app = host({ routerOptions: { ignoreTrailingSlash: true, caseSensitive: false } })
  await withKit(app)
  for (const url of ['/things/1', '/things/1/', '/THINGS/1', '/docs', '/docs/'])
    expect((await app.inject(url)).statusCode, url).toBe(200)
})

test.each<[string, (app: FastifyInstance) => unknown, RegExp]>([
  ['request.caller', (app) => app.decorateRequest('caller'), /^request\.caller is there already/],
  ['request.auth', (app) => app.decorateRequest('auth'), /^request\.auth is there already/],
  [
    'a handler of unknown paths',
    (app) => app.setNotFoundHandler(async () => 'nothing'),
    /^The app has its own setNotFoundHandler for \/,/,
  ],
  [
    'the kit',
    (app) => app.register(clerkOpenApi, options()),
    /^clerkOpenApi is registered twice in one scope/,
  ],
])('a host that has %s is told in one sentence', async (_about, prepare, message) => {
  const app = host()
  await prepare(app)
  await expect(withKit(app)).rejects.toThrow(message)
})

test('the kit inside of the scope of another is named', async () => {
  const app = host()
  await app.register(clerkOpenApi, options())
  const inside = app.register(async (scope) => withKit(scope), { prefix: '/inside' })
  await expect(inside).rejects.toThrow(/^clerkOpenApi is registered twice .* or inside of another/)
})
