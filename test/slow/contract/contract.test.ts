import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Type } from '@sinclair/typebox'
import type { FastifyReply } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { startContractTarget } from '../../../scripts/contract-target.ts'
import type { App } from '../../../src/app.ts'
import type { Waiver } from '../../../src/contract/coverage.ts'
import { type Document, readDocument } from '../../../src/contract/document.ts'
import { byInject, overHttp } from '../../../src/contract/exchange.ts'
import { grouped } from '../../../src/contract/report.ts'
import { type Result, runContract, type RunOptions } from '../../../src/contract/run.ts'
import { closeAfterTests } from '../../closing.ts'

const waivers = JSON.parse(
  readFileSync(new URL('../../../openapi/waivers.json', import.meta.url), 'utf8'),
) as Waiver[]

async function testApi(routes?: (app: App) => void, options: Partial<RunOptions> = {}) {
  const target = await startContractTarget({ ...(routes && { routes }) })
  closeAfterTests(() => target.close())
  // Uses HTTP, because some answers come before routing.
  await target.app.listen({ port: 0, host: '127.0.0.1' })
  return runContract({
    document: JSON.parse(JSON.stringify(target.app.swagger())) as Document,
    send: overHttp(target.app.listeningOrigin),
    // A token with an unknown key takes 5 seconds to be refused; the whole run above has it.
    credentials: routes ? { ...target.credentials, refused: {} } : target.credentials,
    // A breaker waits for seconds after each of them; a toy route does not ask Clerk.
    outages: routes ? [] : target.outages,
    seed: 1,
    readOnly: false,
    destructive: true,
    waivers,
    strict: true,
    ...options,
  })
}

/** The failures, as one line each. */
function told({ findings }: Result): string[] {
  return grouped(findings).map(
    ({ operationId, check, findings: [first] }) =>
      `${operationId}: ${check}: ${first?.message ?? ''}`,
  )
}

describe('the API keeps its contract', () => {
  let result: Result
  beforeAll(async () => {
    result = await testApi()
  })

  test('nothing it does is against its document', () => {
    expect(told(result)).toEqual([])
  })

  test('each documented answer is seen, but for those that are waived with a reason', () => {
    const unseen = result.coverage.filter(({ seen, waived }) => seen === 0 && waived === undefined)
    expect(unseen).toEqual([])
    expect(result.coverage.length).toBeGreaterThan(300)
  })

  test('no answer is waived that can be seen', () => {
    const needless = waivers.filter(({ operationId, status }) =>
      result.coverage.some(
        (row) => row.operationId === operationId && row.status === status && row.seen > 0,
      ),
    )
    expect(needless).toEqual([])
  })

  test('at least 5,000 requests say so', () => {
    expect(result.requests).toBeGreaterThan(5000)
  })
})

test('a stranger with three tokens and the document for older tools finds no fault, and leaves no trace', async () => {
  const target = await startContractTarget()
  closeAfterTests(() => target.close())
  const { app, sandbox, credentials } = target
  const people = () =>
    [...sandbox.store.users.values()]
      .filter(({ username }) => username !== null)
      .map(({ username, first_name, last_name, banned, public_metadata }) =>
        JSON.stringify({ username, first_name, last_name, banned, public_metadata }),
      )
      .sort()
  const before = people()
  const { a, b, low } = credentials
  const result = await runContract({
    document: await readDocument(
      fileURLToPath(new URL('../../../openapi/openapi-3.0.json', import.meta.url)),
    ),
    send: byInject((request) => app.inject(request)),
    credentials: { ...(a && { a }), ...(b && { b }), ...(low && { low }) },
    seed: 2,
    readOnly: false,
    destructive: false,
    waivers: [],
    strict: false,
  })
  expect(told(result)).toEqual([])
  expect(people()).toEqual(before)
})

type Credential = 'clerkSession' | 'clerkApiKey'

describe('a route that breaks its contract is found', () => {
  const toy = (app: App, toyOf: (reply: FastifyReply) => object, schema: object = {}) =>
    app.get(
      '/v1/toys/:toyId',
      {
        schema: {
          operationId: 'getToy',
          tags: ['Service'],
          summary: 'A toy',
          params: Type.Object({ toyId: Type.Integer({ minimum: 1, maximum: 9 }) }),
          response: {
            200: Type.Object({
              name: Type.String({ maxLength: 10 }),
              colour: Type.Unsafe<string>({ type: 'string', enum: ['red', 'blue'] }),
            }),
          },
          ...schema,
        },
      },
      async (_request, reply) => toyOf(reply as unknown as FastifyReply) as never,
    )
  const good = { name: 'Bear', colour: 'red' }

  test.each<[string, (app: App) => unknown, string]>([
    ['a status that is not documented', (app) => toy(app, (reply) => (reply.code(202), good)), ''],
    [
      'a value that is not in its enum',
      (app) => toy(app, () => ({ ...good, colour: 'green' })),
      '',
    ],
    ['a field that is missing', (app) => toy(app, () => ({ name: 'Bear' })), ''],
    ['a field that is not documented', (app) => toy(app, () => ({ ...good, owner: 'Ada' })), ''],
    ['a text that is too long', (app) => toy(app, () => ({ ...good, name: 'x'.repeat(11) })), ''],
    [
      'a secret behind no lock, which the document still promises',
      (app) => {
        app.addHook('onRoute', (route) => {
          if (route.url === '/v1/toys/:toyId')
            Object.assign(route, { onRequest: [], preHandler: [] })
        })
        toy(app, () => good)
      },
      'credential',
    ],
    [
      'a parameter whose bounds nobody checks',
      (app) => {
        toy(app, () => good, { params: Type.Object({ toyId: Type.Integer() }) })
        app.addHook('onReady', async () => {
          const document = app.swagger() as unknown as Document
          const operation = document.paths?.['/v1/toys/{toyId}']?.get
          Object.assign(operation?.parameters?.[0] ?? {}, {
            schema: { type: 'integer', minimum: 1, maximum: 9 },
          })
        })
      },
      'input-accepted',
    ],
  ])('%s', async (_name, routes, check) => {
    const result = await testApi(routes, { only: 'getToy', strict: false })
    const failures = told(result)
    expect(failures.join('\n')).toMatch(check === '' ? /./ : check)
  })

  const report = (app: App, path: string, schema: object = {}) =>
    app.get(
      path,
      {
        schema: {
          operationId: 'getReport',
          tags: ['Service'],
          summary: 'The report of an organization',
          security: [{ clerkSession: ['org:reports:read'] }, { clerkApiKey: ['reports:read'] }],
          params: Type.Object({
            [/:(\w+)/.exec(path)?.[1] ?? '']: Type.String({
              pattern: '^org_[0-9A-Za-z]{27}$',
              maxLength: 31,
            }),
          }),
          response: { 200: Type.Object({ text: Type.String({ maxLength: 10 }) }) },
          ...schema,
        },
      },
      async () => ({ text: 'secret' }),
    )
  const REPORT = '/v1/organizations/:organizationId/report'
  /** The failures about organizations, for an API with these routes. */
  const crossed = async (routes: (app: App) => void) =>
    told(await testApi(routes, { only: 'getReport', strict: false }))

  test('the organization in the path is not compared: its parameter has another name', async () => {
    const found = await crossed((app) => report(app, '/v1/organizations/:id/report'))
    expect(found.join('\n')).toContain('getReport: organization-crossed')
  })

  test.each<[string, Credential]>([
    ['a session', 'clerkSession'],
    ['an API key', 'clerkApiKey'],
  ])('the check is opted out of, and the document does not say so: %s', async (_name, scheme) => {
    const demand = { clerkSession: 'org:reports:read', clerkApiKey: 'reports:read' }[scheme]
    const routes = (app: App) => {
      report(app, REPORT, { anyOrganization: true, security: [{ [scheme]: [demand] }] })
      app.addHook('onReady', async () => {
        const { paths } = app.swagger() as unknown as Document
        const operation = paths?.['/v1/organizations/{organizationId}/report']?.get ?? {}
        delete (operation as Record<string, unknown>)['x-any-organization']
      })
    }
    expect((await crossed(routes)).join('\n')).toContain('getReport: organization-crossed')
  })

  test('but not where it is opted out of by name, nor where it is compared', async () => {
    expect(await crossed((app) => report(app, REPORT, { anyOrganization: true }))).toEqual([])
    expect(await crossed((app) => report(app, REPORT))).toEqual([])
  })

  test('and one that does not is not', async () => {
    const result = await testApi((app) => toy(app, () => good), { only: 'getToy', strict: false })
    expect(told(result)).toEqual([])
  })
})
