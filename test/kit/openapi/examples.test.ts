import { readFileSync } from 'node:fs'
import type { OpenAPIV3_1 } from 'openapi-types'
import { describe, expect, test } from 'vitest'
import { exampleOf } from '../../../src/kit/openapi/examples.ts'

const document = JSON.parse(
  readFileSync(new URL('../../../openapi/openapi.json', import.meta.url), 'utf8'),
) as OpenAPIV3_1.Document

/** The examples of a part of the document, with the path to each. */
function examplesIn(node: unknown, at: string): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, value]) =>
    name === 'example' || name === 'examples'
      ? [[`${at}/${name}`, value] as [string, unknown]]
      : examplesIn(value, `${at}/${name}`),
  )
}

function valuesIn(example: unknown): unknown[] {
  if (typeof example !== 'object' || example === null) return [example]
  return Object.values(example).flatMap(valuesIn)
}

describe('the examples of the published document', () => {
  const examples = examplesIn(document, '')

  test('none has the filler text', () => {
    expect(examples.length).toBeGreaterThan(100)
    const filled = examples.filter(([, example]) =>
      valuesIn(example).some((value) => /^text\.*$/.test(String(value))),
    )
    expect(filled.map(([at]) => at)).toEqual([])
  })

  test('most values of bodies are there', () => {
    const values = examples
      .filter(([at]) => at.endsWith('/application/json/example'))
      .flatMap(([, example]) => valuesIn(example))
    const missing = values.filter((value) => value === null)
    expect(missing.length / values.length).toBeLessThan(0.05)
  })

  test('each request and each answer in JSON has one', () => {
    for (const [path, item] of Object.entries(document.paths ?? {}))
      for (const operation of Object.values(item ?? {}) as OpenAPIV3_1.OperationObject[])
        for (const described of [operation.requestBody, ...Object.values(operation.responses ?? {})]) {
          const { content = {} } = (described ?? {}) as OpenAPIV3_1.ResponseObject
          const json = content['application/json']
          if (json) expect(json.example, `${operation.operationId} ${path}`).toBeDefined()
        }
  })
})

describe('the example that is made of a schema', () => {
  test.each<[string, object, unknown]>([
    ['its own', { type: 'string', examples: ['Ada'] }, 'Ada'],
    ['its default', { type: 'integer', default: 10 }, 10],
    ['its first value', { type: 'string', enum: ['a', 'b'] }, 'a'],
    ['text of a pattern', { type: 'string', pattern: '^org_[0-9]{3}$' }, 'org_269'],
    ['text, for a pattern that nothing is made of', { type: 'string', pattern: '^(a|b)+$' }, 'text'],
    ['text of its length', { type: 'string', minLength: 6 }, 'text..'],
    [
      'its properties',
      { type: 'object', properties: { at: { $ref: '#/components/schemas/Time' } } },
      { at: 7 },
    ],
  ])('%s', (_name, schema, example) => {
    expect(exampleOf({ ...schema }, { Time: { type: 'integer', examples: [7] } })).toEqual(example)
  })
})
