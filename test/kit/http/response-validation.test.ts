import { Readable } from 'node:stream'
import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifySchema } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { info } from '../../../src/api/document.ts'
import { Problem } from '../../../src/kit/problems/problem.ts'
import { EmailAddress } from '../../../src/api/schemas/contacts.ts'
import { page } from '../../../src/kit/http/pages.ts'
import { type Api, bearer, startApi } from '../../api.ts'
import { recordingLogger } from '../../sandbox/start.ts'

type Answer = (reply: FastifyReply) => unknown

const id = `idn_${'0'.repeat(27)}`
const address = { id, emailAddress: 'ada@example.com', verified: true }
const AddressPage = page('AddressPage', EmailAddress)

const map = { type: 'object', additionalProperties: true }
const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const object = (properties: Record<string, object>, options: object = {}) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  ...options,
})
const text = { type: 'string' }
const named = object({ name: text })
const aged = object({ age: { type: 'integer' } })

/** Routes of this file, by operationId, and the lines that each logged. */
const toys: { url: string; operationId: string; answer: Answer; schema: FastifySchema }[] = []
let api: Api
let lines: string[]

beforeAll(async () => {
  lines = []
  api = await startApi({ routes: addToys })
})

function addToys(app: Api['app']) {
  const log = recordingLogger(lines)
  app.addHook('onRequest', async (request) => {
    request.log = log
  })
  for (const { url, operationId, answer, schema } of toys)
    app.get(
      url,
      {
        schema: { operationId, tags: ['Service'], summary: 'A toy', security: [], ...schema },
      },
      async (_request, reply) => answer(reply),
    )
}

/** Adds a route with this answer. */
function toy(answer: Answer, schema: FastifySchema = {}) {
  const operationId = `toy${toys.length}`
  const url = `/${operationId}`
  toys.push({ url, operationId, answer, schema })
  return operationId
}

/** Adds a route that answers with the body, and declares this schema for it. */
const toyOf = (body: unknown, schema: object) => toy(() => body, { response: { 200: schema } })

const bad = toyOf({ name: 'Ada', more: 1 }, named)

async function answerOf(operationId: string, method: 'GET' | 'HEAD' = 'GET', { app } = api) {
  lines.length = 0
  const response = await app.inject({ method, url: `/${operationId}` })
  return { response, log: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

async function complaintOf(operationId: string, method: 'GET' | 'HEAD' = 'GET') {
  const { response, log } = await answerOf(operationId, method)
  expect(response.statusCode).toBe(500)
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
  const { code, status, detail } = response.json<Record<string, unknown>>()
  expect({ code, status }).toEqual({ code: 'internal_error', status: 500 })
  expect(log[0]?.err).toMatchObject({ operationId, message: detail })
  return String(detail)
}

describe('refuses to answer', () => {
  const bodies: [string, object, unknown, string][] = [
    ['an undeclared property', named, { name: 'a', secret: 1 }, '/secret must NOT have'],
    [
      'one at any depth',
      object({ a: object({ b: named }) }),
      { a: { b: { name: 'a', 'c/d': 1 } } },
      '/a/b/c~1d must NOT have',
    ],
    [
      'one in a list',
      { type: 'array', items: named },
      [{ name: 'a' }, { name: 'a', b: 1 }],
      '/1/b must NOT have',
    ],
    [
      'one in a map of objects',
      object({}, { additionalProperties: named }),
      { a: { name: 'a', b: 1 } },
      '/a/b must NOT have',
    ],
    ['one in what may be null', nullable(named), { name: 'a', b: 1 }, '/b must NOT have'],
    ['one of an object without any', { type: 'object' }, { a: 1 }, '/a must NOT have'],
    ['one in a component', EmailAddress, { ...address, hash: 'x' }, '/hash must NOT have'],
    [
      'one in a component of a component',
      AddressPage,
      { data: [{ ...address, hash: 'x' }], totalCount: 1, limit: 1, offset: 0 },
      '/data/0/hash must NOT have',
    ],
    [
      'one that no part declares',
      { allOf: [named, aged] },
      { name: 'a', age: 1, b: 1 },
      '/b must NOT have',
    ],
    [
      'one in a part of a part',
      { allOf: [object({ a: named }), aged] },
      { a: { name: 'a', b: 1 }, age: 1 },
      '/a/b must NOT have',
    ],
    [
      'one beside a component',
      { allOf: [EmailAddress, aged] },
      { ...address, age: 1, b: 1 },
      '/b must NOT have',
    ],
    [
      'one of another choice',
      { oneOf: [named, aged] },
      { name: 'a', age: 1 },
      '/age must NOT have',
    ],
    ['a missing property', named, {}, '/name must have required'],
    [
      'one with a default',
      object({ a: { type: 'integer', default: 1 } }),
      {},
      '/a must have required',
    ],
    ['a number for text', named, { name: 1 }, '/name must be string'],
    ['text for a number', aged, { age: '1' }, '/age must be integer'],
    ['a fraction', aged, { age: 1.5 }, '/age must be integer'],
    ['what is no number', aged, { age: Number.NaN }, '/age must be integer'],
    ['null', named, { name: null }, '/name must be string'],
    [
      'a value that is not in the enum',
      object({ a: { enum: ['x', 'y'] } }),
      { a: 'z' },
      '/a must be equal to one of',
    ],
    [
      'another format',
      object({ at: { type: 'string', format: 'date-time' } }),
      { at: 'soon' },
      '/at must match format "date-time"',
    ],
    [
      'another pattern',
      object({ id: { type: 'string', pattern: '^a$' } }),
      { id: 'b' },
      '/id must match pattern',
    ],
    ['too much', { type: 'array', maxItems: 1 }, [1, 2], 'must NOT have more than 1 items'],
    ['a list for an object', named, [], 'must be object'],
    ['nothing for an object', named, null, 'must be object'],
    ['text for an object', named, 'a', 'the media type "text/plain" is not declared'],
  ]
  test.each(
    bodies.map(([what, schema, body, complaint]) => [what, toyOf(body, schema), complaint]),
  )('%s', async (_what, operationId, complaint) => {
    expect(await complaintOf(operationId)).toContain(
      `${operationId} answered 200 unlike its schema: ${complaint}`,
    )
  })

  const answers: [string, Answer, FastifySchema['response'], string][] = [
    [
      'an undeclared status',
      (reply) => reply.code(201).send({}),
      { 200: map },
      'answered 201 unlike its schema: the status is not declared',
    ],
    ['a redirection', (reply) => reply.redirect('/'), { 200: map }, 'answered 302 unlike'],
    [
      'an error that is no problem',
      (reply) => reply.code(404).send({}),
      { 200: map },
      'answered 404 unlike',
    ],
    ['where nothing is declared', () => ({}), {}, 'the status is not declared'],
    ['no body for an object', (reply) => reply.send(), { 200: map }, 'must be object'],
    [
      'no body for a media type',
      (reply) => reply.send(),
      { 200: { content: { 'text/csv': { schema: text } } } },
      'must have a body',
    ],
    [
      'an undeclared media type',
      (reply) => reply.type('text/csv').send('a'),
      { 200: map },
      'the media type "text/csv" is not declared',
    ],
    [
      'written JSON that does not match',
      (reply) => reply.type('application/json').send('{"a":1}'),
      { 200: named },
      '/name must have required',
    ],
    [
      'text of a media type that does not match',
      (reply) => reply.type('text/csv').send('abc'),
      { 200: { content: { 'text/csv': { schema: { type: 'string', maxLength: 1 } } } } },
      'must NOT have more than 1 characters',
    ],
    [
      'a stream of an undeclared media type',
      (reply) => reply.type('text/csv').send(Readable.from(['a'])),
      { 200: map },
      'the media type "text/csv"',
    ],
  ]
  test.each(
    answers.map(([what, answer, response, complaint]) => [
      what,
      toy(answer, { response }),
      complaint,
    ]),
  )('%s', async (_what, operationId, complaint) => {
    expect(await complaintOf(operationId)).toContain(complaint)
  })

  const leak = toyOf({ name: 1, secret: 'hunter2' }, named)
  test('and logs what is wrong, and where', async () => {
    const { log } = await answerOf(leak)
    expect(log).toHaveLength(1)
    expect(log[0]?.err).toMatchObject({
      operationId: leak,
      status: 200,
      violations: [
        { pointer: '/secret', message: 'must NOT have additional properties' },
        { pointer: '/name', message: 'must be string' },
      ],
    })
    expect(JSON.stringify(log)).not.toContain('hunter2')
  })

  test('a HEAD any more than a GET', async () => {
    expect((await answerOf(leak, 'HEAD')).response.statusCode).toBe(500)
  })

  test('production has no such check: what is not declared is dropped', async () => {
    const production = await startApi({ config: { production: true }, routes: addToys })
    const { response, log } = await answerOf(leak, 'GET', production)
    expect(response.json()).toEqual({ name: '1' })
    expect(log).toEqual([])
  })
})

describe('answers', () => {
  const DATE = '2026-01-01T00:00:00.000Z'
  const bodies: [string, object, unknown, unknown][] = [
    ['what is declared', named, { name: 'a' }, { name: 'a' }],
    [
      'components',
      AddressPage,
      { data: [address], totalCount: 1, limit: 1, offset: 0 },
      { data: [address], totalCount: 1, limit: 1, offset: 0 },
    ],
    ['maps', object({ a: map }), { a: { b: { c: [1] } } }, { a: { b: { c: [1] } } }],
    ['maps of a type', object({}, { additionalProperties: text }), { a: 'b' }, { a: 'b' }],
    [
      'parts of an object',
      { allOf: [EmailAddress, aged] },
      { ...address, age: 1 },
      { ...address, age: 1 },
    ],
    [
      'an object and one of two parts',
      { ...named, oneOf: [aged, object({ size: text })] },
      { name: 'a', size: 'b' },
      { name: 'a', size: 'b' },
    ],
    ['null', nullable(EmailAddress), null, null],
    [
      'a date, which is written as text',
      object({ at: { type: 'string', format: 'date-time' } }),
      { at: new Date(DATE) },
      { at: DATE },
    ],
    [
      'what is undefined, which is not written',
      named,
      { name: 'a', other: undefined },
      { name: 'a' },
    ],
    [
      'keywords that only OpenAPI has',
      { oneOf: [named], discriminator: { propertyName: 'name' } },
      { name: 'a' },
      { name: 'a' },
    ],
  ]
  test.each(
    bodies.map(([what, schema, body, expected]) => ({
      what,
      operationId: toyOf(body, schema),
      expected,
    })),
  )('$what', async ({ operationId, expected }) => {
    const { response, log } = await answerOf(operationId)
    expect({ body: response.json<unknown>(), log }).toEqual({ body: expected, log: [] })
    expect(response.statusCode).toBe(200)
  })

  const answers: [string, Answer, FastifySchema['response'], number, string][] = [
    ['nothing', (reply) => reply.code(204).send(null), { 204: Type.Null() }, 204, ''],
    [
      'a media type of its own',
      (reply) => reply.type('text/csv').send('a'),
      { 200: { content: { 'text/csv': { schema: text } } } },
      200,
      'a',
    ],
    ['a range of statuses', (reply) => reply.code(202).send({}), { '2xx': map }, 202, '{}'],
    [
      'a stream',
      (reply) => reply.type('text/csv').send(Readable.from(['a'])),
      { 200: { content: { 'text/csv': { schema: text } } } },
      200,
      'a',
    ],
  ]
  test.each(
    answers.map(([what, answer, response, status, body]) => ({
      what,
      operationId: toy(answer, { response }),
      expected: { statusCode: status, body },
    })),
  )('$what', async ({ operationId, expected }) => {
    expect((await answerOf(operationId)).response).toMatchObject(expected)
  })

  test('304 to who knows the answer', async () => {
    const { etag } = (await api.app.inject('/')).headers
    const again = await api.app.inject({ url: '/', headers: { 'if-none-match': String(etag) } })
    expect(again).toMatchObject({ statusCode: 304, body: '' })
  })

  test('those it does not know, and other methods', async () => {
    const statuses = [
      await api.app.inject('/nowhere'),
      await api.app.inject({ method: 'PUT', url: '/v1/me' }),
      await api.app.inject('/v1/me'),
      await api.app.inject({ url: '/v1/me', headers: bearer('x') }),
      await api.app.inject('/%ff'),
    ].map(({ statusCode }) => statusCode)
    expect(statuses).toEqual([404, 405, 401, 401, 400])
  })
})

describe('problems', () => {
  const notFound = () => {
    throw new Problem('user_not_found')
  }
  const documented = toy(notFound, { problems: ['user_not_found'] })
  const undocumented = toy(notFound, { problems: ['session_not_found'] })
  const bug = toy(() => {
    throw new Error('a bug')
  })
  const problem = (changes: object) =>
    toy((reply) =>
      reply
        .code(400)
        .type('application/problem+json')
        .send(
          JSON.stringify({
            type: `urn:problem:${info.title}:invalid_request`,
            title: 'Invalid request',
            status: 400,
            detail: 'No',
            instance: 'a',
            code: 'invalid_request',
            error: 'No',
            ...changes,
          }),
        ),
    )
  const good = problem({})
  const otherStatus = problem({ status: 401 })
  const withStack = problem({ stack: 'at …' })

  test('are those that the operation documents, and no other', async () => {
    const { response, log } = await answerOf(documented)
    expect(response.json()).toMatchObject({ status: 404, code: 'user_not_found' })
    expect(log).toEqual([])
    expect(await complaintOf(undocumented)).toBe(
      `${undocumented} answered 404 unlike its schema: /code user_not_found is not documented`,
    )
  })

  test('have the shape of one, and its status', async () => {
    expect((await answerOf(good)).response.statusCode).toBe(400)
    expect(await complaintOf(otherStatus)).toContain('/status is not that of the answer')
    expect(await complaintOf(withStack)).toContain('/stack must NOT have')
  })

  test('of what nobody foresaw are answered as ever', async () => {
    const { response } = await answerOf(bug)
    expect(response.json()).toMatchObject({
      status: 500,
      detail: expect.stringMatching(/log has the reason/),
    })
  })
})

test('in development an answer unlike its schema is logged, and sent', async () => {
  const relaxed = await startApi({ routes: addToys, config: { strictAnswers: false } })
  const { response, log } = await answerOf(bad, 'GET', relaxed)
  expect(response.statusCode).toBe(200)
  expect(log.map(({ msg }) => msg)).toEqual([expect.stringContaining('unlike its schema')])
})
