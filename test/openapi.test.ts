import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { OpenAPIV3_1 } from 'openapi-types'
import { describe, expect, test } from 'vitest'
import { closeAfterTests } from './closing.ts'

const read = (name: string) => readFileSync(new URL(`../openapi/${name}`, import.meta.url), 'utf8')
const document = JSON.parse(read('openapi.json')) as OpenAPIV3_1.Document

/** Calls `visit` with every object in the document and the JSON pointer to it. */
function walk(node: unknown, visit: (node: Record<string, unknown>, at: string) => void, at = '') {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) visit(node as Record<string, unknown>, at)
  for (const [key, value] of Object.entries(node))
    walk(value, visit, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}

function operations(): OpenAPIV3_1.OperationObject[] {
  return Object.values(document.paths ?? {}).flatMap(
    (item) => Object.values(item ?? {}) as OpenAPIV3_1.OperationObject[],
  )
}

/** A part of the document, with its references resolved. */
function referredTo(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(referredTo)
  if (typeof node !== 'object' || node === null) return node
  const { $ref } = node as { $ref?: unknown }
  if (typeof $ref !== 'string')
    return Object.fromEntries(Object.entries(node).map(([name, one]) => [name, referredTo(one)]))
  const path = $ref.slice('#/'.length).split('/')
  return referredTo(
    path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], document),
  )
}

/** All input from clients except Clerk. Its events have no bounds. */
function inputs(): [string, unknown][] {
  return operations()
    .filter(({ operationId }) => operationId !== 'receiveClerkWebhook')
    .flatMap(({ operationId = '', parameters, requestBody }) => [
      [operationId, referredTo(parameters)],
      [operationId, referredTo(requestBody)],
    ])
}

/** The examples of a Header or Parameter Object and of its schema. */
function examplesOfHeader(header: unknown): unknown[] {
  const { example, schema = {} } = header as {
    example?: unknown
    schema?: { examples?: unknown[] }
  }
  return [...(example === undefined ? [] : [example]), ...(schema.examples ?? [])]
}

/** Names that clients use for something else, or that TypeScript reserves. */
const RESERVED = ['query', 'body', 'path', 'headers', 'cookie', 'options', 'object', 'string']
const NUMBERS = ['number', ['number', 'null']]

function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|[^A-Za-z0-9]+)(\w?)/g, (_match, letter: string) =>
    letter.toUpperCase(),
  )
}

describe('the contract', () => {
  test('is OpenAPI 3.1.0, and its security is a session unless an operation says otherwise', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.security).toEqual([{ clerkSession: [] }, { clerkSessionCookie: [] }])
    const open = operations().filter(({ security }) => security?.length === 0)
    expect(open.map(({ operationId }) => operationId)).toEqual([
      'getService',
      'getLiveness',
      'getReadiness',
    ])
  })

  test('each operation has an id, a summary, a description, and one tag that is described', () => {
    const tags = document.tags?.map(({ name }) => name)
    const ids = operations().map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const operation of operations()) {
      expect(operation.operationId).toMatch(/^[a-z][A-Za-z0-9]+$/)
      expect(operation.summary).toBeTruthy()
      expect(operation.description).toBeTruthy()
      expect(operation.tags).toHaveLength(1)
      expect(tags).toContain(operation.tags?.[0])
    }
  })

  test('summaries tell operations apart, also for agents', () => {
    const summaries = operations().map(({ summary }) => summary)
    expect(summaries.filter((one, index) => summaries.indexOf(one) !== index)).toEqual([])
    for (const summary of summaries) expect(summary).toMatch(/^[A-Z].{5,60}[^.]$/)
    const ids = operations().map(({ operationId }) => operationId)
    for (const { description = '' } of operations())
      for (const [, named] of description.matchAll(/[Uu]se `(\w+)`/g)) expect(ids).toContain(named)
  })

  test('each reference resolves', () => {
    walk(document, ({ $ref }) => {
      if (typeof $ref !== 'string') return
      const target = $ref
        .slice('#/'.length)
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document)
      expect(target, $ref).toBeDefined()
    })
  })

  test('each example is valid', () => {
    const ajv = new Ajv2020({ strict: false })
    formats.default(ajv)
    ajv.addSchema(document, 'document')
    let examples = 0
    walk(document, (node, at) => {
      const schema = (node.schema ?? node) as Record<string, unknown>
      const pointer = node.schema ? `${at}/schema` : at
      const given = [
        ...(Array.isArray(node.examples) ? (node.examples as unknown[]) : []),
        ...(node.schema && !Array.isArray(node.examples)
          ? Object.values((node.examples ?? {}) as Record<string, { value: unknown }>).map(
              ({ value }) => value,
            )
          : []),
        ...(node.schema && node.example !== undefined ? [node.example] : []),
      ]
      for (const example of given) {
        examples += 1
        const validate = ajv.getSchema(`document#${encodeURI(pointer)}`) ?? ajv.compile(schema)
        expect(validate(example), `${at}: ${ajv.errorsText(validate.errors)}`).toBe(true)
      }
    })
    expect(examples).toBeGreaterThan(10)
  })

  test('each example of a header can be sent', async () => {
    const examples = new Map<string, string>()
    walk(document, (node) => {
      const named = Object.entries((node.headers ?? {}) as Record<string, object>)
      const parameter = node.in === 'header' ? [[String(node.name), node] as const] : []
      for (const [name, header] of [...named, ...parameter])
        for (const example of examplesOfHeader(referredTo(header)))
          examples.set(`${name}: ${String(example)}`, name)
    })
    expect(examples.size).toBeGreaterThan(9)
    const server = createServer((_request, response) => {
      for (const [line, name] of examples)
        response.appendHeader(name, line.slice(name.length + ': '.length))
      response.end()
    }).listen(0, '127.0.0.1')
    closeAfterTests(() => server.close())
    await once(server, 'listening')
    const { rawHeaders } = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ port: (server.address() as AddressInfo).port, agent: false }, resolve).on(
        'error',
        reject,
      )
    })
    const lines = rawHeaders.map((name, index) => `${name}: ${rawHeaders[index + 1] ?? ''}`)
    expect(lines).toEqual(expect.arrayContaining([...examples.keys()]))
  })

  test('each operation says which problems it answers: a union by code, each with its status', () => {
    const { schemas = {} } = document.components ?? {}
    const codes = (schemas.Problem?.properties?.code as OpenAPIV3_1.SchemaObject).enum
    let unions = 0
    for (const { operationId = '', responses = {}, ...operation } of operations()) {
      for (const [status, response] of Object.entries(responses)) {
        const { content } = referredTo(response) as OpenAPIV3_1.ResponseObject
        const { schema, examples = {} } = content?.['application/problem+json'] ?? {}
        // Only Clerk calls this one.
        if (!schema || 'x-internal' in operation) continue
        const members = (schema as OpenAPIV3_1.SchemaObject).oneOf ?? [schema]
        if (members.length > 1) unions += 1
        const answered = members.map((member) => {
          const [, own] = (member as OpenAPIV3_1.SchemaObject).allOf ?? []
          const { code, status: always } = (own as OpenAPIV3_1.SchemaObject).properties ?? {}
          expect(always, operationId).toMatchObject({ const: Number(status) })
          return (code as { const?: string }).const
        })
        expect(answered, `${operationId} ${status}`).toEqual(Object.keys(examples))
        expect(codes).toEqual(expect.arrayContaining(answered))
      }
    }
    expect(unions).toBeGreaterThan(50)
  })

  test('each string and list of an input is bounded, and no pattern depends on a dialect', () => {
    let strings = 0
    for (const [at, input] of inputs())
      walk(input, (schema) => {
        const types = [schema.type].flat()
        if (types.includes('string') && !schema.enum) {
          strings += 1
          expect(schema.maxLength, at).toBeDefined()
        }
        if (types.includes('array')) expect(schema.maxItems, at).toBeDefined()
        if (typeof schema.pattern === 'string') expect(schema.pattern).not.toContain('\\d')
      })
    expect(strings).toBeGreaterThan(20)
  })

  test('no answer promises a bound or a pattern, as Clerk promises none', () => {
    for (const operation of operations())
      walk(referredTo(operation.responses), (schema, at) => {
        if (schema.type === undefined || !at.includes('/content/')) return
        const bounds = Object.keys(schema).filter((keyword) =>
          /^(?:m(?:in|ax)|pattern)/.test(keyword),
        )
        expect(bounds, `${operation.operationId} ${at}`).toEqual([])
      })
  })

  test('each component is described and named as generators like it', () => {
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      expect(name).toMatch(/^[A-Z][A-Za-z0-9]+$/)
      expect(schema.description, name).toBeTruthy()
    }
  })

  test('no two things of a client get the same name', () => {
    const schemas = Object.keys(document.components?.schemas ?? {})
    const classes = [
      ...(document.tags ?? []).map(({ name }) => pascalCase(name)),
      // Some generators make a class of the operations under each first segment.
      ...Object.keys(document.paths ?? {}).map((path) => pascalCase(path.split('/')[1] ?? '')),
    ]
    expect(schemas.filter((name) => classes.includes(name))).toEqual([])
    const parameters = operations().flatMap((operation) => operation.parameters ?? [])
    const names = parameters.map((parameter) => ('name' in parameter ? parameter.name : ''))
    expect(names.filter((name) => RESERVED.includes(name))).toEqual([])
  })

  test('each list of values is one component, and none has a name that languages reserve', () => {
    const places = new Map<string, string[]>()
    walk(document, (node, at) => {
      // Copied from Problem, which stands by itself.
      if (!Array.isArray(node.enum) || at.includes('/ProblemMembers/')) return
      const values = JSON.stringify(node.enum)
      places.set(values, [...(places.get(values) ?? []), at])
      if (node.enum.length === 1)
        expect(RESERVED, at).not.toContain(at.slice(at.lastIndexOf('/') + 1))
    })
    expect(places.size).toBeGreaterThan(5)
    for (const [values, found] of places)
      if (values !== '["ok"]') expect(found, values).toHaveLength(1)
  })

  test('each point in time is of one type that no language cuts off or makes a BigInt of', () => {
    const times: string[] = []
    walk(document, ({ properties = {}, format }, at) => {
      expect(format, at).not.toBe('int64')
      for (const [name, schema] of Object.entries(properties as Record<string, object>)) {
        if (!/(At|^expiration|^timestamp)$/.test(name)) continue
        times.push(name)
        expect([schema], `${at} ${name}`).toEqual([
          expect.objectContaining({ format: 'double', type: expect.toBeOneOf(NUMBERS) as unknown }),
        ])
      }
    })
    expect(times.length).toBeGreaterThan(20)
  })
})
