import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { orderBy } from '../../../src/kit/http/pages.ts'
import { type Api, bearer, startApi } from '../../api.ts'

interface Page {
  data: Record<string, unknown>[]
  totalCount: number
  limit: number
  offset: number
}

let api: Api
let token: string
beforeAll(async () => {
  api = await startApi()
  token = api.session('ada')
})

const get = (url: string) => api.app.inject({ url, headers: bearer(token) })
const users = async (query: string) => (await get(`/v1/users?${query}`)).json<Page>()

describe('a page', () => {
  test('has ten items of all when nothing is said', async () => {
    const { data, ...rest } = await users('')
    expect(rest).toEqual({ totalCount: 30, limit: 10, offset: 0 })
    expect(data).toHaveLength(10)
  })

  test.each([
    ['limit=1', 1],
    ['limit=100', 30],
    ['limit=30', 30],
    ['offset=25', 5],
    ['limit=7&offset=28', 2],
    ['offset=30', 0],
    ['offset=1000000000', 0],
  ])('%s has %d items', async (query, count) => {
    const { data, totalCount, limit, offset } = await users(query)
    expect([data.length, totalCount]).toEqual([count, 30])
    const asked = new URLSearchParams(query)
    expect([limit, offset]).toEqual([
      Number(asked.get('limit') ?? 10),
      Number(asked.get('offset') ?? 0),
    ])
  })

  test.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=x',
    'limit=1.5',
    'limit=',
    'limit',
    'limit=1&limit=2',
    'limit=1,2',
    'limit=NaN',
    'limit=Infinity',
    'limit=1e999',
    'offset=Infinity',
    'offset=-1e999',
    'offset=-1',
    'offset=x',
    'offset=1000000001',
    'offset=0.5',
    'sort=password',
    'sort=createdAt&sort=username',
    'order=asc&order=asc',
    'order=up',
    'order=ASC',
    'page=2',
  ])('there is none for %s', async (query) => {
    const answer = await get(`/v1/users?${query}`)
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'invalid_request' }])
    const { errors } = answer.json<{ errors: { pointer: string }[] }>()
    expect(errors[0]?.pointer).toBe(`/query/${query.split('=')[0] ?? ''}`)
    expect(answer.headers).not.toHaveProperty('link')
  })
})

describe('a sorted list', () => {
  test.each([
    ['sort=username&order=asc', 1],
    ['sort=username&order=desc', -1],
    ['sort=username', -1],
    ['sort=firstName&order=asc', 1],
    ['sort=createdAt&order=asc', 1],
    ['sort=createdAt', -1],
    ['', -1],
  ])('begins at the end that was asked for: %s', async (query, direction) => {
    const name = new URLSearchParams(query).get('sort') ?? 'createdAt'
    const { data } = await users(`${query}&limit=100`)
    expect(data).toHaveLength(30)
    const values = data.map((user) => user[name] as string | number)
    const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0) * direction)
    expect(values).toEqual(sorted)
  })

  test.each([
    [{ sort: 'createdAt', order: 'desc' } as const, '-created_at'],
    [{ sort: 'createdAt', order: 'asc' } as const, '+created_at'],
    [{ sort: 'username', order: 'desc' } as const, '-username'],
    [{ sort: 'lastSignInAt', order: 'asc' } as const, '+last_sign_in_at'],
  ])('is what Clerk sorts by: %o', (query, expected) => {
    expect(orderBy(query)).toBe(expected)
  })
})

test('the document says how long a page is, and that all of it may be left out', () => {
  const { paths = {}, components = {} } = api.app.swagger() as OpenAPIV3_1.Document
  const lists = Object.entries(paths).flatMap(([path, item]) => {
    const parameters = (item?.get?.parameters ?? []) as OpenAPIV3_1.ParameterObject[]
    return parameters.some(({ name }) => name === 'offset') ? [{ path, parameters }] : []
  })
  expect(lists.length).toBeGreaterThan(6)
  for (const { path, parameters } of lists) {
    const of = (name: string) => parameters.find((parameter) => parameter.name === name)
    expect(of('limit'), path).toMatchObject({
      in: 'query',
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 10 },
    })
    expect(of('offset'), path).toMatchObject({
      in: 'query',
      schema: { type: 'integer', minimum: 0, maximum: 1_000_000_000, default: 0 },
    })
    expect([of('limit')?.required ?? false, of('offset')?.required ?? false]).toEqual([
      false,
      false,
    ])
    const answer = paths[path]?.get?.responses['200'] as OpenAPIV3_1.ResponseObject
    expect(answer.headers, path).toHaveProperty('Link')
    const { $ref = '' } = answer.content?.['application/json']?.schema as { $ref?: string }
    expect(components.schemas?.[$ref.split('/').at(-1) ?? ''], path).toMatchObject({
      required: ['data', 'totalCount', 'limit', 'offset'],
      properties: { data: { type: 'array' } },
    })
  }
})
