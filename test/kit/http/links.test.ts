import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Type } from '@sinclair/typebox'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { list, pageQuery } from '../../../src/kit/http/pages.ts'
import { type Api, bearer, first, startApi } from '../../api.ts'

interface Page {
  data: { id: string }[]
  totalCount: number
  limit: number
  offset: number
}

let api: Api
let token: string

/** A list of any length. Its filters are returned as they were read. */
const routes: Parameters<typeof startApi>[0] = {
  routes(app) {
    const querystring = pageQuery({
      total: Type.Integer({ default: 30 }),
      text: Type.Optional(Type.String()),
      flag: Type.Optional(Type.Boolean()),
      names: list(Type.String(), 'Names'),
    })
    const response = { 200: Type.Object({}, { additionalProperties: true }) }
    const toy = { operationId: 'listToys', tags: ['Service'], summary: 'A toy' }
    const schema = { ...toy, querystring, response }
    app.get('/toys', { schema }, async ({ query }, reply) => {
      const { total, limit, offset, ...filters } = query as unknown as Record<string, number>
      const length = Math.max(0, Math.min(Number(limit), Number(total) - Number(offset)))
      const data = Array.from({ length }, (_, i) => Number(offset) + i)
      return { ...reply.page(data, Number(total)), filters }
    })
  },
}

beforeAll(async () => {
  api = await startApi(routes)
  await api.app.listen({ port: 0, host: '127.0.0.1' })
})
beforeEach(async () => {
  await api.sandbox.reset()
  token = api.session('ada')
})

const get = (url: string) => api.app.inject({ url, headers: bearer(token) })

/** The targets of a Link header by relation. */
function linksOf({ headers }: { headers: Record<string, unknown> }): Record<string, string> {
  const links = String(headers.link).split(', ')
  return Object.fromEntries(
    links.map((link) => {
      const [, target = '', relation = ''] = /^<([^<> ]+)>; rel="(\w+)"$/.exec(link) ?? []
      expect(link, 'RFC 8288').toBe(`<${target}>; rel="${relation}"`)
      return [relation, target]
    }),
  )
}

/** All pages from the first address on, by one relation. */
async function follow(relation: string, url: string) {
  const pages: Page[] = []
  for (let next: string | undefined = url; next;) {
    const answer = await get(next)
    expect(answer.statusCode, next).toBe(200)
    pages.push(answer.json())
    next = linksOf(answer)[relation]
    if (pages.length > 100) throw new Error('The list does not end')
  }
  return pages
}

const idsOf = (pages: Page[]) => pages.flatMap(({ data }) => data.map(({ id }) => id))

describe('who follows the links', () => {
  test.each([1, 4, 7, 10, 30, 31, 100])('sees every user once, by %d', async (limit) => {
    const users = [...api.sandbox.store.users.keys()]
    const pages = await follow('next', `/v1/users?limit=${limit}`)
    expect(pages).toHaveLength(Math.ceil(users.length / limit))
    expect(idsOf(pages).toSorted()).toEqual(users.toSorted())
    expect(new Set(pages.map(({ totalCount }) => totalCount))).toEqual(new Set([users.length]))
  })

  test('sees the same on the way back', async () => {
    const forth = await follow('next', '/v1/users?limit=7&sort=username&order=asc')
    const last = linksOf(await get('/v1/users?limit=7&sort=username&order=asc')).last ?? ''
    const back = await follow('prev', last)
    expect(back.toReversed()).toEqual(forth)
  })

  test('needs no parameters to begin with', async () => {
    const pages = await follow('next', '/v1/users')
    expect(pages.map(({ limit, offset, data }) => [limit, offset, data.length])).toEqual([
      [10, 0, 10],
      [10, 10, 10],
      [10, 20, 10],
    ])
  })

  test('keeps to what was asked for', async () => {
    const pages = await follow('next', '/v1/users?query=an&sort=firstName&order=asc&limit=3')
    const names = (pages as unknown as { data: { firstName: string }[] }[]).flatMap(({ data }) =>
      data.map(({ firstName }) => firstName),
    )
    expect(names.length).toBeGreaterThan(3)
    expect(names.length).toBeLessThan(30)
    expect(names).toEqual(names.toSorted())
  })

  test('finds the like in every list', async () => {
    const { id: userId } = first(api.sandbox.store.users, ({ username }) => username === 'ada')
    const { id: acme } = first(api.sandbox.store.organizations, ({ slug }) => slug === 'acme')
    for (const url of [
      '/v1/me/organizations',
      '/v1/me/sessions',
      '/v1/me/api-keys',
      `/v1/organizations/${acme}/members`,
      `/v1/organizations/${acme}/invitations`,
      `/v1/users/${userId}/sessions`,
      `/v1/users/${userId}/organizations`,
    ]) {
      const answer = await get(`${url}?limit=1`)
      const pages = await follow('next', `${url}?limit=1`)
      expect(Object.keys(linksOf(answer)), url).toEqual(
        expect.arrayContaining(['first', 'last']) as string[],
      )
      expect(new Set(idsOf(pages)).size, url).toBe(pages[0]?.totalCount)
    }
  })
})

describe('first, previous, next and last', () => {
  const offsets = async (query: string) =>
    Object.fromEntries(
      Object.entries(linksOf(await get(`/toys?${query}`))).map(([relation, target]) => [
        relation,
        Number(new URLSearchParams(target.split('?')[1]).get('offset')),
      ]),
    )

  test.each([
    // of total, limit, offset: first, prev, next, last
    ['the first of three', [30, 10, 0], { first: 0, next: 10, last: 20 }],
    ['the second of three', [30, 10, 10], { first: 0, prev: 0, next: 20, last: 20 }],
    ['the last of three', [30, 10, 20], { first: 0, prev: 10, last: 20 }],
    ['the last, which is short', [25, 10, 20], { first: 0, prev: 10, last: 20 }],
    ['one more than a page', [11, 10, 0], { first: 0, next: 10, last: 10 }],
    ['just one page', [10, 10, 0], { first: 0, last: 0 }],
    ['one short page', [3, 10, 0], { first: 0, last: 0 }],
    ['an empty list', [0, 10, 0], { first: 0, last: 0 }],
    ['an empty list, further on', [0, 10, 40], { first: 0, prev: 0, last: 0 }],
    ['just behind the end', [30, 10, 30], { first: 0, prev: 20, last: 20 }],
    ['far behind the end', [25, 10, 1_000_000_000], { first: 0, prev: 20, last: 20 }],
    ['one by one', [3, 1, 1], { first: 0, prev: 0, next: 2, last: 2 }],
    ['a hundred at once', [250, 100, 100], { first: 0, prev: 0, next: 200, last: 200 }],
    // Pages with any offset: the last is the one to which `next` finally leads.
    ['between pages', [30, 10, 5], { first: 0, prev: 0, next: 15, last: 25 }],
    ['the last between pages', [30, 10, 25], { first: 0, prev: 15, last: 25 }],
    ['a short list, from the middle', [8, 10, 5], { first: 0, prev: 0, last: 5 }],
    ['a short list, from behind', [3, 10, 5], { first: 0, prev: 0, last: 0 }],
  ])('%s', async (_name, [total = 0, limit = 0, offset = 0], expected) => {
    const query = `total=${total}&limit=${limit}&offset=${offset}`
    expect(await offsets(query)).toEqual(expected)
    const { data, ...rest } = (await get(`/toys?${query}`)).json<Page>()
    expect(rest).toMatchObject({ totalCount: total, limit, offset })
    expect(data).toHaveLength(Math.max(0, Math.min(limit, total - offset)))
  })
})

describe('the query of a link', () => {
  test.each([
    ['a list', 'names=a&names=b'],
    ['a list in brackets', 'names[]=a&names[]=b'],
    ['a list with commas', 'names=a,b'],
    ['what separates parameters', `text=${encodeURIComponent('a&b=c;d#e?f')}`],
    ['commas, which are no list', `text=${encodeURIComponent('a,b')}`],
    ['spaces and plus signs', `text=${encodeURIComponent(' a + b ')}`],
    ['percent signs', `text=${encodeURIComponent('100% %2C %zz')}`],
    ['what ends a link', `text=${encodeURIComponent('>; rel="next", <http://evil')}`],
    ['line breaks', `text=${encodeURIComponent('a\r\nX-Injected: 1')}`],
    ['any script', `names=${encodeURIComponent('Ünï 漢字 😀')}&names=${encodeURIComponent('ß')}`],
    ['quotes', `names=${encodeURIComponent('"\'`')}`],
    ['a boolean', 'flag=true'],
    ['no boolean', 'flag=false'],
  ])('keeps %s', async (_name, query) => {
    const answer = await get(`/toys?${query}&limit=10`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).not.toHaveProperty('x-injected')
    const { filters } = answer.json<{ filters: object }>()
    expect(Object.keys(filters)).toHaveLength(1)
    for (const target of Object.values(linksOf(answer))) {
      const there = (await get(target)).json<{ filters: object }>()
      expect(there.filters).toEqual(filters)
    }
  })

  test('has a list the way the document says', async () => {
    for (const query of ['names=a&names=b', 'names[]=a&names[]=b', 'names=a,b'])
      expect(linksOf(await get(`/toys?${query}`)).next).toContain('names=a&names=b&')
  })

  test('keeps special characters of a real filter', async () => {
    const externalIds = ['a&b', 'a=b+c %', 'ü/漢']
    for (const [n, externalId] of externalIds.entries())
      await api.app.inject({
        method: 'POST',
        url: '/v1/users',
        headers: bearer(token),
        payload: { emailAddresses: [`special-${n}@example.com`], externalId },
      })
    const query = externalIds.map((id) => `externalIds=${encodeURIComponent(id)}`).join('&')
    const pages = await follow('next', `/v1/users?${query}&limit=1&sort=emailAddress&order=asc`)
    const users = pages.flatMap(({ data }) => data as unknown as { externalId: string }[])
    expect(users.map(({ externalId }) => externalId)).toEqual(externalIds)
  })
})

describe('a query that is long', () => {
  const ids = (count: number) =>
    Array.from({ length: count }, (_, i) => `userIds=user_${String(i).padStart(27, '0')}`).join('&')

  test.each([
    [0, ['next', 'prev', 'first', 'last']],
    [10, ['next', 'prev', 'first', 'last']],
    [15, ['next', 'prev', 'first']],
    [20, ['next', 'prev']],
    [40, ['next']],
    [100, []],
  ])('of %d ids has the links that fit, the most useful first', async (count, relations) => {
    const names = ids(count).replaceAll('userIds', 'names')
    const answer = await get(`/toys?limit=10&offset=10&${names}`)
    expect(answer.statusCode).toBe(200)
    const { link } = answer.headers
    expect(link === undefined ? [] : Object.keys(linksOf(answer))).toEqual(relations)
    expect(String(link).length).toBeLessThanOrEqual(2048)
  })

  test('is answered to a client that bears no more headers than is usual', async () => {
    const { port } = api.app.server.address() as AddressInfo
    const names = ids(100).replaceAll('userIds', 'names')
    const url = `http://127.0.0.1:${port}/toys?limit=10&offset=10&${names}`
    const answer = await fetch(url, { headers: bearer(token) })
    expect([answer.status, await answer.json()]).toMatchObject([200, { offset: 10 }])
  })
})

describe('where a link leads', () => {
  test('to the path, for whoever knows the host', async () => {
    expect(linksOf(await get('/toys')).next).toBe('/toys?total=30&limit=10&offset=10')
  })

  test('to the path also when the request names another host', async () => {
    const { port } = api.app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `GET http://evil.example/toys HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
    )
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1.1 200 /)
    expect(answer).toContain('\nlink: </toys?')
    expect(answer).not.toContain('evil')
  })

  test('to PUBLIC_URL, and so does Location', async () => {
    const publicUrl = 'https://api.example.com/base'
    const behind = await startApi({ ...routes, config: { publicUrl } })
    const headers = bearer(behind.session('ada'))
    const page = await behind.app.inject({ url: '/v1/users?limit=10', headers })
    for (const target of Object.values(linksOf(page)))
      expect(target).toMatch(/^https:\/\/api\.example\.com\/base\/v1\/users\?/)
    const payload = { emailAddresses: ['new@example.com'] }
    const created = await behind.app.inject({ method: 'POST', url: '/v1/users', headers, payload })
    const { id } = created.json<{ id: string }>()
    expect(created.headers.location).toBe(`${publicUrl}/v1/users/${id}`)
    // The proxy at the public address removes the prefix.
    const location = String(created.headers.location).slice(publicUrl.length)
    expect((await behind.app.inject({ url: location, headers })).json()).toMatchObject({ id })
  })

  test('Location, without PUBLIC_URL, is a path that can be read', async () => {
    const created = await api.app.inject({
      method: 'POST',
      url: '/v1/organizations',
      headers: bearer(token),
      payload: { name: 'Located' },
    })
    expect(created.statusCode).toBe(201)
    expect((await get(String(created.headers.location))).json()).toEqual(created.json())
  })
})
