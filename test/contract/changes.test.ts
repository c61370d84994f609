import { describe, expect, test } from 'vitest'
import { withSection } from '../../src/contract/changes/changelog.ts'
import { compareContracts, kinds } from '../../src/contract/changes/index.ts'
import { reportMarkdown, reportText } from '../../src/contract/changes/report.ts'
import { demandedVersion } from '../../src/contract/changes/version.ts'
import { answers } from './changes/answers.ts'
import { equivalents } from './changes/equivalents.ts'
import { documents } from './changes/document.ts'
import { operations } from './changes/operations.ts'
import { parameters } from './changes/parameters.ts'
import { requestBodies } from './changes/request-bodies.ts'
import { security } from './changes/security.ts'
import { webhooks } from './changes/webhooks.ts'
import {
  contract,
  edited,
  etag,
  found,
  GET,
  json,
  limit,
  PATH,
  PUT,
  THING,
  things,
  type Row,
} from './changes/things.ts'

const tables = {
  ...{ operations, documents, security, parameters, requestBodies, answers, webhooks, equivalents },
}

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(Object.entries(rows))('%s', (_, { given = [], edits, there, back }: Row) => {
    const before = edited(contract, given)
    const after = edited(before, edits)
    const texts = [JSON.stringify(before), JSON.stringify(after)]
    expect(found(compareContracts(before, after))).toEqual(there)
    expect(found(compareContracts(after, before))).toEqual(back)
    expect([JSON.stringify(before), JSON.stringify(after)]).toEqual(texts)
  })
})

test('each kind of change is in one of the tables', () => {
  const lines = Object.values(tables)
    .flatMap((rows) => Object.values(rows))
    .flatMap(({ there, back }) => [...there, ...back])
  const found = new Set(lines.map((line) => line.split(' ')[1]))
  expect([...found].sort()).toEqual(Object.keys(kinds).sort())
})

describe('references', () => {
  const list = (next: unknown) => ({ type: 'object', properties: { next } })
  const at = (name: string) => ({ $ref: `#/components/schemas/${name}` })

  test('recursion ends, wherever the two documents refer to themselves', () => {
    const before = edited(contract, [[THING, list(at('Thing'))]])
    const after = edited(contract, [[THING, list(list(at('Thing')))]])
    const nested = edited(contract, [[THING, list(list(list(at('Thing'))))]])
    expect(compareContracts(before, after)).toEqual([])
    expect(compareContracts(after, nested)).toEqual([])
    const union = { anyOf: [at('Thing'), { type: 'array', items: at('Thing') }, { type: 'null' }] }
    expect(compareContracts(before, edited(contract, [[THING, union]]))).not.toEqual([])
    expect(compareContracts(edited(contract, [[THING, union]]), before)).not.toEqual([])
  })

  test('a change in a component is told of each operation, and of both directions', () => {
    const given = edited(contract, [
      [PUT, 'requestBody', 'content', json('Thing')],
      [PUT, 'responses', '200', { description: 'The thing.', content: json('Thing') }],
    ])
    const changes = compareContracts(
      given,
      edited(given, [[THING, 'properties', 'id', 'type', ['string', 'null']]]),
    )
    expect(found(changes)).toEqual([
      'breaking response-nullable-added @ GET /things/{id}: `Thing.id` may be null now.',
      'safe request-nullable-added @ PUT /things/{id}: `Thing.id` may be null now.',
      'breaking response-nullable-added @ PUT /things/{id}: `Thing.id` may be null now.',
    ])
  })

  test('parameters, bodies, headers and responses may be referred to', () => {
    const shared = edited(contract, [
      ['components', 'parameters', 'Limit', limit],
      ['components', 'requestBodies', 'PutThing', things.put.requestBody],
      ['components', 'headers', 'ETag', etag],
      ['components', 'pathItems', 'Thing', things],
      [
        'components',
        'pathItems',
        'Thing',
        'get',
        'parameters',
        1,
        { $ref: '#/components/parameters/Limit' },
      ],
      [
        'components',
        'pathItems',
        'Thing',
        'put',
        'requestBody',
        { $ref: '#/components/requestBodies/PutThing' },
      ],
      [
        'components',
        'pathItems',
        'Thing',
        'get',
        'responses',
        '200',
        'headers',
        'ETag',
        { $ref: '#/components/headers/ETag' },
      ],
      [PATH, { $ref: '#/components/pathItems/Thing' }],
    ])
    expect(compareContracts(contract, shared)).toEqual([])
  })

  test('one that leads nowhere is an error that names it', () => {
    const broken = edited(contract, [
      [PUT, 'responses', '404', { $ref: '#/components/responses/Lost' }],
    ])
    expect(() => compareContracts(contract, broken)).toThrow('#/components/responses/Lost')
  })
})

describe('the report', () => {
  const changes = compareContracts(
    contract,
    edited(contract, [
      ...[1, 2, 3, 4, 5].map((n) => ['paths', `/${n}`, { get: { responses: {} } }]),
      [GET, 'operationId', 'readThing'],
      [THING, 'properties', 'id', undefined],
      [THING, 'required', ['kind']],
      [PUT, 'responses', '204', undefined],
      ['paths', '/6', { get: { responses: {} } }],
      ['components', 'schemas', 'Stuff', { type: 'integer' }],
    ]),
  )

  test('is by severity and operation; operations with the same changes are told of at once', () => {
    expect(reportText(changes)).toBe(`BREAKING (2)
  GET /things/{id}
    \`Thing.id\` is not answered any more. [response-property-removed]
  PUT /things/{id}
    Is not answered with 204 any more. [response-removed]

RISKY (1)
  GET /things/{id}
    Its operationId changed from \`getThing\` to \`readThing\`. [operation-id-changed]

SAFE (7)
  GET /1, GET /2, GET /3 and 3 others
    New. [operation-added]
  component Stuff
    New: a named type. [component-added]`)
  })

  test('is Markdown for the changelog', () => {
    expect(reportMarkdown(changes)).toBe(`### Breaking

- \`GET /things/{id}\`: \`Thing.id\` is not answered any more.
- \`PUT /things/{id}\`: Is not answered with 204 any more.

### Risky

- \`GET /things/{id}\`: Its operationId changed from \`getThing\` to \`readThing\`.

### Safe

- \`GET /1\`, \`GET /2\`, \`GET /3\` and 3 others: New.
- component \`Stuff\`: New: a named type.`)
  })

  test('says so when nothing changed', () => {
    expect(reportText([])).toBe('Nothing changed for callers.')
    expect(reportMarkdown([])).toBe('Nothing changed for callers.')
  })
})

test.each([
  ['0.1.0', '0.1.0', '0.2.0'],
  ['0.1.0', '0.1.9', '0.2.0'],
  ['0.1.0', '0.2.0', undefined],
  ['0.1.0', '1.0.0', undefined],
  ['1.4.2', '1.5.0', '2.0.0'],
  ['1.4.2', '2.0.0-rc.1', undefined],
  ['2.0.0', '1.0.0', '3.0.0'],
])(
  'a breaking change takes %s to a new major version, and %s is told: %s',
  (before, after, demanded) => {
    const change = { subject: 'GET /', kind: 'operation-removed', message: 'Removed.' } as const
    expect(demandedVersion(before, after, [{ ...change, severity: 'breaking' }])).toBe(demanded)
    expect(demandedVersion(before, after, [{ ...change, severity: 'risky' }])).toBeUndefined()
  },
)

describe('the changelog', () => {
  test('has the newest version on top, and one section of each', () => {
    const first = withSection('', '0.1.0', 'First.')
    const second = withSection(first, '0.2.0', 'Second.')
    expect(first).toMatch(/^# Changelog of the contract\n\n[^#]+\n\n## 0\.1\.0\n\nFirst\.\n$/)
    expect(second.match(/^## .*/gm)).toEqual(['## 0.2.0', '## 0.1.0'])
    expect(withSection(second, '0.2.0', 'Second.')).toBe(second)
    expect(withSection(second, '0.2.0', 'Better.')).toBe(second.replace('Second.', 'Better.'))
  })
})
