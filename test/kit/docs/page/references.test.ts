import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'

interface References {
  resolve(document: object, part: unknown): unknown
  resolvesReferences: {
    fn: {
      resolveSubtree(document: object, path: string[]): Promise<{ spec: object; errors: object[] }>
    }
  }
}

const FILE = new URL('../../../../src/kit/docs/page/references.js', import.meta.url).href

let page: References
beforeAll(async () => {
  page = (await import(FILE)) as References
})

const User = { type: 'object', properties: { manager: { $ref: '#/components/schemas/User' } } }
const document = {
  components: {
    schemas: { User, 'a/b': { type: 'string' }, Alias: { $ref: '#/components/schemas/a~1b' } },
  },
}
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` })

describe('the page resolves references', () => {
  test.each<[string, unknown, unknown]>([
    ['a value without them', { a: [1, 'x', null, true] }, { a: [1, 'x', null, true] }],
    ['to a target that refers to another', { a: [to('Alias')] }, { a: [{ type: 'string' }] }],
    ['with an encoded name', to('a%7E1b'), { type: 'string' }],
    [
      'with a description beside',
      { ...to('a~1b'), description: 'A' },
      { type: 'string', description: 'A' },
    ],
    [
      'in allOf, with a default beside',
      { allOf: [to('a~1b')], default: 'x' },
      { type: 'string', default: 'x' },
    ],
    [
      'in allOf, with more members',
      {
        allOf: [
          { properties: { code: { type: 'string' }, at: { type: 'number' } }, required: ['at'] },
          { properties: { code: { const: 'x' } }, required: ['code'] },
        ],
      },
      {
        properties: { code: { type: 'string', const: 'x' }, at: { type: 'number' } },
        required: ['at', 'code'],
      },
    ],
    ['to nothing', to('Nobody'), to('Nobody')],
    ['to another document', { $ref: 'https://example.com/x' }, { $ref: 'https://example.com/x' }],
    [
      'inside their own target',
      to('User'),
      { type: 'object', properties: { manager: to('User') } },
    ],
  ])('%s', (_what, part, resolved) => {
    expect(page.resolve(document, part)).toEqual(resolved)
  })

  test('of every operation of this API, whole and not changing the document', async () => {
    const text = readFileSync(new URL('../../../../openapi/openapi.json', import.meta.url), 'utf8')
    const api = JSON.parse(text) as { paths: Record<string, object> }
    for (const path of Object.keys(api.paths)) {
      const { spec, errors } = await page.resolvesReferences.fn.resolveSubtree(api, ['paths', path])
      expect(errors).toEqual([])
      expect(JSON.stringify(spec)).not.toContain('"$ref"')
    }
    expect(JSON.parse(text)).toEqual(api)
  })
})
