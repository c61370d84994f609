import { beforeAll, describe, expect, test } from 'vitest'
import { createCatalogue } from '../../../src/kit/problems/app-catalogue.ts'
import { Problem } from '../../../src/kit/problems/problem.ts'
import { createSigner } from '../../../src/sandbox/index.ts'
import { type Api, bearer, startApi } from '../../api.ts'

/** Headers that differ between two requests. */
const OF_THE_MOMENT = /^(?:x-request-id|date|ratelimit-.*)$/

let api: Api
beforeAll(async () => {
  api = await startApi()
})

describe('a refusal that is answered many times', () => {
  test.each([
    ['no token', () => ({})],
    ['a token that another key signed', () => bearer(foreignToken())],
    ['a token of no known kind', () => bearer('nonsense')],
    [
      'a kind that the operation does not take',
      () => bearer('mt_0123456789abcdef0123456789abcdef'),
    ],
  ])('differs only in the id of the request: %s', async (_case, credential) => {
    const headers = credential()
    const ask = async (id: string) => {
      const {
        statusCode,
        headers: all,
        body,
      } = await api.app.inject({
        url: '/v1/me',
        headers: { ...headers, 'x-request-id': id },
      })
      expect(JSON.parse(body)).toMatchObject({ status: 401, instance: id })
      const others = Object.entries(all).filter(([name]) => !OF_THE_MOMENT.test(name))
      return { statusCode, echoed: all['x-request-id'], others, body: body.replace(id, '') }
    }
    const first = await ask('request-1')
    const second = await ask('request-2')
    expect(first).toMatchObject({ statusCode: 401, echoed: 'request-1' })
    expect(second).toEqual({ ...first, echoed: 'request-2' })
  })
})

describe('the answer of a problem', () => {
  const catalogueOf = (realm: string) => createCatalogue({ own: {}, typeBase: 'urn:', realm })

  test('stays JSON with any id and any detail', () => {
    const detail = 'It says "instance":"" and {"instance":""}.'
    const { body } = catalogueOf('api').answer(new Problem('invalid_request', { detail }))
    for (const id of ['req-1', 'a "quoted" id', '$& \\ \n'])
      expect(JSON.parse(body(id))).toMatchObject({ detail, instance: id, status: 400 })
  })

  test('is that of its own app', () => {
    const problem = new Problem('not_authenticated')
    for (const realm of ['one', 'other'])
      expect(catalogueOf(realm).answer(problem).headers['www-authenticate']).toBe(
        `Bearer realm="${realm}"`,
      )
  })
})

function foreignToken(): string {
  const { store, signer } = api.sandbox
  const [user] = store.users.values()
  return createSigner().session({ sub: user?.id ?? '' }, { kid: signer.kid })
}
