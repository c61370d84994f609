import { Writable } from 'node:stream'
import { Type } from '@sinclair/typebox'
import type { FastifyReply } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type Api, bearer, first, startApi } from '../../api.ts'

const ACT = { act: { sub: 'user_2supportPersonWhoHelps000000' } }
const KEY = { name: 'A key', scopes: ['me:read'] }
const ANY_ID = `user_${'a'.repeat(27)}`

/** Operations that give lasting access or cannot be undone, and admin operations on users. */
const refused = [
  'addMember',
  'addMyEmailAddress',
  'addMyPhoneNumber',
  'addOrganizationDomain',
  'addToAllowlist',
  'addToBlocklist',
  'addToWaitlist',
  'banUser',
  'cancelPasswordReset',
  'changeMyPassword',
  'createActorToken',
  'createAppInvitation',
  'createAppInvitations',
  'createInvitation',
  'createInvitations',
  'createMyApiKey',
  'createOrganizationApiKey',
  'createSignInToken',
  'createUser',
  'declineMyInvitation',
  'deleteMe',
  'deleteOrganization',
  'deleteUser',
  'disconnectMyAccount',
  'inviteFromWaitlist',
  'leaveOrganization',
  'lockUser',
  'makeMyEmailAddressPrimary',
  'makeMyPhoneNumberPrimary',
  'rejectFromWaitlist',
  'removeFromAllowlist',
  'removeFromBlocklist',
  'removeFromWaitlist',
  'removeMember',
  'removeMyEmailAddress',
  'removeMyPasskey',
  'removeMyPhoneNumber',
  'removeMySecondFactor',
  'removeOrganizationDomain',
  'requirePasswordReset',
  'revokeActorToken',
  'revokeAppInvitation',
  'revokeSignInToken',
  'revokeUserSessions',
  'sendMyEmailAddressCode',
  'sendMyPhoneNumberCode',
  'unbanUser',
  'unlockUser',
  'updateMember',
  'updateOrganizationDomain',
  'updateOrganizationMetadata',
  'updateUser',
  'updateUserMetadata',
  'verifyMyEmailAddress',
  'verifyMyPhoneNumber',
  'verifyOrganizationDomain',
]

let api: Api
let log = ''
let metricsUrl = ''
beforeAll(async () => {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString()
      done()
    },
  })
  api = await startApi({
    config: { metricsPort: 0 },
    logger: { level: 'info', stream },
    routes(app) {
      const schema = {
        tags: ['Service'],
        summary: 'A toy',
        impersonation: 'refused' as const,
        response: { 204: Type.Null({ description: 'Nothing.' }) },
      }
      const security = [{}, { clerkSession: [] }]
      const answer = async (_request: unknown, reply: FastifyReply) => reply.code(204).send(null)
      app.get('/for-all', { schema: { ...schema, operationId: 'forAll', security } }, answer)
      app.get('/default', { schema: { ...schema, operationId: 'default' } }, answer)
    },
  })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  metricsUrl = /Metrics at (http:\S+)"/.exec(log)?.[1] ?? ''
})

const impersonating = (claims: object = ACT) => bearer(api.session('ada', 'acme', { ...claims }))
const ada = () => first(api.sandbox.store.users, ({ username }) => username === 'ada')

describe('a session in which somebody acts as the user', () => {
  test.each([
    ['says who acts', ACT, { sub: ACT.act.sub }],
    ['shows the id alone', { act: { ...ACT.act, note: 'x' } }, { sub: ACT.act.sub }],
    ['has a claim without an id', { act: {} }, { sub: 'unknown' }],
    ['has a claim of another form', { act: 'somebody' }, { sub: 'unknown' }],
    ['has no claim', {}, null],
    ['has a null claim', { act: null }, null],
  ])('%s', async (_name, claims, actor) => {
    const headers = impersonating(claims)
    const response = await api.app.inject({ url: '/v1/auth', headers })
    expect(response.json()).toMatchObject({ userId: ada().id, actor })
  })

  test('may do what does not refuse it', async () => {
    const headers = impersonating()
    for (const url of ['/v1/me', '/v1/users', '/v1/me/api-keys'])
      expect((await api.app.inject({ url, headers })).statusCode).toBe(200)
  })

  test.each([
    ['with an id', ACT],
    ['without an id', { act: {} }],
    ['of another form', { act: 'somebody' }],
    ['that is false', { act: false }],
  ])('is refused by a claim %s, each time', async (_name, claims) => {
    const headers = impersonating(claims)
    const keys = api.sandbox.store.apiKeys.size
    for (let i = 0; i < 2; i += 1) {
      const call = { method: 'POST', url: '/v1/me/api-keys', headers, payload: KEY } as const
      const response = await api.app.inject(call)
      expect(response.json()).toMatchObject({ status: 403, code: 'impersonation_refused' })
      expect(response.headers['www-authenticate']).toContain('Bearer')
    }
    expect(api.sandbox.store.apiKeys.size).toBe(keys)
  })

  test('is refused where anybody else may call', async () => {
    for (const url of ['/for-all', '/default'])
      expect((await api.app.inject({ url, headers: impersonating() })).statusCode).toBe(403)
    expect((await api.app.inject('/for-all')).statusCode).toBe(204)
  })

  test('is refused by its cookie as by its token', async () => {
    const { authorization } = impersonating()
    const cookie = `__session=${authorization.slice(7)}; __client_uat=1; __clerk_db_jwt=dvb_1`
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const response = await api.app.inject({ url: '/default', headers })
    expect(response.json()).toMatchObject({ status: 403, code: 'impersonation_refused' })
  })
})

const operations = () =>
  Object.entries((api.app.swagger() as OpenAPIV3_1.Document).paths ?? {}).flatMap(
    ([path, item = {}]) =>
      Object.entries(item).map(([method, operation]) => ({
        path,
        method: method.toUpperCase() as 'POST',
        ...(operation as OpenAPIV3_1.OperationObject),
      })),
  )

test('the document names the refusal where it is, and nowhere else', () => {
  const { components } = api.app.swagger() as OpenAPIV3_1.Document
  const documented = operations().filter(({ responses = {} }) => {
    const { $ref = '' } = (responses['403'] ?? {}) as { $ref?: string }
    const response = components?.responses?.[$ref.split('/').at(-1) ?? '']
    return JSON.stringify(response ?? {}).includes('"impersonation_refused":')
  })
  const ids = documented.map(({ operationId }) => operationId).sort()
  expect(ids).toEqual([...refused, 'default', 'forAll'].sort())
})

test.each(refused)('%s is for the user alone, and nothing is changed', async (operationId) => {
  const operation = operations().find((one) => one.operationId === operationId)
  const acme = first(api.sandbox.store.organizations, ({ slug }) => slug === 'acme')
  const url = operation?.path
    .replace('{organizationId}', acme.id)
    .replace('{userId}', operationId.endsWith('Member') ? ada().id : ANY_ID)
  const response = await api.app.inject({
    method: operation?.method ?? 'POST',
    url: url ?? '',
    headers: impersonating(),
  })
  expect(response.json()).toMatchObject({ status: 403, code: 'impersonation_refused' })
})

test('the log and the metrics tell it apart, the metrics without an id', async () => {
  log = ''
  await api.app.inject({ url: '/v1/me/sessions', headers: impersonating() })
  await api.app.inject({ url: '/v1/me/sessions', headers: bearer(api.session('ada')) })
  await vi.waitFor(() => {
    const lines = log.split('\n').filter((line) => line.includes('"Answered"'))
    const actors = lines.map((line) => (JSON.parse(line) as { actor?: string }).actor)
    expect(actors).toEqual([ACT.act.sub, undefined])
  })
  const text = await (await fetch(metricsUrl)).text()
  const series = text.split('\n').filter((line) => line.includes('"listMySessions",method'))
  expect(series.sort()).toEqual([
    'http_requests_total{operation="listMySessions",method="GET",status="200",impersonated="true"} 1',
    'http_requests_total{operation="listMySessions",method="GET",status="200"} 1',
  ])
  expect(text).not.toContain(ACT.act.sub)
})

test.each([
  ['is not a known word', 'refuse', [{ clerkSession: [] }], 'can only be "refused"'],
  ['has no session to refuse', 'refused', [{ clerkApiKey: [] }], 'accepts no session'],
  ['is on a public route', 'refused', [], 'accepts no session'],
])('a route whose impersonation %s stops the start', async (_name, word, security, reason) => {
  const start = startApi({
    routes(app) {
      const impersonation = word as 'refused'
      const schema = { operationId: 'toy', tags: ['Service'], summary: 'A toy', security }
      app.get('/toy', { schema: { ...schema, impersonation } }, async () => '')
    },
  })
  await expect(start).rejects.toThrow(`Route GET /toy: impersonation`)
  await expect(start).rejects.toThrow(reason)
})
