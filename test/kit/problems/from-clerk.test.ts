import { Writable } from 'node:stream'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { OpenAPIV3_1 } from 'openapi-types'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type App, buildApp } from '../../../src/app.ts'
import type { ProblemCode } from '../../../src/kit/problems/catalogue.ts'
import { onSandbox } from '../../../scripts/on-sandbox.ts'
import { createSandbox } from '../../../src/sandbox/index.ts'
import { closeAfterTests } from '../../closing.ts'
import {
  answering,
  type FaultyClerk,
  type Fault,
  faults,
  startFaultyClerk,
} from '../../faulty-clerk.ts'

let app: App
let clerk: FaultyClerk
/** The log since the test began. */
let log: string
let isProblem: ValidateFunction

/** Problems from Clerk that `/declares/all` declares, and those that `/declares/few` declares. */
const ALL: ProblemCode[] = ['user_not_found', 'already_exists', 'not_accepted']
const FEW: ProblemCode[] = ['scope_not_grantable']

const SECRET_KEY = 'sk_test_of_this_test'

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const sandbox = await createSandbox()
  closeAfterTests(() => sandbox.close())
  clerk = await startFaultyClerk(sandbox)
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString()
      done()
    },
  })
  log = ''
  const config = onSandbox(sandbox)
  app = await buildApp(
    { ...config, clerkKeys: { ...config.clerkKeys, secretKey: SECRET_KEY, apiUrl: clerk.url } },
    { level: 'info', stream },
  )
  closeAfterTests(() => app.close())
  for (const [method, name, problems] of [
    ['POST', 'all', ALL],
    ['POST', 'few', FEW],
    ['GET', 'query', ALL],
  ] as const)
    app.route({
      method,
      url: `/declares/${name}`,
      schema: {
        operationId: `declares_${name}`,
        tags: ['Service'],
        summary: 'Asks Clerk',
        security: [],
        problems: [...problems, 'clerk_unavailable'],
      },
      handler: async () => app.clerk.users.getUser('user_1'),
    })
  await app.ready()
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  const { components } = app.swagger() as OpenAPIV3_1.Document
  isProblem = ajv.compile(components?.schemas?.Problem ?? false)
})
beforeEach(async () => {
  clerk.fault = undefined
  // After that time the breaker allows calls to Clerk again.
  vi.advanceTimersByTime(60_000)
  await app.inject({ method: 'POST', url: '/declares/all' })
  log = ''
})
afterAll(() => vi.useRealTimers())

/** Clerk's answer, with all its extra members. */
function refusing(status: number, code: string, more: object = {}, headers = {}): Fault {
  return answering(
    status,
    { 'content-type': 'application/json', ...headers },
    JSON.stringify({
      errors: [{ code, message: 'short', long_message: 'In a sentence.', ...more }],
      clerk_trace_id: 'trace-of-clerk',
      stack: 'at clerk/server.go:1',
    }),
  )
}

interface Expected {
  status: number
  code: ProblemCode
  errors?: object[]
  retryAfter?: string
}

const INTERNAL: Expected = { status: 500, code: 'internal_error' }
const unavailable = (retryAfter: string): Expected => ({
  status: 503,
  code: 'clerk_unavailable',
  retryAfter,
})
const exists = (code: string, pointer = '/body'): Expected => ({
  status: 409,
  code: 'already_exists',
  errors: [{ pointer, code, message: 'In a sentence.' }],
})
const refused = (code: string, pointer = '/body'): Expected => ({
  status: 422,
  code: 'not_accepted',
  errors: [{ pointer, code, message: 'In a sentence.' }],
})

describe('what Clerk answers is, to an operation that declares it and to one that does not', () => {
  test.each<[string, Fault, Expected, Expected]>([
    ['404', refusing(404, 'resource_not_found'), { status: 404, code: 'user_not_found' }, INTERNAL],
    ['409', refusing(409, 'conflict'), exists('conflict'), INTERNAL],
    [
      '409 of an API key',
      refusing(409, 'api_key_name_already_exists'),
      exists('api_key_name_already_exists'),
      INTERNAL,
    ],
    [
      '422 about a parameter',
      refusing(422, 'form_param_format_invalid', { meta: { param_name: 'first_name' } }),
      refused('form_param_format_invalid', '/body/firstName'),
      INTERNAL,
    ],
    [
      '422 about what is taken',
      refusing(422, 'form_identifier_exists', { meta: { param_name: 'email_address' } }),
      exists('form_identifier_exists', '/body/emailAddress'),
      INTERNAL,
    ],
    [
      '400 duplicate_record',
      refusing(400, 'duplicate_record'),
      exists('duplicate_record'),
      INTERNAL,
    ],
    [
      '400 already_a_member_in_organization',
      refusing(400, 'already_a_member_in_organization'),
      exists('already_a_member_in_organization'),
      INTERNAL,
    ],
    ['400', refusing(400, 'bad_request'), refused('bad_request'), INTERNAL],
    ['402', refusing(402, 'plan_limit'), refused('plan_limit'), INTERNAL],
    ['403', refusing(403, 'quota_exceeded'), refused('quota_exceeded'), INTERNAL],
    ['401', refusing(401, 'clerk_key_invalid'), INTERNAL, INTERNAL],
    [
      '429',
      refusing(429, 'too_many_requests', {}, { 'retry-after': '7' }),
      unavailable('7'),
      unavailable('7'),
    ],
    ['429 without a time', refusing(429, 'too_many_requests'), unavailable('5'), unavailable('5')],
    [
      '429 with a date that is over',
      refusing(429, 'x', {}, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }),
      unavailable('5'),
      unavailable('5'),
    ],
    ['500', refusing(500, 'internal_clerk_error'), unavailable('5'), unavailable('5')],
    [
      '503 with a time',
      refusing(503, 'maintenance', {}, { 'retry-after': '60' }),
      unavailable('60'),
      unavailable('60'),
    ],
    [
      'a closed connection',
      faults['a closed connection'] ?? (() => false),
      unavailable('5'),
      unavailable('5'),
    ],
    ['200 and garbage', faults.garbage ?? (() => false), unavailable('5'), unavailable('5')],
    [
      '422 and HTML',
      answering(422, { 'content-type': 'text/html' }, '<html>'),
      unavailable('5'),
      unavailable('5'),
    ],
  ])('%s', async (_name, fault, declared, undeclared) => {
    clerk.fault = fault
    for (const [url, { retryAfter, errors, ...expected }] of [
      ['/declares/all', declared],
      ['/declares/few', undeclared],
    ] as const) {
      const response = await app.inject({ method: 'POST', url })
      const body = response.json<{ errors?: object[] }>()
      expect(response.statusCode).toBe(expected.status)
      expect(body).toMatchObject(expected)
      expect(body.errors).toEqual(errors)
      expect(response.headers['retry-after']).toBe(retryAfter)
      expect(isProblem(body), JSON.stringify(isProblem.errors)).toBe(true)
      for (const raw of ['trace-of-clerk', 'server.go', 'node_modules', SECRET_KEY, '<html>'])
        expect(response.body).not.toContain(raw)
    }
  })
})

test('all that Clerk finds wrong is told, within bounds', async () => {
  const errors = Array.from({ length: 150 }, (_, i) => ({
    code: 'c'.repeat(200),
    message: 'm'.repeat(5000),
    meta: { param_name: i === 0 ? 'last_name' : undefined },
  }))
  const json = { 'content-type': 'application/json' }
  clerk.fault = answering(422, json, JSON.stringify({ errors }))
  const body = (await app.inject({ method: 'POST', url: '/declares/all' })).json<{
    errors: object[]
  }>()
  expect(isProblem(body), JSON.stringify(isProblem.errors)).toBe(true)
  expect(body.errors).toHaveLength(100)
  expect(body.errors[0]).toEqual({
    pointer: '/body/lastName',
    message: 'm'.repeat(1000),
    code: 'c'.repeat(100),
  })
})

test('what is wrong with a query is not said to be in a body', async () => {
  clerk.fault = refusing(422, 'form_param_invalid', { meta: { param_name: 'user_id' } })
  const { errors } = (await app.inject('/declares/query')).json<{ errors: object[] }>()
  expect(errors).toMatchObject([{ pointer: '/query/userId' }])
})

describe('the log', () => {
  test('says that it is the secret key that Clerk refuses, but not the key', async () => {
    clerk.fault = refusing(401, 'clerk_key_invalid')
    await app.inject({ method: 'POST', url: '/declares/all' })
    expect(log).toContain('Clerk refuses CLERK_SECRET_KEY')
    expect(log).not.toContain(SECRET_KEY)
  })

  test('has what Clerk said and its trace, of what the API did not expect', async () => {
    clerk.fault = refusing(422, 'form_surprise')
    const response = await app.inject({ method: 'POST', url: '/declares/few' })
    expect(response.statusCode).toBe(500)
    expect(log).toContain('form_surprise')
    expect(log).toContain('trace-of-clerk')
    expect(log).toContain(response.json<{ instance: string }>().instance)
  })

  test('has no error of what is the fault of the client', async () => {
    clerk.fault = refusing(422, 'form_param_format_invalid')
    await app.inject({ method: 'POST', url: '/declares/all' })
    expect(log).not.toContain('form_param_format_invalid')
    expect(log).not.toContain('"level":50')
  })
})
