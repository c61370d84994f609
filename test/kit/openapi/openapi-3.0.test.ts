import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types'
import { describe, expect, test } from 'vitest'
import { toOpenApi30 } from '../../../src/kit/openapi/openapi-3.0.ts'

type Node = Record<string, unknown>

const published = JSON.parse(
  readFileSync(new URL('../../../openapi/openapi.json', import.meta.url), 'utf8'),
) as OpenAPIV3_1.Document

const Pet = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
const aPet = { $ref: '#/components/schemas/Pet' }
const JUST_NULL = { type: 'object', nullable: true, enum: [null] }

/** A document around the given parts, deeply frozen. */
function documentWith({ components, ...parts }: Node = {}): OpenAPIV3_1.Document {
  return frozen({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1.0.0' },
    ...parts,
    components: {
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
        oauth: { type: 'oauth2', flows: {} },
      },
      ...(components as Node),
    },
  }) as unknown as OpenAPIV3_1.Document
}

function frozen<T>(node: T): T {
  if (typeof node === 'object' && node !== null) Object.values(node).forEach(frozen)
  return Object.freeze(node)
}

function answering(schema: unknown): Node {
  return {
    '/pets': {
      get: {
        responses: { 200: { description: 'A pet', content: { 'application/json': { schema } } } },
      },
    },
  }
}

/** The converted answer of an operation with the schema. */
function answerOf(schema: unknown, schemas: Node = { Pet }): unknown {
  const { paths } = toOpenApi30(documentWith({ paths: answering(schema), components: { schemas } }))
  const answer = paths['/pets']?.get?.responses[200] as Partial<OpenAPIV3.ResponseObject>
  return answer.content?.['application/json']?.schema
}

describe('schemas', () => {
  test.each<[string, unknown, unknown]>([
    ['a type or null', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
    ['one type in a list', { type: ['string'] }, { type: 'string' }],
    [
      'several types',
      { type: ['string', 'integer'], description: 'x' },
      { anyOf: [{ type: 'string' }, { type: 'integer' }], description: 'x' },
    ],
    [
      'several types or null',
      { type: ['array', 'string', 'null'] },
      { anyOf: [{ type: 'array', items: {} }, { type: 'string' }, JUST_NULL] },
    ],
    ['null', { type: 'null' }, JUST_NULL],
    ['a list of anything', { type: 'array' }, { type: 'array', items: {} }],
    [
      'a reference or null',
      { anyOf: [aPet, { type: 'null' }], description: 'x' },
      { ...Pet, nullable: true, description: 'x' },
    ],
    [
      'a schema or null',
      { anyOf: [{ type: 'null' }, { type: 'string', maxLength: 5 }] },
      { type: 'string', nullable: true, maxLength: 5 },
    ],
    [
      'an enum or null',
      { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] },
      { type: 'string', nullable: true, enum: ['a', null] },
    ],
    [
      'one of several or null',
      { anyOf: [aPet, { type: 'string' }, { type: 'null' }] },
      { anyOf: [aPet, { type: 'string' }, JUST_NULL] },
    ],
    ['a constant', { const: 'a' }, { enum: ['a'] }],
    ['examples', { type: 'string', examples: ['a', 'b'] }, { type: 'string', example: 'a' }],
    ['an example beside examples', { example: 'a', examples: ['b'] }, { example: 'a' }],
    ['no examples', { examples: [] }, {}],
    ['an open lower bound', { exclusiveMinimum: 1 }, { minimum: 1, exclusiveMinimum: true }],
    ['an open upper bound', { exclusiveMaximum: 9 }, { maximum: 9, exclusiveMaximum: true }],
    [
      'an open bound within a closed one',
      { minimum: 1, exclusiveMinimum: 1 },
      { minimum: 1, exclusiveMinimum: true },
    ],
    ['a closed bound within an open one', { maximum: 8, exclusiveMaximum: 9 }, { maximum: 8 }],
    ['a reference', aPet, aPet],
    ['beside a reference', { ...aPet, description: 'x' }, { allOf: [aPet], description: 'x' }],
    [
      'beside a reference, allOf',
      { ...aPet, allOf: [{ minProperties: 1 }] },
      { allOf: [aPet, { minProperties: 1 }] },
    ],
    ['anything', { type: 'array', items: true }, { type: 'array', items: {} }],
    ['nothing', { not: true, allOf: [false] }, { not: {}, allOf: [{ not: {} }] }],
    ['an open map', { additionalProperties: true }, { additionalProperties: true }],
    ['no required properties', { type: 'object', required: [] }, { type: 'object' }],
    [
      'base64',
      { type: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' },
      { type: 'string', format: 'byte' },
    ],
    [
      'bytes',
      { type: 'string', contentMediaType: 'application/octet-stream' },
      { type: 'string', format: 'binary' },
    ],
    ['other content', { type: 'string', contentMediaType: 'text/html' }, { type: 'string' }],
    ['comments and extensions', { $comment: 'a', 'x-order': 1 }, { 'x-order': 1 }],
    [
      'within any other',
      {
        properties: { const: { const: 1 }, examples: { items: { type: ['string', 'null'] } } },
        additionalProperties: { not: { oneOf: [{ const: 2 }] } },
      },
      {
        properties: {
          const: { enum: [1] },
          examples: { items: { type: 'string', nullable: true } },
        },
        additionalProperties: { not: { oneOf: [{ enum: [2] }] } },
      },
    ],
    [
      'but never within a value',
      { default: { const: 1 }, enum: [{ type: ['null'] }], example: { examples: [1] } },
      { default: { const: 1 }, enum: [{ type: ['null'] }], example: { examples: [1] } },
    ],
  ])('%s', (_what, given, want) => {
    expect(answerOf(given)).toEqual(want)
  })

  test('a reference to one of several, or null, stays a choice', () => {
    const Animal = { oneOf: [aPet] }
    const anAnimal = { $ref: '#/components/schemas/Animal' }
    expect(answerOf({ anyOf: [anAnimal, { type: 'null' }] }, { Animal, Pet })).toEqual({
      anyOf: [anAnimal, JUST_NULL],
    })
  })

  test.each([
    ['patternProperties', { patternProperties: { '^x': {} } }],
    ['propertyNames', { propertyNames: { maxLength: 3 } }],
    ['if', { if: {}, then: {} }],
    ['prefixItems', { prefixItems: [{}] }],
    ['$defs', { $defs: {} }],
    ['$dynamicRef', { $dynamicRef: '#node' }],
    ['nullable', { nullable: true }],
    ['several types with "anyOf"', { type: ['string', 'integer'], anyOf: [{}] }],
    ['which is no component', { $ref: '#/paths/~1pets' }],
  ])('%s is refused, with where it is', (what, schema) => {
    const convert = () => answerOf({ properties: { 'a/b': schema } })
    expect(convert).toThrow(what)
    expect(convert).toThrow(
      /^#\/paths\/~1pets\/get\/responses\/200\/content\/application~1json\/schema\/properties\/a~1b/,
    )
  })
})

describe('security', () => {
  test.each<[string, Node[], Node]>([
    ['nothing', [], { security: [] }],
    ['no names', [{ session: [] }, {}], { security: [{ session: [] }, {}] }],
    ['scopes of OAuth', [{ oauth: ['read'] }], { security: [{ oauth: ['read'] }] }],
    [
      'roles',
      [{ session: ['admin'] }, { cookie: ['admin'] }],
      {
        security: [{ session: [] }, { cookie: [] }],
        'x-required-roles': [{ session: ['admin'] }, { cookie: ['admin'] }],
      },
    ],
    [
      'alternatives that differ in roles only',
      [{ session: ['admin'] }, { oauth: ['write'] }, { session: ['editor'] }],
      {
        security: [{ session: [] }, { oauth: ['write'] }],
        'x-required-roles': [{ session: ['admin'] }, { oauth: ['write'] }, { session: ['editor'] }],
      },
    ],
  ])('%s', (_what, security, want) => {
    const { paths, ...document } = toOpenApi30(
      documentWith({ security, paths: { '/pets': { get: { security, responses: {} } } } }),
    )
    expect(paths['/pets']?.get).toEqual({ ...want, responses: {} })
    expect(document).toMatchObject(want)
  })

  test('mutual TLS is refused', () => {
    const securitySchemes = { tls: { type: 'mutualTLS' } }
    expect(() => toOpenApi30(documentWith({ paths: {}, components: { securitySchemes } }))).toThrow(
      '#/components/securitySchemes/tls: OpenAPI 3.0 has no mutualTLS',
    )
  })
})

describe('the rest of a document', () => {
  test('is told in the words of 3.0.3', () => {
    const { openapi, info } = toOpenApi30(
      documentWith({
        info: {
          title: 'Pets',
          version: '1',
          summary: 'For pets',
          license: { name: 'MIT', identifier: 'MIT' },
        },
        jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base',
        paths: {},
      }),
    )
    expect(openapi).toBe('3.0.3')
    expect(info).toEqual({
      title: 'Pets',
      version: '1',
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
    })
  })

  test('has no schemas of another dialect', () => {
    const jsonSchemaDialect = 'http://json-schema.org/draft-04/schema#'
    expect(() => toOpenApi30(documentWith({ jsonSchemaDialect, paths: {} }))).toThrow(
      '#/jsonSchemaDialect: is not the dialect of OpenAPI 3.1',
    )
  })

  test('has no webhooks, nor components that only these use', () => {
    const event = { requestBody: { content: { 'application/json': { schema: aPet } } } }
    const document = toOpenApi30(
      documentWith({ webhooks: { born: { post: event } }, components: { schemas: { Pet } } }),
    )
    expect(document).not.toHaveProperty('webhooks')
    expect(document.paths).toEqual({})
    expect(document.components?.schemas).toEqual({})
    expect(Object.keys(document.components?.securitySchemes ?? {})).toHaveLength(3)
  })

  test('keeps what is used by what is used', () => {
    const schemas = {
      Page: { properties: { data: { items: { $ref: '#/components/schemas/Owner' } } } },
      Owner: { properties: { pet: aPet, friend: { $ref: '#/components/schemas/Owner' } } },
      Pet,
    }
    const paths = answering({ $ref: '#/components/schemas/Page' })
    const { components } = toOpenApi30(documentWith({ paths, components: { schemas } }))
    expect(components?.schemas).toEqual(schemas)
  })

  test('has path items in its paths', () => {
    const pathItems = { Pets: { get: { responses: {} } } }
    const $ref = '#/components/pathItems/Pets'
    const { paths, components } = toOpenApi30(
      documentWith({ paths: { '/pets': { $ref, summary: 'Pets' } }, components: { pathItems } }),
    )
    expect(paths).toEqual({ '/pets': { summary: 'Pets', get: { responses: {} } } })
    expect(components).not.toHaveProperty('pathItems')
    const lost = documentWith({ paths: { '/pets': { $ref: `${$ref}2` } } })
    expect(() => toOpenApi30(lost)).toThrow('#/paths/~1pets: #/components/pathItems/Pets2 does not')
  })

  test('has schemas converted wherever there are any', () => {
    const schema = { const: 1 }
    const content = { 'text/plain': { schema, encoding: { a: { headers: { b: { schema } } } } } }
    const response = { description: 'x', headers: { b: { schema } }, content }
    const operation = {
      parameters: [{ name: 'a', in: 'query', schema }],
      requestBody: { content },
      responses: { 200: response },
      callbacks: { a: { '{$url}': { post: { requestBody: { content }, responses: {} } } } },
    }
    const paths = {
      '/pets': { parameters: [{ name: 'b', in: 'query', content }], get: operation },
    }
    const components = {
      schemas: { A: schema },
      parameters: { A: { name: 'a', in: 'query', schema } },
      headers: { A: { schema } },
      requestBodies: { A: { content } },
      responses: { A: response },
      callbacks: { A: { '{$url}': { get: operation } } },
    }
    const uses = Object.keys(components).map((kind) => ({ $ref: `#/components/${kind}/A` }))
    const given = documentWith({ paths, components, 'x-uses': uses })
    expect(JSON.stringify(toOpenApi30(given))).toBe(
      JSON.stringify(given).replace('3.1.0', '3.0.3').replaceAll('"const":1', '"enum":[1]'),
    )
  })

  test('has references with nothing beside them', () => {
    const responses = { 404: { $ref: '#/components/responses/Gone', description: 'Not here' } }
    const { paths } = toOpenApi30(documentWith({ paths: { '/pets': { get: { responses } } } }))
    expect(paths['/pets']?.get?.responses).toEqual({
      404: { $ref: '#/components/responses/Gone' },
    })
  })
})

describe('the published document', () => {
  const converted = toOpenApi30(published)

  test('is converted the same each time, and stays as it is', () => {
    const before = structuredClone(published)
    expect(JSON.stringify(toOpenApi30(frozen(structuredClone(published))))).toBe(
      JSON.stringify(converted),
    )
    expect(published).toEqual(before)
  })

  test('keeps every operation, and every status, parameter and name of it', () => {
    const outline = (document: object) =>
      Object.entries((document as { paths: Record<string, Node> }).paths).map(([path, item]) => [
        path,
        Object.entries(item as Record<string, Node>).map(
          ([method, { security, responses, parameters, 'x-required-roles': roles, ...rest }]) => [
            method,
            rest.operationId,
            Object.keys(responses as Node),
            (parameters as Node[] | undefined)?.map(({ name }) => name),
            roles ?? security,
          ],
        ),
      ])
    expect(outline(converted)).toEqual(outline(published))
  })

  test('has nothing left that only 3.1 has', () => {
    const only31 = ['const', 'prefixItems', 'patternProperties', '$defs', 'webhooks', 'pathItems']
    let schemas = 0
    const visit = (node: unknown, at: string) => {
      if (typeof node !== 'object' || node === null) return
      for (const [name, value] of Object.entries(node)) {
        if (['example', 'examples', 'default', 'enum', 'x-required-roles'].includes(name)) continue
        expect(only31, at).not.toContain(name)
        visit(value, `${at}/${name}`)
      }
      const { type, $ref, ...others } = node as Node
      if ($ref !== undefined) expect(others, at).toEqual({})
      if (typeof type === 'object') return
      if (typeof type === 'string') schemas += 1
      expect(type, at).not.toBe('null')
      expect('type' in node && Array.isArray(type), at).toBe(false)
      expect(typeof others.exclusiveMinimum, at).not.toBe('number')
      expect(Array.isArray(others.examples), at).toBe(false)
      if ('nullable' in node) expect(type, at).toBeTypeOf('string')
    }
    visit(converted, '#')
    expect(schemas).toBeGreaterThan(300)
  })

  test('allows its examples, null where there is null', () => {
    const ajv = new Ajv({ strict: false })
    formats.default(ajv)
    ajv.addSchema(converted, 'document')
    let nulls = 0
    const visit = (node: unknown, at: string) => {
      if (typeof node !== 'object' || node === null) return
      for (const [name, value] of Object.entries(node))
        visit(value, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
      const { schema, example, examples = {} } = node as Node
      if (schema === undefined) return
      const named = Object.values(examples as Record<string, Node>).map(({ value }) => value)
      for (const value of [...named, ...(example === undefined ? [] : [example])]) {
        const validate = ajv.getSchema(`document#${encodeURI(`${at}/schema`)}`)
        expect(validate?.(value), `${at}: ${ajv.errorsText(validate?.errors)}`).toBe(true)
        nulls += JSON.stringify(value).split(':null').length - 1
      }
    }
    visit(converted, '')
    expect(nulls).toBeGreaterThan(5)
  })

  test.each([
    ['Membership', 'publicUserData'],
    ['Session', 'latestActivity'],
  ])('%s.%s, which refers to a component, may be null', (component, property) => {
    const { properties = {} } = converted.components?.schemas?.[component] as { properties?: Node }
    const schema = properties[property] as Node
    expect(schema).toMatchObject({ type: 'object', nullable: true })
    expect(new Ajv({ strict: false, validateFormats: false }).validate(schema, null)).toBe(true)
  })
})
