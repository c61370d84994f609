import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDocument } from '../../src/contract/document.ts'
import { checkOperations } from '../../src/contract/index.ts'
import { loadLibraries } from '../../src/contract/libraries.ts'
import { operationsOf } from '../../src/contract/operations.ts'
import { createSchemas } from '../../src/contract/schemas.ts'
import { baseUrlOf } from '../../src/contract/servers.ts'
import { createValues } from '../../src/contract/values/index.ts'
import { closeAfterTests } from '../closing.ts'

/** Writes files into a new folder, and returns the path of the first. */
function written(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'))
  closeAfterTests(() => {
    rmSync(folder, { recursive: true })
  })
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), JSON.stringify(content))
  return join(folder, Object.keys(files)[0] ?? '')
}

const document = (openapi: string, Thing: unknown, more: object = {}) => ({
  openapi,
  info: { title: 'Things', version: '1.0.0' },
  paths: {
    '/things': {
      post: {
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
        },
        responses: { 201: { description: 'Made' } },
      },
    },
  },
  components: { schemas: { Thing, Email: { type: 'string', format: 'email' } } },
  ...more,
})

/** The schema of the body, and tools to test it. */
async function bodyOf(files: Record<string, unknown>) {
  const read = await readDocument(written(files))
  const libraries = await loadLibraries()
  const schemas = createSchemas(read, libraries)
  const schema = operationsOf(read)[0]?.body?.main?.schema ?? false
  return {
    schemas,
    values: createValues(schemas.forRequests, 1, libraries),
    schema: schema,
  }
}

test('a property named nullable stays one when schemas of 3.0 are read', async () => {
  const { schemas, schema } = await bodyOf({
    'api.json': document('3.0.3', {
      type: 'object',
      additionalProperties: false,
      properties: { nullable: { type: 'boolean' }, name: { type: 'string', nullable: true } },
    }),
  })
  expect(schemas.errors(schema, { nullable: true, name: null })).toEqual([])
  expect(schemas.errors(schema, { nullable: null })).toHaveLength(1)
})

test('references inside of members of allOf are followed', async () => {
  const { schemas, values, schema } = await bodyOf({
    'api.json': document('3.1.0', {
      allOf: [
        { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
        { properties: { email: { $ref: '#/components/schemas/Email' } }, required: ['email'] },
      ],
    }),
  })
  const typical = values.typical(schema)
  expect(schemas.errors(schema, typical)).toEqual([])
  expect(values.invalid(schema).map(({ about }) => about)).toContain('format: email at /email')
})

test('references to other files are followed, also from these', async () => {
  const { schemas, schema } = await bodyOf({
    'api.json': document('3.1.0', { $ref: 'thing.json#/Thing' }),
    'thing.json': {
      Thing: { type: 'object', properties: { size: { $ref: '#/Size' } } },
      Size: { $ref: 'size.json' },
    },
    'size.json': { type: 'integer' },
  })
  expect(schemas.errors(schema, { size: 1 })).toEqual([])
  expect(schemas.errors(schema, { size: 'large' })).toEqual(['/size must be integer'])
})

test('a schema that allows everything is not given the parts of the document', async () => {
  const { values, schema } = await bodyOf({ 'api.json': document('3.1.0', {}) })
  expect(values.typical(schema)).toEqual({})
})

test('nobody sends fields that only the server sets', async () => {
  const { schemas, values, schema } = await bodyOf({
    'api.json': document('3.1.0', {
      type: 'object',
      required: ['id', 'name'],
      properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
    }),
  })
  for (const { value } of [...values.valid(schema), ...values.random(schema, 5)])
    expect(value).not.toHaveProperty('id')
  expect(schemas.isValid(schema, { name: 'a' })).toBe(false)
})

test('patterns of other languages are read as far as they can be', async () => {
  const { schemas, schema } = await bodyOf({
    'api.json': document('3.1.0', { type: 'string', pattern: '^[\\w\\-]+$' }),
  })
  expect(schemas.isValid(schema, 'a-b')).toBe(true)
  expect(schemas.isValid(schema, 'a b')).toBe(false)
})

test.each<[string, string[]]>([
  ['^[0-9]{4}-(0[1-9]|1[0-2])$', ['0000-01', '9999-01']],
  ['^[a-f]{1,3}$', ['a', 'f', 'ddd']],
])('the extremes of each part of the pattern %s are tried', async (pattern, extremes) => {
  const { values, schema } = await bodyOf({
    'api.json': document('3.1.0', { type: 'string', pattern }),
  })
  const tried = values.valid(schema).map(({ value }) => value)
  for (const extreme of extremes)
    expect(tried.some((one) => String(one).startsWith(extreme.slice(0, 4)))).toBe(true)
})

test.each<[string, unknown, RegExp]>([
  ['Swagger 2.0', { swagger: '2.0', paths: {} }, /is Swagger 2\.0: convert it/],
  ['no version', { paths: {} }, /not an OpenAPI document/],
  [
    'a file that is not there',
    document('3.1.0', { $ref: 'nowhere.json' }),
    /nowhere\.json.*cannot be read/,
  ],
])('%s is said in one line', async (_name, content, line) => {
  const reading = readDocument(written({ 'api.json': content }))
  await expect(reading).rejects.toThrow(line)
  await expect(reading).rejects.not.toThrow('\n')
})

test('a document without operations cannot be tested', async () => {
  const read = await readDocument(written({ 'api.json': document('3.1.0', {}, { paths: {} }) }))
  expect(() => {
    checkOperations(read)
  }).toThrow('The document has no operations')
})

test.each([
  ['http://localhost:3000', '/api/v1', 'http://localhost:3000/api/v1'],
  ['http://localhost:3000', 'https://api.example.com/v2/', 'http://localhost:3000/v2'],
  ['http://localhost:3000/own', '/api/v1', 'http://localhost:3000/own'],
  ['http://localhost:3000/', '/', 'http://localhost:3000'],
])('%s with the server %s is called at %s', async (url, server, called) => {
  const servers = [{ url: server }]
  const read = await readDocument(written({ 'api.json': document('3.1.0', {}, { servers }) }))
  expect(baseUrlOf(url, read)).toBe(called)
})

test('a name selects an operation by id, method and path, tag, or pattern', async () => {
  const read = await readDocument(written({ 'api.json': document('3.1.0', {}) }))
  for (const only of ['POST /things', 'post *', '/thing*'])
    expect(() => {
      checkOperations(read, only)
    }).not.toThrow()
  expect(() => {
    checkOperations(read, 'GET /things')
  }).toThrow('no operation GET /things')
})

test.each([
  [{ parameters: [null], responses: {} }],
  [{ responses: { 200: null } }],
  [{ responses: { 200: { description: 'OK', headers: { ETag: null } } } }],
  [{ requestBody: 'text', responses: {} }],
])('a malformed operation is named in one sentence: %j', async (get) => {
  const read = await readDocument(
    written({ 'api.json': { ...document('3.1.0', {}), paths: { '/things': { get } } } }),
  )
  expect(() => {
    checkOperations(read)
  }).toThrow(/^GET \/things of the document cannot be read: [^\n]+\.$/)
})
