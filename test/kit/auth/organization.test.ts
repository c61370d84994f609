import { Type } from '@sinclair/typebox'
import { getAuth } from '@clerk/fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { App, AppConfig } from '../../../src/app.ts'
import { OrganizationId } from '../../../src/api/schemas/ids.ts'
import type { SecurityRequirements } from '../../../src/kit/auth/schemes.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'
import { type FaultyClerk, startFaultyClerk } from '../../faulty-clerk.ts'

/** Routes of an app whose only mention of organizations is the path. */
const reports = {
  permission: [{ clerkSession: ['org:reports:read'] }],
  anySession: [{ clerkSession: [] }],
  appRole: [{ clerkSession: ['org:reports:manage'] }, { clerkSession: ['admin'] }],
  both: [{ clerkSession: ['admin', 'org:reports:read'] }],
  programs: [
    { clerkApiKey: ['reports:read'] },
    { clerkApiKey: ['me:read'] },
    { clerkOAuth: [] },
    { clerkMachine: [] },
  ],
  anonymous: [{}, { clerkSession: [] }],
  public: [],
} satisfies Record<string, SecurityRequirements>

interface Schema {
  security?: SecurityRequirements
  anyOrganization?: boolean
}

function addReport(app: App, url: string, schema: Schema = {}) {
  app.get(
    url,
    {
      schema: {
        operationId: `get${url.replaceAll(/\W+/g, '_')}`,
        tags: ['Service'],
        summary: 'Get the report of an organization',
        ...schema,
        response: { 200: Type.Object({ reader: Type.String() }) },
      },
    },
    async (request) => {
      const auth = request.auth ? getAuth(request, { acceptsToken: 'any' }) : undefined
      if (!auth?.isAuthenticated) return { reader: 'nobody' }
      return { reader: auth.tokenType === 'session_token' ? auth.userId : auth.subject }
    },
  )
}

const NOWHERE = `org_${'a'.repeat(27)}`

let api: Api
let clerk: FaultyClerk
let acme: string
let globex: string
/** A token of each kind of caller. */
let tokens: Record<string, string>

beforeAll(async () => {
  api = await startApi({
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
    routes(app) {
      for (const [name, security] of Object.entries(reports))
        addReport(app, `/organizations/:organizationId/${name}`, { security })
      addReport(app, '/organizations/:organizationId/default')
      addReport(app, '/organizations/:organizationId/opened', {
        security: reports.permission,
        anyOrganization: true,
      })
      app.get(
        '/organizations/:organizationId/described',
        {
          schema: {
            operationId: 'getDescribed',
            tags: ['Service'],
            summary: 'A route that describes its path',
            security: reports.permission,
            params: Type.Object({ organizationId: OrganizationId }),
            response: { 200: Type.Object({}) },
          },
        },
        async () => ({}),
      )
    },
  })
  await api.app.signingKeys.load()
  const { sandbox, session } = api
  const organization = (slug: string) =>
    first(sandbox.store.organizations, (one) => one.slug === slug).id
  acme = organization('acme')
  globex = organization('globex')
  const keyOf = (subject: string) =>
    first(sandbox.store.apiKeys, (key) => key.subject.startsWith(subject)).secret
  tokens = {
    adaAtAcme: session('ada', 'acme'),
    adaNowhere: session('ada'),
    bobAtAcme: session('bob', 'acme'),
    bobNowhere: session('bob'),
    acmeKey: keyOf('org_'),
    adaKey: keyOf('user_'),
    oauth: first(sandbox.store.oauthTokens, () => true).token,
    machine: sandbox.signer.m2m({ sub: [...sandbox.store.machines.keys()][0] }),
  }
})

beforeEach(() => {
  clerk.fault = undefined
  clerk.asked = []
})

const get = (
  organizationId: string,
  report: string,
  caller: string,
  method: 'GET' | 'HEAD' = 'GET',
) =>
  api.app.inject({
    method,
    url: `/organizations/${organizationId}/${report}`,
    headers: tokens[caller] ? bearer(tokens[caller]) : {},
  })

describe('an organization in the path has to be that of the credential', () => {
  test.each([
    // report, caller, then the status for: Acme, Globex, an unknown organization
    ['permission', 'adaAtAcme', 200, 404, 404],
    ['permission', 'bobAtAcme', 200, 404, 404],
    ['permission', 'bobNowhere', 403, 403, 403],
    ['anySession', 'bobAtAcme', 200, 404, 404],
    ['anySession', 'bobNowhere', 404, 404, 404],
    ['anySession', 'adaNowhere', 404, 404, 404],
    ['default', 'bobAtAcme', 200, 404, 404],
    ['default', 'nobody', 401, 401, 401],
    ['appRole', 'adaAtAcme', 200, 200, 404],
    ['appRole', 'adaNowhere', 200, 200, 404],
    ['appRole', 'bobAtAcme', 403, 403, 403],
    ['both', 'adaAtAcme', 200, 404, 404],
    ['both', 'bobAtAcme', 403, 403, 403],
    ['programs', 'acmeKey', 200, 404, 404],
    ['programs', 'adaKey', 404, 404, 404],
    ['programs', 'oauth', 404, 404, 404],
    ['programs', 'machine', 404, 404, 404],
    ['programs', 'adaAtAcme', 401, 401, 401],
    ['opened', 'bobAtAcme', 200, 200, 200],
    ['opened', 'bobNowhere', 403, 403, 403],
    ['public', 'bobAtAcme', 200, 200, 200],
  ])('%s, asked by %s', async (report, caller, ...expected) => {
    const statuses = []
    for (const id of [acme, globex, NOWHERE])
      for (const method of ['GET', 'HEAD'] as const)
        statuses.push((await get(id, report, caller, method)).statusCode)
    expect(statuses).toEqual(expected.flatMap((status) => [status, status]))
  })

  test('where nobody may call as well, who is of another organization is nobody', async () => {
    const reader = async (id: string, caller: string) =>
      (await get(id, 'anonymous', caller)).json<{ reader: string }>().reader
    expect(await reader(acme, 'bobAtAcme')).toMatch(/^user_/)
    expect(await reader(globex, 'bobAtAcme')).toBe('nobody')
    expect(await reader(globex, 'nobody')).toBe('nobody')
  })

  test('however the path spells it', async () => {
    const spelt = (id: string) => id.replace('org_', '%6frg%5F')
    expect((await get(spelt(acme), 'permission', 'bobAtAcme')).statusCode).toBe(200)
    expect((await get(spelt(acme), 'described', 'bobAtAcme')).statusCode).toBe(200)
    for (const id of [
      spelt(globex),
      acme.replace('org_', 'org%255F'),
      acme.toUpperCase(),
      `${acme}%20`,
      '%20',
      'null',
      'undefined',
      'acme',
    ])
      expect((await get(id, 'permission', 'bobAtAcme')).statusCode).toBe(404)
    expect((await get(`${acme}%00`, 'permission', 'bobAtAcme')).statusCode).toBe(400)
  })

  test('what no id can be like is 400 where the route says so, and never reaches Clerk', async () => {
    for (const caller of ['bobAtAcme', 'adaAtAcme'])
      expect((await get('acme', 'described', caller)).statusCode).toBe(400)
    for (const id of ['..', '..%2Fusers', 'org_%2E%2E%2Fusers', 'acme'])
      expect((await get(id, 'appRole', 'adaAtAcme')).statusCode).toBe(404)
    expect(clerk.asked.filter((path) => path !== '/v1/jwks')).toEqual([])
  })
})

describe('nobody finds out whether an organization exists', () => {
  const answer = async (id: string, report: string, caller: string) => {
    const { statusCode, headers, body } = await get(id, report, caller)
    const problem = { ...(JSON.parse(body) as object), instance: 'that of the request' }
    return { statusCode, challenge: headers['www-authenticate'], problem }
  }

  test.each([
    ['permission', 'bobAtAcme'],
    ['anySession', 'bobNowhere'],
    ['appRole', 'bobAtAcme'],
    ['programs', 'acmeKey'],
  ])(
    '%s, asked by %s: the answers are the same, and Clerk is not asked',
    async (report, caller) => {
      await get(acme, report, caller)
      clerk.asked = []
      expect(await answer(globex, report, caller)).toEqual(await answer(NOWHERE, report, caller))
      expect(clerk.asked).toEqual([])
    },
  )

  test('who may do nothing there is told what the token lacks, wherever that is', async () => {
    expect(await answer(globex, 'permission', 'bobNowhere')).toMatchObject({
      statusCode: 403,
      challenge: expect.stringContaining('scope="org:reports:read"'),
      problem: { code: 'insufficient_scope' },
    })
  })

  test('only an app role finds out, from Clerk; while that is away the answer is 503', async () => {
    clerk.fault = (_request, response) => response.writeHead(500).end().writableEnded
    expect((await get(globex, 'appRole', 'adaNowhere')).json()).toMatchObject({
      status: 503,
      code: 'clerk_unavailable',
    })
    expect((await get(acme, 'appRole', 'adaAtAcme')).statusCode).toBe(200)
  })
})

test('the document says that an organization may not be found, by itself', () => {
  const { paths } = api.app.swagger() as OpenAPIV3_1.Document
  const statuses = (report: string) =>
    Object.keys(paths?.[`/organizations/{organizationId}/${report}`]?.get?.responses ?? {})
  for (const report of ['permission', 'anySession', 'default', 'appRole', 'programs', 'anonymous'])
    expect(statuses(report)).toContain('404')
  for (const report of ['public', 'opened']) expect(statuses(report)).not.toContain('404')
})

describe('the parameter may have another name', () => {
  const start = (url: string, config: Partial<AppConfig>, schema: Schema = {}) =>
    startApi({
      config,
      routes: (app) => {
        addReport(app, url, { security: reports.permission, ...schema })
      },
    })

  test('which is told to the app', async () => {
    const { app, session } = await start('/tenants/:tenant/report', {
      organizationParameters: ['tenant'],
    })
    const headers = bearer(session('bob', 'acme'))
    const statuses = []
    for (const id of [acme, globex])
      statuses.push((await app.inject({ url: `/tenants/${id}/report`, headers })).statusCode)
    expect(statuses).toEqual([200, 404])
  })

  test.each([
    ':orgId',
    ':org',
    ':org_id',
    ':orgSlug',
    ':organization',
    ':organisationId.json',
    ':OrgID(^.*$)',
  ])('else %s, which would be compared with nothing, stops the start', async (name) => {
    await expect(start(`/reports/${name}`, {})).rejects.toThrow(
      /Route GET .*the guard compares organizations with :organizationId: rename it/,
    )
  })

  test.each([':organizationId(^org_\\w+$)', ':organizationId.json', 'x::orgId/:organizationId'])(
    '%s is compared',
    async (name) => {
      const { app, session } = await start(`/reports/${name}`, {})
      const url = `/reports/${name}`
        .replace(/:organizationId(?:\(.*\))?/, globex)
        .replace('::', ':')
      const response = await app.inject({ url, headers: bearer(session('bob', 'acme')) })
      expect(response.json()).toMatchObject({ code: 'organization_not_found' })
    },
  )
})

test('a path that names two organizations stops the start', async () => {
  const start = startApi({
    config: { organizationParameters: ['tenant'] },
    routes: (app) => {
      addReport(app, '/reports/:organizationId/:tenant', { security: reports.permission })
    },
  })
  await expect(start).rejects.toThrow(/names two organizations/)
})

describe('anyOrganization that changes nothing stops the start', () => {
  test.each<[string, string, Schema, RegExp]>([
    ['no organization in the path', '/reports', {}, /the path has no :organizationId/],
    ['a public route', '/reports/:organizationId', { security: [] }, /demands no credential/],
    [
      'app roles alone',
      '/reports/:organizationId',
      { security: [{ clerkSession: ['admin'] }] },
      /counts in every organization anyway/,
    ],
    [
      'no boolean',
      '/reports/:organizationId',
      { anyOrganization: 'yes' as unknown as boolean },
      /neither true nor false/,
    ],
  ])('%s', async (_name, url, schema, message) => {
    const start = startApi({
      routes: (app) => {
        addReport(app, url, { anyOrganization: true, ...schema })
      },
    })
    await expect(start).rejects.toThrow(message)
    await expect(start).rejects.toThrow('Route GET /reports')
  })
})
