import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, expect, test } from 'vitest'
import type { Claims } from '../../../src/sandbox/index.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'

let api: Api
let operations: { method: string; url: string }[]

beforeAll(async () => {
  api = await startApi()
  const { paths = {} } = api.app.swagger() as OpenAPIV3_1.Document
  operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item ?? {}).flatMap(([method, operation]) => {
      const { security = [] } = operation as OpenAPIV3_1.OperationObject
      const takesSessions = security.some((one) => 'clerkSession' in one)
      return takesSessions
        ? [{ method: method.toUpperCase(), url: path.replaceAll(/\{\w+\}/g, 'some_id') }]
        : []
    }),
  )
  expect(operations.length).toBeGreaterThan(30)
})

/** The answers of all operations, without duplicates. */
async function answersTo(token: string): Promise<unknown[]> {
  const answers = new Set<string>()
  for (const { method, url } of operations) {
    const answer = await api.app.inject({ method: method as 'GET', url, headers: bearer(token) })
    answers.add(`${answer.statusCode} ${answer.json<{ code: string }>().code}`)
  }
  return [...answers]
}

const session = (claims: Claims) => api.session('ada', 'acme', claims)

test.each<[string, Claims]>([
  ['without sid', { sid: undefined }],
  ['with an empty sid', { sid: '' }],
  ['with null for sid', { sid: null }],
  ['with a number for sid', { sid: 7 }],
  ['with a list for sid', { sid: ['sess_1'] }],
  ['without sub', { sub: undefined }],
  ['with an empty sub', { sub: '' }],
  ['with a number for sub', { sub: 7 }],
  ['of a pending session', { sts: 'pending' }],
  ['of a session in an unknown state', { sts: 'revoked' }],
  ['with a number for sts', { sts: 7 }],
])('a session token %s gets one answer from every operation', async (_name, claims) => {
  expect(await answersTo(session(claims))).toEqual(['401 invalid_token'])
})

test('so does a token of a JWT template, which is none of a session', async () => {
  const user = first(api.sandbox.store.users, ({ username }) => username === 'ada')
  const token = api.sandbox.signer.template({ sub: user.id })
  expect(await answersTo(token)).toEqual(['401 invalid_token'])
})

test('a session token without sts, as older ones are, is good', async () => {
  const headers = bearer(session({ sts: undefined }))
  expect((await api.app.inject({ url: '/v1/me', headers })).statusCode).toBe(200)
})
