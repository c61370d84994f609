import { readFileSync } from 'node:fs'
import type { OpenAPIV3_1 } from 'openapi-types'
import { expect, test } from 'vitest'

const document = JSON.parse(
  readFileSync(new URL('../openapi/openapi.json', import.meta.url), 'utf8'),
) as OpenAPIV3_1.Document

type Schema = OpenAPIV3_1.SchemaObject & { $ref?: string }
interface Named {
  name: string
  schema: Schema
  deprecated?: boolean
  description?: string
}

/** Clerk chose the names of its events. */
const operations = Object.values(document.paths ?? {})
  .flatMap((item) => Object.values(item ?? {}) as OpenAPIV3_1.OperationObject[])
  .filter(({ operationId }) => operationId !== 'receiveClerkWebhook')
const inRequests = operations.flatMap(({ parameters = [], requestBody = {} }) => [
  ...(parameters as Named[]),
  ...propertiesOf(schemaOf(requestBody)),
])
const inAnswers = operations.flatMap(({ responses = {} }) =>
  Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, answer]) => propertiesOf(schemaOf(answer))),
)

function schemaOf(described: object): Schema {
  const { content } = described as OpenAPIV3_1.ResponseObject
  return content?.['application/json']?.schema ?? {}
}

function resolve(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : (document.components?.schemas?.[name] as Schema)
}

/** The properties of a schema and of all schemas within. */
function propertiesOf(referring: Schema): Named[] {
  const schema = resolve(referring)
  const own = Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(
    ([name, property]): Named => ({ ...(property as Named), name, schema: property }),
  )
  const inner = [
    ...own.map((property) => property.schema),
    ...((schema.anyOf ?? []) as Schema[]),
    ...('items' in schema ? [schema.items as Schema] : []),
  ]
  return [...own, ...inner.flatMap(propertiesOf)]
}

/** `string`, or `array of object`. Null is left out. */
function shapeOf(referring: Schema): string {
  const schema = resolve(referring)
  const only = [schema.anyOf ?? [], schema.allOf ?? []]
    .flat()
    .find((one) => (one as Schema).type !== 'null')
  if (only) return shapeOf(only)
  const type = [schema.type].flat().find((one) => one !== 'null') ?? ''
  return 'items' in schema ? `array of ${shapeOf(schema.items)}` : type
}

function shapesOf(all: readonly Named[]): Map<string, Set<string>> {
  const shapes = new Map<string, Set<string>>()
  for (const { name, schema, deprecated } of all)
    if (!deprecated) shapes.set(name, (shapes.get(name) ?? new Set()).add(shapeOf(schema)))
  return shapes
}

test.each([
  ['request', inRequests],
  ['answer', inAnswers],
])('a name has one shape in every %s', (_where, all) => {
  const several = [...shapesOf(all)].filter(([, shapes]) => shapes.size > 1)
  expect(several.map(([name, shapes]) => [name, ...shapes])).toEqual([])
})

test('requests and answers agree, but for addresses: a request has their values alone', () => {
  const answered = shapesOf(inAnswers)
  const other = [...shapesOf(inRequests)].filter(([name, [shape = '']]) => {
    return answered.has(name) && !answered.get(name)?.has(shape)
  })
  expect(other.map(([name]) => name)).toEqual(['emailAddresses'])
})

test('a list has a name in the plural', () => {
  const lists = [...shapesOf([...inRequests, ...inAnswers])].filter(([, [shape = '']]) =>
    shape.startsWith('array'),
  )
  expect(lists.length).toBeGreaterThan(5)
  for (const [name] of lists) expect(name).toMatch(/s$|^data$/)
})

test('points in time have a name that ends with At', () => {
  const times = inAnswers.filter(
    ({ description, deprecated }) => description?.includes('since 1970') && !deprecated,
  )
  expect(times.length).toBeGreaterThan(10)
  for (const { name } of times) expect(name).toMatch(/At$/)
})

test('a former name says the present one, and the version that will not have it', () => {
  const present = shapesOf([...inRequests, ...inAnswers])
  for (const { name, description, deprecated } of [...inRequests, ...inAnswers]) {
    if (!deprecated) continue
    const [, other = '', version = ''] =
      /^Former name of `(\w+)`\. Version (\S+) will not have it\.$/.exec(description ?? '') ?? []
    expect([...present.keys()], name).toContain(other)
    expect(version.localeCompare(document.info.version, 'en', { numeric: true }), name).toBe(1)
  }
})
