import type { Change, compareContracts } from '../../../src/contract/changes/index.ts'

export type Document = Parameters<typeof compareContracts>[0]

export const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
export const limit = {
  name: 'limit',
  in: 'query',
  schema: { type: 'integer', minimum: 1, maximum: 100, default: 10 },
}
export const etag = { required: true, schema: { type: 'string' } }

export function problem(code: string) {
  return { value: { type: `/problems/${code}`, code } }
}

export function json(name: string) {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } }
}

export const things = {
  get: {
    operationId: 'getThing',
    summary: 'Get a thing',
    tags: ['Things'],
    security: [{ session: ['admin'] }, { key: ['read'] }],
    parameters: [id, limit],
    responses: {
      200: {
        description: 'A thing.',
        headers: { ETag: etag },
        content: json('Thing'),
        links: { put: { operationId: 'putThing' } },
      },
    },
  },
  put: {
    operationId: 'putThing',
    summary: 'Put a thing',
    parameters: [id, { name: 'if-match', in: 'header' }],
    requestBody: { required: true, content: json('PutThing') },
    responses: {
      204: { description: 'It was put.' },
      404: { $ref: '#/components/responses/NotFound' },
    },
  },
}

export const schemas = {
  Thing: {
    type: 'object',
    required: ['id', 'kind'],
    properties: {
      id: { type: 'string' },
      kind: { type: 'string', enum: ['large', 'small'] },
      note: { type: ['string', 'null'] },
      madeAt: { type: 'string', format: 'date' },
      owner: { $ref: '#/components/schemas/Person' },
      parent: { $ref: '#/components/schemas/Thing' },
    },
  },
  PutThing: {
    type: 'object',
    required: ['kind'],
    additionalProperties: false,
    properties: {
      kind: { type: 'string', enum: ['large', 'small'] },
      note: { type: 'string', maxLength: 100 },
      label: { type: ['string', 'null'] },
      tags: { type: 'array', items: { type: 'string' } },
      size: { $ref: '#/components/schemas/Size' },
    },
  },
  Size: { type: 'integer', minimum: 0 },
  Event: { type: 'object', properties: { at: { type: 'integer' }, thing: { type: 'string' } } },
  Person: { type: 'object', properties: { name: { type: 'string' } } },
  Team: { type: 'object', properties: { members: { type: 'integer' } } },
  Problem: {
    type: 'object',
    required: ['code'],
    properties: { code: { type: 'string', enum: ['not_found'] } },
  },
}

export const responses = {
  NotFound: {
    description: 'Not there.',
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: { not_found: problem('not_found') },
      },
    },
  },
}

/** A small contract with an example of every feature. */
export const contract = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1.0.0' },
  servers: [{ url: '/' }],
  security: [{ session: [] }],
  paths: { '/things/{id}': things },
  webhooks: {
    made: {
      post: {
        requestBody: { required: true, content: json('Event') },
        responses: { 204: { description: 'Taken.' } },
      },
    },
  },
  components: {
    schemas,
    responses,
    securitySchemes: {
      session: { type: 'http', scheme: 'bearer' },
      key: { type: 'http', scheme: 'bearer' },
    },
  },
} as unknown as Document

/** Keys to a place in the contract, and its new value; undefined removes it. */
export type Edit = unknown[]

export const PATH = ['paths', '/things/{id}']
export const GET = [...PATH, 'get']
export const PUT = [...PATH, 'put']
export const ANSWER = ['responses', '200', 'content', 'application/json']
export const WEBHOOK = ['webhooks', 'made', 'post']
export const THING = ['components', 'schemas', 'Thing']
export const PUT_THING = ['components', 'schemas', 'PutThing']

/** A contract with some places changed. */
export function edited(document: Document, edits: readonly Edit[]): Document {
  const copy = JSON.parse(JSON.stringify(document)) as Document
  for (const edit of edits) {
    const keys = edit.slice(0, -1).flat() as string[]
    const last = keys.pop() ?? ''
    let node = copy as unknown as Record<string, unknown>
    for (const key of keys) node = (node[key] ??= {}) as typeof node
    const value = structuredClone(edit.at(-1))
    if (value === undefined) Reflect.deleteProperty(node, last)
    else node[last] = value
  }
  return copy
}

/** One line for each change that was found. */
export function found(changes: readonly Change[]): string[] {
  return changes.map(
    ({ severity, kind, subject, message }) => `${severity} ${kind} @ ${subject}: ${message}`,
  )
}

/** A change to the contract, and the expected findings. */
export interface Row {
  edits: Edit[]
  /** Edits of the first contract. */
  given?: Edit[]
  there: string[]
  /** The findings of the reverse change. */
  back: string[]
}

/** Rows, by a description of the change. */
export type Rows = Record<string, Row>
