import { Type } from '@sinclair/typebox'
import { beforeAll, describe, expect, test } from 'vitest'
import { nullable } from '../../../src/kit/openapi/component.ts'
import { type Api, bearer, startApi } from '../../api.ts'

let api: Api

beforeAll(async () => {
  api = await startApi({
    routes(app) {
      const response = { 200: Type.Object({}, { additionalProperties: true }) }
      const toy = { tags: ['Service'], summary: 'A toy', security: [], response }
      app.get(
        '/values/:id',
        {
          schema: {
            ...toy,
            operationId: 'getValues',
            params: Type.Object({ id: Type.Integer() }),
            headers: Type.Object({ 'x-count': Type.Optional(Type.Integer()) }),
            querystring: Type.Object({
              count: Type.Optional(Type.Integer()),
              ratio: Type.Optional(Type.Number()),
              wanted: Type.Optional(Type.Boolean()),
              maybe: Type.Optional(nullable(Type.Integer())),
              either: Type.Optional(Type.Union([Type.Integer(), Type.Boolean()])),
              text: Type.Optional(Type.String()),
              counts: Type.Optional(Type.Array(Type.Integer(), { maxItems: 9 })),
              answers: Type.Optional(Type.Array(Type.Boolean(), { maxItems: 9 })),
            }),
          },
        },
        async ({ params, query, headers }) => ({ ...params, ...query, sent: headers['x-count'] }),
      )
    },
  })
})

/** Texts that `+value` reads as a whole number, and other notations. */
const NO_INTEGERS = [
  '1e3',
  '1E0',
  '0x10',
  '0o7',
  '0b1',
  ' 5',
  '5 ',
  '\t5',
  '+5',
  '05',
  '-0',
  '5.0',
  '5.',
  '.5',
  '1_000',
  '1,000.',
  'Infinity',
  '-Infinity',
  'NaN',
  '1e999',
  '9'.repeat(20),
  '9'.repeat(400),
  '٣',
  '５',
  '²',
  'true',
  'null',
  '[5]',
  '-',
  '',
]

async function get(query: string, path = '/values/1', headers = {}) {
  const answer = await api.app.inject({ url: `${path}?${query}`, headers })
  return { status: answer.statusCode, ...answer.json<Record<string, unknown>>() }
}

const refused = (pointer: string) => ({ status: 400, errors: [{ pointer }] })

describe('an integer is written in decimal digits, and no other way', () => {
  test.each(NO_INTEGERS)('not as "%s"', async (value) => {
    const encoded = encodeURIComponent(value)
    for (const name of ['count', 'maybe', 'either'])
      if (!(name === 'either' && value === 'true'))
        expect(await get(`${name}=${encoded}`)).toMatchObject({ status: 400 })
    if (!value.includes(','))
      expect(await get(`counts=1&counts=${encoded}`)).toMatchObject(refused('/query/counts/1'))
    if (encoded) expect(await get('', `/values/${encoded}`)).toMatchObject({ status: 400 })
    // HTTP itself removes spaces around a header.
    if (/^[!-~]+$/.test(value))
      expect(await get('', '/values/1', { 'x-count': value })).toMatchObject(
        refused('/header/x-count'),
      )
  })

  test.each([
    ['0', 0],
    ['7', 7],
    ['-12', -12],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('but as "%s"', async (text, count) => {
    const query = `count=${text}&maybe=${text}&either=${text}&counts=${text},${text}&text=${text}`
    expect(await get(query, `/values/${text}`, { 'x-count': text })).toEqual({
      status: 200,
      id: count,
      count,
      maybe: count,
      either: count,
      counts: [count, count],
      text,
      sent: count,
    })
  })

  test('in the lists of the API as well', async () => {
    const headers = bearer(api.session('ada'))
    for (const value of ['1e1', '0x10', ' 5', '5.0', '+5'])
      for (const name of ['limit', 'offset'])
        expect(
          await get(`${name}=${encodeURIComponent(value)}`, '/v1/users', headers),
        ).toMatchObject(refused(`/query/${name}`))
  })
})

test('a number has no exponent, no sign but minus, and is finite', async () => {
  for (const value of ['1e3', '0x1', ' 1.5', '%2B1', '.5', '5.', 'Infinity', 'NaN', '01.5'])
    expect(await get(`ratio=${value}`)).toMatchObject(refused('/query/ratio'))
  for (const value of ['0', '1.5', '-0.25', '100'])
    expect(await get(`ratio=${value}`)).toMatchObject({ status: 200, ratio: Number(value) })
})

test('a boolean is true or false', async () => {
  for (const value of ['1', '0', 'True', 'TRUE', 'yes', 'on', '', 'null', '%20true'])
    expect(await get(`wanted=${value}`)).toMatchObject(refused('/query/wanted'))
  expect(await get('wanted=true&either=false&answers=true,false')).toMatchObject({
    wanted: true,
    either: false,
    answers: [true, false],
  })
  expect(await get('answers=true&answers=1')).toMatchObject(refused('/query/answers/1'))
})

test('a value is given once', async () => {
  for (const name of ['count', 'ratio', 'wanted', 'text'])
    expect(await get(`${name}=1&${name}=1`)).toMatchObject(refused(`/query/${name}`))
})

describe('a query is UTF-8, percent-encoded', () => {
  test.each([
    ['a byte that is none', 'text=%ff', '/query/text'],
    ['the first of two bytes alone', 'text=a%C3', '/query/text'],
    ['a byte that continues nothing', 'text=%80', '/query/text'],
    ['an overlong form', 'text=%C0%80', '/query/text'],
    ['half a surrogate pair', 'text=%ED%A0%80', '/query/text'],
    ['beyond Unicode', 'text=%F5%80%80%80', '/query/text'],
    ['half an escape', 'text=%4', '/query/text'],
    ['a percent sign alone', 'text=100%', '/query/text'],
    ['an escape that is none', 'text=%zz', '/query/text'],
    ['a name that is none', '%ff=a', '/query'],
    ['behind what is good', 'count=1&text=%e9t%e9', '/query/text'],
    ['NUL', 'text=a%00b', '/query/text'],
  ])('and refused where it is not: %s', async (_name, query, pointer) => {
    expect(await get(query)).toMatchObject({
      code: 'invalid_request',
      ...refused(pointer),
    })
  })

  test.each([
    ['text=%C3%A9', 'é'],
    ['text=%F0%9F%98%80', '😀'],
    ['text=a+b%20c%2B', 'a b c+'],
    ['text=100%25', '100%'],
    ['te%78t=a', 'a'],
  ])('and taken where it is: %s', async (query, text) => {
    expect(await get(query)).toMatchObject({ status: 200, text })
  })

  test('in operations without parameters, too', async () => {
    const answer = await api.app.inject('/health/live?%ff')
    expect(answer.json()).toMatchObject({
      ...refused('/query'),
      detail: 'The query is not percent-encoded UTF-8.',
    })
  })
})
