import type { FastifySchema } from 'fastify'
import { describe, expect, test } from 'vitest'
import { session, Type } from '../../../src/kit/index.ts'
import { startApi } from '../../api.ts'

const scoped = (...schemes: string[]) => schemes.map((scheme) => ({ [scheme]: ['reports:read'] }))
const PATH = '/organizations/:organizationId/reports'

/** Routes that differ only in the policy, with the resulting sentence and list. */
const cases: Record<string, { url?: string; schema: FastifySchema; says: string; list: object[] }> =
  {
    nothing: { schema: { security: [] }, says: 'Requires no credential.', list: [] },
    theDefault: {
      schema: {},
      says: 'Requires a session.',
      list: [{ scheme: 'clerkSession' }, { scheme: 'clerkSessionCookie' }],
    },
    optional: {
      schema: { security: [{}, { clerkSession: [] }] },
      says: 'Requires no credential. Also accepts a session.',
      list: [{ scheme: 'clerkSession' }, {}],
    },
    grants: {
      schema: {
        security: [
          { clerkSession: ['org:admin'] },
          { clerkSession: ['org:reports:read', 'org:reports:list'] },
          { clerkSession: ['admin'] },
        ],
      },
      says: 'Requires a session with the role `org:admin` or the permission `org:reports:read` and the permission `org:reports:list` in the active organization, or the app role `admin`.',
      list: [
        { scheme: 'clerkSession', roles: ['org:admin'] },
        { scheme: 'clerkSession', permissions: ['org:reports:read', 'org:reports:list'] },
        { scheme: 'clerkSession', roles: ['admin'] },
      ],
    },
    anyToken: {
      schema: { security: [{ clerkSession: [] }, { clerkApiKey: [] }, { clerkMachine: [] }] },
      says: 'Requires a session, an API key, or a machine token.',
      list: [{ scheme: 'clerkSession' }, { scheme: 'clerkApiKey' }, { scheme: 'clerkMachine' }],
    },
    scopes: {
      schema: { security: scoped('clerkApiKey', 'clerkOAuth') },
      says: 'Requires an API key or an OAuth token with the scope `reports:read`.',
      list: [
        { scheme: 'clerkApiKey', scopes: ['reports:read'] },
        { scheme: 'clerkOAuth', scopes: ['reports:read'] },
      ],
    },
    organization: {
      url: PATH,
      schema: { security: [{ clerkSession: [] }, { clerkSession: ['admin'] }] },
      says: 'Requires a session whose active organization is the one in the path, or the app role `admin`.',
      list: [
        { scheme: 'clerkSession', organization: 'organizationId' },
        { scheme: 'clerkSession', roles: ['admin'] },
      ],
    },
    organizationGrants: {
      url: PATH,
      schema: {
        security: [
          { clerkSession: ['org:admin'] },
          { clerkSession: ['org:reports:read'] },
          ...scoped('clerkApiKey'),
        ],
      },
      says: 'Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:reports:read`; or an API key of the organization in the path with the scope `reports:read`.',
      list: [
        { scheme: 'clerkSession', roles: ['org:admin'], organization: 'organizationId' },
        { scheme: 'clerkSession', permissions: ['org:reports:read'], organization: 'organizationId' },
        { scheme: 'clerkApiKey', scopes: ['reports:read'], organization: 'organizationId' },
      ],
    },
    anyOrganization: {
      url: PATH,
      schema: { security: [{ clerkSession: [] }], anyOrganization: true },
      says: 'Requires a session.',
      list: [{ scheme: 'clerkSession' }],
    },
    strict: {
      schema: {
        security: [{ clerkSession: ['admin'] }, ...scoped('clerkApiKey')],
        impersonation: 'refused',
        grants: true,
      },
      says: "Requires the app role `admin`, or an API key with the scope `reports:read`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.",
      list: [
        { scheme: 'clerkSession', roles: ['admin'], impersonation: 'refused' },
        { scheme: 'clerkApiKey', scopes: ['reports:read'] },
      ],
    },
    webhook: {
      schema: { security: [{ clerkWebhook: [] }] },
      says: "Requires Clerk's signature.",
      list: [{ scheme: 'clerkWebhook' }],
    },
  }

const { app } = await startApi({
  routes(api) {
    const add = (operationId: string, url: string, schema: FastifySchema) =>
      api.route({
        method: 'POST',
        url,
        schema: {
          operationId,
          summary: 'Make a report',
          tags: ['Service'],
          response: { 204: Type.Null({ description: 'Made.' }) },
          ...schema,
        },
        handler: async (_request, reply) => reply.code(204).send(null),
      })
    for (const [name, { url = '/reports', schema }] of Object.entries(cases))
      add(name, `/${name}${url}`, {
        ...schema,
        ...(url === PATH && { params: Type.Object({ organizationId: Type.String() }) }),
      })
    add('described', '/described', { description: 'Makes:\n\n- a report', security: session() })
  },
})

function operation(operationId: string) {
  const found = Object.values(app.openapi().paths ?? {}).find(
    (item) => item?.post?.operationId === operationId,
  )
  return found?.post as Record<string, unknown> | undefined
}

describe('who can call an operation, in the document', () => {
  test.each(Object.entries(cases))('%s', (name, { says, list }) => {
    expect(operation(name)?.description).toBe(says)
    expect(operation(name)?.['x-required']).toEqual(list)
  })

  test('stands below the description of the route', () => {
    expect(operation('described')?.description).toBe(
      'Makes:\n\n- a report\n\nRequires a session.',
    )
  })

  test('an operation that only Clerk can call is internal', () => {
    expect(operation('webhook')?.['x-internal']).toBe(true)
    expect(operation('strict')).not.toHaveProperty('x-internal')
  })
})
